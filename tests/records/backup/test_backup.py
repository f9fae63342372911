"""Backup and restore, tried by restoring into an empty place, across both databases."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select

from docgen.errors import BrokenFile, Refused
from docgen.records import Records
from docgen.records.agencies import agencies
from docgen.records.archive import PaperQuery, get_paper, search, verify
from docgen.records.backup import back_up, restore
from docgen.records.batches import batches, resume_batch, running_batches
from docgen.records.engine import open_engine
from docgen.records.register import reserve
from docgen.records.tables import Base
from docgen.records.upgrade import upgrade
from tests.records.makers import AGENCY, OPERATOR, OTHER, issued, keep_plan, one_of_each, request

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def full(records: Records) -> Records:
    """Something in every table, of both agencies."""
    for key in (AGENCY, OTHER):
        with records.desk(key, OPERATOR) as desk:
            one_of_each(desk)
    return records


def _everything(records: Records) -> dict[str, list[Any]]:
    with records.installation() as session:
        return {
            mapper.class_.__name__: [
                {column.key: getattr(row, column.key) for column in mapper.columns}
                for row in session.scalars(select(mapper.class_).order_by(mapper.class_.id))
            ]
            for mapper in Base.registry.mappers
        }


def _come_back(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The same with its batches stopped."""
    stopped = {"running": "stopped"}
    batches = [
        {**row, "state": stopped.get(row["state"], row["state"])} for row in rows["BatchRow"]
    ]
    return {**rows, "BatchRow": batches}


