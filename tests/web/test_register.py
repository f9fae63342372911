"""The register's page: what is held, by whom, and giving it up with a reason."""

from __future__ import annotations

import re

import pytest

from docgen.papers.merge import Target
from docgen.records.batches import (
    BatchOptions,
    NewBatch,
    create_batch,
    number_key,
    start_batch,
    stop_batch,
)
from docgen.records.journal import journal
from docgen.records.register import Details, Entry, NumberRequest, State, get_entry, reserve
from docgen.records.rights import Role
from tests.web.office import DAY, HERE, OPERATOR, PLAN, Office


def held(office: Office, key: str) -> Entry:
    """A number that is reserved under a key."""
    with office.records.desk(HERE, OPERATOR) as desk:
        request = NumberRequest(key, "Kế hoạch", DAY, lambda value: f"{value:02}/KH-UBND")
        return reserve(desk, request, Details(abstract="Dân vận khéo", signer="Mơ"))


def now(office: Office, entry: Entry) -> Entry:
    with office.records.reading(HERE, OPERATOR) as desk:
        return get_entry(desk, entry.id)


@pytest.mark.parametrize("key", ["api:7", "draft:1:1", "batch:9:01786:0", "giu-tay"])
def test_the_clerk_gives_up_a_number_whoever_holds_it(office: Office, key: str) -> None:
    entry = held(office, key)
    clerk = office.role(Role.CLERK)
    address = f"/so/huy-so/{entry.id}"
    assert address in clerk.get("/so").text
    assert clerk.post(address, data={"reason": " "}).status_code == 422
    assert now(office, entry).state is State.RESERVED
    given = {"reason": "Phần mềm cũ không dùng nữa", "xem-trang-thai": "voided"}
    answer = clerk.post(address, data=given)
    assert answer.location == f"/so?trang-thai=voided&day-so={entry.series_id}"
    assert now(office, entry).void_reason == given["reason"]
    page = clerk.get(answer.location).text
    assert "vẫn nằm trong sổ cùng lý do" in page
    assert given["reason"] in page
    assert address not in page
    with office.records.reading(HERE, OPERATOR) as desk:
        assert journal(desk)[0].detail["reason"] == given["reason"]


def test_only_who_may_void_sees_the_way_to_it(office: Office) -> None:
    entry = held(office, "api:7")
    for role in (Role.DRAFTER, Role.LEADER, Role.ADMIN):
        assert f"/so/huy-so/{entry.id}" not in office.role(role).get("/so").text


def test_a_number_that_a_running_batch_needs_is_kept_and_the_page_says_why(office: Office) -> None:
    with office.records.desk(HERE, OPERATOR) as desk:
        unit = Target("01786", "Xã Đông Khê", "Tỉnh Cao Bằng", {})
        asked = NewBatch("một", "Đợt một", PLAN, [unit], BatchOptions(), DAY)
        batch = start_batch(desk, create_batch(desk, asked).id)
    entry = held(office, number_key(batch.id, "01786", 0))
    clerk = office.role(Role.CLERK)
    assert f'href="/nhieu-xa/{batch.id}"' in clerk.get("/so").text
    answer = clerk.post(f"/so/huy-so/{entry.id}", data={"reason": "Thôi"})
    assert answer.status_code == 409
    assert "Đợt «Đợt một» còn cần số 01/KH-UBND cho Xã Đông Khê. Hãy dừng đợt" in answer.text
    assert now(office, entry).state is State.RESERVED
    with office.records.desk(HERE, OPERATOR) as desk:
        stop_batch(desk, batch.id)
    assert clerk.post(f"/so/huy-so/{entry.id}", data={"reason": "Thôi"}).status_code == 302
    assert now(office, entry).state is State.VOIDED


def test_the_first_page_leads_to_what_is_held(office: Office) -> None:
    entry = held(office, "api:7")
    page = office.role(Role.CLERK).get("/").text
    (to,) = re.findall(r'href="(/so\?day-so=[^"]+)"', page)
    assert entry.number_text in office.role(Role.CLERK).get(to.replace("&amp;", "&")).text
