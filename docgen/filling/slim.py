"""A template without what its papers never use: parts and styles that cost time in every paper.

A Word template carries hundreds of styles and some parts that only Word's own windows read;
LibreOffice parses them for every document (measured: a third of a conversion). Pages stay the
same to the pixel.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from docgen.filling.style_names import (
    CHARACTER_STYLES,
    COMPONENT_STYLES,
    FRAME_TABLE,
    HEAD_TABLE,
    LEVEL_STYLES,
    RED_FRAME_TABLE,
    SERVING_STYLES,
    SIGN_TABLE,
    TABLE,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "word/styles.xml"
_TYPES = "[Content_Types].xml"
# Parts that no page depends on: previews, another copy of the styles, glossary, printer, macros.
_DROPPED = re.compile(
    r"docProps/thumbnail\..*|docProps/custom\.xml|customXml/.*|word/stylesWithEffects\.xml"
    r"|word/glossary/.*|word/printerSettings.*|word/vbaProject\.bin|word/vbaData\.xml"
    r"|word/webSettings\.xml|word/_rels/vbaProject.*"
)
_STYLE_USES = tuple(f"{_W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_LINKS = tuple(f"{_W}{name}" for name in ("basedOn", "link", "next"))


def slim(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a package that its papers need, with the styles that they use."""
    kept = {name: content for name, content in parts.items() if not _DROPPED.fullmatch(name)}
    gone = parts.keys() - kept.keys()
    if gone:
        kept[_TYPES] = _without_overrides(kept[_TYPES], gone)
        for name in [name for name in kept if name.endswith(".rels")]:
            kept[name] = _without_links(name, kept[name], gone)
    if _STYLES in kept:
        kept[_STYLES] = _used_styles(kept)
    return kept


def _without_overrides(types: bytes, gone: set[str]) -> bytes:
    root = _parse(types)
    for element in list(root):
        if element.get("PartName", "")[1:] in gone:
            root.remove(element)
    return _write(root)


def _without_links(rels: str, content: bytes, gone: set[str]) -> bytes:
    """The relationships of a part without those to parts that are gone."""
    folder = posixpath.dirname(posixpath.dirname(rels))
    root = _parse(content)
    for link in list(root):
        target = link.get("Target", "")
        where = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if link.get("TargetMode") != "External" and where.lstrip("./") in gone:
            root.remove(link)
    return _write(root)


def _used_styles(parts: dict[str, bytes]) -> bytes:
    """The style part with what the template's text, docgen's blocks and their parents use."""
    root = _parse(parts[_STYLES])
    styles = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    wanted = _styles_of_docgen() | {
        style_id for style_id, style in styles.items() if style.get(f"{_W}default") == "1"
    }
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and name != _STYLES:
            wanted |= {e.get(f"{_W}val", "") for e in _parse(content).iter(*_STYLE_USES)}
    reached: set[str] = set()
    while wanted - reached:
        style_id = (wanted - reached).pop()
        reached.add(style_id)
        if style_id in styles:
            wanted |= {e.get(f"{_W}val", "") for e in styles[style_id].iter(*_LINKS)}
    for style_id, style in styles.items():
        if style_id not in reached:
            root.remove(style)
    for latent in root.findall(f"{_W}latentStyles"):
        root.remove(latent)
    return _write(root)


def _styles_of_docgen() -> set[str]:
    """Ids of every style that a filled paper may use."""
    levels = {
        style_id
        for heading, _, running, _ in LEVEL_STYLES.values()
        for style_id in (heading, running)
        if style_id
    }
    components = {style_id for style_id, _ in COMPONENT_STYLES.values()}
    tables = {TABLE, HEAD_TABLE, SIGN_TABLE, FRAME_TABLE, RED_FRAME_TABLE}
    return levels | components | tables | set(SERVING_STYLES) | set(CHARACTER_STYLES)


def _parse(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _write(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
