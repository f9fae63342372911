"""Draws the pictures of `docs/form.md`: our pages, with the same words, beside those of the rules.

    python docs/pictures/make.py PICTURES

PICTURES is a folder with the makers' own pages (`party-hd05-first-page.png`, …).
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

from PIL import Image

from docgen.bodytext import read_outline
from docgen.filling.fill import fill, load, template_path
from docgen.issuing.making import plan
from docgen.model import (
    Addressees,
    Agency,
    Attachment,
    Authority,
    Entry,
    Filing,
    Number,
    Paper,
    PlaceDate,
    Recipient,
    Recipients,
    Reference,
    Side,
    Signature,
    Signing,
    Title,
)
from docgen.papers.catalogue import kind
from docgen.pdf import open_converter, page_picture
from docgen.settings import settings
from docgen.standards.edition import Edition
from docgen.standards.library import edition

HERE = Path(__file__).parent
MADE = dt.datetime(2026, 6, 15, tzinfo=dt.UTC)
STATE, PARTY = edition("state_nd30_2020"), edition("party_hd05_2026")
DOTS = "." * 400


def body(text: str) -> tuple[Entry, ...]:
    return read_outline(text).outline.entries


HD05 = Paper(
    kind="plan",
    side=Side.PARTY,
    title=Title("Hướng dẫn", ("thể thức và kỹ thuật trình bày văn bản của Đảng",)),
    agency=Agency(Side.PARTY, ("Văn phòng",), ("Ban Chấp hành Trung ương",), "VPTW"),
    number=Number(5, "HD", "VPTW"),
    place_date=PlaceDate("Hà Nội", 2026, 5, 27),
    body=body(
        """Thực hiện Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư Trung ương Đảng về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng, Văn phòng Trung ương Đảng hướng dẫn thể thức và kỹ thuật trình bày văn bản của Đảng như sau:
Phần I
HƯỚNG DẪN CHUNG
1. Phạm vi điều chỉnh và đối tượng áp dụng
1.1. Phạm vi điều chỉnh
a) Thể thức và kỹ thuật trình bày văn bản giấy và văn bản điện tử của Đảng.
b) Văn bản chứa bí mật nhà nước thực hiện theo Hướng dẫn này và các quy định của pháp luật về bảo vệ bí mật nhà nước.
c) Văn bản chuyên ngành, văn bản khi in thành sách và các ấn phẩm khác không thuộc phạm vi điều chỉnh của Hướng dẫn này.
1.2. Đối tượng áp dụng
a) Các cấp uỷ, tổ chức, cơ quan đảng từ Trung ương đến chi bộ.
b) Các tổ chức, cơ quan hoạt động theo Luật Doanh nghiệp không thuộc đối tượng áp dụng Hướng dẫn này.
2. Yêu cầu
Văn bản chính thức của cấp uỷ, tổ chức, cơ quan đảng phải thống nhất về thể thức và kỹ thuật trình bày.
3. Trách nhiệm của cá nhân
3.1. Người ký văn bản chịu trách nhiệm về thể thức và kỹ thuật trình bày văn bản."""
    ),
)
HD05_END = Paper(
    kind="report_outline",
    side=Side.PARTY,
    title=Title("", ()),
    body=body(
        """Phần III
