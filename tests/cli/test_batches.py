"""Batches of an installation, looked at and put away from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.exits import Exit
from docgen.cli.records_place import operator
from docgen.records import Records
from docgen.records.batches import Batch, create_batch, start_batch
from tests.cli.records_program import AGENCY, Office, new_office
from tests.cli.test_batch import DOSSIER
from tests.records.makers import new_batch


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office without batches."""
    return new_office(tmp_path / "data")


def _records(office: Office) -> Records:
    return Records.open(f"sqlite:///{office.home / 'docgen.db'}", office.home / "files")


def _kept(office: Office, *, key: str = "một") -> Batch:
    with _records(office).desk(AGENCY, operator()) as desk:
        return create_batch(desk, new_batch(key=key))


def test_an_office_without_batches(office: Office) -> None:
    assert office.ok("batch", "list") == "Chưa có đợt nào.\n"
    assert office.ok("batch", "list", "--discarded") == "Chưa có đợt nào đã bỏ.\n"
    assert office.json("batch", "list") == []


def test_a_batch_that_never_ran_is_listed_put_away_and_listed_apart(office: Office) -> None:
    batch = _kept(office)
    told = office.ok("batch", "list")
    assert all(words in told for words in (batch.name, "chưa chạy", f"0/{batch.total}"))
    away = office.ok("batch", "discard", batch.id)
    assert f"Đã bỏ đợt «{batch.name}» (mã {batch.id}, {batch.total} nơi)." in away
    assert office.json("batch", "list") == []
    [row] = office.json("batch", "list", "--discarded")
    assert (row["id"], row["state"], row["left"]) == (batch.id, "discarded", batch.total)
    assert "đã bỏ" in office.ok("batch", "list", "--discarded")
    assert _kept(office).id == batch.id  # asked for again
    assert [row["state"] for row in office.json("batch", "list")] == ["ready"]


def test_the_youngest_first_and_that_there_are_more(office: Office) -> None:
    first, second = _kept(office), _kept(office, key="hai")
    assert [row["id"] for row in office.json("batch", "list")] == [second.id, first.id]
    page = office.run("batch", "list", "--limit", 1)
    assert "--limit lớn hơn 1" in page.stderr
    assert "--limit" not in office.run("batch", "list", "--limit", 2).stderr


def test_what_is_not_put_away(office: Office) -> None:
    batch = _kept(office)
    with _records(office).desk(AGENCY, operator()) as desk:
        start_batch(desk, batch.id)
    ran = office.run("batch", "discard", batch.id)
    assert (ran.exit_code, "đã chạy, không bỏ được" in ran.stderr) == (Exit.REFUSED, True)
    unknown = office.run("batch", "discard", 99)
    assert unknown.exit_code == Exit.NOT_FOUND
    assert "Không có đợt này trong cơ quan." in unknown.stderr
    for typed in ("x", 2**40):
        assert office.run("batch", "discard", typed).exit_code == Exit.WRONG_INPUT
    nobody = office.run("batch", "list", agency="khac")
    assert nobody.exit_code == Exit.NOT_FOUND


@pytest.mark.libreoffice
def test_asked_for_again_on_the_command_line_it_is_taken_up(office: Office, tmp_path: Path) -> None:
    dossier = tmp_path / "ke-hoach.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    words = ("batch", dossier, "--communes", "01273", "--out", tmp_path / "ra", "--no-pdf")
    with pytest.MonkeyPatch.context() as staged:
        # A command that was killed between keeping its batch and starting it.
        staged.setattr("docgen.cli.batch_begin.start_batch", _killed)
        stopped = office.run(*words)
    assert (stopped.exit_code, stopped.stderr.endswith("Đã dừng.\n")) == (Exit.INTERRUPTED, True)
    [batch] = office.json("batch", "list")
    office.ok("batch", "discard", batch["id"])
    assert "Đã làm 1/1 nơi" in office.ok(*words)
    assert [(row["id"], row["state"]) for row in office.json("batch", "list")] == [
        (batch["id"], "done")
    ]


def _killed(*_given: object) -> None:
    raise KeyboardInterrupt
