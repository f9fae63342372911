"""What the databases refuse comes out as an error that a person can act on."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from docgen.errors import RecordsUnavailable
from docgen.records import Records
from docgen.records.engine import plain_errors


def test_a_database_that_only_reads_is_told_as_trouble_of_the_machine(records: Records) -> None:
    """As after a failover: the server answers, and takes nothing."""
    only_reads = {
        "postgresql": "SET TRANSACTION READ ONLY",
        "sqlite": "PRAGMA query_only = ON",
    }[records.engine.dialect.name]

    def write() -> None:
        with plain_errors(), records.engine.begin() as connection:
            connection.execute(text(only_reads))
            connection.execute(text("UPDATE agency SET id = id"))

    with pytest.raises(RecordsUnavailable, match="kiểm tra máy chủ"):
        write()


def test_a_full_disk_is_told_as_one(records: Records) -> None:
    fill = {
        "postgresql": [
            "DO $$ BEGIN RAISE EXCEPTION 'No space left' USING ERRCODE = '53100'; END $$"
        ],
        "sqlite": [
            "PRAGMA max_page_count = 1",
            (
                "CREATE TABLE large AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " LIMIT 9999) SELECT i, randomblob(900) FROM n"
            ),
        ],
    }[records.engine.dialect.name]

    def write() -> None:
        with plain_errors(), records.engine.begin() as connection:
            for statement in fill:
                connection.execute(text(statement))

    with pytest.raises(RecordsUnavailable, match="Ổ đĩa chứa cơ sở dữ liệu đã đầy"):
        write()
