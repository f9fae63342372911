"""Papers that bear the agency's own name: told from those of namesakes, or not numbered at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from docgen.intake.sheets import RawSheet, SheetRow
from docgen.intake.targets import choose_targets, targets_in
from docgen.issuing.batch.checking_first import Checked, check_first
from docgen.issuing.batch.work import work_once
from docgen.issuing.draft import shipped_templates
from docgen.model import Agency, Side
from docgen.papers.merge import Target
from docgen.records import Profile
from docgen.records.agencies import change_profile
from docgen.records.batches import (
    BatchOptions,
    ItemState,
    Numbers,
    number_key,
    retry_failed,
    void_number,
)
from docgen.records.register import numberings, reserve
from docgen.settings import settings
from tests.issuing.batch.conftest import CONTENT, Job
from tests.records.makers import AGENCY, DAY, OPERATOR, request

REGISTER = BatchOptions(pdf=False, archive=False, numbers=Numbers.REGISTER)
#: Five communes have this name; two of them:
HA_NOI, DONG_NAI = "Xã Bình Minh, Hà Nội", "Xã Bình Minh, Đồng Nai"
STATE = Agency(Side.STATE, ("UỶ BAN NHÂN DÂN", "XÃ BÌNH MINH"), sign="UBND")
PARTY = Agency(Side.PARTY, ("Đảng uỷ xã Bình Minh",), ("Đảng bộ thành phố Hà Nội",), sign="ĐU")
OF_PARTY: Mapping[str, Any] = {
    **CONTENT,
    "issuer": {
        "side": "party", "superior": "«Đảng bộ cấp trên»", "name": "«Đảng ủy»", "sign": "ĐU",
        "author": "Ban Thường vụ Đảng uỷ",
    },
    "signature": {"authority": "T/M Ban Thường vụ", "position": "Bí thư", "name": "«Chủ tịch»"},
    "filing": "Văn phòng Đảng uỷ",
}  # fmt: skip


def listed(*names: str, day: dt.date = DAY) -> list[Target]:
    chosen = choose_targets([], [], names, on=day, place_reasons=())
    assert chosen.problems == ()
    return [with_chair(one) for one in chosen.targets]


def rows(*lines: Sequence[str], day: dt.date = dt.date(2025, 3, 3)) -> list[Target]:
    """Units of a table of one's own, as before there was a list of communes."""
    numbered = tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, 1))
    read = targets_in([RawSheet("", numbered)], (), on=day, place_reasons=())
    assert read.problems == ()
    return [with_chair(one) for one in read.targets]


def with_chair(target: Target) -> Target:
    return replace(target, values={**target.values, "Chủ tịch": "Nông Văn Lý", "Địa danh": "Ở đây"})


def check(
    targets: list[Target], own: Profile | None, content: Mapping[str, Any] = CONTENT
) -> Checked:
    templates = shipped_templates(settings().templates)
    return check_first(content, targets, DAY, templates, register_of=own)


def untold(
    targets: list[Target], own: Profile, content: Mapping[str, Any] = CONTENT
) -> tuple[str, ...]:
    """The keys of the units that the check holds back; it finds nothing else."""
    checked = check(targets, own, content)
    if not checked.found:
        return ()
    (found,) = checked.found
    assert checked.wrong
    assert "nên chưa lấy số" in found.message
    assert found.places == (("issuer.name", None),)
    return found.keys


def settle_as(job: Job, own: Profile) -> None:
    with job.records.desk(AGENCY, OPERATOR) as desk:
        change_profile(desk, own)


def made(job: Job) -> dict[str, str]:
    """The number of the plan of each unit, by its key; "" where it was not made."""
    while work_once(job.shop, AGENCY, job.id).more:
        pass
    return {
        one.target.key: one.papers[0].number_text if one.state is ItemState.DONE else ""
        for one in job.items()
    }


def bodies(job: Job) -> list[str]:
    with job.records.reading(AGENCY, OPERATOR) as desk:
        return [one.body for one in numberings(desk)]


def test_a_namesake_in_another_province_counts_for_itself(job: Job) -> None:
    settle_as(job, Profile(STATE, province="01"))
    targets = listed(DONG_NAI, HA_NOI, "Xã Đông Khê")
    assert untold(targets, Profile(STATE, province="01")) == ()
    job.begin(targets, REGISTER)
    assert made(job) == dict.fromkeys(("10141", "26278", "01786"), "01/KH-UBND")
    assert bodies(job) == [
        "",
        "Ủy ban nhân dân xã Bình Minh, Tỉnh Đồng Nai",
        "Ủy ban nhân dân xã Đông Khê, Tỉnh Cao Bằng",
    ]
    job.begin(listed(DONG_NAI, HA_NOI), REGISTER, key="thêm")
    assert made(job) == {"10141": "02/KH-UBND", "26278": "02/KH-UBND"}
    assert len(bodies(job)) == 3


