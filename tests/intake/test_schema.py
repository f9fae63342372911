"""The JSON Schema an editor completes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docgen.intake.schema import dossier_schema
from docgen.papers.catalogue import kinds

SCHEMA = dossier_schema()


def test_the_schema_is_one() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_papers_are_told_apart_by_their_kind() -> None:
    items = SCHEMA["properties"]["papers"]["items"]
    assert items["discriminator"]["propertyName"] == "kind"
    assert sorted(items["discriminator"]["mapping"]) == sorted(kind.id for kind in kinds())


def _declared() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every declared field, named «model.field»."""
    models = {"Dossier": SCHEMA, **SCHEMA["$defs"]}
    for name, model in models.items():
        for key, field in model.get("properties", {}).items():
            yield f"{name}.{key}", field


DECLARED = dict(_declared())


@pytest.mark.parametrize("name", DECLARED)
def test_every_field_has_a_vietnamese_name_and_help(name: str) -> None:
    field = DECLARED[name]
    group = SCHEMA["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
    assert is_vietnamese(field.get("title") or group.get("title", "")), field
    assert is_vietnamese(field.get("description", "")), field


def test_every_model_has_a_vietnamese_name_and_no_words_for_programmers() -> None:
    models = {"Dossier": SCHEMA, **SCHEMA["$defs"]}
    for name, model in models.items():
        if "properties" in model:
            assert is_vietnamese(model["title"]), name
            assert "description" not in model, name


def is_vietnamese(text: str) -> bool:
    """Whether a text has a Vietnamese mark, which no English sentence here has."""
    return (
        any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", text))
        or "đ" in text
    )


@pytest.mark.parametrize("name", DECLARED)
def test_every_example_is_valid(name: str) -> None:
    field = DECLARED[name]
    validator = Draft202012Validator({**field, "$defs": SCHEMA["$defs"]})
    for example in field.get("examples", ()):
        validator.validate(example)


def test_columns_of_rows_are_offered() -> None:
    rows = SCHEMA["$defs"]["ModelsTable"]["properties"]["rows"]["items"]["anyOf"][1]
    assert list(rows["properties"]) == ["name", "unit", "achievement", "note", "group"]
    assert rows["properties"]["name"]["title"] == "Tên mô hình"
