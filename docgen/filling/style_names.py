"""Named styles of the papers: what Word shows, and the id that the XML uses.

One style for each component of an edition, one for each level of the outline, and a few that
serve them. An office that wants another look changes the style in its copy of a template.
"""

from __future__ import annotations

from docgen.model import Level

#: Component of an edition -> (style id, name shown in Word).
COMPONENT_STYLES: dict[str, tuple[str, str]] = {
    "national_title": ("QuocHieu", "Quốc hiệu"),
    "motto": ("TieuNgu", "Tiêu ngữ"),
    "party_title": ("TieuDeDang", "Tiêu đề Đảng"),
    "superior": ("CoQuanChuQuan", "Cơ quan chủ quản"),
    "issuer": ("CoQuanBanHanh", "Cơ quan ban hành"),
    "issuer_mark": ("DauSao", "Dấu sao"),
    "number": ("SoKyHieu", "Số ký hiệu"),
    "place_date": ("DiaDanhNgay", "Địa danh, ngày tháng"),
    "kind_name": ("TenLoai", "Tên loại"),
    "abstract_author": ("TacGiaTrichYeu", "Tác giả trong trích yếu"),
    "abstract": ("TrichYeu", "Trích yếu"),
    "abstract_mark": ("GachNganCach", "Gạch ngăn cách"),
    "letter_abstract": ("TrichYeuCongVan", "Trích yếu công văn"),
    "addressee_label": ("KinhGui", "Kính gửi"),
    "addressee": ("NoiGuiDen", "Nơi gửi đến"),
    "basis": ("CanCu", "Căn cứ"),
    "authority": ("QuyenHan", "Quyền hạn ký"),
    "position": ("ChucVu", "Chức vụ"),
    "direct_position": ("ChucVuKyTrucTiep", "Chức vụ ký trực tiếp"),
    "concurrent_word": ("Kiem", "Kiêm"),
    "other_office": ("ChucVuKhac", "Chức vụ khác"),
    "signer_name": ("HoTen", "Họ tên người ký"),
    "recipients_label": ("NoiNhanTieuDe", "Nơi nhận (tiêu đề)"),
    "recipient": ("NoiNhan", "Nơi nhận"),
    "annex_label": ("PhuLuc", "Phụ lục"),
    "annex_title": ("TenPhuLuc", "Tên phụ lục"),
    "annex_reference": ("KemTheo", "Kèm theo"),
    "secrecy": ("DoMat", "Độ mật"),
    "urgency": ("DoKhan", "Độ khẩn"),
    "circulation": ("LuuHanh", "Phạm vi lưu hành"),
    "no_media": ("KhongPhoBien", "Không phổ biến"),
    "draft_mark": ("DuThao", "Dự thảo"),
    "contact": ("LienHe", "Thông tin liên hệ"),
}

#: Level of the outline and depth -> (style id of a heading, name, style id of running text, name).
LEVEL_STYLES: dict[tuple[Level, int], tuple[str, str, str, str]] = {
    (Level.PART, 1): ("Phan", "Phần", "TenPhan", "Tên phần"),
    (Level.CHAPTER, 1): ("Chuong", "Chương", "TenChuong", "Tên chương"),
    (Level.SECTION, 1): ("Muc", "Mục", "TenMuc", "Tên mục"),
    (Level.SUBSECTION, 1): ("TieuMuc", "Tiểu mục", "TenTieuMuc", "Tên tiểu mục"),
    (Level.ARTICLE, 1): ("Dieu", "Điều", "DieuKhongTen", "Điều không tên"),
    (Level.ROMAN, 1): ("MucLaMa", "Mục La Mã", "MucLaMaLienDong", "Mục La Mã liền dòng"),
    (Level.CLAUSE, 1): ("KhoanCoTen", "Khoản có tên", "Khoan", "Khoản"),
    (Level.CLAUSE, 2): ("TieuKhoanCoTen", "Tiểu khoản có tên", "TieuKhoan", "Tiểu khoản"),
    (Level.CLAUSE, 3): ("TieuKhoan3CoTen", "Tiểu khoản 3 có tên", "TieuKhoan3", "Tiểu khoản 3"),
    (Level.POINT, 1): ("", "", "Diem", "Điểm"),
    (Level.SUBPOINT, 1): ("", "", "TieuDiem", "Tiểu điểm"),
    (Level.DASH, 1): ("", "", "GachDauDong", "Gạch đầu dòng"),
    (Level.PLUS, 1): ("", "", "CongDauDong", "Cộng đầu dòng"),
    (Level.BULLET, 1): ("", "", "ChamDauDong", "Chấm đầu dòng"),
    (Level.PARAGRAPH, 1): ("", "", "NoiDung", "Nội dung"),
}

