"""The program `docgen` as a shell starts it: loaded first, then run."""

from __future__ import annotations

import logging
import os

from docgen.loading import ends_at_ctrl_c


def main() -> None:
    """Load the commands and run the one that was typed."""
    with ends_at_ctrl_c():
        from docgen.cli.main import main as program  # noqa: PLC0415 - guarded while it loads
    if not os.environ.get("DOCGEN_TRACE"):
        # What the library notes is for the log of a server: a user is told the outcome.
        logging.getLogger("docgen").addHandler(logging.NullHandler())
    program()
