"""The reference part of the manual of dossier files, written from the declared fields.

``python -m docgen.intake.manual docs/dossier.md`` writes it anew between its two marks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from docgen.papers.catalogue import kinds
from docgen.papers.dossier import Dossier
from docgen.papers.parts.dates import WrittenDate
from docgen.papers.parts.extras import MarksFields
from docgen.papers.parts.fields import Fields
from docgen.papers.parts.issuer import Issuer
from docgen.papers.parts.paper import PaperFields, ReferenceFields
from docgen.papers.parts.receivers import FilingFields, RecipientFields
from docgen.papers.parts.signing import SignatureFields
from docgen.papers.tables.columns import GROUP, OwnColumn
from docgen.papers.tables.table import TableFields

START = "<!-- Phần dưới do docgen.intake.manual viết ra từ khai báo; đừng sửa tay. -->"
END = "<!-- Hết phần viết ra từ khai báo. -->"

_GROUPS: tuple[tuple[str, type[Fields]], ...] = (
    ("Cả hồ sơ", Dossier),
    ("`issuer`: cơ quan ban hành", Issuer),
    ("`signature`: người ký", SignatureFields),
    ("`recipients`: một nơi nhận, hoặc nhiều nơi chung mục đích gửi", RecipientFields),
    ("`filing`: dòng Lưu", FilingFields),
    ("`date`: ngày tháng ghi từng phần", WrittenDate),
    ("`papers`: mục chung của mọi văn bản", PaperFields),
    ("`marks`: độ khẩn, độ mật, dự thảo", MarksFields),
    ("`reference`: văn bản mà phụ lục đi kèm", ReferenceFields),
)


def reference() -> str:
    """The reference part, Markdown: a table for every group of keys, then kinds and columns."""
    parts = [_section(title, model, model.model_fields) for title, model in _GROUPS]
    for kind in kinds():
        own = [key for key in kind.fields.model_fields if key not in PaperFields.model_fields]
        parts.append(_section(f"`kind: {kind.id}`: {kind.name}", kind.fields, ["kind", *own]))
    parts.append(_section("Bảng", TableFields, TableFields.model_fields))
    parts.append(_section("`columns`: cột tự đặt", OwnColumn, OwnColumn.model_fields))
    parts.append("\n".join(_column_sets()))
    return "\n\n".join(parts)


def _section(title: str, model: type[Fields], keys: Iterable[str]) -> str:
    rows = [_row(key, model.model_fields[key]) for key in dict.fromkeys(keys)]
    head = ["| Mục | Tên | Giải thích | Ví dụ |", "| --- | --- | --- | --- |"]
    return "\n".join([f"### {title}", "", *head, *rows])


def _row(key: str, field: FieldInfo) -> str:
    needed = " **Bắt buộc.**" if field.is_required() else ""
    examples = " · ".join(f"`{_shown(example)}`" for example in field.examples or ())
    explained = (field.description or "").replace("*", r"\*")
    cells = (f"`{key}`", field.title or "", explained + needed, examples)
    row = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {row} |"


def _shown(example: object) -> str:
    """An example as typed in the file; what is no single line, as JSON, which YAML reads too."""
    if isinstance(example, str) and "\n" not in example:
        return example
    return json.dumps(example, ensure_ascii=False)


def _column_sets() -> Iterator[str]:
    """Every table of every kind: its column sets with their keys and headings."""
    yield "### Các bộ cột có sẵn"
    yield ""
    yield "| Văn bản | Bảng | Bộ cột | Các cột (khoá: tiêu đề) |"
    yield "| --- | --- | --- | --- |"
    for kind in kinds():
        for key, field in kind.fields.model_fields.items():
            for table in _tables(field):
                for columns in table.SETS:
                    listed = "; ".join(
                        f"`{one.key}`: {one.column.heading}" for one in columns.columns
                    )
                    yield f"| `{kind.id}` | `{key}` | `{columns.id}`: {columns.name} | {listed} |"
    yield ""
    yield f"Dòng chỉ có mục `{GROUP}` là dòng tiêu đề nhóm, một ô chạy suốt bảng."


def _tables(field: FieldInfo) -> Iterator[type[TableFields]]:
    for part in getattr(field.annotation, "__args__", ()):
        if isinstance(part, type) and issubclass(part, TableFields):
            yield part


def written_anew(manual: str) -> str:
    """The manual with its reference part written anew; ValueError where its marks are missing."""
    before, start, rest = manual.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError("the marks of the reference part are missing")
    return f"{before}{START}\n\n{reference()}\n\n{END}{after}"


if __name__ == "__main__":
    manual = Path(sys.argv[1])
    manual.write_text(written_anew(manual.read_text(encoding="utf-8")), encoding="utf-8")
