"""Bulk conversion: a failure costs no neighbour, and a paper that cannot share goes singly."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from docgen.errors import ConversionTimeout
from docgen.filling.merge import CannotMerge, merge
from docgen.issuing.bulk import convert_in_bulk
from docgen.pdf import Converter, PdfOptions, open_converter
from tests.filling import papers
from tests.issuing.bulk import edit, filled, jobs_of

pytestmark = pytest.mark.libreoffice


def test_broken_papers_cost_their_neighbours_nothing(converter: Converter, tmp_path: Path) -> None:
    good = filled("state_nd30_2020", "ke-hoach", papers.plan())
    broken = {f"bad {number}": b"PK broken" for number in range(6)}
    jobs = jobs_of(tmp_path, broken | {"a": good, "b": b"", "c": good})
    outcomes = {o.job.source.stem: o for o in convert_in_bulk(jobs, converter, PdfOptions())}
    assert outcomes.keys() == {job.source.stem for job in jobs}
    assert {name for name, outcome in outcomes.items() if outcome.error} == {*broken, "b"}
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"a.pdf", "c.pdf"}
    assert {(outcomes[name].pages, outcomes[name].alone) for name in "ac"} == {(1, "")}


#: Tables nested 200 deep: LibreOffice 7.4 lays them out for ever.
MAZE = b"<w:tbl><w:tr><w:tc>" * 200 + b"<w:p/>" + b"<w:p/></w:tc></w:tr></w:tbl>" * 200 + b"<w:p/>"


def test_a_paper_that_libreoffice_hangs_at_is_found_among_its_neighbours(
    converter: Converter, tmp_path: Path
) -> None:
    good = filled("state_nd30_2020", "ke-hoach", papers.plan())
    poison = edit(good, "word/document.xml", b"</w:tbl>", b"<w:tr/></w:tbl>" + MAZE, count=1)
    jobs = jobs_of(tmp_path, {"a": good, "b": poison, "c": good})
    begun = time.monotonic()
    list(convert_in_bulk(jobs_of(tmp_path, {"warm": good, "up": good}), converter, PdfOptions()))
    # Far more than sound papers take on this machine, however busy it is now.
    patience = max(5.0, 10 * (time.monotonic() - begun))
    with open_converter(workers=1, deadline=patience) as impatient:
        outcomes = {o.job.source.stem: o for o in convert_in_bulk(jobs, impatient, PdfOptions())}
    assert isinstance(outcomes["b"].error, ConversionTimeout)
    assert [outcomes[name].error for name in "ac"] == [None, None]
    assert all("chưa xong" in outcome.alone for outcome in outcomes.values())
    assert not jobs[1].target.exists()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b" PAGE ", b" NUMPAGES ", "tổng số trang"),
        (b"</w:pPr>", b'<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "danh sách đánh số"),
    ],
)
def test_a_template_that_cannot_share_says_so_and_goes_singly(
    converter: Converter, tmp_path: Path, old: bytes, new: bytes, why: str
) -> None:
    plan = filled("state_nd30_2020", "ke-hoach", papers.plan())
    with zipfile.ZipFile(io.BytesIO(plan)) as package:
        part = next(
            n for n in package.namelist() if n != "word/styles.xml" and old in package.read(n)
        )
    odd = edit(plan, part, old, new)
    outcomes = list(
        convert_in_bulk(jobs_of(tmp_path, {"a": odd, "b": odd}), converter, PdfOptions())
    )
    assert [outcome.error for outcome in outcomes] == [None, None]
    assert all(why in outcome.alone for outcome in outcomes)


def test_one_odd_paper_is_seen_among_many() -> None:
    plain = filled("state_nd30_2020", "ke-hoach", papers.plan())
    odd = edit(
        plain, "word/document.xml", b"<w:pPr>", b'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>', 1
    )
    with pytest.raises(CannotMerge, match="danh sách"):
        merge([plain, odd])


def test_papers_that_cannot_share_say_why() -> None:
    plain = filled("state_nd30_2020", "ke-hoach", papers.plan())
    marked = filled("state_nd30_2020", "ke-hoach", papers.full())
    with pytest.raises(CannotMerge, match="đầu trang"):
        merge([plain, marked])
    letter = filled("state_nd30_2020", "cong-van", papers.letter())
    assert len(merge([plain, letter, plain]).bookmarks) == 3
    assert io.BytesIO(merge([plain]).docx).read(2) == b"PK"
