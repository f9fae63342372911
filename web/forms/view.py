"""A form as a template walks through it: declared fields with the values of a draft."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.papers import kind
from docgen.papers.setting import join_path
from docgen.papers.tables.columns import GROUP as GROUP_ROW
from web.forms import declared, shown
from web.forms.declared import FormField

#: Parts of the dossier, in the order of the form, and the words above them.
DOSSIER_PARTS = (
    ("head", "Cơ quan, địa danh, ngày", ("issuer", "place", "date")),
    ("receivers", "Nơi nhận", ("recipients", "filing")),
    ("signer", "Người ký", ("signature",)),
    ("contact", "Địa chỉ liên hệ", ("contact",)),
)
#: The words above what is rarely wanted, of the paper and of one that it carries.
OTHER_PARTS = ("Số, độ khẩn, độ mật, khổ giấy", "Phần đầu, người ký và cách in riêng")
#: Fields of a paper that the dossier gives for it, and those that are rarely wanted.
_OWN = ("issuer", "place", "date", "recipients", "filing", "signature", "contact", "reference")
_EXTRAS = ("marks", "number", "landscape", "author_line")
_OF_ATTACHED = ("labelled", "referenced")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the form under one heading. `given`: one of its fields has a value."""

    id: str
    title: str
    inputs: tuple[Input, ...]
    given: bool


