"""What holds for every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

# What differs is said as well where tests leave the comparing to a module beside them.
pytest.register_assert_rewrite(
    *(f"tests.{one}" for one in ("chaos", "form", "papers", "pdf", "pdf_ink", "standards"))
)

# A deadline asserts wall time: on a busy machine it fails tests that nothing is wrong with.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that start LibreOffice or Chromium first.

    A file goes to one process as a whole. Were a long one begun last, the others would wait for
    it; so short ones fill the end (with `--no-loadscope-reorder`, else pytest-xdist has an order
    of its own: files with many tests first, the long ones of `chaos` with their one or two last).
    """
    marks = ("libreoffice", "browser")
    long = {item.path for item in items if any(map(item.get_closest_marker, marks))}
    items.sort(key=lambda item: item.path not in long)
