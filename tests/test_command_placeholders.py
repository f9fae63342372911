"""No command, of either program, shows an English word where a user types something."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from docgen.command_placeholders import PLACEHOLDERS
from docs.commands import commands

_ALL = dict(commands())
#: What click shows of its own accord, and the English names of types and variables.
_ENGLISH = re.compile(
    r"\b(OPTIONS?|COMMAND\d?|ARGS|TEXT|FILE(NAME)?|PATH|DIRECTORY|DATE|INTEGER|FLOAT|RANGE|BOOLEAN|UUID|KEY|"
    r"LOGIN|DOSSIERS?|FILES|WORDS|SOURCE|TARGET|OUT|NUMBER(ING)?|LAST|[A-Z]+_[A-Z_]+)\b"
)


def _context(name: str) -> click.Context:
    return click.Context(_ALL[name], info_name=name, terminal_width=100)


def _shown(name: str) -> Iterator[str]:
    """Every placeholder that the help of a command shows, bare."""
    context = _context(name)
    for parameter in _ALL[name].params:
        told = isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count)
        if not told and not isinstance(parameter.type, click.Choice):
            yield parameter.make_metavar(context).strip("[].")
    for piece in _ALL[name].collect_usage_pieces(context):
        yield from re.findall(r"[^][.]+", piece.replace(" [", "["))


@pytest.mark.parametrize("name", _ALL)
def test_the_help_of_a_command_has_vietnamese_placeholders(name: str) -> None:
    assert set(_shown(name)) <= set(PLACEHOLDERS)
    assert _ENGLISH.findall(_ALL[name].get_help(_context(name))) == []


def test_every_placeholder_explained_is_one_that_is_shown() -> None:
    assert set(PLACEHOLDERS) == {word for name in _ALL for word in _shown(name)}


@pytest.mark.parametrize("name", [name for name in _ALL if " " in name])
def test_nor_have_its_errors(name: str) -> None:
    """An option that there is not, values of a wrong kind, arguments left out."""
    first, *words = name.split()
    program = _ALL[first]
    params = _ALL[name].params
    wrong = [[one.opts[0], "x"] for one in params if _is_number(one)]
    if any(one.required for one in params):
        wrong.append([])
    for typed in (["--khong-co"], *wrong):
        result = CliRunner().invoke(program, [*words, *typed], env={"DOCGEN_AGENCY": ""})
        assert (result.exit_code, "Lỗi: " in result.stderr) == (2, True), typed
        assert _ENGLISH.findall(result.stderr) == [], typed


def _is_number(one: click.Parameter) -> bool:
    kinds = (type(click.INT), type(click.FLOAT))
    return isinstance(one, click.Option) and isinstance(one.type, kinds)
