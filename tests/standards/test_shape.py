"""The readers refuse data that lacks, repeats or invents something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.model import Level
from docgen.standards.edition import Edition
from docgen.standards.shape import Range

Spoil = Callable[[dict[str, Any]], object]


def component(data: dict[str, Any], component_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(c for c in data["component"] if c["id"] == component_id)
    return found


@pytest.mark.parametrize(
    ("spoil", "path", "reason"),
    [
        pytest.param(
            lambda data: data["page"].update(colour_of_paper="white"),
            ("page", "colour_of_paper"),
            "Extra inputs",
            id="unknown key",
        ),
        pytest.param(
            lambda data: data["page"].pop("font"),
            ("page", "font"),
            "Field required",
            id="missing key",
        ),
        pytest.param(
            lambda data: data["page"].pop("clause"),
            ("page", "clause"),
            "Field required",
            id="no clause",
        ),
        pytest.param(
            lambda data: data["page"].update(conf="certain"),
            ("page", "conf"),
            "Input should be 'quoted'",
            id="unknown confidence",
        ),
        pytest.param(
            lambda data: data["page"]["margins"]["left"].update(print=29),
            ("page", "margins", "left"),
            "printed value 29.0 is outside 30.0–35.0",
            id="printed value below the range",
        ),
        pytest.param(
            lambda data: component(data, "number")["size_pt"].update(print=13.5),
            ("component", 4, "size_pt"),
            "printed value 13.5 is outside 13.0–13.0",
            id="printed value above the range",
        ),
        pytest.param(
            lambda data: data["body"]["doubts"].update({"line.value.widest": {"conf": "inferred"}}),
            ("body",),
            "no such value: line.value.widest",
            id="doubt of nothing",
        ),
        pytest.param(
            lambda data: data["component"].append(dict(component(data, "motto"))),
            (),
            "component: given twice: motto",
            id="duplicate component",
        ),
        pytest.param(
            lambda data: data["kind"].append(dict(data["kind"][0])),
            (),
            "kind: given twice: Nghị quyết",
            id="duplicate kind",
        ),
        pytest.param(
            lambda data: data["level"].append(dict(data["level"][0])),
            (),
            "level: given twice: part/1",
            id="duplicate level",
        ),
        pytest.param(
            lambda data: data["level"].pop(0),
            (),
            "level: no rule for part",
            id="level without a rule",
        ),
        pytest.param(
            lambda data: data["level"][0].update(level="paragraf"),
            ("level", 0, "level"),
            "'paragraf' is not a valid Level",
            id="unknown level",
        ),
        pytest.param(
            lambda data: data["signing"]["powers"][0].update(power="by_magic"),
            ("signing", "powers", 0, "power"),
            "'by_magic' is not a valid Signing",
            id="unknown power",
        ),
        pytest.param(
            lambda data: data["document"][0]["parts"].append("crest"),
            (),
            "document plan: no such component: crest",
            id="recipe with an unknown part",
        ),
        pytest.param(
            lambda data: data["drawing"]["boxes"][0]["holds"].append("crest"),
            (),
            "box 1: no such component: crest",
            id="box that holds nothing known",
        ),
        pytest.param(
            lambda data: data["number_rule"].update(regex="Số: ("),
            ("number_rule", "regex"),
            "unterminated subpattern",
            id="pattern that does not compile",
        ),
    ],
)
def test_spoilt_data_is_refused(
    data: dict[str, Any], spoil: Spoil, path: tuple[str | int, ...], reason: str
) -> None:
    Edition.model_validate(data)
    spoil(data)
    with pytest.raises(ValidationError) as refused:
        Edition.model_validate(data)
    (fault,) = refused.value.errors()
    assert fault["loc"] == path
    assert reason in fault["msg"]


def test_a_range_tells_what_it_allows() -> None:
    size = Range(min=13, max=14, print=14)
    assert [size.allows(value) for value in (12.9, 13, 13.5, 14, 14.1)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert size.allows(12.6, tolerance=0.5)
    assert not size.allows(12.4, tolerance=0.5)


def test_a_doubt_on_a_part_lowers_the_confidence_of_that_part_alone(nd30: Edition) -> None:
    assert nd30.body.confidence() == "quoted"
    assert nd30.body.confidence("line.value.print") == "inferred"
    assert nd30.body.confidence("line.value.max") == "quoted"
    assert nd30.page.confidence("landscape.top.min") == "inferred"
    assert nd30.page.confidence("margins.top.min") == "quoted"


def test_a_clause_deeper_than_any_listed_takes_the_rule_of_all_deeper_ones(nd30: Edition) -> None:
    assert nd30.level(Level.CLAUSE).depth == 1
    assert nd30.level(Level.CLAUSE, 2).depth == 2
    assert nd30.level(Level.CLAUSE, 3).depth == 0
    assert nd30.level(Level.CLAUSE, 7).depth == 0
    assert nd30.level(Level.POINT, 1).mark == "{n}) "


def test_an_edition_is_frozen(nd30: Edition) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        nd30.body.end_mark = "."


def test_what_an_edition_does_not_know_is_a_key_error(nd30: Edition) -> None:
    assert not nd30.has("party_title")
    with pytest.raises(KeyError):
        nd30.component("party_title")
    with pytest.raises(KeyError):
        nd30.document("decree")
