"""The dossier of a batch: drafts of the agency put together, or a dossier file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.intake.dossier_file import read_plain_dossier
from docgen.model import Side
from docgen.papers.dossier import LineOf
from docgen.records import Desk
from docgen.records.drafts import get_draft
from web.beginnings import title_of

#: What a dossier gives its papers once, and a paper may have of its own.
_SHARED = ("issuer", "place", "date", "signature", "recipients", "filing", "contact")
_MOST_DRAFTS = 20
#: The head of a commune's body in fields.
_HEADS: Mapping[Side, Mapping[str, Any]] = {
    Side.STATE: {
        "side": "state",
        "name": ["Ủy ban nhân dân", "«Xã»"],
        "sign": "UBND",
        "author": "«Ủy ban nhân dân»",
    },
    Side.PARTY: {
        "side": "party",
        "superior": "«Đảng bộ cấp trên»",
        "name": "«Đảng ủy»",
        "sign": "ĐU",
        "author": "«Đảng ủy»",
    },
}


@dataclass(frozen=True, slots=True)
class What:
    """The plain data of a dossier with its fields.

    It came from `drafts` (their ids) or from `text` (a file, whose lines `line_of` knows).
    `heads`: issuer and place were replaced by the fields of each commune.
    """

    content: Mapping[str, Any]
    drafts: tuple[int, ...] = ()
    text: str = ""
    line_of: LineOf | None = None
    heads: bool = False

    @property
    def title(self) -> str:
        """What a list calls it."""
        return title_of(self.content)


def what_asked(desk: Desk, form: MultiDict[str, str], file: bytes = b"") -> What:
    """The dossier that a form names: a file just chosen, its text sent back, or drafts.

    NotFound for a draft that is not there; InvalidInput and BrokenFile for a wrong file.
    """
    text = _decoded(file) if file else form.get("dossier", "")
    heads = bool(form.get("heads"))
    if text.strip():
        tree = read_plain_dossier(text)
        content = _checked(tree.data)
        return What(_with_heads(content) if heads else content, (), text, tree.line_of, heads)
    ids = form.getlist("draft", type=int)[:_MOST_DRAFTS]
    if not ids:
        raise InvalidInput([Problem("", "Chưa chọn văn bản nào. Hãy chọn dự thảo hoặc tệp hồ sơ.")])
    content = joined([get_draft(desk, draft_id).content for draft_id in ids])
    return What(_with_heads(content) if heads else content, tuple(ids), heads=heads)


def _decoded(file: bytes) -> str:
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenFile(
            "Tệp hồ sơ không phải văn bản UTF-8. Hãy mở bằng trình soạn thảo và lưu lại với mã UTF-8."
        ) from None


def _checked(data: object) -> Mapping[str, Any]:
    """The data when it has papers: all else is told when it is read."""
    papers = data.get("papers") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(papers, list) or not papers:
        raise InvalidInput([Problem("papers", "Tệp không phải hồ sơ: không có văn bản nào.")])
    if not all(isinstance(paper, Mapping) for paper in papers):
        raise InvalidInput([Problem("papers", "Mỗi văn bản của hồ sơ là một nhóm mục.")])
    return data


def joined(contents: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Several dossiers as one: what the others say otherwise than the first stays with their papers."""
    first, *others = contents
    papers = list(first.get("papers", ()))
    for other in others:
        own = {key: other[key] for key in _SHARED if key in other and other[key] != first.get(key)}
        papers += (_with_own(paper, own) for paper in other.get("papers", ()))
    return {**first, "papers": papers}


def _with_own(paper: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The paper with what its dossier gave it; one that travels with another took nothing."""
    if paper.get("reference"):
        return dict(paper)
    return {**own, **{key: value for key, value in paper.items() if value not in (None, "", [])}}


def _with_heads(content: Mapping[str, Any]) -> dict[str, Any]:
    issuer = content.get("issuer")
    side = issuer.get("side") if isinstance(issuer, Mapping) else None
    head = _HEADS[Side.PARTY if side in ("party", "Đảng", "đảng") else Side.STATE]
    return {**content, "issuer": dict(head), "place": "«Địa danh»"}


def has_own_head(content: Mapping[str, Any], used: Iterable[str]) -> bool:
    """Whether the head of the dossier is that of one body for all: no field stands in it."""
    return bool(content.get("issuer")) and not any(path.startswith("issuer") for path in used)
