"""The templates an agency uses: its own where it has put one to use, the shipped ones elsewhere."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from docgen.errors import NotFound
from docgen.filling.template import PreparedTemplate, prepare_bytes
from docgen.issuing.draft import TemplateOf, shipped_templates
from docgen.model import Paper
from docgen.papers import kind
from docgen.records import Desk
from docgen.records.standing import Sort, Standing, get_standing, standing
from docgen.standards.edition import Edition
from docgen.standards.shape import Margins


def template_key(side: str, template: str) -> str:
    """What an own template stands for: «state/ke-hoach»."""
    return f"{side}/{template}"


def templates_of(desk: Desk, shipped: Path) -> TemplateOf:
    """The templates of the agency at the desk, as they are now."""
    own = {item.content["for"]: item.id for item in standing(desk, Sort.TEMPLATE)}
    contents = {key: template_bytes(get_standing(desk, item)) for key, item in own.items()}
    otherwise = shipped_templates(shipped)

    def template(paper: Paper, edition: Edition) -> PreparedTemplate:
        key = template_key(paper.side.value, kind(paper.kind).template)
        if key not in contents:
            return otherwise(paper, edition)
        return _prepared(contents[key], edition.page.landscape, key)

    return template


def template_bytes(item: Standing) -> bytes:
    """The Word file of a template that an agency keeps; NotFound for an item of another sort."""
    if item.sort is not Sort.TEMPLATE:
        raise NotFound("Không có mẫu này trong cơ quan.")
    return base64.b64decode(item.content["docx"])


@lru_cache(maxsize=64)
def _prepared(content: bytes, landscape: Margins, name: str) -> PreparedTemplate:
    return prepare_bytes(content, landscape, name)
