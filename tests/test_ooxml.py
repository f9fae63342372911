"""The judge of packages finds what Word would stumble over."""

from __future__ import annotations

import io
import zipfile

import pytest

from docgen.filling.stamping.stamp import stamp
from docgen.standards.library import edition
from tests import ooxml

SOUND = stamp(edition("state_nd30_2020"), "ke-hoach")


def spoilt(part: str, old: bytes, new: bytes, *, drop: bool = False) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND)) as package,
        zipfile.ZipFile(buffer, "w") as out,
    ):
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                assert old in content
                if drop:
                    continue
                content = content.replace(old, new, 1)
            out.writestr(name, content)
    return buffer.getvalue()


def test_a_sound_package_has_no_problem() -> None:
    assert ooxml.problems(SOUND) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/document.xml", b"<w:titlePg/>", b"<w:titelPg/>", "titelPg"),
        ("word/styles.xml", b'w:val="both"', b'w:val="beide"', "beide"),
        ("word/header1.xml", b"<w:pPr>", b"<w:pPr><w:pPr/>", "pPr"),
        ("word/settings.xml", b"<w:zoom ", b"<w:zoom x='1' ", "zoom"),
        ("word/_rels/document.xml.rels", b"header1.xml", b"header9.xml", "header9.xml is not there"),
        ("word/_rels/document.xml.rels", b"rIdHeader1", b"rIdX", "rIdHeader1 is not defined"),
        ("[Content_Types].xml", b"/word/footer1.xml", b"/word/footer9.xml", "not there"),
        ("docProps/app.xml", b"<Application>docgen</Application>", b"<Name>x</Name>", "Name"),
        ("docProps/core.xml", b"<dc:creator>", b"<dc:creator/><dc:creator>", "creator twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(part: str, old: bytes, new: bytes, told: str) -> None:
    problems = ooxml.problems(spoilt(part, old, new))
    assert any(told in problem for problem in problems), problems


def test_a_part_that_is_missing_is_named() -> None:
    problems = ooxml.problems(spoilt("word/fontTable.xml", b"", b"", drop=True))
    assert any("fontTable.xml is not there" in problem for problem in problems)
