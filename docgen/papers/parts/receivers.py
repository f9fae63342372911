"""Whom a paper speaks to (Kính gửi), who receives it (Nơi nhận), who files it (Lưu)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from docgen.model import Addressees, Filing, Recipient, Recipients
from docgen.papers.parts.fields import (
    MAX_ITEMS,
    WHOLE,
    Fields,
    Items,
    Line,
    read_line,
    read_lines,
    wrong,
)

_DASH = re.compile(r"[-–—+•]\s*")
# The dots of an ellipsis, or of a line to fill in, are no end mark.
_END_MARKS = re.compile(r"(?:\s*(?:\.?/\.|[;,]|(?<!\.)\.))+$")
#: A line that says who keeps the file copy: «Lưu: VT, NV», «Lưu Văn phòng Huyện uỷ».
FILING = re.compile(r"Lưu\b *:? *(?P<rest>.*)", re.IGNORECASE)
_KEEPER = re.compile(r"(?P<keeper>.*?)(?: *\((?P<copies>\d{1,3}) ?b?\))?(?:\. *(?P<drafter>\S.*))?")


def bare(item: str) -> str:
    """A list item without the dash before it and the mark after it: docgen writes both."""
    item = item[match.end() :] if (match := _DASH.match(item)) else item
    return _END_MARKS.sub("", item)


def _read_items(value: object) -> list[str]:
    return [item for line in read_lines(value) if (item := bare(line))]


class FilingFields(Fields, title="Lưu"):
    """The last line of Nơi nhận."""

    keeper: Line = Field(
        "",
        title="Nơi lưu",
        description="Phần sau chữ «Lưu».",
        examples=["VT, NV", "Văn phòng Huyện uỷ"],
    )
    copies: Annotated[int, Field(ge=1, le=999), WHOLE] | None = Field(
        None,
        title="Số bản lưu",
        description="Chỉ ghi khi cần in số bản lưu.",
        examples=[2],
        json_schema_extra={"x-input": "number"},
    )
    drafter: Line = Field(
        "",
        title="Ký hiệu người soạn thảo và số lượng bản phát hành",
        description="In ở cuối dòng Lưu.",
        examples=["PL.(300)"],
        max_length=40,
    )

    def filing(self) -> Filing:
        """The line as the model knows it."""
        return Filing(self.keeper, self.copies, self.drafter)


def read_filing(value: object) -> object:
    """The parts of «VT, NV», «Lưu: VT, HC (2).» or «Lưu Văn phòng Huyện uỷ»."""
    if isinstance(value, Mapping | FilingFields):
        return value
    line = bare(read_line(value))
    if match := FILING.fullmatch(line):
        line = match["rest"]
    parts = _KEEPER.fullmatch(line)
    return parts.groupdict(default=None) if parts else {"keeper": line}


FilingOrNone = Annotated[
    Annotated[FilingFields, BeforeValidator(read_filing, json_schema_input_type=FilingFields | str)]
    | None,
    Field(
        title="Lưu",
        description="Dòng cuối của Nơi nhận: nơi lưu, nếu cần thì thêm số bản trong ngoặc.",
        examples=["VT, NV", "Văn phòng Huyện uỷ", {"keeper": "VT, NV", "copies": 2}],
    ),
]


class RecipientFields(Fields, title="Nơi nhận"):
    """One receiver, or several that receive for the same purpose."""

    name: Line = Field(
        "", title="Nơi nhận", description="Một nơi nhận.", examples=["Ban Tuyên giáo Tỉnh uỷ"]
    )
    names: Items = Field(
        (),
        title="Các nơi nhận",
        description="Nhiều nơi nhận có chung mục đích gửi.",
        examples=[["Thường trực Huyện uỷ", "Các chi, đảng bộ trực thuộc"]],
    )
    purpose: Line = Field(
        "",
        title="Mục đích gửi",
        description="In trong ngoặc sau mỗi nơi nhận.",
        examples=["b/c", "t/h"],
        max_length=60,
    )

    @model_validator(mode="after")
    def _names_someone(self) -> RecipientFields:
        if bool(self.name) == bool(self.names):
            raise wrong("Hãy ghi name cho một nơi nhận, hoặc names cho nhiều nơi nhận.")
        return self

    def recipients(self) -> tuple[Recipient, ...]:
        """One line of Nơi nhận for each name."""
        purpose = self.purpose.strip("() ")
        names = (bare(name) for name in (self.names or (self.name,)))
        return tuple(Recipient(name, purpose) for name in names if name)


def _read_recipients(value: object) -> list[object]:
    if isinstance(value, str):
        value = read_lines(value)
    if not isinstance(value, list | tuple):
        raise wrong(
            "Nơi nhận là một danh sách: mỗi nơi nhận một dòng, bắt đầu bằng dấu gạch ngang."
        )
    return [
        item if isinstance(item, Mapping | RecipientFields) else {"name": item or ""}
        for item in value
    ]


RecipientsOrNone = Annotated[
    Annotated[
        tuple[RecipientFields, ...],
        Field(max_length=MAX_ITEMS),
        BeforeValidator(_read_recipients, json_schema_input_type=list[str | RecipientFields] | str),
    ]
    | None,
    Field(
        title="Nơi nhận",
        description="Mỗi nơi nhận một dòng; docgen tự ghi gạch đầu dòng và dấu cuối dòng. "
        "Dòng «Lưu» ghi ở mục filing.",
        examples=[["Thường trực Tỉnh uỷ", {"name": "Ban Tuyên giáo Tỉnh uỷ", "purpose": "b/c"}]],
        json_schema_extra={"x-input": "table"},
    ),
]

AddresseesField = Annotated[
    tuple[Annotated[str, Field(max_length=2000)], ...],
    Field(max_length=50),
    BeforeValidator(_read_items, json_schema_input_type=str | list[str]),
    Field(
        title="Kính gửi",
        description="Một hay nhiều nơi; công văn bắt buộc có. docgen tự ghi «Kính gửi:» hay «Kính trình:».",
        examples=["Uỷ ban nhân dân tỉnh Ninh Bình", ["Sở Nội vụ", "Sở Tài chính"]],
        json_schema_extra={"x-input": "lines"},
    ),
]


def recipients(
    items: tuple[RecipientFields, ...], filing: FilingFields | None
) -> Recipients | None:
    """Nơi nhận as the model knows it, None when nothing is given.

    A last item that begins with «Lưu» is the filing line where none is given apart.
    """
    lines = [line for item in items for line in item.recipients()]
    file_copy = filing.filing() if filing else None
    if file_copy is None and lines and FILING.fullmatch(lines[-1].name):
        file_copy = FilingFields.model_validate(read_filing(lines.pop().name)).filing()
    return Recipients(tuple(lines), file_copy) if lines or file_copy else None


def addressees(names: tuple[str, ...]) -> Addressees | None:
    """Kính gửi as the model knows it, None when nobody is addressed."""
    return Addressees(names) if names else None
