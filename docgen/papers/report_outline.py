"""Đề cương báo cáo: the headings of a report to be written, with hints in italics."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model import Paper, Title
from docgen.papers.assembly import Content, assemble, read_body
from docgen.papers.kind import Kind
from docgen.papers.parts.fields import Source
from docgen.papers.parts.paper import PaperFields
from docgen.papers.setting import Setting
from docgen.papers.sheet import TitleField

NAME = "Đề cương báo cáo"


class ReportOutlineFields(PaperFields, title="Đề cương báo cáo"):
    """Đề cương báo cáo."""

    kind: Literal["report_outline"] = Field(title="Loại văn bản", description="Đề cương báo cáo.")
    title: TitleField = NAME
    body: Source = Field(
        title="Các mục của báo cáo",
        description="Gõ như vẫn gõ: I., 1., 1.1., -; lời gợi ý đặt giữa hai dấu sao để in nghiêng.",
        examples=["I. KHÁI QUÁT ĐẶC ĐIỂM TÌNH HÌNH\n1. Thuận lợi *(có số liệu cụ thể)*"],
        min_length=1,
    )


def build(fields: ReportOutlineFields, setting: Setting) -> Paper:
    """The outline as a paper."""
    return assemble(
        "report_outline",
        fields,
        setting,
        Content(
            title=Title(fields.title, fields.abstract),
            body=read_body(fields.body, setting.at("body"), setting),
        ),
    )


REPORT_OUTLINE = Kind("report_outline", NAME, "de-cuong-bao-cao", ReportOutlineFields, build)
