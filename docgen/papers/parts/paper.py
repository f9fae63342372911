"""The fields that every kind of paper has, and those of papers that others are attached to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from docgen.papers.parts.dates import Date, DateOrNone
from docgen.papers.parts.extras import ContactField, MarksFields
from docgen.papers.parts.fields import Fields, Items, Line, Lines, read_whole, wrong
from docgen.papers.parts.issuer import OwnIssuer, read_own_issuer
from docgen.papers.parts.receivers import FilingOrNone, RecipientsOrNone, bare
from docgen.papers.parts.signing import SignatureOrNone
from docgen.vietnamese import clean_line

if TYPE_CHECKING:
    from docgen.papers.catalogue import AnyPaperFields

PlaceField = Annotated[
    Line,
    Field(
        title="Địa danh",
        description="Tên nơi cơ quan đóng trụ sở, in trước ngày tháng.",
        examples=["Kim Bảng"],
        max_length=100,
    ),
]
AbstractField = Annotated[
    Lines,
    Field(
        title="Trích yếu",
        description="Một câu hay cụm từ ngắn nêu nội dung. Chỗ xuống dòng được giữ nguyên.",
        examples=["sơ kết 05 năm và biểu dương các mô hình tiêu biểu"],
    ),
]


def _read_number(value: object) -> object:
    if isinstance(value, str):
        typed = clean_line(value)
        if not typed.isdecimal():
            raise wrong(
                f"Số văn bản «{typed[:40]}» không đọc được. Chỉ ghi chữ số, ví dụ 83; "
                "ký hiệu do docgen viết theo loại văn bản và chữ viết tắt của cơ quan."
            )
    return read_whole(value)


NumberOrNone = Annotated[
    Annotated[
        int,
        Field(ge=1, le=999_999),
        BeforeValidator(_read_number, json_schema_input_type=int | str),
    ]
    | None,
    Field(
        title="Số",
        description="Chỉ ghi chữ số, không ghi ký hiệu. Bỏ qua thì để trống cho văn thư ghi.",
        examples=[83],
        json_schema_extra={"x-input": "number"},
    ),
]
BasesField = Annotated[
    Items,
    AfterValidator(lambda texts: tuple(text for text in map(bare, texts) if text)),
    Field(
        title="Căn cứ",
        description="Mỗi căn cứ một dòng; docgen tự ghi gạch đầu dòng và dấu cuối dòng theo quy định.",
        examples=[["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"]],
    ),
]


class ReferenceFields(Fields, title="Kèm theo văn bản"):
    """The paper that this one travels with, when that paper is not in the same dossier."""

    kind: Line = Field(
        title="Tên loại văn bản",
        description="Tên loại của văn bản ấy, ghi bằng tiếng Việt.",
        examples=["Kế hoạch", "Quyết định"],
        max_length=60,
    )
    number: NumberOrNone = None
    date: Date
    author: Line = Field(
        "",
        title="Tác giả",
        description="Cơ quan đã ban hành, viết như trong câu. Bỏ qua thì là cơ quan của hồ sơ.",
        examples=["Ban Thường vụ Huyện uỷ"],
    )
    sign: Line = Field(
        "",
        title="Chữ viết tắt tên cơ quan",
        description="Trong ký hiệu của văn bản ấy. Bỏ qua thì là cơ quan của hồ sơ.",
        examples=["HU"],
        max_length=40,
    )
    unit: Line = Field(
        "",
        title="Chữ viết tắt đơn vị soạn thảo",
        description="Phần cuối ký hiệu, khi văn bản ấy là công văn của Nhà nước.",
        examples=["VP"],
        max_length=40,
    )


class PaperFields(Fields):
    """What every paper of a dossier can say. Each kind narrows `kind` to its own id."""

    kind: str = Field(
        title="Loại văn bản",
        description="Quyết định những mục nào khác được dùng; xem từng loại.",
        examples=["plan"],
    )
    issuer: (
        Annotated[
            OwnIssuer, BeforeValidator(read_own_issuer, json_schema_input_type=OwnIssuer | str)
        ]
        | None
    ) = Field(
        None,
        title="Cơ quan ban hành riêng",
        description="Bỏ qua thì như cả hồ sơ. Văn bản kèm theo chỉ in phần đầu khi có mục này; "
        "ghi blank nếu đơn vị nhận biểu tự điền.",
    )
    place: PlaceField = ""
    date: DateOrNone = None
    abstract: AbstractField = ()
    recipients: RecipientsOrNone = None
    filing: FilingOrNone = None
    signature: SignatureOrNone = None
    marks: MarksFields = Field(
        MarksFields(), title="Độ khẩn, độ mật, dự thảo", description="Chỉ ghi những dấu cần in."
    )
    contact: ContactField = ()
    reference: ReferenceFields | None = Field(
        None,
        title="Kèm theo văn bản",
        description="Văn bản mà biểu, đề cương hay danh sách này đi kèm, khi văn bản ấy không nằm "
        "trong hồ sơ. Văn bản ghi ở mục attachments thì không cần.",
    )
    landscape: bool = Field(
        False,
        title="Khổ giấy ngang",
        description="Xoay ngang trang giấy, cho bảng có nhiều cột.",
        json_schema_extra={"x-input": "flag"},
    )
    labelled: bool = Field(
        True,
        title="In chữ «Phụ lục»",
        description="Chỉ dùng cho văn bản kèm theo: false thì không in chữ «Phụ lục» trên tên văn bản. "
        "Văn bản của Nhà nước chỉ được bỏ khi văn bản kèm theo có phần đầu riêng (mục issuer).",
        json_schema_extra={"x-input": "flag"},
    )
    referenced: bool = Field(
        True,
        title="In dòng «(Kèm theo …)»",
        description="Chỉ dùng cho văn bản kèm theo: false thì không in dòng «(Kèm theo …)» dưới trích yếu. "
        "Theo Nghị định 30/2020/NĐ-CP và Hướng dẫn 05-HD/VPTW chỉ được bỏ khi văn bản kèm theo "
        "có phần đầu riêng (mục issuer).",
        json_schema_extra={"x-input": "flag"},
    )


class CarrierFields(PaperFields):
    """A paper with a number, that other papers can be attached to."""

    number: NumberOrNone = None
    attachments: tuple[AnyPaperFields, ...] = Field(
        (),
        title="Văn bản kèm theo (phụ lục)",
        description="Biểu, đề cương, danh sách … in tiếp trong cùng một tệp, mỗi văn bản sang trang mới.",
        max_length=50,
    )
