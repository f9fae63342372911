"""`docgen make`: files come out whole, wrong dossiers are told whole, nothing is half written."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from docx import Document

from docgen.cli.exits import Exit
from docgen.cli.main import main

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
    for row in rows:
        with pikepdf.open(row["pdf"]) as pdf:
            assert len(pdf.pages) == row["pages"] == 1


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
