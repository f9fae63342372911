"""What a typed line is, after the lines before it: a new entry, or more of the last one.

Reading and writing share this judgement, so that what is written is read back as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from docgen.bodytext.before import Before
from docgen.bodytext.lines import finished, first_letter, in_capitals, is_own, leading_stars
from docgen.bodytext.marks import Mark, read_mark
from docgen.bodytext.wrapping import Wrapping
from docgen.model import Level
from docgen.model.numbering import Count


class Role(Enum):
    """What a line is."""

    ENTRY = auto()  # begins an entry with its mark
    PARAGRAPH = auto()  # begins a paragraph without a mark
    FILLS = auto()  # is the text of the mark that stands alone on the line before
    GOES_ON = auto()  # goes on with the entry before
    GUESSED = auto()  # goes on, as far as can be guessed: for the human eye


@dataclass(frozen=True, slots=True)
class Judgement:
    """The role of a line; `text` is its words without mark and plain sign.

    `own`: the plain sign says that the line is a paragraph of its own. `full`: the line right above
    is one broken by hand, without room for the first word of this one.
    """

    role: Role
    text: str
    mark: Mark | None = None
    own: bool = False
    full: bool = False


@dataclass(slots=True)
class Judge:
    """Judges line after line of one text, and keeps what the next judgement needs."""

    wrapping: Wrapping
    count: Count
    before: Before

    def judge(self, line: str, adjacent: bool) -> Judgement:
        """What the clean line is; `adjacent` when no empty line stands before it."""
        if is_own(line):
            return Judgement(Role.PARAGRAPH, _without_plain_sign(line), own=True)
        full = adjacent and self.wrapping.full(self.before.typed, line)
        mark = read_mark(line)
        if mark and self._stands(mark, adjacent, full):
            return Judgement(Role.ENTRY, mark.text, mark, full=full)
        if self.before.level is not None and not self.before.line:
            return Judgement(Role.FILLS, line)
        return Judgement(self._role(line, mark, adjacent, full), line, full=full)

    def take(self, judgement: Judgement, typed: int) -> None:
        """Go on to the next line; `typed` is the length of this one."""
        if judgement.mark:
            self.before.begin(judgement.mark.level, judgement.text, typed)
        elif judgement.role is Role.PARAGRAPH:
            self.before.begin(Level.PARAGRAPH, judgement.text, typed)
        else:
            self.before.go_on(judgement.text, typed)

    def _stands(self, mark: Mark, adjacent: bool, full: bool) -> bool:
        """Whether the mark is one where it stands, and does not belong to a broken sentence."""
        before = self.before
        letter = first_letter(mark.text)
        if not mark.level.numbered:
            hyphen = mark.level is Level.DASH and letter.islower()
            return not (hyphen and full and before.unfinished)
        if mark.path == self.count.next(mark.level, mark.depth):
            return True
        if mark.only_as_next:
            return False
        open_sentence = adjacent and before.unfinished and before.running
        if mark.dotless:
            return not open_sentence
        in_sentence = letter == "" or letter.islower() or letter.isdigit()
        return not (in_sentence and open_sentence and before.long)

    def _role(self, line: str, mark: Mark | None, adjacent: bool, full: bool) -> Role:
        """Whether a line without a mark goes on with the entry before; `mark` is one ruled out."""
        before = self.before
        letter = first_letter(line)
        if full and letter.islower():
            return Role.GOES_ON
        if not before.unfinished:
            return Role.PARAGRAPH
        if letter.islower() or (letter.isupper() and before.before_a_name):
            return Role.GOES_ON
        hyphen = mark is not None and not mark.level.numbered
        if adjacent and not hyphen and self._goes_on_below(line, mark):
            return Role.GOES_ON
        if hyphen or (full and (before.sentence or self._ends_a_heading(line))):
            return Role.GUESSED
        return Role.GUESSED if before.in_a_name and letter.isupper() else Role.PARAGRAPH

    def _goes_on_below(self, line: str, mark: Mark | None) -> bool:
        """Whether a number, or a heading in capitals, goes on right below."""
        before = self.before
        if mark is not None or first_letter(line).isdigit():
            return before.running or before.long
        broken_heading = not before.running and (before.long or before.line.endswith(","))
        return broken_heading and before.capitals and in_capitals(line)

    def _ends_a_heading(self, line: str) -> bool:
        """Whether the line is the short end of a heading: a paragraph would have an end mark."""
        return self.wrapping.short(line) and not finished(line)


def protected(line: str) -> str:
    """The typed line with the sign that makes it a paragraph of its own, whatever it looks like."""
    stars = leading_stars(line)
    return line if is_own(line) else f"{stars}\\{line[len(stars) :]}"


def _without_plain_sign(line: str) -> str:
    """The line without the backslash before it, unless that makes a star or a backslash plain."""
    stars = leading_stars(line)
    rest = line[len(stars) + 1 :]
    return line if rest[:1] in ("*", "\\", "") else stars + rest.lstrip()
