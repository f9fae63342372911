"""Urgency, secrecy, circulation, draft: only the words that the edition knows."""

from __future__ import annotations

from docgen.papers.examination.case import Case
from docgen.papers.suggestions import did_you_mean, listed
from docgen.vietnamese import fold

#: Marks made of words; each has the name of its component.
_WORDS = ("urgency", "secrecy", "circulation")
#: The component of an edition that prints each mark, and what people call it.
_COMPONENTS = {
    "urgency": ("urgency", "Độ khẩn"),
    "secrecy": ("secrecy", "Độ mật"),
    "circulation": ("circulation", "Phạm vi lưu hành"),
    "draft": ("draft_mark", "Dấu dự thảo"),
    "no_media": ("no_media", "Dòng «Không phổ biến trên phương tiện thông tin đại chúng»"),
}


def marks_are_known(case: Case) -> None:
    """A mark that the edition does not print: «Không phổ biến …» in a State paper."""
    edition = case.setting.edition
    for key, (component, name) in _COMPONENTS.items():
        given = getattr(case.paper.marks, key) not in ("", None, False)
        if given and not edition.has(component):
            case.setting.refuse(
                case.setting.at("marks", key),
                f"{name} không có trong {edition.number}. Hãy bỏ mục này.",
            )


def words_are_lawful(case: Case) -> None:
    """Urgency and secrecy outside the edition's list are refused.

    The Party's list of circulation marks is open (HD36 II.2.2, HD05 II.4.1), so there a strange word
    is only pointed out.
    """
    edition = case.setting.edition
    for key in _WORDS:
        words: str = getattr(case.paper.marks, key)
        if not words or not edition.has(key):
            continue
        component = edition.component(key)
        lawful = (*component.literals, *component.accepted)
        if fold(words) not in {fold(word) for word in lawful}:
            note = case.setting.warn if key == "circulation" else case.setting.refuse
            note(
                case.setting.at("marks", key),
                f"{_COMPONENTS[key][1]} «{words}» không có trong {edition.number}. "
                f"Hãy ghi {listed(component.literals)}.{did_you_mean(words, lawful)}",
            )
