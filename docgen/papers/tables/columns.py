"""Columns of tables: the sets each kind declares, and what a dossier may choose or add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from docgen.model import Column
from docgen.model.table import Content
from docgen.papers.parts.fields import Fields, Line, all_wrong, read_line, wrong
from docgen.papers.suggestions import did_you_mean, listed
from docgen.vietnamese import fold

#: The key that makes a row a group row: one cell over all the columns.
GROUP = "group"
MAX_COLUMNS = 30


@dataclass(frozen=True, slots=True)
class ColumnField:
    """One declared column. `person` True: it holds names of people, sorted by given name."""

    column: Column
    example: str = ""
    person: bool = False

    @property
    def key(self) -> str:
        """What a dossier calls the column."""
        return self.column.key

    @property
    def is_serial(self) -> bool:
        """Whether the column counts the rows."""
        return self.column.content is Content.SERIAL


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """Columns that belong together, under the name a dossier asks for them by."""

    id: str
    name: str
    columns: tuple[ColumnField, ...]


def serial(heading: str = "Stt") -> ColumnField:
    """The column that counts the rows; its cells are computed."""
    return ColumnField(Column("serial", heading, Content.SERIAL, weight=0.35))


def text(
    key: str,
    heading: str,
    weight: float = 1.0,
    *,
    example: str = "",
) -> ColumnField:
    """A column of running text."""
    return ColumnField(Column(key, heading, Content.TEXT, weight), example)


def short(key: str, heading: str, weight: float = 0.6, *, example: str = "") -> ColumnField:
    """A column of years, marks or codes, centred."""
    return ColumnField(Column(key, heading, Content.SHORT, weight), example)


def person(key: str = "name", heading: str = "Họ và tên", weight: float = 1.0) -> ColumnField:
    """A column of people's names."""
    column = Column(key, heading, Content.TEXT, weight)
    return ColumnField(column, example="Trần Thị Bưởi", person=True)


class OwnColumn(Fields, title="Cột tự đặt"):
    """A column that the dossier defines itself."""

    key: Line = Field(
        title="Khoá của cột",
        description="Tên ngắn để gọi cột trong rows.",
        examples=["phieu"],
        min_length=1,
        max_length=40,
    )
    heading: Line = Field(
        title="Tiêu đề cột",
        description="In ở dòng đầu của bảng.",
        examples=["Số phiếu đồng ý"],
        max_length=200,
    )
    content: Literal["text", "short", "number"] = Field(
        "text",
        title="Kiểu nội dung",
        description="text: chữ, canh trái; short: năm, ký hiệu, canh giữa; number: số, cộng được.",
        json_schema_extra={"x-input": "choice"},
    )
    weight: float = Field(
        1.0,
        title="Độ rộng tương đối",
        description="So với các cột khác trong bảng.",
        gt=0,
        le=20,
        json_schema_extra={"x-input": "number"},
    )
    total: bool = Field(
        False,
        title="Cộng cột",
        description="Chỉ cho cột số: thêm dòng «Tổng cộng» dưới bảng.",
        json_schema_extra={"x-input": "flag"},
    )

    def column_field(self) -> ColumnField:
        """The column as declared ones are."""
        return ColumnField(
            Column(self.key, self.heading, Content(self.content), self.weight, self.total)
        )


def choose_columns(value: object, sets: tuple[ColumnSet, ...]) -> tuple[ColumnField, ...]:
    """The columns a dossier asks for: a set by its name, or keys and columns of its own.

    The first set holds where nothing is asked for. Raises the mistakes of all the columns at once.
    """
    if value is None:
        return sets[0].columns
    if isinstance(value, str):
        return _named_set(read_line(value), sets)
    if not isinstance(value, list | tuple) or not value:
        raise wrong("Mục columns là tên một bộ cột, hoặc danh sách các cột.")
    if len(value) > MAX_COLUMNS:
        raise wrong(f"Bảng có {len(value)} cột; nhiều nhất là {MAX_COLUMNS}.")
    known = {field.key: field for columns in reversed(sets) for field in columns.columns}
    return _picked(value, known)


def _named_set(name: str, sets: tuple[ColumnSet, ...]) -> tuple[ColumnField, ...]:
    for columns in sets:
        if columns.id == name:
            return columns.columns
    ids = [columns.id for columns in sets]
    raise wrong(f"Không có bộ cột «{name}». Hãy ghi {listed(ids)}.")


_OWN_COLUMNS = TypeAdapter(dict[int, OwnColumn])


def _picked(
    wanted: list[Any] | tuple[Any, ...], known: Mapping[str, ColumnField]
) -> tuple[ColumnField, ...]:
    """The wanted columns in order: declared ones by key, own ones by what they say."""
    typed = {place: one for place, one in enumerate(wanted) if isinstance(one, Mapping)}
    own: dict[int, OwnColumn] = {}
    faults = None
    try:
        own = _OWN_COLUMNS.validate_python(typed)
    except ValidationError as error:
        faults = error
    picked: dict[str, ColumnField] = {}
    mistakes: list[tuple[tuple[str | int, ...], str]] = []
    for place, one in enumerate(wanted):
        if place in typed and place not in own:
            continue
        field = own[place].column_field() if place in own else known.get(read_line(one))
        if field is None:
            mistakes.append(((place,), f"Không có cột «{one}».{did_you_mean(str(one), known)}"))
        elif field.key in picked or field.key == GROUP:
            mistakes.append(((place,), f"Khoá cột «{field.key}» đã dùng. Hãy đặt khoá khác."))
        else:
            picked[field.key] = field
    if mistakes or faults:
        raise all_wrong("columns", mistakes, faults)
    return tuple(picked.values())


def find_column(typed: str, columns: tuple[ColumnField, ...]) -> ColumnField | None:
    """The column called by its key, or by its heading as printed; None when there is none."""
    for field in columns:
        if field.key == typed or fold(field.column.heading) == fold(typed):
            return field
    return None
