"""Signature blocks as people write them."""

from __future__ import annotations

import pytest

from docgen.model import Authority, Signature, Signing
from docgen.papers.parts.signing import read_authority
from docgen.standards.library import editions
from tests.papers.makers import dossier, paper, party_dossier, plan, problems


@pytest.mark.parametrize(
    ("line", "power"),
    [
        ("T/M Ban Thường vụ", Signing.ON_BEHALF),
        ("TM. Ban Thường vụ", Signing.ON_BEHALF),
        ("TM.Ban Thường vụ", Signing.ON_BEHALF),
        ("tm Ban Thường vụ", Signing.ON_BEHALF),
        ("Thay mặt Ban Thường vụ", Signing.ON_BEHALF),
        ("KT. Ban Thường vụ", Signing.DEPUTY),
        ("K/T Ban Thường vụ", Signing.DEPUTY),
        ("TL. Ban Thường vụ", Signing.BY_ORDER),
        ("T/L. Ban Thường vụ", Signing.BY_ORDER),
        ("TUQ. Ban Thường vụ", Signing.DELEGATED),
        ("T/UQ Ban Thường vụ", Signing.DELEGATED),
        ("Thừa uỷ quyền Ban Thường vụ", Signing.DELEGATED),
        ("Thừa ủy quyền Ban Thường vụ", Signing.DELEGATED),
        ("Q. Ban Thường vụ", Signing.ACTING),
    ],
)
def test_a_power_is_read_in_every_spelling(line: str, power: Signing) -> None:
    assert read_authority(line) == Authority(power, "Ban Thường vụ")


def test_every_spelling_that_an_edition_prints_or_reads_is_recognised() -> None:
    spellings = [
        (Signing(power.power), spelling)
        for edition in editions()
        for power in edition.signing.powers
        for spelling in (power.prefix, *power.read_as)
    ]
    assert spellings
    assert {spelling: read_authority(f"{spelling} TRƯỞNG BAN") for _, spelling in spellings} == {
        spelling: Authority(power, "TRƯỞNG BAN") for power, spelling in spellings
    }


@pytest.mark.parametrize(
    "line", ["Chủ tịch", "TMA Phòng", "Quản lý", "T/M", "Tổng Bí thư", "KTV X"]
)
def test_other_lines_are_no_powers(line: str) -> None:
    assert read_authority(line) is None


def test_a_line_without_a_power_is_told() -> None:
    found = problems(dossier(plan(), signature={"authority": ["Chủ tịch", "TM. UBND", "Phó"]}))
    assert found["signature.authority"].startswith(
        "Không có chữ chỉ quyền hạn ký ở «Chủ tịch» hoặc «Phó»."
    )


def test_powers_among_the_positions_count_as_powers() -> None:
    signed = paper(
        dossier(plan(signature={"position": ["KT. Chủ tịch", "Phó Chủ tịch"], "name": "A"}))
    ).signature
    assert signed == Signature((Authority(Signing.DEPUTY, "Chủ tịch"),), ("Phó Chủ tịch",), "A")


def test_two_powers_stand_one_over_the_other() -> None:
    signed = paper(
        dossier(
            plan(
                signature={
                    "authority": "TM. Uỷ ban nhân dân\nKT. Chủ tịch",
                    "position": "Phó Chủ tịch",
                }
            )
        )
    ).signature
    assert signed is not None
    assert signed.authorities == (
        Authority(Signing.ON_BEHALF, "Uỷ ban nhân dân"),
        Authority(Signing.DEPUTY, "Chủ tịch"),
    )


def test_the_word_between_two_positions_is_the_editions() -> None:
    lines = ["Trưởng Ban Tổ chức", "KIÊM", "Chủ tịch Hội đồng"]
    signed = paper(party_dossier(plan(signature={"position": lines}))).signature
    assert signed is not None
    assert signed.positions == ("Trưởng Ban Tổ chức", "kiêm", "Chủ tịch Hội đồng")


@pytest.mark.parametrize("nothing", ["none", "không", False, {}])
def test_a_paper_may_have_no_signature(nothing: object) -> None:
    assert paper(dossier(plan(signature=nothing))).signature is None


def test_the_hint_of_a_form_loses_its_brackets() -> None:
    signed = paper(dossier(plan(signature={"hint": "(Ký tên, đóng dấu)"}))).signature
    assert signed == Signature(hint="Ký tên, đóng dấu")
