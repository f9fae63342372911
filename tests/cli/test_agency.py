"""`docgen agency`: from nothing to an office with people."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.exits import Exit
from tests.cli.records_program import AGENCY, Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "dữ liệu")


def test_an_office_is_set_up(office: Office) -> None:
    told = {"key": AGENCY, "side": "state", "name": "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ"}
    assert office.json("agency", "list") == [{**told, "province": "Tỉnh Phú Thọ"}]
    assert "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ" in office.ok("agency", "list")
    assert "phiên bản" in office.ok("agency", "upgrade")


def test_the_province_of_an_agency(office: Office) -> None:
    said = office.ok("agency", "province", "cao bang")
    assert said == "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ: Tỉnh Cao Bằng.\n"
    assert "Tỉnh Cao Bằng" in office.ok("agency", "list")
    assert "chưa ghi tỉnh" in office.ok("agency", "province", "")
    assert [one["province"] for one in office.json("agency", "list")] == [""]
    wrong = office.run("agency", "province", "Hà Nam")
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "Không có «Hà Nam»" in wrong.output


def test_people_and_the_journal(office: Office, tmp_path: Path) -> None:
    said = office.ok(
        "agency", "person", "cuc", "Lê Thị Cúc", "--role", "clerk", "--role", "drafter"
    )
    assert "Lê Thị Cúc (cuc): văn thư, người soạn" in said
    assert "Lê Thị Cúc" in office.ok("agency", "people")
    assert "(dòng lệnh)  quản lý người dùng  person 1" in office.ok(
        "agency", "journal", "--limit", 1
    )
    out = tmp_path / "nhat-ky.json"
    office.ok("agency", "journal", "--out", out)
    assert "khai cách đánh số" in out.read_text(encoding="utf-8")


def test_nothing_there_yet(tmp_path: Path) -> None:
    empty = Office(tmp_path / "trống")
    assert empty.run("register", "list").exit_code == Exit.RECORDS_UNAVAILABLE
    empty.home.mkdir()
    result = empty.run("agency", "list")
    assert result.exit_code == Exit.RECORDS_UNAVAILABLE
    assert "docgen agency upgrade" in result.output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("agency", "add", AGENCY, "--side", "state", "--name", "X"), Exit.REFUSED),
        (("agency", "add", "Xã A", "--side", "state", "--name", "X"), Exit.WRONG_INPUT),
        (("agency", "person", "văn thư", "X", "--role", "clerk"), Exit.WRONG_INPUT),
        (("agency", "add", "x-a", "--side", "army", "--name", "X"), Exit.WRONG_INPUT),
        (
            ("agency", "add", "x-a", "--side", "state", "--name", "X", "--province", "Đông"),
            Exit.WRONG_INPUT,
        ),
    ],
)
def test_what_cannot_be(office: Office, words: tuple[str, ...], code: Exit) -> None:
    assert office.run(*words).exit_code == code


def test_an_unknown_agency(office: Office) -> None:
    result = office.run("register", "list", agency="khong-co")
    assert result.exit_code == Exit.NOT_FOUND
    assert "docgen agency list" in result.output


def test_a_home_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = Office(tmp_path / "file" / "home").run("agency", "upgrade")
    assert wrong.exit_code == 2
    assert "--home: không tạo được thư mục" in wrong.stderr


def test_sides_are_named_in_the_list(tmp_path: Path) -> None:
    office = new_office(tmp_path / "data")
    assert "Nhà nước" in office.ok("agency", "list")
    assert office.json("agency", "list")[0]["side"] == "state"