def test_nothing_is_numbered_while_the_province_of_the_agency_is_not_known(job: Job) -> None:
    settle_as(job, Profile(STATE))
    targets = listed(DONG_NAI, HA_NOI, "Xã Đông Khê")
    assert untold(targets, Profile(STATE)) == ("26278", "10141")
    (found,) = check(targets, Profile(STATE)).found
    assert "quản trị hãy chọn tỉnh của cơ quan ở trang Cơ quan" in found.message
    assert check(targets, None).found == ()  # the pen numbers them
    # A batch that was checked by an older docgen.
    job.begin(targets, REGISTER)
    assert made(job) == {"10141": "", "26278": "", "01786": "01/KH-UBND"}
    assert {one.reason for one in job.items() if one.state is ItemState.FAILED} == {
        f"issuer.name: {told}" for told in found.details.values()
    }
    assert "thuộc «Tỉnh Đồng Nai» là chính cơ quan hay" in found.details["26278"]
    settle_as(job, Profile(STATE, province="75"))
    with job.records.desk(AGENCY, OPERATOR) as desk:
        retry_failed(desk, job.id)
    assert made(job) == dict.fromkeys(("10141", "26278", "01786"), "01/KH-UBND")
    assert bodies(job)[1:] == [
        "Ủy ban nhân dân xã Bình Minh, Thành phố Hà Nội",
        "Ủy ban nhân dân xã Đông Khê, Tỉnh Cao Bằng",
    ]


def test_a_number_that_an_older_docgen_took_for_a_namesake_is_given_back(job: Job) -> None:
    settle_as(job, Profile(STATE, province="01"))
    job.begin(listed(DONG_NAI), REGISTER)
    with job.records.desk(AGENCY, OPERATOR) as desk:
        taken = reserve(desk, request(number_key(job.id, "26278", 0)))
    assert made(job) == {"26278": ""}
    assert "văn thư hãy huỷ số ấy ở trang Sổ văn bản đi" in job.items()[0].reason
    with job.records.desk(AGENCY, OPERATOR) as desk:
        void_number(desk, taken.id, "Lấy nhầm cho nơi trùng tên")
        retry_failed(desk, job.id)
    assert made(job) == {"26278": "01/KH-UBND"}
    assert bodies(job)[-1] == "Ủy ban nhân dân xã Bình Minh, Tỉnh Đồng Nai"


def test_a_province_without_such_a_commune_is_taken_for_a_slip() -> None:
    """Or the agency's own papers would count in a series of their own until somebody sees it."""
    slip = Profile(STATE, province="04")
    assert untold(listed(HA_NOI, DONG_NAI), slip) == ("10141", "26278")
    (found,) = check(listed(HA_NOI), slip).found
    assert "tỉnh mà cơ quan đã ghi không có nơi nào tên như vậy" in found.message
    bare = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": "Trường THPT «Tên xã»"}}
    school = Profile(Agency(Side.STATE, ("Trường THPT Bình Minh",)), province="04")
    assert untold(listed(HA_NOI), school, bare) == ()


def test_one_unit_is_as_doubtful_as_two() -> None:
    """It may be the agency or the only namesake that was chosen."""
    assert untold(listed(HA_NOI), Profile(STATE)) == ("10141",)


@pytest.mark.parametrize(
    "name", ["XÃ ĐÔNG KHÊ", "Phường Thục Phán", "Phường Bình Minh, tỉnh Tây Ninh"]
)
def test_a_name_that_is_the_only_one_needs_no_province(name: str) -> None:
    """«Phường Bình Minh» stands in two provinces, «Xã Đông Khê» in one."""
    own = Profile(Agency(Side.STATE, ("Ủy ban nhân dân", name.partition(",")[0])))
    assert untold(listed(name), own) == (("25480",) if "," in name else ())


def test_a_name_without_its_kind_is_that_of_every_kind() -> None:
    bare = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": "UBND «Tên xã»"}}
    own = Profile(Agency(Side.STATE, ("UBND Kim Bôi",)))
    assert untold(listed("Xã Kim Bôi, Phú Thọ"), own, bare) == ()
    own = Profile(Agency(Side.STATE, ("UBND Bình Minh",)))
    assert untold(listed("Phường Bình Minh, Tây Ninh"), own, bare) == ("25480",)


def test_a_name_that_names_its_province() -> None:
    content = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": "«Ủy ban nhân dân tỉnh»"}}
    own = Profile(Agency(Side.STATE, ("Ủy ban nhân dân", "thành phố Hà Nội")))
    assert untold(listed(HA_NOI, "Phường Ba Đình"), own, content) == ()


def test_a_name_written_in_the_dossier_is_the_agency_whatever_the_unit(job: Job) -> None:
    settle_as(job, Profile(STATE, province="01"))
    own = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": "Ủy ban nhân dân xã Bình Minh"}}
    assert untold(listed(HA_NOI, DONG_NAI), Profile(STATE), own) == ()
    job.begin(listed(HA_NOI, DONG_NAI), REGISTER, own)
    assert made(job) == {"10141": "01/KH-UBND", "26278": "02/KH-UBND"}


