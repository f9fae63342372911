"""An office in the middle of its work, as the clerk's guide shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from docgen.records import Desk
from docgen.records.archive import KeptFile, Origin, Snapshot, keep
from docgen.records.drafts import save_draft, start_draft
from docgen.records.people import add_person, people, set_password_hash
from docgen.records.register import Details, NumberRequest, confirm, hand_over, reserve, void
from docgen.records.rights import Role
from docgen.records.standing import Sort, add_standing
from tests.browser.conftest import Site
from tests.web.office import HASH, HERE, NOW, OPERATOR, PLAN, Office, login_of, open_office
from web.beginnings import title_of
from web.wiring import LateConverter

_DRAFTED = (
    "Xây dựng và nhân rộng điển hình tiên tiến năm 2026",
    "Triển khai phong trào thi đua «Dân vận khéo» năm 2026",
    "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc",
)
_ISSUED = (
    ("Kế hoạch", "Phòng cháy, chữa cháy rừng mùa khô năm 2026", "Các xóm (t/h); Hạt Kiểm lâm"),
    ("Kế hoạch", "Tuyển quân năm 2026", "Ban Chỉ huy Quân sự xã; Công an xã; Các xóm (t/h)"),
)
_SIGNERS = (
    ("Lê Thị Mơ", "Chủ tịch", "TM. Uỷ ban nhân dân"),
    ("Vũ Văn Hải", "Phó Chủ tịch", "KT. Chủ tịch"),
)
_RECEIVERS = {
    "Các xóm và cơ quan cấp trên": (("Sở Nội vụ", "b/c"), ("Thường trực Đảng uỷ xã", "b/c"), ("Các xóm", "t/h")),
    "Nội bộ": (("Chủ tịch, các Phó Chủ tịch", ""), ("Các phòng chuyên môn", "t/h")),
}  # fmt: skip


@contextmanager
def furnished(home: Path) -> Iterator[Site]:
    """The office behind an address; «nhieu.viec» has every role. Its clock goes on by minutes."""
    minutes = count()
    with LateConverter(1) as converter:
        office = open_office(
            home, converter, csrf=True, clock=lambda: NOW + dt.timedelta(minutes=next(minutes) // 3)
        )
        with office.records.desk(HERE, OPERATOR) as desk:
            person = add_person(desk, "nhieu.viec", "Nguyễn Văn Thư", list(Role))
            set_password_hash(desk, person.id, HASH)
            ids = {one.login: one.id for one in people(desk)}
        _furnish(office, {role: ids[login_of(role)] for role in Role})
        served = Site(office)
        yield served
        served.stop()
        office.records.close()


def _furnish(office: Office, who: dict[Role, int]) -> None:
    with office.records.desk(HERE, who[Role.CLERK]) as desk:
        for name, position, authority in _SIGNERS:
            signature = {"name": name, "position": position, "authority": authority}
            content = {f"signature.{key}": value for key, value in signature.items()}
            add_standing(desk, Sort.SIGNER, f"{name} – {position}", content)
        for title, names in _RECEIVERS.items():
            rows = [{"name": name, "purpose": purpose} for name, purpose in names]
            add_standing(desk, Sort.RECIPIENTS, title, {"recipients": rows})
    for abstract in _DRAFTED:
        with office.records.desk(HERE, who[Role.DRAFTER]) as desk:
            content = _plan(abstract)
            draft = start_draft(desk, "plan", title_of(content), content)
            save_draft(desk, draft.id, 1, title_of(content), {**content, "place": "xã Tân An"})
    for kind, abstract, recipients in _ISSUED:
        with office.records.desk(HERE, who[Role.CLERK]) as desk:
            _issued(desk, kind, abstract, recipients)
    with office.records.desk(HERE, who[Role.CLERK]) as desk:
        _held(desk, "api:qlvb-17", "Kiểm kê đất đai năm 2026")
        twice = _held(desk, "qlvb-16", "Kiểm kê đất đai năm 2026")
        void(desk, twice, "Lập trùng với số trước")


def _plan(abstract: str) -> dict[str, Any]:
    return {**PLAN, "papers": [{**PLAN["papers"][0], "abstract": abstract}]}


def _request(desk: Desk, key: str, kind: str) -> NumberRequest:
    return NumberRequest(key, kind, desk.now.date(), lambda value: f"{value:02}/KH-UBND")


def _issued(desk: Desk, kind: str, abstract: str, recipients: str) -> None:
    """A paper in register and archive, handed over."""
    said = Details(abstract, "Lê Thị Mơ", recipients, filing="VT", copies=12)
    entry = confirm(desk, reserve(desk, _request(desk, abstract, kind), said).id)
    receipt = Details(
        **{name: getattr(entry.details, name) for name in _KEPT},
        sent_on=entry.day,
        receipt="Đinh Thị Cúc",
    )
    hand_over(desk, entry.id, receipt)
    files = {"docx": KeptFile("ke-hoach.docx", desk.store.put(abstract.encode()))}
    shot = Snapshot(
        "plan", kind, "state", desk.now.date(), abstract, "state_nd30_2020", "UBND xã Tân An",
        number_text=entry.number_text, signer="Lê Thị Mơ",
    )  # fmt: skip
    keep(desk, abstract, shot, files, Origin(entry.id))


_KEPT = ("abstract", "signer", "recipients", "filing", "copies")


def _held(desk: Desk, key: str, abstract: str) -> int:
    said = Details(abstract, "Vũ Văn Hải", "Các xóm (t/h)", filing="VT")
    return reserve(desk, _request(desk, key, "Kế hoạch"), said).id
