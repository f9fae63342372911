"""Every error class has an exit code, a docstring and a place in the manual."""

from __future__ import annotations

import inspect

import pytest

from docgen import errors
from docgen.cli.exits import CODES, code_of

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
