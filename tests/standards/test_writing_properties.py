"""What holds for every value: written lines read back, marks stand once, closing is stable."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.model import Addressees, Basis, Filing, Number, PlaceDate, Recipient, Recipients
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import editions

EDITIONS = st.sampled_from(editions())
VALUES = st.integers(min_value=1, max_value=99_999)
BODIES = st.from_regex(r"[A-ZĐ]{1,6}", fullmatch=True)
TEXTS = st.text(alphabet="aăâbcdđ eê,;.-–/()?…0123456789\n", max_size=40)
DATE = re.compile(r"^(?P<place>.*), ngày (?P<d>\d\d) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})$")


@given(EDITIONS, VALUES, st.data(), BODIES)
def test_a_number_line_reads_back(one: Edition, value: int, data: st.DataObject, body: str) -> None:
    kind = data.draw(st.sampled_from([kind.letters for kind in one.kinds if kind.letters]))
    line = writing.number_line(one, Number(value, kind, body))
    assert re.search(one.number_rule.regex, line)
    digits = re.search(r"\d+", line)
    assert digits is not None
    assert int(digits[0]) == value
    assert (digits[0][0] == "0") == (value < 10)
    assert line.endswith(writing.symbol(one, Number(value, kind, body)))
    assert {kind, body} <= set(re.split(r"[ /:-]+", line))


@given(EDITIONS, BODIES)
def test_an_open_number_is_never_taken_for_a_finished_one(one: Edition, body: str) -> None:
    line = writing.number_line(one, Number(None, "KH", body))
    assert not re.search(one.number_rule.regex, line)
    assert "  " in line


@given(EDITIONS, st.dates(min_value=dt.date(1945, 9, 2)))
def test_a_date_reads_back_and_pads_as_the_rule_says(one: Edition, day: dt.date) -> None:
    place_date = PlaceDate("Hoà An", day.year, day.month, day.day)
    found = DATE.match(writing.place_date_line(one, place_date))
    assert found is not None
    assert (int(found["y"]), int(found["m"]), int(found["d"])) == (day.year, day.month, day.day)
    assert (found["m"][0] == "0") == (day.month < 3)
    cited = re.findall(r"\d+", writing.citation_date(one, place_date))
    assert cited == [found["d"], found["m"], found["y"]]


@given(EDITIONS, st.lists(TEXTS.map(Basis), max_size=6))
def test_each_basis_takes_one_line_and_one_mark(one: Edition, bases: list[Basis]) -> None:
    lines = writing.basis_lines(one, bases)
    assert len(lines) <= len(bases)
    rule = one.basis
    for index, line in enumerate(lines):
        end = rule.last_end if index == len(lines) - 1 else rule.end
        assert line.startswith(rule.start)
        assert line.endswith(end)
        assert not line.removesuffix(end).endswith((";", ",", " "))


@given(EDITIONS, st.lists(TEXTS, max_size=6), st.booleans(), TEXTS)
def test_recipients_are_kept_in_order_and_each_ends_once(
    one: Edition, names: list[str], as_above: bool, keeper: str
) -> None:
    given_ = Recipients(tuple(Recipient(name) for name in names), Filing(keeper))
    lines = writing.recipient_lines(one, given_, as_above=as_above)
    assert all(line.startswith(one.recipients.start) for line in lines)
    assert all(line.endswith(one.recipients.end) for line in lines[:-1])
    assert lines[-1].endswith(one.recipients.last_end)
    assert "Lưu" in lines[-1]
    bare = [line.removesuffix(one.recipients.end) for line in lines[:-1]]
    assert not any(line.endswith((";", ",")) for line in bare)
    if as_above:
        assert one.recipients.as_above in lines[0]


@given(EDITIONS, st.lists(TEXTS, max_size=4))
def test_several_addressees_have_a_dash_and_one_has_none(one: Edition, names: list[str]) -> None:
    lines = writing.addressee_lines(one, Addressees(tuple(names)))
    dashed = [line.startswith(one.recipients.addressee_start) for line in lines]
    assert dashed == [len(lines) > 1] * len(lines)


@given(EDITIONS, TEXTS)
def test_closing_twice_is_closing_once(one: Edition, text: str) -> None:
    closed = writing.closing(one, text)
    assert writing.closing(one, closed) == closed
    assert closed.endswith((one.body.end_mark, one.body.end_mark.removeprefix(".")))
