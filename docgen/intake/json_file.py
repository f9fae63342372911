"""JSON: the data by the standard library, the line of every path by a second look."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from docgen.errors import InvalidInput, Problem
from docgen.intake.typed_tree import MAX_DEPTH, TypedTree
from docgen.papers.setting import join_path

_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')

_HINTS = {
    "Expecting ',' delimiter": "Thiếu dấu phẩy giữa hai mục, hoặc ngoặc chưa đóng.",
    "Expecting ':' delimiter": "Thiếu dấu hai chấm sau tên mục.",
    "Expecting value": "Thiếu giá trị, hoặc thừa dấu phẩy trước ngoặc đóng.",
    "Expecting property name enclosed in double quotes": (
        "Tên mục phải đặt trong dấu nháy kép; không để dấu phẩy trước ngoặc đóng."
    ),
    "Illegal trailing comma before end of object": "Thừa dấu phẩy trước ngoặc đóng.",
    "Illegal trailing comma before end of array": "Thừa dấu phẩy trước ngoặc đóng.",
    "Unterminated string starting at": "Dấu nháy mở ra mà không đóng lại.",
    "Invalid control character at": "Xuống dòng trong dấu nháy phải viết là \\n.",
    "Invalid \\escape": "Trong dấu nháy kép, dấu \\ phải viết thành \\\\.",
    "Extra data": "Sau ngoặc đóng cuối cùng còn chữ thừa.",
}


def read_json(text: str) -> TypedTree:
    """The data of a JSON text with its lines; InvalidInput when the text is not JSON."""
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        hint = _HINTS.get(error.msg, "Hãy xem lại dòng này.")
        message = f"Tệp JSON sai cách viết, cột {error.colno}. {hint}"
        raise InvalidInput([Problem("", message, line=error.lineno)]) from None
    except (RecursionError, ValueError):
        message = "Tệp JSON lồng quá nhiều cấp hoặc có số không dùng được."
        raise InvalidInput([Problem("", message)]) from None
    lines, problems = _look_again(text)
    return TypedTree(data, lines, problems=tuple(problems))


def _no_constant(name: str) -> object:
    raise ValueError(f"no number: {name}")


@dataclass(slots=True)
class _Level:
    """An open bracket: its path, the next index of a list, the keys of a mapping with lines."""

    path: str
    keys: dict[str, int] | None
    index: int = 0


def _look_again(text: str) -> tuple[dict[str, int], list[Problem]]:
    """The line of every path of a text that is JSON, and keys given twice.

    Works without recursion, sign by sign: a text followed by a colon is a key.
    """
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    levels: list[_Level] = []
    place, line, counted = "", 1, 0
    signs = [(match[0], match.start()) for match in _SIGN.finditer(text)]
    for number, (sign, start) in enumerate(signs):
        line, counted = line + text.count("\n", counted, start), start
        top = levels[-1] if levels else None
        if sign in "{[":
            lines.setdefault(place, line)
            levels.append(_Level(place, {} if sign == "{" else None))
            place = f"{place}[0]" if sign == "[" else place
            if len(levels) > MAX_DEPTH:
                message = f"Lồng quá {MAX_DEPTH} cấp: không phải hồ sơ của docgen."
                raise InvalidInput([Problem(place, message, line=line)])
        elif sign in "}]":
            levels.pop()
        elif sign == "," and top is not None:
            top.index += 1
            place = f"{top.path}[{top.index}]" if top.keys is None else top.path
        elif top is not None and top.keys is not None and signs[number + 1][0] == ":":
            key = json.loads(sign)
            place = join_path(top.path, (key,))
            if key in top.keys:
                message = (
                    f"Mục «{key}» ghi hai lần; lần trước ở dòng {top.keys[key]}. Hãy bỏ một lần."
                )
                problems.append(Problem(place, message, line=line))
            top.keys.setdefault(key, line)
            lines.setdefault(place, line)
        elif sign != ":":
            lines.setdefault(place, line)
    return lines, problems
