"""`docgen template`: stamp the templates from an edition, list them, check one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.exits import Exit
from docgen.errors import Problem, Severity
from docgen.filling.fill import template_path
from docgen.filling.lint import lint
from docgen.filling.stamping.stamp import TEMPLATES, stamp_all
from docgen.model import Side
from docgen.settings import settings
from docgen.standards.library import edition as edition_by_id
from docgen.standards.library import editions


@click.group("template")
def template_group() -> None:
    """Mẫu Word: đóng từ bộ quy định, liệt kê, kiểm tra."""


@template_group.command("stamp")
@click.option(
    "--edition",
    "edition_id",
    type=click.Choice([e.id for e in editions()]),
    help="Chỉ đóng mẫu của bộ quy định này; mặc định: các bộ đang có hiệu lực.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục mẫu; mặc định là thư mục mẫu của docgen.",
)
def stamp_command(edition_id: str | None, out: Path | None) -> None:
    """Đóng các mẫu .docx từ bộ quy định về thể thức.

    Mẫu đã sửa tay trong thư mục đó sẽ bị ghi đè.
    """
    chosen = (
        [edition_by_id(edition_id)]
        if edition_id
        else [edition for edition in editions() if edition.effective_to is None]
    )
    folder = out or settings().templates
    for edition in chosen:
        for path in stamp_all(edition, folder):
            click.echo(f"{path}  ({edition.number})")


@template_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_command(*, as_json: bool) -> None:
    """Liệt kê các mẫu và tình trạng của chúng."""
    rows = [
        {"side": side.value, "name": name, "path": str(path), "problems": _count(path)}
        for side in Side
        for name in TEMPLATES
        for path in [template_path(settings().templates, side, name)]
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("Mẫu", "Tệp", "Tình trạng")
    for row in rows:
        count = row["problems"]
        state = "thiếu tệp" if count is None else f"{count} chỗ cần xem" if count else "tốt"
        table.add_row(f"{row['side']}/{row['name']}", str(row["path"]), state)
    Console(width=140).print(table)


def _count(path: Path) -> int | None:
    return len(lint(path.read_bytes(), path.name)) if path.exists() else None


@template_group.command("check")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def check_command(files: Sequence[Path]) -> None:
    """Kiểm tra mẫu: thẻ lạ, thẻ thiếu, thẻ viết sai, kiểu đoạn bị mất."""
    wrong = False
    for path in files:
        problems = lint(path.read_bytes(), path.name)
        wrong = wrong or any(problem.severity is Severity.ERROR for problem in problems)
        click.echo(f"{path}: {_verdict(problems)}")
        for problem in problems:
            click.echo(f"  - {problem}")
    if wrong:
        raise SystemExit(Exit.WRONG_TEMPLATE)


def _verdict(problems: Sequence[Problem]) -> str:
    return f"{len(problems)} chỗ cần xem" if problems else "tốt"
