"""From what was asked to a batch that is ready to run: checked first, kept once."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from docgen.papers.merge import Target
from docgen.records import Desk, Profile
from docgen.records.batches import (
    Batch,
    BatchOptions,
    BatchState,
    NewBatch,
    Numbers,
    batch_under_key,
    create_batch,
)

#: What can be chosen of files, by the word in the form.
FILES: Mapping[str, tuple[bool, bool]] = {
    "archive": (True, True), "pdf": (True, False), "docx": (False, False),
}  # fmt: skip


def options_asked(form: MultiDict[str, str]) -> BatchOptions:
    """The options that a form sends."""
    pdf, archive = FILES.get(form.get("files", ""), FILES["archive"])
    numbers = Numbers.REGISTER if form.get("numbers") == Numbers.REGISTER.value else Numbers.PEN
    return BatchOptions(pdf, archive, numbers, ascii_names=bool(form.get("ascii_names")))


def register_of(desk: Desk, options: BatchOptions) -> Profile | None:
    """The agency whose register gives the numbers; None where the dossier or the pen does."""
    return desk.agency.profile if options.numbers is Numbers.REGISTER else None


def request_key(
    content: Mapping[str, Any], targets: Sequence[Target], options: BatchOptions, today: dt.date
) -> str:
    """A key that is the same for the same batch asked for on the same day: two clicks make one."""
    asked = [
        content, today.isoformat(), repr(options),
        [[one.key, dict(one.values), _plain(one.tables)] for one in targets],
    ]  # fmt: skip
    written = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return f"web:{hashlib.sha256(written.encode()).hexdigest()}"


def new_batch(
    name: str,
    content: Mapping[str, Any],
    targets: Sequence[Target],
    options: BatchOptions,
    today: dt.date,
    key: str = "",
) -> NewBatch:
    """The batch to create; without a `key` its content is the key."""
    key = key or request_key(content, targets, options, today)
    return NewBatch(key, name, content, targets, options, today)


@dataclass(frozen=True, slots=True)
class Kept:
    """The batch to go on with. `like_it`: the same was asked for before, by that batch or as it."""

    batch: Batch
    like_it: Batch | None


def keep_once(desk: Desk, new: NewBatch) -> Kept:
    """Keep the batch, unless the same one still waits or runs: then go on with that, by its name.

    One that is done is never handed out as new: since then a template may have been mended, and
    its papers would be taken for those of today.
    """
    done, key, turn = None, new.key, 1
    while (known := batch_under_key(desk, key)) is not None:
        if known.state is not BatchState.DONE:
            return Kept(create_batch(desk, replace(new, key=key, name=known.name)), known)
        done, turn = known, turn + 1
        key = f"{new.key}:{turn}"
    return Kept(create_batch(desk, replace(new, key=key)), done)


def _plain(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, list[dict[str, str]]]:
    return {path: [dict(row) for row in rows] for path, rows in tables.items()}
