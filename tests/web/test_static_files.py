"""Static files: addresses that name their content, kept for good; others asked for again."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import web
from docgen.records.rights import Role
from tests.web.office import Office

_STATIC = Path(web.__file__).parent / "static"


@pytest.mark.parametrize("address", ["/", "/so", "/nhieu-xa", "/soan/{draft}", "/nhieu-xa/moi"])
def test_every_static_address_names_its_content(office: Office, address: str) -> None:
    clerk = office.role(Role.CLERK)
    page = clerk.get(address.format(draft=office.draft().id)).text
    found = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    assert len(found) >= 4
    for one in found:
        name, _mark, version = one.partition("?v=")
        content = (_STATIC / name).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(version)
        assert len(version) == 12
        with clerk.get(f"/static/{one}") as answer:
            assert answer.data == content
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["desk.css", "desk.css?v=", "desk.css?v=000000000000"])
def test_without_the_right_version_a_file_is_asked_for_again(office: Office, address: str) -> None:
    with office.client().get(f"/static/{address}") as answer:
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["ETag"]


@pytest.mark.parametrize("address", ["none.css?v=1", "../web/cli.py?v=1", "?v=1"])
def test_what_is_not_there_is_not_kept(office: Office, address: str) -> None:
    answer = office.client().get(f"/static/{address}")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_style_sheets_name_no_file_of_ours() -> None:
    """A file named in one would have an address without version."""
    sheets = [sheet.read_text("utf-8") for sheet in _STATIC.rglob("*.css")]
    assert [
        one for text in sheets for one in re.findall(r"url\((?!\s*['\"]?data:)[^)]+", text)
    ] == []
