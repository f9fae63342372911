"""The issuing body as a dossier gives it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from docgen.model import Agency, Side
from docgen.papers.parts.fields import Fields, Line, Lines, wrong
from docgen.vietnamese import clean_line, fold

_SIDES = {
    "state": Side.STATE,
    "nha nuoc": Side.STATE,
    "chinh quyen": Side.STATE,
    "party": Side.PARTY,
    "dang": Side.PARTY,
}


def _read_side(value: object) -> object:
    if isinstance(value, str):
        return _SIDES.get(fold(clean_line(value)), value)
    return value


SideField = Annotated[
    Side,
    BeforeValidator(
        _read_side,
        json_schema_input_type=Literal["state", "party", "Nhà nước", "nhà nước", "Đảng", "đảng"],
    ),
    Field(
        title="Khối",
        description="Văn bản của Nhà nước (state) theo Nghị định 30/2020/NĐ-CP, "
        "hay văn bản của Đảng (party) theo hướng dẫn của Văn phòng Trung ương Đảng.",
        examples=["party", "state"],
        json_schema_extra={"x-input": "choice"},
    ),
]


class OwnIssuer(Fields, title="Cơ quan ban hành riêng"):
    """The body that issues one paper of the dossier, where it is not that of the dossier."""

    side: SideField | None = Field(None, title="Khối", description="Bỏ qua thì như cả hồ sơ.")
    superior: Lines = Field(
        (),
        title="Cơ quan chủ quản, cơ quan cấp trên",
        description="In trên tên cơ quan ban hành; một hay nhiều dòng. Không có thì bỏ qua.",
        examples=["Đảng bộ tỉnh Hà Nam"],
    )
    name: Lines = Field(
        (),
        title="Tên cơ quan ban hành",
        description="Một hay nhiều dòng; ghi chữ thường hay chữ hoa đều được.",
        examples=["Huyện uỷ Kim Bảng", ["Uỷ ban nhân dân", "xã Tân An"]],
    )
    blank: bool = Field(
        False,
        title="Để đơn vị tự điền tên",
        description="In dấu chấm thay cho tên cơ quan: biểu mẫu gửi cho nhiều đơn vị.",
        json_schema_extra={"x-input": "flag"},
    )
    sign: Line = Field(
        "",
        title="Chữ viết tắt tên cơ quan",
        description="Phần đứng sau trong ký hiệu văn bản.",
        examples=["UBND", "HU", "ĐU"],
        max_length=40,
    )
    author: Line = Field(
        "",
        title="Tác giả trong câu văn",
        description="Cách gọi cơ quan ban hành trong câu, ví dụ ở dòng «(Kèm theo Kế hoạch … của …)». "
        "Bỏ qua thì dùng tên cơ quan.",
        examples=["Ban Thường vụ Huyện uỷ", "Uỷ ban nhân dân xã Tân An"],
    )

    @model_validator(mode="after")
    def _has_a_name_or_is_blank(self) -> OwnIssuer:
        if self.blank and self.name:
            raise wrong(
                "Đã ghi tên cơ quan (name) thì không để trống (blank) nữa. Hãy bỏ một trong hai."
            )
        if not self.blank and not self.name:
            raise wrong(
                "Thiếu tên cơ quan ban hành. Hãy ghi name, hoặc ghi blank: true nếu để đơn vị tự điền."
            )
        return self

    def agency(self, side: Side) -> Agency:
        """The body as the model knows it; `side` holds where the body names none."""
        return Agency(
            side=self.side or side,
            name_lines=self.name,
            superior_lines=self.superior,
            sign=self.sign,
            author=self.author,
        )


class Issuer(OwnIssuer, title="Cơ quan ban hành"):
    """The body that issues the papers of the dossier."""

    side: SideField


def read_own_issuer(value: object) -> Any:
    """`blank` alone stands for a body that writes its own name."""
    if isinstance(value, str) and fold(clean_line(value)) in ("blank", "trong", "de trong"):
        return {"blank": True}
    return value
