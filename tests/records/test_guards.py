"""Plain SQL cannot delete or change what must stay: the databases themselves refuse."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text

from docgen.errors import RecordsUnavailable, Refused
from docgen.records import Records
from docgen.records.engine import plain_errors
from docgen.records.tables import Base
from tests.records.makers import AGENCY, OPERATOR, one_of_each

#: Every UPDATE that must not pass, by what it would do.
_FORBIDDEN = {
    "a number moved": "UPDATE register_entry SET number = 99 WHERE id = 1",
    "a number rewritten": "UPDATE register_entry SET number_text = 'x' WHERE id = 1",
    "a request forgotten": "UPDATE register_entry SET request_key = 'x' WHERE id = 1",
    "a number of another series": "UPDATE register_entry SET series_id = 99 WHERE id = 1",
    "a confirmed number voided": "UPDATE register_entry SET state = 'voided', void_reason = 'x' WHERE state = 'confirmed'",
    "a confirmed number reserved": "UPDATE register_entry SET state = 'reserved' WHERE state = 'confirmed'",
    "a voided number confirmed": "UPDATE register_entry SET state = 'confirmed' WHERE state = 'voided'",
    "the date of an issued paper": "UPDATE register_entry SET paper_date = '2020-01-01' WHERE state = 'confirmed'",
    "the abstract of an issued paper": "UPDATE register_entry SET abstract = 'x' WHERE state = 'confirmed'",
    "the signer of an issued paper": "UPDATE register_entry SET signer = 'x' WHERE state = 'confirmed'",
    "the reason of a voided number": "UPDATE register_entry SET void_reason = 'x' WHERE state = 'voided'",
    "a series of another period": "UPDATE series SET period_key = '1999'",
    "a numbering rewritten": "UPDATE numbering SET grouping = 'kind'",
    "an issued paper": "UPDATE paper SET abstract = 'x'",
    "a file of a paper": "UPDATE paper_file SET sha256 = 'x'",
    "an annulment": "UPDATE annulment SET reason = 'x'",
    "the journal": "UPDATE journal SET actor = 'x'",
    "a version of a draft": "UPDATE draft_version SET content = '{}'",
    "an opinion": "UPDATE opinion SET verdict = 'returned'",
    "what a batch was asked": "UPDATE batch SET content = '{}'",
    "how many communes a batch has": "UPDATE batch SET total = 99",
    "a commune of a batch": "UPDATE batch_item SET name = 'x'",
    "the fields of a commune": "UPDATE batch_item SET data = '{}'",
    "an item done twice": "UPDATE batch_item SET state = 'waiting' WHERE state = 'done'",
    "a paper of a batch": "UPDATE batch_paper SET docx_sha256 = 'x'",
    "a person of another agency": "UPDATE person SET agency_id = 2",
}  # fmt: skip


@pytest.fixture
def full(records: Records) -> Records:
    """Records with a row in every table."""
    with records.desk(AGENCY, OPERATOR) as desk:
        one_of_each(desk)
    return records


def _run(records: Records, statement: str) -> None:
    with plain_errors(), records.engine.begin() as connection:
        _must_hit(connection, statement)
        connection.execute(text(statement))


def _must_hit(connection: Connection, statement: str) -> None:
    """A trigger only speaks when a row is touched: the statement must find one."""
    table = statement.split()[1 if statement.startswith("UPDATE") else 2]
    where = statement.partition(" WHERE ")[2] or "1 = 1"
    assert connection.scalar(text(f"SELECT count(*) FROM {table} WHERE {where}"))  # noqa: S608 - the test's own words


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_updates_that_the_database_refuses(full: Records, what: str) -> None:
    with pytest.raises(Refused):
        _run(full, _FORBIDDEN[what])


@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_no_row_of_any_table_is_deleted(full: Records, table: str) -> None:
    with pytest.raises(Refused, match="xoá"):
        _run(full, f"DELETE FROM {table}")  # noqa: S608 - names of our own tables


@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_no_table_is_emptied(full: Records, table: str) -> None:
    # SQLite does not know the statement at all.
    refusal = RecordsUnavailable if full.engine.dialect.name == "sqlite" else Refused
    with pytest.raises(refusal), plain_errors(), full.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {table} CASCADE"))


def test_what_is_known_later_is_still_written(full: Records) -> None:
    _run(full, "UPDATE register_entry SET note = 'x', receipt = 'y' WHERE state = 'confirmed'")
