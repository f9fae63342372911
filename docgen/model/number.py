"""The number and symbol (số, ký hiệu) of a paper; written out by `standards`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """Parts of a number. `value` None leaves a gap for the pen.

    `kind` is the letters of the kind («KH»; "" for a State công văn), `agency` those of the issuer
    («UBND»), `unit` those of the drafting unit of a State công văn («VP»).
    """

    value: int | None
    kind: str
    agency: str
    unit: str = ""
