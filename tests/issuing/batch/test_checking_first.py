"""Everything wrong with a batch is found before it runs: grouped, placed, no unit forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import InvalidTemplate, Problem, Severity
from docgen.filling.template import PreparedTemplate
from docgen.intake.targets import choose_targets
from docgen.intake.yaml_file import read_yaml
from docgen.issuing.batch.checking_first import Checked, Found, check_first
from docgen.issuing.draft import TemplateOf, shipped_templates
from docgen.model import Paper
from docgen.papers.merge import Target
from docgen.standards.edition import Edition

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 6, 15)
TEMPLATES = shipped_templates(ROOT / "templates_docx")
DOSSIER = """\
issuer:
  side: state
  name: [Ủy ban nhân dân, «Xã»]
  sign: UBND
place: «Địa danh»
date: 15/6/2026
signature: {authority: TM. Ủy ban nhân dân, position: Chủ tịch, name: «Chủ tịch»}
recipients: [Như trên]
filing: VT
papers:
  - kind: plan
    number: «Số»
    abstract: xây dựng điển hình
    body: |
      I. MỤC ĐÍCH
      1. Xã «Tên xã» làm việc này, đồng chí «Chủ tịch» chỉ đạo.
  - kind: registration_sheet
    collectives: {empty_rows: 3}
"""


def units(count: int = 56, **columns: str) -> list[Target]:
    chosen = choose_targets(["Cao Bằng"], [], [], on=TODAY, place_reasons=()).targets[:count]
    row = {"Chủ tịch": "Lê Thị Mơ", "Số": "12", **columns}
    return [replace(one, values={**one.values, **row}) for one in chosen]


def with_values(target: Target, **values: str) -> Target:
    return replace(target, values={**target.values, **values})


def check(
    targets: list[Target], dossier: str = DOSSIER, template_of: TemplateOf = TEMPLATES
) -> Checked:
    tree = read_yaml(dossier)
    assert isinstance(tree.data, Mapping)
    return check_first(tree.data, targets, TODAY, template_of, tree.line_of)


def one(checked: Checked, words: str) -> Found:
    found = [found for found in checked.found if words in found.message]
    assert len(found) == 1, [found.message for found in checked.found]
    return found[0]


def test_nothing_wrong() -> None:
    checked = check(units())
    assert checked == Checked(56, (), ("plan", "registration_sheet"))
    assert not checked.wrong


def test_what_many_lack_is_told_once_with_all_of_them() -> None:
    targets = [with_values(unit, **{"Chủ tịch": " "}) for unit in units()]
    targets[3] = with_values(targets[3], **{"Chủ tịch": "Lê Thị Mơ", "Số": "mười"})
    targets[5] = with_values(targets[5], Số="hai")
    checked = check(targets)
    lacking = one(checked, "Trường «Chủ tịch» trống")
    assert lacking.keys == tuple(unit.key for unit in targets if unit.key != targets[3].key)
    assert lacking.places == (("signature.name", 7), ("papers[0].body", 16))
    assert checked.wrong
    # A unit with an empty field is looked at all the same.
    numbers = one(checked, "Số văn bản «mười»")
    assert numbers.places == (("papers[0].number", 12),)
    assert list(numbers.details) == [targets[3].key, targets[5].key]
    assert "«hai»" in numbers.details[targets[5].key]
    assert len(checked.found) == 2


def test_a_missing_number_is_told_once() -> None:
    checked = check([with_values(unit, Số="") for unit in units(4)])
    assert [found.message for found in checked.found] == ["Trường «Số» trống. Hãy điền cột «Số»."]


def test_unknown_fields_stand_with_their_line() -> None:
    checked = check(
        units(3),
        DOSSIER.replace("«Chủ tịch» chỉ", "«Chu tich» chỉ").replace("Như trên", "«Nơi khác»"),
    )
    slip = one(checked, "Không có trường «Chu tich»")
    assert slip.places == (("papers[0].body", 16),)
    assert slip.severity is Severity.ERROR
    assert slip.keys == ()
    question = one(checked, "«Nơi khác» không phải tên trường nào")
    assert question.severity is Severity.WARNING
    assert checked.found.index(slip) < checked.found.index(question)
    assert checked.wrong


def test_warnings_do_not_stop() -> None:
    checked = check([with_values(unit, **{"Chủ tịch": "Mơ * Lê"}) for unit in units(2)])
    assert not checked.wrong
    assert one(checked, "có dấu *").keys == tuple(unit.key for unit in units(2))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("«Số»", "12"), "đều mang số 12"),
        (("place: «Địa danh»", "place: Tân An"), "chung một địa danh"),
        (("«Xã»]", "xã Tân An]"), "chung một tên cơ quan"),
    ],
)
def test_what_is_the_same_for_all(change: tuple[str, str], words: str) -> None:
    dossier = DOSSIER.replace(*change)
    assert one(check(units(2), dossier), words).severity is Severity.WARNING
    assert check(units(1), dossier).found == ()


def test_no_field_at_all() -> None:
    dossier = DOSSIER
    for field in ("«Xã»", "«Địa danh»", "«Chủ tịch»", "«Tên xã»"):
        dossier = dossier.replace(field, "Tân An")
    checked = check(units(2), dossier.replace("«Số»", "1"))
    assert [found.message[:32] for found in checked.found] == ["Hồ sơ không có trường «…» nào: v"]


def test_rows_of_one_unit() -> None:
    rows: dict[str, Any] = {"papers[1].collectives": ({"unit": "Thôn Một", "không có": "x"},)}
    targets = units(3)
    targets[1] = replace(targets[1], tables=rows)
    found = one(check(targets), "bảng không có cột")
    assert found.keys == (targets[1].key,)


def test_a_broken_template_is_told_once() -> None:
    def broken(paper: Paper, edition: Edition) -> PreparedTemplate:
        if paper.kind == "plan":
            raise InvalidTemplate([Problem("", "thiếu thẻ")], "ke-hoach.docx")
        return TEMPLATES(paper, edition)

    checked = check(units(3), template_of=broken)
    assert one(checked, "Mẫu Word «ke-hoach»").severity is Severity.ERROR
    assert checked.wrong


def test_progress_counts_every_unit() -> None:
    tree, steps = read_yaml(DOSSIER), list[tuple[int, int]]()
    assert isinstance(tree.data, Mapping)
    check_first(tree.data, units(5), TODAY, TEMPLATES, on_progress=lambda *step: steps.append(step))
    assert steps == [(n, 5) for n in range(1, 6)]


def test_nobody() -> None:
    assert check([]).total == 0
