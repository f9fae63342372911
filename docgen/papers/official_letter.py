"""Công văn."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model import Paper, Title
from docgen.papers.assembly import Content, assemble, number, read_bases, read_body
from docgen.papers.kind import Kind
from docgen.papers.parts.fields import Line, Source
from docgen.papers.parts.paper import BasesField, CarrierFields
from docgen.papers.parts.receivers import AddresseesField, addressees
from docgen.papers.setting import Setting

NAME = "Công văn"


class OfficialLetterFields(CarrierFields, title="Công văn"):
    """Công văn."""

    kind: Literal["official_letter"] = Field(title="Loại văn bản", description="Công văn.")
    unit: Line = Field(
        "",
        title="Chữ viết tắt đơn vị soạn thảo",
        description="Phần cuối ký hiệu công văn của Nhà nước: đơn vị soạn thảo hoặc lĩnh vực.",
        examples=["VP", "VX"],
        max_length=40,
    )
    addressees: AddresseesField = Field(min_length=1)
    bases: BasesField = ()
    body: Source = Field(
        title="Nội dung",
        description="Gõ như vẫn gõ; mỗi đoạn một dòng. Được dùng I., 1., a), -, +, **đậm**, *nghiêng*.",
        examples=["Thực hiện Kế hoạch số 12/KH-UBND, đề nghị các đơn vị báo cáo kết quả."],
        min_length=1,
    )


def build(fields: OfficialLetterFields, setting: Setting) -> Paper:
    """The letter as a paper: its abstract goes under the number, no name of kind is printed."""
    return assemble(
        "official_letter",
        fields,
        setting,
        Content(
            title=Title("", fields.abstract),
            body=read_body(fields.body, setting.at("body"), setting),
            number=number(NAME, fields, setting, unit=fields.unit),
            addressees=addressees(fields.addressees),
            bases=read_bases(fields.bases),
        ),
    )


OFFICIAL_LETTER = Kind("official_letter", NAME, "cong-van", OfficialLetterFields, build)