def test_a_batch_that_ran_waits_for_a_person(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    """What it gave out after the backup is not in the register: nobody gives it once more unasked."""
    back_up(full, OPERATOR, tmp_path / "a.zip")
    url = new_database(empty=True)
    assert restore(tmp_path / "a.zip", url, tmp_path / "khac").stopped == ("Dân vận khéo 2026",) * 2
    copy = Records.open(url, tmp_path / "khac", full.clock)
    assert [len(running_batches(one)) for one in (full, copy)] == [2, 0]
    with copy.desk(AGENCY, OPERATOR) as desk:
        resume_batch(desk, batches(desk)[0].id)
    assert len(running_batches(copy)) == 1
    copy.close()


def test_everything_comes_back(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    before = _everything(full)
    assert all(before.values())
    report = back_up(full, OPERATOR, tmp_path / "a.zip")
    assert (report.files, report.damaged) == (10, ())
    there, url = tmp_path / "khac", new_database(empty=True)
    restored = restore(tmp_path / "a.zip", url, there)
    assert (restored.rows, restored.files) == (report.rows, 10)

    copy = Records.open(url, there, full.clock)
    assert _everything(copy) == _come_back(before)
    assert verify(copy).findings == ()
    with copy.desk(AGENCY, OPERATOR) as desk:
        (hit,) = search(desk, PaperQuery(words="thi dua")).hits
        pdf = get_paper(desk, hit.public_id).files["pdf"]
        assert desk.store.read(pdf.stored.sha256) == b"pdf" + AGENCY.encode()
        assert (
            reserve(desk, request("c")).number == 3
        )  # life goes on: new rows get ids of their own
    copy.close()


def test_a_backup_of_one_database_restores_into_the_other(full: Records, tmp_path: Path) -> None:
    """From SQLite into SQLite and from PostgreSQL into SQLite; the way back is tested below."""
    before = _everything(full)
    back_up(full, OPERATOR, tmp_path / "a.zip")
    url = f"sqlite:///{tmp_path}/khac.db"
    restore(tmp_path / "a.zip", url, tmp_path / "khac")
    copy = Records.open(url, tmp_path / "khac", full.clock)
    assert _everything(copy) == _come_back(before)
    copy.close()


def test_an_office_moves_from_sqlite_to_another_server(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    """Two steps: to a SQLite file, and from there into a database of either sort."""
    back_up(full, OPERATOR, tmp_path / "a.zip")
    middle = f"sqlite:///{tmp_path}/giua.db"
    restore(tmp_path / "a.zip", middle, tmp_path / "giua")
    between = Records.open(middle, tmp_path / "giua", full.clock)
    expected = _everything(between)
    back_up(between, OPERATOR, tmp_path / "b.zip")
    between.close()
    last = new_database(empty=True)
    restore(tmp_path / "b.zip", last, tmp_path / "cuoi")
    end = Records.open(last, tmp_path / "cuoi", full.clock)
    assert _everything(end) == expected
    end.close()


def test_a_backup_is_one_moment_while_people_work(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    def work(place: int) -> None:
        with full.desk(AGENCY, OPERATOR) as desk:
            keep_plan(desk, issued(desk, f"song song {place}"))

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(work, place) for place in range(40)]
        back_up(full, OPERATOR, tmp_path / "a.zip")
        for done in running:
            done.result()
    url = new_database(empty=True)
    restore(tmp_path / "a.zip", url, tmp_path / "khac")
    copy = Records.open(url, tmp_path / "khac", full.clock)
    assert verify(copy).sound
    rows = _everything(copy)
    papers = {row["entry_id"] for row in rows["PaperRow"]}
    confirmed = {row["id"] for row in rows["EntryRow"] if row["state"] == "confirmed"}
    assert papers == confirmed
    copy.close()


def test_an_older_backup_comes_back_without_provinces(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    """A backup of version 0008, whose agencies had none."""
    back_up(full, OPERATOR, tmp_path / "a.zip")
    name = "tables/agency.jsonl"
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        rows = [json.loads(line) for line in package.read(name).splitlines()]
        manifest = json.loads(package.read("manifest.json"))
    assert [row.pop("province") for row in rows] == ["25", "25"]
    older = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    for table in manifest["tables"]:
        if table["name"] == "agency":
            table["sha256"] = hashlib.sha256(older).hexdigest()
    changed = {name: older, "manifest.json": json.dumps({**manifest, "revision": "0008"}).encode()}
    _rewrite(
        tmp_path / "a.zip", tmp_path / "b.zip", lambda part, content: changed.get(part) or content
    )
    url = new_database(empty=True)
    restore(tmp_path / "b.zip", url, tmp_path / "khac")
    copy = Records.open(url, tmp_path / "khac", full.clock)
    assert [one.profile.province for one in agencies(copy)] == ["", ""]
    assert verify(copy).sound
    copy.close()


def test_an_occupied_place_is_refused(
    full: Records, url: str, new_database: Callable[..., str], tmp_path: Path
) -> None:
    back_up(full, OPERATOR, tmp_path / "a.zip")
    with pytest.raises(Refused, match="đã có dữ liệu"):
        restore(tmp_path / "a.zip", url, tmp_path / "khac")
    with pytest.raises(Refused, match="đã có tệp"):
        restore(tmp_path / "a.zip", new_database(empty=True), full.store.root)
    with pytest.raises(Refused, match="chọn tên khác"):
        back_up(full, OPERATOR, tmp_path / "a.zip")


def _rewrite(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)


def _manifest(**changed: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        return (
            json.dumps({**json.loads(content), **changed}).encode()
            if name == "manifest.json"
            else content
        )

    return change


_SPOILT: dict[str, Callable[[str, bytes], bytes | None]] = {
    "a row changed": lambda name, content: (
        content.replace(b"01/KH", b"03/KH") if name == "tables/register_entry.jsonl" else content
    ),
    "a row lost": lambda name, content: (
        b"\n".join(content.split(b"\n")[1:]) if name == "tables/journal.jsonl" else content
    ),
    "a file changed": lambda name, content: content + b"x" if name.startswith("files/") else content,
    "a file lost": lambda name, content: None if name.startswith("files/") else content,
    "no manifest": lambda name, content: None if name == "manifest.json" else content,
    "a table lost": lambda name, content: None if name == "tables/paper.jsonl" else content,
    "a newer docgen": _manifest(revision="9999"),
    "a newer format": _manifest(format=2),
}  # fmt: skip


@pytest.mark.parametrize("how", _SPOILT)
def test_a_spoilt_backup_is_refused_and_nothing_is_written(
    full: Records, new_database: Callable[..., str], tmp_path: Path, how: str
) -> None:
    back_up(full, OPERATOR, tmp_path / "a.zip")
    _rewrite(tmp_path / "a.zip", tmp_path / "b.zip", _SPOILT[how])
    url = new_database(empty=True)
    with pytest.raises(BrokenFile):
        restore(tmp_path / "b.zip", url, tmp_path / "khac")
    engine = open_engine(url)
    assert inspect(engine).get_table_names() == []
    upgrade(engine)  # the place is as good as new
    engine.dispose()


@pytest.mark.parametrize("content", [b"", b"khong phai zip", None])
def test_what_is_no_backup(tmp_path: Path, content: bytes | None) -> None:
    source = tmp_path / "a.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(BrokenFile, match="bản sao lưu"):
        restore(source, f"sqlite:///{tmp_path}/a.db", tmp_path / "khac")


def test_a_damaged_store_is_backed_up_and_said_to_be_damaged(
    full: Records, new_database: Callable[..., str], tmp_path: Path
) -> None:
    lost, altered = [full.store.root / one.name for one in full.store.everything()][:2]
    lost.unlink()
    altered.chmod(0o600)
    altered.write_bytes(b"x")
    report = back_up(full, OPERATOR, tmp_path / "a.zip")
    assert (report.files, set(report.damaged)) == (8, {lost.name, altered.name})
    restored = restore(tmp_path / "a.zip", new_database(empty=True), tmp_path / "khac")
    assert set(restored.damaged) == {lost.name, altered.name}


def test_a_killed_backup_leaves_no_file_under_its_name(
    full: Records, url: str, tmp_path: Path
) -> None:
    for place in range(300):
        full.store.put(str(place).encode() * 9_000)
    target = tmp_path / "sao" / "a.zip"
    target.parent.mkdir()
    script = (
        "import sys; from pathlib import Path; from docgen.records import Operator, Records\n"
        "from docgen.records.backup import back_up\n"
        "records = Records.open(sys.argv[1], Path(sys.argv[2]))\n"
        "while True:\n"
        "    back_up(records, Operator('x'), Path(sys.argv[3])); Path(sys.argv[3]).unlink()"
    )
    command = [sys.executable, "-c", script, url, str(full.store.root), str(target)]
    worker = subprocess.Popen(command, cwd=_ROOT)
    while not list(target.parent.glob(".a.zip.*")) and worker.poll() is None:
        time.sleep(0.001)
    worker.kill()
    worker.wait()
    if target.exists():  # the kill may have hit just after the rename: then it is whole
        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
            assert "manifest.json" in package.namelist()


def test_a_backup_is_in_the_journal(full: Records, tmp_path: Path) -> None:
    back_up(full, OPERATOR, tmp_path / "a.zip")
    line = _everything(full)["JournalRow"][-1]
    assert (line["agency_id"], line["act"], line["actor"]) == (None, "backup", "kiểm thử")
    assert line["detail"] == {"backup": "a.zip"}
