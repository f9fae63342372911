"""A batch just checked is not checked again to show what was found; later it is."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.issuing.batch.checking_first import Checked
from docgen.records.rights import Role
from tests.web.office import Office
from tests.web.test_batch import PLAIN, asked, check, words
from web.batch.checked_lately import CheckedLately

NOW = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
FOUND = Checked(3, (), ("plan",))


def test_only_lately_and_only_for_the_same_agency() -> None:
    kept = CheckedLately()
    for minutes, found in ((4, FOUND), (6, None)):
        kept.put("a", 1, FOUND, NOW)
        assert kept.take("b", 1, NOW) is None
        assert kept.take("a", 2, NOW) is None
        assert kept.take("a", 1, NOW + dt.timedelta(minutes=minutes)) is found
        assert kept.take("a", 1, NOW) is None


def test_few_are_kept() -> None:
    kept = CheckedLately()
    for number in range(40):
        kept.put("a", number, FOUND, NOW)
    assert kept.take("a", 0, NOW) is None
    assert kept.take("a", 39, NOW) is FOUND


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
    clerk.get(f"{address}/soat")
    assert len(asked_for) == 1
