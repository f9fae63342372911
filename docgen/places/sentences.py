"""What a search that did not succeed tells the person who typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from docgen.vietnamese import clean_line

_SHOWN = 8
_TYPED_SHOWN = 60


def out_of_range(on: dt.date, first_day: dt.date) -> str:
    """The day lies before the data."""
    return (
        f"Danh mục tỉnh, xã có từ ngày {_day(first_day)}, không có cho ngày {_day(on)}. "
        "Hãy ghi tên cơ quan, địa danh vào bảng."
    )


def nothing_typed() -> str:
    """The cell is empty."""
    return "Chưa ghi tên hay mã. Hãy ghi tên xã kèm tên tỉnh, hoặc mã xã 5 chữ số."


def ambiguous(typed: str, labels: Sequence[str]) -> str:
    """Several units are called so."""
    return (
        f"Có {len(labels)} nơi tên {_quoted(typed)}: {_listed(labels)}. "
        "Hãy ghi thêm loại đơn vị, tên tỉnh, hoặc ghi mã."
    )


def unknown(typed: str, on: dt.date, within: str, labels: Sequence[str]) -> str:
    """Nothing is called so; `within` is the province searched («tỉnh Cao Bằng»), "" for all."""
    where = f" ở {within}" if within else ""
    suggestion = f" Có phải là: {_listed(labels)}?" if labels else ""
    return f"Không có {_quoted(typed)}{where} vào ngày {_day(on)}.{suggestion}"


def _listed(labels: Sequence[str]) -> str:
    more = len(labels) - _SHOWN
    tail = f"; và {more} nơi khác" if more > 0 else ""
    return "; ".join(labels[:_SHOWN]) + tail


def _quoted(typed: str) -> str:
    text = clean_line(typed)
    return f"«{text[:_TYPED_SHOWN]}…»" if len(text) > _TYPED_SHOWN else f"«{text}»"


def _day(day: dt.date) -> str:
    """The day as papers write it: months 1 and 2 take a zero in front, the others none."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
