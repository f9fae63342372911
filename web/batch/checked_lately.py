"""What checking found lately, so that a batch just kept is not checked a second time to be shown."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict

from docgen.issuing.batch.checking_first import Checked

_MOST = 16
#: After this a template may have been changed.
_LATELY = dt.timedelta(minutes=5)


class CheckedLately:
    """Findings by agency and batch; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], tuple[dt.datetime, Checked]] = OrderedDict()

    def put(self, agency: str, batch_id: int, checked: Checked, now: dt.datetime) -> None:
        """Keep what was found of a batch a moment ago."""
        with self._lock:
            self._kept[agency, batch_id] = now, checked
            self._kept.move_to_end((agency, batch_id))
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def take(self, agency: str, batch_id: int, now: dt.datetime) -> Checked | None:
        """What was found lately, once: whoever looks again has changed something perhaps.

        None where it must be looked for.
        """
        with self._lock:
            moment, checked = self._kept.pop((agency, batch_id), (None, None))
        return checked if moment is not None and now - moment < _LATELY else None
