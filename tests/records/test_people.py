"""People, their roles, their accounts; agencies and the journal."""

from __future__ import annotations

import pytest

from docgen.errors import Conflict, InvalidInput, NotAllowed, NotFound, Refused
from docgen.model import Agency, Side
from docgen.records import Operator, Profile, Records
from docgen.records.agencies import add_agency, agencies, change_profile
from docgen.records.journal import journal
from docgen.records.people import (
    account,
    add_person,
    get_person,
    people,
    set_active,
    set_password_hash,
    set_roles,
)
from docgen.records.register import confirm, reserve
from docgen.records.rights import Act, Role
from tests.records.makers import AGENCY, OPERATOR, OTHER, request


def test_people_are_listed_by_given_name(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        for login, name in (("a1", "Trần Thị Yến"), ("a2", "Lê  Văn Ánh"), ("a3", "Đỗ Đăng")):
            add_person(desk, login, name, [Role.DRAFTER])
        assert [person.full_name for person in people(desk)] == [
            "Lê Văn Ánh",
            "Đỗ Đăng",
            "Trần Thị Yến",
        ]


def test_a_login_is_one_in_the_whole_installation(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        add_person(desk, "Cuc", "Lê Thị Cúc", [])
    with pytest.raises(Conflict), records.desk(OTHER, OPERATOR) as desk:
        add_person(desk, "cuc", "Cúc khác", [])


def test_a_person_needs_a_login_and_a_name(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput) as caught:
        add_person(desk, "văn thư", " ", [])
    assert [problem.place for problem in caught.value.problems] == ["login", "full_name"]


def test_an_agency_keeps_an_administrator(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        first = add_person(desk, "mot", "Một", [Role.ADMIN, Role.CLERK])
        second = add_person(desk, "hai", "Hai", [Role.ADMIN])
        assert set_roles(desk, second.id, [Role.LEADER]).roles == (Role.LEADER,)
    for leaving in (
        lambda desk: set_roles(desk, first.id, [Role.CLERK]),
        lambda desk: set_active(desk, first.id, active=False),
    ):
        with pytest.raises(Refused, match="một quản trị"), records.desk(AGENCY, OPERATOR) as desk:
            leaving(desk)
    with records.desk(AGENCY, OPERATOR) as desk:
        assert get_person(desk, first.id).active
        with pytest.raises(NotFound):
            set_active(desk, first.id + 99, active=False)


def test_sign_in_finds_the_account_wherever_it_is(records: Records) -> None:
    with records.desk(OTHER, OPERATOR) as desk:
        person = add_person(desk, "cuc", "Lê Thị Cúc", [Role.CLERK])
        set_password_hash(desk, person.id, "argon2…")
    found = account(records, " CUC ")
    assert found is not None
    assert (found.person, found.agency_key, found.password_hash) == (person, OTHER, "argon2…")
    assert account(records, "khong-co") is None


def test_people_set_their_own_password_and_no_other(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        one = add_person(desk, "mot", "Một", [Role.DRAFTER])
        two = add_person(desk, "hai", "Hai", [Role.DRAFTER])
    with records.desk(AGENCY, one.id) as desk:
        set_password_hash(desk, one.id, "x")
        with pytest.raises(NotAllowed):
            set_password_hash(desk, two.id, "x")
    with records.desk(AGENCY, OPERATOR) as desk:
        assert "x" not in str(journal(desk)[0].detail.values())


def test_who_has_left_does_nothing_any_more(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        gone = add_person(desk, "hai", "Hai", [Role.CLERK])
        set_active(desk, gone.id, active=False)
    with pytest.raises(NotAllowed, match="ngừng hoạt động"), records.desk(AGENCY, gone.id):
        pass


def test_roles_count_as_they_are_now(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        clerk = add_person(desk, "hai", "Hai", [Role.CLERK])
    with records.desk(AGENCY, clerk.id) as desk:
        reserve(desk, request("a"))
    with records.desk(AGENCY, OPERATOR) as desk:
        set_roles(desk, clerk.id, [Role.LEADER])
    with (
        records.desk(AGENCY, clerk.id) as desk,
        pytest.raises(NotAllowed, match="Hai chưa được giao quyền giữ số"),
    ):
        reserve(desk, request("b"))


def test_the_journal_says_who_did_what(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        clerk = add_person(desk, "hai", "Lê Thị Cúc", [Role.CLERK])
    with records.desk(AGENCY, clerk.id) as desk:
        entry = reserve(desk, request("a"))
        reserve(desk, request("a"))  # asking again is not doing again
        with pytest.raises(NotAllowed):
            journal(desk)
    with records.desk(AGENCY, OPERATOR) as desk:
        (line,) = journal(desk, subject=("entry", entry.id))
        assert (line.actor, line.person_id, line.act) == ("Lê Thị Cúc", clerk.id, Act.RESERVE)
        assert line.detail == {"number": "01/KH-UBND", "key": "a"}
        newest = journal(desk, limit=1)
        assert newest == [line]
        assert [one.act for one in journal(desk, before=line.id, limit=1)] == [Act.PEOPLE]


def test_what_fails_is_not_in_the_journal(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        before = journal(desk)
    with pytest.raises(InvalidInput), records.desk(AGENCY, OPERATOR) as desk:
        confirm(desk, reserve(desk, request("a")).id)  # without an abstract
    with records.desk(AGENCY, OPERATOR) as desk:
        assert journal(desk) == before


def test_agencies_are_added_by_the_operator(records: Records) -> None:
    profile = Profile(
        Agency(Side.PARTY, ("ĐẢNG UỶ", "PHƯỜNG A"), ("TỈNH B",), "ĐU", "Ban Thường vụ"), "A", "H1",
        province="04",
    )  # fmt: skip
    added = add_agency(records, Operator("root"), "dang-uy-a", profile)
    assert added.profile == profile
    assert [one.key for one in agencies(records)] == ["dang-uy-a", OTHER, AGENCY]
    with pytest.raises(Conflict, match="dang-uy-a"):
        add_agency(records, Operator("root"), "dang-uy-a", profile)
    with pytest.raises(InvalidInput) as caught:
        add_agency(
            records, Operator("root"), "Đảng uỷ", Profile(Agency(Side.PARTY, ()), province="99")
        )
    assert [problem.place for problem in caught.value.problems] == ["key", "name", "province"]
    with records.desk("dang-uy-a", Operator("root")) as desk:
        (line,) = journal(desk)
    assert line.detail == {"added": "dang-uy-a", "name": "ĐẢNG UỶ\nPHƯỜNG A"}


def test_a_profile_is_written_anew(records: Records) -> None:
    profile = Profile(Agency(Side.STATE, ("UBND PHƯỜNG A",), sign="UBND"), "A", "H2")
    with records.desk(AGENCY, OPERATOR) as desk:
        change_profile(desk, profile)
        with pytest.raises(InvalidInput, match="tên cơ quan"):
            change_profile(desk, Profile(Agency(Side.STATE, ())))
    with records.reading(AGENCY, OPERATOR) as desk:
        assert desk.agency.profile == profile
