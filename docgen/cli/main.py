"""The command `docgen`."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from typing import Any

import click

from docgen import __version__
from docgen.cli.convert import convert_command
from docgen.cli.doctor import doctor_command
from docgen.cli.exits import errors_as_sentences
from docgen.cli.make import make_command
from docgen.cli.schema import schema_command
from docgen.cli.template import template_group
from docgen.cli.usage import usage_in_vietnamese
from docgen.command_placeholders import in_vietnamese
from docgen.command_words import speak_vietnamese
from docgen.errors import MissingProgram
from docgen.loading import ends_at_ctrl_c

speak_vietnamese()

#: Command -> the module and the name it is found under. These speak to the records; SQLAlchemy is
#: loaded for them alone, for it takes longer than making a paper.
ON_RECORDS: Mapping[str, tuple[str, str]] = {
    "register": ("docgen.cli.register", "register_group"),
    "archive": ("docgen.cli.archive", "archive_group"),
    "agency": ("docgen.cli.agency", "agency_group"),
    "batch": ("docgen.cli.batches", "batch_group"),
}
_LIBRARY = "sqlalchemy"


class Program(click.Group):
    """The group of all commands; every error becomes a Vietnamese sentence and an exit code."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with usage_in_vietnamese():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with usage_in_vietnamese(), errors_as_sentences():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command; those on the records where their libraries are installed."""
        found = importlib.util.find_spec(_LIBRARY) is not None
        return sorted([*super().list_commands(ctx), *(ON_RECORDS if found else ())])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded now if it is one on the records. Raises MissingProgram."""
        if (known := super().get_command(ctx, cmd_name)) or cmd_name not in ON_RECORDS:
            return known
        if importlib.util.find_spec(_LIBRARY) is None:
            raise MissingProgram(
                f"Lệnh «docgen {cmd_name}» cần thư viện cơ sở dữ liệu. "
                "Cài bằng lệnh: pip install 'docgen[records]'"
            )
        module, name = ON_RECORDS[cmd_name]
        with ends_at_ctrl_c():
            command: click.Command = getattr(importlib.import_module(module), name)
        return in_vietnamese(command)


@click.group("docgen", cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def main() -> None:
    """docgen: văn bản hành chính đúng thể thức, sẵn sàng để ký.

    \b
    Mã thoát: 0 xong; 1 lỗi của docgen; 2 hồ sơ hoặc câu lệnh sai; 3 tệp hỏng; 4 mẫu sai;
    5 thiếu chương trình; 6 không chuyển được PDF; 7 bận; 8 không tìm thấy; 9 không được phép;
    10 không dùng được cơ sở dữ liệu; 130 dừng giữa chừng theo lệnh.
    """


for command in (make_command, convert_command, schema_command, template_group, doctor_command):
    main.add_command(command)
in_vietnamese(main)
