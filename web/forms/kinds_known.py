"""Whether plain data is a dossier with one paper of a kind that docgen knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import InvalidInput, Problem
from docgen.papers import kinds


def known_kind(dossier: Mapping[str, Any]) -> str:
    """The kind of the dossier's only paper; InvalidInput where it has none, or several.

    The papers attached to it must be of known kinds as well: a form is laid out by them.
    """
    papers = dossier.get("papers")
    if not isinstance(papers, list) or len(papers) != 1 or not isinstance(papers[0], Mapping):
        raise InvalidInput([Problem("papers", "Hồ sơ của dự thảo có đúng một văn bản.")])
    kind_id = _kind_at("papers[0]", papers[0])
    attached = papers[0].get("attachments") or []
    if not isinstance(attached, list):
        raise InvalidInput([Problem("papers[0].attachments", "Phải là một danh sách văn bản.")])
    for place, paper in enumerate(attached):
        _kind_at(f"papers[0].attachments[{place}]", paper)
    return kind_id


def _kind_at(place: str, paper: object) -> str:
    known = [one.id for one in kinds()]
    kind_id = paper.get("kind") if isinstance(paper, Mapping) else None
    if kind_id not in known:
        raise InvalidInput([Problem(f"{place}.kind", f"Hãy ghi một trong: {', '.join(known)}.")])
    return str(kind_id)
