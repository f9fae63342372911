"""An issued paper as it was: everything the record says, copied and never looked up again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.model import Agency, Paper, Recipients, Signature
from docgen.vietnamese import clean_line, fold

#: Longest text that a search looks through, characters.
_FOLDED_LENGTH = 20_000
_SYMBOL = re.compile(r"\d+\s*[/-]\s*(.+)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Receiver:
    """A recipient as the paper named it; `organ_id` is its identifier in exchanges, "" if unknown."""

    name: str
    purpose: str = ""
    organ_id: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What the record of NĐ 30/2020 PL.VI asks for and the paper itself does not print.

    `file_notation` and `ordinal`: the file (hồ sơ) it is kept in and its place there. `pages` of
    the paper; `copies` issued; `reply_by` the day an answer is due; `priority` the digit that the
    exchange uses for urgency and secrecy, None when the law gives none.
    """

    file_notation: str = ""
    ordinal: int | None = None
    pages: int | None = None
    copies: int | None = None
    reply_by: dt.date | None = None
    priority: int | None = None
    language: str = "Tiếng Việt"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was issued. `edition` is the id of the edition of form it was made by.

    `number` and `symbol` are the parts of `number_text` («12», «KH-UBND»); None and "" for a paper
    without a number. `position` is that of the signer, `authority` the power used («thay mặt …»).
    """

    kind: str
    kind_name: str
    side: str
    day: dt.date
    abstract: str
    edition: str
    agency: str
    superior: str = ""
    organ_id: str = ""
    number: int | None = None
    number_text: str = ""
    symbol: str = ""
    signer: str = ""
    position: str = ""
    authority: str = ""
    receivers: tuple[Receiver, ...] = ()
    filing: str = ""
    urgency: str = ""
    secrecy: str = ""
    filed: Filed = Filed()

    @property
    def folded(self) -> str:
        """The words that a search finds it by: lower case, without marks, one space between."""
        names = " ".join(receiver.name for receiver in self.receivers)
        texts = (self.number_text, self.kind_name, self.abstract, self.agency, self.signer, names)
        return " ".join(search_words(" ".join(texts)))[:_FOLDED_LENGTH]


@dataclass(frozen=True, slots=True)
class Issue:
    """What issuing decided beside the paper: its number as printed, its day, edition, record."""

    number_text: str
    day: dt.date
    edition: str
    filed: Filed = Filed()
    organ_id: str = ""
    receiver_ids: Mapping[str, str] = dataclasses.field(default_factory=dict)


def snapshot_of(paper: Paper, agency: Agency, kind_name: str, issue: Issue) -> Snapshot:
    """The snapshot of a paper that `agency` issued.

    `kind_name` is the name of the kind in the edition («Công văn» too, which prints none).
    """
    number, symbol = split_number(issue.number_text)
    issuer = paper.agency or agency
    return Snapshot(
        kind=paper.kind,
        kind_name=kind_name,
        side=paper.side.value,
        day=issue.day,
        abstract=clean_line(paper.title.abstract),
        edition=issue.edition,
        agency=issuer.name or agency.name,
        superior=" ".join(issuer.superior_lines),
        organ_id=issue.organ_id,
        number=number,
        number_text=issue.number_text,
        symbol=symbol,
        receivers=_receivers(paper, issue.receiver_ids),
        filing=_filing(paper.recipients),
        urgency=paper.marks.urgency,
        secrecy=paper.marks.secrecy,
        filed=issue.filed,
        **_signer(paper.signature),
    )


def split_number(number_text: str) -> tuple[int | None, str]:
    """Number and symbol of «12/KH-UBND» or «83-KH/HU»: (12, "KH-UBND"); (None, "") without one."""
    found = _SYMBOL.fullmatch(number_text)
    if found is None:
        return None, ""
    return int(re.match(r"\d+", number_text)[0]), found[1]  # type: ignore[index] # it matched above


def search_words(text: str) -> list[str]:
    """The words of a text as search sees them: ``["ke", "hoach"]`` for «Kế hoạch»."""
    return _WORD.findall(fold(text))


def written(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as JSON keeps it."""
    plain = dataclasses.asdict(snapshot)
    plain["day"] = snapshot.day.isoformat()
    reply_by = snapshot.filed.reply_by
    plain["filed"]["reply_by"] = reply_by.isoformat() if reply_by else None
    return plain


def read(plain: Mapping[str, Any]) -> Snapshot:
    """The snapshot that `written` wrote."""
    filed = dict(plain["filed"])
    filed["reply_by"] = _day(filed["reply_by"])
    return Snapshot(
        **{
            **plain,
            "day": dt.date.fromisoformat(plain["day"]),
            "receivers": tuple(Receiver(**receiver) for receiver in plain["receivers"]),
            "filed": Filed(**filed),
        }
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _receivers(paper: Paper, ids: Mapping[str, str]) -> tuple[Receiver, ...]:
    """Those spoken to, then Nơi nhận, each once."""
    found = [Receiver(name) for name in (paper.addressees.names if paper.addressees else ())]
    if paper.recipients:
        found += [Receiver(item.name, item.purpose) for item in paper.recipients.items]
    named = [dataclasses.replace(one, organ_id=ids.get(one.name, "")) for one in found]
    return tuple(dict.fromkeys(named))


def _filing(recipients: Recipients | None) -> str:
    filing = recipients.filing if recipients else None
    return filing.keeper if filing else ""


def _signer(signature: Signature | None) -> dict[str, str]:
    if signature is None:
        return {}
    return {
        "signer": signature.name,
        "position": ", ".join(signature.positions),
        "authority": "; ".join(
            f"{line.signing.value}: {line.of}" for line in signature.authorities
        ),
    }
