"""One line of print against one component of the law."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.standards.edition import Edition
from docgen.standards.shape import Component
from tests.pdf_ink import Line, Rule, Sheet

FACES = ("LiberationSerif", "TimesNewRoman", "Tinos")
# Height of a single line of Times New Roman in parts of its size (ascent and descent and gap).
SINGLE = 1.149
MARGIN_MM = 0.5
CENTRE_MM = 1.0
# A comma or a slanted letter at the end of a line leaves its own white.
JUSTIFIED_MM = 1.0
FOOT_SIZES = {10.0, 11.0}  # addresses at the foot of the sheet, and Nơi nhận of the State
#: Words of a paragraph that are enough to find its first line.
START = 24


def text_edges(sheet: Sheet, edition: Edition) -> tuple[float, float]:
    turned = sheet.width > sheet.height
    margins = edition.page.landscape if turned else edition.page.margins
    return margins.left.print, sheet.width - margins.right.print


def type_faults(line: Line, component: Component, what: str) -> Iterator[str]:
    """Size, weight, slant and colour of a line against its component."""
    if component.size_pt and not all(component.size_pt.allows(size, 0.11) for size in line.sizes):
        yield f"{what}: {sorted(line.sizes)} pt"
    if line.bold != component.bold and not component.any_bold:
        yield f"{what}: bold is {line.bold}"
    if line.italic != component.italic:
        yield f"{what}: italic is {line.italic}"


def find(sheet: Sheet, words: str) -> Line | None:
    start = "".join(words.split())[:START]
    return next(
        (line for line in sheet.lines if "".join(line.text.split()).startswith(start)), None
    )


def component_faults(
    sheet: Sheet, edition: Edition, component_id: str, words: str, centre: float | None
) -> Iterator[str]:
    """One printed line of a component: it is there, in its letters, in the middle of its block."""
    component = edition.component(component_id)
    line = find(sheet, " ".join(words.split()))
    if line is None:
        yield f"{component_id}: «{words}» is not on page {sheet.number}"
        return
    yield from type_faults(line, component, component_id)
    if centre is not None and abs(line.centre - centre) > CENTRE_MM:
        yield f"{component_id}: centred at {line.centre:.1f} mm and not {centre:.1f}"


def rule_faults(
    sheet: Sheet, edition: Edition, component_id: str, lines: list[str]
) -> Iterator[str]:
    """The rule below a component: its length against the text, its middle under the text."""
    component = edition.component(component_id)
    line = find(sheet, lines[-1])
    if line is None:
        return
    if component.rule is None or component.rule.position != "below":
        if any(
            0 < rule.y - line.baseline < 3 and abs(rule.centre - line.centre) < 2
            for rule in sheet.rules
        ):
            yield f"{component_id}: a rule stands below it"
        return
    near = [
        rule
        for rule in sheet.rules
        if 0 < rule.y - line.baseline < 4 and abs(rule.centre - line.centre) < CENTRE_MM
    ]
    if not near:
        yield f"{component_id}: no rule below it"
        return
    yield from _length(near[0], line, component)


def _length(rule: Rule, line: Line, component: Component) -> Iterator[str]:
    assert component.rule
    fraction = rule.length_pt / line.width_pt
    if not component.rule.fraction.allows(fraction, 0.02):
        yield f"{component.id}: the rule is {fraction:.2f} of the text"
    if not 0.3 <= rule.weight_pt <= 1.6:
        yield f"{component.id}: the rule is {rule.weight_pt:.2f} pt thick"
