"""What the clerk should look at in lines that were joined or kept apart."""

from __future__ import annotations

from docgen.bodytext.judging import Before, Judgement, Role
from docgen.bodytext.marks import first_letter
from docgen.model import Level

UNCLOSED_BOLD = (
    "Dấu ** mở chữ đậm ở dòng này không có dấu ** đóng trong cùng đoạn nên được in nguyên: "
    "thêm ** vào cuối chữ đậm, hoặc gõ \\*\\* nếu muốn in hai dấu sao."
)
_JOINED = (
    "Dòng này được nối vào đoạn ở trên vì đoạn ấy chưa có dấu kết thúc câu: hãy xem lại chỗ nối; "
    "nếu là đoạn riêng, gõ dấu \\ ở đầu dòng."
)
_KEPT_APART = (
    "Dòng này bắt đầu bằng chữ thường sau dấu chấm phẩy và được coi là đoạn riêng: nếu là câu bị "
    "ngắt trang, hãy xoá chỗ xuống dòng."
)
_DASH_IN_A_SENTENCE = (
    "Dòng này được coi là một gạch đầu dòng, nhưng dòng trên chưa kết thúc câu và sau gạch là chữ "
    "thường: nếu là câu bị ngắt ở dấu gạch nối, hãy xoá chỗ xuống dòng."
)


def joining_warning(judgement: Judgement, before: Before, adjacent: bool) -> str:
    """A warning about how the line was parted from, or joined to, the lines before; "" for none."""
    role = judgement.role
    if role is Role.GUESSED or (role is Role.GOES_ON and not adjacent):
        return _JOINED
    lower = first_letter(judgement.text).islower()
    if role is Role.PARAGRAPH and lower and not adjacent and not judgement.own:
        return _KEPT_APART if before.line.endswith(";") else ""
    dash = judgement.mark is not None and judgement.mark.level is Level.DASH
    if dash and lower and adjacent and before.unfinished and before.long and before.begins_upper:
        return _DASH_IN_A_SENTENCE
    return ""
