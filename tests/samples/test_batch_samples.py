"""The sample batches: nothing wrong in any commune, lawful heads for each kind of unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from docgen.intake.dossier_file import read_plain_dossier
from docgen.intake.targets import Targets, choose_targets, read_targets
from docgen.issuing.batch.checking_first import check_first
from docgen.issuing.batch.making import build_item, merge_template
from docgen.issuing.draft import shipped_templates
from docgen.papers.merge.law import law_of
from docgen.papers.merge.slots import table_slots
from docgen.settings import settings
from tests.samples.dossiers import FOLDER

TODAY = dt.date(2026, 9, 1)
BATCHES = FOLDER / "batch"


def _content(name: str) -> dict[str, Any]:
    data = read_plain_dossier(BATCHES / name).data
    assert isinstance(data, Mapping)
    return dict(data)


def _targets(content: Mapping[str, Any], *provinces: str, table: Path | None = None) -> Targets:
    day, edition = law_of(content, TODAY)
    reasons = edition.date.place_type_in_front_when
    if table:
        slots = table_slots(content)
        return read_targets(table.read_bytes(), slots, on=day, place_reasons=reasons)
    return choose_targets(provinces, [], [], on=day, place_reasons=reasons)


@pytest.mark.parametrize("province", ["Cao Bằng", "An Giang", "Hà Nội"])
def test_the_state_sample_is_sound_for_every_commune(province: str) -> None:
    content = _content("ubnd-cap-xa.yaml")
    targets = _targets(content, province)
    assert len(targets.targets) > 50
    checked = check_first(content, targets.targets, TODAY, shipped_templates(settings().templates))
    assert [found.message for found in checked.found] == []
    assert checked.papers == ("plan", "registration_sheet")


def test_the_party_sample_is_sound_for_its_table() -> None:
    content = _content("dang-uy-cap-xa.yaml")
    targets = _targets(content, table=BATCHES / "cac-xa.csv")
    assert targets.problems == ()
    checked = check_first(content, targets.targets, TODAY, shipped_templates(settings().templates))
    assert [found.message for found in checked.found] == []


def test_heads_of_each_kind_of_unit() -> None:
    content = _content("dang-uy-cap-xa.yaml")
    targets = _targets(content, table=BATCHES / "cac-xa.csv").targets
    template = merge_template(content, targets[0])
    heads = []
    for target in targets:
        paper = build_item(template, target, TODAY).papers[0].paper
        assert paper.agency is not None
        assert paper.place_date is not None
        assert paper.signature is not None
        heads.append(
            (
                paper.agency.superior_lines,
                paper.agency.name,
                paper.place_date.place,
                paper.signature.name,
            )
        )
    assert heads == [
        (("Đảng bộ tỉnh Cao Bằng",), "Đảng uỷ xã Đông Khê", "Đông Khê", "Hoàng Văn Thành"),
        (("Đảng bộ tỉnh Cao Bằng",), "Đảng uỷ phường Thục Phán", "Thục Phán", "Lục Thị Thu"),
        (("Đảng bộ tỉnh Gia Lai",), "Đảng uỷ phường Pleiku", "Pleiku", "Rơ Châm Hữu"),
        (("Đảng bộ tỉnh An Giang",), "Đảng uỷ đặc khu Phú Quốc", "Phú Quốc", "Trần Minh Khoa"),
    ]
