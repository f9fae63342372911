"""`docgen make`: dossier files become DOCX and PDF."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click
from babel.numbers import format_decimal
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from docgen.cli.exits import Exit
from docgen.issuing.making import Made, Plan, WrongDossiers, convert, plan, write
from docgen.model import Side
from docgen.pdf import PdfOptions, open_converter
from docgen.settings import settings
from docgen.standards.library import editions

SIDE_NAMES = {Side.STATE: "Nhà nước", Side.PARTY: "Đảng"}


@click.command("make")
@click.argument("dossiers", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục ghi kết quả: mỗi hồ sơ một thư mục con.",
)
@click.option("--pdf", is_flag=True, help="Làm cả PDF bằng LibreOffice.")
@click.option("--pdfa", is_flag=True, help="Làm cả PDF, loại PDF/A-2b để lưu trữ lâu dài.")
@click.option(
    "--edition",
    type=click.Choice([edition.id for edition in editions()]),
    help="Ép dùng một bộ quy định thay cho bộ đúng theo ngày của văn bản.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def make_command(
    dossiers: Sequence[Path],
    out: Path,
    *,
    pdf: bool,
    pdfa: bool,
    edition: str | None,
    as_json: bool,
) -> None:
    """Làm văn bản từ các tệp hồ sơ (YAML hoặc JSON).

    Mọi hồ sơ được kiểm tra trước; còn một lỗi thì không ghi tệp nào.
    """
    started, now = perf_counter(), dt.datetime.now().astimezone()
    try:
        planned = plan(dossiers, out, today=now.date(), edition=edition)
    except WrongDossiers as wrong:
        _say_faults(wrong)
        raise SystemExit(Exit.WRONG_INPUT) from None
    made = list(write(planned.papers, settings().templates, made=now))
    if pdf or pdfa:
        made = _convert(made, PdfOptions(archive=pdfa))
    if as_json:
        click.echo(json.dumps([_row(item) for item in made], ensure_ascii=False, indent=2))
    else:
        _show(made)
        click.echo(_summary(made, out, perf_counter() - started))
    _say_warnings(planned)
    failed = [item for item in made if item.error is not None]
    for item in failed:
        print(f"Lỗi: {item.docx}: {item.error}", file=sys.stderr)
    if failed:
        raise SystemExit(Exit.CONVERSION_FAILED)


def _convert(made: list[Made], options: PdfOptions) -> list[Made]:
    """The papers with their PDF, in the order they were given."""
    done: dict[Path, Made] = {}
    with open_converter() as converter, _progress("Chuyển PDF", len(made)) as advance:
        last = perf_counter()
        for item in convert(made, converter, options):
            now = perf_counter()
            done[item.docx] = replace(item, seconds=item.seconds + now - last)
            last = now
            advance()
    return [done[item.docx] for item in made]


@contextmanager
def _progress(label: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal, silence in a pipe."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def _row(item: Made) -> dict[str, object]:
    paper, edition = item.planned.built.paper, item.planned.built.edition
    return {
        "dossier": str(item.planned.dossier),
        "paper": item.docx.stem,
        "kind": paper.kind,
        "edition": edition.id,
        "form": paper.side.value,
        "docx": str(item.docx),
        "pdf": str(item.pdf) if item.pdf else None,
        "pages": item.pages,
        "seconds": round(item.seconds, 3),
        "error": str(item.error) if item.error else None,
    }


def _summary(made: Sequence[Made], out: Path, seconds: float) -> str:
    pages = sum(item.pages or 0 for item in made)
    counted = f"{len(made)} văn bản" + (f", {pages} trang PDF" if pages else "")
    return f"Đã ghi {counted} vào {out} trong {format_decimal(seconds, '0.0', locale='vi')} giây."


def _show(made: Sequence[Made]) -> None:
    table = Table(
        Column("Văn bản", overflow="fold"), "Bộ quy định", "Số trang", "Thể thức", "Thời gian"
    )
    for item in made:
        edition = item.planned.built.edition
        table.add_row(
            f"{item.planned.dossier.stem}/{item.docx.stem}",
            edition.number,
            str(item.pages or "–"),
            SIDE_NAMES[item.planned.built.paper.side],
            f"{item.seconds * 1000:.0f} ms",
        )
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _say_faults(wrong: WrongDossiers) -> None:
    for fault in wrong.faults:
        print(f"{fault.source}: {len(fault.problems)} chỗ cần sửa", file=sys.stderr)
        for problem in fault.problems:
            print(f"  - {problem}", file=sys.stderr)
    print("Chưa ghi tệp nào.", file=sys.stderr)


def _say_warnings(planned: Plan) -> None:
    for dossier, warning in planned.warnings:
        print(f"Lưu ý: {dossier}: {warning}", file=sys.stderr)
