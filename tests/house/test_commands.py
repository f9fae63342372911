"""The manual of commands is written from the commands, and every command says what it does."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from docs.commands import commands, pages

_PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
_ALL = dict(commands())


def test_the_manual_is_fresh() -> None:
    assert _PAGE.read_text(encoding="utf-8") == "\n".join(pages()), (
        "write it anew: python -m docs.commands > docs/commands.md"
    )


def test_the_manual_has_every_command() -> None:
    assert {"docgen", "docgen archive verify", "docgen register export", "docgen-web serve"} <= (
        _ALL.keys()
    )
    page = _PAGE.read_text(encoding="utf-8")
    assert [name for name in _ALL if f"`{name}`\n" not in page] == []


@pytest.mark.parametrize("name", _ALL)
def test_a_command_says_what_it_does(name: str) -> None:
    command = _ALL[name]
    assert command.help
    assert command.help.strip().endswith(".")
    told = (one for one in command.params if isinstance(one, click.Option) and not one.hidden)
    silent = [one.opts[0] for one in told if not one.help and one.type.name != "choice"]
    assert [one for one in silent if one not in ("--limit", "--port")] == []
