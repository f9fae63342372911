"""Texts that are longer than the electronic record of a paper takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.model import Paper
from docgen.papers.examination.case import Case


def _abstract(paper: Paper) -> str:
    return paper.title.abstract


def _agency(paper: Paper) -> str:
    return paper.agency.name if paper.agency else ""


def _position(paper: Paper) -> str:
    return " ".join(paper.signature.positions) if paper.signature else ""


def _signer(paper: Paper) -> str:
    return paper.signature.name if paper.signature else ""


#: Fields of the record by group and key (NĐ 30/2020 PL.VI): where the dossier gives each.
_GIVEN: Mapping[tuple[str, str], tuple[tuple[str, ...], Callable[[Paper], str]]] = {
    ("", "Subject"): (("abstract",), _abstract),
    ("", "OrganName"): (("issuer", "name"), _agency),
    ("SignerInfo", "Position"): (("signature", "position"), _position),
    ("SignerInfo", "FullName"): (("signature", "name"), _signer),
}


def texts_fit_the_record(case: Case) -> None:
    """NĐ 30/2020 PL.VI-2: the lengths of the record of an outgoing paper."""
    metadata = case.setting.edition.metadata
    for field in metadata.outgoing if metadata else ():
        given = _GIVEN.get((field.group, field.key))
        if given is None or field.length is None:
            continue
        keys, read = given
        length = len(read(case.paper))
        if length > field.length:
            case.setting.warn(
                case.path_of(*keys),
                f"{field.term} dài {length} ký tự, dữ liệu quản lý văn bản chỉ nhận {field.length}. "
                "Hãy viết gọn lại.",
            )
