"""The journal speaks in words: every key that the records write there has a name."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from docgen import records
from docgen.records.journal import JournalLine
from docgen.records.register.entry import DETAIL_NAMES
from docgen.records.rights import Act, Role
from docgen.records.standing import Sort
from tests.web.office import Office
from web.journal_words import COLUMNS, DEEDS, DETAILS, SUBJECTS, told

_SOURCES = sorted(Path(records.__file__).parent.rglob("*.py"))


def calls(*names: str) -> Iterator[ast.Call]:
    """Every call in the records of a function or method of these names."""
    for source in _SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in names:
                    yield node


def notes() -> list[ast.Call]:
    """Where the journal is written: `desk.note`, and `_run` which passes on to it."""
    found = [call for call in calls("note") if len(call.args) == 3]
    return found + [call for call in calls("_run") if len(call.args) == 3]


def written_keys() -> set[str]:
    keys = {word.arg for call in notes() for word in call.keywords if word.arg}
    for call in calls("JournalRow"):
        detail = next(word.value for word in call.keywords if word.arg == "detail")
        if isinstance(detail, ast.Dict):
            keys |= {str(ast.literal_eval(key)) for key in detail.keys if key}
    return keys


def constants(values: Iterator[ast.expr]) -> set[str]:
    return {str(one.value) for one in values if isinstance(one, ast.Constant)}


def test_every_key_has_a_name() -> None:
    assert len(written_keys()) > 20  # the search itself finds them
    assert written_keys() - set(DETAILS) == set()


def test_everything_that_is_acted_on_has_a_name() -> None:
    subjects = constants(call.args[1] for call in notes()) | {sort.value for sort in Sort}
    rows = (word for call in calls("JournalRow") for word in call.keywords)
    subjects |= constants(word.value for word in rows if word.arg == "subject")
    assert subjects - set(SUBJECTS) == set()
    assert {"draft", "entry", "agency"} <= subjects


def test_everything_done_with_a_batch_has_a_name() -> None:
    deeds = constants(w.value for call in notes() for w in call.keywords if w.arg == "did")
    deeds |= constants(call.args[2] for call in calls("_run") if len(call.args) == 3)
    assert deeds == set(DEEDS)


def test_every_column_of_the_register_has_a_name() -> None:
    assert set(DETAIL_NAMES) == set(COLUMNS)


def line(act: Act, subject: str, subject_id: int | None, **detail: Any) -> JournalLine:
    at = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    return JournalLine(1, at, "Nga", 1, act, subject, subject_id, detail)


_CHANGED: Mapping[str, list[str]] = {"sent_on": ["", "2026-03-04"], "copies": ["5", "12"]}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (line(Act.DISCARD, "draft", 7), ["dự thảo 7"]),
        (
            line(Act.RESERVE, "entry", 1, number="01/KH-UBND", key="draft:7:1"),
            ["số: 01/KH-UBND"],
        ),
        (
            line(Act.HAND_OVER, "entry", 1, number="01/KH-UBND", changed=_CHANGED),
            ["số: 01/KH-UBND", "đã ghi: ngày chuyển 04/03/2026, số bản 5 → 12"],
        ),
        (line(Act.BATCH, "batch", 3, did="retry", items=2), [
            "đợt 3", "làm lại các xã chưa được", "số xã: 2",
        ]),
        (line(Act.PEOPLE, "person", 2, active=False), ["người dùng 2", "đang dùng: không"]),
        (line(Act.NUMBERING, "numbering", 1, body="", period="term", valid_from="2026-01-01"), [
            "cách đánh số 1", "bắt đầu lại: theo nhiệm kỳ", "từ ngày: 01/01/2026",
        ]),
        (line(Act.APPROVE, "draft", 7, version=2, aspect="form", verdict="returned"), [
            "dự thảo 7", "bản: 2", "về: thể thức", "ý kiến: trả lại",
        ]),
    ],
)  # fmt: skip
def test_an_act_in_words(office: Office, known: JournalLine, said: list[str]) -> None:
    with office.app.test_request_context():
        assert told(known) == said


def test_the_page_shows_no_key(office: Office) -> None:
    page = office.role(Role.ADMIN).get("/nguoi-dung/nhat-ky").text
    assert "vai trò: văn thư" in page
    assert "chia dãy: chung một dãy cho mọi loại văn bản" in page
    assert "grouping" not in page
    assert "clerk," not in page
    english = office.role(Role.ADMIN)
    english.post("/ngon-ngu", data={"language": "en"})
    assert "starts again: by calendar year" in english.get("/nguoi-dung/nhat-ky").text
