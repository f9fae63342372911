"""YAML 1.2 as people type it, without the parts that could do harm or change what was typed.

Only lists, mappings and scalars are read. A plain scalar is a number only when it is written as
JSON writes one, so «0912345678», «1.250» and «2022-03-29» stay what was typed. Anchors, aliases
and tags are refused: they have no use in a dossier, and a few lines of them unfold into gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from docgen.errors import InvalidInput, Problem
from docgen.intake.typed_tree import MAX_DEPTH, TypedTree
from docgen.papers.setting import join_path

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
#: A dossier with thousands of rows has fewer values than this; a hundred thousand take seconds.
MAX_VALUES = 100_000

#: What is likely meant by what the parser says; the first that is found in its words holds.
_HINTS = {
    "'\\t'": "Dòng này thụt vào bằng phím Tab. Hãy thay bằng dấu cách.",
    "mapping values are not allowed": (
        "Dấu hai chấm ở chỗ không đúng. Giá trị có dấu hai chấm phải đặt trong dấu nháy kép; "
        "các mục cùng cấp phải thụt vào bằng nhau."
    ),
    "expected <block end>": "Dòng này thụt vào không khớp với các dòng cùng cấp ở trên.",
    "could not find expected ':'": "Thiếu dấu hai chấm sau tên mục, hoặc dòng thụt vào sai.",
    "while scanning a quoted scalar": "Dấu nháy mở ra mà không đóng lại.",
    "while scanning a double-quoted": "Trong dấu nháy kép, dấu \\ phải viết thành \\\\.",
    "while parsing a flow": "Ngoặc mở ra mà không đóng lại, hoặc thiếu dấu phẩy giữa hai phần tử.",
    "cannot start any token": "Giá trị bắt đầu bằng ký tự đặc biệt phải đặt trong dấu nháy kép.",
}


def read_yaml(text: str) -> TypedTree:
    """The data of a YAML text with its lines.

    Raises InvalidInput when the text is not YAML or is too deep or too large; keys given twice,
    anchors and tags are told in the problems of the tree.
    """
    try:
        return _Builder(YAML(typ="safe", pure=True).parse(text)).tree()
    except MarkedYAMLError as error:
        raise InvalidInput([_syntax_problem(error, text)]) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = "Tệp có ký tự điều khiển không được dùng trong YAML. Hãy xoá ký tự ở chỗ này."
        raise InvalidInput([Problem("", message, line=line)]) from None
    except (YAMLError, ValueError):
        raise InvalidInput([Problem("", "Tệp YAML không đọc được.")]) from None


def _syntax_problem(error: MarkedYAMLError, text: str) -> Problem:
    said = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    rows = text.split("\n")
    if mark and mark.line < len(rows) and rows[mark.line].lstrip(" ").startswith("\t"):
        said = "'\\t'"
    hint = next((hint for words, hint in _HINTS.items() if words in said), "Hãy xem lại dòng này.")
    column = f", cột {mark.column + 1}" if mark else ""
    return Problem("", f"Tệp YAML sai cách viết{column}. {hint}", line=line)


class _Builder:
    """Builds the data from what the parser says bit by bit, noting lines and problems by path.

    The parser is asked for more only while the text is neither too deep nor too large, so a text
    made to take its time is left where it becomes so.
    """

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._nodes = 0
        self._lines: dict[str, int] = {}
        self._blocks: set[str] = set()
        self._problems: list[Problem] = []

    def tree(self) -> TypedTree:
        """The one document of the text."""
        data: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, NodeEvent):
                data = self._value(event, "", 0)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "Tệp có dấu «---» ở giữa. Một tệp chỉ chứa một hồ sơ."
                    raise InvalidInput([Problem("", message, line=_line(event))])
        return TypedTree(data, self._lines, frozenset(self._blocks), tuple(self._problems))

    def _value(self, event: Event, path: str, depth: int) -> object:
        self._nodes += 1
        self._lines.setdefault(path, _line(event))
        if depth > MAX_DEPTH or self._nodes > MAX_VALUES:
            message = "Hồ sơ quá lớn hoặc lồng quá nhiều cấp: không phải hồ sơ của docgen."
            raise InvalidInput([Problem(path, message, line=_line(event))])
        if refusal := _refusal(event):
            self._note(path, refusal, event)
        if isinstance(event, SequenceStartEvent):
            return list(self._items(path, depth))
        if isinstance(event, MappingStartEvent):
            return dict(self._pairs(path, depth))
        return self._scalar(event, path) if isinstance(event, ScalarEvent) else None

    def _items(self, path: str, depth: int) -> Iterator[object]:
        for index, event in enumerate(self._events):
            if isinstance(event, SequenceEndEvent):
                return
            yield self._value(event, f"{path}[{index}]", depth + 1)

    def _pairs(self, path: str, depth: int) -> Iterator[tuple[str, object]]:
        first: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                return
            key = self._key(event, path, depth)
            place = path if key is None else join_path(path, (key,))
            self._lines.setdefault(place, _line(event))
            value = self._value(next(self._events), place, depth + 1)
            if key in first:
                message = f"Mục «{key}» ghi hai lần; lần trước ở dòng {first[key]}. Hãy bỏ một lần."
                self._note(place, message, event)
            elif key is not None:
                first[key] = _line(event)
                yield key, value

    def _key(self, event: Event, path: str, depth: int) -> str | None:
        """The name of a key as typed; None, with a problem, when it is no word."""
        if isinstance(event, ScalarEvent):
            return str(event.value)
        self._note(path, "Tên mục phải là một từ, không phải danh sách.", event)
        self._value(event, path, depth + 1)
        return None

    def _scalar(self, event: ScalarEvent, path: str) -> object:
        text = str(event.value)
        if event.style == "|":
            self._blocks.add(path)
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        return int(text) if _INTEGER.fullmatch(text) else text

    def _note(self, path: str, message: str, event: Event) -> None:
        self._problems.append(Problem(path, message, line=_line(event)))


def _refusal(event: Event) -> str:
    """Why a value cannot be taken as it stands; "" when it can."""
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        return (
            "Không dùng dấu & và dấu * ở đầu giá trị (neo và bí danh). Hãy ghi lại nội dung ấy, "
            "hoặc đặt giá trị trong dấu nháy kép."
        )
    if getattr(event, "tag", None):
        return "Giá trị bắt đầu bằng dấu chấm than phải đặt trong dấu nháy kép."
    return ""


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
