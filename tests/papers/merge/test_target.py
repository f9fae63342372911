"""A unit's own dossier: fields filled, rows in their tables, the rest untouched."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from docgen.errors import InvalidInput
from docgen.papers.merge import MergeTemplate, Target, dossier_data, table_slots

DATA: dict[str, Any] = {
    "place": "«Địa danh»",
    "papers": [
        {"kind": "plan", "abstract": "việc", "attachments": [
            {"kind": "registration_sheet", "collectives": {"empty_rows": 2}},
            {"kind": "commendation_list", "individuals": {
                "columns": ["serial", "name", "note"], "rows": [["Nguyễn Văn Mẫu"]]}},
        ]},
        {"kind": "commendation_list", "models": {}, "individuals": {"columns": "award"}},
    ],
}  # fmt: skip
INNER = "papers[0].attachments[1].individuals"


def target(**tables: Any) -> Target:
    return Target("01786", "Xã Đông Khê", "Tỉnh Cao Bằng", {"Địa danh": "Đông Khê"}, tables)


def test_rows_take_the_place_of_those_shown() -> None:
    before = copy.deepcopy(DATA)
    template = MergeTemplate(DATA, ["Địa danh"])
    rows = ({"name": "Trần Thị Bưởi", "note": "«Địa danh»"},)
    made = dossier_data(template, target(**{INNER: rows, "papers[1].models": ()}))
    assert made["place"] == "Đông Khê"
    inner = made["papers"][0]["attachments"][1]["individuals"]
    # A row is what people typed: never searched for fields.
    assert inner == {"columns": ["serial", "name", "note"], "rows": [dict(rows[0])]}
    assert made["papers"][0]["attachments"][0] == {
        "kind": "registration_sheet", "collectives": {"empty_rows": 2},
    }  # fmt: skip
    assert made["papers"][1] == DATA["papers"][1]
    assert before == DATA


def test_one_targets_rows_are_not_anothers() -> None:
    template = MergeTemplate(DATA, ["Địa danh"])
    dossier_data(template, target(**{INNER: ({"name": "Một"},)}))
    inner = dossier_data(template, target())["papers"][0]["attachments"][1]["individuals"]
    assert inner["rows"] == [["Nguyễn Văn Mẫu"]]


def test_an_empty_field_names_the_target() -> None:
    with pytest.raises(InvalidInput, match="Xã Đông Khê: place: Trường «Địa danh» trống"):
        dossier_data(MergeTemplate(DATA, ["Địa danh"]), Target("1", "Xã Đông Khê", "", {}))


def test_a_table_that_is_not_there() -> None:
    template = MergeTemplate(DATA, ["Địa danh"])
    with pytest.raises((KeyError, IndexError)):
        dossier_data(template, target(**{"papers[7].models": ({"name": "Một"},)}))


def test_slots_in_order_with_names_of_their_own() -> None:
    slots = table_slots(DATA)
    assert [(slot.path, slot.name) for slot in slots] == [
        ("papers[0].attachments[0].collectives", "Biểu đăng ký - Tập thể"),
        (INNER, "Danh sách - Cá nhân"),
        ("papers[1].models", "Danh sách - Mô hình"),
        ("papers[1].individuals", "Danh sách - Cá nhân 2"),
    ]
    assert [column.key for column in slots[1].columns] == ["name", "note"]
    assert all(len(slot.name) <= 31 for slot in slots)  # Excel's bound on names of sheets


@pytest.mark.parametrize(
    "data",
    [
        None, [], {"papers": 3}, {"papers": [1, {"kind": "nothing"}]},
        {"papers": [{"kind": "plan", "attachments": "x"}]},
        {"papers": [{"kind": "commendation_list", "individuals": {"columns": ["no such"]}}]},
        {"papers": [{"kind": "commendation_list", "individuals": {"columns": [{"key": ""}]}}]},
        {"papers": [{"kind": "commendation_list", "individuals": None}]},
    ],
)  # fmt: skip
def test_what_cannot_be_understood_has_no_slots(data: object) -> None:
    assert table_slots(data) == ()
