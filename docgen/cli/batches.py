"""`docgen batch`: make papers for many communes, look at the batches there are, put one away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.batch import batch_command
from docgen.cli.records_place import Place, at_desk
from docgen.records.batches import STATE_NAMES, Batch, Progress, batches, discard_batch, progress

#: Ids that both databases can hold.
_MOST = 2**31 - 1


class _MakingByDefault(click.Group):
    """A group whose command «make» need not be named: `docgen batch dossier.yaml …`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = bool(args) and args[0] in (*self.commands, *ctx.help_option_names)
        if args and not named and _may_begin_making(args[0]):
            args = ["make", *args]
        return super().parse_args(ctx, args)


def _may_begin_making(word: str) -> bool:
    """Whether it is an option or a dossier; of another word it is asked which command was meant."""
    return word.startswith("-") or "." in word or Path(word).exists()


@click.group("batch", cls=_MakingByDefault)
def batch_group() -> None:
    """Làm văn bản cho nhiều xã, phường, đặc khu; xem và bỏ các đợt của cơ quan.

    Không ghi tên lệnh con thì là make: «docgen batch ho-so.yaml --communes all --out ra».
    """


batch_group.add_command(batch_command, "make")


@batch_group.command("list")
@at_desk
@click.option("--discarded", is_flag=True, help="Chỉ những đợt đã bỏ.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=50, show_default=True,
              help="Số đợt tối đa.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_command(place: Place, *, discarded: bool, limit: int, as_json: bool) -> None:
    """Liệt kê các đợt của cơ quan, mới nhất trước."""
    with place.reading() as desk:
        found = batches(desk, limit=limit + 1, discarded=discarded)
        shown = [(one, progress(desk, one.id)) for one in found[:limit]]
    if as_json:
        rows = [_row(one, standing) for one, standing in shown]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif not shown:
        click.echo("Chưa có đợt nào đã bỏ." if discarded else "Chưa có đợt nào.")
    else:
        Console(width=140).print(_table(shown))
    if len(found) > limit:
        click.echo(f"Còn nữa; xem thêm bằng --limit lớn hơn {limit}.", err=True)


def _table(shown: Sequence[tuple[Batch, Progress]]) -> Table:
    table = Table("Mã", "Đợt", "Xong", "Chưa làm được", "Trạng thái", "Lập lúc", "Người lập")
    for one, standing in shown:
        table.add_row(
            str(one.id), one.name, f"{standing.done}/{standing.total}", str(standing.failed),
            STATE_NAMES[one.state], f"{one.created_at.astimezone():%d/%m/%Y %H:%M}", one.created_by,
        )  # fmt: skip
    return table


def _row(one: Batch, standing: Progress) -> dict[str, object]:
    return {
        "id": one.id, "name": one.name, "state": one.state.value, "total": standing.total,
        "done": standing.done, "failed": standing.failed, "left": standing.left,
        "created_at": one.created_at.isoformat(), "created_by": one.created_by,
    }  # fmt: skip


@batch_group.command("discard")
@at_desk
@click.argument("batch_id", type=click.IntRange(1, _MOST))
def discard_command(place: Place, batch_id: int) -> None:
    """Bỏ một đợt chưa chạy, theo mã ở «docgen batch list».

    Lập lại đúng đợt ấy trong ngày thì nó trở lại.
    """
    with place.desk() as desk:
        batch = discard_batch(desk, batch_id)
    click.echo(f"Đã bỏ đợt «{batch.name}» (mã {batch.id}, {batch.total} nơi).")
