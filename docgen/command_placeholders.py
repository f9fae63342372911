"""What stands in a command's help for what a user types: «TỆP», «NGÀY», in Vietnamese.

click writes the name of a type there, or of a variable of the program, in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=click.Command)

#: Every placeholder and what to type for it. Words of arguments are joined, for several arguments
#: stand in a row.
PLACEHOLDERS: Mapping[str, str] = {
    "TUỲ CHỌN": "các tuỳ chọn liệt kê ở dưới, thứ tự nào cũng được",
    "LỆNH": "tên một lệnh con",
    "ĐỐI SỐ": "những gì lệnh con cần",
    "CHỮ": "chữ; có dấu cách thì đặt giữa hai dấu ngoặc kép",
    "TÊN": "tên người, cơ quan, nơi chốn; như CHỮ",
    "SỐ": "một số",
    "NGÀY": "ngày, tháng, năm: 05/03/2026",
    "TỆP": "tên tệp, kèm đường dẫn nếu ở thư mục khác",
    "THƯ MỤC": "tên thư mục, kèm đường dẫn nếu cần",
    "HỒ_SƠ": "tệp hồ sơ, .yaml hoặc .json",
    "ĐỊA CHỈ": "địa chỉ mạng, hoặc địa chỉ cơ sở dữ liệu",
    "MÃ": "mã mà lệnh list tương ứng cho biết, hoặc mã mình đặt",
    "LOẠI": "tên loại",
    "XÃ": "bảng các xã, tên hoặc mã tỉnh, tên hoặc mã xã",
    "TỈNH": "tên hoặc mã tỉnh",
    "TỪ": "một từ cần tìm",
    "KHOÁ": "một chuỗi chữ, số tự đặt, mỗi yêu cầu một khoá",
    "TÊN_ĐĂNG_NHẬP": "tên đăng nhập, không dấu, không có dấu cách",
    "HỌ_TÊN": "họ và tên, đặt giữa hai dấu ngoặc kép",
}

#: What is not told by its type: an option as it is typed, an argument by its name.
_OWN: Mapping[str, str] = {
    "--agency": "MÃ", "--organ-id": "MÃ", "--key": "KHOÁ", "--kind": "LOẠI", "--group": "LOẠI",
    "--communes": "XÃ", "--province": "TỈNH", "--home": "THƯ MỤC", "--database": "ĐỊA CHỈ",
    "--files": "THƯ MỤC", "--host": "ĐỊA CHỈ", "--name": "TÊN", "--superior": "TÊN",
    "--author": "TÊN", "--location": "TÊN", "--place": "TÊN", "--signer": "TÊN",
    "--issuer": "TÊN", "--body": "TÊN", "--label": "TÊN", "--series": "MÃ",
    "dossier": "HỒ_SƠ", "dossiers": "HỒ_SƠ", "key": "MÃ", "login": "TÊN_ĐĂNG_NHẬP",
    "full_name": "HỌ_TÊN", "province": "TỈNH", "words": "TỪ", "entry_id": "MÃ", "batch_id": "MÃ",
    "numbering": "MÃ", "series": "MÃ", "files": "TỆP",
}  # fmt: skip


def in_vietnamese(command: CommandT) -> CommandT:
    """The command itself, its placeholders and those of every command in it now in Vietnamese."""
    command.options_metavar = "[TUỲ CHỌN]"
    for parameter in command.params:
        _name(parameter)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH [ĐỐI SỐ]..."
        for inner in command.commands.values():
            in_vietnamese(inner)
    return command


def _name(parameter: click.Parameter) -> None:
    """Name what is to be typed; a choice is left as it is, for its words are typed themselves."""
    if parameter.metavar is not None or isinstance(parameter.type, click.Choice):
        return
    if isinstance(parameter, click.Argument):
        word = _OWN.get(parameter.name or "") or _of_type(parameter.type)
        word = word if parameter.required else f"[{word}]"
        parameter.metavar = word if parameter.nargs == 1 else f"{word}..."
    else:
        parameter.metavar = _OWN.get(parameter.opts[0]) or _of_type(parameter.type)


def _of_type(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.Path):
        return "TỆP" if kind.file_okay else "THƯ MỤC"
    if isinstance(kind, type(click.INT) | type(click.FLOAT)):
        return "SỐ"
    return "NGÀY" if kind.name == "ngày" else "CHỮ"
