"""What the README shows works: its dossier, its commands, its files, its exit codes."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click
import pytest

from docgen.cli.exits import Exit
from docgen.cli.main import main
from docgen.intake.dossier_file import read_dossier
from docgen.papers.dossier import build_papers

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TODAY = dt.date(2026, 6, 15)


def test_its_dossier_makes_a_paper_without_a_warning() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    built = build_papers(read_dossier(shown), TODAY)
    assert [made.paper.kind for made in built.papers] == ["plan"]
    assert built.warnings == ()


def test_its_commands_and_options_exist() -> None:
    blocks = "\n".join(re.findall(r"```\n(.*?)```", README, re.DOTALL))
    shown = re.findall(r"^docgen (\w+)(.*?)(?:#.*)?$", blocks, re.MULTILINE)
    assert len(shown) >= 5
    for name, rest in shown:
        context = click.Context(main)
        command = main.get_command(context, name)
        assert command is not None, name
        if isinstance(command, click.Group) and name == "batch" and "." in rest.split()[0]:
            command = command.get_command(context, "make")  # the one that need not be named
            assert command is not None
        elif isinstance(command, click.Group):
            wanted = set(re.findall(r"\b[a-z]+\b", rest.split("#")[0]))
            assert wanted <= set(command.list_commands(context)), name
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= options, name


def test_its_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_its_exit_codes_are_those_of_the_program() -> None:
    (listed,) = re.findall(r"^Exit codes: (.*)$", README, re.MULTILINE)
    assert [int(code) for code in re.findall(r"\b\d+\b", listed)] == [code.value for code in Exit]
    help_text = main.help or ""
    told = help_text[help_text.index("Mã thoát") :]
    assert [int(code) for code in re.findall(r"\b\d+\b", told)] == [code.value for code in Exit]
