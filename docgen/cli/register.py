"""`docgen register`: numbers of outgoing papers, and the register as a file."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.day import DAY
from docgen.cli.records_place import Place, at_desk
from docgen.cli.register_files import export_command, import_command
from docgen.cli.register_series import series_group
from docgen.errors import InvalidInput, Problem
from docgen.model import Number
from docgen.records import Desk
from docgen.records.batches import void_number
from docgen.records.register import (
    STATE_NAMES,
    Details,
    Entry,
    NumberRequest,
    State,
    confirm,
    entries,
    get_entry,
    reserve,
    twins,
)
from docgen.standards.library import choose
from docgen.standards.writing import letters, symbol


@click.group("register")
def register_group() -> None:
    """Sổ đăng ký văn bản đi: giữ số, xác nhận, huỷ, in sổ."""


for command in (series_group, export_command, import_command):
    register_group.add_command(command)


def _columns(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the columns of the register; the command gets those that were given, by name."""

    @click.option("--abstract", help="Trích yếu.")
    @click.option("--signer", help="Người ký.")
    @click.option("--recipients", help="Nơi nhận.")
    @click.option("--filing", help="Đơn vị, người nhận bản lưu.")
    @click.option("--copies", type=click.IntRange(0), help="Số lượng bản.")
    @wraps(command)
    def with_columns(**given: Any) -> Any:
        names = ("abstract", "signer", "recipients", "filing", "copies")
        columns = {name: value for name in names if (value := given.pop(name)) is not None}
        return command(columns=columns, **given)

    return with_columns


@register_group.command("reserve")
@at_desk
@click.option("--kind", required=True, help="Tên loại: «Kế hoạch», «Công văn».")
@click.option("--day", type=DAY, required=True, help="Ngày của văn bản, dd/mm/yyyy.")
@click.option("--unit", default="", help="Đơn vị soạn thảo trong số công văn: VP, VX.")
@click.option("--body", default="", help="Nơi đánh số riêng.")
@click.option("--key", default="", help="Khoá yêu cầu: hỏi lại cùng khoá thì được cùng số.")
@_columns
def reserve_command(
    place: Place, kind: str, day: dt.date, unit: str, body: str, key: str, columns: dict[str, Any]
) -> None:
    """Giữ số kế tiếp cho một văn bản."""
    key = key or f"cli:{uuid.uuid4().hex}"
    with place.desk() as desk:
        request = NumberRequest(key, kind, day, _speller(desk, kind, day, unit), body)
        entry = reserve(desk, request, Details(**columns))
        same = twins(desk, entry)
    click.echo(f"Đã giữ số {entry.number_text} (mã {entry.id}, khoá {entry.key}).")
    for twin in same:
        click.echo(
            f"Lưu ý: {twin.kind_name} cũng mang số {twin.number_text} (mã {twin.id}).", err=True
        )


def _speller(desk: Desk, kind: str, day: dt.date, unit: str) -> Callable[[int], str]:
    agency = desk.agency.profile.agency
    edition = choose(agency.side, day, desk.now.date())
    try:
        code = letters(edition, kind, day)
    except KeyError:
        names = ", ".join(one.name for one in edition.kinds)
        message = f"không có loại «{kind}»; các loại: {names}."
        raise InvalidInput([Problem("--kind", message)]) from None
    return lambda value: symbol(edition, Number(value, code, agency.sign, unit))


@register_group.command("confirm")
@at_desk
@click.argument("entry_id", type=int)
@click.option("--day", type=DAY, help="Ngày của văn bản nếu khác ngày khi giữ số.")
@_columns
def confirm_command(
    place: Place, entry_id: int, day: dt.date | None, columns: dict[str, Any]
) -> None:
    """Xác nhận đã phát hành văn bản mang số có MÃ này."""
    with place.desk() as desk:
        details = replace(get_entry(desk, entry_id).details, **columns)
        entry = confirm(desk, entry_id, day, details)
    click.echo(f"Đã xác nhận số {entry.number_text} ngày {entry.day:%d/%m/%Y}.")


@register_group.command("void")
@at_desk
@click.argument("entry_id", type=int)
@click.option("--reason", required=True, help="Lý do; số huỷ vẫn còn trong sổ.")
def void_command(place: Place, entry_id: int, reason: str) -> None:
    """Huỷ số đang giữ có MÃ này."""
    with place.desk() as desk:
        entry = void_number(desk, entry_id, reason)
    click.echo(f"Đã huỷ số {entry.number_text}: {entry.void_reason}.")


@register_group.command("list")
@at_desk
@click.option("--series", "series_id", type=int, help="Chỉ dãy số này.")
@click.option("--state", type=click.Choice([state.value for state in State]),
              help="reserved đang giữ, confirmed đã xác nhận, voided đã huỷ.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_command(
    place: Place, series_id: int | None, state: str | None, limit: int, *, as_json: bool
) -> None:
    """Liệt kê các số đã cấp, theo thứ tự số."""
    with place.reading() as desk:
        page = entries(desk, series_id, State(state) if state else None, limit=limit)
    if as_json:
        click.echo(
            json.dumps([_row(entry) for entry in page.entries], ensure_ascii=False, indent=2)
        )
        return
    table = Table("Mã", "Số", "Ngày", "Tên loại và trích yếu", "Người ký", "Tình trạng")
    for entry in page.entries:
        table.add_row(
            str(entry.id),
            entry.number_text or str(entry.number),
            f"{entry.day:%d/%m/%Y}" if entry.day else "",
            f"{entry.kind_name} {entry.details.abstract}",
            entry.details.signer,
            STATE_NAMES[entry.state],
        )
    Console(width=140).print(table)
    if page.after:
        click.echo(f"Còn nữa; xem thêm bằng --limit lớn hơn {limit}.", err=True)


def _row(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "series": entry.series_id,
        "number": entry.number,
        "number_text": entry.number_text,
        "key": entry.key,
        "state": entry.state.value,
        "kind": entry.kind_name,
        "day": entry.day.isoformat() if entry.day else None,
        "abstract": entry.details.abstract,
        "signer": entry.details.signer,
        "void_reason": entry.void_reason,
    }
