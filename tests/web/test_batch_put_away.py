"""Batches that were checked and never run, put away on their pages."""

from __future__ import annotations

from docgen.records.batches import BatchState
from docgen.records.rights import Role
from tests.web.office import Office
from tests.web.test_batch import asked, check, only, words


def test_a_batch_that_never_ran_is_put_away_from_the_list(office: Office) -> None:
    check(office, asked())
    batch = only(office)
    clerk, leader = office.role(Role.CLERK), office.role(Role.LEADER)
    address = f"/nhieu-xa/{batch.id}/bo"
    assert address in clerk.get("/nhieu-xa").text
    assert address in clerk.get(f"/nhieu-xa/{batch.id}").text
    assert address not in leader.get("/nhieu-xa").text
    done = clerk.post(address)
    assert done.location == "/nhieu-xa"
    page = clerk.get("/nhieu-xa")
    assert "Đã bỏ đợt «Đợt một»." in words(page)
    assert f'href="/nhieu-xa/{batch.id}"' not in page.text
    assert f'href="/nhieu-xa/{batch.id}"' in clerk.get("/nhieu-xa?da-bo=1").text
    job = clerk.get(f"/nhieu-xa/{batch.id}")
    assert "Đợt này đã bỏ khi chưa chạy" in words(job)
    assert "/chay" not in job.text
    assert clerk.post(f"/nhieu-xa/{batch.id}/chay").status_code == 409
    # Checked again, the same batch is there again.
    assert check(office, asked()).location == f"/nhieu-xa/{batch.id}"
    assert only(office).state is BatchState.READY


def test_a_batch_that_ran_is_not_put_away(office: Office) -> None:
    check(office, asked())
    clerk, batch = office.role(Role.CLERK), only(office)
    clerk.post(f"/nhieu-xa/{batch.id}/chay")
    assert f"/nhieu-xa/{batch.id}/bo" not in clerk.get("/nhieu-xa").text
    refused = clerk.post(f"/nhieu-xa/{batch.id}/bo")
    assert refused.status_code == 409
    assert "Đợt này đã chạy, không bỏ được" in words(refused)
