"""Short builders for the tests of the records."""

from __future__ import annotations

import datetime as dt

from docgen.records.desk import Desk, Operator
from docgen.records.register.entry import Details, Entry
from docgen.records.register.numbers import NumberRequest, confirm, reserve

#: The two agencies of the `records` fixture.
AGENCY, OTHER = "ubnd-xuan-hoa", "dang-uy-xuan-hoa"
OPERATOR = Operator("kiểm thử")
DAY = dt.date(2026, 3, 2)
PLAN = Details(
    abstract="Phát động phong trào thi đua năm 2026",
    signer="Nguyễn Thị Ánh",
    recipients="Như trên; Lưu: VT.",
    copies=12,
)


def state_number(value: int) -> str:
    """As the State writes the number of a plan."""
    return f"{value:02}/KH-UBND"


def request(key: str, kind: str = "Kế hoạch", day: dt.date = DAY, body: str = "") -> NumberRequest:
    """A request of the People's Committee."""
    return NumberRequest(key, kind, day, state_number, body)


def issued(desk: Desk, key: str, **words: object) -> Entry:
    """A number reserved and confirmed."""
    entry = reserve(desk, request(key, **words), PLAN)  # type: ignore[arg-type] # the words of `request`
    return confirm(desk, entry.id)
