"""Access as a table: every address × every role × own agency and another one's."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from docgen.papers.merge import Target
from docgen.records.archive import KeptFile, Origin, Snapshot, get_paper, keep
from docgen.records.batches import BatchOptions, BatchState, NewBatch, create_batch, get_batch
from docgen.records.drafts import get_draft
from docgen.records.people import add_person, people
from docgen.records.register import NumberRequest, confirm, numberings, reserve
from docgen.records.register.entry import Details
from docgen.records.rights import Role
from docgen.records.standing import Sort, add_standing
from tests.web.office import DAY, HERE, OPERATOR, PLAN, THERE, Office
from web.guard import ACCESS

#: Addresses that change things are asked with an empty form: what matters is who is let in.
_ASKED: dict[str, tuple[str, str]] = {
    "account.password": ("GET", "/mat-khau"),
    "start.home": ("GET", "/"),
    "check.door": ("GET", "/kiem-tra"),
    "compose.choose": ("GET", "/soan"),
    "compose.start": ("POST", "/soan"),
    "compose.desk": ("GET", "/soan/{draft}"),
    "compose.versions": ("GET", "/soan/{draft}/cac-ban"),
    "compose.look_at": ("POST", "/soan/{draft}/xem"),
    "compose.page": ("GET", "/soan/{draft}/trang/abc/1.png"),
    "compose.save": ("POST", "/soan/{draft}/luu"),
    "compose.change": ("POST", "/soan/{draft}/doi"),
    "compose.opinion": ("POST", "/soan/{draft}/y-kien"),
    "compose.docx": ("GET", "/soan/{draft}/du-thao.docx"),
    "rows.template": ("GET", "/soan/{draft}/bang/trong.xlsx?place=papers[0].individuals"),
    "rows.upload": ("GET", "/soan/{draft}/bang/tai-len?place=papers[0].individuals"),
    "rows.take": ("POST", "/soan/{draft}/bang/nhan"),
    "issue.ask": ("GET", "/soan/{draft}/ban-hanh"),
    "issue.do": ("POST", "/soan/{draft}/ban-hanh"),
    "issue.void_held": ("POST", "/soan/{draft}/huy-so"),
    "compose.discard": ("POST", "/soan/{draft}/bo"),
    "batch.index": ("GET", "/nhieu-xa"),
    "batch.what": ("GET", "/nhieu-xa/moi"),
    "batch.whom": ("GET", "/nhieu-xa/moi/cho-ai?draft={draft}"),
    "batch.empty": ("POST", "/nhieu-xa/moi/bang-xa.xlsx"),
    "batch.check": ("POST", "/nhieu-xa/moi/kiem-tra"),
    "batch_job.job": ("GET", "/nhieu-xa/{batch}"),
    "batch_job.watch": ("GET", "/nhieu-xa/{batch}/tien-do"),
    "batch_job.listing": ("GET", "/nhieu-xa/{batch}/cac-xa"),
    "batch_job.review": ("GET", "/nhieu-xa/{batch}/soat"),
    "batch_job.preview": ("GET", "/nhieu-xa/{batch}/xem-thu"),
    "batch_job.picture": ("GET", "/nhieu-xa/{batch}/trang/abc/1.png"),
    "batch_job.start": ("POST", "/nhieu-xa/{batch}/chay"),
    "batch_job.stop": ("POST", "/nhieu-xa/{batch}/dung"),
    "batch_job.resume": ("POST", "/nhieu-xa/{batch}/tiep"),
    "batch_job.retry": ("POST", "/nhieu-xa/{batch}/lam-lai"),
    "batch_job.discard": ("POST", "/nhieu-xa/{batch}/bo"),
    "batch_files.everything": ("GET", "/nhieu-xa/{batch}/tat-ca.zip"),
    "batch_files.index": ("GET", "/nhieu-xa/{batch}/muc-luc.xlsx"),
    "batch_files.printed": ("GET", "/nhieu-xa/{batch}/in/0.pdf"),
    "batch_files.paper": ("GET", "/nhieu-xa/{batch}/1/0.docx"),
    "register.book": ("GET", "/so"),
    "register.xlsx": ("GET", "/so/{series}.xlsx"),
    "register.pdf": ("GET", "/so/{series}.pdf"),
    "register.hand_over_line": ("POST", "/so/chuyen-giao/{entry}"),
    "register.void_line": ("POST", "/so/huy-so/{entry}"),
    "old_register.door": ("GET", "/so/nhap-so-cu"),
    "old_register.take": ("POST", "/so/nhap-so-cu"),
    "old_register.account_for": ("POST", "/so/nhap-so-cu/thieu"),
    "archive.find": ("GET", "/kho"),
    "archive.paper": ("GET", "/kho/{paper}"),
    "archive.page": ("GET", "/kho/{paper}/trang/1.png"),
    "archive.file": ("GET", "/kho/{paper}/tep/docx"),
    "archive.both": ("GET", "/kho/{paper}/word-va-pdf.zip"),
    "archive.export": ("GET", "/kho/ho-so.json"),
    "archive.annul_paper": ("POST", "/kho/{paper}/bai-bo"),
    "agency.profile": ("GET", "/co-quan"),
    "agency.numbering": ("POST", "/co-quan/danh-so"),
    "agency.end": ("POST", "/co-quan/danh-so/{numbering}/het"),
    "agency.first_number": ("POST", "/co-quan/so-dau"),
    "standing.signers": ("GET", "/danh-muc/nguoi-ky"),
    "standing.recipients": ("GET", "/danh-muc/noi-nhan"),
    "standing.retire": ("POST", "/danh-muc/{signer}/thoi"),
    "templates.index": ("GET", "/mau"),
    "templates.shipped": ("GET", "/mau/goc/ke-hoach.docx"),
    "templates.own": ("GET", "/mau/rieng/{template}.docx"),
    "templates.upload": ("POST", "/mau"),
    "templates.trial": ("POST", "/mau/thu"),
    "templates.retire": ("POST", "/mau/{template}/thoi"),
    "people.index": ("GET", "/nguoi-dung"),
    "people.journal": ("GET", "/nguoi-dung/nhat-ky"),
    "people.change": ("POST", "/nguoi-dung/{person}"),
    "people.new_password": ("POST", "/nguoi-dung/{person}/mat-khau"),
    "keys.index": ("GET", "/khoa-api"),
    "keys.retire": ("POST", "/khoa-api/{key}/thoi"),
    "api.page": ("GET", "/api"),
    "api.agency": ("GET", "/api/v1/agency"),
    "api.papers": ("GET", "/api/v1/papers"),
    "api.paper": ("GET", "/api/v1/papers/{paper}"),
    "api.file": ("GET", "/api/v1/papers/{paper}/files/docx"),
    "api.annul": ("POST", "/api/v1/papers/{paper}/annulment"),
    "api.series": ("GET", "/api/v1/register/series"),
    "api.entries": ("GET", "/api/v1/register/entries"),
    "api.reserve": ("POST", "/api/v1/register/entries"),
    "api.confirm": ("POST", "/api/v1/register/entries/{entry}/confirmation"),
    "api.void": ("POST", "/api/v1/register/entries/{entry}/voiding"),
    "api.drafts": ("GET", "/api/v1/drafts"),
    "api.draft": ("GET", "/api/v1/drafts/{draft}"),
    "api.add_draft": ("POST", "/api/v1/drafts"),
    "api.change_draft": ("PUT", "/api/v1/drafts/{draft}"),
    "api.problems": ("GET", "/api/v1/drafts/{draft}/problems"),
    "api.draft_file": ("GET", "/api/v1/drafts/{draft}/files/docx"),
    "api.issue": ("POST", "/api/v1/drafts/{draft}/issue"),
    "api.batches": ("GET", "/api/v1/batches"),
    "api.add_batch": ("POST", "/api/v1/batches"),
    "api.batch": ("GET", "/api/v1/batches/{batch}"),
    "api.start_batch": ("POST", "/api/v1/batches/{batch}/start"),
    "api.stop_batch": ("POST", "/api/v1/batches/{batch}/stop"),
    "api.resume_batch": ("POST", "/api/v1/batches/{batch}/resume"),
    "api.retry_batch": ("POST", "/api/v1/batches/{batch}/retry"),
    "api.discard_batch": ("POST", "/api/v1/batches/{batch}/discard"),
    "api.items": ("GET", "/api/v1/batches/{batch}/items"),
    "api.item_file": ("GET", "/api/v1/batches/{batch}/items/1/papers/0/docx"),
    "api.batch_file": ("GET", "/api/v1/batches/{batch}/files/all.zip"),
    "api.batch_print": ("GET", "/api/v1/batches/{batch}/print/0"),
    "account.sign_out": ("POST", "/dang-xuat"),  # the last: it ends the session
}
#: Bodies without which an address would stop before it looks for the object.
_BODIES = {
    "agency.end": {"last_day": "2026-12-31"},
    "archive.annul_paper": {"day": "2026-04-01", "reason": "Sai"},
    "compose.opinion": {"version": "1", "aspect": "form", "verdict": "approved"},
    "compose.save": {"papers[0].kind": "plan", "seen": "1"},
    "compose.change": {"papers[0].kind": "plan", "seen": "1"},
    "register.void_line": {"reason": "Sai"},
    "rows.take": {"place": "papers[0].individuals"},
}
_JSON: dict[str, dict[str, object]] = {
    "api.issue": {"version": 1, "date": "2026-03-02"},
    "api.annul": {"date": "2026-04-01", "reason": "Sai"},
    "api.confirm": {},
    "api.void": {"reason": "Sai"},
    "api.change_draft": {"version": 1, "dossier": {"papers": [{"kind": "plan"}]}},
}


def _fill(office: Office, agency: str) -> dict[str, object]:
    """One object of every sort in an agency, by the name that addresses have for it."""
    draft = office.draft(agency=agency)
    with office.records.desk(agency, OPERATOR) as desk:
        request = NumberRequest("mot", "Kế hoạch", DAY, lambda value: f"{value}/KH-UBND")
        entry = reserve(desk, request, Details(abstract="Một", signer="Mơ"))
        entry = confirm(desk, entry.id)
        files = {
            role: KeptFile(f"mot.{role}", desk.store.put(f"{agency} {role}".encode()))
            for role in ("docx",)
        }
        shot = Snapshot(
            "plan", "Kế hoạch", "state", DAY, "Một", "x", "UBND", number_text=entry.number_text
        )
        paper = keep(desk, "mot", shot, files, Origin(entry.id))
        signer = add_standing(desk, Sort.SIGNER, "Mơ", {})
        template = add_standing(desk, Sort.TEMPLATE, "Kế hoạch", {"for": "x/y", "docx": ""})
        key = add_standing(desk, Sort.API_KEY, "máy", {"scopes": []})
        unit = Target("01786", "Xã Đông Khê", "Tỉnh Cao Bằng", {"Địa danh": "Đông Khê"})
        asked = NewBatch(agency, "Đợt", PLAN, [unit], BatchOptions(pdf=False, archive=False), DAY)
        batch = create_batch(desk, asked)
        return {
            "draft": draft.id,
            "series": entry.series_id,
            "entry": entry.id,
            "paper": paper.public_id,
            "signer": signer.id,
            "template": template.id,
            "key": key.id,
            "batch": batch.id,
            "person": add_person(desk, f"khach.{agency}", "Khách", [Role.DRAFTER]).id,
            "numbering": numberings(desk)[0].id,
        }


def _ask(client: FlaskClient, endpoint: str, objects: dict[str, object]) -> int:
    method, address = _ASKED[endpoint]
    from_here = {"Sec-Fetch-Site": "same-origin"}
    return client.open(
        address.format(**objects),
        method=method,
        data=None if endpoint in _JSON else _BODIES.get(endpoint),
        json=_JSON.get(endpoint),
        headers={**from_here, "HX-Request": "true"} if method == "POST" else {},
    ).status_code


def test_every_closed_address_is_asked() -> None:
    assert set(_ASKED) == {endpoint for endpoint, roles in ACCESS.items() if roles is not None}


@pytest.mark.libreoffice
@pytest.mark.parametrize("role", Role)
def test_address_by_role(office: Office, role: Role) -> None:
    objects = _fill(office, HERE)
    client = office.role(role)
    for endpoint in _ASKED:
        roles = ACCESS[endpoint]
        assert roles is not None
        status = _ask(client, endpoint, objects)
        if role in roles:
            assert status not in (401, 403), f"{role} is kept out of {endpoint}: {status}"
            assert status < 500, f"{endpoint}: {status}"
        else:
            assert status == 403, f"{role} gets {status} at {endpoint}"


def test_guests_are_asked_to_sign_in(office: Office) -> None:
    objects = _fill(office, HERE)
    for endpoint, (method, _address) in _ASKED.items():
        status = _ask(office.client(), endpoint, objects)
        page = (method == "GET" and not endpoint.startswith("api.")) or endpoint == "api.page"
        assert status in ((302, 401) if page else (401,)), f"{endpoint}: {status}"


@pytest.mark.parametrize("role", Role)
def test_what_is_anothers_is_not_there(office: Office, role: Role) -> None:
    """Objects of the other agency are asked for by their ids: whoever may open the address gets 404."""
    foreign = _fill(office, THERE)
    client = office.role(role, HERE)
    for endpoint, (_method, address) in _ASKED.items():
        if "{" not in address:
            continue
        status = _ask(client, endpoint, foreign)
        roles = ACCESS[endpoint]
        assert roles is not None
        expected = (404,) if role in roles else (403,)
        assert status in expected, f"{role} gets {status} at {endpoint} of another agency"


def test_nothing_of_another_agency_is_changed(office: Office) -> None:
    foreign = _fill(office, THERE)
    for role in Role:
        client = office.role(role, HERE)
        for endpoint in _ASKED:
            if endpoint not in ("account.sign_out",):
                _ask(client, endpoint, foreign)
    with office.records.reading(THERE, OPERATOR) as desk:
        assert get_paper(desk, str(foreign["paper"])).annulment is None
        assert get_draft(desk, int(str(foreign["draft"]))).newest == 1
        assert all(person.active for person in people(desk))
        assert get_batch(desk, int(str(foreign["batch"]))).state is BatchState.READY
