"""The block of the signature: its lines, and how long ones break."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.filling.signing import signature_xml
from docgen.filling.wordml import NAMESPACES
from docgen.model import Authority, Signature, Signing
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from tests.docx_text import W

EDITIONS = editions()
WIDTH = 5_300  # twips: the right column on an upright sheet


def printed(xml: str) -> list[tuple[str, str]]:
    """Style and words of every paragraph that has any."""
    body = etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")
    found = (
        (each.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(each.itertext()))
        for each in body.iter(f"{W}p")
    )
    return [(style, words) for style, words in found if words]


@pytest.mark.parametrize("known", EDITIONS, ids=lambda known: known.id)
def test_a_long_post_breaks_evenly(known: Edition) -> None:
    signature = Signature(
        (Authority(Signing.BY_ORDER, "Chủ tịch"),),
        ("Trưởng phòng Phòng Văn hóa - Xã hội",),
        "Lê Thị Bưởi",
    )
    _, *posts, name = printed(signature_xml(known, signature, WIDTH))
    assert [words for _, words in posts] == ["TRƯỞNG PHÒNG PHÒNG", "VĂN HÓA - XÃ HỘI"]
    assert {style for style, _ in posts} == {"ChucVu"}
    assert name == ("HoTen", "Lê Thị Bưởi")
