"""A paper with something in every field, and a way to put a text into any one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from docgen.model import (
    Addressees,
    Attachment,
    Authority,
    Entry,
    Level,
    Paper,
    Row,
    Side,
    Signature,
    Signing,
    Table,
    Title,
)
from tests.filling import papers

Path = tuple[str | int, ...]

#: Words of the program and not of the user.
_NOT_TYPED = {"kind", "key", "pinned"}


def full_of_text(side: Side) -> Paper:
    """A plan with three attached papers in which no component that can be printed is missing."""
    paper = papers.full(side)
    outline, listed, form = (attachment.paper for attachment in paper.attachments)
    grouped = papers.table(2, "Danh sách này có 2 cá nhân.")
    grouped = replace(grouped, rows=(Row(("Khối xã",), group=True), *grouped.rows))
    return replace(
        paper,
        title=replace(paper.title, author="Ban Thường vụ"),
        addressees=Addressees(("Sở Nội vụ", "Các phòng")),
        signature=Signature(
            (Authority(Signing.DEPUTY, "Trưởng ban"),),
            ("Phó Trưởng ban",),
            "Nguyễn Văn An",
            other_office="Giám đốc Sở Nội vụ" if side is Side.STATE else "",
            hint="Ký, ghi rõ họ tên",
        ),
        attachments=(
            Attachment(outline),
            Attachment(replace(listed, body=(grouped,))),
            Attachment(
                replace(
                    form,
                    agency=papers.AGENCIES[side],
                    note=(papers.entry(Level.PARAGRAPH, "Ghi chú: nộp hai bản."),),
                ),
                labelled=False,
            ),
        ),
    )


def letter_full_of_text(side: Side) -> Paper:
    """A công văn, whose abstract stands under its number."""
    return replace(papers.letter(side), title=Title("", ("rà soát điển hình",)))


def texts(value: object, path: Path = ()) -> Iterator[Path]:
    """The places of all texts in a paper that are not empty."""
    if isinstance(value, str):
        if value:
            yield path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _NOT_TYPED:
                yield from texts(getattr(value, field.name), (*path, field.name))


def put(value: Any, path: Path, text: str) -> Any:
    """The paper with the text in one place."""
    if not path:
        return text
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], put(value[step], tuple(rest), text), *value[step + 1 :])
    return replace(value, **{step: put(getattr(value, step), tuple(rest), text)})


def put_everywhere(paper: Paper, text: str) -> Paper:
    """The paper with the text at the end of every one of its texts."""
    for path in list(texts(paper)):
        paper = put(paper, path, f"{_at(paper, path)} {text} hết")
    return paper


def _at(value: Any, path: Path) -> str:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return str(value)


def holds(paper: Paper, path: Path, kind: type[Entry] | type[Table]) -> bool:
    """Whether a place lies inside a block of this type."""
    value: Any = paper
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
        if isinstance(value, kind):
            return True
    return False
