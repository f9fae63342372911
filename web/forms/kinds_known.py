"""Whether plain data is a dossier with one paper of a kind that docgen knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import InvalidInput, Problem
from docgen.papers import kinds


def known_kind(dossier: Mapping[str, Any]) -> str:
    """The kind of the dossier's only paper; InvalidInput where it has none, or several."""
    papers = dossier.get("papers")
    if not isinstance(papers, list) or len(papers) != 1 or not isinstance(papers[0], Mapping):
        raise InvalidInput([Problem("papers", "Hồ sơ của dự thảo có đúng một văn bản.")])
    kind_id = papers[0].get("kind")
    if kind_id not in [one.id for one in kinds()]:
        names = ", ".join(one.id for one in kinds())
        raise InvalidInput([Problem("papers[0].kind", f"Hãy ghi một trong: {names}.")])
    return str(kind_id)
