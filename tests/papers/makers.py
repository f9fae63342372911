"""Short ways to a dossier: only what a test is about needs to be said."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from docgen.errors import InvalidInput, Problem
from docgen.model import Paper
from docgen.papers import Built, build_papers
from docgen.papers.reading import read_dossier_data

TODAY = dt.date(2026, 11, 20)

PARTY = {
    "side": "party",
    "superior": "Đảng bộ tỉnh Hà Nam",
    "name": "Huyện uỷ Kim Bảng",
    "sign": "HU",
    "author": "Ban Thường vụ Huyện uỷ",
}
STATE = {
    "side": "state",
    "name": ["Uỷ ban nhân dân", "xã Tân An"],
    "sign": "UBND",
    "author": "Uỷ ban nhân dân xã Tân An",
}


def plan(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "plan",
        "abstract": "sơ kết 05 năm",
        "body": "Nội dung.",
        "recipients": ["Như trên"],
        **fields,
    }


def letter(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "official_letter",
        "abstract": "báo cáo kết quả",
        "addressees": ["Sở Nội vụ"],
        "body": "Nội dung.",
        "recipients": ["Như trên"],
        **fields,
    }


def dossier(*papers: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A State dossier of a commune, dated 2026-03-29, signed."""
    return {
        "issuer": STATE,
        "place": "Tân An",
        "date": "29/3/2026",
        "signature": {
            "authority": "TM. Uỷ ban nhân dân",
            "position": "Chủ tịch",
            "name": "Lê Thị Mơ",
        },
        "papers": list(papers),
        **fields,
    }


def party_dossier(*papers: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A dossier of a district committee, dated 2022-03-29, signed."""
    return dossier(
        *papers,
        **{
            "issuer": PARTY,
            "place": "Kim Bảng",
            "date": "29/3/2022",
            "signature": {
                "authority": "T/M Ban Thường vụ",
                "position": "Phó Bí thư",
                "name": "Nguyễn Mạnh Tuấn",
            },
            **fields,
        },
    )


def build(data: dict[str, Any]) -> Built:
    return build_papers(read_dossier_data(data), TODAY)


def paper(data: dict[str, Any]) -> Paper:
    """The first paper of a dossier."""
    return build(data).papers[0].paper


def problems(data: object) -> dict[str, str]:
    """The problems of a wrong dossier, by place."""
    with pytest.raises(InvalidInput) as caught:
        build_papers(read_dossier_data(data), TODAY)
    return _by_place(caught.value.problems)


def warnings(data: dict[str, Any]) -> dict[str, str]:
    """The warnings of a good dossier, by place."""
    return _by_place(build(data).warnings)


def _by_place(found: tuple[Problem, ...]) -> dict[str, str]:
    places = [problem.place for problem in found]
    assert len(set(places)) == len(places), f"two problems at one place: {places}"
    return {problem.place: problem.message for problem in found}
