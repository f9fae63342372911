"""The page of a batch at work, asked as a browser asks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from docgen.errors import InvalidInput, Problem
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.pdf import page_count
from docgen.records.batches import (
    BatchState,
    ItemState,
    get_batch,
    items,
    note_trouble,
    progress,
)
from docgen.records.register import entries
from docgen.records.rights import Role
from tests.web.office import HERE, OPERATOR, Office
from tests.web.test_batch import PLAIN, asked, check, only, words


@pytest.fixture
def work(office: Office) -> Callable[[], None]:
    """A worker: one turn of work on the only batch."""

    def turn() -> None:
        shop = Workshop(office.records, office.services.template_of, office.services.converter)
        work_once(shop, HERE, only(office).id)

    return turn


@pytest.mark.libreoffice
def test_ready_running_stopped_done(office: Office, work: Callable[[], None]) -> None:
    clerk = office.role(Role.CLERK)
    address = check(office, asked(files="pdf", names="Phú Vang\nDương Nỗ\nHưng Lộc")).location
    assert "không có gì phải sửa" in clerk.get(f"{address}/soat").text
    seen = clerk.get(f"{address}/xem-thu?xa=2")
    assert "Ước tính cả đợt: dưới 1 phút" in words(seen)
    pictures = re.findall(r'src="([^"]+\.png)"', seen.text)
    assert len(pictures) == 2
    assert clerk.get(pictures[0]).data.startswith(b"\x89PNG")
    assert "disabled" not in clerk.get(address).text

    assert clerk.post(f"{address}/chay").location == address
    watched = clerk.get(f"{address}/tien-do?thay=running")
    assert "0 xong" in words(watched)
    assert "HX-Refresh" not in watched.headers
    clerk.post(f"{address}/dung")
    work()
    assert only(office).state is BatchState.STOPPED
    assert "HX-Refresh" in clerk.get(f"{address}/tien-do?thay=running").headers
    clerk.post(f"{address}/tiep")
    work()
    assert only(office).state is BatchState.DONE
    page = clerk.get(address)
    assert "3 xong" in words(page)
    assert "đã xong" in page.text

    with zipfile.ZipFile(io.BytesIO(clerk.get(f"{address}/tat-ca.zip").data)) as package:
        assert package.testzip() is None
        assert sum(name.endswith(".pdf") for name in package.namelist()) == 6
    index = clerk.get(f"{address}/muc-luc.xlsx")
    assert index.data.startswith(b"PK")
    for tail, pages in (("in/0.pdf", 3), ("in/0.pdf?hai-mat=1", 6)):
        assert page_count(clerk.get(f"{address}/{tail}").data) == pages
    assert clerk.get(f"{address}/in/7.pdf").status_code == 404
    assert clerk.get(f"{address}/1/0.pdf").data.startswith(b"%PDF")
    assert clerk.get(f"{address}/1/1.docx").data.startswith(b"PK")
    for missing in ("1/7.pdf", "9/0.pdf", "1/0.exe"):
        assert clerk.get(f"{address}/{missing}").status_code == 404


@pytest.mark.libreoffice
def test_failed_items_stand_with_their_reason(office: Office, work: Callable[[], None]) -> None:
    """What turns out wrong after the check fails its items only; they are tried again when asked."""
    clerk = office.role(Role.CLERK)
    address = check(office, asked(names="Phú Vang")).location
    clerk.post(f"{address}/chay")
    with pytest.MonkeyPatch.context() as patch:

        def broken(*_given: object) -> bytes:
            raise InvalidInput([Problem("", "không nhận giá trị này")])

        patch.setattr("docgen.issuing.batch.turn.docx_of", broken)
        work()
    batch = only(office)
    with office.records.reading(HERE, OPERATOR) as desk:
        assert progress(desk, batch.id).failed == 1
    assert "không nhận giá trị này" in words(clerk.get(address))
    assert "không nhận giá trị này" in words(clerk.get(f"{address}/cac-xa?xem=loi"))
    assert "Không có xã nào" in words(clerk.get(f"{address}/cac-xa?xem=xong"))
    clerk.post(f"{address}/lam-lai")
    work()
    with office.records.reading(HERE, OPERATOR) as desk:
        assert [one.state for one in items(desk, batch.id)] == [ItemState.DONE]


def test_numbers_of_the_register(office: Office, work: Callable[[], None]) -> None:
    clerk = office.role(Role.CLERK)
    dossier = PLAIN.replace("name: [Ủy ban nhân dân, «Xã»]", "name: [Uỷ ban nhân dân, xã Tân An]")
    given = asked(dossier, numbers="register", names="Phú Vang\nDương Nỗ")
    address = check(office, given).location
    clerk.post(f"{address}/chay")
    work()
    with office.records.reading(HERE, OPERATOR) as desk:
        found = [entry.number_text for entry in entries(desk).entries]
        assert get_batch(desk, only(office).id).state is BatchState.DONE
    assert found == ["01/KH-UBND", "02/KH-UBND"]
    assert all(number in clerk.get(address).text for number in found)


def test_a_stopped_batch_promises_no_try(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    address = check(office, asked(names="Phú Vang")).location
    clerk.post(f"{address}/chay")
    with office.records.desk(HERE, OPERATOR) as desk:
        note_trouble(desk, only(office).id, "Hết chỗ trên đĩa.")
    assert "sẽ tự thử lại: Hết chỗ trên đĩa." in words(clerk.get(address))
    clerk.post(f"{address}/dung")
    page = words(clerk.get(address))
    assert "Trở ngại trước khi dừng: Hết chỗ trên đĩa." in page
    assert "tự thử lại" not in page


def test_leaders_see_and_do_not_steer(office: Office) -> None:
    address = check(office, asked()).location
    leader = office.role(Role.LEADER)
    assert leader.get(address).status_code == 200
    assert "batch_job.start" not in leader.get(address).text
    assert leader.post(f"{address}/chay").status_code == 403


@pytest.mark.parametrize(
    ("seconds", "told"), [(20, "dưới 1 phút nữa"), (600, "khoảng 10 phút nữa"), (None, "")]
)
def test_the_time_that_is_left(
    office: Office, monkeypatch: pytest.MonkeyPatch, seconds: float | None, told: str
) -> None:
    """«khoảng dưới 1 phút» is no Vietnamese."""
    clerk = office.role(Role.CLERK)
    address = check(office, asked(names="Phú Vang")).location
    clerk.post(f"{address}/chay")
    real = progress
    monkeypatch.setattr(
        "web.pages.batch_job.progress",
        lambda *given: replace(real(*given), rate=10.0, seconds_left=seconds),
    )
    page = words(clerk.get(f"{address}/tien-do?thay=running"))
    assert page.endswith(f"10 xã mỗi phút {told}".strip())


def test_trying_again_says_that_it_runs_what_is_left_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = office.role(Role.CLERK)
    address = check(office, asked(names="Phú Vang\nDương Nỗ")).location
    clerk.post(f"{address}/chay")
    clerk.post(f"{address}/dung")
    real = progress
    for left, told in ((1, "Chạy tiếp và làm lại 1 xã chưa được"), (0, "Làm lại 1 xã chưa được")):
        seen = partial(lambda count, *given: replace(real(*given), failed=1, done=1 - count), left)
        monkeypatch.setattr("web.pages.batch_job.progress", seen)
        assert f">{told}</button>" in clerk.get(address).text
