"""`docgen template` and `docgen doctor`."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from docgen.cli.exits import Exit
from docgen.filling.stamping.stamp import TEMPLATES, stamp
from docgen.settings import settings
from docgen.standards.library import edition, editions
from tests.cli.test_make import run


def test_shipped_templates_are_those_of_the_editions_in_force() -> None:
    for known in (e for e in editions() if e.effective_to is None):
        for name in TEMPLATES:
            path = settings().templates / known.side.value / f"{name}.docx"
            assert path.read_bytes() == stamp(known, name), f"{path}: run docgen template stamp"


def test_stamp_writes_and_check_passes(tmp_path: Path) -> None:
    assert run("template", "stamp", "--out", tmp_path).exit_code == Exit.OK
    files = sorted(tmp_path.rglob("*.docx"))
    assert len(files) == 2 * len(TEMPLATES)
    assert run("template", "check", *files).exit_code == Exit.OK


def spoil(tmp_path: Path, old: str, new: str) -> Path:
    content = stamp(edition("state_nd30_2020"), "ke-hoach")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert old in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new, 1)
    path = tmp_path / "mẫu sửa.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ so_ky_hieu }}", "{{ so_ki_hieu }}", "Không có thẻ «so_ki_hieu»"),
        ("{{ pl.nhan }}", "{{ pl.nhann }}", "Không có thẻ «pl.nhann»"),
        ("{{p noi_dung }}", "", "Thiếu thẻ «noi_dung»"),
        ("{%p endfor %}", "", "Thẻ viết sai"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu", "Thẻ viết sai"),
    ],
)
def test_check_names_what_is_wrong(tmp_path: Path, old: str, new: str, told: str) -> None:
    result = run("template", "check", spoil(tmp_path, old, new))
    assert result.exit_code == Exit.WRONG_TEMPLATE
    assert told in result.output


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"<html></html>", bytes(range(256)) * 40])
def test_check_survives_any_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rác.docx"
    path.write_bytes(content)
    result = run("template", "check", path)
    assert result.exit_code == Exit.WRONG_TEMPLATE
    assert "không phải là tệp Word" in result.output


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (80 << 20))
    result = run("template", "check", path)
    assert result.exit_code == Exit.WRONG_TEMPLATE
    assert "quá lớn" in result.output


def test_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.loads(run("template", "list", "--json").stdout)
    assert {row["problems"] for row in rows} == {0}
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
    assert "thiếu tệp" in run("template", "list").output


def test_doctor_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
    result = run("doctor", "--json")
    assert result.exit_code == Exit.MISSING_PROGRAM
    rows = {row["subject"]: row for row in json.loads(result.stdout)}
    assert rows["Mẫu văn bản"]["cure"].startswith("docgen template stamp")


def test_schema_is_a_json_schema() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema")
