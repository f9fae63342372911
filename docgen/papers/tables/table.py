"""A table of a dossier: chosen columns, filled or empty rows, order, totals."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from docgen.model import Row, Table
from docgen.papers.parts.fields import WHOLE, Fields, Line, TypedAs, read_line, wrong
from docgen.papers.suggestions import did_you_mean
from docgen.papers.tables.arranging import in_order, sums
from docgen.papers.tables.cells import TypedRow, read_rows
from docgen.papers.tables.columns import (
    GROUP,
    ColumnField,
    ColumnSet,
    OwnColumn,
    choose_columns,
    find_column,
)

MAX_ROWS = 20_000


class TableFields(Fields):
    """Rows of one table. A subclass names its column sets, the first of which is the usual one."""

    SETS: ClassVar[tuple[ColumnSet, ...]] = ()
    HEADING: ClassVar[str] = ""

    heading: Line = Field(
        "",
        title="Tên bảng",
        description="In trên bảng khi văn bản có nhiều bảng. Bỏ qua thì dùng tên thường lệ.",
        examples=["Tập thể"],
    )
    columns: Annotated[tuple[ColumnField, ...], TypedAs(OwnColumn)] = Field(
        (),
        title="Cột",
        description="Tên một bộ cột, hoặc danh sách gồm khoá của các cột có sẵn và các cột tự đặt. "
        "Bỏ qua thì dùng bộ cột thường lệ.",
        examples=["short", ["serial", "name", {"key": "phieu", "heading": "Số phiếu"}]],
        validate_default=True,
    )
    rows: tuple[TypedRow, ...] = Field(
        (),
        title="Các dòng",
        description="Mỗi dòng là danh sách các ô theo thứ tự cột (không ghi cột số thứ tự), hoặc ghi "
        "theo khoá cột. Dòng {group: …} là dòng tiêu đề nhóm.",
        max_length=MAX_ROWS,
        json_schema_extra={"x-input": "table"},
    )
    empty_rows: Annotated[int, Field(ge=0, le=500), WHOLE] = Field(
        0,
        title="Số dòng trống",
        description="Thêm dòng trống để ghi tay, sau các dòng đã có.",
        examples=[5],
        json_schema_extra={"x-input": "number"},
    )
    sort_by: Line = Field(
        "",
        title="Xếp theo cột",
        description="Khoá của cột để xếp theo vần tiếng Việt; cột họ tên xếp theo tên rồi họ và đệm. "
        "Bỏ qua thì giữ thứ tự đã ghi.",
        examples=["name"],
    )
    column_numbers: bool = Field(
        False,
        title="Đánh số cột",
        description="In dòng (1), (2), … dưới dòng tiêu đề.",
        json_schema_extra={"x-input": "flag"},
    )

    @field_validator("columns", mode="plain", json_schema_input_type=str | list[str | OwnColumn])
    @classmethod
    def _choose_columns(cls, value: object) -> tuple[ColumnField, ...]:
        return choose_columns(value or None, cls.SETS)

    @field_validator("rows", mode="plain", json_schema_input_type=list[list[Any] | dict[str, Any]])
    @classmethod
    def _read_rows(cls, value: object, info: ValidationInfo) -> tuple[TypedRow, ...]:
        columns = info.data.get("columns")
        if columns is None:  # the columns are wrong themselves: no telling what the rows mean
            return ()
        if isinstance(value, list | tuple) and len(value) > MAX_ROWS:
            raise wrong(f"Bảng có {len(value)} dòng; nhiều nhất là {MAX_ROWS}.")
        return read_rows(value, columns)

    @field_validator("sort_by")
    @classmethod
    def _sorts_by_a_column(cls, value: str, info: ValidationInfo) -> str:
        columns = info.data.get("columns")
        if not value or columns is None:
            return value
        field = find_column(read_line(value), columns)
        if field is None or field.is_serial:
            keys = [column.key for column in columns if not column.is_serial]
            raise wrong(f"Bảng không xếp được theo cột «{value}».{did_you_mean(value, keys)}")
        return field.key

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema with the keys of the declared columns, so that an editor offers them."""
        schema = super().__get_pydantic_json_schema__(core_schema, handler)
        target = handler.resolve_ref_schema(schema)
        if cls.SETS:
            target["properties"]["rows"]["items"] = _row_schema(cls.SETS)
            sets = {columns.id: columns.name for columns in cls.SETS}
            target["properties"]["columns"]["description"] += " Các bộ cột: " + "; ".join(
                f"{key} ({name})" for key, name in sets.items()
            )
        return schema

    @property
    def count(self) -> int:
        """How many rows there are, groups and empty rows aside."""
        return sum(1 for row in self.rows if not row.group)

    def table(self, summary: str = "") -> Table:
        """The table as the model knows it: sorted, numbered, added up, `summary` below it."""
        rows = in_order(self.rows, self.columns, self.sort_by) if self.sort_by else [*self.rows]
        rows += [TypedRow(("",) * self._width)] * self.empty_rows
        numbered: list[Row] = []
        serial = 0
        for row in rows:
            serial += not row.group
            numbered.append(self._row(row, str(serial)))
        if total := sums(self.rows, self.columns):
            numbered.append(Row(total, total=True))
        return Table(
            columns=tuple(field.column for field in self.columns),
            rows=tuple(numbered),
            summary=summary,
            column_numbers=self.column_numbers,
        )

    @property
    def _width(self) -> int:
        return sum(1 for field in self.columns if not field.is_serial)

    def _row(self, row: TypedRow, serial: str) -> Row:
        if row.group:
            return Row((row.group,), group=True)
        cells = iter(row.cells)
        return Row(tuple(serial if field.is_serial else next(cells) for field in self.columns))


def _row_schema(sets: tuple[ColumnSet, ...]) -> JsonSchemaValue:
    cell: JsonSchemaValue = {"type": ["string", "number", "null"]}
    properties = {
        field.key: {
            **cell,
            "title": field.column.heading,
            **({"examples": [field.example]} if field.example else {}),
        }
        for columns in sets
        for field in columns.columns
        if not field.is_serial
    }
    properties[GROUP] = {"type": "string", "title": "Tiêu đề nhóm"}
    return {
        "anyOf": [
            {"type": "array", "items": cell, "title": "Các ô theo thứ tự cột"},
            {
                "type": "object",
                "properties": properties,
                "additionalProperties": cell,
                "title": "Các ô theo khoá cột",
            },
        ]
    }
