"""Clerks at work over HTTP: they compose, look at pages, save, issue and download, as a browser would."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
from lxml import html

from docgen.records import Operator, Records
from docgen.records.agencies import agencies
from docgen.records.archive import PaperQuery, get_paper, search, verify
from docgen.records.people import add_person, set_password_hash
from docgen.records.register import State, all_series, entries, missing_numbers
from docgen.records.rights import Role
from web.passwords import hash_password

PASSWORD = "mật khẩu của phép đo"  # noqa: S105 - of a server that lives for minutes
_WHO = Operator("phép đo")
_TIMEOUT = 120


def add_clerks(home: Path, count: int) -> list[str]:
    """Clerks of the only agency of a home; their logins."""
    hashed = hash_password(PASSWORD)
    records = _opened(home)
    with records.desk(agencies(records)[0].key, _WHO) as desk:
        logins = [f"van.thu.{number}" for number in range(1, count + 1)]
        for login in logins:
            person = add_person(desk, login, f"Văn thư {login}", [Role.CLERK])
            set_password_hash(desk, person.id, hashed)
    records.close()
    return logins


@dataclass
class Day:
    """What happened: seconds of each act by its name, papers told as issued, what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    issued: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Clerk:
    """One clerk with a browser of their own.

    `think` is the mean pause between acts, seconds; `saves` how often a paper is looked at and
    saved before it is issued.
    """

    def __init__(
        self, address: str, login: str, day: Day, *, think: float, seed: int, saves: int = 4
    ) -> None:
        self._address, self._login, self._day, self._think = address, login, day, think
        self._saves = saves
        self._chance = random.Random(seed)  # noqa: S311 - pauses
        self._session = requests.Session()

    def work_until(self, deadline: float) -> None:
        """Sign in, then make one paper at least; the one begun last is finished."""
        try:
            token = _token(self._ask("sign in page", "GET", "/dang-nhap"))
            given = {"login": self._login, "password": PASSWORD, "csrf_token": token}
            self._ask("sign in", "POST", "/dang-nhap", given)
            samples = self._samples()
            self._one_paper(self._chance.choice(samples))
            while time.monotonic() < deadline:
                self._one_paper(self._chance.choice(samples))
        except Exception as error:
            self._day.errors.append(f"{self._login}: {error!r}")
        finally:
            self._session.close()

    def _samples(self) -> list[str]:
        page = html.fromstring(self._ask("choose", "GET", "/soan").text)
        found = [one.get("value") for one in page.xpath("//*[@name='sample' and @value!='']")]
        return found or page.xpath("//select[@name='sample']/option[@value!='']/@value")

    def _one_paper(self, sample: str) -> None:
        token = _token(self._ask("choose", "GET", "/soan"))
        begun = self._ask("begin", "POST", "/soan", {"sample": sample, "csrf_token": token})
        where, form = begun.url.removeprefix(self._address), _form(begun.text)
        for number in range(self._saves):
            self._pause()
            form["papers[0].abstract"] = f"{form.get('papers[0].abstract', '')} {number}".strip()
            seen = self._ask("look", "POST", f"{where}/xem", form, fragment=True)
            if picture := re.search(r'<img src="([^"]+)"', seen.text):
                self._ask("picture", "GET", picture[1])
            saved = self._ask("save", "POST", f"{where}/luu", form, fragment=True)
            form["seen"] = re.findall(r'data-seen="(\d+)"', saved.text)[0]
        self._pause()
        self._issue(where)

    def _issue(self, where: str) -> None:
        page = self._ask("before issuing", "GET", f"{where}/ban-hanh")
        (form,) = html.fromstring(page.text).xpath("//form[@method='post'][@data-once]")
        if form.xpath(".//button[@disabled]"):  # a sample that may not be issued as it is
            return
        sent = self._ask("issue", "POST", f"{where}/ban-hanh", dict(form.form_values()))
        if "/kho/" not in sent.url:
            raise RuntimeError(f"not issued: {sent.status_code} {sent.url}")
        public_id = sent.url.rpartition("/")[2]
        self._day.issued.append(public_id)
        for role in ("docx", "pdf"):
            self._ask("download", "GET", f"/kho/{public_id}/tep/{role}")

    def _pause(self) -> None:
        time.sleep(self._chance.uniform(0.5, 1.5) * self._think)

    def _ask(
        self,
        act: str,
        method: str,
        path: str,
        form: dict[str, str] | None = None,
        *,
        fragment: bool = False,
    ) -> requests.Response:
        with self._timed(act):
            headers = {"HX-Request": "true"} if fragment else {}
            answer = self._session.request(
                method, self._address + path, data=form, headers=headers, timeout=_TIMEOUT
            )
        if answer.status_code >= 400:
            raise RuntimeError(f"{act}: {answer.status_code} at {path}: {answer.text[-300:]}")
        return answer

    @contextmanager
    def _timed(self, act: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self._day.taken.setdefault(act, []).append(time.perf_counter() - begun)


def _token(page: requests.Response) -> str:
    return re.findall(r'name="csrf_token"[^>]* value="([^"]+)"', page.text)[0]


def _form(page: str) -> dict[str, str]:
    form = html.fromstring(page).get_element_by_id("paper")
    return {name: value for name, value in form.form_values() if value is not None}


def what_was_lost(home: Path, day: Day) -> list[str]:
    """Everything that register, archive and store do not agree on; nothing when all is well."""
    records = _opened(home)
    key = agencies(records)[0].key
    wrong = list(day.errors)
    with records.reading(key, _WHO) as desk:
        lines = entries(desk, limit=100_000).entries
        kept = {hit.public_id for hit in search(desk, PaperQuery(), limit=100_000).hits}
        papers = [get_paper(desk, public_id) for public_id in kept]
        for series in all_series(desk):
            given = [line.number for line in lines if line.series_id == series.id]
            if given != list(range(series.first, series.next)) or missing_numbers(desk, series.id):
                wrong.append(f"{series.name}: numbers twice or missing: {given}")
    wrong += [f"no paper for {line.number_text}" for line in lines if line.state is State.RESERVED]
    confirmed = {line.id for line in lines if line.state is State.CONFIRMED}
    if confirmed != {paper.entry_id for paper in papers if paper.entry_id}:
        wrong.append("register and archive hold different papers")
    if len(set(day.issued)) != len(day.issued):
        wrong.append("one paper was told to two clerks")
    if lost := set(day.issued) ^ kept:
        wrong.append(f"told as issued and not kept, or the other way: {sorted(lost)}")
    wrong += map(str, verify(records).findings)
    records.close()
    return wrong


def _opened(home: Path) -> Records:
    return Records.open(f"sqlite:///{home / 'docgen.db'}", home / "files")
