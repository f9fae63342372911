"""Typed numbers against the count: what is pinned, and what the clerk should look at."""

from __future__ import annotations

from docgen.bodytext.marks import Mark
from docgen.model import Entry, Level
from docgen.model.numbering import Count, Path, number_text

#: Levels whose row may lawfully start again or run on when the level above changes.
_RUNS_ON = (Level.CHAPTER, Level.ROMAN)
#: Levels that begin a new list after a line that introduces it («… gồm:»).
_LISTS = (Level.CLAUSE, Level.POINT, Level.SUBPOINT)
_LABELS = {
    Level.PART: "Phần {}",
    Level.CHAPTER: "Chương {}",
    Level.SECTION: "Mục {}",
    Level.SUBSECTION: "Tiểu mục {}",
    Level.ARTICLE: "Điều {}",
    Level.POINT: "{})",
    Level.SUBPOINT: "({})",
}
_AS_TYPED = "nếu đúng ý thì để nguyên, số được in như đã gõ"


class Rows:
    """Follows the typed numbers of a text; `count` is where it stands."""

    def __init__(self) -> None:
        self.count = Count()
        self._last_of: dict[Level, Path] = {}
        self._lines: dict[tuple[Level, int], int] = {}

    def take(self, mark: Mark, line: int, introduced: bool) -> tuple[str | None, str]:
        """The pinned number, None when it is the next of its row; and a warning, "" for none.

        `introduced`: the entry before is a line without a number that ends with a colon.
        """
        if not mark.path:
            return None, ""
        wanted = self.count.next(mark.level, mark.depth)
        warning = self._parent_warning(mark, wanted) or self._row_warning(mark, wanted, introduced)
        pinned = None if mark.path == wanted else number_text(mark.level, mark.path)
        self._note(mark, line)
        self.count.take(Entry(mark.level, depth=mark.depth, pinned=pinned))
        return pinned, warning

    def _note(self, mark: Mark, line: int) -> None:
        """Remember where the last number of a row stands; a parent counted in stands nowhere."""
        for depth in range(1, mark.depth):
            if not self.count.last(mark.level, depth):
                self._lines.pop((mark.level, depth), None)
        self._lines[mark.level, mark.depth] = line
        self._last_of[mark.level] = mark.path

    def _parent_warning(self, mark: Mark, wanted: Path) -> str:
        """A warning when «2.3.» does not stand under «2.»; once for a row."""
        above = mark.path[:-1]
        if not above or above == self.count.last(mark.level, mark.depth)[:-1]:
            return ""
        parent = self.count.last(mark.level, mark.depth - 1)
        if above == parent:
            return ""
        typed, missing = _label(mark.level, mark.path), _label(mark.level, above)
        if not parent:
            return f"Không có mục {missing} đứng trước {typed}: thêm mục {missing} hoặc sửa số."
        return (
            f"Số {typed} không khớp với mục {_label(mark.level, parent)} ở trên: sửa thành "
            f"{_label(mark.level, wanted)}, hoặc thêm mục {missing} còn thiếu; {_AS_TYPED}."
        )

    def _row_warning(self, mark: Mark, wanted: Path, introduced: bool) -> str:
        """A warning when the number is not the next of its row."""
        last = self.count.last(mark.level, mark.depth)
        if mark.path == wanted:
            return ""
        if not last:
            return self._start_warning(mark, wanted)
        new_list = introduced and mark.path == (1,) and mark.level in _LISTS
        if new_list or last[:-1] != mark.path[:-1]:
            return ""
        return self._order_warning(mark, wanted, last)

    def _start_warning(self, mark: Mark, wanted: Path) -> str:
        yet = self._last_of.get(mark.level)
        if mark.level in _RUNS_ON and yet and mark.path == (yet[0] + 1,):
            return ""
        return (
            f"Dãy số bắt đầu từ {_label(mark.level, mark.path)}: sửa thành "
            f"{_label(mark.level, wanted)} hoặc thêm phần còn thiếu; {_AS_TYPED}."
        )

    def _order_warning(self, mark: Mark, wanted: Path, last: Path) -> str:
        typed, right = _label(mark.level, mark.path), _label(mark.level, wanted)
        before = _label(mark.level, last)
        if mark.path == last:
            line = self._lines.get((mark.level, mark.depth))
            if line is None:
                return (
                    f"Mục {typed} đứng sau mục con của nó: đưa lên trước hoặc sửa số; {_AS_TYPED}."
                )
            return f"Số {typed} đã dùng ở dòng {line}: sửa thành {right}; {_AS_TYPED}."
        if mark.path > last:
            return (
                f"Số thứ tự nhảy từ {before} sang {typed}: thêm {right} còn thiếu hoặc sửa "
                f"{typed} thành {right}; {_AS_TYPED}."
            )
        return (
            f"Số thứ tự quay lại từ {before} về {typed}: sửa thành {right}, hoặc thêm đề mục "
            f"cấp trên còn thiếu; {_AS_TYPED}."
        )


def _label(level: Level, path: Path) -> str:
    """A number as sentences name it: «Điều 5», «III», «2.3», «b)»."""
    return _LABELS.get(level, "{}").format(number_text(level, path))
