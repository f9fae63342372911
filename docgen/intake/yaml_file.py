"""YAML 1.2 as people type it, without the parts that could do harm or change what was typed.

Only lists, mappings and scalars are read. A plain scalar is a number only when it is written as
JSON writes one, so «0912345678», «1.250» and «2022-03-29» stay what was typed. Anchors, aliases
and tags are refused: they have no use in a dossier, and a few lines of them unfold into gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from docgen.errors import InvalidInput, Problem
from docgen.intake.typed_tree import MAX_DEPTH, TypedTree
from docgen.papers.setting import join_path

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_STANDARD_TAG = "tag:yaml.org,2002:"

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
    "single document": "Tệp có dấu «---» ở giữa. Một tệp chỉ chứa một hồ sơ.",
    "cannot start any token": "Giá trị bắt đầu bằng ký tự đặc biệt phải đặt trong dấu nháy kép.",
    "undefined alias": "Giá trị bắt đầu bằng dấu * phải đặt trong dấu nháy kép.",
}


def read_yaml(text: str) -> TypedTree:
    """The data of a YAML text with its lines.

    Raises InvalidInput when the text is not YAML; keys given twice, anchors and tags are told in
    the problems of the tree.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise InvalidInput([_syntax_problem(error, text)]) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = "Tệp có ký tự điều khiển không được dùng trong YAML. Hãy xoá ký tự ở chỗ này."
        raise InvalidInput([Problem("", message, line=line)]) from None
    except (YAMLError, RecursionError, ValueError):
        raise InvalidInput([Problem("", "Tệp YAML không đọc được.")]) from None
    if root is None:
        return TypedTree(None)
    walk = _Walk()
    data = walk.value(root, "", 0)
    return TypedTree(data, walk.lines, frozenset(walk.blocks), tuple(walk.problems))


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


@dataclass(slots=True)
class _Walk:
    """Goes once over the nodes, noting lines and problems by path."""

    lines: dict[str, int] = field(default_factory=dict)
    blocks: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def value(self, node: Node, path: str, depth: int) -> object:
        self.lines.setdefault(path, _line(node.start_mark))
        if problem := self._refusal(node, depth):
            self.problems.append(Problem(path, problem, line=_line(node.start_mark)))
            return None
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, SequenceNode):
            return [
                self.value(item, f"{path}[{index}]", depth + 1)
                for index, item in enumerate(node.value)
            ]
        return dict(self._pairs(node.value, path, depth))

    def _refusal(self, node: Node, depth: int) -> str:
        if id(node) in self.seen or node.anchor:
            return "Không dùng dấu & và dấu * (neo và bí danh). Hãy ghi lại nội dung ấy."
        if not str(node.tag).startswith(_STANDARD_TAG):
            return "Giá trị bắt đầu bằng dấu chấm than phải đặt trong dấu nháy kép."
        if depth > MAX_DEPTH:
            return f"Lồng quá {MAX_DEPTH} cấp: không phải hồ sơ của docgen."
        return ""

    def _pairs(
        self, pairs: list[tuple[Node, Node]], path: str, depth: int
    ) -> Iterator[tuple[str, object]]:
        first: dict[str, int] = {}
        for key_node, value_node in pairs:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else ""
            place, line = join_path(path, (key,)), _line(key_node.start_mark)
            if not isinstance(key_node, ScalarNode):
                self.problems.append(
                    Problem(path, "Tên mục phải là một từ, không phải danh sách.", line=line)
                )
            elif key in first:
                message = f"Mục «{key}» ghi hai lần; lần trước ở dòng {first[key]}. Hãy bỏ một lần."
                self.problems.append(Problem(place, message, line=line))
            else:
                first[key] = line
                self.lines[place] = line
                yield key, self.value(value_node, place, depth + 1)

    def _scalar(self, node: ScalarNode, path: str) -> object:
        text = str(node.value)
        if node.style == "|":
            self.blocks.add(path)
        if node.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        return int(text) if _INTEGER.fullmatch(text) else text


def _line(mark: StreamMark) -> int:
    return int(mark.line) + 1
