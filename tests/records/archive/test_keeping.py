"""Issued papers: a snapshot that nothing changes, versions, annulments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from docgen.errors import Conflict, InvalidInput, NotFound, Refused
from docgen.model import (
    Addressees,
    Agency,
    Authority,
    Filing,
    Marks,
    Paper,
    Recipient,
    Recipients,
    Side,
    Signature,
    Signing,
    Title,
)
from docgen.records import Profile, Records
from docgen.records.agencies import change_profile
from docgen.records.archive import (
    Filed,
    Issue,
    KeptFile,
    Origin,
    Receiver,
    Snapshot,
    annul,
    get_paper,
    keep,
    snapshot_of,
    versions,
)
from docgen.records.archive.snapshot import read, split_number, written
from docgen.records.drafts import DraftState, get_draft, start_draft
from docgen.records.journal import journal
from docgen.records.register import reserve
from docgen.records.store import StoredFile
from tests.records.makers import (
    AGENCY,
    DAY,
    OPERATOR,
    OTHER,
    issued,
    keep_plan,
    plan_files,
    plan_paper,
    request,
)

_PAPER = Paper(
    kind="plan",
    side=Side.STATE,
    title=Title("KẾ HOẠCH", ("Phát động phong trào", "thi đua năm 2026")),
    body=(),
    addressees=Addressees(("Đảng uỷ xã",)),
    recipients=Recipients((Recipient("Đảng uỷ xã"), Recipient("HĐND xã", "b/c")), Filing("VT")),
    signature=Signature(
        (Authority(Signing.ON_BEHALF, "Ủy ban nhân dân"),), ("Chủ tịch",), "Nguyễn Thị Ánh"
    ),
    marks=Marks(urgency="KHẨN"),
)
_ISSUER = Agency(Side.STATE, ("UBND", "XÃ XUÂN HOÀ"), ("TỈNH PHÚ THỌ",), "UBND")


def test_the_snapshot_copies_what_the_paper_says() -> None:
    issue = Issue(
        "12/KH-UBND",
        DAY,
        "state_nd30_2020",
        Filed(pages=3, reply_by=DAY),
        "H29.1",
        {"HĐND xã": "H29.2"},
    )
    snapshot = snapshot_of(_PAPER, _ISSUER, "Kế hoạch", issue)
    assert snapshot == Snapshot(
        kind="plan",
        kind_name="Kế hoạch",
        side="state",
        day=DAY,
        abstract="Phát động phong trào thi đua năm 2026",
        edition="state_nd30_2020",
        agency="UBND XÃ XUÂN HOÀ",
        superior="TỈNH PHÚ THỌ",
        organ_id="H29.1",
        number=12,
        number_text="12/KH-UBND",
        symbol="KH-UBND",
        signer="Nguyễn Thị Ánh",
        position="Chủ tịch",
        authority="on_behalf: Ủy ban nhân dân",
        receivers=(Receiver("Đảng uỷ xã"), Receiver("HĐND xã", "b/c", "H29.2")),
        filing="VT",
        urgency="KHẨN",
        filed=Filed(pages=3, reply_by=DAY),
    )
    assert read(written(snapshot)) == snapshot


def test_a_paper_without_number_or_signature_is_kept_too(records: Records) -> None:
    bare = replace(_PAPER, signature=None, recipients=None, addressees=None, agency=_ISSUER)
    snapshot = snapshot_of(bare, _ISSUER, "Danh sách", Issue("", DAY, "state_nd30_2020"))
    with records.desk(AGENCY, OPERATOR) as desk:
        kept = keep(desk, "a", snapshot, plan_files(desk))
    assert (kept.snapshot.number, kept.snapshot.signer, kept.entry_id) == (None, "", None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("05/KH-UBND", (5, "KH-UBND")),
        ("83-KH/HU", (83, "KH/HU")),
        ("12/UBND-VX", (12, "UBND-VX")),
        ("", (None, "")),
        ("/KH-UBND", (None, "")),
    ],
)
def test_numbers_are_split(text: str, parts: tuple[int | None, str]) -> None:
    assert split_number(text) == parts


def test_a_paper_is_kept_with_its_files(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "a")
        kept = keep_plan(desk, entry)
        assert kept.snapshot == plan_paper(entry)
        assert desk.store.read(kept.files["pdf"].stored.sha256) == b"pdf01/KH-UBND"
    with records.reading(AGENCY, OPERATOR) as desk:
        assert get_paper(desk, kept.public_id) == kept
        assert (kept.version, kept.newer, kept.annulment) == (1, None, None)


def test_keeping_again_is_keeping_once(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "a")
        kept = keep_plan(desk, entry)
        assert keep_plan(desk, entry) == kept
        with pytest.raises(Conflict, match="tệp khác"):
            keep_plan(desk, entry, b"other")


def test_names_of_today_do_not_reach_yesterday(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        kept = keep_plan(desk, issued(desk, "a"))
        change_profile(desk, Profile(Agency(Side.STATE, ("ỦY BAN NHÂN DÂN", "PHƯỜNG XUÂN HOÀ"))))
    with records.reading(AGENCY, OPERATOR) as desk:
        assert desk.agency.profile.agency.name == "ỦY BAN NHÂN DÂN PHƯỜNG XUÂN HOÀ"
        assert get_paper(desk, kept.public_id).snapshot.agency == "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ"


def test_the_register_and_the_paper_must_agree(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        reserved, confirmed = reserve(desk, request("a")), issued(desk, "b")
        for entry, snapshot, words in (
            (reserved, plan_paper(reserved), "chưa xác nhận"),
            (confirmed, replace(plan_paper(confirmed), number_text="03/KH-UBND"), "02/KH-UBND"),
            (confirmed, replace(plan_paper(confirmed), day=dt.date(2026, 3, 3)), "02/03/2026"),
        ):
            with pytest.raises(Refused, match=words):
                keep(desk, "k", snapshot, plan_files(desk), Origin(entry.id))


def test_what_cannot_be_kept(records: Records) -> None:
    lost = {"pdf": KeptFile("a.pdf", StoredFile("0" * 64, 1))}
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "a")
        with pytest.raises(NotFound, match=r"a\.pdf"):
            keep(desk, "k", plan_paper(entry), lost, Origin(entry.id))
        with pytest.raises(InvalidInput) as caught:
            keep(desk, "", plan_paper(entry), {}, Origin(entry.id))
        assert [problem.place for problem in caught.value.problems] == ["key", "files"]
        with pytest.raises(NotFound, match="số này"):
            keep(desk, "k", plan_paper(entry), plan_files(desk), Origin(entry.id + 99))
        with pytest.raises(NotFound, match="văn bản này"):
            keep(desk, "k", plan_paper(entry), plan_files(desk), Origin(entry.id, replaces="x"))


def test_versions_follow_each_other(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "a")
        first = keep_plan(desk, entry)
        files = plan_files(desk, b"v2")
        second = keep(
            desk, "v2", plan_paper(entry), files, Origin(entry.id, replaces=first.public_id)
        )
        assert second.version == 2
        assert get_paper(desk, first.public_id).newer == second.public_id
        for asked in (first, second):
            assert [one.version for one in versions(desk, asked.public_id)] == [1, 2]
        with pytest.raises(Refused, match="bản mới nhất"):
            keep(desk, "v3", plan_paper(entry), files, Origin(entry.id, replaces=first.public_id))
        other = issued(desk, "b")
        with pytest.raises(Refused, match="cùng số 01/KH-UBND"):
            keep(desk, "v3", plan_paper(other), files, Origin(other.id, replaces=second.public_id))


def test_a_number_has_one_paper(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "a")
        keep_plan(desk, entry)
    with pytest.raises(Conflict), records.desk(AGENCY, OPERATOR) as desk:
        keep(desk, "khác", plan_paper(entry), plan_files(desk, b"x"), Origin(entry.id))


def test_an_annulment_is_a_note_beside_the_paper(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        kept = keep_plan(desk, issued(desk, "a"))
        with pytest.raises(InvalidInput, match="lý do"):
            annul(desk, kept.public_id, DAY, " ")
        annulled = annul(desk, kept.public_id, DAY, "Trái thẩm quyền", "Quyết định số 15/QĐ-UBND")
        assert annulled.annulment is not None
        assert annulled.annulment.reason == "Trái thẩm quyền"
        assert annul(desk, kept.public_id, DAY, "lý do khác") == annulled
        assert annulled.snapshot == kept.snapshot


def test_keeping_closes_the_draft_and_is_journalled(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "Kế hoạch", {"a": 1})
        entry = issued(desk, "a")
        kept = keep(desk, "k", plan_paper(entry), plan_files(desk), Origin(entry.id, draft.id))
        assert get_draft(desk, draft.id).state is DraftState.ISSUED
        line = journal(desk, subject=("paper", kept.id))[0]
    assert line.detail["number"] == "01/KH-UBND"
    assert set(line.detail["files"]) == {"docx", "pdf", "values"}


def test_papers_of_others_are_not_found(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        kept = keep_plan(desk, issued(desk, "a"))
    with records.desk(OTHER, OPERATOR) as desk:
        for act in (get_paper, versions):
            with pytest.raises(NotFound):
                act(desk, kept.public_id)
        with pytest.raises(NotFound):
            annul(desk, kept.public_id, DAY, "x")
