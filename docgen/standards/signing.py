"""The shape of the rules of signing: powers, positions, pairs that may be printed, minutes."""

from __future__ import annotations

from pydantic import Field, field_validator

from docgen.model import Signing
from docgen.standards.sourced import Sourced, Strict


def _known_power(value: str) -> str:
    return Signing(value).value


class SigningPower(Strict):
    """One power to sign: `power` is a value of `model.Signing`, `prefix` how it is spelled.

    `before` says what follows the prefix, `used_by` whose papers take it; `never_before` are
    positions it may not stand before. `in_position`: the prefix belongs to the position, which
    then stands alone («Q. TRƯỞNG BAN»). `read_as` are other spellings recognised on reading.
    """

    power: str
    prefix: str
    meaning: str
    before: str
    in_position: bool = False
    used_by: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()
    not_when: str = ""
    further_delegation: bool | None = None

    _power_is_known = field_validator("power")(_known_power)


class SigningRule(Sourced):
    """Powers the edition knows, in the order they are printed, and positions.

    `unknown` maps a power the edition does not know to the Vietnamese sentence that says what to
    use instead. `concurrent_word` stands between two positions («kiêm»), "" where the edition
    prints the second office above the name instead. `gap_mm` is the room left for the signature.
    `titles_before_name` says whether an academic or military title may stand before the name;
    `titles_exception` is the Vietnamese sentence on who may write one all the same.
    """

    powers: tuple[SigningPower, ...]
    unknown: dict[str, str] = Field(default_factory=dict)
    concurrent_word: str
    positions_after_collective: tuple[str, ...] = ()
    positions_omitted_after_collective: tuple[str, ...] = ()
    body_name_in_position: bool
    body_name_exceptions: tuple[str, ...] = ()
    congress_reports_signed_by: str = ""
    titles_before_name: bool = False
    titles_exception: str = ""
    forbidden_titles: tuple[str, ...] = ()
    ink: str = ""
    forbidden_inks: tuple[str, ...] = ()
    blank_name: str
    gap_mm: float

    @field_validator("unknown")
    @classmethod
    def _unknown_powers_exist(cls, value: dict[str, str]) -> dict[str, str]:
        return {_known_power(power): sentence for power, sentence in value.items()}


class SignLine(Sourced):
    """A lawful pair of authority line and position, to offer and to check.

    `second_authority` is a line below the first («KT. CHỦ TỊCH» under «TM. ỦY BAN NHÂN DÂN»);
    `also` are other authority lines for the same positions. Without an authority line the position
    stands alone and takes the style of `direct_position`.
    """

    document_of: str
    authority: str = ""
    second_authority: str = ""
    also: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    only_with_own_seal: bool = False


class StackedLines(Sourced):
    """Lines printed one below the other, each with its own weight.

    Used for a position held concurrently («… / kiêm / …»), for joint papers and for a confirmation
    below the signatures.
    """

    lines: tuple[str, ...]
    bold: tuple[bool, ...]
    when: str = ""
    prefixes_allowed: bool = True
    seal_of: tuple[str, ...] = ()
    examples: tuple[tuple[str, ...], ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    otherwise: str = ""
    side: str = ""

    @field_validator("bold")
    @classmethod
    def _some_weight(cls, value: tuple[bool, ...]) -> tuple[bool, ...]:
        if not value:
            raise ValueError("one weight for each line is needed")
        return value


class Minutes(Sourced):
    """The two signatures under minutes (biên bản)."""

    left: str
    right: str
    bold: bool
    recipients_below: bool = False
    confirmation: StackedLines | None = None
