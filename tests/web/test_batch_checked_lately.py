"""A batch just checked is not checked again to show what was found; later it is."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.issuing.batch.checking_first import Checked
from docgen.records.rights import Role
from tests.web.office import HERE, Office
from tests.web.test_batch import PLAIN, asked, check, only, words
from web.batch.checked_lately import CheckedLately

NOW = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
FOUND = Checked(3, (), ("plan",))


def test_only_lately_and_only_for_the_same_agency() -> None:
    kept = CheckedLately()
    kept.put("a", 1, FOUND, NOW)
    assert kept.get("a", 1, NOW + dt.timedelta(minutes=4)) is FOUND
    assert kept.get("a", 1, NOW + dt.timedelta(minutes=6)) is None
    assert kept.get("b", 1, NOW) is None
    assert kept.get("a", 2, NOW) is None


def test_few_are_kept() -> None:
    kept = CheckedLately()
    for number in range(40):
        kept.put("a", number, FOUND, NOW)
    assert kept.get("a", 0, NOW) is None
    assert kept.get("a", 39, NOW) is FOUND


def test_the_page_of_a_batch_shows_what_the_check_found(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = PLAIN.replace("abstract: xây", "number: 7\n    abstract: xây")
    address = check(office, asked(given)).location
    clerk, asked_for = office.role(Role.CLERK), []
    monkeypatch.setattr(
        "web.pages.batch_job.check_first", lambda *given, **_more: asked_for.append(given) or FOUND
    )
    assert "đều mang số 7" in words(clerk.get(f"{address}/soat"))
    assert asked_for == []
    past = office.records.clock() - dt.timedelta(minutes=6)
    office.services.checked_lately.put(HERE, only(office).id, FOUND, past)
    clerk.get(f"{address}/soat")
    assert len(asked_for) == 1
