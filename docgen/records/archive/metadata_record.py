"""The record of an outgoing paper that NĐ 30/2020 PL.VI asks every system to keep and hand over.

Which fields there are, their keys and their lengths come from the edition; here each key is
answered from the snapshot. Days are written dd/mm/yyyy, the ten characters that the law counts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from docgen.errors import Problem, Severity
from docgen.records.archive.snapshot import Receiver, Snapshot
from docgen.records.register.printed_book import rules
from docgen.standards.registers import MetadataField

Value = str | int | None
#: What a spreadsheet would run: a cell of a CSV that begins so gets an apostrophe before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def fields() -> tuple[MetadataField, ...]:
    """The fields of an outgoing paper, in the order of the law."""
    metadata = rules().metadata
    if metadata is None:
        raise RuntimeError("the State's edition has no metadata")
    return metadata.outgoing


def metadata(snapshot: Snapshot) -> dict[str, Any]:
    """The record, nested as the law groups it; "To" is a list, one member a recipient."""
    record: dict[str, Any] = {}
    answers = _answers(snapshot)
    for field in fields():
        if field.group == _RECEIVERS:
            record[_RECEIVERS] = [_receiver(receiver) for receiver in snapshot.receivers]
        elif field.group:
            record.setdefault(field.group, {})[field.key] = answers[_path(field)][0]
        else:
            record[field.key] = answers[_path(field)][0]
    return record


def misfits(snapshot: Snapshot) -> list[Problem]:
    """Values longer than the record allows: warnings, for the clerk to shorten at entry."""
    answers = _answers(snapshot)
    return [
        Problem(
            _path(field),
            f"{field.term or field.key}: «{value}» dài hơn {field.length} ký tự của hồ sơ điện tử.",
            Severity.WARNING,
        )
        for field in fields()
        for value in answers[_path(field)]
        if field.length is not None and value is not None and len(str(value)) > field.length
    ]


def metadata_json(snapshots: Iterable[Snapshot]) -> str:
    """The records as a JSON list."""
    return json.dumps([metadata(one) for one in snapshots], ensure_ascii=False, indent=2) + "\n"


def metadata_csv(snapshots: Iterable[Snapshot]) -> str:
    """The records as CSV, one line a paper; recipients stand in one cell, «; » between them.

    The byte-order mark at its head tells Excel that the text is UTF-8.
    """
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([_path(field) for field in fields()])
    for snapshot in snapshots:
        answers = _answers(snapshot)
        writer.writerow([_cell(answers[_path(field)]) for field in fields()])
    return "\ufeff" + output.getvalue()


_RECEIVERS = "To"


def _receiver(receiver: Receiver) -> dict[str, Value]:
    return {"OrganId": receiver.organ_id, "OrganName": receiver.name}


def _answers(snapshot: Snapshot) -> dict[str, tuple[Value, ...]]:
    """What the snapshot answers to every field by its path; several values only for recipients.

    A field that a new edition adds and that is not answered here is a KeyError where it is asked.
    """
    filed = snapshot.filed
    receivers = [_receiver(receiver) for receiver in snapshot.receivers]
    single: dict[str, Value] = {
        "FileCode.OrganId": snapshot.organ_id,
        "FileCode.FileCatalog": snapshot.day.year,
        "FileCode.FileNotation": filed.file_notation,
        "DocOrdinal": filed.ordinal,
        "TypeName": snapshot.kind_name,
        "CodeNumber": "" if snapshot.number is None else f"{snapshot.number:02}",
        "CodeNotation": snapshot.symbol,
        "IssuedDate": f"{snapshot.day:%d/%m/%Y}",
        "OrganName": snapshot.agency,
        "Subject": snapshot.abstract,
        "Language": filed.language,
        "PageAmount": filed.pages,
        "Description": filed.remark,
        "SignerInfo.Position": snapshot.position,
        "SignerInfo.FullName": snapshot.signer,
        "Priority": filed.priority,
        "IssuedAmount": filed.copies,
        "DueDate": f"{filed.reply_by:%d/%m/%Y}" if filed.reply_by else "",
    }
    answers: dict[str, tuple[Value, ...]] = {path: (value,) for path, value in single.items()}
    for key in ("OrganId", "OrganName"):
        answers[f"{_RECEIVERS}.{key}"] = tuple(receiver[key] for receiver in receivers)
    return answers


def _path(field: MetadataField) -> str:
    return f"{field.group}.{field.key}" if field.group else field.key


def _cell(values: Sequence[Value]) -> str:
    text = "; ".join(str(value) for value in values if value is not None)
    return f"'{text}" if text.startswith(_FORMULA) else text
