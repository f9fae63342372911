"""The nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from docgen.vietnamese import fold


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known word most like the typed one, marks and capitals aside; None when none is near."""
    by_fold = {fold(word): word for word in known}
    close = get_close_matches(fold(typed)[:80], by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """« Có phải là …?» to follow a sentence, "" when nothing is near."""
    word = nearest(typed, known)
    return f" Có phải là «{word}»?" if word else ""


def listed(words: Iterable[str]) -> str:
    """Words in quotes, one after the other: «a», «b» hoặc «c»."""
    quoted = [f"«{word}»" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} hoặc {quoted[-1]}"
