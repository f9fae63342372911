"""How wide the columns of a table are: as declared, but never too narrow for what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docgen.filling.holding import held
from docgen.filling.line_fitting import measured, narrowest
from docgen.filling.wordml import points, shares, twips
from docgen.model import Table
from docgen.model.table import Content
from docgen.standards.edition import Edition
from docgen.standards.widths import text_width_pt

# White beside the widest word of a column: borders, and a face a shade wider on another machine.
_SPARE_PT = 3.0
# A heading of more lines than this is a tower, and its table all heading.
_HEADING_LINES = 4
# An address without spaces may be wider; no column is made for it.
_WIDEST_SYMBOL_MM = 38.0


def column_widths(edition: Edition, block: Table, width: int) -> list[int]:
    """Widths of the columns, twips, that add up to `width`.

    The column of serial numbers is as wide as they need. The others share the rest by their
    weights, but none is so narrow that a word of its heading, a figure, a word or a symbol would be
    broken or its heading be a tower, as long as the sheet has room for that.
    """
    weights = [column.weight for column in block.columns]
    whole = [_whole_width(edition, block, place) for place in range(len(weights))]
    easy = [_easy_width(edition, block, place) for place in range(len(weights))]
    if sum(whole) > width:
        return shares(weights, width)
    least = easy if sum(easy) <= width else whole
    serial = {
        place for place, column in enumerate(block.columns) if column.content is Content.SERIAL
    }
    fixed = {place: least[place] for place in serial if len(serial) < len(weights)}
    free = {place: weight for place, weight in enumerate(weights) if place not in fixed}
    while True:
        given = dict(
            zip(free, shares(list(free.values()), width - sum(fixed.values())), strict=True)
        )
        tight = [place for place, share in given.items() if share < least[place]]
        if not tight:
            return [(fixed | given)[place] for place in range(len(block.columns))]
        for place in tight:
            fixed[place] = least[place]
            del free[place]


def fits_held(edition: Edition, text: str, width: int) -> bool:
    """Whether what `holding` keeps together in a cell fits a column: a wider piece breaks anywhere."""
    joined = held(text)
    if joined == text:
        return True
    style = edition.table
    room = (width - 2 * twips(style.cell_padding_mm)) / points(1)
    pieces = joined.replace("\n", " ").split(" ")
    return all(text_width_pt(piece, style.size_pt.print) <= room for piece in pieces)


def _whole_width(edition: Edition, block: Table, place: int) -> int:
    """The width that a column needs to keep the words of its heading, and its figures, whole."""
    style, column = edition.table, block.columns[place]
    size = style.size_pt.print
    widest = max(
        (text_width_pt(word, size, bold=style.heading_bold) for word in column.heading.split()),
        default=0.0,
    )
    if column.content is not Content.TEXT:
        figures = (word for text in _cells(block, place) for word in text.split())
        widest = max([widest, *(text_width_pt(word, size) for word in figures)])
    return _with_white(edition, widest)


def _easy_width(edition: Edition, block: Table, place: int) -> int:
    """The width in which a column is easily read: a low heading, no word and no symbol in two."""
    style, heading = edition.table, block.columns[place].heading
    size = style.size_pt.print
    measure = partial(text_width_pt, size_pt=size, bold=style.heading_bold)
    words = measured(heading, measure)
    low = narrowest(words, measure(heading), _HEADING_LINES)
    held_words = {word for text in _cells(block, place) for word in text.split()}
    wholes = (_with_white(edition, text_width_pt(word, size)) for word in held_words)
    fitting = (width for width in wholes if width <= twips(_WIDEST_SYMBOL_MM))
    return max([_whole_width(edition, block, place), _with_white(edition, low), *fitting])


def _with_white(edition: Edition, words: float) -> int:
    """The width of a column whose words are so wide, in pt."""
    return points(words + _SPARE_PT) + 2 * twips(edition.table.cell_padding_mm)


def _cells(block: Table, place: int) -> Iterator[str]:
    """What a column holds, group rows aside."""
    return (content.cells[place] for content in block.rows if not content.group)
