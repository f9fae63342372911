"""What the first paper of every sample prints around its body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What the first paper of a sample prints around its body; «_» is a gap for the pen."""

    edition: str
    number: str
    date: str
    superior: str
    issuer: str
    signing: tuple[str, ...]
    receivers: tuple[str, ...]


FACTS = {
    "1-huyen-uy-185-kh-hu-2023": Facts(
        edition="party_hd36_2018",
        number="Số 185-KH/HU",
        date="…………, ngày 31 tháng 5 năm 2023",
        superior="Đảng bộ tỉnh …………",
        issuer="Huyện uỷ …………",
        signing=("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Cao Trang Trọng"),
        receivers=(
            "- Ban Tuyên giáo Tỉnh uỷ,",
            "- Các đ/c Uỷ viên BTV Huyện uỷ,",
            "- Các chi, đảng bộ cơ sở,",
            "- Các cơ quan, ban, ngành, đoàn thể huyện,",
            "- Lưu Văn phòng Huyện uỷ.",
        ),
    ),
    "2-ubnd-thach-an-2021": Facts(
        edition="state_nd30_2020",
        number="Số:_/KH-UBND",
        date="Thạch An, ngày_tháng 4 năm 2021",
        superior="",
        issuer="Ủy ban nhân dân huyện Thạch An",
        signing=("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", "Nông Thế Phúc"),
        receivers=(
            "- Ban TĐKT - Sở Nội vụ;",
            "- TT. Huyện ủy;",
            "- TT. HĐND huyện;",
            "- Chủ tịch, các PCT UBND huyện;",
            "- Trung tâm VH-TT huyện;",
            "- Các cơ quan, ban, ngành, LLVT huyện;",
            "- UBND các xã, thị trấn;",
            "- Lưu: VT, NV.",
        ),
    ),
    "3-ubnd-lam-thao-2023": Facts(
        edition="state_nd30_2020",
        number="Số:_/KH-UBND",
        date="Lâm Thao, ngày_tháng_năm 2023",
        superior="",
        issuer="Ủy ban nhân dân huyện Lâm Thao",
        signing=("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", "Lê Đức Thắng"),
        receivers=(
            "- UBND tỉnh Phú Thọ;",
            "- Ban TĐKT tỉnh Phú Thọ;",
            "- Thành viên HĐTĐKT huyện;",
            "- UBMTTQ, Ban Tuyên giáo HU;",
            "- Trưởng các Khối thi đua huyện;",
            "- Các đơn vị thành viên trong các Khối thi đua của huyện;",
            "- CVP, các PCVP HĐND&UBND huyện;",
            "- Phòng NV;",
            "- Lưu: VT, NV.",
        ),
    ),
    "4-huyen-uy-kim-bang-83-kh-hu-2022": Facts(
        edition="party_hd36_2018",
        number="Số 83-KH/HU",
        date="Kim Bảng, ngày 29 tháng 3 năm 2022",
        superior="Đảng bộ tỉnh Hà Nam",
        issuer="Huyện uỷ Kim Bảng",
        signing=("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Nguyễn Mạnh Tuấn"),
        receivers=(
            "- Thường trực Tỉnh uỷ (báo cáo),",
            "- Ban Tuyên giáo Tỉnh uỷ (báo cáo),",
            "- Thường trực Huyện uỷ,",
            "- Các chi, đảng bộ trực thuộc HU (thực hiện),",
            "- MTTQ và các đoàn thể huyện (thực hiện),",
            "- Lưu VPHU.",
        ),
    ),
    "5-thanh-uy-da-lat-2023": Facts(
        edition="party_hd36_2018",
        number="Số_-KH/ThU",
        date="Đà Lạt, ngày_tháng_năm 2023",
        superior="Đảng bộ tỉnh Lâm Đồng",
        issuer="Thành uỷ Đà Lạt",
        signing=("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Đặng Quang Tú"),
        receivers=(
            "- Tỉnh uỷ Lâm Đồng (b/c),",
            "- Thường trực Thành uỷ,",
            "- HĐND, UBND Thành phố (t/h),",
            "- Các Ban Xây dựng Đảng, TTCT TP (t/h),",
            "- MTTQ và các đoàn thể CT-XH TP (t/h),",
            "- Các TCCS Đảng trực thuộc (t/h),",
            "- Lưu Văn phòng, Ban Tuyên giáo Thành uỷ.",
        ),
    ),
    "6-ubnd-xa-2026": Facts(
        edition="state_nd30_2020",
        number="Số: 14/KH-UBND",
        date="Đông Khê, ngày 20 tháng 01 năm 2026",
        superior="",
        issuer="Ủy ban nhân dân xã Đông Khê",
        signing=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Phó Chủ tịch", "Bế Thị Ngọc Hân"),
        receivers=(
            "- Các phòng, trung tâm thuộc UBND xã;",
            "- Công an xã, Ban Chỉ huy Quân sự xã;",
            "- Các trường học, Trạm Y tế xã;",
            "- Trưởng các xóm, khu dân cư;",
            "- Sở Nội vụ tỉnh Cao Bằng (b/c);",
            "- Thường trực Đảng ủy xã (b/c);",
            "- Thường trực HĐND xã;",
            "- Chủ tịch, các PCT UBND xã;",
            "- Ủy ban MTTQ Việt Nam xã;",
            "- Lưu: VT, VHXH (2).",
        ),
    ),
    "7-dang-uy-xa-2026": Facts(
        edition="party_hd05_2026",
        number="Số 18-KH/ĐU",
        date="Lâm Thao, ngày 15 tháng 6 năm 2026",
        superior="Đảng bộ tỉnh Phú Thọ",
        issuer="Đảng uỷ xã Lâm Thao",
        signing=("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Phùng Thị Thanh Hoà"),
        receivers=(
            "- Thường trực Tỉnh uỷ (báo cáo);",
            "- Ban Tuyên giáo và Dân vận Tỉnh uỷ (báo cáo);",
            "- Uỷ ban nhân dân, Uỷ ban Mặt trận Tổ quốc Việt Nam xã;",
            "- Các ban, Uỷ ban Kiểm tra, Văn phòng Đảng uỷ;",
            "- Các chi bộ, đảng bộ trực thuộc;",
            "- Các đồng chí Đảng uỷ viên;",
            "- Lưu Văn phòng Đảng uỷ.",
        ),
    ),
    "8-cong-van-2026": Facts(
        edition="state_nd30_2020",
        number="Số: 326/UBND-VHXH",
        date="Đông Khê, ngày 05 tháng 10 năm 2026",
        superior="",
        issuer="Ủy ban nhân dân xã Đông Khê",
        signing=("TL. CHỦ TỊCH", "Chánh Văn phòng", "Đinh Quốc Trưởng"),
        receivers=(
            "- Như trên;",
            "- Thường trực Đảng ủy xã (b/c);",
            "- Chủ tịch, các PCT UBND xã;",
            "- Lưu: VT, VHXH.",
        ),
    ),
}
