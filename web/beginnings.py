"""Where a draft begins: empty with the agency's head, from a sample, or from an earlier paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from docgen.errors import NotFound
from docgen.intake.yaml_file import read_yaml
from docgen.model import Side
from docgen.papers import kind, kinds
from docgen.papers.parts.issuer import read_own_issuer
from docgen.records import Desk
from docgen.records.archive import get_paper
from docgen.records.drafts import DraftLine, DraftState, drafts, get_draft
from docgen.settings import settings
from docgen.vietnamese import fold

#: What a new draft takes over from the last one of its agency and kind.
_REMEMBERED = ("issuer", "place", "signature", "recipients", "filing", "contact")
#: How far back the last draft of a kind is looked for.
_LOOK_BACK = 100
#: Among how many drafts other issuers are looked for.
_ISSUERS_BACK = 30


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues papers. `side` «state» or «party»; `name` "" for one that is still to be typed."""

    key: str
    name: str
    side: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper of a sample dossier. `key` names it: file and place."""

    key: str
    kind: str
    title: str
    issuer: Issuer
    data: Mapping[str, Any]


def empty(desk: Desk, kind_id: str, issuer_key: str = "") -> dict[str, Any]:
    """A draft with the head, signer and recipients that were used last for the kind.

    `issuer_key` names one of `issuers`; what is remembered is then what that issuer used.
    """
    if kind_id not in {one.id for one in kinds()}:
        raise NotFound("docgen không có loại văn bản này.")
    known = issuers(desk)
    chosen = next((one for one in known if one.key == issuer_key), known[0])
    return {
        **(profile(desk) if chosen is known[0] else {}),
        "issuer": dict(chosen.data),
        **_remembered(desk, kind_id, chosen),
        "papers": [new_paper(kind_id)],
    }


def issuers(desk: Desk) -> tuple[Issuer, ...]:
    """Who may issue: the agency itself, issuers of its latest drafts, then nobody of either side.

    An office often writes for several: the commune's People's Committee and its People's Council.
    """
    found = {(own := _issuer(profile(desk)["issuer"])).key: own}
    for line in _latest(desk)[:_ISSUERS_BACK]:
        one = _issuer(get_draft(desk, line.id).content.get("issuer"))
        if one.name:
            found.setdefault(one.key, one)
    for side in Side:
        found.setdefault(side.value, Issuer(side.value, "", side.value, {"side": side.value}))
    return tuple(found.values())


def _issuer(value: object, side: str = Side.STATE.value) -> Issuer:
    """The issuer as a dossier writes it, in one of its ways; `side` where it names none."""
    try:
        read = read_own_issuer(value)
    except PydanticCustomError:
        read = {}
    data: dict[str, Any] = dict(read) if isinstance(read, Mapping) else {}
    written = data.get("name", "")
    name = " ".join((" ".join(written) if isinstance(written, list) else str(written)).split())
    side = str(data.get("side", side))
    return Issuer(f"{side}/{fold(name)}" if name else side, name, side, data)


def new_paper(kind_id: str) -> dict[str, Any]:
    """A paper with nothing in it yet; sheets and lists begin with one of their tables."""
    tables = {"registration_sheet": "collectives", "commendation_list": "individuals"}
    return {"kind": kind_id, **({tables[kind_id]: {}} if kind_id in tables else {})}


def profile(desk: Desk) -> dict[str, Any]:
    """What the agency says of itself, as a dossier says it."""
    known = desk.agency.profile
    agency = known.agency
    issuer = {
        "side": agency.side.value,
        "superior": "\n".join(agency.superior_lines),
        "name": "\n".join(agency.name_lines),
        "sign": agency.sign,
        "author": agency.author,
    }
    data: dict[str, Any] = {"issuer": {key: value for key, value in issuer.items() if value}}
    if known.place:
        data["place"] = known.place
    return data


def _latest(desk: Desk) -> list[DraftLine]:
    """The latest drafts, open and issued, the youngest first."""
    states = (DraftState.OPEN, DraftState.ISSUED)
    lines = [line for state in states for line in drafts(desk, state, limit=_LOOK_BACK)]
    return sorted(lines, key=lambda line: line.id, reverse=True)


def _remembered(desk: Desk, kind_id: str, issuer: Issuer) -> dict[str, Any]:
    """What the last draft of the kind and the issuer says that the next one will say again."""
    for line in _latest(desk):
        if line.kind == kind_id:
            last = get_draft(desk, line.id).content
            if _issuer(last.get("issuer")).key == issuer.key:
                return {key: last[key] for key in _REMEMBERED if key in last}
    return {}


def from_paper(desk: Desk, public_id: str) -> dict[str, Any]:
    """The values of an issued paper, without its number and date."""
    paper = get_paper(desk, public_id)
    values = paper.files.get("values")
    if values is None:
        raise NotFound("Văn bản này không lưu kèm nội dung đã gõ, nên không soạn tiếp từ nó được.")
    return undated(json.loads(desk.store.read(values.stored.sha256)))


def from_sample(key: str) -> dict[str, Any]:
    """The values of a sample; NotFound when there is none of that key."""
    for sample in samples():
        if sample.key == key:
            return dict(sample.data)
    raise NotFound("Không có mẫu soạn sẵn này.")


def undated(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values without the number and the date that belong to one paper only."""
    first = {
        key: value for key, value in data["papers"][0].items() if key not in ("number", "date")
    }
    kept = {key: value for key, value in data.items() if key not in ("date", "papers")}
    return {**kept, "papers": [first]}


def title_of(data: Mapping[str, Any]) -> str:
    """What a list calls a draft: its kind and its abstract on one line."""
    papers = data.get("papers") or [{}]
    abstract = papers[0].get("abstract") or ""
    words = " ".join(map(str, abstract)) if isinstance(abstract, list) else str(abstract)
    name = kind(papers[0]["kind"]).name if papers[0].get("kind") else ""
    return " ".join(f"{name} {words}".split())[:300]


def samples() -> tuple[Sample, ...]:
    """Every paper of the sample dossiers, in order of file."""
    folder = settings().samples
    if not folder.is_dir():
        return ()
    return tuple(
        sample
        for path in sorted(folder.glob("*.yaml"))
        for sample in _samples_in(path, path.stat().st_mtime)
    )


@lru_cache(maxsize=64)
def _samples_in(path: Path, _modified: float) -> tuple[Sample, ...]:
    data = read_yaml(path.read_text(encoding="utf-8")).data
    if not isinstance(data, Mapping):
        return ()
    found = []
    for index, paper in enumerate(data["papers"]):
        alone = {**data, "papers": [paper]}
        own = _issuer(paper.get("issuer"), str(data["issuer"].get("side", Side.STATE.value)))
        issuer = own if own.name else _issuer(data["issuer"])
        found.append(Sample(f"{path.stem}.{index}", paper["kind"], title_of(alone), issuer, alone))
    return tuple(found)
