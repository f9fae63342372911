"""Days that the tests speak of."""

from __future__ import annotations

import datetime as dt

FIRST = dt.date(2025, 7, 1)
BEFORE = dt.date(2025, 6, 30)
LATE_2026 = dt.date(2026, 11, 20)
