"""`docgen batch make`: one dossier for many communes, each with papers in its own name."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from docgen.cli.batch_begin import again, begun, taken_up
from docgen.cli.batch_place import BatchPlace, batch_place, require_begun
from docgen.cli.batch_request import Request, Wish, read_request
from docgen.cli.batch_results import file_stem, refuse_foreign, write_results
from docgen.cli.batch_run import run
from docgen.cli.batch_show import bar_of_checking, say_checked, say_failed, say_problems
from docgen.cli.exits import Exit
from docgen.cli.records_place import Place, at_place, operator
from docgen.errors import DocgenError, InvalidInput, Problem
from docgen.intake.targets import Targets
from docgen.issuing.batch.checking_first import check_first
from docgen.issuing.batch.reader import BatchReader
from docgen.issuing.draft import shipped_templates
from docgen.model import Side
from docgen.pdf import Converter, open_converter
from docgen.records.batches import (
    Batch,
    BatchOptions,
    BatchState,
    ItemState,
    Numbers,
    Progress,
    get_batch,
    items,
)
from docgen.settings import settings


@click.command("make")
@click.argument(
    "dossier", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--communes", multiple=True,
              help="Bảng các xã (.xlsx, .csv), tên hoặc mã tỉnh, tên hoặc mã xã («Đông Khê, Cao Bằng»), hoặc "
              "all: cả nước. Ghi nhiều lần được.")  # fmt: skip
@click.option("--kind", "kinds", multiple=True, help="Chỉ các xã, phường hoặc đặc khu.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="Thư mục ghi kết quả: tệp ZIP, mục lục, bản in.")  # fmt: skip
@click.option("--name", default="", help="Tên đợt; mặc định là tên tệp hồ sơ.")
@click.option("--resume", is_flag=True, help="Làm tiếp đợt dở dang trong thư mục --out.")
@click.option("--retry", is_flag=True, help="Làm lại riêng những nơi chưa làm được.")
@click.option("--check", "only_check", is_flag=True, help="Chỉ kiểm tra, chưa làm.")
@click.option("--all-names", is_flag=True, help="Khi báo lỗi, kể tên mọi nơi mắc lỗi.")
@click.option("--yes", is_flag=True, help="Không hỏi lại trước khi làm.")
@click.option("--numbers", type=click.Choice([one.value for one in Numbers]),
              default=Numbers.PEN.value, show_default=True,
              help="pen: số như hồ sơ ghi; register: lấy số trong sổ của cơ quan (cần --agency).")  # fmt: skip
@click.option("--pdf/--no-pdf", default=True, help="Làm cả PDF; mặc định có.")
@click.option("--archive/--plain", default=True, help="PDF/A để lưu trữ, hoặc PDF thường.")
@click.option("--ascii-names", is_flag=True, help="Tên thư mục, tệp trong ZIP không dấu.")
@click.option("--print/--no-print", "printing", default=True,
              help="Ghép PDF của mọi nơi thành một tệp để in; mặc định có.")  # fmt: skip
@click.option("--duplex", is_flag=True, help="In hai mặt: mỗi văn bản bắt đầu từ mặt trước.")
@click.option("--jobs", type=click.IntRange(1, 64),
              help="Số LibreOffice chạy cùng lúc; mặc định mỗi lõi một.")  # fmt: skip
@click.option("--agency", envvar="DOCGEN_AGENCY", default="",
              help="Mã cơ quan của máy chủ này; bỏ qua thì đợt nằm riêng trong thư mục --out.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@at_place
def batch_command(
    place: Place,
    dossier: Path | None,
    communes: Sequence[str],
    kinds: Sequence[str],
    out: Path,
    agency: str,
    jobs: int | None,
    **rest: Any,
) -> None:
    """Làm văn bản cho nhiều xã, phường, đặc khu từ một hồ sơ có trường «…».

    Mọi nơi được kiểm tra trước; còn một lỗi thì chưa làm gì. Dừng lúc nào cũng được (Ctrl+C), rồi
    làm tiếp bằng --resume.
    """
    wish = _wish(dossier, **rest)
    if wish.options.numbers is Numbers.REGISTER and not agency:
        raise InvalidInput([Problem("--numbers", "lấy số trong sổ thì cần --agency.")])
    home = replace(place, agency=agency) if agency else None
    if rest["resume"] or rest["retry"]:
        require_begun(out)
        with batch_place(out, home, Side.STATE) as here:
            batch = again(here, retry=rest["retry"])
            with open_converter(workers=jobs) as converter:
                _finish(here, batch, converter, wish)
        return
    if dossier is None or not communes:
        raise InvalidInput([Problem("", "cần tệp hồ sơ và --communes (hoặc --resume).")])
    today = dt.datetime.now().astimezone().date()
    request = _checked(dossier, communes, kinds, today, wish, home)
    if rest["only_check"]:
        return
    refuse_foreign(out, file_stem(wish.name, wish.options))
    with batch_place(out, home, request.side) as here:
        new = request.new_batch(wish.name, here.out, wish.options, today)
        known = taken_up(here, new)
        with open_converter(workers=jobs) as converter:
            batch = known or begun(here, new, converter, wish)
            _finish(here, batch, converter, wish)


def _wish(dossier: Path | None, **given: Any) -> Wish:
    name = given["name"] or (dossier.stem if dossier else "")
    options = BatchOptions(
        pdf=given["pdf"],
        archive=given["archive"] and given["pdf"],
        numbers=Numbers(given["numbers"]),
        ascii_names=given["ascii_names"],
    )
    return Wish(
        name, options, given["all_names"], given["yes"], given["printing"], given["duplex"],
        given["as_json"],
    )  # fmt: skip


def _checked(
    dossier: Path,
    communes: Sequence[str],
    kinds: Sequence[str],
    today: dt.date,
    wish: Wish,
    home: Place | None,
) -> Request:
    """The request, told with all that is wrong; ends the command when that is an error."""
    request = read_request(dossier, communes, kinds, today)
    targets = request.targets
    say_problems(targets.problems)
    if not targets.targets:
        _end_wrong()
    own = None
    if home is not None and wish.options.numbers is Numbers.REGISTER:
        with home.reading() as desk:
            own = desk.agency.profile
    with bar_of_checking(len(targets.targets)) as show:
        checked = check_first(
            request.content, targets.targets, today, shipped_templates(settings().templates),
            request.tree.line_of, show, own,
        )  # fmt: skip
    say_checked(checked, _names(targets), every=wish.every)
    if targets.wrong or checked.wrong:
        _end_wrong()
    papers = len(checked.papers)
    click.echo(f"Đã kiểm tra {checked.total} nơi, mỗi nơi {papers} văn bản.", err=wish.as_json)
    return request


def _names(targets: Targets) -> dict[str, str]:
    """What each unit is called where something is wrong with it: its name, its row of the table."""
    rows = targets.row_of
    return {
        one.key: f"{one.name}: {rows[one.key]}" if one.key in rows else one.name
        for one in targets.targets
    }


def _end_wrong() -> None:
    print("Chưa làm văn bản nào.", file=sys.stderr)
    raise SystemExit(Exit.WRONG_INPUT)


def _finish(here: BatchPlace, batch: Batch, converter: Converter, wish: Wish) -> None:
    """Work, write the results, say what came of it; the exit code says it too."""
    try:
        now, interrupted = run(here, batch, converter)
    except KeyboardInterrupt:
        print("Chạy lại với --resume để làm tiếp.", file=sys.stderr)
        raise
    except DocgenError:
        print("Đợt dừng vì máy gặp trở ngại; sửa xong, chạy lại với --resume.", file=sys.stderr)
        raise
    reader = BatchReader(here.records, here.agency, operator(), batch.id)
    written = write_results(
        reader, here.out, file_stem(batch.name, batch.options),
        printing=wish.printing and batch.options.pdf, duplex=wish.duplex,
    )  # fmt: skip
    _say_results(here, batch, now, written, wish)
    if interrupted or now.left:  # somebody else may have stopped the batch
        print("Đã dừng. Chạy lại với --resume để làm tiếp.", file=sys.stderr)
        raise SystemExit(Exit.INTERRUPTED)
    if now.failed:
        raise SystemExit(Exit.CONVERSION_FAILED)


def _say_results(
    here: BatchPlace, batch: Batch, now: Progress, written: Sequence[Path], wish: Wish
) -> None:
    with here.records.reading(here.agency, operator()) as desk:
        failed = items(desk, batch.id, state=ItemState.FAILED)
        batch = get_batch(desk, batch.id)
    if wish.as_json:
        report = {
            "batch": batch.id, "state": batch.state.value, "total": now.total, "done": now.done,
            "failed": now.failed, "left": now.left, "files": list(map(str, written)),
        }  # fmt: skip
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        pace = f" ({now.rate:.0f} nơi/phút)" if now.rate and batch.state is BatchState.DONE else ""
        click.echo(f"Đã làm {now.done}/{now.total} nơi{pace}.")
        for path in written:
            click.echo(f"  {path}")
    if now.failed:
        say_failed(failed, now.failed)
