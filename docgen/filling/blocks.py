"""The body of a paper as WordprocessingML: outline entries and tables, by named style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from docgen.filling import style_names as names
from docgen.filling.style_names import level_styles
from docgen.filling.tables import table_xml
from docgen.filling.wordml import paragraph, run
from docgen.model import Block, Entry, Level, Span, Table
from docgen.model.numbering import positions
from docgen.model.outline import headings
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.shape import MarkerStyle
from docgen.vietnamese import upper

_PLAIN = MarkerStyle(bold=False)
_RUN_STYLES = {
    (False, False): "",
    (True, False): names.BOLD,
    (False, True): names.ITALIC,
    (True, True): names.BOLD_ITALIC,
}


def body_xml(edition: Edition, blocks: Sequence[Block], width: int, *, keep_last: bool) -> str:
    """Paragraphs and tables of a body, `width` twips wide.

    `keep_last` keeps the last block on the page of what follows, so that a signature never stands
    alone. The end mark of the edition closes the text.
    """
    return blocks_xml(edition, _closed(edition, blocks), width, keep_last=keep_last)


def blocks_xml(
    edition: Edition, blocks: Sequence[Block], width: int, *, keep_last: bool = False
) -> str:
    """The same without the end mark: a note below a signature is no part of the text."""
    entries = [block for block in blocks if isinstance(block, Entry)]
    paths = iter(positions(entries))
    titles = headings_of(blocks)
    parts = []
    for at, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        keep = keep_last and following is None
        if isinstance(block, Entry):
            heading = titles[at]
            below = following is not None and not (titles[at + 1] and _no_deeper(following, block))
            parts.append(
                _entry(
                    edition,
                    block,
                    next(paths),
                    heading=heading,
                    keep=keep,
                    alone=heading and not below,
                )
            )
            if isinstance(following, Table):
                parts.append(paragraph(names.ABOVE_TABLE))
        elif block is not None:
            parts.append(table_xml(edition, block, width, keep_next=keep))
    return "".join(parts)


def headings_of(blocks: Sequence[Block]) -> list[bool]:
    """For every block whether it is a heading; tables are none."""
    titles = iter(headings([block for block in blocks if isinstance(block, Entry)]))
    return [isinstance(block, Entry) and next(titles) for block in blocks]


def _no_deeper(heading: Block, above: Entry) -> bool:
    """Whether a heading stands beside or over the one before it, and not below.

    A heading is kept with its text, a table, or a heading below it. In an outline of bare headings
    each would else hold the next one to the end of the paper.
    """
    if not isinstance(heading, Entry):
        return False
    order = list(Level)
    return (order.index(heading.level), heading.depth) <= (order.index(above.level), above.depth)


def _closed(edition: Edition, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the edition's mark at the end of the last sentence.

    The line below a table that says how much it holds is one. A heading or a table without it takes
    no mark: no form prints one there (nd30 §2.13, hd36 §1).
    """
    closed = list(blocks)
    last = closed[-1] if closed else None
    if isinstance(last, Table) and last.summary:
        closed[-1] = replace(last, summary=writing.closing(edition, last.summary))
    elif isinstance(last, Entry) and last.text and not headings_of(blocks)[-1]:
        *before, end = last.text
        ended = replace(end, text=writing.closing(edition, end.text))
        closed[-1] = replace(last, text=(*before, ended))
    return closed


def runs(text: Sequence[Span], base: MarkerStyle = _PLAIN) -> str:
    """Runs of spans inside a paragraph whose style already has the weight and slant of `base`.

    A character style repeats nothing of its paragraph: Word would toggle it off.
    """
    return "".join(_run(span, base) for span in text)


def _run(span: Span, base: MarkerStyle) -> str:
    words = upper(span.text) if base.upper else span.text
    if base.bold and span.italic and not span.bold:
        # A hint inside a heading («1. Ưu điểm *(có số liệu)*») is slanted and not bold.
        return run(span.text, names.HINT, light=True)
    return run(words, _RUN_STYLES[(span.bold and not base.bold, span.italic and not base.italic)])


def _entry(
    edition: Edition,
    entry: Entry,
    path: tuple[int, ...],
    *,
    heading: bool,
    keep: bool,
    alone: bool,
) -> str:
    """An entry; `keep` holds it to what follows, `alone` lets a heading go without."""
    rule = edition.level(entry.level, entry.depth)
    mark = writing.level_mark(edition, entry, path)
    heading_style, running_style = level_styles(entry.level, entry.depth)
    keep_next = keep or None
    if entry.level.stands_apart:
        number = paragraph(heading_style, run(mark.strip()))
        if not entry.text:
            return number
        return number + paragraph(
            running_style, runs(entry.text, rule.heading), keep_next=keep_next
        )
    if heading:
        content = run(mark) + runs(entry.text, rule.heading)
        return paragraph(heading_style, content, keep_next=keep or (False if alone else None))
    mark_run = runs((Span(mark, rule.running_mark.bold, rule.running_mark.italic),)) if mark else ""
    return paragraph(running_style, mark_run + runs(entry.text), keep_next=keep_next)
