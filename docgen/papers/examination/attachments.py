"""Papers attached to a paper, and papers that travel with one kept elsewhere."""

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
    # Paragraph by paragraph: most are the same in every paper of a batch, and `fold` remembers.
    body = [fold(plain(block.text)) for block in case.paper.body if isinstance(block, Entry)]
    if any(pointer in text for text in body for pointer in _POINTERS):
        return
    for index, attachment in enumerate(case.paper.attachments):
        name = attachment.paper.title.kind_name
        if not name or not any(fold(name) in text for text in body):
            case.setting.warn(
                case.setting.at("attachments", index),
                f"Nội dung văn bản chưa nhắc đến phụ lục này. Hãy thêm, ví dụ «(có {name.lower()} kèm theo)».",
            )


def annex_is_labelled(case: Case) -> None:
    """Where the edition wants «Phụ lục», only a head of its own stands in for it (PL.III m.1.3)."""
    setting = case.setting
    rule = setting.edition.annex
    if case.fields.labelled or not rule.label_required or not _is_headless(case):
        return
    setting.refuse(
        setting.at("labelled"),
        f"{setting.edition.number} buộc phụ lục có chữ «{rule.label}» trên tên. "
        "Hãy bỏ dòng labelled: false, hoặc thêm mục issuer để văn bản có phần đầu riêng "
        "(ghi issuer: blank nếu đơn vị nhận tự điền).",
    )


def annex_says_what_it_goes_with(case: Case) -> None:
    """Where the edition wants «(Kèm theo …)», an annex without it belongs to nothing.

    NĐ 30/2020 PL.I-1-III.1c, HD05 II.1. A form with a head of its own is its sender's paper.
    """
    setting = case.setting
    if case.fields.referenced or not setting.edition.annex.reference_required:
        return
    if not _is_headless(case):
        return
    setting.refuse(
        setting.at("referenced"),
        f"{setting.edition.number} buộc phụ lục có dòng «(Kèm theo …)» dưới tên. "
        "Hãy bỏ dòng referenced: false, hoặc thêm mục issuer để văn bản có phần đầu riêng "
        "(ghi issuer: blank nếu đơn vị nhận tự điền).",
    )


def _is_headless(case: Case) -> bool:
    """Whether the paper travels with another and prints no head of its own."""
    return case.paper.agency is None and not case.setting.inherits(case.fields)
