"""The foot of a paper that ends in a long table: in a last row of the table, without lines.

A signature alone on a page, or with the total alone, could be moved below another text. Word keeps
the last row on the page of what follows when its paragraphs ask for it; LibreOffice does so only
where the table begins (7.4: `SwTabFrame::MakeAll`). Both keep a row with the next row, on any page,
and both repeat the heading above them.

A form for the pen, too short to outgrow a page, keeps its table and its foot apart: who fills it in
adds rows at its end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import partial

from docgen.filling import style_names as names
from docgen.filling.line_fitting import lines_taken, measured
from docgen.filling.wordml import paragraph
from docgen.model import Row, Table
from docgen.standards.edition import Edition
from docgen.standards.widths import text_width_pt

# Points to a millimetre.
_MM = 72 / 25.4
# A lower table than this leaves room for its foot on the page where it ends, unless it begins there:
# a turned sheet holds 160 mm of text, a foot takes about 50.
_LOW_MM = 90.0
# Of a line of type and of the white in a cell, pt.
_PITCH, _WHITE_PT = 1.15, 4.0

_PEN_ROW_PT = 9.0 * _MM
# Recipients, 4.5 mm each, that leave room on a sheet for a heading and a row above them. A row
# higher than its page is parted within: the name of the signer from the post.
_UPRIGHT_RECIPIENTS, _TURNED_RECIPIENTS = 34, 18
# No upright sheet has wider text.
_UPRIGHT_WIDTH = 11_000

_MARK = "docgen-closing-row"
_RECIPIENT = f'<w:pStyle w:val="{names.COMPONENT_STYLES["recipient"][0]}"/>'
_PARAGRAPHS = re.compile(r"(?:<w:p[ >](?:(?!</w:p>|<w:sectPr).)*</w:p>\s*)*", re.DOTALL)
_TABLE_END, _PARAGRAPH_END = "</w:tbl>", "</w:p>"
_BARE = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
_FLUSH = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))


def closing_mark(edition: Edition, block: Table, widths: Sequence[int]) -> str:
    """What tells `with_closing_rows` to take in the foot; "" for a table too low to need it.

    It stands behind the last row, inside the table, and never reaches the file.
    """
    if not _tall(edition, block, widths):
        return ""
    return f"<?{_MARK} {len(widths)} {sum(widths)}?>"


def with_closing_rows(document: str) -> str:
    """The document with the foot of each marked table in a last row of that table.

    The foot is the total and the block of the signature. Where an office has put other things
    between them in its template, or the recipients would fill a sheet, the table stays as it is.
    """
    first, *rest = document.split(f"<?{_MARK} ")
    return first + "".join(map(_closed, rest))


def _closed(part: str) -> str:
    """The document behind a mark, from its figures on."""
    figures, _, after = part.partition(f"?>{_TABLE_END}")
    columns, width = figures.split()
    between = _PARAGRAPHS.match(after)
    foot = between[0] if between else ""
    below = after[len(foot) :]
    signature = below[: below.find(_TABLE_END) + len(_TABLE_END)]
    if _is_signature(signature):
        most = _TURNED_RECIPIENTS if int(width) > _UPRIGHT_WIDTH else _UPRIGHT_RECIPIENTS
        if signature.count(_RECIPIENT) > most:
            return _TABLE_END + after
        row = _row(columns, width, foot + signature + paragraph(names.SPACER))
        return row + _TABLE_END + below[len(signature) :]
    total = foot[: foot.find(_PARAGRAPH_END) + len(_PARAGRAPH_END)]
    if f'"{names.TABLE_SUMMARY}"' in total:
        row = _row(columns, width, total)
        return row + _TABLE_END + paragraph(names.SPACER) + after[len(total) :]
    return _TABLE_END + after


def _is_signature(xml: str) -> bool:
    return (
        xml.startswith("<w:tbl>")
        and xml.count("<w:tbl>") == 1
        and f'<w:tblStyle w:val="{names.SIGN_TABLE}"/>' in xml
    )


def _row(columns: str, width: str, content: str) -> str:
    """A row as wide as the table, without lines and without white beside its words."""
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{columns}"/><w:tcBorders>{_BARE}</w:tcBorders>'
        f"<w:tcMar>{_FLUSH}</w:tcMar></w:tcPr>{content}</w:tc></w:tr>"
    )


def _tall(edition: Edition, block: Table, widths: Sequence[int]) -> bool:
    """Whether the rows may be higher than a low table's; a bare heading needs a row to stay with."""
    if not block.rows:
        return True
    left = _LOW_MM * _MM
    for content in block.rows:
        left -= _height(edition, content, widths)
        if left < 0:
            return True
    return False


def _height(edition: Edition, content: Row, widths: Sequence[int]) -> float:
    """Height of a row in pt, rather too much than too little."""
    size = edition.table.size_pt.print
    white = 2 * edition.table.cell_padding_mm * _MM
    measure = partial(text_width_pt, size_pt=size)
    rooms = [sum(widths)] if content.group else widths
    heights = (
        sum(
            _WHITE_PT + _PITCH * size * _lines(line, measure, width / 20 - white)
            for line in value.split("\n")
        )
        for value, width in zip(content.cells, rooms, strict=True)
    )
    return max(_PEN_ROW_PT, *heights) if not any(content.cells[1:]) else max(heights)


def _lines(line: str, measure: Callable[[str], float], room: float) -> int:
    """How many lines words take; one wider than the column breaks anywhere."""
    return max(lines_taken(measured(line, measure), room), math.ceil(measure(line) / room))
