"""Which entries of an outline are headings."""

from __future__ import annotations

import pytest

from docgen.bodytext import read_outline
from docgen.model.outline import headings


def printed_as_headings(text: str) -> list[bool]:
    return list(headings(read_outline(text).outline.entries))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Phòng Nội vụ:\n- Lập danh sách.\n2. Phòng Tài chính:\n- Cấp kinh phí.", [True, False] * 2),
        ("1. Rà soát.\n2. Xây dựng mới các mô hình:\n- Nông thôn.\n3. Sơ kết.", [False] * 4),
        ("1. Phòng Nội vụ\n- Lập danh sách.\n2. Sơ kết.", [True, False, False]),
        ("I. NỘI DUNG\n1. Ưu điểm:\n- Tốt.\nII. KẾT QUẢ\n1. Sơ kết.", [True, True, False, True, False]),
        ("1. Công tác cán bộ\n1.1. Rà soát:\n- Mỗi xóm.\n2. Sơ kết.", [True, True, False, False]),
    ],
)  # fmt: skip
def test_a_colon_takes_after_its_row(text: str, expected: list[bool]) -> None:
    assert printed_as_headings(text) == expected
