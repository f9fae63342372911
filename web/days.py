"""Days as people type them: «29/3/2022», whatever the language of their browser.

The date inputs of browsers follow the language of the machine, and 05/03 becomes the third of May
unseen. Papers are dated day before month, and so are our pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from docgen.errors import InvalidInput, Problem
from docgen.papers.parts.dates import read_date

_MESSAGE = "Ngày «{}» không đọc được. Hãy ghi ngày, tháng, năm, ví dụ 29/3/2022."


def day_in(given: Mapping[str, str], name: str) -> dt.date | None:
    """The day that an input holds, None for an empty one; InvalidInput for what is no day."""
    typed = given.get(name, "").strip()
    if not typed:
        return None
    try:
        parts = read_date(typed)
        if not isinstance(parts, Mapping):
            raise ValueError
        return dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except (ValueError, KeyError, TypeError):
        raise InvalidInput([Problem(name, _MESSAGE.format(typed[:40]))]) from None


def needed_day(given: Mapping[str, str], name: str) -> dt.date:
    """The same where a day must be given."""
    found = day_in(given, name)
    if found is None:
        raise InvalidInput([Problem(name, "Cần ghi ngày, ví dụ 29/3/2022.")])
    return found
