"""How the form speaks of a field where the declaration speaks to whoever writes a file by hand."""

from __future__ import annotations

#: The declared description -> what stands under the input. "" where the input says it all.
HERE = {
    "Quyền hạn, chức vụ, họ tên. Ghi none để không in phần chữ ký.": "",
    "Mỗi nơi nhận một dòng; docgen tự ghi gạch đầu dòng và dấu cuối dòng. Dòng «Lưu» ghi ở mục "
    "filing.": "Mỗi nơi nhận một dòng; docgen tự ghi gạch đầu dòng và dấu cuối dòng.",
    "Ngày ký. Bỏ trống ngày: 3/2022. Bỏ trống ngày và tháng: 2022. Đọc được 29/3/2022, 2022-03-29, "
    "«ngày 29 tháng 3 năm 2022» và {year: 2022, month: 3, day: 29}.": "Ngày ký, ví dụ 29/3/2022. Bỏ "
    "trống ngày: 3/2022. Bỏ trống ngày và tháng: 2022.",
    "Văn bản của Nhà nước (state) theo Nghị định 30/2020/NĐ-CP, hay văn bản của Đảng (party) theo "
    "hướng dẫn của Văn phòng Trung ương Đảng.": "Nhà nước theo Nghị định 30/2020/NĐ-CP, Đảng theo "
    "hướng dẫn của Văn phòng Trung ương Đảng.",
    "Chỉ dùng cho văn bản kèm theo: false thì không in chữ «Phụ lục» trên tên văn bản. Văn bản của "
    "Nhà nước chỉ được bỏ khi văn bản kèm theo có phần đầu riêng (mục issuer).": "Trên tên văn bản. "
    "Văn bản của Nhà nước phải in chữ «Phụ lục» (Nghị định 30/2020/NĐ-CP); chỉ được bỏ khi văn bản "
    "kèm theo có phần đầu riêng.",
    "Chỉ dùng cho văn bản kèm theo: false thì không in dòng «(Kèm theo …)» dưới trích yếu. Theo "
    "Nghị định 30/2020/NĐ-CP và Hướng dẫn 05-HD/VPTW chỉ được bỏ khi văn bản kèm theo có phần đầu "
    "riêng (mục issuer).": "Dưới trích yếu. Theo Nghị định 30/2020/NĐ-CP và Hướng dẫn 05-HD/VPTW chỉ "
    "được bỏ khi văn bản kèm theo có phần đầu riêng.",
    "Bỏ qua thì như cả hồ sơ. Văn bản kèm theo chỉ in phần đầu khi có mục này; ghi blank nếu đơn vị "
    "nhận biểu tự điền.": "Văn bản kèm theo chỉ in phần đầu khi có mục này.",
    "Ghi lần dự thảo, hoặc true nếu không đánh số lần.": "Lần dự thảo, ví dụ 2.",
    "Văn bản mà biểu, đề cương hay danh sách này đi kèm, khi văn bản ấy không nằm trong hồ sơ. Văn "
    "bản ghi ở mục attachments thì không cần.": "Văn bản mà biểu, đề cương hay danh sách này đi kèm, "
    "khi không soạn cùng ở đây.",
}


def help_here(description: str) -> str:
    """What stands under the input of a field with this description."""
    return HERE.get(description, description)
