"""The five seeds as dossiers: facts in their fields, text taken from the seed as it stands.

`LAWFUL` lists, for each seed, every line that the form changes and what it becomes; a line not
listed must come out as it is typed (numbers and marks of headings follow the edition).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def between(text: str, start: str, end: str) -> str:
    """The text from the first line that starts so, up to the line that starts with `end`."""
    first = text.index(start)
    return text[first : text.index(end, first + len(start))]


def _items(text: str, start: str) -> list[str]:
    """Recipients after the n-th «Nơi nhận:», as they are typed."""
    block = text[text.index(start) :].split("\n\n")[1]
    return block.split("\n")


def _with_purpose(items: list[str]) -> list[str | dict[str, str]]:
    """Recipients of a group, whose purpose the seed writes after the end mark of one of them."""
    parts = [item.partition("; (") for item in items]
    return [
        {"name": name, "purpose": purpose.rstrip(")")} if purpose else name
        for name, _, purpose in parts
    ]


def huyen_uy_185(text: str) -> dict[str, Any]:
    plan, sheet = text.split("Cao Trang Trọng")
    first, second = sheet.split("II. Cá nhân")
    return {
        "issuer": {"side": "party", "blank": True, "sign": "HU", "author": "Ban Thường vụ Huyện ủy"},
        "date": {"day": 31, "month": 5, "year": 2023},
        "papers": [
            {
                "kind": "plan",
                "number": 185,
                "abstract": between(plan, "xây dựng, nuôi dưỡng", "**\n\nThực hiện"),
                "body": between(plan, "Thực hiện Hướng dẫn", "Nơi nhận:"),
                "recipients": _items(plan, "Nơi nhận:")[:-1],
                "filing": {"keeper": ""},
                "signature": {"authority": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": "Cao Trang Trọng"},
                "attachments": [
                    {
                        "kind": "registration_sheet",
                        "issuer": {"blank": True},
                        "labelled": False,
                        "referenced": False,
                        "abstract": between(sheet, "Xây dựng và nhân rộng", "\n\nThực hiện"),
                        "opening": between(sheet, "Thực hiện Kế hoạch", "\n\nI. Tập thể"),
                        "collectives": _table(first, "Stt\t"),
                        "individuals": _table(second, "Stt\t"),
                        "recipients": _items(second, "Nơi nhận:")[:-1],
                        "filing": {"keeper": ""},
                        "signature": {"position": "LÃNH ĐẠO CẤP ỦY/ĐƠN VỊ", "hint": "(Ký, ghi rõ họ và tên, đóng dấu)"},
                    }
                ],
            }
        ],
    }  # fmt: skip


def _table(text: str, start: str, rows: int = 2) -> dict[str, Any]:
    """An empty table with the headings of the seed."""
    headings = between(text, start, "\n").split("\t")
    own = [
        {"key": f"cot_{n}", "heading": heading} for n, heading in enumerate(headings[1:], start=2)
    ]
    return {"columns": ["serial", *own], "empty_rows": rows}


def ubnd_thach_an(text: str) -> dict[str, Any]:
    return {
        "issuer": {"side": "state", "name": ["ỦY BAN NHÂN DÂN", "HUYỆN THẠCH AN"], "sign": "UBND"},
        "place": "Thạch An",
        "date": {"month": 4, "year": 2021},
        "papers": [
            {
                "kind": "plan",
                "abstract": between(text, "Xây dựng và nhân rộng", "**\n"),
                "body": between(text, "Thực hiện Chỉ thị", "Nơi nhận:"),
                "recipients": _items(text, "Nơi nhận:")[:-1],
                "filing": {"keeper": "VT, NV"},
                "signature": {"position": "CHỦ TỊCH", "name": "Nông Thế Phúc"},
            }
        ],
    }


def ubnd_lam_thao(text: str) -> dict[str, Any]:
    return {
        "issuer": {"side": "state", "name": ["ỦY BAN NHÂN DÂN", "HUYỆN LÂM THAO"], "sign": "UBND"},
        "place": "Lâm Thao",
        "date": 2023,
        "papers": [
            {
                "kind": "plan",
                "abstract": between(text, "Tuyên truyền gương", "\n\nThực hiện"),
                "body": between(text, "Thực hiện Quyết định", "Nơi nhận:"),
                "recipients": _items(text, "Nơi nhận:")[:-1],
                "filing": {"keeper": "VT, NV"},
                "signature": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Lê Đức Thắng"},
            }
        ],
    }  # fmt: skip


def huyen_uy_kim_bang(text: str) -> dict[str, Any]:
    plan, rest = text.split("Nguyễn Mạnh Tuấn")
    outline, listed = rest.split("ĐƠN VỊ.....")
    return {
        "issuer": {
            "side": "party",
            "superior": "ĐẢNG BỘ TỈNH HÀ NAM",
            "name": "HUYỆN ỦY KIM BẢNG",
            "sign": "HU",
            "author": "Ban Thường vụ Huyện uỷ",
        },
        "place": "Kim Bảng",
        "date": "2022-03-29",
        "papers": [
            {
                "kind": "plan",
                "number": 83,
                "abstract": between(plan, "Sơ kết 05 năm", "\n\nThực hiện"),
                "body": between(plan, "Thực hiện Kế hoạch", "Nơi nhận:"),
                "recipients": _with_purpose(_items(plan, "Nơi nhận:")[:-1]),
                "filing": {"keeper": "VPHU"},
                "signature": {"name": "Nguyễn Mạnh Tuấn"},
                "attachments": [
                    {
                        "kind": "report_outline",
                        "labelled": False,
                        "abstract": between(outline, "kết quả 5 năm", "\n\n(Kèm"),
                        "body": outline[outline.index("I. KHÁI QUÁT") :],
                    },
                    {
                        "kind": "commendation_list",
                        "issuer": {"name": "ĐƠN VỊ....."},
                        "labelled": False,
                        "referenced": False,
                        "title": between(listed, "DANH SÁCH", "**\n").replace("\n", " "),
                        "models": {**_table(listed, "T T\t"), "empty_rows": 2},
                        "signature": {"authority": "T/M CHI, ĐẢNG BỘ", "position": "BÍ THƯ", "hint": "(Ký tên, đóng dấu)"},
                        "note": listed[listed.index("* **Ghi chú") :],
                    },
                ],
            }
        ],
    }  # fmt: skip


def thanh_uy_da_lat(text: str) -> dict[str, Any]:
    return {
        "issuer": {"side": "party", "superior": "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "name": "THÀNH ỦY ĐÀ LẠT", "sign": "ThU"},
        "place": "Đà Lạt",
        "date": 2023,
        "papers": [
            {
                "kind": "plan",
                "abstract": between(text, "Xây dựng và nhân rộng", "\n\nThực hiện"),
                "body": between(text, "Thực hiện Kết luận", "Nơi nhận:"),
                "recipients": _items(text, "Nơi nhận:")[:-1],
                "filing": {"keeper": "VT, BTG"},
                "signature": {"authority": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": "Đặng Quang Tú"},
            }
        ],
    }  # fmt: skip


DOSSIERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "1-huyen-uy-185-kh-hu-2023": huyen_uy_185,
    "2-ubnd-thach-an-kh-2021": ubnd_thach_an,
    "3-ubnd-lam-thao-kh-2022-2025": ubnd_lam_thao,
    "4-huyen-uy-kim-bang-83-kh-hu-2022": huyen_uy_kim_bang,
    "5-thanh-uy-da-lat-kh-2023": thanh_uy_da_lat,
}
