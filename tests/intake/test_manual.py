"""The manual of dossier files says all there is, and its examples work."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from docgen.intake.dossier_file import read_dossier
from docgen.intake.manual import reference, written_anew
from docgen.intake.schema import dossier_schema
from docgen.intake.yaml_file import read_yaml
from docgen.papers import build_papers
from tests.papers.makers import dossier, paper, plan

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "dossier.md"
TEXT = MANUAL.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, flags=re.DOTALL)
WHOLE = [example for example in EXAMPLES if "papers:" in example]
PARTS = [example for example in EXAMPLES if "papers:" not in example]


def test_the_reference_part_is_fresh() -> None:
    assert written_anew(TEXT) == TEXT, "chạy: python -m docgen.intake.manual docs/dossier.md"


def test_every_field_of_every_model_is_explained() -> None:
    schema = dossier_schema()
    for name, model in {"Dossier": schema, **schema["$defs"]}.items():
        for key, field in model.get("properties", {}).items():
            assert f"| `{key}` |" in reference(), f"{name}.{key}"
            words = field.get("description", "").replace("*", r"\*").split(" Các bộ cột:")[0]
            assert words in reference(), f"{name}.{key}"


def test_marks_of_the_reference_part_are_needed() -> None:
    with pytest.raises(ValueError, match="marks"):
        written_anew("# Tệp hồ sơ\n")


@pytest.mark.parametrize("example", WHOLE)
def test_a_whole_example_is_built_without_a_warning(example: str) -> None:
    assert build_papers(read_dossier(example), dt.date(2026, 11, 20)).warnings == ()


@pytest.mark.parametrize("example", PARTS)
def test_a_part_of_a_dossier_is_built(example: str) -> None:
    part: Any = read_yaml(example).data
    if "individuals" in part:
        assert paper(dossier({"kind": "commendation_list", **part})).body
    else:
        assert paper(dossier(plan(**part))) != paper(dossier(plan()))


def test_there_are_examples_of_both_sorts() -> None:
    assert len(WHOLE) >= 2
    assert len(PARTS) >= 4
