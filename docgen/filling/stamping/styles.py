"""`word/styles.xml` of a template, from an edition: one named style for each component and level."""

from __future__ import annotations

from docgen.filling import style_names as names
from docgen.filling.style_names import CHARACTER_STYLES, COMPONENT_STYLES, LEVEL_STYLES
from docgen.filling.wordml import NAMESPACES, half_points, points, twips
from docgen.model import Level
from docgen.standards.edition import Edition
from docgen.standards.shape import Component, LevelRule, MarkerStyle

_ALIGN = {"center": "center", "left": "left", "right": "right", "justify": "both"}
# Components of the body are set like running text, with its indent, gap and line pitch.
_RUNNING = {"basis"}
# Gaps that no rule fixes (NĐ 30 PL.I and HD05 are silent): what the sample forms show, pt.
_SPACE_BEFORE = {"addressee": 2.0, "place_date": 6.0}
_TOP_BORDER = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="000000"/></w:pBdr>'
# Height of the letters above the baseline, in parts of the type size (Times New Roman).
_ASCENT = 0.891


def styles_xml(edition: Edition) -> str:
    """The whole part: document defaults (face, vi-VN) and every named style."""
    parts = [_defaults(edition), _normal()]
    for component_id, (style_id, name) in COMPONENT_STYLES.items():
        if edition.has(component_id):
            parts.append(_component_style(edition, edition.component(component_id), style_id, name))
    for (level, depth), (heading_id, heading, running_id, running) in LEVEL_STYLES.items():
        rule = edition.level(level, depth)
        if heading_id:
            parts.append(_level_style(edition, rule, heading_id, heading, heading=True))
        parts.append(_level_style(edition, rule, running_id, running, heading=False))
    parts += _serving_styles(edition)
    parts += _character_styles(edition)
    parts += _table_styles(edition)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>"
    )


