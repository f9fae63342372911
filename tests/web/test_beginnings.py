"""Where a draft begins: what is remembered of an issuer and a kind, samples, earlier papers."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.errors import NotFound
from docgen.records.drafts import get_draft
from docgen.records.rights import Role
from tests.web.office import HERE, LIST, OPERATOR, PLAN, THERE, Office
from web.beginnings import empty, issuers, samples, title_of

COUNCIL: dict[str, Any] = {
    **PLAN,
    "issuer": {"side": "state", "name": "Hội đồng nhân dân\nxã Tân An", "sign": "HĐND"},
    "signature": {"position": "Chủ tịch", "name": "Trần Văn Bốn"},
}


def test_the_agency_itself_comes_first_and_anybody_last(office: Office) -> None:
    office.draft(COUNCIL)
    with office.records.reading(HERE, OPERATOR) as desk:
        names = [(one.name, one.side) for one in issuers(desk)]
    assert names == [
        ("Uỷ ban nhân dân xã Tân An", "state"),
        ("Hội đồng nhân dân xã Tân An", "state"),
        ("", "state"),
        ("", "party"),
    ]
    with office.records.reading(THERE, OPERATOR) as desk:
        assert [one.name for one in issuers(desk)] == ["Đảng uỷ xã Tân An", "", ""]


def test_head_signer_and_recipients_are_remembered_of_issuer_and_kind(office: Office) -> None:
    office.draft(PLAN)
    office.draft(COUNCIL)
    office.draft({**LIST, "place": "Chỗ khác"})
    with office.records.reading(HERE, OPERATOR) as desk:
        own, council, *_others = issuers(desk)
        plan = empty(desk, "plan", own.key)
        assert plan["signature"] == PLAN["signature"]
        assert plan["recipients"] == PLAN["recipients"]
        assert plan["papers"] == [{"kind": "plan"}]
        assert empty(desk, "plan", council.key)["signature"]["name"] == "Trần Văn Bốn"
        assert empty(desk, "commendation_list", own.key)["place"] == "Chỗ khác"
        assert "signature" not in empty(desk, "commendation_list", council.key)
        assert empty(desk, "plan", "không có")["issuer"]["sign"] == "UBND"
        with pytest.raises(NotFound):
            empty(desk, "không có", own.key)


def test_another_issuer_of_the_other_side_begins_with_its_side_alone(office: Office) -> None:
    drafter = office.role(Role.DRAFTER)
    made = drafter.post("/soan", data={"kind": "plan", "issuer": "party"})
    with office.records.reading(HERE, OPERATOR) as desk:
        content = get_draft(desk, int(made.location.rsplit("/", 1)[1])).content
    assert content == {"issuer": {"side": "party"}, "papers": [{"kind": "plan"}]}
    page = drafter.get(made.location).text
    assert '<option value="party" selected>' in page


def test_a_sample_is_listed_under_who_issues_it() -> None:
    listed = {(one.kind, one.issuer.name, one.issuer.side) for one in samples()}
    assert ("plan", "Huyện uỷ Kim Bảng", "party") in listed
    assert ("official_letter", "Văn phòng", "party") in listed  # the dossier is the State's
    assert all(name for _kind, name, _side in listed)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ({}, ""),
        ({"papers": [{"kind": "plan"}]}, "Kế hoạch"),
        ({"papers": [{"kind": "plan", "abstract": ["một", "hai"]}]}, "Kế hoạch một hai"),
        ({"papers": [{"kind": "plan", "abstract": "một\n hai"}]}, "Kế hoạch một hai"),
        ({"papers": [{"kind": "plan", "abstract": "x" * 400}]}, "Kế hoạch " + "x" * 291),
    ],
)
def test_titles(data: dict[str, Any], title: str) -> None:
    assert title_of(data) == title
