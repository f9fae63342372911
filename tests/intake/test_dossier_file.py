"""A dossier file becomes a dossier, or all of its problems with path and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docgen.errors import BrokenFile, InvalidInput
from docgen.intake.dossier_file import MAX_BYTES, read_dossier
from docgen.papers import build_papers

TODAY = dt.date(2026, 11, 20)

THIRTY_MISTAKES = """\
issuer:
  side: paty
  nam: Huyện uỷ A
  blank: maybe
place: [Kim Bảng]
date: 31/2/2022
sign: HU
signature:
  authority: Chủ tịch
  name: {a: b}
filing:
  copies: hai
  keper: VT
papers:
  - kind: plan
    number: 83-KH/HU
    number: 84
    abstract: {a: b}
    landscape: ngang
    recipients:
      - {nam: A}
      - {purpose: b/c}
      - Sở Nội vụ
    marks:
      draft: hai
      urgency: [khẩn]
    attachments:
      - kind: commendation_list
        models: {columns: dài}
        collectives:
          rows:
            - [a, b, c, d]
            - {ten: a}
          empty_rows: -1
        individuals:
          columns: [serial, nmae, {key: n, heading: N, content: number}]
          rows: []
      - kind: registration_sheet
        abstract: x
        reference: {kind: Kế hoạch, date: mai}
      - kind: planning
  - kind: official_letter
    body: x
  - body: x
  - kind: report_outline
    body: "   "
    titel: Đề cương
  - kế hoạch
"""


def test_thirty_mistakes_are_thirty_problems_each_at_its_line() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_dossier(THIRTY_MISTAKES)
    found = {(problem.place, problem.line) for problem in caught.value.problems}
    assert found == {
        ("issuer.side", 2),
        ("issuer.nam", 3),
        ("issuer.blank", 4),
        ("place", 5),
        ("date", 6),
        ("sign", 7),
        ("signature.authority", 9),
        ("signature.name", 10),
        ("filing.copies", 12),
        ("filing.keper", 13),
        ("papers[0].number", 16),
        ("papers[0].number", 17),
        ("papers[0].abstract", 18),
        ("papers[0].landscape", 19),
        ("papers[0].recipients[0].nam", 21),
        ("papers[0].recipients[1]", 22),
        ("papers[0].marks.draft", 25),
        ("papers[0].marks.urgency", 26),
        ("papers[0].attachments[0].models.columns", 29),
        ("papers[0].attachments[0].collectives.rows[0]", 32),
        ("papers[0].attachments[0].collectives.rows[1].ten", 33),
        ("papers[0].attachments[0].collectives.empty_rows", 34),
        ("papers[0].attachments[0].individuals.columns[1]", 36),
        ("papers[0].attachments[1].reference.date", 40),
        ("papers[0].attachments[2].kind", 41),
        ("papers[0].body", 15),
        ("papers[1].addressees", 42),
        ("papers[2].kind", 44),
        ("papers[3].body", 46),
        ("papers[3].titel", 47),
        ("papers[4]", 48),
    }
    assert len(caught.value.problems) == len(found)


def test_the_name_of_the_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ho-so.yaml"
    file.write_text("issuer: 5\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        read_dossier(file)
    assert caught.value.source == str(file)
    assert str(caught.value).startswith(f"{file}: ")


GOOD = """\
issuer: {side: state, name: Ủy ban nhân dân xã A, sign: UBND}
place: A
date: 5/3/2026
signature: {position: Chủ tịch, name: TS. Lê Thị Mơ}
papers:
  - kind: plan
    body: |
      Một.

      Hai.
    recipients: [Sở Nội vụ]
"""


def test_warnings_have_lines_too() -> None:
    (warning,) = build_papers(read_dossier(GOOD), TODAY).warnings
    assert (warning.place, warning.line) == ("signature.name", 4)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "ho-so.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    built = build_papers(read_dossier(file), TODAY)
    assert built.warnings[0].line == 4
    assert len(built.papers[0].paper.body) == 2


@pytest.mark.parametrize("text", ["", "\n", "# chỉ có ghi chú\n", "null"])
def test_an_empty_file_is_told(text: str) -> None:
    with pytest.raises(InvalidInput, match="Tệp hồ sơ trống"):
        read_dossier(text)


@pytest.mark.parametrize("text", ["xin chào", "- a\n- b", "[1]", "5"])
def test_a_file_of_something_else_is_told(text: str) -> None:
    with pytest.raises(InvalidInput, match="Ở đây cần một nhóm mục"):
        read_dossier(text)


def test_broken_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="Không có tệp"):
        read_dossier(tmp_path / "nothing.yaml")
    with pytest.raises(BrokenFile, match="Không đọc được tệp"):
        read_dossier(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("a: Đảng".encode("utf-16"))
    with pytest.raises(BrokenFile, match="UTF-8"):
        read_dossier(latin)
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(BrokenFile, match="2 MB"):
        read_dossier(large)
    with pytest.raises(BrokenFile, match="2 MB"):
        read_dossier("#" * (MAX_BYTES + 1))


def test_problems_of_the_law_are_told_with_the_faults_when_the_day_is_given() -> None:
    text = GOOD.replace("recipients:", "marks: {urgency: gấp}\n    recipent:")
    with pytest.raises(InvalidInput) as caught:
        read_dossier(text, TODAY)
    places = [(problem.place, problem.line) for problem in caught.value.problems]
    assert places == [
        ("papers[0].recipent", 12),
        ("papers[0].recipients", 6),
        ("signature.name", 4),
        ("papers[0].marks.urgency", 11),
    ]
