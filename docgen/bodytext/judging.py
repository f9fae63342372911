"""What a typed line is, after the lines before it: a new entry, or more of the last one.

Reading and writing share this judgement, so that what is written is read back as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from docgen.bodytext.marks import Mark, first_letter, leading_stars, read_mark
from docgen.model import Level
from docgen.model.numbering import Count

#: Characters from which a line may be one that was broken by hand, not a short line of its own.
_BROKEN_LINE = 30

_END_MARKS = ".;:!?…"
_CLOSERS = " *\"'”’)»]}"
_RUNNING = (
    Level.POINT, Level.SUBPOINT, Level.DASH, Level.PLUS, Level.BULLET, Level.PARAGRAPH,
)  # fmt: skip
_PLAIN_SIGN = re.compile(r"(?P<stars>(?:\*{1,3}(?![*\s]))?)\\(?P<escaped>[*\\]|$)?")


class Role(Enum):
    """What a line is."""

    ENTRY = auto()  # begins an entry with its mark
    PARAGRAPH = auto()  # begins a paragraph without a mark
    FILLS = auto()  # is the text of the mark that stands alone on the line before
    GOES_ON = auto()  # goes on with the entry before
    GUESSED = auto()  # goes on, by its capital letters alone: for the human eye


@dataclass(frozen=True, slots=True)
class Judgement:
    """The role of a line; `text` is its words without mark and plain sign.

    `own`: the plain sign says that the line is a paragraph of its own.
    """

    role: Role
    text: str
    mark: Mark | None = None
    own: bool = False


@dataclass(slots=True)
class Before:
    """What the judgement needs to know of the lines before.

    `level` is that of the entry that is open, None at the beginning. `line` is its last typed line
    without its mark, "" while the mark stands alone. `capitals`: all its lines are in capitals;
    `begins_upper`: its first word has one.
    """

    level: Level | None = None
    line: str = ""
    capitals: bool = False
    begins_upper: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether words stand there that no end mark closes."""
        line = self.line.rstrip(_CLOSERS)
        return bool(line) and line[-1] not in _END_MARKS and not line.endswith("./")

    @property
    def running(self) -> bool:
        """Whether it is a sentence; an unfinished entry of the other levels looks like a heading."""
        return self.level in _RUNNING

    @property
    def long(self) -> bool:
        """Whether the line is long enough to have been broken by hand."""
        return len(self.line) >= _BROKEN_LINE

    @property
    def introduces(self) -> bool:
        """Whether it is a line without a number that introduces a list: «… gồm:»."""
        return (
            self.level is not None
            and not self.level.numbered
            and self.line.rstrip(_CLOSERS).endswith(":")
        )

    def take(self, judgement: Judgement) -> None:
        """Count the line in."""
        capitals = _in_capitals(judgement.text)
        if judgement.role in (Role.ENTRY, Role.PARAGRAPH):
            self.level = judgement.mark.level if judgement.mark else Level.PARAGRAPH
        if judgement.role in (Role.ENTRY, Role.PARAGRAPH, Role.FILLS):
            self.begins_upper = first_letter(judgement.text).isupper()
            self.capitals = capitals
        self.capitals = self.capitals and capitals
        self.line = judgement.text


def judge(line: str, before: Before, count: Count, adjacent: bool) -> Judgement:
    """What the clean line is; `adjacent` when no empty line stands before it."""
    plain = _PLAIN_SIGN.match(line)
    if plain:
        text = line if plain["escaped"] is not None else plain["stars"] + line[plain.end() :]
        return Judgement(Role.PARAGRAPH, text.strip(), own=True)
    mark = read_mark(line)
    if mark and _stands(mark, before, count, adjacent):
        return Judgement(Role.ENTRY, mark.text, mark)
    if before.level is not None and not before.line:
        return Judgement(Role.FILLS, line)
    return Judgement(_role(line, mark, before, adjacent), line)


def _stands(mark: Mark, before: Before, count: Count, adjacent: bool) -> bool:
    """Whether the mark is one where it stands, and not a number in the middle of a sentence."""
    if not mark.level.numbered or mark.path == count.next(mark.level, mark.depth):
        return True
    if mark.only_as_next:
        return False
    broken = adjacent and before.unfinished and before.running and before.long
    if mark.dotless:
        fits = mark.path[:-1] == count.last(Level.CLAUSE, mark.depth - 1)
        return fits and bool(mark.text) and not broken
    letter = first_letter(mark.text)
    return not broken or not (letter == "" or letter.islower() or letter.isdigit())


def _role(line: str, mark: Mark | None, before: Before, adjacent: bool) -> Role:
    """Whether a line without a mark goes on with the entry before it; `mark` is one ruled out."""
    if not before.unfinished:
        return Role.PARAGRAPH
    if _goes_on(line, mark, before, adjacent):
        return Role.GOES_ON
    name_goes_on = before.running and before.long and _ends_in_a_name(before.line)
    return Role.GUESSED if name_goes_on and first_letter(line).isupper() else Role.PARAGRAPH


def _goes_on(line: str, mark: Mark | None, before: Before, adjacent: bool) -> bool:
    letter = first_letter(line)
    if letter.islower() or not adjacent:
        return letter.islower()
    if mark or letter.isdigit():
        return mark is not None or before.running or before.long
    return before.capitals and _in_capitals(line) and _broken_heading(before)


def _ends_in_a_name(line: str) -> bool:
    """Whether the last word has a capital: «… của Bộ», before «Chính trị, …»."""
    return line[-1:].isalnum() and first_letter(line.rsplit(" ", 1)[-1]).isupper()


def _broken_heading(before: Before) -> bool:
    return not before.running and (before.long or before.line.endswith(","))


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def protected(line: str) -> str:
    """The typed line with the sign that makes it a paragraph of its own, whatever it looks like."""
    if _PLAIN_SIGN.match(line):
        return line
    stars = leading_stars(line)
    return f"{stars}\\{line[len(stars) :]}"
