"""The record of NĐ 30/2020 PL.VI: every field of the law answered, as JSON and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace

import pytest

from docgen.errors import Severity
from docgen.records.archive import (
    Filed,
    Receiver,
    Snapshot,
    metadata,
    metadata_csv,
    metadata_json,
    misfits,
)
from docgen.records.archive.metadata_record import fields

_PAPER = Snapshot(
    kind="plan",
    kind_name="Kế hoạch",
    side="state",
    day=dt.date(2026, 3, 2),
    abstract="Phát động thi đua",
    edition="state_nd30_2020",
    agency="ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
    organ_id="H29.12.7",
    number=5,
    number_text="05/KH-UBND",
    symbol="KH-UBND",
    signer="Nguyễn Thị Ánh",
    position="Chủ tịch",
    receivers=(Receiver("Đảng uỷ xã", "b/c", "H29.12.1"), Receiver("Các thôn")),
    filed=Filed("01.TĐ", 7, 3, 12, dt.date(2026, 4, 1), 2, remark="Hoả tốc"),
)


def test_the_record_is_nested_as_the_law_groups_it() -> None:
    assert metadata(_PAPER) == {
        "FileCode": {"OrganId": "H29.12.7", "FileCatalog": 2026, "FileNotation": "01.TĐ"},
        "DocOrdinal": 7,
        "TypeName": "Kế hoạch",
        "CodeNumber": "05",
        "CodeNotation": "KH-UBND",
        "IssuedDate": "02/03/2026",
        "OrganName": "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
        "Subject": "Phát động thi đua",
        "Language": "Tiếng Việt",
        "PageAmount": 3,
        "Description": "Hoả tốc",
        "SignerInfo": {"Position": "Chủ tịch", "FullName": "Nguyễn Thị Ánh"},
        "To": [
            {"OrganId": "H29.12.1", "OrganName": "Đảng uỷ xã"},
            {"OrganId": "", "OrganName": "Các thôn"},
        ],
        "Priority": 2,
        "IssuedAmount": 12,
        "DueDate": "01/04/2026",
    }


def test_every_field_of_the_edition_is_answered_and_no_other() -> None:
    record = metadata(_PAPER)
    for field in fields():
        group = record[field.group] if field.group else record
        assert field.key in (group[0] if isinstance(group, list) else group)
    assert [field.no for field in fields()] == [
        "1.1", "1.2", "1.3", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
        "12.1", "12.2", "13.1", "13.2", "14", "15", "16",
    ]  # fmt: skip


def test_days_fill_the_ten_characters_of_the_law() -> None:
    lengths = {field.key: field.length for field in fields() if field.type == "Date"}
    assert lengths == {"IssuedDate": 10, "DueDate": 10}
    assert len(metadata(_PAPER)["IssuedDate"]) == 10


def test_json_and_csv_say_the_same() -> None:
    assert json.loads(metadata_json([_PAPER, _PAPER])) == [metadata(_PAPER)] * 2
    text = metadata_csv([_PAPER])
    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["To.OrganName"] == "Đảng uỷ xã; Các thôn"
    assert row["FileCode.OrganId"] == "H29.12.7"
    assert row["CodeNumber"] == "05"
    assert len(row) == len(fields())


def test_a_paper_without_the_rest() -> None:
    bare = Snapshot("list", "Danh sách", "state", dt.date(2026, 3, 2), "A", "e", "B")
    record = metadata(bare)
    assert (record["CodeNumber"], record["To"], record["DueDate"], record["PageAmount"]) == (
        "",
        [],
        "",
        None,
    )
    assert "None" not in metadata_csv([bare])


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@A", "\t=1"])
def test_nothing_in_the_csv_is_a_formula(nasty: str) -> None:
    (row,) = csv.DictReader(
        io.StringIO(metadata_csv([replace(_PAPER, abstract=nasty)]).removeprefix("\ufeff"))
    )
    assert row["Subject"] == f"'{nasty}"


def test_values_too_long_for_the_record_are_told_at_entry() -> None:
    """NĐ 30/2020 PL.VI: a subject of 500 characters, a name of 50, a recipient of 200."""
    long = replace(
        _PAPER,
        abstract="a" * 501,
        signer="b" * 51,
        receivers=(Receiver("c" * 200), Receiver("d" * 201)),
    )
    found = misfits(long)
    assert [problem.place for problem in found] == [
        "Subject",
        "SignerInfo.FullName",
        "To.OrganName",
    ]
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert "500 ký tự" in found[0].message
    assert misfits(_PAPER) == []
