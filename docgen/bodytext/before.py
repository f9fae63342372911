"""What stands before a typed line, as far as the judgement of the line needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.bodytext.lines import finished, first_letter, in_capitals
from docgen.model import Level

#: Characters from which a line may be one that was broken by hand, not a short line of its own.
_LONG_LINE = 30
#: Characters from which a numbered entry without an end mark is a sentence and no heading.
_LONG_HEADING = 160

#: Words after which a sentence always goes on, be the next one a name.
_NEVER_LAST = frozenset(
    ("của", "và", "các", "những", "với", "là", "gồm", "hoặc", "nhằm", "mỗi", "mọi", "cho")
)
_RUNNING = (
    Level.POINT, Level.SUBPOINT, Level.DASH, Level.PLUS, Level.BULLET, Level.PARAGRAPH,
)  # fmt: skip
_INNER_STOPS = (". ", "; ", ": ")


@dataclass(slots=True)
class Before:
    """The entry that is open, and its last line.

    `level` is None at the beginning of a text. `line` is the last typed line without its mark, ""
    while the mark stands alone; `typed` is its length with the mark. `capitals`: all lines of the
    entry are in capitals; `begins_upper`: its first word has one. `length` counts its characters;
    `stops`: it has a stop inside.
    """

    level: Level | None = None
    line: str = ""
    typed: int = 0
    length: int = 0
    capitals: bool = False
    begins_upper: bool = False
    stops: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether words stand there that no end mark closes."""
        return not finished(self.line)

    @property
    def running(self) -> bool:
        """Whether it is of a level without headings: what is unfinished there is a sentence."""
        return self.level in _RUNNING

    @property
    def sentence(self) -> bool:
        """Whether it is a sentence although its level has headings: long, or with a stop inside."""
        return self.running or self.length > _LONG_HEADING or self.stops

    @property
    def long(self) -> bool:
        """Whether the line is long enough to have been broken by hand."""
        return len(self.line) >= _LONG_LINE

    @property
    def introduces(self) -> bool:
        """Whether it is a line without a number that introduces a list: «… gồm:»."""
        numbered = self.level is None or self.level.numbered
        return not numbered and self.line.rstrip("* ").endswith(":")

    @property
    def in_a_name(self) -> bool:
        """Whether a sentence stops at a word with a capital: «… của Bộ», before «Chính trị, …»."""
        named = self.line[-1:].isalnum() and first_letter(self._last_word).isupper()
        return named and self.running and self.length >= _LONG_LINE

    @property
    def before_a_name(self) -> bool:
        """Whether the last word cannot end a sentence: «… chính sách của», before «Nhà nước»."""
        return self._last_word in _NEVER_LAST

    @property
    def _last_word(self) -> str:
        return self.line.rsplit(" ", 1)[-1]

    def begin(self, level: Level, text: str, typed: int) -> None:
        """An entry begins with a line of that text."""
        self.level = level
        self.line = ""
        self.length = 0
        self.capitals = True
        self.stops = False
        self.go_on(text, typed)

    def go_on(self, text: str, typed: int) -> None:
        """The entry goes on with a line of that text."""
        if not self.line:
            self.begins_upper = first_letter(text).isupper()
        elif finished(self.line):
            self.stops = True
        self.stops = self.stops or any(stop in text for stop in _INNER_STOPS)
        self.line = text
        self.typed = typed
        self.length += len(text) + 1
        self.capitals = self.capitals and (not text or in_capitals(text))
