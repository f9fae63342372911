"""Tables of communes: every row becomes a target or a problem with its cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import BrokenFile, Severity
from docgen.intake.sheets import RawSheet, SheetRow
from docgen.intake.targets import Targets, read_targets, targets_in
from docgen.papers.merge import table_slots
from tests.intake.workbooks import workbook

DAY = dt.date(2026, 11, 20)
EARLIER = dt.date(2023, 5, 4)
SLOTS = table_slots(
    {"papers": [
        {"kind": "registration_sheet", "collectives": {}},
        {"kind": "commendation_list", "individuals": {"columns": [
            "serial", "name", "achievement", {"key": "votes2", "heading": "Số phiếu", "content": "number"}]}},
    ]}
)  # fmt: skip
PEOPLE, UNITS = "papers[1].individuals", "papers[0].collectives"
HEAD = ["Mã xã", "Tên xã", "Tỉnh", "Chủ tịch"]


def read(on: dt.date = DAY, **sheets: Any) -> Targets:
    return read_targets(workbook(**sheets), SLOTS, on=on, place_reasons=())


def told(found: Targets) -> list[tuple[str, str]]:
    return [(problem.place, problem.message) for problem in found.problems]


def test_code_or_name_and_province() -> None:
    found = read(Xã=[HEAD, ["01786", "", "", "Lê Thị Mơ"], ["", "Minh Tâm", "Cao Bằng", "Hà Văn Tư"],
                     [1279, "", "", "Nông Thị Én"]])  # fmt: skip
    assert told(found) == []
    assert [target.key for target in found.targets][:2] == ["01786", "01747"]
    assert found.targets[0].values["Chủ tịch"] == "Lê Thị Mơ"
    assert found.targets[0].values["Đảng bộ cấp trên"] == "Đảng bộ tỉnh Cao Bằng"
    assert found.targets[2].key == "01279"  # a spreadsheet takes the zero away
    assert found.columns[-1] == "Chủ tịch"
    assert found.columns.count("Tên xã") == 1
    assert found.row_of["01747"] == "Xã, dòng 3"


def test_headings_below_a_title_and_csv() -> None:
    rows = [
        ["UỶ BAN NHÂN DÂN TỈNH"],
        ["Danh sách các xã, phường", "", "2026"],
        [],
        HEAD,
        ["01786", "", "", "A"],
    ]
    assert read(Một=rows).row_of == {"01786": "Một, dòng 5"}
    text = "\n".join(";".join(map(str, row)) for row in rows)
    found = read_targets(text.encode(), SLOTS, on=DAY, place_reasons=())
    assert found.row_of == {"01786": "dòng 5"}
    assert found.targets[0].values["Chủ tịch"] == "A"


def test_all_that_is_wrong_with_its_cell() -> None:
    found = read(Xã=[
        [*HEAD, "Chủ  tịch", "", "Số «a» b"],
        ["01786", "Đông Hưng", "", "A"],
        ["", "Tân An", "", "B"],
        ["", "Đông Khe", "Cao Bằng", "C", "", "thừa"],
        ["", "Đông Khê", "Cà Bằng", "D"],
        ["", "", "", "E"],
        ["01747", "", "", "F"],
        ["", "minh tam", "cao bang", "G"],
    ])  # fmt: skip
    places = [place for place, _ in told(found)]
    assert places == ["Xã!E", "Xã!F", "Xã!G", "Xã!B2", "Xã!B3", "Xã!B4", "Xã!C5", "Xã!B6", "Xã!A8"]
    words = dict(told(found))
    assert "trùng tên với cột D" in words["Xã!E"]
    assert "Mã 01786 là Xã Đông Khê" in words["Xã!B2"]
    assert words["Xã!B3"].startswith("Có ")
    assert "Xã Đông Khê, tỉnh Cao Bằng (mã 01786)" in words["Xã!B4"]
    assert "Cao Bằng" in words["Xã!C5"]
    assert "chưa ghi xã" in words["Xã!B6"]
    assert "đã có ở Xã, dòng 7" in words["Xã!A8"]
    assert [target.key for target in found.targets] == ["01747"]
    assert found.wrong


def test_rows_of_tables() -> None:
    found = read(
        Danh_sách_xã=[HEAD, ["01786", "", "", "A"], ["01747", "", "", "B"]],
        **{"Danh sách - Cá nhân": [
            ["Stt", "Xã", "Họ và tên", "Tóm tắt thành tích", "Số phiếu"],
            [1, "Xã Đông Khê, Cao Bằng", "Trần Thị Bưởi", "Giỏi\nnhất", 12.5],
            [2, "Đông Khê, tỉnh Cao Bằng", "Lê Văn Ổi", "", ""],
            [3, "01747", "Hà Thị Na", "", ""],
        ], "Biểu đăng ký - Tập thể": [["Mã xã", "Đơn vị"], ["01747", "Thôn Một"]]},
    )  # fmt: skip
    assert told(found) == [
        ("Biểu đăng ký - Tập thể",
         "1 nơi không có dòng nào nên bảng của nơi ấy để trống: Xã Đông Khê."),
    ]  # fmt: skip
    first, second = found.targets
    assert first.tables == {
        PEOPLE: (
            {"name": "Trần Thị Bưởi", "achievement": "Giỏi\nnhất", "votes2": "12,5"},
            {"name": "Lê Văn Ổi", "achievement": "", "votes2": ""},
        )
    }
    assert second.tables[UNITS] == ({"unit": "Thôn Một"},)


def test_rows_and_units_that_somebody_may_have_forgotten() -> None:
    units = [["01786"], ["01747"], ["01273"]]
    people = [
        ["01786", "Na", "x"],
        [],
        ["01786", "", "Giỏi"],
        ["01786", "", "Khá"],
        ["01747", "Ổi"],
    ]
    found = read(
        Xã=[["Mã xã"], *units],
        **{"Danh sách - Cá nhân": [["Mã xã", "Họ và tên", "Tóm tắt thành tích"], *people]},
    )
    assert not found.wrong
    assert [str(one) for one in found.problems] == [
        "Danh sách - Cá nhân: chưa ghi «Họ và tên» ở dòng 4, 5; vẫn in như vậy.",
        "Danh sách - Cá nhân: 1 nơi không có dòng nào nên bảng của nơi ấy để trống: Phường Thục Phán.",
    ]


def test_what_is_wrong_in_a_table() -> None:
    found = read(
        Xã=[HEAD, ["01786", "", "", "A"]],
        Lạ=[["gì đó"]],
        Danh_mục=[["Xã Đông Khê"]],
        **{"Danh sách - Cá nhân": [
            ["Xã", "Họ và tên", "Số phiếu", "Biệt danh"],
            ["Minh Tâm, Cao Bằng", "A", "1", ""],
            ["Đông Khe, Cao Bằng", "B", "nhiều", "Bé"],
            ["", "C", "", ""],
            ["Đông Khê, Cao Bằng", "", "", ""],
        ], "Biểu đăng ký - Tập thể": [["Đơn vị", "Địa chỉ"], ["x", "y"]]},
    )  # fmt: skip
    words = dict(told(found))
    assert set(words) == {
        "Lạ", "Danh sách - Cá nhân!D", "Danh sách - Cá nhân!A2", "Danh sách - Cá nhân!C3",
        "Danh sách - Cá nhân!A3", "Danh sách - Cá nhân!A4", "Biểu đăng ký - Tập thể",
    }  # fmt: skip
    assert "không có trong danh sách xã" in words["Danh sách - Cá nhân!A2"]
    assert "cần một số" in words["Danh sách - Cá nhân!C3"]
    assert "không mang tên bảng nào" in words["Lạ"]
    warnings = [one.place for one in found.problems if one.severity is Severity.WARNING]
    assert warnings == ["Lạ", "Danh sách - Cá nhân!D"]
    assert found.targets[0].tables == {}


def test_districts_of_earlier_days_are_what_the_table_says() -> None:
    found = read(
        EARLIER,
        Huyện=[["Stt", "Huyện", "Tỉnh", "Tên cơ quan"], [1, "Thạch An", "Cao Bằng", "UBND huyện Thạch An"],
               [2, "", "Cao Bằng", "x"], [3, "Quảng Hoà", "Cao Bằng", "UBND huyện Quảng Hoà"]],
        **{"Danh sách - Cá nhân": [["Huyện", "Họ và tên"], ["Quảng Hòa", "Na"], ["Trùng Khánh", "Ổi"]]},
    )  # fmt: skip
    assert [(one.key, one.name, one.province) for one in found.targets] == [
        ("dong-2", "Thạch An", "Cao Bằng"), ("dong-4", "Quảng Hoà", "Cao Bằng"),
    ]  # fmt: skip
    assert found.columns == ("Stt", "Huyện", "Tỉnh", "Tên cơ quan")
    assert found.targets[1].tables == {PEOPLE: ({"name": "Na"},)}
    assert [place for place, _ in told(found)] == ["Huyện!B3", "Danh sách - Cá nhân!A3"]


def test_a_table_of_schools() -> None:
    """Without a column for communes nothing is looked up, whatever the day."""
    found = read(Trường=[["STT", "Trường", "Hiệu trưởng"], [1, "THCS Đông Khê", "Lê Thị Mơ"]])
    assert told(found) == []
    assert found.targets[0].name == "THCS Đông Khê"
    assert dict(found.targets[0].values) == {
        "STT": "1",
        "Trường": "THCS Đông Khê",
        "Hiệu trưởng": "Lê Thị Mơ",
    }


def test_nothing_in_it() -> None:
    assert read(Trống=[]).wrong
    assert told(read(Xã=[HEAD])) == [("Xã", "Bảng chưa có dòng nào dưới dòng tiêu đề.")]
    with pytest.raises(BrokenFile):
        read_targets(b"\x00\x01\x02", SLOTS, on=DAY, place_reasons=())


def test_thousands_of_wrong_names_are_told_in_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.intake.targets.units._MOST_UNKNOWN", 3)
    found = read(Xã=[["Tên xã"], *([f"Không Đâu {n}"] for n in range(8))])
    assert len(found.problems) == 8
    assert sum("quá nhiều tên" in message for _, message in told(found)) == 5


_CELLS = st.sampled_from(
    [
        "",
        "Mã xã",
        "Tên xã",
        "Xã",
        "Tỉnh",
        "Đơn vị",
        "01786",
        "Đông Khê",
        "Cao Bằng",
        "Họ và tên",
        "«a»",
        "12",
    ]
)
_SHEETS = st.lists(
    st.tuples(
        st.sampled_from(["", "Xã", "Danh sách - Cá nhân", "Hướng dẫn", "Lạ"]),
        st.lists(st.lists(_CELLS, min_size=1, max_size=5), min_size=1, max_size=5),
    ),
    max_size=3,
)


@settings(deadline=None)  # a busy machine is no failure
@given(_SHEETS, st.sampled_from([DAY, EARLIER]))
def test_any_sheets(sheets: list[tuple[str, list[list[str]]]], on: dt.date) -> None:
    """Targets with keys of their own and problems; never an exception."""
    raw = [
        RawSheet(name, tuple(SheetRow(number, tuple(row)) for number, row in enumerate(rows, 1)))
        for name, rows in sheets
    ]
    found = targets_in(raw, SLOTS, on=on, place_reasons=())
    keys = [target.key for target in found.targets]
    assert len(keys) == len(set(keys))
    assert set(found.row_of) == set(keys)
    assert found.targets or found.problems
