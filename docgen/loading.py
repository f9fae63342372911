"""Ctrl+C while Python loads modules."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ends_at_ctrl_c() -> Iterator[None]:
    """Let Ctrl+C end the program as it ends any other, without a word.

    Python would show where it was loading, or could be interrupted with the lock of all loading in
    hand, and every thread that loads something would wait for ever.
    """
    on_main = threading.current_thread() is threading.main_thread()
    if not on_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # somebody else decides, or the shell has said that Ctrl+C is not for this program
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
