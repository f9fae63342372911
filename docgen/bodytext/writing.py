"""Outline -> the text a clerk would have typed."""

from __future__ import annotations

from docgen.bodytext.before import Before
from docgen.bodytext.judging import Judge, Role, protected
from docgen.bodytext.lines import is_own
from docgen.bodytext.marks import read_mark
from docgen.bodytext.stars import write_spans
from docgen.bodytext.wrapping import Wrapping
from docgen.model import Entry, Level, Outline
from docgen.model.numbering import Count, Path, number_text, positions

_MARKS = {
    Level.PART: "Phần {}",
    Level.CHAPTER: "Chương {}",
    Level.SECTION: "Mục {}",
    Level.SUBSECTION: "Tiểu mục {}",
    Level.ARTICLE: "Điều {}.",
    Level.ROMAN: "{}.",
    Level.CLAUSE: "{}.",
    Level.POINT: "{})",
    Level.SUBPOINT: "({})",
    Level.DASH: "-",
    Level.PLUS: "+",
    Level.BULLET: "•",
}
#: Levels with an empty line before them, for the eye.
_SET_APART = (
    Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.ROMAN,
)  # fmt: skip


def write_outline(outline: Outline) -> str:
    """The outline in the notation: one line an entry, one more for a heading that stands apart.

    `read_outline` gives the same outline back, its spans in normal form. An empty line stands
    before headings of the higher levels, and where a mark would else be taken for the middle of a
    sentence. A paragraph that looks like a mark, or like more of the entry before it, begins with
    a backslash. ValueError when a pinned number is not one of its level.
    """
    writer = _Writer()
    for entry, path in zip(outline.entries, positions(outline.entries), strict=True):
        writer.write(entry, path)
    return "\n".join(writer.lines)


class _Writer:
    """Writes each line as plainly as it is read back for what it is."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._count = Count()
        self._judge = Judge(Wrapping(), self._count, Before())

    def write(self, entry: Entry, path: Path) -> None:
        """Write one entry whose number is `path`."""
        text = write_spans(entry.text).strip()
        if entry.level is Level.PARAGRAPH:
            self._paragraph(text)
            return
        mark = _MARKS[entry.level].format(number_text(entry.level, path))
        if entry.level.stands_apart and text and _is_heading_line(text):
            self._marked(entry, path, mark)
            self._put(text)
        elif entry.level.stands_apart and text:
            self._marked(entry, path, f"{mark}. {text}")
        else:
            self._marked(entry, path, f"{mark} {text}".rstrip())

    def _paragraph(self, text: str) -> None:
        if not text:
            return
        if self._judge.judge(text, bool(self.lines)).role is not Role.PARAGRAPH:
            text = protected(text)
        self._put(text)

    def _marked(self, entry: Entry, path: Path, line: str) -> None:
        mark = self._judge.judge(line, bool(self.lines)).mark
        read_back = mark is not None and (mark.level, mark.path) == (entry.level, path)
        self._put(line, apart=entry.level in _SET_APART or not read_back)
        self._count.take(entry)

    def _put(self, line: str, apart: bool = False) -> None:
        """Add the line, with an empty one before it to set it apart."""
        adjacent = bool(self.lines) and not apart
        self._judge.take(self._judge.judge(line, adjacent), len(line))
        if self.lines and apart:
            self.lines.append("")
        self.lines.append(line)


def _is_heading_line(text: str) -> bool:
    """Whether the text is read as a heading on the line after its mark, and not as a mark."""
    return read_mark(text) is None and not is_own(text)