TỔ CHỨC THỰC HIỆN
Trường hợp các quy định, hướng dẫn được dẫn chiếu tại Hướng dẫn này có sửa đổi, bổ sung hoặc thay thế thì áp dụng theo các quy định, hướng dẫn mới.
Các cấp uỷ, tổ chức, cơ quan đảng có trách nhiệm thực hiện Hướng dẫn này.
Quân uỷ Trung ương, Đảng uỷ Công an Trung ương cụ thể hoá một số điểm trong Hướng dẫn này cho phù hợp với đặc điểm tổ chức và hoạt động của tổ chức đảng trong quân đội, công an."""
    ),
    recipients=Recipients(
        (
            Recipient("Các đồng chí Uỷ viên Trung ương Đảng"),
            Recipient("Các tỉnh uỷ, thành uỷ"),
            Recipient("Các đảng uỷ bộ, ngành ở Trung ương"),
            Recipient("Các đơn vị sự nghiệp trực thuộc Trung ương"),
        ),
        Filing("Văn phòng Trung ương Đảng"),
    ),
    signature=Signature(
        (Authority(Signing.DEPUTY, "Chánh Văn phòng"),), ("Phó Chánh Văn phòng",), " "
    ),
)
FORM = Paper(
    kind="plan",
    side=Side.STATE,
    title=Title("Tên loại văn bản", ("......... ........",)),
    agency=Agency(Side.STATE, ("Tên cơ quan, tổ chức",), ("Tên CQ, TC chủ quản",), "..."),
    number=Number(None, "...", "..."),
    place_date=PlaceDate(".......", None),
    body=body(DOTS),
    recipients=Recipients((Recipient("..............."), Recipient("...............")), Filing("VT, ...")),
    signature=Signature((), ("Quyền hạn, chức vụ của người ký",), "Họ và tên", hint="Chữ ký của người có thẩm quyền, dấu/chữ ký số của cơ quan, tổ chức"),
)  # fmt: skip
LETTER = Paper(
    kind="official_letter",
    side=Side.STATE,
    title=Title("", ("………………..",)),
    agency=Agency(Side.STATE, ("Tên cơ quan, tổ chức",), ("Tên CQ, TC chủ quản",), "..."),
    number=Number(None, "", "...", "..."),
    place_date=PlaceDate(".......", None),
    addressees=Addressees(("………………………..............", "………………………..............")),
    body=body(DOTS),
    recipients=Recipients((Recipient("..............."),), Filing("VT, ...")),
    signature=FORM.signature,
)
ANNEX = Paper(
    kind="plan",
    side=Side.STATE,
    title=FORM.title,
    body=FORM.body,
    attachments=(
        Attachment(
            Paper(
                kind="report_outline",
                side=Side.STATE,
                title=Title("", ("……… ……….",)),
                body=body(DOTS),
                reference=Reference(
                    "Văn bản", Number(None, "...", "..."), PlaceDate("", None), "………"
                ),
            )
        ),
    ),
)


def pages(paper: Paper, known: Edition, dpi: int) -> list[Image.Image]:
    """Pictures of all pages of a paper."""
    path = template_path(settings().templates, paper.side, kind(paper.kind).template)
    docx = fill(paper, known, load(path, known), MADE).docx
    with open_converter() as converter:
        pdf = converter.convert_bytes(docx)
    found = []
    while True:
        try:
            found.append(Image.open(io.BytesIO(page_picture(pdf, len(found) + 1, dpi=dpi))))
        except (IndexError, ValueError):
            return found


def beside(left: Image.Image, right: Image.Image, target: Path) -> None:
    """Two pictures on one, at the same height."""
    height = 900
    parts = [
        p.convert("RGB").resize((round(p.width * height / p.height), height)) for p in (left, right)
    ]
    sheet = Image.new("RGB", (sum(p.width for p in parts) + 24, height), "#888888")
    sheet.paste(parts[0], (0, 0))
    sheet.paste(parts[1], (parts[0].width + 24, 0))
    sheet.quantize(64).save(target, optimize=True)


def main(pictures: Path) -> None:
    theirs = {path.stem: Image.open(path) for path in pictures.glob("*.png")}
    ours = {
        "party-hd05-first-page": pages(HD05, PARTY, 110)[0],
        "party-hd05-last-page": pages(HD05_END, PARTY, 110)[0],
        "state-form-1.4-named-kind": pages(FORM, STATE, 110)[0],
        "state-form-1.5-official-letter": pages(LETTER, STATE, 110)[0],
        "state-form-2.1-annex": pages(ANNEX, STATE, 110)[1],
    }
    for name, page in ours.items():
        beside(theirs[name], page, HERE / f"{name}.png")
    samples = plan(sorted(settings().samples.glob("[67]*.yaml")), Path(), today=MADE.date()).papers
    plans = [item.built for item in samples if item.built.paper.kind == "plan"]
    beside(*(pages(p.paper, p.edition, 110)[0] for p in plans[:2]), HERE / "first-pages.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
