"""Batches that were checked and never run, put away on their pages and by programs."""

from __future__ import annotations

from docgen.records.batches import BatchState
from docgen.records.rights import Role
from tests.web.office import Office
from tests.web.test_api import asker, key_of
from tests.web.test_batch import asked, check, only, words
from tests.web.test_batch_api import order
from web.api_keys import SCOPES


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


def test_a_program_puts_a_batch_away_and_takes_it_up_by_asking_again(office: Office) -> None:
    program = asker(office, key_of(office, *SCOPES))
    asked_for = order(communes={"names": ["19942"]}, start=False)
    batch = program.post("/api/v1/batches", json=asked_for).json["batch"]
    where = f"/api/v1/batches/{batch['id']}"
    assert program.get("/api/v1/batches?discarded=true").json["batches"] == []
    away = program.post(f"{where}/discard")
    assert (away.status_code, away.json["state"]) == (200, "discarded")
    assert program.post(f"{where}/discard").json == away.json
    assert program.get("/api/v1/batches").json["batches"] == []
    assert program.get("/api/v1/batches?discarded=true").json["batches"] == [away.json]
    refused = program.post(f"{where}/start")
    assert refused.status_code == 409
    assert "Đợt này đã bỏ" in refused.json["error"]["message"]
    again = program.post("/api/v1/batches", json={**asked_for, "start": True}).json["batch"]
    assert (again["id"], again["state"]) == (batch["id"], "running")
    assert program.get("/api/v1/batches?discarded=true").json["batches"] == []
    ran = program.post(f"{where}/discard")
    assert ran.status_code == 409
    assert "đã chạy, không bỏ được" in ran.json["error"]["message"]


def test_putting_away_takes_no_number_and_needs_no_scope_for_them(office: Office) -> None:
    asked_for = order(communes={"names": ["19942"]}, numbers="register", start=False)
    numbering = asker(office, key_of(office, *SCOPES))
    batch = numbering.post("/api/v1/batches", json=asked_for).json["batch"]
    where = f"/api/v1/batches/{batch['id']}"
    assert asker(office, key_of(office, "read")).post(f"{where}/discard").status_code == 403
    away = asker(office, key_of(office, "read", "batch")).post(f"{where}/discard")
    assert away.json["state"] == "discarded"
