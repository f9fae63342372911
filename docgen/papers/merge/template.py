"""A dossier with merge fields: checked once, then filled for every row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.errors import InvalidInput, Problem, Severity
from docgen.papers.dossier import LineOf
from docgen.papers.merge import sentences
from docgen.papers.merge.judging import Field, Part, judged
from docgen.papers.merge.names import FieldNames
from docgen.papers.setting import join_path
from docgen.vietnamese import clean_line


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field and where it stands: its path, and its line in the file or, not known, in the text."""

    name: str
    place: str
    line: int | None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with marks, cut into plain parts and fields."""

    parts: tuple[Part, ...]


class MergeTemplate:
    """Plain data of a dossier (mappings, lists, texts) whose texts may hold «fields».

    `fields` are all uses in the order of the data. `problems` are what is wrong whatever the row:
    a slip in a name is an error, a name that nobody knows a question (warning).
    """

    def __init__(self, data: object, columns: Iterable[str], line_of: LineOf | None = None) -> None:
        """`columns` are the fields there are; `line_of` gives the line of a path in the file."""
        self._names = FieldNames(columns)
        self._line_of = line_of
        self._uses: list[FieldUse] = []
        self._problems: list[Problem] = []
        self._tree = self._prepared(data, "")
        self.fields = tuple(self._uses)
        self.problems = tuple(self._problems)

    def check(self, values: Mapping[str, str]) -> tuple[Problem, ...]:
        """What is wrong with one row: each empty field at every place where it stands.

        Names in `values` may be spelled as freely as in the text.
        """
        return tuple(self._faults(self._cleaned(values)))

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The used fields that one row has no value for, each once in the order of their use."""
        cleaned = self._cleaned(values)
        return tuple(
            dict.fromkeys(use.name for use in self.fields if not cleaned.get(use.name, ""))
        )

    def fill(self, values: Mapping[str, str], source: str = "") -> object:
        """The data with every field replaced by its value and doubled marks single.

        A value goes in on one line and is not searched for fields. What holds no mark is shared
        with the data given. InvalidInput, under the name `source`, carries the errors of the
        template and of the row.
        """
        cleaned = self._cleaned(values)
        found = (*self.problems, *self._faults(cleaned))
        errors = [problem for problem in found if problem.severity is Severity.ERROR]
        if errors:
            raise InvalidInput(errors, source)
        return _filled(self._tree, cleaned)

    def _prepared(self, data: object, path: str) -> object:
        """The data with its marked texts cut; what has none is the very same object."""
        if isinstance(data, str):
            return self._cut(data, path) if "«" in data or "»" in data else data
        if isinstance(data, Mapping):
            inner = {
                key: self._prepared(value, join_path(path, (str(key),)))
                for key, value in data.items()
            }
            return data if all(inner[key] is data[key] for key in data) else inner
        if isinstance(data, list | tuple):
            items = [
                self._prepared(item, join_path(path, (index,))) for index, item in enumerate(data)
            ]
            same = all(new is old for new, old in zip(items, data, strict=True))
            return data if same else items
        return data

    def _cut(self, text: str, path: str) -> _Text:
        parts, problems = judged(text, self._names)
        several = "\n" in text
        for part in parts:
            if isinstance(part, Field):
                line = self._line(path, part.line, several)
                self._uses.append(FieldUse(part.name, path, line))
        for problem in problems:
            line = self._line(path, problem.line, several)
            self._problems.append(replace(problem, place=path, line=line))
        return _Text(parts)

    def _line(self, path: str, line: int | None, several: bool) -> int | None:
        """The line in the file; without one, the line of a text that has several."""
        inside = line if several else None
        return self._line_of(path, inside) if self._line_of else inside

    def _cleaned(self, values: Mapping[str, str]) -> dict[str, str]:
        """The values under the declared names of their fields; others are left out."""
        named = ((self._names.known(name), value) for name, value in values.items())
        return {name: clean_line(value) for name, value in named if name is not None}

    def _faults(self, values: Mapping[str, str]) -> Iterator[Problem]:
        for use in self.fields:
            value = values.get(use.name, "")
            if not value:
                yield Problem(use.place, sentences.empty(use.name), line=use.line)
            elif "*" in value or "\\" in value:
                message = sentences.starred(use.name)
                yield Problem(use.place, message, Severity.WARNING, use.line)


def _filled(tree: object, values: Mapping[str, str]) -> object:
    if isinstance(tree, _Text):
        return "".join(part if isinstance(part, str) else values[part.name] for part in tree.parts)
    if isinstance(tree, Mapping):
        return {key: _filled(value, values) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_filled(item, values) for item in tree]
    return tree
