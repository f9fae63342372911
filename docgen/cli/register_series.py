"""`docgen register series`: how an agency counts its papers, and where each series stands."""

from __future__ import annotations

import datetime as dt
import json

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.day import DAY
from docgen.cli.records_place import Place, at_desk
from docgen.errors import InvalidInput, Problem
from docgen.records.register import (
    Grouping,
    Numbering,
    Period,
    add_numbering,
    all_series,
    end_numbering,
    missing_numbers,
    numberings,
    set_next_number,
    void_missing,
)


@click.group("series")
def series_group() -> None:
    """Cách đánh số và các dãy số của cơ quan."""


@series_group.command("list")
@at_desk
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_command(place: Place, *, as_json: bool) -> None:
    """Liệt kê cách đánh số đã khai và các dãy số đã mở."""
    with place.reading() as desk:
        rules, known = numberings(desk), all_series(desk)
        missing = {series.id: missing_numbers(desk, series.id) for series in known}
    if as_json:
        rows = [
            {"id": one.id, "name": one.name, "first": one.first, "next": one.next,
             "missing": missing[one.id]}
            for one in known
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("Số", "Nơi đánh số", "Cách đánh", "Từ ngày", "Đến ngày", title="Cách đánh số")
    for rule in rules:
        how = f"{_GROUPING[rule.grouping]}, {_PERIOD[rule.period]}"
        last = f"{rule.valid_to:%d/%m/%Y}" if rule.valid_to else "nay"
        table.add_row(
            str(rule.id), rule.body or "cơ quan", how, f"{rule.valid_from:%d/%m/%Y}", last
        )
    Console(width=120).print(table)
    table = Table("Dãy", "Tên", "Số đầu", "Số kế tiếp", "Số thiếu", title="Dãy số")
    for one in known:
        gaps = ", ".join(map(str, missing[one.id]))
        table.add_row(str(one.id), one.name, str(one.first), str(one.next), gaps)
    Console(width=120).print(table)


_GROUPING = {
    Grouping.ALL: "một dãy cho mọi loại",
    Grouping.KIND: "mỗi loại một dãy",
    Grouping.GROUP: "mỗi nhóm loại một dãy",
}
_PERIOD = {Period.CALENDAR_YEAR: "theo năm", Period.TERM: "theo nhiệm kỳ"}


@series_group.command("add")
@at_desk
@click.option("--by", type=click.Choice([one.value for one in Grouping]), required=True,
              help="all: mọi loại chung một dãy; kind: mỗi loại một dãy; group: theo nhóm.")  # fmt: skip
@click.option("--period", type=click.Choice([one.value for one in Period]), required=True,
              help="calendar_year: về 01 mỗi năm; term: chạy suốt nhiệm kỳ.")  # fmt: skip
@click.option("--from", "first", type=DAY, required=True, help="Ngày đầu, dd/mm/yyyy.")
@click.option("--to", "last", type=DAY, help="Ngày cuối; bỏ trống nếu chưa biết.")
@click.option("--body", default="", help="Hội đồng, ban, hoặc loại đánh số riêng (văn bản mật).")
@click.option("--label", default="", help="Tên kỳ: «Nhiệm kỳ 2025–2030».")
@click.option(
    "--group", "groups", multiple=True, help="Nhóm loại: «Quyết định=Quyết định|Quy định»."
)
def add_command(
    place: Place, by: str, period: str, first: dt.date, last: dt.date | None, body: str,
    label: str, groups: tuple[str, ...],
) -> None:  # fmt: skip
    """Khai cách đánh số từ một ngày.

    Nhà nước đánh số theo năm (Điều 15 NĐ 30/2020); Đảng theo loại và nhiệm kỳ của cấp uỷ.
    """
    numbering = Numbering(
        Grouping(by), Period(period), first, last, body, label, dict(map(_group, groups))
    )
    with place.desk() as desk:
        added = add_numbering(desk, numbering)
    click.echo(f"Đã khai cách đánh số {added.id}, có hiệu lực từ {added.valid_from:%d/%m/%Y}.")


def _group(text: str) -> tuple[str, tuple[str, ...]]:
    name, sign, kinds = text.partition("=")
    if not sign:
        raise InvalidInput([Problem("--group", f"«{text}» thiếu dấu =; ghi Tên=Loại|Loại.")])
    return name.strip(), tuple(filter(None, map(str.strip, kinds.split("|"))))


@series_group.command("end")
@at_desk
@click.argument("numbering", type=int)
@click.argument("last", type=DAY)
def end_command(place: Place, numbering: int, last: dt.date) -> None:
    """Cho một cách đánh số hết hiệu lực sau NGÀY, như khi hết nhiệm kỳ."""
    with place.desk() as desk:
        end_numbering(desk, numbering, last)
    click.echo(f"Cách đánh số {numbering} hết hiệu lực sau ngày {last:%d/%m/%Y}.")


@series_group.command("start")
@at_desk
@click.argument("number", type=int)
@click.option("--kind", required=True, help="Tên loại: «Kế hoạch».")
@click.option("--day", type=DAY, required=True, help="Một ngày trong kỳ, dd/mm/yyyy.")
@click.option("--body", default="", help="Nơi đánh số riêng.")
def start_command(place: Place, number: int, kind: str, day: dt.date, body: str) -> None:
    """Đặt số kế tiếp cho dãy chưa cấp số nào, khi cơ quan đang dùng sổ giấy giữa kỳ."""
    with place.desk() as desk:
        series = set_next_number(desk, body, kind, day, number)
    click.echo(f"{series.name}: số kế tiếp là {series.next}.")


@series_group.command("void-missing")
@at_desk
@click.argument("series", type=int)
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Vì sao sổ cũ không có số này.")
def void_missing_command(place: Place, series: int, number: int, reason: str) -> None:
    """Ghi số bị thiếu của sổ cũ vào sổ là số huỷ, kèm lý do."""
    with place.desk() as desk:
        void_missing(desk, series, number, reason)
    click.echo(f"Đã ghi số {number} là số huỷ.")
