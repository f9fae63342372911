"""click's own words in Vietnamese, for every program of this installation.

click looks its words up in the language that the machine is set to, and many a server is set to
none: its users would read English. So the words are given to it here, whatever the machine says.
"""

from __future__ import annotations

import gettext
import sys

#: Of what click says, all that a user can come to see; its message -> ours.
WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tuỳ chọn",
    "Commands": "Các lệnh",
    "Positional arguments": "Đối số",
    "Show this message and exit.": "Xem lời giải thích này.",
    "Show the version and exit.": "Xem phiên bản.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
    "required": "bắt buộc",
    "default: {default}": "mặc định: {default}",
    "env var: {var}": "biến môi trường: {var}",
    "(dynamic)": "(tuỳ lúc)",
    "Aborted!": "Đã dừng.",
    "Error: {message}": "Lỗi: {message}",
    "Error: invalid input": "Lỗi: hãy trả lời y (có) hoặc n (không)",
    "Try '{command} {option}' for help.": "Xem cách dùng: {command} {option}",
    "Missing command.": "Thiếu tên lệnh.",
    "Missing argument": "Thiếu đối số",
    "Missing option": "Thiếu tuỳ chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "No such option {name!r}.": "Không có tuỳ chọn {name!r}.",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "Did you mean {possibility}?": "Có phải là {possibilities}?",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Got unexpected extra argument ({args})": "Thừa đối số: {args}.",
    "Invalid value: {message}": "Giá trị sai: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị sai ở {param_hint}: {message}",
    "Option {name!r} does not take a value.": "Tuỳ chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tuỳ chọn {name!r} cần một giá trị.",
    "Argument {name!r} takes {nargs} values.": "Đối số {name!r} cần {nargs} giá trị.",
    "{value!r} is not {choice}.": "{value!r} không phải là một trong: {choices}.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải là số.",
    "{name} {filename!r} does not exist.": "không có {filename!r}; hãy xem lại tên và thư mục.",
    "{name} {filename!r} is a file.": "{filename!r} là một tệp, ở đây cần một thư mục.",
    "{name} {filename!r} is a directory.": "{filename!r} là một thư mục, ở đây cần một tệp.",
    "{name} {filename!r} is not readable.": "không đọc được {filename!r}.",
    "{name} {filename!r} is not writable.": "không ghi được vào {filename!r}.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp {filename!r}: {message}",
    "unknown error": "không rõ nguyên nhân",
}


def speak_vietnamese() -> None:
    """From here on click says its words in Vietnamese; called where a program is put together."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click":
            for function in (_, ngettext):
                if hasattr(module, function.__name__):
                    setattr(module, function.__name__, function)


# Named as click names them, for they stand in their place.
def _(message: str) -> str:
    return WORDS.get(message) or gettext.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Vietnamese has no plural: the words for one are those for many."""
    return WORDS.get(one) or gettext.ngettext(one, many, count)
