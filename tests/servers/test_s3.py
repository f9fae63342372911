"""The throw-away S3 server: what it says, and to whom."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from tests.servers.s3 import empty_bucket, s3_server


def test_it_tells_of_errors_and_not_of_every_request(caplog: pytest.LogCaptureFixture) -> None:
    with s3_server() as environment:
        address = environment["AWS_ENDPOINT_URL"]
        empty_bucket(address)
        assert [one.name for one in caplog.records] == []
        host = urlsplit(address)
        with socket.create_connection((host.hostname, host.port)) as stranger:
            stranger.sendall(b"GET / NONSENSE\r\n\r\n")
            while stranger.recv(1024):
                pass
    assert "NONSENSE" in caplog.text
