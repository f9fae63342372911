"""`docgen make`: files come out whole, wrong dossiers are told whole, nothing is half written."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from docx import Document
from pikepdf import pdfa

from docgen.cli.exits import Exit
from docgen.cli.main import main
from docgen.settings import settings

GOOD = """
issuer: {side: state, name: [Ủy ban nhân dân, xã Xuân Phước], sign: UBND}
place: Xuân Phước
date: 2026-06-05
signature: {authority: TM. Ủy ban nhân dân, position: Chủ tịch, name: Nguyễn Văn An}
filing: VT
papers:
  - kind: plan
    number: 5
    abstract: Xây dựng điển hình tiên tiến năm 2026
    body: |
      I. MỤC ĐÍCH
      - Phát hiện và nhân rộng điển hình & <mô hình> {{ hay }}.
  - kind: official_letter
    unit: VHXH
    abstract: góp ý dự thảo
    addressees: [Các thôn]
    body: Ủy ban nhân dân xã đề nghị các thôn góp ý.
"""
BAD = """
issuer: {side: state, name: UBND xã A, sign: UBND}
date: 31/02/2026
signature: {authority: Chủ tịch, name: Nguyễn Văn An}
papers:
  - kind: plan
    number: năm
    abstract: Kế hoạch
    boddy: I. MỤC ĐÍCH
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "hồ sơ xã.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_docx_of_every_paper(dossier: Path, tmp_path: Path) -> None:
    result = run("make", dossier, "--out", tmp_path / "out")
    assert result.exit_code == Exit.OK, result.output
    folder = tmp_path / "out" / "hồ sơ xã"
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-ke-hoach.docx",
        "02-cong-van.docx",
    ]
    text = "\n".join(p.text for p in Document(str(folder / "01-ke-hoach.docx")).paragraphs)
    assert "- Phát hiện và nhân rộng điển hình & <mô hình> {{ hay }}./." in text


@pytest.mark.libreoffice
def test_pdf_and_the_json_of_a_run(dossier: Path, tmp_path: Path) -> None:
    result = run("make", dossier, "--out", tmp_path / "out", "--pdf", "--json")
    assert result.exit_code == Exit.OK, result.output
    rows = json.loads(result.stdout)
    assert [row["edition"] for row in rows] == ["state_nd30_2020", "state_nd30_2020"]
    assert [row["form"] for row in rows] == ["state", "state"]
    for row in rows:
        with pikepdf.open(row["pdf"]) as pdf:
            assert len(pdf.pages) == row["pages"] == 1


@pytest.mark.libreoffice
def test_pdfs_for_the_archive(dossier: Path, tmp_path: Path) -> None:
    result = run("make", dossier, "--out", tmp_path, "--pdfa", "--json")
    assert result.exit_code == Exit.OK, result.output
    for row in json.loads(result.stdout):
        with pikepdf.open(row["pdf"]) as pdf:
            assert pdfa.check(pdf, "2b").verdict == "pass"


