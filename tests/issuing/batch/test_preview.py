"""One unit's papers before the others, and what they foretell."""

from __future__ import annotations

import pytest

from docgen.errors import InvalidInput
from docgen.intake.yaml_file import read_yaml
from docgen.issuing.batch.estimate import duration_words, estimate, size_words
from docgen.issuing.batch.preview import Preview, PreviewedPaper, preview
from docgen.pdf import open_converter, page_count
from tests.issuing.batch.test_checking_first import DOSSIER, TEMPLATES, TODAY, units, with_values


@pytest.mark.libreoffice
def test_the_papers_of_one_unit() -> None:
    data = read_yaml(DOSSIER).data
    assert isinstance(data, dict)
    target = units(1)[0]
    with open_converter(workers=1) as converter:
        seen = preview(data, target, TODAY, TEMPLATES, converter)
        with pytest.raises(InvalidInput, match="trống"):
            preview(data, with_values(target, Số=""), TODAY, TEMPLATES, converter)
    assert [paper.name for paper in seen.papers] == ["01-ke-hoach", "02-bieu-dang-ky"]
    assert [page_count(paper.pdf) for paper in seen.papers] == [1, 1]
    assert all(paper.docx.startswith(b"PK") for paper in seen.papers)
    assert seen.target is target
    assert min(seen.fill_seconds, seen.pdf_seconds) > 0


def test_estimates_grow_with_units_and_shrink_with_workers() -> None:
    papers = (PreviewedPaper("plan", "01-ke-hoach", bytes(10_000), bytes(50_000)),)
    seen = Preview(units(1)[0], papers, 0.1, 1.0)
    one = estimate(100, seen, 1)
    assert estimate(200, seen, 1).seconds == pytest.approx(2 * one.seconds)
    assert estimate(100, seen, 2).seconds == pytest.approx(one.seconds / 2)
    assert estimate(100, seen, 1, pdf=False).seconds == pytest.approx(10)
    assert estimate(100, seen, 1, pdf=False).size == 1_200_000
    assert estimate(100, seen, 1, archive=False).size < one.size
    assert one.words == "khoảng 2 phút, 8 MB"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "dưới 1 phút"), (60, "1 phút"), (61, "2 phút"), (3_600, "1 giờ"), (7_500, "2 giờ 5 phút")],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 kB"), (345_678, "345 kB"), (3_400_000, "3 MB"), (1_240_000_000, "1,2 GB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
