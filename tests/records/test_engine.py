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
