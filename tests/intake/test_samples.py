"""Dossiers shaped like the papers docgen was made for: read, built, and valid by the schema."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from docgen.errors import InvalidInput
from docgen.intake.dossier_file import read_dossier
from docgen.intake.schema import dossier_schema
from docgen.model import Filing, PlaceDate, Recipient, Table
from docgen.papers import Built, build_papers
from docgen.settings import settings

FOLDER = Path(__file__).parent / "dossiers"
SHIPPED = sorted(settings({}).samples.glob("*.yaml"))
FILES = sorted(FOLDER.iterdir())
TODAY = dt.date(2026, 11, 20)


def built(name: str) -> Built:
    return build_papers(read_dossier(FOLDER / name), TODAY)


@pytest.mark.parametrize("file", [*FILES, *SHIPPED], ids=lambda file: file.name)
def test_a_sample_is_built_without_a_warning(file: Path) -> None:
    assert build_papers(read_dossier(file), TODAY).warnings == ()


@pytest.mark.parametrize("file", [*FILES, *SHIPPED], ids=lambda file: file.name)
def test_a_sample_is_valid_by_the_schema(file: Path) -> None:
    Draft202012Validator(dossier_schema()).validate(plain(file))


def plain(file: Path) -> Any:
    """The file as an editor's schema check sees it: no code of ours in between."""
    text = file.read_text(encoding="utf-8")
    return (
        json.loads(text)
        if file.suffix == ".json"
        else YAML(typ="safe", pure=True).load(dated(text))
    )


def dated(text: str) -> str:
    """A date as text: JSON Schema, as YAML 1.2 itself, knows no other dates."""
    return text.replace("date: 2022-03-29", 'date: "2022-03-29"')


def test_a_paper_of_every_shape() -> None:
    plan = built("huyen-uy-2023.yaml").papers[0].paper
    assert plan.title.abstract_lines[2] == "giai đoạn 2023 - 2025"
    assert plan.recipients is not None
    assert plan.recipients.filing == Filing("Văn phòng Huyện uỷ")
    sheet = plan.attachments[0].paper
    assert sheet.place_date == PlaceDate("", 2023)
    assert sheet.recipients is not None
    assert sheet.recipients.filing == Filing("")

    draft = built("ubnd-huyen-2021.yaml").papers[0].paper
    assert draft.place_date == PlaceDate("D", 2021, 4)
    assert draft.marks.draft == 2

    from_json = built("ubnd-huyen-2022.json").papers[0].paper
    assert from_json.number is not None
    assert from_json.number.value == 1526

    grouped = built("huyen-uy-2022.yaml").papers[0].paper
    assert grouped.recipients is not None
    assert grouped.recipients.items[1] == Recipient("Ban Tuyên giáo Tỉnh uỷ", "báo cáo")

    letter = built("xa-2026.yaml").papers[0].paper
    assert letter.number is not None
    assert letter.number.value == 125
    table = [block for block in letter.attachments[0].paper.body if isinstance(block, Table)][1]
    assert [row.cells for row in table.rows] == [
        ("Khối thôn",),
        ("1", "Bùi Thị An", "1980", "", "1.250,5"),
        ("2", "Trần Văn Ổi", "1975", "Trưởng thôn", "12"),
        ("", "Tổng cộng", "", "", "1.262,5"),
    ]
    assert table.summary == "Danh sách này có 01 tập thể, 02 cá nhân."


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_sample_with_a_strange_key_anywhere_is_refused_by_both(file: Path) -> None:
    data = plain(file)
    validator = Draft202012Validator(dossier_schema())
    for place in mappings(data):
        place["lạ"] = 1
        assert not validator.is_valid(data), place
        with pytest.raises(InvalidInput, match="lạ"):
            read_dossier(json.dumps(data))
        del place["lạ"]
    assert validator.is_valid(data)


def mappings(data: object) -> list[dict[str, Any]]:
    """Every group of keys but table rows, whose keys are columns."""
    if isinstance(data, list):
        return [one for part in data for one in mappings(part)]
    if isinstance(data, dict):
        inner = [one for key, part in data.items() if key != "rows" for one in mappings(part)]
        return [data, *inner]
    return []
