"""Tables: columns, cells, order, totals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model import Column, Row, Table
from docgen.model.table import Content
from docgen.papers.tables.cells import read_number, write_number
from tests.papers.makers import dossier, paper, problems


def commend(**fields: Any) -> dict[str, Any]:
    return {"kind": "commendation_list", **fields}


def tables(**fields: Any) -> list[Table]:
    body = paper(dossier(commend(**fields))).body
    return [block for block in body if isinstance(block, Table)]


def individuals(**table: Any) -> Table:
    return tables(individuals=table)[0]


def wrong(**table: Any) -> dict[str, str]:
    found = problems(dossier(commend(individuals=table)))
    prefix = "papers[0].individuals."
    return {place.removeprefix(prefix): message for place, message in found.items()}


def test_rows_are_lists_or_called_by_column() -> None:
    found = individuals(
        rows=[
            ["Trần Thị Bưởi", "Nông dân"],
            {"achievement": "Hiến đất", "name": "Lê Văn Cam"},
            {"Họ và tên": "Đỗ Thị Dừa"},
        ]
    )
    assert [row.cells for row in found.rows] == [
        ("1", "Trần Thị Bưởi", "Nông dân", "", ""),
        ("2", "Lê Văn Cam", "", "Hiến đất", ""),
        ("3", "Đỗ Thị Dừa", "", "", ""),
    ]


def test_empty_rows_follow_for_the_pen() -> None:
    found = individuals(rows=[["A"]], empty_rows=2)
    assert [row.cells[0] for row in found.rows] == ["1", "2", "3"]
    assert found.rows[2].cells[1:] == ("", "", "", "")


def test_names_are_sorted_by_given_name_and_text_as_a_dictionary_does() -> None:
    rows = [["Nguyễn Văn Ất"], ["Trần Đức Anh"], ["Lê Thị Ánh"], ["Bùi Văn An"]]
    assert [row.cells[1] for row in individuals(rows=rows, sort_by="name").rows] == [
        "Bùi Văn An",
        "Trần Đức Anh",
        "Lê Thị Ánh",
        "Nguyễn Văn Ất",
    ]
    rows = [["b", "Xã Đông"], ["a", "Xã Dân"], ["c", "Xã An"]]
    by_unit = individuals(rows=rows, sort_by="Chức vụ, đơn vị công tác").rows
    assert [row.cells[2] for row in by_unit] == ["Xã An", "Xã Dân", "Xã Đông"]


def test_without_sorting_the_order_is_as_typed() -> None:
    assert [row.cells[1] for row in individuals(rows=[["B"], ["A"]]).rows] == ["B", "A"]


def test_groups_keep_their_place_and_the_count_runs_through() -> None:
    rows = [["Z"], {"group": "Khối xã"}, ["D"], ["C"], {"group": "Khối trường"}, ["B"], ["A"]]
    found = individuals(rows=rows, sort_by="name").rows
    assert [row.cells[0] if row.group else row.cells[:2] for row in found] == [
        ("1", "Z"),
        "Khối xã",
        ("2", "C"),
        ("3", "D"),
        "Khối trường",
        ("4", "A"),
        ("5", "B"),
    ]
    assert found[1] == Row(("Khối xã",), group=True)


VOTES = {"key": "phieu", "heading": "Số phiếu", "content": "number", "total": True}


def test_number_columns_are_added_up() -> None:
    found = individuals(
        columns=["serial", "name", VOTES], rows=[["A", 1200], ["B", "34,5"], {"name": "C"}]
    )
    assert found.columns[2] == Column("phieu", "Số phiếu", Content.NUMBER, 1.0, total=True)
    assert found.rows[0].cells == ("1", "A", "1.200")
    assert found.rows[-1] == Row(("", "Tổng cộng", "1.234,5"), total=True)


def test_nothing_is_added_up_in_a_form_still_empty() -> None:
    found = individuals(columns=["serial", "name", VOTES], empty_rows=1)
    assert [row.cells for row in found.rows] == [("1", "", "")]


def test_cells_take_what_files_hold() -> None:
    found = individuals(rows=[[12, 1.5, "a\nb", None]])
    assert found.rows[0].cells == ("1", "12", "1,5", "a\nb", "")


def test_columns_come_from_a_named_set() -> None:
    keys = [column.key for column in individuals(columns="award").columns]
    assert keys == [
        "serial",
        "name",
        "born",
        "position",
        "achievement",
        "award",
        "initiative",
        "votes",
        "note",
    ]


def test_columns_of_every_set_may_be_picked() -> None:
    assert [column.key for column in individuals(columns=["name", "born"]).columns] == [
        "name",
        "born",
    ]


@pytest.mark.parametrize(
    ("columns", "place", "message"),
    [
        (
            "awards",
            "columns",
            "Không có bộ cột «awards». Hãy ghi «short», «award» hoặc «title_and_award».",
        ),
        (["name", "bron"], "columns[1]", "Không có cột «bron». Có phải là «born»?"),
        (["name", "name"], "columns[1]", "Khoá cột «name» đã dùng. Hãy đặt khoá khác."),
        (
            [{"key": "group", "heading": "x"}],
            "columns[0]",
            "Khoá cột «group» đã dùng. Hãy đặt khoá khác.",
        ),
        (5, "columns", "Mục columns là tên một bộ cột, hoặc danh sách các cột."),
        ([{"key": "x"}], "columns[0].heading", "Thiếu mục «heading» (Tiêu đề cột)."),
        (
            [{"key": "x", "heading": "X", "content": "numbr"}],
            "columns[0].content",
            "«numbr» không dùng được. Hãy ghi «text», «short» hoặc «number». Có phải là «number»?",
        ),
        (
            [{"key": "x", "heading": "X", "weight": 0}],
            "columns[0].weight",
            "0 không dùng được: phải lớn hơn 0.0.",
        ),
        (
            [{"key": f"k{n}", "heading": "X"} for n in range(31)],
            "columns",
            "Bảng có 31 cột; nhiều nhất là 30.",
        ),
    ],
)
def test_wrong_columns_are_told(columns: object, place: str, message: str) -> None:
    assert wrong(columns=columns) == {place: message}


def test_wrong_rows_are_told_all_at_once_each_with_its_number() -> None:
    found = wrong(
        columns=["serial", "name", VOTES],
        rows=[
            ["A", 1, 2],
            ["A", "ba"],
            {"nam": "A"},
            {"name": True},
            "A",
            {"group": "x", "name": "y"},
            ["A", "1,250.5"],
            [["A"]],
            ["A", float("inf")],
            ["A", False],
            {"group": None},
            ["A", 10**15],
        ],
    )
    assert found == {
        "rows[0]": "Dòng 1 có 3 ô, bảng có 2 cột (không kể cột số thứ tự, docgen tự đánh). Hãy bỏ ô thừa.",
        "rows[1][1]": "Dòng 2: cột «Số phiếu» cần một số, «ba» không dùng được. Hãy ghi như 1.250 hay 12,5.",
        "rows[2].nam": "Dòng 3: bảng không có cột «nam». Có phải là «name»?",
        "rows[3].name": "Dòng 4: mỗi ô là một đoạn chữ hoặc một số.",
        "rows[4]": "Dòng 5: cần một danh sách các ô, hoặc ghi theo khoá cột.",
        "rows[5].group": "Dòng 6: dòng tiêu đề nhóm chỉ có một mục «group».",
        "rows[6][1]": "Dòng 7: cột «Số phiếu» cần một số, «1,250.5» không dùng được. Hãy ghi như 1.250 hay 12,5.",
        "rows[7][0]": "Dòng 8: mỗi ô là một đoạn chữ hoặc một số.",
        "rows[8][1]": "Dòng 9: «inf» không dùng được: nhiều nhất 15 chữ số trước dấu phẩy và 6 chữ số sau dấu phẩy.",
        "rows[9][1]": "Dòng 10: mỗi ô là một đoạn chữ hoặc một số.",
        "rows[10].group": "Dòng 11: chưa ghi tiêu đề nhóm.",
        "rows[11][1]": "Dòng 12: «1000000000000000» không dùng được: nhiều nhất 15 chữ số trước dấu phẩy và 6 chữ số sau dấu phẩy.",
    }


@pytest.mark.parametrize("key", ["nam", "serial"])
def test_a_table_is_sorted_by_one_of_its_columns_only(key: str) -> None:
    assert wrong(sort_by=key)["sort_by"].startswith(f"Bảng không xếp được theo cột «{key}».")


def test_rows_that_are_no_list_are_told() -> None:
    assert wrong(rows="A") == {"rows": "Mục rows là danh sách các dòng của bảng."}


@given(
    st.decimals(
        allow_nan=False,
        allow_infinity=False,
        places=3,
        min_value=-(10**15) + 1,
        max_value=10**15 - 1,
    )
)
def test_a_number_is_read_as_it_is_written(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    "text", ["", "1.5", "1,5,0", "ba", "1 000 000 x", "12.34.5", "9" * 16, "1,1234567"]
)
def test_what_is_no_vietnamese_number_is_none(text: str) -> None:
    assert read_number(text) is None
