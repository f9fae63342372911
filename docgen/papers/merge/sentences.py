"""What is wrong with a merge field, told to the clerk who wrote the dossier or the table."""

from __future__ import annotations


def slip(written: str, meant: str) -> str:
    """A name that is nearly that of a field."""
    return (
        f"Không có trường «{written}». Có phải là «{meant}»? "
        f"Nếu là dấu ngoặc của câu văn, hãy gõ hai lần: ««{written}»»."
    )


def question(written: str) -> str:
    """A name that nobody knows: printed as typed."""
    return (
        f"«{written}» không phải tên trường nào nên được in nguyên văn cả dấu. Nếu là trường, hãy "
        f"thêm cột «{written}» vào bảng; nếu là dấu ngoặc của câu văn, hãy gõ hai lần: ««{written}»»."
    )


def unpaired(mark: str) -> str:
    """A mark without its partner: printed as typed."""
    return (
        f"Dấu {mark} ở đây không có dấu đi cùng, được in nguyên văn. Nếu là tên trường, hãy gõ đủ "
        f"«…»; nếu là chữ của câu văn, hãy gõ hai lần: {mark * 2}."
    )


def empty(name: str) -> str:
    """A field that has no value in a row."""
    return f"Trường «{name}» trống. Hãy điền cột «{name}» của hàng này."


def starred(name: str) -> str:
    """A value that the notation of the body would read as emphasis."""
    return (
        f"Giá trị của «{name}» có dấu * hoặc \\: trong nội dung văn bản, các dấu này dùng để in đậm, "
        "in nghiêng. Hãy xem lại bản in thử; muốn in đúng dấu sao, hãy gõ \\* trong bảng."
    )