@dataclass(frozen=True, slots=True)
class Input:
    """One field at its path with its value. `path` is also the place that problems speak of."""

    field: FormField
    path: str
    value: Any

    @property
    def id(self) -> str:
        """The path as an id of HTML."""
        return html_id(self.path)

    @property
    def text(self) -> str:
        """The text of a plain input."""
        return shown.text_of(self.field, self.value)

    @property
    def ticked(self) -> bool:
        """Whether a box is ticked."""
        value = self.field.default if self.value is None else self.value
        return value is True or str(value).lower() == "true"

    @property
    def lines(self) -> int:
        """How tall a box of several lines begins."""
        least = 14 if self.field.name == "body" else 2
        return min(max(self.text.count("\n") + 1, least), 30)

    @property
    def children(self) -> tuple[Input, ...]:
        """The fields of a group."""
        values = shown.group_of(self.field, self.value)
        return tuple(_inputs(self.field.children, values, self.path))

    @property
    def given(self) -> bool:
        """Whether the draft says anything here."""
        return self.value not in (None, "", (), [], {})

    @property
    def given_empty(self) -> bool:
        """Whether the draft names this group and says nothing in it: «Lưu» with nothing behind it."""
        if self.value is None or self.field.input != declared.GROUP:
            return False
        return not any(shown.group_of(self.field, self.value).values())

    @property
    def grid(self) -> str:
        """Columns and rows of a grid, as JSON."""
        if self.field.input == declared.RECEIVERS:
            columns = [
                _column("name", "Nơi nhận", 3),
                _column("purpose", "Để làm gì (b/c, t/h)", 1),
            ]
            pairs = shown.receivers_of(self.value)
            rows = [{"name": name, "purpose": purpose} for name, purpose in pairs]
            return _json({"columns": columns, "rows": rows, "groups": False})
        return "{}"

    def table_grid(self) -> str:
        """Columns and rows of a table whose group this is, as JSON."""
        values = shown.group_of(self.field, self.value)
        chosen = shown.columns_of(values.get("columns"), self.sets)
        columns = [
            _column(one.key, one.column.heading, one.column.weight, person=one.person)
            for one in chosen
        ]
        rows = shown.rows_of(values.get("rows"), chosen)
        return _json({"columns": columns, "rows": rows, "groups": GROUP_ROW})

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Key and heading of the columns of a table whose group this is."""
        values = shown.group_of(self.field, self.value)
        chosen = shown.columns_of(values.get("columns"), self.sets)
        return tuple((one.key, one.column.heading) for one in chosen)

    @property
    def sets(self) -> Sequence[Any]:
        """The column sets of the table whose group this is."""
        return next((child.sets for child in self.field.children if child.sets), ())

    @property
    def column_choice(self) -> str:
        """The set of columns that is chosen, or the columns themselves."""
        return shown.column_choice(shown.group_of(self.field, self.value).get("columns"))


class FormView:
    """The form of a draft: its paper, the parts of the dossier, the papers attached."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        papers = data.get("papers") or [{}]
        self._paper: Mapping[str, Any] = papers[0]
        self.kind = kind(str(self._paper.get("kind", "plan")))

    @property
    def content(self) -> tuple[Input, ...]:
        """What the paper itself says."""
        skipped = (*_OWN, *_EXTRAS, *_OF_ATTACHED)
        return _paper_inputs(self.kind.id, self._paper, "papers[0]", without=skipped)

    @property
    def parts(self) -> Iterator[Part]:
        """What the dossier gives for its papers."""
        known = {field.name: field for field in declared.dossier_fields()}
        for part_id, title, names in DOSSIER_PARTS:
            inputs = tuple(Input(known[name], name, self._data.get(name)) for name in names)
            yield Part(part_id, title, inputs, any(one.given for one in inputs))

    @property
    def extras(self) -> Part:
        """What is rarely wanted, and what the paper says in place of the dossier."""
        inputs = _paper_inputs(self.kind.id, self._paper, "papers[0]", only=_EXTRAS)
        own = _paper_inputs(self.kind.id, self._paper, "papers[0]", only=_OWN)
        inputs += tuple(one for one in own if one.given or one.field.name == "reference")
        return Part("extras", OTHER_PARTS[0], inputs, False)

    @property
    def carries(self) -> bool:
        """Whether other papers can be attached to this one."""
        return any(field.input == declared.PAPERS for field in declared.paper_fields(self.kind.id))

    @property
    def attached(self) -> Iterator[tuple[str, str, tuple[Input, ...], Part]]:
        """The papers attached: path, name, content, and the rest."""
        for index, paper in enumerate(self._paper.get("attachments") or ()):
            path = f"papers[0].attachments[{index}]"
            kind_id = str(paper.get("kind", "plan"))
            skipped = (*_OWN, *_EXTRAS, *_OF_ATTACHED)
            content = _paper_inputs(kind_id, paper, path, without=skipped)
            rest = _paper_inputs(kind_id, paper, path, only=(*_OF_ATTACHED, *_EXTRAS, *_OWN))
            part = Part(f"{html_id(path)}-rest", OTHER_PARTS[1], rest, False)
            yield path, kind(kind_id).name, content, part

    def kind_at(self, path: str) -> str:
        """The kind of an attached paper, by its path."""
        index = int(path.rsplit("[", 1)[1].rstrip("]"))
        return str(self._paper["attachments"][index]["kind"])


def html_id(path: str) -> str:
    """A path as an id of HTML: «papers[0].body» gives «papers-0-body»."""
    return path.replace("[", "-").replace("]", "").replace(".", "-")


def _paper_inputs(
    kind_id: str,
    values: Mapping[str, Any],
    path: str,
    *,
    only: Sequence[str] = (),
    without: Sequence[str] = (),
) -> tuple[Input, ...]:
    fields = (
        field
        for field in declared.paper_fields(kind_id)
        if field.input not in (declared.HIDDEN, declared.PAPERS)
        and (not only or field.name in only)
        and field.name not in without
    )
    return tuple(_inputs(fields, values, path))


def _inputs(
    fields: Iterator[FormField] | Sequence[FormField], values: Mapping[str, Any], path: str
) -> Iterator[Input]:
    for field in fields:
        yield Input(field, join_path(path, (field.name,)), values.get(field.name))


def _column(key: str, title: str, weight: float, *, person: bool = False) -> dict[str, Any]:
    return {"key": key, "title": title, "weight": weight, "person": person}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
