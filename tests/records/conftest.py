"""The whole suite of this floor runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.model import Agency, Side
from docgen.records import agencies
from docgen.records.desk import Profile, Records
from docgen.records.engine import open_engine
from docgen.records.register.numbering import Grouping, Numbering, Period, add_numbering
from docgen.records.upgrade import upgrade
from tests.records import postgres
from tests.records.makers import AGENCY, OPERATOR, OTHER

_COUNT = itertools.count()


class Clock:
    """A clock that the test sets; it stands still."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture(scope="session")
def _postgres() -> Iterator[str]:
    folder = postgres.programs()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; CI needs it (apt-get install postgresql)")
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with postgres.server(folder) as socket:
        postgres.execute(socket, "CREATE DATABASE docgen_model")
        engine = open_engine(postgres.url(socket, "docgen_model"))
        upgrade(engine)
        engine.dispose()
        yield socket


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    model = tmp_path_factory.mktemp("sqlite") / "model.db"
    engine = open_engine(f"sqlite:///{model}")
    upgrade(engine)
    engine.dispose()
    return model


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Makes databases of one sort: ``new_database()`` at the newest version, or ``empty=True``."""
    made: list[str] = []
    if request.param == "sqlite":

        def on_sqlite(*, empty: bool = False) -> str:
            target = tmp_path / f"docgen-{next(_COUNT)}.db"
            if not empty:
                shutil.copy(request.getfixturevalue("_sqlite"), target)
            return f"sqlite:///{target}"

        yield on_sqlite
        return
    socket = request.getfixturevalue("_postgres")

    def on_postgres(*, empty: bool = False) -> str:
        name = f"docgen_{next(_COUNT)}"
        template = "template1" if empty else "docgen_model"
        postgres.create_database(socket, name, template)
        made.append(name)
        return postgres.url(socket, name)

    yield on_postgres
    for name in made:
        postgres.execute(socket, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def url(new_database: Callable[..., str]) -> str:
    """A database at the newest version, with nothing in it."""
    return new_database()


@pytest.fixture
def clock() -> Clock:
    """The clock of `records`."""
    return Clock()


@pytest.fixture
def bare_records(url: str, tmp_path: Path, clock: Clock) -> Iterator[Records]:
    """Records of no agency yet."""
    records = Records.open(url, tmp_path / "files", clock)
    yield records
    records.close()


@pytest.fixture
def records(bare_records: Records) -> Records:
    """Records of two agencies: a People's Committee counting by year, a Party committee by term."""
    agencies.add_agency(
        bare_records, OPERATOR, AGENCY, Profile(STATE, "Xuân Hoà", "H29.12.7", "25")
    )
    agencies.add_agency(bare_records, OPERATOR, OTHER, Profile(PARTY, "Xuân Hoà", province="25"))
    with bare_records.desk(AGENCY, OPERATOR) as desk:
        add_numbering(
            desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, valid_from=dt.date(2025, 7, 1))
        )
    with bare_records.desk(OTHER, OPERATOR) as desk:
        add_numbering(
            desk,
            Numbering(Grouping.KIND, Period.TERM, dt.date(2025, 8, 16), label="Nhiệm kỳ 2025–2030"),
        )
    return bare_records


STATE = Agency(
    Side.STATE,
    ("ỦY BAN NHÂN DÂN", "XÃ XUÂN HOÀ"),
    sign="UBND",
    author="Ủy ban nhân dân xã Xuân Hoà",
)
PARTY = Agency(
    Side.PARTY,
    ("ĐẢNG UỶ XÃ XUÂN HOÀ",),
    superior_lines=("ĐẢNG BỘ TỈNH PHÚ THỌ",),
    sign="ĐU",
    author="Ban Thường vụ Đảng uỷ",
)
