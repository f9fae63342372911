"""The program `docgen-web` as a shell starts it: loaded first, then run."""

from __future__ import annotations

from docgen.loading import ends_at_ctrl_c


def main() -> None:
    """Load the commands and run the one that was typed."""
    with ends_at_ctrl_c():
        from web.cli import main as program  # noqa: PLC0415 - guarded while it loads
    program()
