"""An empty header and an empty footer in every template, for the first pages of attached papers.

A paper's first page may carry a circulation mark above and an address below; the first page of
what is attached to it carries neither, and no page number. A section without a reference of its
own would inherit those of the paper, so it refers to these.
"""

from __future__ import annotations

import re

from docgen.filling import style_names as names
from docgen.filling.wordml import NAMESPACES, paragraph

_TYPES, _RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KINDS = {"header": "hdr", "footer": "ftr"}
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST = re.compile(r'<w:(?P<kind>header|footer)Reference\b[^>]*w:type="first"[^>]*/>')


def with_blank_edges(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a package with the empty header and footer, unless they are there already."""
    if _part("header") in parts:
        return parts
    types, rels = parts[_TYPES].decode(), parts[_RELS].decode()
    added = {}
    for kind, element in _KINDS.items():
        name = _part(kind)
        override = f'<Override PartName="/{name}" ContentType="{_CONTENT}.{kind}+xml"/>'
        link = (
            f'<Relationship Id="{_link(kind)}" Type="{_RELATIONSHIP}/{kind}"'
            f' Target="{name.removeprefix("word/")}"/>'
        )
        types = types.replace("</Types>", f"{override}</Types>")
        rels = rels.replace("</Relationships>", f"{link}</Relationships>")
        added[name] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:{element} {NAMESPACES}>{paragraph(names.SPACER)}</w:{element}>"
        ).encode()
    return parts | {_TYPES: types.encode(), _RELS: rels.encode()} | added


def blank_first_page(section: str) -> str:
    """The section with nothing above and below on its first page."""
    bare = _FIRST.sub("", section)
    references = "".join(
        f'<w:{kind}Reference w:type="first" r:id="{_link(kind)}"/>' for kind in _KINDS
    )
    head, rest = re.split(r"(?<=>)", bare, maxsplit=1)
    title = "" if "<w:titlePg" in rest else "<w:titlePg/>"
    return f"{head}{references}{rest.removesuffix('</w:sectPr>')}{title}</w:sectPr>"


def _part(kind: str) -> str:
    return f"word/{kind}Blank.xml"


def _link(kind: str) -> str:
    return f"rIdBlank{kind.capitalize()}"
