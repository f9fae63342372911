"""What is the same in the papers of every unit and hardly ever should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.errors import Problem, Severity
from docgen.papers.merge import MergeTemplate
from docgen.papers.setting import join_path


def same_for_all(content: Mapping[str, Any], template: MergeTemplate) -> Iterator[Problem]:
    """Warnings about a number, a body or a place that no field tells apart.

    For a batch of two units or more; what a dossier writes once is printed in the papers of all.
    """
    with_fields = {use.place for use in template.fields}
    if not with_fields:
        yield _warning("", "Hồ sơ không có trường «…» nào: văn bản của mọi nơi sẽ giống hệt nhau.")
        return
    if not any(place.startswith("issuer.") for place in with_fields):
        yield _warning("issuer.name", "Mọi nơi dùng chung một tên cơ quan ban hành.")
    if content.get("place") and "place" not in with_fields:
        yield _warning("place", "Mọi nơi dùng chung một địa danh.")
    papers = content.get("papers")
    for index, paper in enumerate(papers if isinstance(papers, list | tuple) else ()):
        place = join_path("papers", (index, "number"))
        number = paper.get("number") if isinstance(paper, Mapping) else None
        if number is not None and place not in with_fields:
            yield _warning(place, f"Văn bản của mọi nơi đều mang số {str(number)[:20]}.")


def _warning(place: str, fact: str) -> Problem:
    return Problem(place, f"{fact} Nếu không phải chủ ý, hãy thay bằng trường.", Severity.WARNING)
