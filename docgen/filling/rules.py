"""Rule lines, frames and other drawn things, with lengths computed from the text above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from docgen.filling import style_names as names
from docgen.filling.holding import HYPHEN, SPACE, held
from docgen.filling.line_fitting import lines_taken, measured, narrowest
from docgen.filling.wordml import cell, paragraph, points, row, run, table, twips
from docgen.standards.shape import Component
from docgen.standards.widths import text_width_pt

# The face on another machine may be a shade wider than ours; less than any word.
_SHADE_PT = 4.0
# How much longer than even lines the first of two may be, to end with a comma.
_NEARLY_EVEN = 1.3
# The white before a word that links; «theo», «với», «tại» also end words («làm theo», «tồn tại»).
_LINK = re.compile(
    r" (?=(?:trong|và|của|về|nhằm|để|trên địa bàn) |(?:năm|giai đoạn) \d)", re.IGNORECASE
)
# LibreOffice leaves white behind a slanted piece that is held to the next: a part of the type size.
_SLANT = 0.1


def line_width(component: Component, line: str) -> float:
    """Width in pt of a line set in the style of a component."""
    size = component.size_pt.print if component.size_pt else 0.0
    width = text_width_pt(line, size, bold=component.bold, italic=component.italic)
    if component.italic:
        width += _SLANT * size * (line.count(HYPHEN) + line.count(SPACE))
    return width


def rule_below(component: Component, lines: Sequence[str], block_width: int) -> str:
    """The rule that a component wants below its lines, centred in a block of `block_width` twips.

    Where a fraction is allowed, the line is judged lawful both by the last line of the text and by
    the longest one whenever a length exists that satisfies both (the decree names neither).
    """
    if component.rule is None or not lines:
        return ""
    fraction = component.rule.fraction
    widths = [line_width(component, line) for line in lines]
    length = widths[-1] * fraction.print
    if fraction.min < fraction.max:
        length = max(length, min(max(widths) * fraction.min, widths[-1] * fraction.max))
    return centred_rule(points(length), block_width)


def evenly_broken(component: Component, line: str, block_width: int, head: str = "") -> str:
    """A centred paragraph of a component; one that needs several lines breaks them evenly.

    Broken where the block ends, «… của Ban Thường vụ Thành / uỷ)» would leave a word by itself.
    `head` is the part of the line that a careful typist would put on the first of two lines; without
    it, two lines part behind a comma where that leaves them nearly even («… đạo đức, / phong cách»).
    """
    style = names.COMPONENT_STYLES[component.id][0]
    if line_width(component, line) <= block_width / 20:
        return paragraph(style, run(line, hold=False))
    line, head = held(line), held(head)
    room = _narrowest(component, line, block_width, head)
    side = (block_width - room) // 2
    return paragraph(style, run(line), left=side, right=side)


def even_lines(component: Component, line: str, block_width: int) -> list[str]:
    """A line of a title as the lines it takes in a block, broken as evenly as `evenly_broken` does.

    For what a template sets, one paragraph for each line: the rule below is as long as the last asks.
    """
    if line_width(component, line) <= block_width / 20:
        return [line]
    held_line = held(line)
    if halves := _parted_at_a_link(component, held_line, block_width):
        return halves
    room = _narrowest(component, held_line, block_width, "") / 20
    lines = [""]
    for word in held_line.split(" "):
        longer = f"{lines[-1]} {word}".lstrip(" ")
        if lines[-1] and line_width(component, longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _parted_at_a_link(component: Component, line: str, block_width: int) -> list[str]:
    """Two nearly even lines, the second beginning with a word that links («… / trong cơ quan …»).

    [] where there are none such, where a comma parts the line, or where it needs more lines. Spaces
    alone do not tell «cơ quan», one word, from two.
    """
    words = measured(line, partial(line_width, component))
    room = block_width / 20
    if lines_taken(words, room) != 2:
        return []
    most = min(room - _SHADE_PT, narrowest(words, room, 2) * _NEARLY_EVEN)
    wide = partial(line_width, component)
    if any(wide(line[len(part) :]) <= wide(part) <= most for part in _before_commas(line)):
        return []
    parted = [(line[: at.start()], line[at.end() :]) for at in _LINK.finditer(line)]
    best = min(parted, key=lambda both: max(map(wide, both)), default=None)
    return list(best) if best and max(map(wide, best)) <= most else []


def _narrowest(component: Component, line: str, block_width: int, head: str) -> int:
    """The least width, twips, in which a line takes no more lines than in the whole block."""
    words = measured(line, partial(line_width, component))
    room = block_width / 20
    count = lines_taken(words, room)
    even = narrowest(words, room, count)
    most = room - _SHADE_PT if head else min(room - _SHADE_PT, even * _NEARLY_EVEN)
    heads = [head] if head else _before_commas(line) if count == 2 else []
    for part in heads:
        first, rest = line_width(component, part), line_width(component, line[len(part) :])
        if rest <= first <= most:
            return points(first + _SHADE_PT)
    return min(points(even + _SHADE_PT), block_width)


def _before_commas(line: str) -> list[str]:
    """The beginnings of a line that end with a comma or a semicolon, shortest first."""
    return [line[: found.end()] for found in re.finditer(r"[,;](?= )", line)]


def centred_rule(length: int, block_width: int) -> str:
    """A rule of `length` twips in the middle of a block."""
    side = max(0, (block_width - length) // 2)
    return paragraph(names.RULE, left=side, right=side)


def framed(component: Component, words: str, block: tuple[int, int]) -> str:
    """A mark in its frame (độ khẩn, phạm vi lưu hành); a stamp without frame is a plain line.

    `block` is the left edge and the width of the block it stands in, twips.
    """
    style = names.COMPONENT_STYLES[component.id][0]
    left, room = block
    if component.frame is None:
        return paragraph(style, run(words), left=left) if left else paragraph(style, run(words))
    width_mm, height_mm = component.frame.size_mm.get(words, (0.0, 0.0))
    # Without a size in the rule the frame leaves 3 mm on both sides of the words.
    width = min(twips(width_mm) or points(line_width(component, words)) + twips(6), room)
    box = cell(width, paragraph(style, run(words)), centred=True)
    look = names.FRAME_TABLE if component.frame.colour == "000000" else names.RED_FRAME_TABLE
    indent = left + ((room - width) // 2 if component.align == "center" else 0)
    frame = table(look, [width], [row([box], height=twips(height_mm or 8))], indent=indent)
    return paragraph(names.SPACER) + frame + paragraph(names.SPACER)
