"""What an office sets: from a file, the environment, the command; and what is refused."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import request

from docgen.errors import BrokenFile, InvalidInput
from docgen.pdf import cores
from tests.web.office import open_office
from web import create_app
from web.settings import KNOWN_SECRETS, Settings, read_settings
from web.wiring import LateConverter, open_services


@pytest.mark.parametrize("secret", [*sorted(KNOWN_SECRETS), "k" * 31])
def test_a_secret_that_everybody_knows_or_guesses_is_refused(secret: str) -> None:
    with pytest.raises(InvalidInput, match="secret"):
        read_settings({"DOCGEN_WEB_SECRET": secret})
    assert read_settings({"DOCGEN_WEB_SECRET": secret, "DOCGEN_WEB_TRIAL": "1"}).secret == secret


def test_a_secret_is_made_once_and_nobody_else_reads_it(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: settings.secret_key(), range(8)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 64
    assert (settings.home / "secret.key").stat().st_mode & 0o077 == 0
    assert os.listdir(settings.home) == ["secret.key"]  # noqa: PTH208 - hidden files count


def test_the_command_overrules_the_environment_which_overrules_the_file(tmp_path: Path) -> None:
    file = tmp_path / "docgen.toml"
    file.write_text('port = 1111\nthreads = 3\nhosts = ["a.gov.vn"]\nidle_minutes = 30\n')
    environment = {
        "DOCGEN_WEB_CONFIG": str(file),
        "DOCGEN_WEB_PORT": "2222",
        "DOCGEN_WEB_THREADS": "5",
    }
    settings = read_settings(environment, port=3333, host=None)
    assert (settings.port, settings.threads, settings.idle_minutes) == (3333, 5, 30)
    assert settings.hosts == ("a.gov.vn",)
    more = read_settings({**environment, "DOCGEN_WEB_HOSTS": "b.gov.vn, c.gov.vn"})
    assert more.hosts == ("b.gov.vn", "c.gov.vn")


def test_every_wrong_setting_is_told(tmp_path: Path) -> None:
    file = tmp_path / "docgen.toml"
    file.write_text("port = 99999\nthreads = 0\ncolour = 'red'\n")
    with pytest.raises(InvalidInput) as told:
        read_settings({"DOCGEN_WEB_CONFIG": str(file)})
    assert {problem.place for problem in told.value.problems} == {"port", "threads", "colour"}
    file.write_text("port = ")
    with pytest.raises(BrokenFile):
        read_settings({"DOCGEN_WEB_CONFIG": str(file)})
    with pytest.raises(BrokenFile):
        read_settings({"DOCGEN_WEB_CONFIG": str(tmp_path / "không-có.toml")})


def test_a_request_for_another_host_is_refused(tmp_path: Path, converter: LateConverter) -> None:
    settings = read_settings({}, home=tmp_path, hosts=("docgen.gov.vn",), https=True, proxies=1)
    services = open_services(settings, converter=converter)
    try:
        client = create_app(services).test_client()
        for host, status in (("docgen.gov.vn", 200), ("evil.example", 400)):
            asked = client.get("/dang-nhap", headers={"Host": host})
            assert asked.status_code == status
            assert "evil.example" not in asked.text
    finally:
        services.records.close()


def test_behind_a_proxy_with_tls_the_cookie_is_bound_to_the_host(
    tmp_path: Path, converter: LateConverter
) -> None:
    settings = read_settings({}, home=tmp_path, https=True, proxies=1)
    services = open_services(settings, converter=converter)
    try:
        app = create_app(services)
        seen: list[str | None] = []
        app.before_request(lambda: seen.append(request.remote_addr))
        asked = app.test_client().get(
            "/dang-nhap", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3"}
        )
        assert asked.headers["Set-Cookie"].startswith("__Host-docgen=")
        assert "Secure" in asked.headers["Set-Cookie"]
        assert "max-age" in asked.headers["Strict-Transport-Security"]
        assert seen == ["10.1.2.3"]
    finally:
        services.records.close()


def test_without_a_proxy_nobody_is_believed_who_they_speak_for(
    tmp_path: Path, converter: LateConverter
) -> None:
    office = open_office(tmp_path, converter)
    seen: list[str | None] = []
    office.app.before_request(lambda: seen.append(request.remote_addr))
    office.client().get("/dang-nhap", headers={"X-Forwarded-For": "10.1.2.3"})
    assert seen == ["127.0.0.1"]
    office.records.close()


@pytest.mark.parametrize(
    ("workers", "converters", "at_once"),
    [(1, 1, 1), (1, 0, cores()), (0, 0, cores()), (4, 0, cores()), (0, 1, 1), (64, 256, cores())],
)
def test_what_works_on_a_batch_here_is_known(workers: int, converters: int, at_once: int) -> None:
    settings = Settings(workers=workers, worker_converters=converters)
    assert settings.batch_converters == at_once


def test_wrong_settings_are_told_all_at_once_and_in_vietnamese() -> None:
    wrong = {"PORT": "70000", "THREADS": "nhiều", "LEASE_SECONDS": "1", "TRIAL": "có"}
    with pytest.raises(InvalidInput) as told:
        read_settings({f"DOCGEN_WEB_{name}": value for name, value in wrong.items()})
    assert {str(one) for one in told.value.problems} == {
        "port: thiết đặt sai: nhiều nhất là 65535.",
        "threads: thiết đặt sai: cần một số nguyên.",
        "lease_seconds: thiết đặt sai: ít nhất là 2.",
        "trial: thiết đặt sai: cần true hoặc false.",
    }


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"port = 1\nhost = ???\n", "sai cách viết TOML ở dòng 2"),
        (b"host = '\xff'", "không phải văn bản UTF-8"),
        (None, "không tìm thấy tệp"),
    ],
)
def test_a_file_of_settings_that_cannot_be_read(
    tmp_path: Path, written: bytes | None, told: str
) -> None:
    file = tmp_path / "docgen.toml"
    if written is not None:
        file.write_bytes(written)
    with pytest.raises(BrokenFile, match=told):
        read_settings({"DOCGEN_WEB_CONFIG": str(file)})


def test_a_home_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInput, match="home: không tạo được thư mục"):
        open_services(Settings(home=tmp_path / "file" / "home"))
