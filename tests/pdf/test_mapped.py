"""Bytes with a path that lasts as long as its block."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.pdf.mapped import mapped


@given(st.binary(max_size=100_000), st.binary(max_size=100))
def test_two_at_once_are_read_by_their_paths(one: bytes, other: bytes) -> None:
    with mapped(one) as path, mapped(other) as second:
        assert Path(path).read_bytes() == one
        assert Path(second).read_bytes() == other


def test_nothing_is_left_behind() -> None:
    before = set(Path("/proc/self/fd").iterdir())
    with pytest.raises(ZeroDivisionError), mapped(b"%PDF-1.7"):
        _ = 1 // 0
    assert len(set(Path("/proc/self/fd").iterdir())) == len(before)
