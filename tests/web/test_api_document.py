"""What the document of the API promises, held by schemathesis."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, booleans
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from docgen.records.archive import get_paper, versions
from docgen.records.rights import Role
from tests.web.office import DAY, HERE, OPERATOR, PLAN, Office
from tests.web.test_api import asker, key_of
from web.api.document import document
from web.api.operations import OPERATIONS
from web.api_keys import SCOPES
from web.guard import ACCESS

_CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance, negative_data_rejection,
)  # fmt: skip


def test_the_document_names_every_address_of_the_api(office: Office) -> None:
    served = office.client().get("/api/v1/openapi.json").json
    assert served == json.loads(json.dumps(document()))
    assert {f"api.{one.name}" for one in OPERATIONS} | {"api.page", "api.openapi"} == {
        endpoint for endpoint in ACCESS if endpoint.startswith("api.")
    }
    page = office.role(Role.CLERK).get("/api").text
    for path in served["paths"]:
        assert path in page


@pytest.mark.libreoffice
def test_schemathesis_finds_nothing(office: Office) -> None:
    """Every operation, asked with what the document allows and with what it does not."""
    header = key_of(office, *SCOPES)
    paper = _issued(asker(office, header))
    known = {"public_id": paper["public_id"], "draft_id": 1, "entry_id": 1}
    # Without what it says of keys: those are given, and `test_api_keys` tests them.
    promised = {key: value for key, value in document().items() if key != "security"}
    schema = schemathesis.openapi.from_dict(promised)
    schema.app = office.app
    seen: set[str] = set()
    for found in schema.get_all_operations():

        @settings(
            max_examples=10, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=_cases(found.ok()), there=booleans())
        def ask(case: schemathesis.Case, there: bool) -> None:
            good = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
            if good and there:  # otherwise nearly every answer were 404
                case.path_parameters |= {
                    name: known[name] for name in case.path_parameters if name in known
                }
            answer = case.call(headers={"Authorization": header})
            case.validate_response(answer, checks=_CHECKS)
            seen.add(f"{case.method} {answer.status_code}")

        ask()
    assert {"GET 200", "GET 422", "POST 201", "POST 422", "PUT 422"} <= seen
    with office.records.reading(HERE, OPERATOR) as desk:
        assert get_paper(desk, paper["public_id"]).version == 1
        assert len(versions(desk, paper["public_id"])) == 1


def _cases(operation: Any) -> SearchStrategy[schemathesis.Case]:
    """Cases of an operation, good ones and bad ones."""
    good = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    bad = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    both: SearchStrategy[schemathesis.Case] = good | bad
    return both


def _issued(program: FlaskClient) -> dict[str, Any]:
    draft = program.post("/api/v1/drafts", json={"dossier": PLAN}).json
    assert draft
    order = {"version": 1, "date": DAY.isoformat(), "copies": 5, "file_notation": "HS-01"}
    sent = program.post(f"/api/v1/drafts/{draft['id']}/issue", json=order)
    assert sent.status_code == 200, sent.text
    paper: dict[str, Any] = sent.json
    return paper
