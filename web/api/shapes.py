"""What the API answers with: one function a thing, plain values out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any

from flask import url_for

from docgen.errors import Problem
from docgen.records import KnownAgency
from docgen.records.archive import Hit, KeptPaper, metadata
from docgen.records.batches import Batch, Item, PaperMade, Progress
from docgen.records.drafts import Draft, DraftLine
from docgen.records.register import Entry, Series


def plain(value: Any) -> Any:
    """A value of the library as JSON knows it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def of_agency(agency: KnownAgency) -> dict[str, Any]:
    """The agency's profile."""
    return {"key": agency.key, "profile": plain(agency.profile)}


def of_hit(hit: Hit) -> dict[str, Any]:
    """A paper in a list."""
    return {**plain(hit), "url": url_for("api.paper", public_id=hit.public_id)}


def of_paper(paper: KeptPaper) -> dict[str, Any]:
    """A paper with its record and its files."""
    files = {
        role: {
            "name": file.name,
            "size": file.stored.size,
            "sha256": file.stored.sha256,
            "url": url_for("api.file", public_id=paper.public_id, role=role),
        }
        for role, file in paper.files.items()
    }
    return {
        "public_id": paper.public_id,
        "version": paper.version,
        "newer": paper.newer,
        "snapshot": plain(paper.snapshot),
        "metadata": metadata(paper.snapshot),
        "annulment": plain(paper.annulment),
        "files": files,
        "kept_at": plain(paper.kept_at),
        "kept_by": paper.kept_by,
    }


def of_series(one: Series) -> dict[str, Any]:
    """A series of numbers."""
    return {**plain(one), "name": one.name}


def of_entry(entry: Entry) -> dict[str, Any]:
    """A line of the register."""
    known: dict[str, Any] = plain(entry)
    return known


def of_problem(problem: Problem) -> dict[str, Any]:
    """One thing that is wrong."""
    known: dict[str, Any] = plain(problem)
    return known


def of_draft_line(line: DraftLine) -> dict[str, Any]:
    """A draft in a list."""
    return {**plain(line), "url": url_for("api.draft", draft_id=line.id)}


def of_draft(draft: Draft) -> dict[str, Any]:
    """A draft with what it says."""
    known: dict[str, Any] = plain(draft)
    return known


def of_batch(batch: Batch, progress: Progress) -> dict[str, Any]:
    """A batch with how far it has come, without its dossier."""
    known: dict[str, Any] = plain(batch)
    del known["content"]
    return {
        **known,
        "progress": {**plain(progress), "left": progress.left},
        "url": url_for("api.batch", batch_id=batch.id),
    }


def of_item(batch_id: int, item: Item) -> dict[str, Any]:
    """A unit of a batch with its papers."""
    known: dict[str, Any] = plain(item)
    target = known.pop("target")
    return {
        **known,
        "key": target["key"],
        "name": target["name"],
        "province": target["province"],
        "papers": [
            _of_made(batch_id, item.position, place, paper)
            for place, paper in enumerate(item.papers)
        ],
    }


def _of_made(batch_id: int, position: int, place: int, paper: PaperMade) -> dict[str, Any]:
    files = {"docx": paper.docx, **({"pdf": paper.pdf} if paper.pdf else {})}
    return {
        "kind": paper.kind,
        "name": paper.name,
        "number_text": paper.number_text,
        "pages": paper.pages,
        "files": {
            form: {
                "name": f"{paper.name}.{form}",
                "size": stored.size,
                "sha256": stored.sha256,
                "url": url_for(
                    "api.item_file", batch_id=batch_id, position=position, place=place, form=form
                ),
            }
            for form, stored in files.items()
        },
    }
