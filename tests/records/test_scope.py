"""No agency sees, counts, changes or deletes what is another's, whatever the statement."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, delete, exists, func, insert, select, text, union_all, update
from sqlalchemy.orm import aliased

import docgen.records
from docgen.errors import NotAllowed, NotFound, Refused
from docgen.records import Records
from docgen.records.drafts import start_draft
from docgen.records.people import add_person
from docgen.records.rights import Role
from docgen.records.tables import AgencyRow, Base
from tests.records.makers import AGENCY, OPERATOR, OTHER, one_of_each

_CLASSES = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda one: one.__name__)


@pytest.fixture
def two(records: Records) -> Records:
    """One row of every table in each of the two agencies."""
    for key in (AGENCY, OTHER):
        with records.desk(key, OPERATOR) as desk:
            one_of_each(desk)
    return records


def _owner_of(row: Any) -> int:
    return int(row.id if isinstance(row, AgencyRow) else row.agency_id)


def _owner_column(cls: Any) -> Any:
    return cls.agency_id if hasattr(cls, "agency_id") else cls.id  # an agency owns itself


def _self_join(cls: Any) -> Select[Any]:
    other = aliased(cls)
    return select(_owner_column(other)).select_from(cls).join(other, other.id != 0)


#: Ways to ask; each gives the owners of what it sees.
_QUESTIONS: dict[str, Callable[[Any], Select[Any]]] = {
    "columns": lambda cls: select(_owner_column(cls)),
    "alias": lambda cls: select(_owner_column(aliased(cls))),
    "subquery": lambda cls: select(select(_owner_column(cls).label("owner")).subquery().c.owner),
    "common table": lambda cls: select(select(_owner_column(cls).label("owner")).cte().c.owner),
    "self join": _self_join,
    "union": lambda cls: select(
        union_all(select(_owner_column(cls).label("owner")), select(_owner_column(cls)))
        .subquery()
        .c.owner
    ),
    "minimum": lambda cls: select(func.min(_owner_column(cls))),
    "maximum": lambda cls: select(func.max(_owner_column(cls))),
}


@pytest.mark.parametrize("cls", _CLASSES)
def test_every_question_is_answered_for_one_agency(two: Records, cls: Any) -> None:
    for key in (AGENCY, OTHER):
        with two.reading(key, OPERATOR) as desk:
            own = desk.agency.id
            for name, question in _QUESTIONS.items():
                owners = set(desk.session.scalars(question(cls)))
                assert owners == {own}, f"{name} of {cls.__name__} sees {owners}"
            assert {_owner_of(row) for row in desk.session.scalars(select(cls))} == {own}
            other = aliased(cls)
            foreign = select(other.id).where(_owner_column(other) != own).exists()
            assert desk.session.scalars(select(cls).where(foreign)).all() == []


@pytest.mark.parametrize("cls", _CLASSES)
def test_rows_of_others_cannot_be_fetched_by_id(two: Records, cls: Any) -> None:
    with two.installation() as session:
        foreign = [row.id for row in session.scalars(select(cls)) if _owner_of(row) == 2]
    assert foreign
    with two.reading(AGENCY, OPERATOR) as desk:
        assert desk.agency.id == 1
        assert [desk.session.get(cls, row_id) for row_id in foreign] == [None] * len(foreign)


@pytest.mark.parametrize("cls", _CLASSES)
def test_updates_touch_one_agency(two: Records, cls: Any) -> None:
    with two.desk(AGENCY, OPERATOR) as desk:
        foreign = update(cls).where(_owner_column(cls) != desk.agency.id).values(id=cls.id)
        assert desk.session.execute(foreign).rowcount == 0


@pytest.mark.parametrize("cls", _CLASSES)
def test_nothing_is_deleted(two: Records, cls: Any) -> None:
    with two.desk(AGENCY, OPERATOR) as desk:
        with pytest.raises(Refused, match="không xoá gì"):
            desk.session.execute(delete(cls))
        row = desk.session.scalars(select(cls)).first()
        desk.session.delete(row)
        with pytest.raises(Refused, match="không xoá gì"):
            desk.session.flush()
        desk.session.expunge_all()


@pytest.mark.parametrize("cls", _CLASSES)
def test_rows_for_others_are_not_written(two: Records, cls: Any) -> None:
    with two.desk(AGENCY, OPERATOR) as desk:
        row = cls(id=9_000) if cls is AgencyRow else cls(id=9_000, agency_id=2)
        desk.session.add(row)
        with pytest.raises(RuntimeError, match="another agency"):
            desk.session.flush()
        desk.session.expunge_all()


@pytest.mark.parametrize(
    "statement",
    [
        text("SELECT * FROM paper"),
        select(Base.metadata.tables["paper"]),
        select(AgencyRow).from_statement(text("SELECT * FROM agency")),
        select(exists().where(AgencyRow.key != "")),
        insert(AgencyRow).values(key="x"),
        insert(Base.metadata.tables["agency"]).values(key="x"),
        update(Base.metadata.tables["agency"]).values(key="x"),
    ],
    ids=[
        "text",
        "table",
        "from statement",
        "bare exists",
        "insert",
        "table insert",
        "table update",
    ],
)
def test_what_cannot_be_narrowed_does_not_run(two: Records, statement: Any) -> None:
    with two.desk(AGENCY, OPERATOR) as desk, pytest.raises(RuntimeError, match="ORM"):
        desk.session.execute(statement)


def test_a_reading_desk_writes_nothing(two: Records) -> None:
    with two.reading(AGENCY, OPERATOR) as desk, pytest.raises(RuntimeError, match="for reading"):
        start_draft(desk, "plan", "x", {})


def test_people_sit_at_the_desks_of_their_agency_only(two: Records) -> None:
    with two.desk(OTHER, OPERATOR) as desk:
        person = add_person(desk, "khach", "Khách", [Role.CLERK])
    with pytest.raises(NotAllowed), two.desk(AGENCY, person.id):
        pass
    with pytest.raises(NotFound, match="khong-co"), two.desk("khong-co", OPERATOR):
        pass


def test_nobody_goes_around_the_mechanism() -> None:
    """Only these files may open a session or a connection of their own."""
    allowed = {
        "desk.py",
        "engine.py",
        "scope.py",
        "upgrade.py",
        "migrations/env.py",
        "archive/verifying.py",
        "backup/making.py",
        "backup/restoring.py",
    }
    root = Path(docgen.records.__file__).parent
    around = {"Session", "connect", "connection", "begin", "get_bind", "text", "exec_driver_sql"}
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = _called(node)
            if name in around:
                found.add((path.relative_to(root).as_posix(), name))
    outside = {(path, name) for path, name in found if path not in allowed}
    # Search asks which database it speaks to; the guards of a migration run inside its transaction.
    assert outside == {("archive/word_index.py", "get_bind"), ("migrations/guards.py", "get_bind"),
                       ("migrations/versions/r0004_archive.py", "get_bind"),
                       ("migrations/versions/r0007_bodies.py", "get_bind"),
                       ("migrations/versions/r0010_word_order.py", "get_bind")}  # fmt: skip


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))
