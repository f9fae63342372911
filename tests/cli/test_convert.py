"""`docgen convert`: PDFs beside the reasons why there is none."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from pikepdf import pdfa

from docgen.cli import convert as convert_module
from docgen.cli.convert import convert_command
from docgen.cli.exits import Exit
from docgen.cli.main import main
from tests.pdf.documents import docx, pages

pytestmark = pytest.mark.libreoffice


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)])


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_every_file_becomes_a_pdf_of_its_name(tmp_path: Path) -> None:
    files = [
        _write(tmp_path / "Kế hoạch số 5.docx", pages(2)),
        _write(tmp_path / "Báo cáo.v2.docx", pages(3)),
    ]
    result = run(*files, "--out", tmp_path / "ra" / "sâu", "--jobs", 1)
    assert result.exit_code == Exit.OK, result.output
    assert "Đã chuyển 2/2 tệp, 5 trang" in result.stdout
    names = {path.name for path in (tmp_path / "ra" / "sâu").iterdir()}
    assert names == {"Kế hoạch số 5.pdf", "Báo cáo.v2.pdf"}


def test_each_failure_is_named_with_its_reason(tmp_path: Path) -> None:
    files = [
        _write(tmp_path / "tốt.docx", docx("x")),
        _write(tmp_path / "rỗng.docx", b""),
        _write(tmp_path / "web.docx", b"<html>"),
        tmp_path / "thiếu.docx",
    ]
    result = run(*files, "--out", tmp_path / "ra", "--jobs", 1)
    assert result.exit_code == Exit.BROKEN_FILE
    assert "Đã chuyển 1/4 tệp" in result.stdout
    assert "Không chuyển được 3 tệp" in result.stderr
    for words in ("«rỗng.docx»: tệp rỗng", "«web.docx»: đây là trang web", "«thiếu.docx»: không"):
        assert words in result.stderr
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["tốt.pdf"]


def test_libreoffice_at_fault_has_another_exit_code(tmp_path: Path) -> None:
    odd = _write(tmp_path / "lạ.docx", b"PK before the zip" + docx("x"))
    result = run(odd, "--out", tmp_path, "--jobs", 1)
    assert result.exit_code == Exit.CONVERSION_FAILED
    assert "«lạ.docx»: LibreOffice không mở được" in result.stderr


def test_archive_pdfs(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.docx", docx("x"))
    assert run(file, "--out", tmp_path, "--pdfa", "--jobs", 1).exit_code == Exit.OK
    with pikepdf.open(io.BytesIO((tmp_path / "a.pdf").read_bytes())) as pdf:
        assert pdfa.check(pdf, "2b").verdict == "pass"


def test_json_for_other_programs(tmp_path: Path) -> None:
    good, bad = _write(tmp_path / "a.docx", pages(2)), _write(tmp_path / "b.docx", b"")
    result = run(good, bad, "--out", tmp_path / "ra", "--json", "--jobs", 1)
    assert json.loads(result.stdout) == [
        {"source": str(good), "pdf": str(tmp_path / "ra" / "a.pdf"), "pages": 2, "error": None},
        {"source": str(bad), "pdf": None, "pages": 0,
         "error": "«b.docx»: tệp rỗng, không có nội dung."},
    ]  # fmt: skip


def test_two_files_of_one_name_are_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    files = [_write(tmp_path / "a.docx", docx("1")), _write(tmp_path / "x" / "a.docx", docx("2"))]
    result = run(*files, "--out", tmp_path / "ra")
    assert result.exit_code == Exit.WRONG_INPUT
    assert result.stderr.count("trùng tên PDF «a.pdf»") == 2
    assert not (tmp_path / "ra").exists()


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    way = _write(tmp_path / "ra", b"")
    result = run(_write(tmp_path / "a.docx", docx("1")), "--out", way / "sâu")
    assert result.exit_code == Exit.WRONG_INPUT
    assert "không tạo được thư mục" in result.stderr


def test_the_same_file_twice_is_one_job(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.docx", docx("1"))
    result = run(file, file, "--out", tmp_path / "ra", "--jobs", 1)
    assert result.exit_code == Exit.OK
    assert "Đã chuyển 1/1 tệp" in result.stdout


def test_a_terminal_sees_rate_and_time_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    real = convert_module.Console
    monkeypatch.setattr(
        convert_module, "Console", lambda **_: real(file=screen, force_terminal=True, width=100)
    )
    files = [_write(tmp_path / f"{number}.docx", docx("x")) for number in range(4)]
    result = CliRunner().invoke(
        convert_command, [*map(str, files), "--out", str(tmp_path / "ra"), "--jobs", "1"]
    )
    assert result.exit_code == Exit.OK
    assert "4/4" in screen.getvalue()
    assert "bản/giây" in screen.getvalue()
    assert "còn" in screen.getvalue()
