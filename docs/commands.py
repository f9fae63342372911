"""The page that lists every command, written from the commands themselves.

python -m docs.commands > docs/commands.md
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import click

from docgen.command_placeholders import PLACEHOLDERS

_HEAD = """\
# Mọi lệnh của docgen

Trang này do `python -m docs.commands` viết ra từ chính các lệnh; đừng sửa tay.
Thêm `--help` sau lệnh nào cũng được lời giải thích này trên màn hình.
Mã thoát chung cho mọi lệnh: xem `docgen --help`.

Chữ in hoa là chỗ để điền; `[…]` là không bắt buộc, `...` là ghi được nhiều lần:
"""
#: Programs of this installation, by name: where each of them is found.
_PROGRAMS = {"docgen": ("docgen.cli.main", "main"), "docgen-web": ("web.cli", "main")}


def pages() -> Iterator[str]:
    """The lines of the page."""
    yield _HEAD
    meanings = "\n".join(f"| `{word}` | {meaning} |" for word, meaning in PLACEHOLDERS.items())
    yield f"| | |\n| --- | --- |\n{meanings}\n"
    for name, (module, attribute) in _PROGRAMS.items():
        program: click.Command = getattr(importlib.import_module(module), attribute)
        yield from _told(program, click.Context(program, info_name=name), 2)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and group by its full name: «docgen archive verify»."""
    for name, (module, attribute) in _PROGRAMS.items():
        program: click.Command = getattr(importlib.import_module(module), attribute)
        yield from _inside(program, click.Context(program, info_name=name))


def _inside(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    yield context.command_path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from _inside(inner, click.Context(inner, info_name=name, parent=context))


def _told(command: click.Command, context: click.Context, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} `{context.command_path}`\n"
    if not isinstance(command, click.Group):
        yield f"```\n{_usage(command, context)}\n```\n"
    if command.help:
        yield _prose(command.help) + "\n"
    rows = [_row(one, context) for one in command.params if not _is_help(one)]
    if rows := [row for row in rows if row]:
        yield "| | |\n| --- | --- |\n" + "\n".join(rows) + "\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                inner_context = click.Context(inner, info_name=name, parent=context)
                yield from _told(inner, inner_context, min(depth + 1, 4))


def _usage(command: click.Command, context: click.Context) -> str:
    return f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"


def _prose(text: str) -> str:
    """The help of a command as paragraphs; lines it breaks itself stay broken."""
    blocks = [block.strip() for block in text.replace("\b", "").split("\n\n")]
    return "\n\n".join(" ".join(block.split()) for block in blocks if block)


def _row(parameter: click.Parameter, context: click.Context) -> str:
    """A parameter and what it does; "" for one that the usage line tells enough of."""
    record = parameter.get_help_record(context)
    if record is None:
        return ""
    names, words = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return f"| `{names}` | {words} |"


def _is_help(parameter: click.Parameter) -> bool:
    return parameter.name in ("help", "version")


if __name__ == "__main__":
    print("\n".join(pages()), end="")
