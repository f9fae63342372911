"""What the clerk should look at in lines that were joined or kept apart."""

from __future__ import annotations

from docgen.bodytext.before import Before
from docgen.bodytext.judging import Judgement, Role
from docgen.bodytext.lines import first_letter
from docgen.model import Level

UNCLOSED_BOLD = (
    "Dấu ** mở chữ đậm ở dòng này không có dấu ** đóng trong cùng đoạn nên được in nguyên: "
    "thêm ** vào cuối chữ đậm, hoặc gõ \\*\\* nếu muốn in hai dấu sao."
)
#: A number of a page has at most so many digits.
_PAGE_DIGITS = 3
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


_ENDLESS_ABOVE = (
    "Đoạn ở trên chưa có dấu kết thúc câu nên dòng này được coi là đoạn riêng: thêm dấu chấm cho "
    "đoạn trên; nếu là một câu bị ngắt dòng, hãy xoá chỗ xuống dòng."
)
_PERHAPS_SAME = (
    "Dòng trên dài hết khổ và kết thúc bằng dấu chấm nên dòng này được coi là đoạn riêng: nếu vẫn "
    "cùng một đoạn, hãy xoá chỗ xuống dòng."
)
_PAGE_NUMBER = (
    "Dòng này chỉ có một con số: nếu là số trang còn sót khi dán từ PDF, hãy xoá dòng này."
)


def line_warning(judgement: Judgement, before: Before, adjacent: bool) -> str:
    """A warning about how the line was parted from, or joined to, the lines before; "" for none."""
    if judgement.own or judgement.role is Role.FILLS:
        return ""
    if judgement.mark:
        return _mark_warning(judgement, before, adjacent)
    if judgement.text.isdecimal() and len(judgement.text) <= _PAGE_DIGITS:
        return _PAGE_NUMBER
    if judgement.role is Role.GUESSED or (judgement.role is Role.GOES_ON and not adjacent):
        return _JOINED
    if judgement.role is Role.PARAGRAPH:
        return _paragraph_warning(judgement, before)
    return ""


def _mark_warning(judgement: Judgement, before: Before, adjacent: bool) -> str:
    """«phát triển kinh tế», then «- xã hội» on the next line: perhaps no dash of a list."""
    dash = judgement.mark is not None and judgement.mark.level is Level.DASH
    lower = first_letter(judgement.text).islower()
    broken = adjacent and before.unfinished and before.long and before.begins_upper
    return _DASH_IN_A_SENTENCE if dash and lower and broken else ""


def _paragraph_warning(judgement: Judgement, before: Before) -> str:
    if first_letter(judgement.text).islower():
        return _KEPT_APART if before.line.endswith(";") else ""
    if judgement.full and not before.unfinished:
        return _PERHAPS_SAME
    return _ENDLESS_ABOVE if before.running and before.unfinished and before.long else ""
