"""The shape of kinds of paper, their letters, the letters of bodies, and what papers are made of."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from docgen.standards.sourced import Confidence, Sourced, Strict

Addressing = Literal["never", "upward", "always"]


class Kind(Sourced):
    """A kind of paper (tên loại) and its letters; "" where it has none.

    `form` is the sample form of the rule. `prints_name` False: công văn. `administrative`: giấy tờ
    hành chính of the Party's list.
    """

    name: str
    letters: str
    form: str = ""
    prints_name: bool = True
    addressees: Addressing = "never"
    administrative: bool = False


class LettersChange(Strict):
    """Letters of a kind that changed inside the life of an edition."""

    kind: str
    letters: str
    effective_from: dt.date
    conf: Confidence
    note: str = ""


class IssuerLetters(Sourced):
    """Letters of a body in the number; `level_suffix` True: TW, TU, HU, ĐU follow the stem.

    `superior` says which body is printed above it, in words. `until` is the last day of a body
    that was wound up. `seal` False: it has none of its own.
    """

    name: str
    letters: str
    superior: str = ""
    level_suffix: bool = False
    until: dt.date | None = None
    seal: bool = True
    series: str = ""
    examples: tuple[str, ...] = ()


class IssuingAuthority(Sourced):
    """Kinds (letters, or the name where it has no letters of its own) that a body may issue."""

    issuer: str
    kinds: tuple[str, ...]


class DocumentRecipe(Sourced):
    """What a paper of one sort is made of (nd30 §7.5, hd36 §14).

    `parts` are ids of components in the order of print. `parts_attached` is the same paper when it
    travels with another one. `title` is the printed name of a paper that is not a kind; further
    `title_lines` go below. `addressees`, `bases` and `division` say whether it has them and in what
    levels it is divided. `closing_totals` are lines below its table.
    """

    id: str
    name: str
    kind: str = ""
    form: str = ""
    numbered: bool
    signed: bool
    parts: tuple[str, ...] = ()
    parts_attached: tuple[str, ...] = ()
    optional_parts: tuple[str, ...] = ()
    forbidden_parts: tuple[str, ...] = ()
    title: str = ""
    title_lines: tuple[str, ...] = ()
    abstract_starts: tuple[str, ...] = ()
    opening: str = ""
    first_article_starts: tuple[str, ...] = ()
    enacting: str = ""
    addressees: Addressing = "never"
    bases: Literal["never", "allowed", "printed"] = "never"
    division: Literal["", "any", "articles", "headings", "table"] = ""
    first_recipient: str = ""
    place_date: str = "header"  # where place and date stand; "" for none
    rule_under: str = ""
    signers: tuple[str, ...] = ()
    wrong_signers: tuple[str, ...] = ()
    sign_role: str = ""
    sign_hint: str = ""
    hints: str = ""
    closing_totals: tuple[str, ...] = ()
    landscape_allowed: bool = False
