"""The same batch asked for again: under another name, by another clerk, after it was done."""

from __future__ import annotations

import re

from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.records.batches import BatchState, batches, claim, give_back
from docgen.records.rights import Role
from tests.web.office import HERE, OPERATOR, Office
from tests.web.test_batch import asked, check, only, words

CHECK, ONE = "/nhieu-xa/moi/kiem-tra", "Phú Vang"


def test_another_name_gives_the_batch_that_waits(office: Office) -> None:
    first = check(office, asked(names=ONE))
    other = office.role(Role.DRAFTER)
    again = other.post(CHECK, data=asked(names=ONE, name="Tên khác"))
    assert again.location == first.location
    assert only(office).name == "Đợt một"
    assert "Đợt này có từ trước: «Đợt một»" in words(other.get(again.location))


def test_a_running_batch_is_not_made_twice(office: Office) -> None:
    first = check(office, asked(names=ONE))
    office.role(Role.CLERK).post(f"{first.location}/chay")
    assert check(office, asked(names=ONE)).location == first.location
    assert only(office).state is BatchState.RUNNING


def test_what_is_done_is_not_handed_out_as_new(office: Office) -> None:
    """A template may have been mended since."""
    first = check(office, asked(names=ONE))
    clerk = office.role(Role.CLERK)
    clerk.post(f"{first.location}/chay")
    shop = Workshop(office.records, office.services.template_of, office.services.converter)
    work_once(shop, HERE, only(office).id)
    again = clerk.post(CHECK, data=asked(names=ONE, name="Làm lại"))
    assert again.location != first.location
    page = words(clerk.get(again.location))
    assert "«Đợt một» (" in page
    assert "đã làm xong đúng những văn bản này" in page
    # Two clicks still make one.
    assert check(office, asked(names=ONE, name="Làm lại")).location == again.location
    with office.records.reading(HERE, OPERATOR) as desk:
        found = [(one.name, one.state) for one in batches(desk)]
    assert found == [("Làm lại", BatchState.READY), ("Đợt một", BatchState.DONE)]


def test_who_watches_sees_that_another_clerk_stopped(office: Office) -> None:
    """At once, while what is in hand is finished, and again when it is."""
    address = check(office, asked(names=ONE)).location
    clerk, other = office.role(Role.CLERK), office.role(Role.DRAFTER)
    clerk.post(f"{address}/chay")
    with office.records.desk(HERE, OPERATOR) as desk:
        assert len(claim(desk, only(office).id, "máy-1")) == 1
    clerk.post(f"{address}/dung")
    seen = other.get(f"{address}/tien-do?thay=running")
    assert "HX-Refresh" in seen.headers
    assert "đang làm nốt 1 xã" in words(seen)
    asks = re.search(r'hx-get="([^"]*tien-do[^"]*)"', other.get(address).text)
    assert asks
    assert "HX-Refresh" not in other.get(asks[1]).headers
    with office.records.desk(HERE, OPERATOR) as desk:
        give_back(desk, only(office).id, "máy-1", [1])
    assert "HX-Refresh" in other.get(asks[1]).headers
