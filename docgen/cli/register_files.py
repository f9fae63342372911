"""`docgen register export` and `import`: the register as a file, out and in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import click

from docgen.cli.exits import Exit
from docgen.cli.records_place import Place, at_desk
from docgen.errors import InvalidInput, Problem
from docgen.filling.book import book_docx
from docgen.pdf import PdfOptions, open_converter
from docgen.records.old_register import ImportReport, Outcome, import_register, read_register
from docgen.records.register import Book, all_series, book, register_table, register_xlsx
from docgen.records.register.printed_book import rules


@click.command("export")
@at_desk
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--series", "series_ids", type=int, multiple=True,
              help="Dãy số cần in, ghi nhiều lần được; mặc định mọi dãy (tệp XLSX).")  # fmt: skip
@click.option("--volume", type=click.IntRange(1), default=1, help="Quyển số.")
def export_command(place: Place, out: Path, series_ids: Sequence[int], volume: int) -> None:
    """Ghi sổ ra TỆP: .xlsx, hoặc .pdf và .docx để in và đóng quyển cùng bìa.

    Sổ điện tử phải in ra giấy và đóng sổ để quản lý (Điều 16 NĐ 30/2020).
    """
    with place.reading() as desk:
        chosen = series_ids or [one.id for one in all_series(desk)]
        books = [book(desk, series_id, volume) for series_id in chosen]
        moment = desk.now
    if out.suffix == ".xlsx":
        out.write_bytes(register_xlsx(books))
    else:
        out.write_bytes(_bound(books, out.suffix, moment))
    click.echo(f"Đã ghi {sum(len(one.lines) for one in books)} dòng vào {out}.")


def _bound(books: Sequence[Book], suffix: str, moment: dt.datetime) -> bytes:
    """The one book asked for, as DOCX or as an archive PDF."""
    if suffix not in (".pdf", ".docx"):
        raise InvalidInput([Problem("OUT", "tên tệp phải kết thúc bằng .xlsx, .docx hoặc .pdf.")])
    if len(books) != 1:
        raise InvalidInput(
            [Problem("--series", "mỗi quyển in ra là một dãy số; hãy chọn một dãy.")]
        )
    (only,) = books
    docx = book_docx(only.cover, only.title, register_table(only), rules(), moment)
    if suffix == ".docx":
        return docx
    with open_converter(workers=1) as converter:
        return converter.convert_bytes(docx, PdfOptions(archive=True))


@click.command("import")
@at_desk
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--body", default="", help="Nơi đánh số riêng của sổ này.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def import_command(place: Place, source: Path, body: str, *, as_json: bool) -> None:
    """Nhập sổ đăng ký văn bản đi đang giữ bằng Excel (XLSX).

    Mọi dòng được kiểm tra trước; còn một dòng sai thì không nhập dòng nào.
    """
    old = read_register(source.read_bytes())
    with place.desk() as desk:
        report = import_register(desk, old, body)
    if as_json:
        click.echo(json.dumps(_report(report), ensure_ascii=False, indent=2))
    else:
        _say(report)
    if not report.done:
        raise SystemExit(Exit.WRONG_INPUT)


def _say(report: ImportReport) -> None:
    for row in report.rows:
        for problem in row.problems:
            click.echo(f"  - {problem}", err=True)
    counts = dict.fromkeys(Outcome, 0)
    for row in report.rows:
        counts[row.outcome] += 1
    if not report.done:
        click.echo(f"{counts[Outcome.WRONG]} dòng sai; chưa nhập dòng nào.", err=True)
        return
    click.echo(f"Đã nhập {counts[Outcome.ADDED]} số; {counts[Outcome.SAME]} số đã có sẵn.")
    for series, numbers in report.missing:
        listed = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
        click.echo(f"Lưu ý: {series.name} (dãy {series.id}) thiếu số {listed}.", err=True)


def _report(report: ImportReport) -> dict[str, object]:
    return {
        "done": report.done,
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "number": row.number_text,
                "outcome": row.outcome.value,
                "problems": list(map(str, row.problems)),
            }
            for row in report.rows
        ],
        "missing": {series.name: list(numbers) for series, numbers in report.missing},
    }
