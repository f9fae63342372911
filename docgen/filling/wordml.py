"""WordprocessingML as text: paragraphs, runs and tables by named style, and units.

Written as strings because the body of a paper is built anew for every paper and a string costs
microseconds. Whatever comes from a user passes `text`, which escapes it.
Lengths are twips (1/20 pt) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from markupsafe import Markup

from docgen.filling.holding import held

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEEP_NEXT = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'


def safe(xml: str) -> Markup:
    """XML made in this folder, let through by the escaping of templates."""
    return Markup(xml)  # noqa: S704 - every word of a user in it has passed `text`


def twips(mm: float) -> int:
    """Whole twips of a length in mm."""
    return round(mm * 1440 / 25.4)


def points(pt: float) -> int:
    """Whole twips of a length in pt."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """A type size as Word writes it."""
    return round(pt * 2)


def text(content: str) -> str:
    """`w:t` with the content escaped and its spaces kept."""
    return f'<w:t xml:space="preserve">{escape(content, quote=False)}</w:t>'


def run(content: str, style: str = "", *, light: bool = False, hold: bool = True) -> str:
    """A run in a character style ("" for that of the paragraph).

    `hold` keeps together what no line should part (`filling.holding`).
    `light` takes back the bold of the paragraph's style: no style can, Word adds them up.
    """
    weight = '<w:b w:val="0"/><w:bCs w:val="0"/>' if light else ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/>{weight}</w:rPr>' if style else ""
    return f"<w:r>{properties}{text(held(content) if hold else content)}</w:r>"


def paragraph(
    style: str,
    runs: str = "",
    *,
    left: int | None = None,
    right: int | None = None,
    keep_next: bool | None = None,
    frame: str = "",
    section: str = "",
) -> str:
    """A paragraph in a named style; `runs`, `frame` and `section` are ready XML.

    Indents are given only where they are computed, `keep_next` only where it is not the style's.

    The order of the properties is the schema's.
    """
    indent = f'<w:ind w:left="{left}" w:right="{right or 0}"/>' if left is not None else ""
    properties = (
        f'<w:pPr><w:pStyle w:val="{style}"/>{_KEEP_NEXT[keep_next]}{frame}{indent}{section}</w:pPr>'
    )
    return f"<w:p>{properties}{runs}</w:p>"


def cell(width: int, content: str, *, span: int = 1, centred: bool = False, pad: int = 0) -> str:
    """A table cell. `content` is ready paragraphs; `pad` is extra padding on the left."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    margin = f'<w:tcMar><w:left w:w="{pad}" w:type="dxa"/></w:tcMar>' if pad else ""
    centre = '<w:vAlign w:val="center"/>' if centred else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{margin}{centre}</w:tcPr>'
    return f"<w:tc>{properties}{content}</w:tc>"


def row(cells: Iterable[str], *, heading: bool = False, height: int = 0) -> str:
    """A table row that never splits; `heading` repeats it on each page; `height` is the least."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeat = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: Sequence[int], rows: Iterable[str], *, indent: int = 0) -> str:
    """A table of fixed columns in a named table style, `indent` from the left edge."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    place = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}<w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shares(weights: Sequence[float], total: int) -> list[int]:
    """Widths that add up to `total` in proportion to the weights."""
    whole = sum(weights)
    edges = [0]
    reached = 0.0
    for weight in weights:
        reached += weight
        edges.append(round(total * reached / whole))
    return [after - before for before, after in pairwise(edges)]
