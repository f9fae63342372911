"""Papers that end in a table: a signature, or a total, has a row of the table on its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.filling.fill import fill
from docgen.model import Block, Level, Paper, Row, Side, Table, Title
from docgen.standards.library import edition
from tests import ooxml
from tests.filling import papers
from tests.filling.templates import prepared
from tests.form.conversion import measured
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

LENGTHS = range(1, 61)
#: Every other row takes several lines: the table reaches its third page and ends at many heights.
POST = "Công chức Văn phòng - Thống kê, Ủy ban nhân dân thị trấn Lâm Thao, huyện Lâm Thao"


def rows(length: int) -> tuple[Row, ...]:
    return tuple(
        Row((str(n), f"Lê Thị Số {n}", POST if n % 2 else "Thôn trưởng", "7", ""))
        for n in range(1, length + 1)
    )


def registration_sheet(side: Side, length: int) -> Paper:
    """Two tables on a turned sheet, the second without a line below it."""
    body: tuple[Block, ...] = (
        papers.entry(Level.ROMAN, "Tập thể"),
        Table(papers.COLUMNS, rows(5)),
        papers.entry(Level.ROMAN, "Cá nhân"),
        Table(papers.COLUMNS, rows(length)),
    )
    return replace(papers.sheet(side), body=body, landscape=True)


def commendation_list(side: Side, length: int) -> Paper:
    table = Table(papers.COLUMNS, rows(length), f"Danh sách này có {length} cá nhân.")
    title = Title("Danh sách", ("cá nhân tiêu biểu",))
    return replace(papers.sheet(side), kind="commendation_list", title=title, body=(table,))


def annex(side: Side, length: int) -> Paper:
    """A list that travels with a decision: no signature, but a line that closes it."""
    listed = commendation_list(side, length)
    return replace(listed, agency=None, place_date=None, signature=None, recipients=None)


PAPERS = {
    "sheet": ("bieu-dang-ky", registration_sheet),
    "list": ("danh-sach", commendation_list),
    "annex": ("danh-sach", annex),
}
CASES = [
    *((edition_id, name) for edition_id in ("state_nd30_2020", "party_hd05_2026") for name in ("sheet", "list")),
    ("state_nd30_2020", "annex"),
]  # fmt: skip


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, list[Sheet]]:
    edition_id, name = request.param
    known = edition(edition_id)
    template, make = PAPERS[name]
    documents = {}
    for length in LENGTHS:
        paper = make(known.side, length)
        docx = fill(paper, known, prepared(edition_id, template), papers.MADE).docx
        assert ooxml.problems(docx) == []
        documents[str(length)] = docx
    sheets = measured(tmp_path_factory.mktemp("ends"), documents)
    return {int(name): pages for name, pages in sheets.items()}


def test_no_page_holds_the_foot_alone(printed: dict[int, list[Sheet]]) -> None:
    for length, sheets in printed.items():
        texts = [line.text for line in sheets[-1].lines]
        row = [at for at, text in enumerate(texts) if text.endswith(f"Lê Thị Số {length}")]
        assert row, f"{length} rows: page {len(sheets)} holds {texts}"
        # The heading is repeated above it.
        assert "Họ và tên" in " ".join(texts[: row[0]])
    assert max(len(sheets) for sheets in printed.values()) > 2
