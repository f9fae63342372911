"""Papers attached to a paper."""

from __future__ import annotations

from docgen.model import Entry, plain
from docgen.papers.examination.case import Case
from docgen.vietnamese import fold

#: Words by which a text points to what is attached to it.
_POINTERS = ("kem theo", "gui kem", "dinh kem", "phu luc", "mau kem", "ban hanh kem")


def body_points_to_them(case: Case) -> None:
    """The main text must mention its annexes: NĐ 30/2020 PL.I-1-III.1a, HD36 II.4.5."""
    if not case.paper.attachments:
        return
    body = fold(
        " ".join(plain(block.text) for block in case.paper.body if isinstance(block, Entry))
    )
    if any(pointer in body for pointer in _POINTERS):
        return
    for index, attachment in enumerate(case.paper.attachments):
        name = attachment.paper.title.kind_name
        if not name or fold(name) not in body:
            case.setting.warn(
                case.setting.at("attachments", index),
                f"Nội dung văn bản chưa nhắc đến phụ lục này. Hãy thêm, ví dụ «(có {name.lower()} kèm theo)».",
            )
