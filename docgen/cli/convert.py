"""`docgen convert`: Word files become PDF."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from docgen.cli.exits import Exit
from docgen.errors import BrokenFile, DocgenError, InvalidInput, Problem
from docgen.pdf import Job, Outcome, PdfOptions, open_converter
from docgen.reasons import reason


@click.command("convert")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục ghi tệp PDF; chưa có thì được tạo.",
)
@click.option("--pdfa", is_flag=True, help="PDF/A-2b để lưu trữ lâu dài.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="Số LibreOffice chạy cùng lúc; mặc định mỗi lõi một."
)
@click.option(
    "--deadline",
    type=click.FloatRange(1, 3600),
    default=60.0,
    show_default=True,
    help="Số giây tối đa cho một văn bản.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def convert_command(
    files: Sequence[Path],
    out: Path,
    *,
    pdfa: bool,
    jobs: int | None,
    deadline: float,
    as_json: bool,
) -> None:
    """Chuyển các tệp Word (.docx) thành PDF.

    Tệp hỏng được báo tên và lý do, không ảnh hưởng tệp khác.
    """
    work = _jobs(files, out)
    _make_folder(out)
    started = perf_counter()
    with open_converter(workers=jobs, deadline=deadline) as converter:
        outcomes = list(_shown(converter.convert(work, PdfOptions(archive=pdfa)), len(work)))
    seconds = perf_counter() - started
    outcomes.sort(key=lambda outcome: files.index(outcome.job.source))
    if as_json:
        click.echo(
            json.dumps([_row(outcome) for outcome in outcomes], ensure_ascii=False, indent=2)
        )
    else:
        click.echo(_summary(outcomes, seconds))
    _end(outcomes)


def _jobs(files: Sequence[Path], out: Path) -> list[Job]:
    """A job a file; InvalidInput when two would write the same PDF."""
    targets = {file: out / f"{file.stem}.pdf" for file in files}
    taken = Counter(targets.values())
    problems = [
        Problem(str(file), f"trùng tên PDF «{target.name}» với tệp khác; hãy đổi tên một tệp.")
        for file, target in targets.items()
        if taken[target] > 1
    ]
    if problems:
        raise InvalidInput(problems)
    return [Job(file, target) for file, target in targets.items()]


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = Problem(str(out), f"không tạo được thư mục này ({reason(error)}).")
        raise InvalidInput([problem]) from error


class _Rate(ProgressColumn):
    """Papers a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{_number(task.speed)} bản/giây" if task.speed else "")


def _shown(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The outcomes as they come, with a bar on a terminal: rate and time left."""
    console = Console(stderr=True)
    columns = (
        TextColumn("Chuyển PDF"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TextColumn("còn"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=total)
        for outcome in outcomes:
            yield outcome
            bar.advance(task)


def _summary(outcomes: Sequence[Outcome], seconds: float) -> str:
    done = [outcome for outcome in outcomes if outcome.error is None]
    pages = sum(outcome.pages for outcome in done)
    rate = _number(len(outcomes) / seconds)
    return (
        f"Đã chuyển {len(done)}/{len(outcomes)} tệp, {pages} trang, "
        f"trong {_number(seconds)} giây ({rate} bản/giây)."
    )


def _row(outcome: Outcome) -> dict[str, object]:
    return {
        "source": str(outcome.job.source),
        "pdf": None if outcome.error else str(outcome.job.target),
        "pages": outcome.pages,
        "error": str(outcome.error) if outcome.error else None,
    }


def _end(outcomes: Sequence[Outcome]) -> None:
    """Name every failure; exit code 3 when only files were at fault, else 6."""
    failed = [(outcome.job.source, outcome.error) for outcome in outcomes if outcome.error]
    if not failed:
        return
    print(f"Không chuyển được {len(failed)} tệp:", file=sys.stderr)
    for source, error in failed:
        print(f"  - {_named(source, error)}", file=sys.stderr)
    only_files = all(isinstance(error, BrokenFile) for _, error in failed)
    raise SystemExit(Exit.BROKEN_FILE if only_files else Exit.CONVERSION_FAILED)


def _named(source: Path, error: DocgenError) -> str:
    """The error with the file's name in front, where it does not stand there already."""
    text = str(error)
    return text if source.name in text else f"«{source.name}»: {text}"


def _number(value: float) -> str:
    """One decimal, with the comma of Vietnamese writing."""
    return f"{value:.1f}".replace(".", ",")
