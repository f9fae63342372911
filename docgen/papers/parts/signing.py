"""The signature block as a dossier gives it, and the powers people write in many ways."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from docgen.model import Authority, Signature, Signing
from docgen.papers.parts.fields import Fields, Line, Lines, wrong
from docgen.papers.suggestions import listed
from docgen.vietnamese import clean_line, fold

_SPELLINGS = {
    Signing.ON_BEHALF: r"t[/.]?m[./]?|thay mặt",
    Signing.DEPUTY: r"k[/.]?t[./]?|ký thay",
    Signing.BY_ORDER: r"t[/.]?l[./]?|thừa lệnh",
    Signing.DELEGATED: r"t[/.]?u[/.]?q[./]?|t/u[./]?|uq[./]|thừa (?:uỷ|ủy) quyền",
    Signing.ACTING: r"q[./]?|quyền",
}
_POWERS = {
    power: re.compile(rf"(?:{spelling})(?:(?<=[./]) *| +)(?P<of>\S.*)", re.IGNORECASE)
    for power, spelling in _SPELLINGS.items()
}
_CONCURRENT = "kiem"


def read_authority(line: str) -> Authority | None:
    """The power and whose it is: «T/M Ban Thường vụ», «TM. UBND», «KT.CHỦ TỊCH»; None for neither."""
    for power, spelling in _POWERS.items():
        if match := spelling.fullmatch(line):
            return Authority(power, match["of"])
    return None


class SignatureFields(Fields, title="Người ký"):
    """Who signs and with what power; nothing given prints no signature block."""

    authority: Lines = Field(
        (),
        title="Quyền hạn ký",
        description="Một hay nhiều dòng bắt đầu bằng TM. hay T/M, KT. hay K/T, TL. hay T/L, TUQ., Q.; "
        "docgen viết lại đúng kiểu của Nhà nước hay của Đảng. Người đứng đầu trực tiếp ký thì bỏ qua.",
        examples=["T/M Ban Thường vụ", ["TM. Uỷ ban nhân dân", "KT. Chủ tịch"]],
    )
    position: Lines = Field(
        (),
        title="Chức vụ",
        description="Một dòng; giữ hai chức vụ thì ba dòng với chữ «kiêm» ở giữa.",
        examples=["Phó Bí thư", ["Trưởng Ban Tổ chức", "kiêm", "Chủ tịch Hội đồng"]],
    )
    name: Line = Field(
        "",
        title="Họ và tên người ký",
        description="Không ghi học hàm, học vị, quân hàm. Bỏ qua thì để trống cho người ký ghi.",
        examples=["Nguyễn Mạnh Tuấn"],
    )
    other_office: Line = Field(
        "",
        title="Chức vụ khác của người ký",
        description="In trên họ tên, khi người ký thay mặt hội đồng, ban chỉ đạo và dùng con dấu của "
        "cơ quan mình. Chỉ có ở văn bản của Nhà nước.",
        examples=["Giám đốc Sở Nội vụ"],
    )
    hint: Line = Field(
        "",
        title="Lời dặn người ký",
        description="Chỉ dùng cho biểu mẫu để đơn vị điền; in nghiêng trong ngoặc.",
        examples=["Ký, ghi rõ họ và tên, đóng dấu"],
    )

    @field_validator("authority")
    @classmethod
    def _lines_name_a_power(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        nameless = [line for line in lines if read_authority(line) is None]
        if nameless:
            raise wrong(
                f"Không có chữ chỉ quyền hạn ký ở {listed(nameless)}. Hãy bắt đầu bằng TM., KT., TL., "
                "TUQ. hoặc Q. (T/M, K/T, T/L với văn bản của Đảng); chức vụ thì ghi ở mục position."
            )
        return lines

    def signature(self, concurrent_word: str) -> Signature | None:
        """The block as the model knows it, None when nothing is given.

        Powers written among the positions («KT. Chủ tịch») count as powers.
        """
        read = [(line, read_authority(line)) for line in (*self.authority, *self.position)]
        positions = (line for line, authority in read if authority is None)
        block = Signature(
            authorities=tuple(authority for _, authority in read if authority is not None),
            positions=tuple(
                (concurrent_word or line) if fold(line) == _CONCURRENT else line
                for line in positions
            ),
            name=self.name,
            other_office=self.other_office,
            hint=self.hint.strip("() "),
        )
        return None if block == Signature() else block


def read_signature(value: object) -> object:
    """`none`, `không` and `false` print no signature block."""
    if value is False:
        return {}
    if isinstance(value, str) and fold(clean_line(value)) in ("none", "khong"):
        return {}
    return value


SignatureOrNone = Annotated[
    Annotated[
        SignatureFields,
        BeforeValidator(read_signature, json_schema_input_type=SignatureFields | str | bool),
    ]
    | None,
    Field(
        title="Người ký",
        description="Quyền hạn, chức vụ, họ tên. Ghi none để không in phần chữ ký.",
    ),
]
