"""A table of a dossier: chosen columns, filled or empty rows, order, totals."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from docgen.model import Row, Table
from docgen.papers.parts.fields import WHOLE, Fields, Line, TypedAs, read_line, wrong
from docgen.papers.suggestions import did_you_mean
from docgen.papers.tables.cells import TypedRow, read_number, read_rows, write_number
from docgen.papers.tables.columns import (
    GROUP,
    ColumnField,
    ColumnSet,
    OwnColumn,
    choose_columns,
    find_column,
)
from docgen.vietnamese import name_sort_key, sort_key

MAX_ROWS = 20_000
TOTAL = "Tổng cộng"


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
    def is_filled(self) -> bool:
        """Whether there is a row that is not left for the pen."""
        return any(not row.group for row in self.rows)

    @property
    def count(self) -> int:
        """How many rows there are, groups and empty rows aside."""
        return sum(1 for row in self.rows if not row.group)

    def table(self, summary: str = "") -> Table:
        """The table as the model knows it: sorted, numbered, added up, `summary` below it."""
        rows = [*self._sorted(), *[TypedRow(("",) * self._width) for _ in range(self.empty_rows)]]
        numbered: list[Row] = []
        serial = 0
        for row in rows:
            serial += not row.group
            numbered.append(self._row(row, str(serial)))
        return Table(
            columns=tuple(field.column for field in self.columns),
            rows=(*numbered, *self._total()),
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

    def _sorted(self) -> list[TypedRow]:
        """The rows in Vietnamese order, each group by itself; in the order given when not asked."""
        if not self.sort_by:
            return list(self.rows)
        filled = [field for field in self.columns if not field.is_serial]
        place = next(i for i, field in enumerate(filled) if field.key == self.sort_by)
        key = name_sort_key if filled[place].person else sort_key
        result: list[TypedRow] = []
        part: list[TypedRow] = []
        for row in (*self.rows, TypedRow((), GROUP)):
            if row.group:
                result += sorted(part, key=lambda row: key(row.cells[place]))
                result.append(row)
                part = []
            else:
                part.append(row)
        return result[:-1]

    def _total(self) -> tuple[Row, ...]:
        """The row of sums, where a column asks for it and there is something to add."""
        if not self.is_filled or not any(field.column.total for field in self.columns):
            return ()
        cells = []
        labelled = False
        filled = 0
        for field in self.columns:
            place = filled
            filled += not field.is_serial
            if field.column.total:
                values = (read_number(row.cells[place]) for row in self.rows if not row.group)
                cells.append(write_number(sum((value for value in values if value), Decimal())))
            else:
                cells.append("" if labelled or field.is_serial else TOTAL)
                labelled = labelled or not field.is_serial
        return (Row(tuple(cells)),)


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
