"""Whether a paper that bears the agency's own name is the agency's, or a namesake's.

Hundreds of communes share their names. A number in a wrong series cannot be taken back, so nothing
is guessed: what is neither the one nor the other for certain is told, and gets no number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen import places
from docgen.errors import InvalidInput, Problem
from docgen.issuing.batch.issuer import Issuing, issuer_part, listed_day, province_code
from docgen.papers import BuiltPaper
from docgen.papers.merge import MergeTemplate, Target
from docgen.papers.setting import join_path
from docgen.places import Commune
from docgen.records import Profile
from docgen.vietnamese import spelling_key


def issued_by(own: Profile, paper: Issuing) -> bool:
    """Whether the agency of the profile itself issues the paper, as it does one without an issuer.

    InvalidInput, with what to do, when it bears the agency's name and cannot be told from that of
    a namesake.
    """
    if not paper.name:
        return True
    if spelling_key(paper.name) != spelling_key(own.agency.name):
        return False
    # An issuer without fields is the dossier's own word, whatever the unit.
    by_unit = paper.takes("name") or paper.takes("superior")
    return not by_unit or _is_the_unit(own, paper)


def _is_the_unit(own: Profile, paper: Issuing) -> bool:
    """Whether the unit, which gave the paper the agency's name, is the agency; see `issued_by`."""
    home, where, commune = own.province, paper.province, _commune(paper)
    if home and where and home != where:
        if commune and _named_wrongly(paper, commune, home):
            raise _untold(paper, _WRONG_HOME)
        return False
    if home and where and commune:
        return True  # the communes of a province all have names of their own
    same_above = _same_above(own, paper)
    if same_above is False:
        return False
    if not ((home and where) or same_above or _told_by_name(paper, commune)):
        raise _untold(paper, _what_to_add(home, where))
    if commune is None and _another_called_so(paper):
        raise _untold(paper, _TWO_ROWS)
    return True


@dataclass(frozen=True, slots=True)
class Doubts:
    """What `issued_by` will not be able to tell in a batch whose papers the agency numbers."""

    own: Profile
    content: Mapping[str, Any]
    units: Iterable[Target]
    today: dt.date

    def of(
        self, unit: Target, data: Mapping[str, Any], papers: Iterable[BuiltPaper]
    ) -> Iterator[Problem]:
        """Each doubt about the papers of a unit, made of `data`."""
        for place, built in enumerate(papers):
            paper = Issuing(self.content, data, place, built, unit, self.today, lambda: self.units)
            if built.paper.number is not None:
                try:
                    issued_by(self.own, paper)
                except InvalidInput as error:
                    yield from error.problems


def _named_wrongly(paper: Issuing, commune: Commune, home: str) -> bool:
    """Whether the agency cannot lie in its province: it has the name and kind of a commune, and
    none there is called so."""
    if spelling_key(commune.in_text) not in spelling_key(paper.name):
        return False
    there = places.communes_of(home, listed_day(paper.day))
    return all(spelling_key(one.name) != spelling_key(commune.name) for one in there)


def _same_above(own: Profile, paper: Issuing) -> bool | None:
    """Whether the unit belongs to what the agency belongs to; None where that is not said."""
    above = " ".join(own.agency.superior_lines)
    if not (above and paper.above and paper.takes("superior")):
        return None
    return spelling_key(above) == spelling_key(paper.above)


def _told_by_name(paper: Issuing, commune: Commune | None) -> bool:
    """Whether nobody else in the country can have the name: it names the province of the unit, or
    a commune whose name is the only one."""
    name = spelling_key(paper.name)
    if paper.target.province and spelling_key(paper.target.province) in name:
        return True
    if commune is None or spelling_key(commune.bare_name) not in name:
        return False
    with_kind = spelling_key(commune.in_text) in name
    alike = (
        one
        for one in places.communes(listed_day(paper.day))
        if spelling_key(one.bare_name) == spelling_key(commune.bare_name)
    )
    return not any(
        one.code != commune.code and (one.kind is commune.kind or not with_kind) for one in alike
    )


def _another_called_so(paper: Issuing) -> bool:
    """Whether another row of a table of one's own, in the same province, bears the name too."""
    head = {part: issuer_part(paper.content, paper.place, part) for part in ("name", "superior")}
    template = MergeTemplate(head, paper.target.values)
    mine = _called(template, paper.target)
    return mine is not None and any(
        _called(template, other) == mine
        for other in paper.units()
        if other.key != paper.target.key
        and province_code(other.province, paper.day) == paper.province
    )


def _called(template: MergeTemplate, unit: Target) -> list[str] | None:
    """The issuer of a unit as keys of its parts; None where a field is empty."""
    try:
        filled = template.fill(unit.values)
    except InvalidInput:
        return None
    parts = filled.values() if isinstance(filled, Mapping) else ()
    return [
        spelling_key(" ".join(one) if isinstance(one, list | tuple) else one or "") for one in parts
    ]


def _commune(paper: Issuing) -> Commune | None:
    """The commune of the list that the unit is; None for a row of a table of one's own."""
    found = places.commune(paper.target.key, listed_day(paper.day))
    return found if found is not None and found.name == paper.target.name else None


_HOME = "quản trị hãy chọn tỉnh của cơ quan ở trang Cơ quan (hoặc bằng «docgen agency province»)"
_WRONG_HOME = (
    "tỉnh mà cơ quan đã ghi không có nơi nào tên như vậy; quản trị hãy xem lại tỉnh ở trang Cơ quan "
    "(hoặc bằng «docgen agency province»)"
)
_WHERE = "hãy ghi tỉnh của nơi này, theo tên hiện nay, ở cột «Tỉnh»"
_TWO_ROWS = (
    "nhiều dòng của bảng cùng tên trong cùng một tỉnh; hãy ghi thêm cho tên khác nhau, còn nếu chính "
    "cơ quan ban hành mọi văn bản ấy thì ghi thẳng tên cơ quan vào hồ sơ, không dùng trường"
)


def _what_to_add(home: str, where: str) -> str:
    return " và ".join(words for known, words in ((home, _HOME), (where, _WHERE)) if not known)


def _untold(paper: Issuing, todo: str) -> InvalidInput:
    own = paper.content["papers"][paper.place].get("issuer")
    inside = ("papers", paper.place) if isinstance(own, Mapping) and "name" in own else ()
    where = f"thuộc «{paper.target.province}»" if paper.target.province else "ở đây"
    message = (
        f"Chưa biết «{paper.name}» {where} là chính cơ quan hay nơi khác trùng tên, nên chưa "
        f"lấy số: {todo}."
    )
    return InvalidInput([Problem(join_path("", (*inside, "issuer", "name")), message)])
