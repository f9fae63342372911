"""Every error class has an exit code, a docstring and a place in the manual."""

from __future__ import annotations

import inspect

import pytest
from click.testing import CliRunner

from docgen import errors
from docgen.cli.exits import CODES, Exit, code_of
from docgen.cli.main import main

CLASSES = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, errors.DocgenError)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_has_an_exit_code_and_says_what_it_means(cls: type[errors.DocgenError]) -> None:
    assert any(base in CODES for base in cls.__mro__[:-3] or cls.__mro__)
    assert cls.__doc__


def test_the_nearest_class_counts() -> None:
    assert code_of(errors.ConversionTimeout("")) == CODES[errors.ConversionFailed]


def test_a_fault_of_docgen_is_a_sentence_and_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down() -> None:
        raise ZeroDivisionError("hỏng")

    monkeypatch.setattr("docgen.cli.schema.dossier_schema", break_down)
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == Exit.FAULT
    assert "lỗi của chính chương trình" in result.stderr
    assert "Traceback" not in result.output
