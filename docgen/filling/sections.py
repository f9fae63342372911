"""The pages of a filled document, taken from the page of its template.

A template holds one page, upright; an office may have moved its margins. Every part of the
filled document (the paper, each attached paper) is a section of its own: same headers, upright or
turned. Whether an attached paper counts its pages from 1 and hides the first number is the
edition's to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docgen.errors import InvalidTemplate, Problem
from docgen.filling.blank_edges import blank_first_page
from docgen.filling.wordml import twips
from docgen.standards.page import PageNumber
from docgen.standards.shape import Margins

_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS = re.compile(r"<w:pgMar\b[^>]*/>")
_NUMBER = re.compile(r"<w:pgNumType\b[^>]*/>")
_FIRST_APART = re.compile(r"<w:titlePg\b[^>]*/>")
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_NO_PAGE = "Mẫu không có khổ giấy và lề trang. Hãy tạo lại mẫu bằng lệnh «docgen template stamp»."
_BODY_SECTION = re.compile(
    r"<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>(?=\s*</w:body>|\s*$)", re.DOTALL
)


@dataclass(frozen=True)
class Sections:
    """Section properties of a template: `upright` as it stands there, `turned` made from it."""

    upright: str
    landscape_margins: Margins

    @cached_property
    def turned(self) -> str:
        """The same section on a turned sheet, with the edition's landscape margins."""
        width, height = _attribute(self.upright, "pgSz", "w"), _attribute(self.upright, "pgSz", "h")
        size = f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
        margins = self.landscape_margins
        edges = {
            "top": margins.top,
            "right": margins.right,
            "bottom": margins.bottom,
            "left": margins.left,
        }
        section = _SIZE.sub(size, self.upright)
        for edge, value in edges.items():
            section = re.sub(
                rf'(<w:pgMar\b[^>]*\bw:{edge}=")[^"]*', rf"\g<1>{twips(value.print)}", section
            )
        return section

    def xml(self, *, landscape: bool, attached_by: PageNumber | None = None) -> str:
        """`w:sectPr` of a part; `attached_by` is the edition's rule for one that is attached.

        Its first page has nothing on its edges, or the page number like any other.
        """
        section = self.turned if landscape else self.upright
        if attached_by is None:
            return section
        if not attached_by.restart_in_annex:
            section = section.replace(_FROM_ONE, "")
        if attached_by.hide_on_first_page_of_annex:
            return blank_first_page(section)
        return _FIRST_APART.sub("", section)

    def text_width(self, *, landscape: bool) -> int:
        """Twips between the margins of a part."""
        return self._widths[landscape]

    @cached_property
    def _widths(self) -> tuple[int, int]:
        """Text widths of an upright and of a turned part."""
        return _text_width(self.upright), _text_width(self.turned)


def sections_of(document: str, landscape: Margins, template: str) -> Sections:
    """The sections made from the last one of a document.

    Raises InvalidTemplate when the document has no page of its own.
    """
    found = _BODY_SECTION.search(document)
    if not found or not _SIZE.search(found[0]) or not _MARGINS.search(found[0]):
        raise InvalidTemplate([Problem("", _NO_PAGE)], template)
    upright = found[0]
    if _NUMBER.search(upright):
        upright = _NUMBER.sub(_FROM_ONE, upright)
    else:
        upright = _MARGINS.sub(rf"\g<0>{_FROM_ONE}", upright)
    return Sections(upright, landscape)


def tag_section(document: str) -> str:
    """The document with a tag in place of its last section."""
    return _BODY_SECTION.sub("{{ trang_cuoi }}", document)


def _text_width(section: str) -> int:
    edges = (_attribute(section, "pgMar", side) for side in ("left", "right"))
    return _attribute(section, "pgSz", "w") - sum(edges)


def _attribute(section: str, element: str, name: str) -> int:
    found = re.search(rf'<w:{element}\b[^>]*\bw:{name}="(-?\d+)', section)
    return int(found[1]) if found else 0
