"""Paths of a dossier in the words of the form."""

from __future__ import annotations

from typing import Any

import pytest

from web.batch.place_words import place_words

CONTENT: dict[str, Any] = {
    "issuer": {"name": ["a", "b"]},
    "papers": [
        {"kind": "plan", "attachments": [{"kind": "registration_sheet", "collectives": {}}]},
        {"kind": "no such"},
    ],
}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("place", "Địa danh"),
        ("issuer.name[1]", "Cơ quan ban hành › Tên cơ quan ban hành › 2"),
        ("signature.name", "Người ký › Họ và tên người ký"),
        ("papers[0].body", "Văn bản 1 (Kế hoạch) › Nội dung"),
        (
            "papers[0].attachments[0].collectives.columns",
            "Văn bản 1 (Kế hoạch) › Phụ lục 1 (Biểu đăng ký) › Tập thể › Cột",
        ),
        ("papers[1].body", "Văn bản 2 › body"),
        ("papers[7]", "Văn bản 8"), ("", ""), ("[3]", "4"), ("no.such[0]", "no › such › 1"),
    ],
)  # fmt: skip
def test_words(path: str, words: str) -> None:
    assert place_words(path, CONTENT) == words
