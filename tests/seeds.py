"""The five real plans that the project was born from, read from the shared folder beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ooxml import SHARED

SEEDS = SHARED / "seeds"
NAMES = (
    "1-huyen-uy-185-kh-hu-2023",
    "2-ubnd-thach-an-kh-2021",
    "3-ubnd-lam-thao-kh-2022-2025",
    "4-huyen-uy-kim-bang-83-kh-hu-2022",
    "5-thanh-uy-da-lat-kh-2023",
)


def seed(name: str) -> str:
    """The text of a seed; skips where the folder is absent."""
    path: Path = SEEDS / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no seeds: {SEEDS} is absent")
    return path.read_text(encoding="utf-8")