def test_wrong_dossier_is_told_whole_and_nothing_is_written(dossier: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "sai.yaml"
    wrong.write_text(BAD, encoding="utf-8")
    result = run("make", dossier, wrong, "--out", tmp_path / "out")
    assert result.exit_code == Exit.WRONG_INPUT
    for place in (
        "date",
        "signature.authority",
        "papers[0].number",
        "papers[0].boddy",
        "papers[0].body",
    ):
        assert place in result.stderr, result.stderr
    assert "Chưa ghi tệp nào." in result.stderr
    assert not (tmp_path / "out").exists()


def test_faults_of_shape_and_of_law_are_told_together(tmp_path: Path) -> None:
    wrong = tmp_path / "sai.yaml"
    wrong.write_text(
        """
issuer: {side: party, superior: Đảng bộ tỉnh A, name: Đảng uỷ xã B, sign: ĐU}
date: 2026-06-05
signature: {authority: TUQ. Ban Thường vụ, position: Phó Bí thư, name: Nguyễn Văn An}
papers: [{kind: plan, abstract: thực hiện, body: Nội dung., number: năm}]
""",
        encoding="utf-8",
    )
    result = run("make", wrong, "--out", tmp_path / "out")
    assert result.exit_code == Exit.WRONG_INPUT
    assert "papers[0].number (dòng 5)" in result.stderr
    assert "signature.authority (dòng 4)" in result.stderr


def test_every_dossier_is_looked_at_also_when_one_cannot_be_read(tmp_path: Path) -> None:
    wrong = tmp_path / "sai.yaml"
    wrong.write_text(BAD, encoding="utf-8")
    result = run("make", tmp_path / "không có.yaml", wrong, "--out", tmp_path / "out")
    assert result.exit_code == Exit.WRONG_INPUT
    assert "Không có tệp" in result.stderr
    assert "papers[0].boddy" in result.stderr


def test_dossiers_of_one_name_do_not_overwrite_each_other(dossier: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác" / dossier.name
    other.parent.mkdir()
    other.write_text(GOOD, encoding="utf-8")
    result = run("make", dossier, other, "--out", tmp_path / "out")
    assert result.exit_code == Exit.WRONG_INPUT
    assert "Trùng tên" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("một tệp", encoding="utf-8")
    result = run("make", dossier, "--out", tmp_path / "out" / "trong")
    assert result.exit_code == Exit.WRONG_INPUT
    assert "không ghi được" in result.stderr


def test_a_wrong_template_leaves_nothing_behind(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "mẫu"
    shutil.copytree(settings().templates, templates)
    (templates / "state" / "cong-van.docx").write_bytes("hỏng".encode())
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(templates))
    result = run("make", dossier, "--out", tmp_path / "out")
    assert result.exit_code == Exit.BROKEN_FILE
    assert "cong-van.docx" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_table_says_what_was_made(dossier: Path, tmp_path: Path) -> None:
    result = run("make", dossier, "--out", tmp_path / "out")
    for words in ("hồ sơ xã/01-ke-hoach", "30/2020/NĐ-CP", "Nhà nước", "Đã ghi 2 văn bản vào"):
        assert words in result.stdout
    assert result.stderr == ""


@pytest.mark.libreoffice
def test_a_bar_on_a_terminal(dossier: Path, tmp_path: Path) -> None:
    terminal, its_end = pty.openpty()
    program = Path(sys.executable).with_name("docgen")
    command = [program, "make", dossier, "--out", tmp_path, "--pdf"]
    done = subprocess.run(command, stderr=its_end, stdout=subprocess.DEVNULL, check=False)
    shown = os.read(terminal, 65_536).decode("utf-8", "replace")
    os.close(its_end)
    os.close(terminal)
    assert done.returncode == Exit.OK, shown
    assert "Chuyển PDF" in shown


def test_missing_dossier_is_a_sentence(tmp_path: Path) -> None:
    result = run("make", tmp_path / "không có.yaml", "--out", tmp_path / "out")
    assert result.exit_code == Exit.BROKEN_FILE
    assert "không có.yaml" in result.stderr
    assert "Traceback" not in result.output


def test_edition_can_be_forced(tmp_path: Path) -> None:
    path = tmp_path / "dang.yaml"
    path.write_text(
        """
issuer: {side: party, superior: Đảng bộ tỉnh A, name: Đảng uỷ xã B, sign: ĐU}
date: 2026-06-05
papers: [{kind: plan, abstract: thực hiện nghị quyết, body: Nội dung kế hoạch.}]
""",
        encoding="utf-8",
    )
    usual = json.loads(run("make", path, "--out", tmp_path / "a", "--json").stdout)
    forced = json.loads(
        run("make", path, "--out", tmp_path / "b", "--json", "--edition", "party_hd36_2018").stdout
    )
    assert [usual[0]["edition"], forced[0]["edition"]] == ["party_hd05_2026", "party_hd36_2018"]
    crossed = run("make", path, "--out", tmp_path / "c", "--edition", "state_nd30_2020")
    assert crossed.exit_code == Exit.WRONG_INPUT
