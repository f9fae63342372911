"""What click says itself, it says in Vietnamese, and no word stands here that it never says."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docgen.command_words import WORDS


def _programs() -> list[click.Command]:
    names = (("docgen.cli.main", "main"), ("web.cli", "main"))
    return [getattr(importlib.import_module(module), name) for module, name in names]


def _messages_of_click() -> Iterator[str]:
    for source in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "ngettext"):
                for word in node.args:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        yield word.value


def test_every_word_is_one_of_clicks() -> None:
    # `required` is kept in a variable there.
    assert set(WORDS) - set(_messages_of_click()) == {"required"}


@pytest.mark.parametrize("program", _programs(), ids=["docgen", "docgen-web"])
@pytest.mark.parametrize(
    "typed", [["--help"], ["agency", "add", "--help"], ["--nope"], ["nope"], ["agency", "add"]]
)
def test_nothing_is_said_in_english(program: click.Command, typed: list[str]) -> None:
    said = CliRunner().invoke(program, typed).output
    english = ("Usage", "Options", "Commands:", "Show this", "Error", "No such", "Try ", "Missing",
               "required", "default:")  # fmt: skip
    assert [word for word in english if word in said] == []
    assert any(word in said for word in ("Cách dùng", "cách dùng"))


def test_an_answer_that_is_neither_yes_nor_no() -> None:
    @click.command()
    def ask() -> None:
        click.confirm("Làm?", abort=True)

    said = CliRunner().invoke(ask, input="gì\nn\n").output
    assert "hãy trả lời y (có) hoặc n (không)" in said
    assert "Đã dừng." in said
