"""What `--communes` is taken for, and how all that is wrong with it is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docgen.cli.batch_communes import table_among, targets_in_table, targets_named
from docgen.errors import BrokenFile, InvalidInput
from docgen.intake.targets import Targets
from docgen.places import Kind
from tests.intake.workbooks import workbook

_DAY = dt.date(2026, 10, 31)
_HEADINGS = ["Mã xã", "Tên xã", "Chủ tịch"]


def _named(*typed: str, kinds: tuple[Kind, ...] = ()) -> Targets:
    return targets_named(typed, kinds, _DAY, ())


def _told(targets: Targets) -> list[str]:
    return list(map(str, targets.problems))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (["Cao Bằng"], 56),
        (["04", "cao bang"], 56),
        (["Đông Khê"], 1),
        (["xã Đông Khê", "01786"], 1),
        (["Cao Bằng", "xã Đông Khê"], 56),
        (["Cao Bằng", "Lâm Thao, Phú Thọ"], 57),  # what is named is added, whatever its province
        (["cả nước"], 3_321),
    ],
)
def test_provinces_and_communes(typed: list[str], count: int) -> None:
    assert len(_named(*typed).targets) == count


def test_all_that_is_wrong_is_told_by_what_was_typed() -> None:
    told = _told(_named("Xứ Lạ", "Hưng Đạo", "Không Đâu, Cao Bằng", "99999", "xã Đông Khe"))
    assert all(one.startswith("--communes: ") for one in told)
    assert len(told) == 5
    assert "Không có «Xứ Lạ»" in told[0]
    assert "Có 3 nơi tên «Hưng Đạo»" in told[1]
    assert "Xã Đông Khê, tỉnh Cao Bằng (mã 01786)" in told[4]


def test_a_kind_that_a_commune_is_not_of() -> None:
    [told] = _told(_named("xã Đông Khê", kinds=(Kind.PHUONG,)))
    assert "không thuộc loại đơn vị đã chọn" in told


def test_files_that_are_no_table(tmp_path: Path) -> None:
    for name in ("a.txt", "b"):
        (tmp_path / name).touch()
    with pytest.raises(InvalidInput) as wrong:
        _named(str(tmp_path / "a.txt"), "Cao Bằng", str(tmp_path / "b"))
    assert [one.place for one in wrong.value.problems] == ["--communes", "--communes"]
    with pytest.raises(InvalidInput, match="đã chọn xã rồi"):
        table_among(["a.csv", "Cao Bằng"], ())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "a.csv: Tệp trống"),
        ("a.xlsx", b"", "a.xlsx: Tệp trống"),
        ("a.csv", b"M\xe3 x\xe3,S\xf4\n01273,1\n", "a.csv: Tệp phải là Excel"),
        ("a.xlsx", b"chu", "a.xlsx» không phải Excel"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "a.xls» không phải Excel"),
        ("a.csv", None, "a.csv»: không tìm thấy tệp"),
    ],
)
def test_a_table_that_cannot_be_read(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenFile) as broken:
        targets_in_table(tmp_path / name, (), _DAY, ())
    assert told in str(broken.value)


def test_rows_are_told_as_excel_shows_them(tmp_path: Path) -> None:
    rows = [["DANH SÁCH"], _HEADINGS, [], ["01273", "", "A"], [], [], ["99999", "", "B"], ["01273"]]
    (tmp_path / "bang.xlsx").write_bytes(workbook(Bảng=rows))
    targets = targets_in_table(tmp_path / "bang.xlsx", (), _DAY, ())
    assert [one.place for one in targets.problems] == ["bang.xlsx, Bảng!A7", "bang.xlsx, Bảng!A8"]
    assert targets.row_of == {"01273": "Bảng, dòng 4"}
