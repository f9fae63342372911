"""What is written into the register after the fact: handing over, and numbers found missing."""

from __future__ import annotations

from docgen.errors import NotFound, Refused
from docgen.records.desk import Desk
from docgen.records.register.entry import (
    DETAIL_NAMES,
    Details,
    Entry,
    State,
    entry_of,
    settled,
    write_details,
)
from docgen.records.register.numbers import checked_reason, locked_entry
from docgen.records.register.series import missing_numbers
from docgen.records.rights import Act
from docgen.records.tables import EntryRow, SeriesRow


def hand_over(desk: Desk, entry_id: int, details: Details) -> Entry:
    """Write what is known only afterwards: day sent, receipt, copies, keeper of the copy, note.

    Refused when the number is not confirmed, or when another detail differs from what stands.
    """
    desk.allow(Act.HAND_OVER)
    row = locked_entry(desk, entry_id)
    before, after = entry_of(row).details, details.cleaned()
    if row.state != State.CONFIRMED.value or settled(before) != settled(after):
        raise Refused(
            "Chỉ ghi thêm được ngày chuyển, ký nhận, số bản, nơi giữ bản lưu và ghi chú "
            "cho số đã xác nhận."
        )
    changed = {
        name: [str(getattr(before, name) or ""), str(getattr(after, name) or "")]
        for name in DETAIL_NAMES
        if getattr(before, name) != getattr(after, name)
    }
    if changed:
        write_details(row, after)
        desk.note(Act.HAND_OVER, "entry", row.id, number=row.number_text, changed=changed)
    return entry_of(row)


def void_missing(desk: Desk, series_id: int, number: int, reason: str) -> Entry:
    """Account for a number that an imported register skipped: a voided entry with the reason."""
    desk.allow(Act.VOID)
    reason = checked_reason(reason)
    series = desk.session.get(SeriesRow, series_id, with_for_update=True, populate_existing=True)
    if series is None or number not in missing_numbers(desk, series_id):
        raise NotFound(f"Dãy số {series_id} không thiếu số {number}.")
    row = EntryRow(
        agency_id=desk.agency.id,
        series_id=series_id,
        number=number,
        number_text="",
        request_key=f"missing:{series_id}:{number}",
        state=State.VOIDED.value,
        kind_name=series.group_name,
        void_reason=reason,
        reserved_at=desk.now,
        reserved_by=desk.actor.name,
        settled_at=desk.now,
        settled_by=desk.actor.name,
    )
    desk.add(row)
    desk.note(Act.VOID, "entry", row.id, number=number, reason=reason)
    return entry_of(row)
