"""The steps of migration make exactly the tables that the program maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from docgen.errors import InvalidInput, RecordsUnavailable
from docgen.records import Operator, Records
from docgen.records.agencies import agencies, change_profile
from docgen.records.engine import open_engine
from docgen.records.tables import Base
from docgen.records.upgrade import check, current, newest, upgrade


def _is_ours(_item: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out what the full-text index of SQLite and its trigger keep for themselves."""
    if kind == "table":
        return name in Base.metadata.tables
    return not str(name).startswith("ix_paper_words_")


def test_migrated_tables_are_the_mapped_ones(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _is_ours, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []
        assert current(connection) == newest()
    engine.dispose()


def test_named_checks_are_in_the_database(url: str) -> None:
    """Autogenerate does not compare checks; here they are counted by name."""
    engine = open_engine(url)
    inspector = inspect(engine)
    for table in Base.metadata.sorted_tables:
        mapped = {
            str(one.name) for one in table.constraints if type(one).__name__ == "CheckConstraint"
        }
        found = {str(one["name"]) for one in inspector.get_check_constraints(table.name)}
        assert found == mapped, table.name
    engine.dispose()


def test_an_empty_database_is_refused_and_then_upgraded(new_database: Callable[..., str]) -> None:
    engine = open_engine(new_database(empty=True))
    with pytest.raises(RecordsUnavailable, match="còn trống"):
        check(engine)
    upgrade(engine)
    check(engine)
    upgrade(engine)
    engine.dispose()


def test_another_version_is_refused(url: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(RecordsUnavailable, match="phiên bản 0000"):
        check(engine)
    engine.dispose()


def test_a_failed_step_leaves_nothing_and_is_told_without_the_drivers_words(
    new_database: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(new_database(empty=True))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE paper (id INTEGER)"))
    with pytest.raises(RecordsUnavailable, match="Không nâng cấp được cơ sở dữ liệu") as told:
        upgrade(engine)
    assert "paper" not in str(told.value)
    [logged] = [line for line in caplog.records if line.name == "docgen.records.upgrade"]
    assert '"paper"' in logged.getMessage() or "table paper" in logged.getMessage()
    assert inspect(engine).get_table_names() == ["paper"]
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "khong phai"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="sqlite:////thu/muc"):
        open_engine(url)


def test_a_database_that_is_not_there(tmp_path: object, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RecordsUnavailable, match="thư mục"):
        open_engine(f"sqlite:///{tmp_path}/khong/co/docgen.db")
    engine = open_engine("postgresql://docgen@/docgen?host=/khong/co")
    with pytest.raises(RecordsUnavailable, match="Không dùng được") as told:
        check(engine)
    assert "/khong/co" not in str(told.value)
    assert "/khong/co" in caplog.text


#: An agency as it was before it could say its province.
_AGENCY = text(
    "INSERT INTO agency (id, key, side, name, superior, sign, author, place, organ_id, created_at)"
    " VALUES (1, 'xa', 'state', 'x', '', '', '', '', '', '2026-01-01 00:00:00')"
)


def test_agencies_of_an_older_database_have_no_province_yet(
    new_database: Callable[..., str], tmp_path: Path
) -> None:
    url = new_database(empty=True)
    engine = open_engine(url)
    upgrade(engine, "0008")
    with engine.begin() as connection:
        connection.execute(_AGENCY)
    upgrade(engine)
    engine.dispose()
    records = Records.open(url, tmp_path / "files")
    (agency,) = agencies(records)
    assert agency.profile.province == ""
    with records.desk("xa", Operator("x")) as desk:
        change_profile(desk, replace(agency.profile, province="04"))
    assert agencies(records)[0].profile.province == "04"
    records.close()


def test_bodies_of_an_older_database_get_their_key(new_database: Callable[..., str]) -> None:
    engine = open_engine(new_database(empty=True))
    upgrade(engine, "0006")
    with engine.begin() as connection:
        connection.execute(_AGENCY)
        for number, body in enumerate(("", "Uỷ ban", "ỦY BAN", "Ấp Lạp"), start=1):
            connection.execute(
                text(
                    "INSERT INTO numbering (id, agency_id, body, label, grouping, period, groups,"
                    " valid_from, created_at) VALUES (:id, 1, :body, '', 'all', 'calendar_year',"
                    " '', '2026-01-01', '2026-01-01 00:00:00')"
                ),
                {"id": number, "body": body},
            )
    upgrade(engine)
    with engine.connect() as connection:
        agency, first, second, other = connection.execute(
            text("SELECT body_key FROM numbering ORDER BY id")
        ).scalars()
    assert (agency, first) == ("", second)
    assert other not in (agency, first)
    engine.dispose()
