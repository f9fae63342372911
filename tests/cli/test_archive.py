"""`docgen archive`: look up, hand over, watch, back up, restore."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from docgen.cli.exits import Exit
from docgen.records import Operator, Records
from docgen.records.archive import KeptFile, Origin, Snapshot, annul, keep
from docgen.records.register import Details, NumberRequest, confirm, reserve
from tests.cli.records_program import AGENCY, Office, new_office
from tests.records.makers import one_batch

_DAY = dt.date(2026, 3, 5)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with two issued papers, the second one annulled."""
    office = new_office(tmp_path / "home")
    records = Records.open(f"sqlite:///{office.home}/docgen.db", office.home / "files")
    with records.desk(AGENCY, Operator("x")) as desk:
        for abstract in ("Nhân rộng điển hình", "Tổng kết"):
            wish = NumberRequest(abstract, "Kế hoạch", _DAY, "{:02}/KH-UBND".format)
            entry = confirm(desk, reserve(desk, wish, Details(abstract, "Trần Văn A")).id)
            snapshot = Snapshot(
                "plan", "Kế hoạch", "state", _DAY, abstract, "state_nd30_2020", "UBND XÃ XUÂN HOÀ",
                number=entry.number, number_text=entry.number_text, signer="Trần Văn A",
            )  # fmt: skip
            files = {"pdf": KeptFile("a.pdf", desk.store.put(abstract.encode()))}
            paper = keep(desk, abstract, snapshot, files, Origin(entry.id))
        annul(desk, paper.public_id, _DAY, "Trái thẩm quyền")
    records.close()
    return office


def test_search(office: Office) -> None:
    shown = office.ok("archive", "search", "ke", "hoach", "dien", "hi")
    assert "01/KH-UBND" in shown
    assert "02/KH-UBND" not in shown
    assert "(đã bãi bỏ)" in office.ok("archive", "search", "--number", 2)
    rows = office.json(
        "archive",
        "search",
        "--signer",
        "tran van a",
        "--from",
        "01/03/2026",
        "--issuer",
        "xuan hoa",
    )
    assert [row["number"] for row in rows] == ["02/KH-UBND", "01/KH-UBND"]
    assert office.json("archive", "search", "--kind", "Báo cáo") == []
    result = office.run("archive", "search", "--limit", 1)
    assert "Còn nữa" in result.output


def test_records_are_handed_over(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert "Đã ghi 2 văn bản" in office.ok("archive", "export", out)
    assert [one["CodeNumber"] for one in json.loads(out.read_text("utf-8"))] == ["02", "01"]
    office.ok("archive", "export", tmp_path / "a.csv", "--words", "dien hinh")
    assert "Nhân rộng điển hình" in (tmp_path / "a.csv").read_text("utf-8")
    assert office.run("archive", "export", tmp_path / "a.xml").exit_code == Exit.WRONG_INPUT


def test_verify(office: Office) -> None:
    assert "Đã đọc 2 tệp: kho nguyên vẹn." in office.ok("archive", "verify")
    (path, *_rest) = (office.home / "files").glob("??/*")
    path.chmod(0o600)
    path.write_bytes(b"x")
    result = office.run("archive", "verify")
    assert result.exit_code == Exit.BROKEN_FILE
    assert "đã bị sửa" in result.output
    result = office.run("archive", "verify", "--json")
    assert json.loads(result.output)["findings"][0]["fault"] == "altered"


def test_backup_and_restore(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.zip"
    assert "2 tệp" in office.ok("archive", "backup", target)
    assert office.run("archive", "backup", target).exit_code == Exit.REFUSED
    elsewhere = Office(tmp_path / "nơi khác" / "data")
    assert "2 tệp" in elsewhere.ok("archive", "restore", target)
    assert "01/KH-UBND" in elsewhere.ok("archive", "search", "dien hinh")
    assert elsewhere.run("archive", "restore", target).exit_code == Exit.REFUSED
    (tmp_path / "hong.zip").write_bytes(target.read_bytes()[:500])
    third = Office(tmp_path / "third")
    assert third.run("archive", "restore", tmp_path / "hong.zip").exit_code == Exit.BROKEN_FILE


def test_a_batch_that_ran_when_it_was_backed_up_is_stopped(office: Office, tmp_path: Path) -> None:
    records = Records.open(f"sqlite:///{office.home}/docgen.db", office.home / "files")
    with records.desk(AGENCY, Operator("x")) as desk:
        one_batch(desk)
    records.close()
    office.ok("archive", "backup", tmp_path / "a.zip")
    told = Office(tmp_path / "khac").ok("archive", "restore", tmp_path / "a.zip")
    assert "đợt «Dân vận khéo 2026» đang chạy lúc sao lưu, nay đã dừng" in told


def test_a_backup_of_a_damaged_store_says_so(office: Office, tmp_path: Path) -> None:
    (path, *_rest) = (office.home / "files").glob("??/*")
    path.unlink()
    result = office.run("archive", "backup", tmp_path / "a.zip")
    assert result.exit_code == Exit.BROKEN_FILE
    assert path.name in result.output
    assert "vốn thiếu tệp" in Office(tmp_path / "khac").ok("archive", "restore", tmp_path / "a.zip")
