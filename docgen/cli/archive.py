"""`docgen archive`: look papers up, hand their records over, watch, back up, restore."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.day import DAY
from docgen.cli.exits import Exit
from docgen.cli.records_place import Place, at_desk, at_place, operator
from docgen.records import Desk
from docgen.records.archive import (
    Fault,
    PaperQuery,
    Snapshot,
    get_paper,
    metadata_csv,
    metadata_json,
    search,
    verify,
)
from docgen.records.backup import back_up, restore

_EVERY = 1_000


@click.group("archive")
def archive_group() -> None:
    """Kho văn bản đã phát hành: tìm, xuất, kiểm tra, sao lưu, phục hồi."""


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the questions of a search; the command gets a `PaperQuery` without words."""

    @click.option("--number", type=int, help="Số văn bản, không kèm ký hiệu.")
    @click.option("--kind", "kind_name", default="", help="Tên loại: «Kế hoạch».")
    @click.option("--from", "first", type=DAY, help="Từ ngày, dd/mm/yyyy.")
    @click.option("--to", "last", type=DAY, help="Đến ngày, dd/mm/yyyy.")
    @click.option("--signer", default="", help="Người ký, không cần dấu.")
    @click.option("--issuer", default="", help="Cơ quan ban hành.")
    @click.option("--all-versions", "with_former", is_flag=True, help="Cả các bản đã được thay.")
    @wraps(command)
    def with_query(**given: Any) -> Any:
        names = ("number", "kind_name", "first", "last", "signer", "with_former")
        asked = {name: given.pop(name) for name in names}
        return command(query=PaperQuery(agency=given.pop("issuer"), **asked), **given)

    return with_query


@archive_group.command("search")
@at_desk
@click.argument("words", nargs=-1)
@asking
@click.option("--limit", type=click.IntRange(1, 1_000), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def search_command(
    place: Place, words: tuple[str, ...], query: PaperQuery, limit: int, *, as_json: bool
) -> None:
    """Tìm văn bản theo các từ (không cần dấu, từ cuối gõ dở cũng được) và các điều kiện khác."""
    query = replace(query, words=" ".join(words))
    with place.reading() as desk:
        page = search(desk, query, limit=limit)
    if as_json:
        rows = [
            {"id": hit.public_id, "version": hit.version, "number": hit.number_text,
             "kind": hit.kind_name, "day": hit.day.isoformat(), "abstract": hit.abstract,
             "agency": hit.agency, "signer": hit.signer, "annulled": hit.annulled}
            for hit in page.hits
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("Số", "Ngày", "Tên loại và trích yếu", "Người ký", "Mã")
    for hit in page.hits:
        note = " (đã bãi bỏ)" if hit.annulled else ""
        table.add_row(
            hit.number_text,
            f"{hit.day:%d/%m/%Y}",
            f"{hit.kind_name} {hit.abstract}{note}",
            hit.signer,
            hit.public_id,
        )
    Console(width=160).print(table)
    if page.after:
        click.echo(f"Còn nữa; thêm điều kiện hoặc tăng --limit {limit}.", err=True)


@archive_group.command("export")
@at_desk
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--words", default="", help="Từ cần có, không cần dấu.")
@asking
def export_command(place: Place, out: Path, words: str, query: PaperQuery) -> None:
    """Ghi thông tin đầu vào của văn bản (Phụ lục VI NĐ 30/2020) ra TỆP .json hoặc .csv."""
    writers = {".json": metadata_json, ".csv": metadata_csv}
    if out.suffix not in writers:
        raise click.UsageError("Tên tệp phải kết thúc bằng .json hoặc .csv.")
    with place.reading() as desk:
        found = list(_snapshots(desk, replace(query, words=words)))
    out.write_text(writers[out.suffix](found), encoding="utf-8")
    click.echo(f"Đã ghi {len(found)} văn bản vào {out}.")


def _snapshots(desk: Desk, query: PaperQuery) -> Iterator[Snapshot]:
    after = None
    while True:
        page = search(desk, query, after=after, limit=_EVERY)
        yield from (get_paper(desk, hit.public_id).snapshot for hit in page.hits)
        if (after := page.after) is None:
            return


@archive_group.command("verify")
@at_place
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def verify_command(place: Place, *, as_json: bool) -> None:
    """Đọc lại mọi tệp trong kho: báo tệp mất, tệp bị sửa, tệp thừa.

    Mã thoát khác 0 khi có tệp mất hoặc bị sửa.
    """
    with place.records() as records:
        verdict = verify(records)
    if as_json:
        rows = [
            {"fault": one.fault.value, "name": one.name, "papers": list(one.papers)}
            for one in verdict.findings
        ]
        report = {"checked": verdict.checked, "sound": verdict.sound, "findings": rows}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for finding in verdict.findings:
            click.echo(f"  - {finding}", err=finding.fault is not Fault.ORPHAN)
        state = "nguyên vẹn" if verdict.sound else "có tệp mất hoặc bị sửa"
        click.echo(f"Đã đọc {verdict.checked} tệp: kho {state}.")
    if not verdict.sound:
        raise SystemExit(Exit.BROKEN_FILE)


@archive_group.command("backup")
@at_place
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(place: Place, target: Path) -> None:
    """Sao lưu toàn bộ cơ sở dữ liệu và kho tệp vào một TỆP (.zip)."""
    with place.records() as records:
        report = back_up(records, operator(), target)
    click.echo(f"Đã sao lưu {report.rows} dòng và {report.files} tệp vào {report.path}.")
    for name in report.damaged:
        click.echo(f"Lưu ý: tệp {name} trong kho đã mất hoặc bị sửa, không sao lưu được.", err=True)
    if report.damaged:
        raise SystemExit(Exit.BROKEN_FILE)


@archive_group.command("restore")
@at_place
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore_command(place: Place, source: Path) -> None:
    """Phục hồi bản sao lưu trong TỆP vào một nơi còn trống (--home mới, hoặc --database trống)."""
    place.home.mkdir(parents=True, exist_ok=True)
    report = restore(source, place.database, place.files)
    click.echo(f"Đã phục hồi {report.rows} dòng và {report.files} tệp.")
    for name in report.stopped:
        click.echo(
            f"Lưu ý: đợt «{name}» đang chạy lúc sao lưu, nay đã dừng. Số đợt lấy sau lúc ấy không "
            "còn trong sổ: hãy đối chiếu với văn bản đã làm rồi mới cho chạy tiếp.",
            err=True,
        )
    for name in report.damaged:
        click.echo(f"Lưu ý: bản sao lưu vốn thiếu tệp {name}.", err=True)