def _defaults(edition: Edition) -> str:
    font = edition.page.font
    size = half_points(_size(edition.component("body")))
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def paragraph_style(style_id: str, name: str, p_pr: str, r_pr: str) -> str:
    """One paragraph style based on Normal; the arguments are ready property XML."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{p_pr}</w:pPr><w:rPr>{r_pr}</w:rPr></w:style>"
    )


def _size(component: Component) -> float:
    # A component without type in the rule (a stamp) is printed at the size of the body.
    return component.size_pt.print if component.size_pt else 14.0


def _letters(
    size_pt: float, *, bold: bool, italic: bool, underline: bool = False, colour: str = "000000"
) -> str:
    """Run properties in the order of the schema."""
    size = half_points(size_pt)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour != "000000" else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + ('<w:u w:val="single"/>' if underline else "")
    )


def _body_spacing(edition: Edition) -> str:
    """Gap before a paragraph and line pitch of running text."""
    line = edition.body.line
    if line.rule == "exact":
        pitch = f'w:line="{points(line.value.print)}" w:lineRule="exact"'
    else:
        pitch = f'w:line="{round(240 * line.value.print)}" w:lineRule="auto"'
    return (
        f'<w:spacing w:before="{points(edition.body.paragraph_gap_pt.print)}" w:after="0" {pitch}/>'
    )


def _first_line(edition: Edition) -> str:
    return f'<w:ind w:firstLine="{twips(edition.body.first_line_indent_mm.print)}"/>'


def _component_style(edition: Edition, component: Component, style_id: str, name: str) -> str:
    letters = _letters(
        _size(component),
        bold=component.bold,
        italic=component.italic,
        # The label of Nơi nhận is underlined on its words only, by a character style.
        underline=component.underline and component.id != "recipients_label",
        colour=component.colour,
    )
    # Words stand in the middle of their frame; the frame itself stands where the rule wants it.
    side = "center" if component.frame else component.align
    align = f'<w:jc w:val="{_ALIGN[side]}"/>'
    if component.id in _RUNNING:
        return paragraph_style(
            style_id, name, _body_spacing(edition) + _first_line(edition) + align, letters
        )
    before = _space_before(edition, component)
    keep = "<w:keepNext/>" if component.block in ("title", "annex") else ""
    rule = component.rule
    above = rule is not None and rule.position == "above" and rule.of == "text_width"
    border = _TOP_BORDER if above else ""
    after = _space_after(edition, component)
    spacing = f'<w:spacing w:before="{points(before)}" w:after="{after}"/>'
    return paragraph_style(style_id, name, keep + border + spacing + align, letters)


def _space_before(edition: Edition, component: Component) -> float:
    """Gap above a component, pt; number and date that share a line share their baseline too."""
    before = _SPACE_BEFORE.get(component.id, 0.0) + component.space_before_pt
    if component.id == "number" and edition.component("place_date").level_with == "number":
        date = edition.component("place_date")
        before += _SPACE_BEFORE["place_date"] + _ASCENT * (_size(date) - _size(component))
    return before


def _space_after(edition: Edition, component: Component) -> int:
    """Gap below a component, twips: it lifts a block of the footer to the foot of the text area.

    The footer itself stays low, or the empty one of every other paper would take a line of text.
    """
    if component.block != "foot_first_page":
        return 0
    return twips(edition.page.margins.bottom.print - edition.footer_distance_mm)


def _level_style(
    edition: Edition, rule: LevelRule, style_id: str, name: str, *, heading: bool
) -> str:
    level = Level(rule.level)
    look = rule.heading if heading or level.stands_apart else MarkerStyle(bold=False)
    letters = _letters(rule.size_pt.print, bold=look.bold, italic=look.italic)
    keep = "<w:keepNext/><w:keepLines/>" if heading or level.stands_apart else ""
    indent = "" if rule.align == "center" else _first_line(edition)
    # A heading on the line below its number stays close to it.
    spacing = (
        '<w:spacing w:before="0" w:after="0"/>'
        if level.stands_apart and not heading
        else _body_spacing(edition)
    )
    align = f'<w:jc w:val="{_ALIGN[rule.align]}"/>'
    shown = heading and rule.outline_level is not None
    outline = f'<w:outlineLvl w:val="{rule.outline_level}"/>' if shown else ""
    return paragraph_style(style_id, name, keep + spacing + indent + align + outline, letters)


def _serving_styles(edition: Edition) -> list[str]:
    table, number = edition.table, edition.page_number
    sign = _size(edition.component("signer_name"))
    cell_size = table.size_pt.print
    thin = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    clear = points(edition.layout.rule_gap_pt)
    below = f'<w:spacing w:before="{clear}" w:after="0" w:line="40" w:lineRule="exact"/>'
    apart = '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'
    cell = '<w:spacing w:before="40" w:after="40"/>'
    centre = '<w:jc w:val="center"/>'
    properties = {
        names.RULE: (f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>{below}{centre}', '<w:sz w:val="4"/><w:szCs w:val="4"/>'),
        names.SPACER: (thin, '<w:sz w:val="4"/><w:szCs w:val="4"/>'),
        names.GAP: (apart, '<w:sz w:val="4"/><w:szCs w:val="4"/>'),
        names.ABOVE_TABLE: ('<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/>', '<w:sz w:val="4"/><w:szCs w:val="4"/>'),
        names.SIGN_HINT: (f"<w:keepNext/>{centre}", _letters(sign - 1, bold=False, italic=True)),
        names.SIGN_GAP: (f'<w:keepNext/><w:spacing w:before="{twips(edition.signing.gap_mm)}" w:after="0" w:line="20" w:lineRule="exact"/>{centre}', '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
        names.PAGE_NUMBER: (f'<w:jc w:val="{_ALIGN[number.align]}"/>', _letters(number.size_pt.print, bold=number.bold, italic=number.italic)),
        names.CELL_HEADING: (f"<w:keepNext/>{cell}{centre}", _letters(cell_size, bold=table.heading_bold, italic=False)),
        names.CELL_TEXT: (f'{cell}<w:jc w:val="left"/>', _letters(cell_size, bold=False, italic=False)),
        names.CELL_SHORT: (f"{cell}{centre}", _letters(cell_size, bold=False, italic=False)),
        names.CELL_GROUP: (f'<w:keepNext/>{cell}<w:jc w:val="left"/>', _letters(cell_size, bold=True, italic=False)),
        names.TABLE_SUMMARY: (_body_spacing(edition) + _first_line(edition) + '<w:jc w:val="both"/>', _letters(_size(edition.component("body")), bold=False, italic=True)),
    }  # fmt: skip
    return [
        paragraph_style(style_id, name, *properties[style_id])
        for style_id, name in names.SERVING_STYLES.items()
    ]


def _character_styles(edition: Edition) -> list[str]:
    drafter = edition.component("drafter_mark")
    letters = {
        names.BOLD: "<w:b/><w:bCs/>",
        names.ITALIC: "<w:i/><w:iCs/>",
        names.BOLD_ITALIC: "<w:b/><w:bCs/><w:i/><w:iCs/>",
        names.HINT: "<w:i/><w:iCs/>",
        names.UNDERLINED: '<w:u w:val="single"/>',
        names.DRAFTER: _letters(_size(drafter), bold=drafter.bold, italic=drafter.italic),
    }
    return [
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{CHARACTER_STYLES[style_id]}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{r_pr}</w:rPr></w:style>"
        for style_id, r_pr in letters.items()
    ]


def _table_styles(edition: Edition) -> list[str]:
    border = (
        f'w:val="single" w:sz="{round(edition.table.border_pt * 8)}" w:space="0" w:color="000000"'
    )
    lines = "".join(
        f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    pad = twips(edition.table.cell_padding_mm)
    frame = 'w:val="single" w:sz="12" w:space="0" w:color="{colour}"'
    framed = "".join(f"<w:{side} {frame}/>" for side in ("top", "left", "bottom", "right"))
    urgency = edition.component("urgency").frame
    colour = urgency.colour if urgency else "000000"
    return [
        _table_style(names.TABLE, "Bảng biểu", f"<w:tblBorders>{lines}</w:tblBorders>", pad),
        _table_style(names.HEAD_TABLE, "Đầu văn bản", "", 0),
        _table_style(names.SIGN_TABLE, "Khối ký", "", 0),
        _table_style(names.FRAME_TABLE, "Khung dấu", f"<w:tblBorders>{framed.format(colour='000000')}</w:tblBorders>", 0),
        _table_style(names.RED_FRAME_TABLE, "Khung dấu đỏ", f"<w:tblBorders>{framed.format(colour=colour)}</w:tblBorders>", 0),
    ]  # fmt: skip


def _table_style(style_id: str, name: str, borders: str, pad: int) -> str:
    margins = "".join(
        f'<w:{side} w:w="{pad if side in ("left", "right") else 0}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
