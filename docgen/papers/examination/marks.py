"""Urgency, secrecy, circulation, draft: only the words that the edition knows."""

from __future__ import annotations

from docgen.papers.examination.case import Case
from docgen.papers.suggestions import did_you_mean, listed
from docgen.vietnamese import fold

#: Marks made of words, and what people call them.
_WORDS = {"urgency": "Độ khẩn", "secrecy": "Độ mật", "circulation": "Phạm vi lưu hành"}
#: Marks that are there or not: the component of an edition that prints each.
_FLAGS = {
    "draft": ("draft_mark", "dấu «Dự thảo»"),
    "no_media": ("no_media", "dòng «Không phổ biến trên phương tiện thông tin đại chúng»"),
}


def words_are_lawful(case: Case) -> None:
    """Urgency and secrecy outside the edition's list are refused.

    The Party's list of circulation marks is open (HD36 II.2.2, HD05 II.4.1), so there a strange word
    is only pointed out.
    """
    for key, name in _WORDS.items():
        words: str = getattr(case.paper.marks, key)
        if words:
            _examine_words(case, key, name, words)


def _examine_words(case: Case, key: str, name: str, words: str) -> None:
    edition, place = case.setting.edition, case.setting.at("marks", key)
    if not edition.has(key):
        case.setting.refuse(
            place, f"{edition.number} không quy định {name.lower()}. Hãy bỏ mục này."
        )
        return
    component = edition.component(key)
    lawful = (*component.literals, *component.accepted)
    if fold(words) not in {fold(word) for word in lawful}:
        note = case.setting.warn if key == "circulation" else case.setting.refuse
        note(
            place,
            f"{name} «{words}» không có trong {edition.number}. Hãy ghi {listed(component.literals)}."
            f"{did_you_mean(words, lawful)}",
        )


def marks_are_known(case: Case) -> None:
    """A mark that the edition does not print: «Không phổ biến …» in a State paper."""
    edition = case.setting.edition
    for key, (component, name) in _FLAGS.items():
        given = getattr(case.paper.marks, key)
        if given is not None and given is not False and not edition.has(component):
            case.setting.refuse(
                case.setting.at("marks", key), f"{edition.number} không có {name}. Hãy bỏ mục này."
            )
