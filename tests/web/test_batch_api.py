"""Batches by the API, as a program asks for them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from flask.testing import FlaskClient

from docgen.intake.yaml_file import read_yaml
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.pdf import page_count
from docgen.records.batches import batches
from tests.web.office import HERE, OPERATOR, Office
from tests.web.test_api import asker, key_of
from tests.web.test_batch import DOSSIER, PLAIN
from web.api_keys import SCOPES


def order(dossier: str = PLAIN, **more: Any) -> dict[str, Any]:
    given = {"key": "một", "name": "Đợt một", "dossier": read_yaml(dossier).data}
    return {**given, "pdf": False, **more}


@pytest.fixture
def program(office: Office) -> FlaskClient:
    """A program whose key may do everything a clerk may."""
    return asker(office, key_of(office, *SCOPES))


@pytest.mark.libreoffice
def test_started_watched_downloaded(office: Office, program: FlaskClient) -> None:
    communes = {"names": ["Phú Vang, Huế", "19768"]}
    asked = order(communes=communes, pdf=True, archive=False, start=False)
    made = program.post("/api/v1/batches", json=asked)
    assert made.status_code == 201, made.text
    batch = made.json["batch"]
    assert (batch["state"], batch["total"], made.json["warnings"]) == ("ready", 2, [])
    assert "content" not in batch
    assert program.post("/api/v1/batches", json=asked).json["batch"]["id"] == batch["id"]
    where = f"/api/v1/batches/{batch['id']}"
    assert program.post(f"{where}/start").json["state"] == "running"
    assert program.post(f"{where}/stop").json["state"] == "stopped"
    assert program.post(f"{where}/resume").json["state"] == "running"
    shop = Workshop(office.records, office.services.template_of, office.services.converter)
    work_once(shop, HERE, batch["id"])
    done = program.get(where).json
    assert (done["state"], done["progress"]["done"], done["progress"]["left"]) == ("done", 2, 0)
    assert program.get("/api/v1/batches").json["batches"] == [done]
    page = program.get(f"{where}/items?limit=1").json
    rest = program.get(f"{where}/items?limit=1&after={page['after']}&state=done").json
    first, second = page["items"][0], rest["items"][0]
    assert [one["key"] for one in (first, second)] == ["19942", "19768"]
    assert first["name"] == "Xã Phú Vang"
    plan = first["papers"][0]
    assert (plan["kind"], plan["pages"]) == ("plan", 1)
    assert program.get(plan["files"]["pdf"]["url"]).data.startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(program.get(f"{where}/files/all.zip").data)) as package:
        assert sum(name.endswith(".docx") for name in package.namelist()) == 4
    assert program.get(f"{where}/files/index.xlsx").data.startswith(b"PK")
    assert page_count(program.get(f"{where}/print/0").data) == 2
    for missing in ("files/x", "print/9", "items/9/papers/0/docx"):
        assert program.get(f"{where}/{missing}").status_code == 404


def test_rows_of_ones_own(office: Office, program: FlaskClient) -> None:
    sheets = {
        "Danh sách xã": [["Mã xã", "Chủ tịch"], [19942, "Lê Thị Mơ"], ["19768", "Trần Văn Ổi"]],
        "Danh sách - Cá nhân": [["Mã xã", "Họ và tên"], ["19768", "Bưởi"], ["19768", None]],
    }
    made = program.post("/api/v1/batches", json=order(DOSSIER, sheets=sheets))
    assert made.status_code == 201, made.text
    assert made.json["batch"]["state"] == "running"
    with office.records.reading(HERE, OPERATOR) as desk:
        assert [one.total for one in batches(desk)] == [2]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"communes": {"provinces": ["46"]}}, "không có cột «Chủ tịch»"),
        ({"communes": {"names": ["Không Đâu"]}}, "Không có «Không Đâu»"),
        ({"communes": {}}, "chưa chọn xã nào"),
        ({}, "đúng một trong hai"),
        ({"sheets": {"Xã": [["Mã xã", "Chủ tịch"], ["19942", ""], ["19768", ""]]}},
         "19942, 19768: Trường «Chủ tịch» trống"),
        ({"sheets": {}}, "không có trang nào"),
    ],
)  # fmt: skip
def test_all_that_is_wrong(
    office: Office, program: FlaskClient, more: dict[str, Any], told: str
) -> None:
    refused = program.post("/api/v1/batches", json=order(DOSSIER, **more))
    assert refused.status_code == 422
    problems = refused.json["error"]["problems"]
    assert any(told in one["message"] for one in problems), problems
    with office.records.reading(HERE, OPERATOR) as desk:
        assert batches(desk) == []


def test_printed_as_typed_when_told_so(program: FlaskClient) -> None:
    asked = order(DOSSIER, communes={"names": ["19942"]}, as_typed=True, start=False)
    made = program.post("/api/v1/batches", json=asked)
    assert made.status_code == 201
    assert ["không phải tên trường nào" in one["message"] for one in made.json["warnings"]] == [
        True
    ]


def test_numbers_of_the_register_need_the_scope_for_them(office: Office) -> None:
    lacking = asker(office, key_of(office, "read", "batch"))
    asked = order(communes={"names": ["19942"]}, numbers="register", start=False)
    refused = lacking.post("/api/v1/batches", json=asked)
    assert refused.status_code == 403
    assert "issue" in refused.json["error"]["message"]
    numbering = asker(office, key_of(office, *SCOPES))
    made = numbering.post("/api/v1/batches", json=asked)
    assert made.status_code == 201, made.text
    where = f"/api/v1/batches/{made.json['batch']['id']}"
    for act in ("start", "resume", "retry"):
        assert lacking.post(f"{where}/{act}").status_code == 403
    assert lacking.get(where).json["state"] == "ready"
    assert numbering.post(f"{where}/start").json["state"] == "running"
    assert lacking.post(f"{where}/stop").json["state"] == "stopped"
