"""What `docgen batch` says: problems, the progress of the work, what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from docgen.errors import Problem, Severity
from docgen.issuing.batch.checking_first import Checked, Found
from docgen.issuing.batch.estimate import duration_words
from docgen.records.batches import Item
from docgen.records.batches import Progress as Standing

#: Communes named after a problem that many have, and failed ones named at the end.
_NAMED = 10


def say_problems(problems: Sequence[Problem]) -> None:
    """Problems of the communes' table or choice, errors before warnings."""
    for problem in sorted(problems, key=lambda one: one.severity is not Severity.ERROR):
        _say(problem.severity, str(problem))


def say_checked(checked: Checked, names: Mapping[str, str], *, every: bool) -> None:
    """What the check found; a problem of many communes once, with some of them or `every` one."""
    for found in checked.found:
        where = "; ".join(
            str(Problem(place, "", line=line))[:-2] for place, line in found.places[:5]
        )
        head = f"{where}: " if where else ""
        _say(found.severity, f"{head}{found.message}{_whose(found, checked, names, every=every)}")


def _whose(found: Found, checked: Checked, names: Mapping[str, str], *, every: bool) -> str:
    keys = found.keys
    if not keys:
        return ""
    if len(keys) == checked.total > 1:
        return f" (cả {checked.total} nơi)"
    shown = keys if every else keys[:_NAMED]
    rest = f" và {len(keys) - len(shown)} nơi khác" if len(keys) > len(shown) else ""
    return f" ({'; '.join(names.get(key, key) for key in shown)}{rest})"


def _say(severity: Severity, words: str) -> None:
    head = "Lỗi" if severity is Severity.ERROR else "Lưu ý"
    print(f"{head}: {words}", file=sys.stderr)


@contextmanager
def bar_of_checking(total: int) -> Iterator[Callable[[int, int], None]]:
    """A bar for the check, on a terminal."""
    with _bar("Kiểm tra", total) as (bar, task):
        yield lambda done, _total: bar.update(task, completed=done)


@contextmanager
def bar_of_work(total: int) -> Iterator[Callable[[Standing], None]]:
    """A bar for the work, on a terminal: done, failed, rate, time left."""
    with _bar("Làm văn bản", total) as (bar, task):
        yield lambda now: bar.update(
            task, completed=now.done + now.failed, words=standing_words(now)
        )


@contextmanager
def _bar(label: str, total: int) -> Iterator[tuple[Progress, TaskID]]:
    console = Console(stderr=True)
    columns = (TextColumn(label), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"),
               TextColumn("{task.fields[words]}"))  # fmt: skip
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield bar, bar.add_task("", total=total, words="")


def standing_words(now: Standing) -> str:
    """«3 chưa làm được, 120 nơi/phút, còn 12 phút»."""
    words = [f"{now.failed} chưa làm được"] if now.failed else []
    if now.rate:
        words.append(f"{now.rate:.0f} nơi/phút".replace(".", ","))
    if now.seconds_left:
        words.append(f"còn {duration_words(now.seconds_left)}")
    if now.trouble:
        words.append(now.trouble)
    return ", ".join(words)


def say_failed(failed: Sequence[Item], count: int) -> None:
    """The communes that could not be made, with their reasons."""
    print(f"Chưa làm được {count} nơi:", file=sys.stderr)
    for item in failed[:_NAMED]:
        print(f"  - {item.target.name}, {item.target.province}: {item.reason}", file=sys.stderr)
    if count > _NAMED:
        print("  - … xem đủ trong muc-luc.xlsx", file=sys.stderr)
