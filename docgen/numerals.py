"""Numerals of the headings: Roman numbers and the letters of điểm."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

#: Letters of điểm in the order of NĐ 30/2020 PL.I-1-II.6đ (quoted up to «o», from memory after).
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

ORDINAL_WORDS = (
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
    "mười một", "mười hai", "mười ba", "mười bốn", "mười lăm",
)  # fmt: skip


def roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 3999; ValueError outside."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def parse_roman(text: str) -> int | None:
    """The value of a canonical Roman numeral in capitals, or None."""
    values = {sign: value for value, sign in _ROMAN}
    total, rest = 0, text
    while rest:
        sign = rest[:2] if rest[:2] in values else rest[:1]
        if sign not in values:
            return None
        total += values[sign]
        rest = rest[len(sign) :]
    return total if 0 < total < 4000 and roman(total) == text else None


def point_letter(number: int) -> str:
    """The letter of the n-th điểm; after «y» the letters double («aa», «ab») as lists go on."""
    if number < 1:
        raise ValueError(f"no letter for {number}")
    base = len(POINT_LETTERS)
    letters = ""
    while number:
        number, rest = divmod(number - 1, base)
        letters = POINT_LETTERS[rest] + letters
    return letters


def parse_point_letter(text: str) -> int | None:
    """The place of a điểm letter, or None when it is not one."""
    total = 0
    for letter in text:
        place = POINT_LETTERS.find(letter)
        if place < 0:
            return None
        total = total * len(POINT_LETTERS) + place + 1
    return total or None
