"""What is wrong with a command line, in Vietnamese: click says it in English."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from docgen.papers.suggestions import did_you_mean, listed

# Older ones of click have no classes of their own for these. In the words of `docgen.command_words`.
_HELP_INSTEAD = getattr(click.exceptions, "NoArgsIsHelpError", ())
_NO_COMMAND = re.compile(r"Không có lệnh '(.*)'\.")


class WrongCommand(click.UsageError):
    """A wrong command line; shown as a sentence and where to read on."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence and the command that shows the help."""
        file = file or sys.stderr
        click.echo(f"Lỗi: {self.message}", file=file)
        if self.ctx is not None:
            click.echo(f"Xem cách dùng: {self.ctx.command_path} --help", file=file)


@contextmanager
def usage_in_vietnamese() -> Iterator[None]:
    """Turn click's usage errors into Vietnamese ones."""
    try:
        yield
    except WrongCommand:
        raise
    except click.UsageError as error:
        if isinstance(error, _HELP_INSTEAD):
            raise
        raise WrongCommand(sentence(error), error.ctx) from None


def sentence(error: click.UsageError) -> str:
    """The error as a sentence; click's own words where it knows more than we do."""
    if isinstance(error, click.NoSuchOption):
        meant = f" Có phải là {listed(error.possibilities)}?" if error.possibilities else ""
        return f"Không có tuỳ chọn «{error.option_name}».{meant}"
    if isinstance(error, click.MissingParameter):
        return f"Thiếu «{_name(error)}»."
    if isinstance(error, click.BadParameter):
        return f"«{_name(error)}»: {_wrong_value(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"Tuỳ chọn «{error.option_name}» cần một giá trị."
    typed = _NO_COMMAND.fullmatch(error.message)
    if typed and error.ctx is not None and isinstance(error.ctx.command, click.Group):
        commands = sorted(error.ctx.command.list_commands(error.ctx))
        meant = did_you_mean(typed[1], commands)
        return f"Không có lệnh «{typed[1]}».{meant} Các lệnh: {', '.join(commands)}."
    return error.message


def _name(error: click.BadParameter) -> str:
    """The parameter as the help names it: «--out», «HỒ_SƠ»."""
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name.strip("[].")


def _wrong_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"chỉ nhận {listed(list(kind.choices))}."
    if isinstance(kind, click.IntRange | click.FloatRange):
        most = "trở lên" if kind.max is None else f"đến {kind.max}"
        return f"cần một số từ {kind.min} {most}."
    return error.message
