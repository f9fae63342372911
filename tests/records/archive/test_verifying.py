"""`verify` finds every file that is missing, altered, or spoken of by nobody."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from docgen.records import Records
from docgen.records.archive import Fault, KeptPaper, verify
from docgen.records.store import INCOMING
from tests.records.makers import AGENCY, OPERATOR, issued, keep_plan


@pytest.fixture(autouse=True)
def paper(records: Records) -> KeptPaper:
    """One issued paper with three files stands in the store of every test."""
    with records.desk(AGENCY, OPERATOR) as desk:
        return keep_plan(desk, issued(desk, "a"))


def _path(records: Records, paper: KeptPaper, role: str) -> Path:
    path = records.store.path(paper.files[role].stored.sha256)
    path.chmod(0o600)
    return path


def test_a_sound_store(records: Records) -> None:
    told: list[int] = []
    verdict = verify(records, told.append)
    assert (verdict.checked, verdict.findings, verdict.sound) == (3, (), True)
    assert told == [1, 2, 3]


def test_missing_altered_and_orphan_files(records: Records, paper: KeptPaper) -> None:
    _path(records, paper, "docx").unlink()
    altered = _path(records, paper, "pdf")
    altered.write_bytes(altered.read_bytes()[:-1] + b"?")  # one byte, the same length
    orphan = records.store.put(b"mo coi")
    (records.store.root / "ghi-chu.txt").write_text("x")
    verdict = verify(records)
    assert not verdict.sound
    assert {(finding.fault, finding.name) for finding in verdict.findings} == {
        (Fault.MISSING, paper.files["docx"].stored.sha256),
        (Fault.ALTERED, paper.files["pdf"].stored.sha256),
        (Fault.ORPHAN, f"{orphan.sha256[:2]}/{orphan.sha256}"),
        (Fault.ORPHAN, "ghi-chu.txt"),
    }
    sentences = sorted(map(str, verdict.findings))
    assert any("01/KH-UBND" in sentence and "bị sửa" in sentence for sentence in sentences)
    assert any("01/KH-UBND" in sentence and "không còn" in sentence for sentence in sentences)


def test_a_file_in_the_wrong_place_is_an_orphan(records: Records, paper: KeptPaper) -> None:
    right = _path(records, paper, "pdf")
    (records.store.root / "zz").mkdir()
    (records.store.root / "zz" / right.name).write_bytes(right.read_bytes())
    assert [finding.name for finding in verify(records).findings] == [f"zz/{right.name}"]


def test_orphans_do_no_harm(records: Records) -> None:
    records.store.put(b"mo coi")
    assert verify(records).sound


def test_a_file_on_its_way_in_is_left_alone_for_an_hour(records: Records) -> None:
    coming = records.store.root / INCOMING / "nua-chung"
    coming.write_bytes(b"half")
    for age, names in (
        (dt.timedelta(minutes=5), []),
        (dt.timedelta(hours=2), [f"{INCOMING}/nua-chung"]),
    ):
        moment = (records.clock() - age).timestamp()
        os.utime(coming, (moment, moment))
        assert [finding.name for finding in verify(records).findings] == names


def test_what_is_kept_while_we_read_is_no_orphan(records: Records) -> None:
    def meanwhile(done: int) -> None:
        if done == 1:
            with records.desk(AGENCY, OPERATOR) as desk:
                keep_plan(desk, issued(desk, "b"))

    assert verify(records, meanwhile).findings == ()
