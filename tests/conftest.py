"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A deadline asserts wall time: on a busy machine it fails tests that nothing is wrong with.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