def test_a_committee_is_told_by_what_it_belongs_to(job: Job) -> None:
    assert untold(listed(HA_NOI, DONG_NAI), Profile(PARTY), OF_PARTY) == ()
    alone = Profile(replace(PARTY, superior_lines=()))
    assert untold(listed(HA_NOI, DONG_NAI), alone, OF_PARTY) == ("10141", "26278")
    assert untold(listed(HA_NOI, DONG_NAI), replace(alone, province="75"), OF_PARTY) == ()
    settle_as(job, Profile(PARTY))
    job.begin(listed(HA_NOI, DONG_NAI), REGISTER, OF_PARTY)
    assert made(job) == {"10141": "01-KH/ĐU", "26278": "01-KH/ĐU"}
    assert bodies(job) == ["", "Đảng uỷ xã Bình Minh, Tỉnh Đồng Nai"]


def test_a_stale_superior_does_not_hide_the_agency(job: Job) -> None:
    """No two communes of a province share a name, so the province says it all."""
    stale = replace(PARTY, superior_lines=("Đảng bộ TP Hà Nội",))
    settle_as(job, Profile(stale, province="01"))
    job.begin(listed(HA_NOI), REGISTER, OF_PARTY)
    assert made(job) == {"10141": "01-KH/ĐU"}
    assert bodies(job) == [""]


def test_rows_of_one_name_told_by_what_they_belong_to() -> None:
    heads = ("STT", "Tên đơn vị", "Huyện uỷ", "Tỉnh")
    issuer = {**OF_PARTY["issuer"], "superior": "Đảng bộ «Tên đơn vị»", "name": "Đảng uỷ xã Hợp"}
    content = {**OF_PARTY, "issuer": issuer, "date": "2025-03-03"}
    content = {
        **content,
        "papers": [{**content["papers"][0], "abstract": "x", "body": "I. A\n1. B"}],
    }
    content["recipients"] = ["Như trên"]
    two = rows(heads, ("1", "huyện Một", "a", "Hà Nội"), ("2", "huyện Hai", "b", "Hà Nội"))
    own = Agency(Side.PARTY, ("Đảng uỷ xã Hợp",), ("Đảng bộ huyện Một",), sign="ĐU")
    assert untold(two, Profile(own, province="01"), content) == ()
    assert untold(two, Profile(own), content) == ()


_HEADS = ("STT", "Tên đơn vị", "Xã", "Tỉnh")


def test_rows_of_a_table_need_their_province_too() -> None:
    content = {**CONTENT, "date": "2025-03-03"}
    home = Profile(STATE, province="01")
    assert untold(rows(_HEADS, ("1", "Bình Minh", "xã Bình Minh", "Hà Nội")), home, content) == ()
    elsewhere = rows(_HEADS, ("1", "Bình Minh", "xã Bình Minh", "Đồng Nai"))
    assert untold(elsewhere, home, content) == ()
    # Nobody says where it is; Hà Nam is no province of today.
    for province in ("", "Hà Nam"):
        unknown = rows(_HEADS, ("1", "Bình Minh", "xã Bình Minh", province))
        assert untold(unknown, home, content) == ("dong-2",)
        (found,) = check(unknown, home, content).found
        assert "hãy ghi tỉnh của nơi này, theo tên hiện nay, ở cột «Tỉnh»" in found.message
        (found,) = check(unknown, Profile(STATE), content).found
        assert "trang Cơ quan" in found.message
        assert "cột «Tỉnh»" in found.message


def test_two_rows_of_one_name_in_one_province() -> None:
    content = {**CONTENT, "date": "2025-03-03"}
    two = rows(
        _HEADS,
        ("1", "Huyện Chương Mỹ", "xã Bình Minh", "Hà Nội"),
        ("2", "Huyện Thanh Oai", "xã Bình Minh", "Hà Nội"),
        ("3", "Huyện Trảng Bom", "xã Bình Minh", "Đồng Nai"),
        ("4", "Huyện Thanh Oai", "xã Bích Hoà", "Hà Nội"),
    )
    home = Profile(STATE, province="01")
    assert untold(two, home, content) == ("dong-2", "dong-3")
    assert "ghi thẳng tên cơ quan" in check(two, home, content).found[0].message


def test_a_province_that_becomes_a_city_goes_on_counting(job: Job) -> None:
    """«Tỉnh Đồng Nai» is «Thành phố Đồng Nai» from 30/4/2026; the year and the commune are the same."""
    may = dt.date(2026, 5, 5)
    job.begin(listed(DONG_NAI), REGISTER)
    assert made(job) == {"26278": "01/KH-UBND"}
    later = listed(DONG_NAI, day=may)
    assert later[0].province == "Thành phố Đồng Nai"
    job.begin(later, REGISTER, {**CONTENT, "date": str(may)}, key="tháng 5")
    assert made(job) == {"26278": "02/KH-UBND"}
    assert bodies(job) == ["", "Ủy ban nhân dân xã Bình Minh, Tỉnh Đồng Nai"]