#: Headings on the line below their number.
_NAMES_BELOW = {level: running for (level, _), (_, _, _, running) in LEVEL_STYLES.items()}

BODY = "NoiDung"
RULE = "KeNgang"
SPACER = "KhoangTrong"
GAP = "CachKhoi"
ABOVE_TABLE = "TrenBang"
SIGN_HINT = "GhiChuKy"
SIGN_GAP = "KhoangKy"
PAGE_NUMBER = "SoTrang"
TABLE = "BangBieu"
HEAD_TABLE = "DauVanBan"
SIGN_TABLE = "KhoiKy"
FRAME_TABLE = "KhungDau"
RED_FRAME_TABLE = "KhungDauDo"
CELL_HEADING = "OTieuDe"
CELL_TEXT = "OChu"
CELL_SHORT = "OGiua"
CELL_GROUP = "ONhom"
TABLE_SUMMARY = "TongCong"

#: Other paragraph styles: id -> name shown in Word.
SERVING_STYLES: dict[str, str] = {
    RULE: "Kẻ ngang",
    SPACER: "Khoảng trống",
    GAP: "Cách khối",
    ABOVE_TABLE: "Trên bảng",
    SIGN_HINT: "Ghi chú ký",
    SIGN_GAP: "Khoảng ký",
    PAGE_NUMBER: "Số trang",
    CELL_HEADING: "Ô tiêu đề",
    CELL_TEXT: "Ô chữ",
    CELL_SHORT: "Ô giữa",
    CELL_GROUP: "Ô nhóm",
    TABLE_SUMMARY: "Tổng cộng",
}

BOLD = "Dam"
ITALIC = "Nghieng"
BOLD_ITALIC = "DamNghieng"
DRAFTER = "KyHieuSoanThao"
HINT = "GoiY"
UNDERLINED = "GachChan"

#: Character styles: id -> name shown in Word.
CHARACTER_STYLES: dict[str, str] = {
    BOLD: "Chữ đậm",
    ITALIC: "Chữ nghiêng",
    BOLD_ITALIC: "Chữ đậm nghiêng",
    HINT: "Gợi ý trong tiêu đề",
    UNDERLINED: "Chữ gạch chân",
    DRAFTER: "Ký hiệu soạn thảo",
}


def keeping_names() -> frozenset[str]:
    """Names of the paragraph styles that stay on the page of what follows: heads, titles, headings."""
    headings = {heading for _, heading, _, _ in LEVEL_STYLES.values() if heading}
    headings |= {name for level, name in _NAMES_BELOW.items() if level.stands_apart}
    titles = {
        COMPONENT_STYLES[part][1]
        for part in ("kind_name", "abstract_author", "abstract", "annex_label", "annex_title")
    }
    return frozenset(
        headings | titles | {SERVING_STYLES[GAP], SERVING_STYLES[RULE], SERVING_STYLES[ABOVE_TABLE]}
    )


def level_styles(level: Level, depth: int = 1) -> tuple[str, str]:
    """Style ids of a heading and of running text at a level; deeper clauses share the third."""
    heading, _, running, _ = LEVEL_STYLES.get((level, depth)) or LEVEL_STYLES[(level, 3)]
    return heading or running, running
