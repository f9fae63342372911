"""Which edition a paper follows, and what a broken data file says."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import BrokenFile
from docgen.model import Side
from docgen.standards.edition import Edition
from docgen.standards.library import choose, edition, editions, read_edition

TODAY = dt.date(2026, 11, 20)
DATA = Path(__file__).parents[2] / "docgen" / "standards" / "data"


def test_the_editions_come_by_side_and_date() -> None:
    assert [known.id for known in editions()] == [
        "party_hd36_2018",
        "party_hd05_2026",
        "state_nd30_2020",
    ]
    assert editions() is editions()


@pytest.mark.parametrize(
    ("side", "on", "expected"),
    [
        (Side.PARTY, dt.date(2010, 1, 1), "party_hd36_2018"),
        (Side.PARTY, dt.date(2018, 4, 2), "party_hd36_2018"),
        (Side.PARTY, dt.date(2018, 4, 3), "party_hd36_2018"),
        (Side.PARTY, dt.date(2026, 5, 26), "party_hd36_2018"),
        (Side.PARTY, dt.date(2026, 5, 27), "party_hd05_2026"),
        (Side.PARTY, dt.date(2031, 1, 1), "party_hd05_2026"),
        (Side.PARTY, None, "party_hd05_2026"),
        (Side.STATE, dt.date(2020, 3, 4), "state_nd30_2020"),
        (Side.STATE, dt.date(2020, 3, 5), "state_nd30_2020"),
        (Side.STATE, None, "state_nd30_2020"),
    ],
)
def test_the_date_on_the_paper_chooses_the_edition(
    side: Side, on: dt.date | None, expected: str
) -> None:
    assert choose(side, on, TODAY).id == expected


def test_without_a_date_the_edition_in_force_today_holds() -> None:
    assert choose(Side.PARTY, None, dt.date(2026, 5, 26)).id == "party_hd36_2018"
    assert choose(Side.PARTY, None, dt.date(2026, 5, 27)).id == "party_hd05_2026"


@given(st.sampled_from(Side), st.dates())
def test_every_day_has_an_edition_that_holds_or_is_the_oldest(side: Side, day: dt.date) -> None:
    chosen = choose(side, day, TODAY)
    oldest = next(known for known in editions() if known.side is side)
    assert chosen.side is side
    assert chosen.holds_on(day) or (chosen is oldest and day < oldest.effective_from)


def test_the_editions_of_a_side_follow_each_other_without_gap_or_overlap() -> None:
    for side in Side:
        of_side = [known for known in editions() if known.side is side]
        assert of_side[-1].effective_to is None
        for before, after in itertools.pairwise(of_side):
            assert before.effective_to == after.effective_from - dt.timedelta(days=1)
            assert before.number in after.replaces


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="state_1999"):
        edition("state_1999")


def write(folder: Path, text: str, name: str = "state_nd30_2020.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def source() -> str:
    return (DATA / "state_nd30_2020.toml").read_text(encoding="utf-8")


def test_a_sound_file_is_read(tmp_path: Path, nd30: Edition) -> None:
    assert read_edition(write(tmp_path, source())) == nd30


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'font = "Times New Roman"',
            'fonts = "Times New Roman"',
            "state_nd30_2020.toml: page.font: Field required",
        ),
        (
            'term = "Tiêu ngữ"',
            'name = "Tiêu ngữ"',
            "state_nd30_2020.toml: component[motto].term: Field required",
        ),
        (
            "size_pt = { min = 12, max = 12, print = 12 }",
            "size_pt = { min = 12, max = 12, print = 13 }",
            "component[recipients_label].size_pt: Value error, printed value 13.0 is outside",
        ),
        ("schema = 1", "schema = 2", "schema: là 2, docgen này đọc bản 1"),
        ('id = "state_nd30_2020"', 'id = "state"', "id: «state» khác tên tệp"),
        ("[page]", "[page", "state_nd30_2020.toml: không đọc được tệp"),
    ],
)
def test_a_broken_file_names_file_key_and_reason(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert source().count(old) >= 1
    file = write(tmp_path, source().replace(old, new, 1))
    with pytest.raises(BrokenFile, match=re.escape(message)):
        read_edition(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match=r"gone\.toml: không đọc được tệp"):
        read_edition(tmp_path / "gone.toml")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    spoilt = source().replace('font = "Times New Roman"', "").replace('term = "Tiêu ngữ"', "")
    with pytest.raises(BrokenFile) as broken:
        read_edition(write(tmp_path, spoilt))
    assert len(str(broken.value).splitlines()) == 2
