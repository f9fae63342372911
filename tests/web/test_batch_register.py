"""A batch with numbers of the register, for the agency and for those that share its name."""

from __future__ import annotations

from dataclasses import replace

from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.records.agencies import change_profile
from docgen.records.batches import items
from docgen.records.rights import Role
from tests.web.office import HERE, OPERATOR, Office
from tests.web.test_api import asker, key_of
from tests.web.test_batch import PLAIN, asked, check, only, words
from tests.web.test_batch_api import order
from web.api_keys import SCOPES

#: «Uỷ ban nhân dân xã Tân An» is the office, in Tuyên Quang; five more communes have the name.
NAMES = ("Xã Tân An, Tuyên Quang", "Xã Tân An, Nghệ An", "Xã Phú Vang, Huế")
FORM = asked(numbers="register", names="\n".join(NAMES), province="")


def place(office: Office, province: str) -> None:
    with office.records.desk(HERE, OPERATOR) as desk:
        change_profile(desk, replace(desk.agency.profile, province=province))


def test_the_check_asks_for_the_province(office: Office) -> None:
    place(office, "")
    page = check(office, FORM)
    assert page.status_code == 422
    assert "2 trên 3 đơn vị: Chưa biết «Ủy ban nhân dân xã Tân An»" in words(page)
    assert "quản trị hãy chọn tỉnh của cơ quan ở trang Cơ quan" in words(page)
    assert check(office, {**FORM, "numbers": "pen"}).status_code == 302
    place(office, "08")
    assert check(office, FORM).status_code == 302


def test_a_batch_kept_before_is_held_back_too(office: Office) -> None:
    address = check(office, FORM).location
    clerk = office.role(Role.CLERK)
    assert "không có gì phải sửa" in words(clerk.get(f"{address}/soat"))
    place(office, "")
    assert "Chưa biết «Ủy ban nhân dân xã Tân An»" in words(clerk.get(f"{address}/soat"))
    clerk.post(f"{address}/chay")
    shop = Workshop(office.records, office.services.template_of, office.services.converter)
    work_once(shop, HERE, only(office).id)
    assert "Chưa biết «Ủy ban nhân dân xã Tân An»" in words(clerk.get(address))
    place(office, "08")
    clerk.post(f"{address}/lam-lai")
    work_once(shop, HERE, only(office).id)
    with office.records.reading(HERE, OPERATOR) as desk:
        numbers = [one.papers[0].number_text for one in items(desk, only(office).id)]
    assert numbers == ["01/KH-UBND"] * 3


def test_a_program_is_told_too(office: Office) -> None:
    place(office, "")
    program = asker(office, key_of(office, *SCOPES))
    wanted = order(PLAIN, communes={"names": NAMES}, numbers="register", start=False)
    refused = program.post("/api/v1/batches", json=wanted)
    assert refused.status_code == 422
    (problem,) = refused.json["error"]["problems"]
    assert problem["place"] == "issuer.name"
    assert "docgen agency province" in problem["message"]
    place(office, "08")
    assert program.post("/api/v1/batches", json=wanted).status_code == 201
    assert program.get("/api/v1/agency").json["profile"]["province"] == "08"
