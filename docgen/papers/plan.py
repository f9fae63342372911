"""Kế hoạch."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model import Paper, Title
from docgen.papers.assembly import Content, assemble, number, read_bases, read_body
from docgen.papers.kind import Kind
from docgen.papers.parts.fields import Source
from docgen.papers.parts.paper import BasesField, CarrierFields
from docgen.papers.parts.receivers import AddresseesField, addressees
from docgen.papers.setting import Setting

NAME = "Kế hoạch"


class PlanFields(CarrierFields, title="Kế hoạch"):
    """Kế hoạch."""

    kind: Literal["plan"] = Field(title="Loại văn bản", description="Kế hoạch.")
    author_line: bool = Field(
        False,
        title="In dòng tác giả dưới tên loại",
        description="Văn bản của Đảng: in «CỦA BAN THƯỜNG VỤ …» giữa tên loại và trích yếu.",
        json_schema_extra={"x-input": "flag"},
    )
    bases: BasesField = ()
    body: Source = Field(
        title="Nội dung",
        description="Gõ như vẫn gõ: I., 1., 1.1., a), -, + ở đầu dòng; **đậm**, *nghiêng*. "
        "Số của các mục in như đã gõ; chỗ nhảy số hay trùng số thì docgen nhắc.",
        examples=[
            "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Tiếp tục phát hiện các điển hình tiêu biểu."
        ],
        min_length=1,
    )
    addressees: AddresseesField = ()


def build(fields: PlanFields, setting: Setting) -> Paper:
    """The plan as a paper."""
    return assemble(
        "plan",
        fields,
        setting,
        Content(
            title=Title(NAME, fields.abstract, _author_line(fields, setting)),
            body=read_body(fields.body, setting.at("body"), setting),
            number=number(NAME, fields, setting),
            addressees=addressees(fields.addressees),
            bases=read_bases(fields.bases),
        ),
    )


def _author_line(fields: PlanFields, setting: Setting) -> str:
    """The author below the name of the kind; only the Party prints one (HD36 II.1.5.1)."""
    if not fields.author_line:
        return ""
    issuer = setting.issuer(fields)
    author = issuer.author if issuer else ""
    if not setting.edition.has("abstract_author"):
        setting.refuse(
            setting.at("author_line"),
            f"{setting.edition.number} không in tác giả dưới tên loại. Hãy bỏ mục này.",
        )
    elif not author:
        setting.refuse(
            setting.at("author_line"), "Chưa có tác giả để in. Hãy ghi author ở mục issuer."
        )
    return author


PLAN = Kind("plan", NAME, "ke-hoach", PlanFields, build)
