"""The tags that a template may use: one declaration for the context, the lint and the manual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["line", "lines", "rich lines", "blocks", "parts", "number"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in templates, the form of its value, what it prints (Vietnamese).

    `needed` tags must stand in every template that is to print a whole paper.
    `form` says how it is used: "line" ``{{ x }}``; "lines" in a loop of paragraphs; "rich lines"
    the same with ``{{r d }}``; "blocks" ``{{p x }}``; "parts" a loop of attached papers;
    "number" a width that docgen itself puts in.
    """

    name: str
    form: Form
    help: str
    needed: bool = False


#: Tags of a paper and of each attached paper (there with ``pl.`` before the name).
PAPER_TAGS: tuple[Tag, ...] = (
    Tag("chu_quan", "lines", "Cơ quan chủ quản (cấp trên), từng dòng"),
    Tag("co_quan", "lines", "Cơ quan ban hành, từng dòng"),
    Tag("ke_co_quan", "blocks", "Đường kẻ dưới tên cơ quan ban hành"),
    Tag("so_ky_hieu", "line", "Số và ký hiệu; để trống thì không in"),
    Tag("trich_yeu_cong_van", "blocks", "Trích yếu công văn, dưới số và ký hiệu"),
    Tag("cac_dau", "blocks", "Dự thảo, độ mật, độ khẩn"),
    Tag("ke_tieu_ngu", "blocks", "Đường kẻ dưới Tiêu ngữ"),
    Tag("ke_tieu_de", "blocks", "Đường kẻ dưới «Đảng Cộng sản Việt Nam»"),
    Tag("dia_danh_ngay", "line", "Địa danh, ngày tháng năm"),
    Tag("ten_loai", "line", "Tên loại văn bản, chữ in hoa"),
    Tag("tac_gia", "lines", "Dòng tác giả trong trích yếu (văn bản của Đảng)"),
    Tag("trich_yeu", "lines", "Trích yếu, từng dòng"),
    Tag("kem_theo", "blocks", "Dòng «(Kèm theo …)»"),
    Tag("ke_trich_yeu", "blocks", "Đường kẻ hoặc «-----» dưới trích yếu"),
    Tag("kinh_gui", "blocks", "Kính gửi, Kính trình"),
    Tag("can_cu", "lines", "Căn cứ ban hành, đã có dấu câu"),
    Tag("noi_dung", "blocks", "Nội dung: đề mục, đoạn văn, bảng", needed=True),
    Tag("co_khoi_ky", "line", "Có khối ký, nơi nhận hay không"),
    Tag("noi_nhan_tieu_de", "line", "Chữ «Nơi nhận:»"),
    Tag("noi_nhan", "rich lines", "Nơi nhận, từng dòng, đã có dấu câu"),
    Tag("ghi_chu", "blocks", "Ghi chú dưới chữ ký của biểu mẫu"),
    Tag("khoi_ky", "blocks", "Quyền hạn, chức vụ, khoảng ký, họ tên"),
    Tag("cot_dau_trai", "number", "Bề rộng cột trái của phần đầu"),
    Tag("cot_dau_phai", "number", "Bề rộng cột phải của phần đầu"),
    Tag("cot_dau_cach", "number", "Khoảng trắng giữa hai cột của phần đầu"),
    Tag("cot_ky_trai", "number", "Bề rộng cột trái của khối ký"),
    Tag("cot_ky_phai", "number", "Bề rộng cột phải của khối ký"),
)

#: Tags that only the paper itself has.
MAIN_TAGS: tuple[Tag, ...] = (
    Tag("luu_hanh", "blocks", "Phạm vi lưu hành, đầu trang một"),
    Tag("chan_trang_dau", "blocks", "Thông tin liên hệ ở chân trang một (văn bản nhà nước)"),
    Tag(
        "cuoi_van_ban",
        "blocks",
        "Không phổ biến, thông tin liên hệ ở trang cuối (văn bản của Đảng)",
    ),
    Tag("phu_luc", "parts", "Các văn bản kèm theo"),
    Tag("trang_cuoi", "number", "Khổ giấy và lề của phần cuối"),
)

#: Tags that only an attached paper has, after ``pl.``.
ANNEX_TAGS: tuple[Tag, ...] = (
    Tag("sang_trang", "blocks", "Kết thúc phần trước, sang trang mới"),
    Tag("dau_rieng", "line", "Văn bản kèm theo có phần đầu riêng của đơn vị hay không"),
    Tag("nhan", "line", "«Phụ lục» và số thứ tự"),
    Tag("ten", "lines", "Tên phụ lục, từng dòng"),
    Tag("ke_kem_theo", "blocks", "Đường kẻ hoặc «-----» dưới dòng «(Kèm theo …)»"),
)
