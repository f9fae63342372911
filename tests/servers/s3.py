"""A throw-away S3 server on loopback: moto behind a real port, spoken to over real HTTP."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

#: What a client needs in its environment; moto takes any key.
KEYS = {
    "AWS_ACCESS_KEY_ID": "kiem-thu",
    "AWS_SECRET_ACCESS_KEY": "khong-bi-mat",
    "AWS_REGION": "us-east-1",
}
BUCKET = "docgen-kiem-thu"


@contextmanager
def s3_server(host: str = "127.0.0.1") -> Iterator[dict[str, str]]:
    """A running server with an empty bucket; the environment of its clients.

    It tells of errors and not of every request: a batch makes many thousands.
    """
    log = logging.getLogger("werkzeug")
    level = log.level
    log.setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address=host, port=0, verbose=False)
    server.start()
    try:
        bound, port = server.get_host_and_port()
        address = f"http://{bound}:{port}"
        empty_bucket(address)
        yield {**KEYS, "AWS_ENDPOINT_URL": address}
    finally:
        server.stop()
        log.setLevel(level)


def empty_bucket(address: str) -> None:
    """Forget everything that the server at an address holds, and make the bucket."""
    for method, path in (("POST", "/moto-api/reset"), ("PUT", f"/{BUCKET}")):
        requests.request(method, address + path, timeout=120).raise_for_status()
