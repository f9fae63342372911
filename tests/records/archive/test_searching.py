"""Finding papers by words without marks, and by everything else a clerk remembers."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.records import Desk, Records
from docgen.records.archive import (
    KeptPaper,
    Origin,
    PaperQuery,
    Receiver,
    Snapshot,
    annul,
    keep,
    search,
)
from docgen.records.archive.snapshot import search_words
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, plan_files

_COUNT = itertools.count()
_MODEL = Snapshot(
    kind="plan",
    kind_name="Kế hoạch",
    side="state",
    day=DAY,
    abstract="Nhân rộng điển hình tiên tiến năm 2026",
    edition="state_nd30_2020",
    agency="ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
    number=12,
    number_text="12/KH-UBND",
    symbol="KH-UBND",
    signer="Nguyễn Thị Ánh",
    receivers=(Receiver("Đảng uỷ xã"), Receiver("Trường Mầm non Hoạ Mi")),
)


def _keep(desk: Desk, replaces: str | None = None, **changed: object) -> KeptPaper:
    key = str(next(_COUNT))
    snapshot = replace(_MODEL, **changed)  # type: ignore[arg-type] # fields of the snapshot
    return keep(desk, key, snapshot, plan_files(desk, key.encode()), Origin(replaces=replaces))


def _found(desk: Desk, **query: object) -> list[str]:
    return [hit.abstract for hit in search(desk, PaperQuery(**query)).hits]  # type: ignore[arg-type] # fields of the query


@pytest.fixture
def desk(records: Records) -> object:
    """A desk over four papers, the oldest first: plan, report, letter, plan of another signer."""
    with records.desk(AGENCY, OPERATOR) as desk:
        _keep(desk)
        _keep(
            desk, abstract="Kết quả công tác", kind_name="Báo cáo", number=13,
            number_text="13/BC-UBND", day=dt.date(2026, 4, 1),
        )  # fmt: skip
        _keep(
            desk, abstract="V/v đăng ký thi đua", kind_name="Công văn", number=14,
            number_text="14/UBND-VX", day=dt.date(2026, 5, 1), agency="HỘI ĐỒNG THI ĐUA",
        )  # fmt: skip
        _keep(
            desk,
            abstract="Tổng kết",
            signer="Đặng Văn Đô",
            number=15,
            number_text="15/KH-UBND",
            day=dt.date(2026, 6, 1),
        )
        yield desk


_PLAN, _REPORT, _LETTER, _OTHER = (
    "Nhân rộng điển hình tiên tiến năm 2026", "Kết quả công tác", "V/v đăng ký thi đua", "Tổng kết",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "abstracts"),
    [
        ("ke hoach dien hinh", [_PLAN]),
        ("KẾ HOẠCH điển HÌNH", [_PLAN]),
        ("hinh dien", [_PLAN]),
        ("ke hoach die", [_PLAN]),
        ("ke die hoach", []),  # only the last word may be cut short
        ("ke hoach", [_OTHER, _PLAN]),
        ("12/KH-UBND", [_PLAN]),
        ("dang van do tong", [_OTHER]),
        ("hoa mi bao cao", [_REPORT]),
        ("“thi đua” (V/v)", [_LETTER]),
        ("khong co gi", []),
        ("", [_OTHER, _LETTER, _REPORT, _PLAN]),
        ("!!! «»", [_OTHER, _LETTER, _REPORT, _PLAN]),
    ],
)
def test_words(desk: Desk, words: str, abstracts: list[str]) -> None:
    assert _found(desk, words=words) == abstracts


@pytest.mark.parametrize(
    ("query", "abstracts"),
    [
        ({"number": 13}, [_REPORT]),
        ({"kind_name": "KẾ HOẠCH"}, [_OTHER, _PLAN]),
        ({"kind_name": "ke hoach", "number": 12}, [_PLAN]),
        ({"first": dt.date(2026, 4, 1), "last": dt.date(2026, 5, 1)}, [_LETTER, _REPORT]),
        ({"signer": "dang van do"}, [_OTHER]),
        ({"signer": "Ánh"}, [_LETTER, _REPORT, _PLAN]),
        ({"agency": "hội đồng thi đua"}, [_LETTER]),
        ({"agency": "100%_"}, []),
        ({"words": "thi dua", "kind_name": "Kế hoạch"}, []),
    ],
)
def test_other_questions(desk: Desk, query: dict[str, object], abstracts: list[str]) -> None:
    assert _found(desk, **query) == abstracts


def test_former_versions_are_found_only_when_asked(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        first = _keep(desk)
        _keep(desk, replaces=first.public_id, abstract="Nhân rộng điển hình (bản sửa)")
        assert _found(desk, words="dien hinh") == ["Nhân rộng điển hình (bản sửa)"]
        assert len(_found(desk, words="dien hinh", with_former=True)) == 2


def test_an_annulled_paper_is_found_and_marked(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        annul(desk, _keep(desk).public_id, DAY, "Trái thẩm quyền")
        (hit,) = search(desk, PaperQuery(words="dien hinh")).hits
    assert hit.annulled


def test_pages_follow_each_other_without_a_gap(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        days = [DAY, DAY, DAY + dt.timedelta(1), DAY, DAY - dt.timedelta(1)]
        for place, day in enumerate(days):
            _keep(desk, abstract=str(place), day=day)
        for query in (PaperQuery(), PaperQuery(words="ke hoach")):
            seen, after = [], None
            while True:
                page = search(desk, query, after=after, limit=2)
                seen += [hit.abstract for hit in page.hits]
                if (after := page.after) is None:
                    break
            assert seen == ["2", "3", "1", "0", "4"]


def test_papers_of_others_are_not_found(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        _keep(desk)
    with records.desk(OTHER, OPERATOR) as desk:
        _keep(desk, abstract="của Đảng uỷ")
        for query in (
            {"words": "ke hoach"},
            {"number": 12},
            {},
            {"signer": "anh"},
            {"with_former": True},
        ):
            assert _found(desk, **query) == ["của Đảng uỷ"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(text=st.text(min_size=1, max_size=60))
def test_whatever_is_typed_is_searched_and_a_paper_is_found_by_its_own_words(
    records: Records, text: str
) -> None:
    """Words as Postgres, SQLite and Python cut them are the same for Vietnamese letters and figures."""
    with records.desk(AGENCY, OPERATOR) as desk:
        search(desk, PaperQuery(words=text, signer=text, agency=text, kind_name=text))
        words = [word for word in search_words(text) if word.isascii()]
        if words:
            kept = _keep(desk, abstract=" ".join(words))
            hits = search(desk, PaperQuery(words=" ".join(words)), limit=500).hits
            assert kept.public_id in {hit.public_id for hit in hits}
