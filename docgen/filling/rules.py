"""Rule lines, frames and other drawn things, with lengths computed from the text above them."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.filling import style_names as names
from docgen.filling.wordml import cell, paragraph, points, row, run, table, twips
from docgen.standards.shape import Component
from docgen.standards.widths import text_width_pt


def line_width(component: Component, line: str) -> float:
    """Width in pt of a line set in the style of a component."""
    size = component.size_pt.print if component.size_pt else 0.0
    return text_width_pt(line, size, bold=component.bold, italic=component.italic)


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
