"""The command `docgen`."""

from __future__ import annotations

from typing import Any

import click

from docgen import __version__
from docgen.cli.convert import convert_command
from docgen.cli.doctor import doctor_command
from docgen.cli.exits import errors_as_sentences
from docgen.cli.make import make_command
from docgen.cli.schema import schema_command
from docgen.cli.template import template_group


class Program(click.Group):
    """The group of all commands; an error of docgen becomes a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        with errors_as_sentences():
            return super().invoke(ctx)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def main() -> None:
    """docgen: văn bản hành chính đúng thể thức, sẵn sàng để ký.

    \b
    Mã thoát: 0 xong; 1 lỗi của docgen; 2 hồ sơ hoặc câu lệnh sai; 3 tệp hỏng; 4 mẫu sai;
    5 thiếu chương trình; 6 không chuyển được PDF; 7 bận; 8 không tìm thấy; 9 không được phép;
    10 không dùng được cơ sở dữ liệu.
    """


for command in (make_command, convert_command, schema_command, template_group, doctor_command):
    main.add_command(command)
