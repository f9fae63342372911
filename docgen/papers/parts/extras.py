"""Marks that the signer decides and the address block."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from docgen.model import Contact, Marks
from docgen.papers.parts.fields import Fields, Line, Lines, read_whole
from docgen.vietnamese import clean_line, upper


def _read_draft(value: object) -> object:
    """The number of the draft; a bare yes is a draft without number."""
    if value is True:
        return 0
    if value is False:
        return None
    return read_whole(value)


class MarksFields(Fields, title="Độ khẩn, độ mật, dự thảo"):
    """Urgency, secrecy, circulation, draft."""

    urgency: Line = Field(
        "",
        title="Độ khẩn",
        description="Khẩn, Thượng khẩn hoặc Hỏa tốc.",
        examples=["Khẩn"],
        max_length=60,
    )
    secrecy: Line = Field(
        "",
        title="Độ mật",
        description="Mật, Tối mật hoặc Tuyệt mật. Văn bản mật phải soạn trên máy không nối mạng.",
        examples=["Mật"],
        max_length=60,
    )
    circulation: Line = Field(
        "",
        title="Phạm vi lưu hành",
        description="Ví dụ: Lưu hành nội bộ, Xem xong trả lại.",
        examples=["Lưu hành nội bộ"],
        max_length=120,
    )
    draft: Annotated[
        Annotated[int, Field(ge=0, le=99)] | None,
        BeforeValidator(_read_draft, json_schema_input_type=int | bool | str),
    ] = Field(
        None,
        title="Dự thảo",
        description="Ghi lần dự thảo, hoặc true nếu không đánh số lần.",
        examples=[2, True],
        json_schema_extra={"x-input": "number"},
    )
    no_media: bool = Field(
        False,
        title="Không phổ biến trên phương tiện thông tin đại chúng",
        description="Chỉ có ở văn bản của Đảng.",
        json_schema_extra={"x-input": "flag"},
    )

    def marks(self) -> Marks:
        """The marks as the model knows them, words in capitals as they are printed."""
        return Marks(
            urgency=_printed(self.urgency),
            secrecy=_printed(self.secrecy),
            circulation=_printed(self.circulation),
            draft=self.draft,
            no_media=self.no_media,
        )


def _printed(words: str) -> str:
    return upper(clean_line(words))


ContactField = Annotated[
    Lines,
    Field(
        title="Địa chỉ, thông tin liên hệ",
        description="In ở chân trang theo quy định; mỗi dòng ghi như sẽ in.",
        examples=[
            ["Số 1 phố Trần Phú, xã Tân An", "ĐT: 0226 3 123 456, E-Mail: tanan@example.gov.vn"]
        ],
    ),
]


def contact(lines: tuple[str, ...]) -> Contact | None:
    """The address block as the model knows it, None when nothing is given."""
    return Contact(lines) if lines else None
