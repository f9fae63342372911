"""Whether the records can be used now: asked by whoever watches a server."""

from __future__ import annotations

import shutil
import tempfile

from docgen.errors import RecordsUnavailable
from docgen.reasons import reason
from docgen.records import upgrade
from docgen.records.desk import Records
from docgen.records.store import INCOMING, FolderStore

#: Bytes that must be free where the files are: some hundred papers, time enough to act.
LEAST_FREE = 100 << 20
#: A name that no file has: asking for it needs the store and nothing in it.
_NOBODY = "0" * 64


def check_database(records: Records) -> None:
    """Raise RecordsUnavailable unless the database answers and is at this program's version."""
    upgrade.check(records.engine)


def check_store(records: Records) -> None:
    """Raise RecordsUnavailable unless the place of the files can be used for another paper."""
    store = records.store
    if not isinstance(store, FolderStore):
        store.size(_NOBODY)
        return
    try:
        incoming = store.root / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=incoming) as file:
            file.write(b"?")
            file.flush()
        free = shutil.disk_usage(incoming).free
    except OSError as error:
        raise RecordsUnavailable(
            f"Không ghi được vào kho tệp «{store.where}»: {reason(error)}."
        ) from error
    if free < LEAST_FREE:
        raise RecordsUnavailable(
            f"Ổ đĩa của kho tệp «{store.where}» chỉ còn {free >> 20} MB; hãy dọn bớt hoặc thêm đĩa."
        )
