"""What sheets and lists share: a title of their own, an opening, tables, a note below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from docgen.model import Block, Entry, Level, spans
from docgen.papers.assembly import read_body
from docgen.papers.parts.fields import Line, Source
from docgen.papers.setting import Setting
from docgen.papers.tables.table import TableFields

TitleField = Annotated[
    Line,
    Field(
        title="Tên văn bản",
        description="In chữ hoa trên trích yếu.",
        examples=["Biểu đăng ký", "Danh sách mô hình điểm tiêu biểu"],
        min_length=1,
        max_length=200,
    ),
]
OpeningField = Annotated[
    Source,
    Field(
        title="Câu mở đầu",
        description="Đứng trên bảng, thường nêu văn bản được thực hiện. Được dùng **đậm**, *nghiêng*. "
        "Biểu đăng ký không in dòng «(Kèm theo …)» mà bỏ qua mục này thì docgen viết câu nêu văn bản "
        "được thực hiện.",
        examples=["Thực hiện Kế hoạch số 185-KH/HU, … đăng ký thực hiện như sau:"],
    ),
]
NoteField = Annotated[
    Source,
    Field(
        title="Ghi chú",
        description="Đứng dưới chữ ký; văn bản không có chữ ký thì đứng dưới bảng. "
        "Một hay nhiều đoạn. Được dùng **đậm**, *nghiêng*.",
        examples=["**Ghi chú:** Các đơn vị gửi danh sách trước ngày 05/4/2022."],
    ),
]


def sheet_body(
    setting: Setting,
    tables: Iterable[TableFields | None],
    *,
    opening: str,
    summary: str = "",
) -> tuple[Block, ...]:
    """Opening and tables in order.

    Tables have headings «I. …», «II. …» when there are several, or one that was named. `summary`
    is printed below the last table.
    """
    given = [table for table in tables if table is not None]
    body: list[Block] = []
    if opening:
        body += read_body(opening, setting.at("opening"), setting)
    for table in given:
        heading = table.heading or (table.HEADING if len(given) > 1 else "")
        if heading:
            body.append(Entry(Level.ROMAN, spans(heading)))
        body.append(table.table(summary if table is given[-1] else ""))
    return tuple(body)


def sheet_note(setting: Setting, note: str) -> tuple[Entry, ...]:
    """The note of a sheet; () for none."""
    return read_body(note, setting.at("note"), setting) if note else ()
