"""Every error that a door can meet has an exit code, an HTTP status and a Vietnamese sentence."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from http import HTTPStatus

import pytest

import docgen
import web
from docgen import errors
from docgen.cli.exits import CODES, Exit, code_of
from docgen.errors import DocgenError, Problem
from docgen.vietnamese import fold
from web.faults import SENTENCES, STATUSES, sentence, status_of

#: Run by LibreOffice's own Python, and by Alembic: they import nowhere else, and define no error.
_NOT_HERE = (".office.driver", ".migrations")


def _everywhere() -> Iterator[type[DocgenError]]:
    """Every class of error in the library and the service, wherever it is written."""
    for package in (docgen, web):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not any(name in module.name for name in _NOT_HERE):
                importlib.import_module(module.name)
    waiting = [DocgenError]
    while waiting:
        known = waiting.pop()
        yield known
        waiting += known.__subclasses__()


_CLASSES = sorted(set(_everywhere()), key=lambda known: known.__name__)
#: A full disk, no memory: neither the user's nor the paper's doing, told as the base is.
_OF_THE_MACHINE = {"DocgenError", "MachineTrouble"}
#: Of the web alone: no command ever meets it.
_AT_THE_WEB_ONLY = {"TooManyTries"}


def _one(known: type[DocgenError]) -> DocgenError:
    """An error of the class, without running what its own maker asks for."""
    return known.__new__(known)


@pytest.mark.parametrize("known", _CLASSES, ids=lambda known: known.__name__)
def test_an_error_has_a_status_and_an_exit_code_of_its_family(known: type[DocgenError]) -> None:
    if known.__name__ in _OF_THE_MACHINE:
        assert code_of(_one(known)) is Exit.FAULT
        assert status_of(_one(known)) == HTTPStatus.INTERNAL_SERVER_ERROR
        return
    assert any(cls in STATUSES for cls in known.__mro__ if cls is not DocgenError)
    if known.__name__ not in _AT_THE_WEB_ONLY:
        assert any(cls in CODES for cls in known.__mro__ if cls is not DocgenError)
    assert known.__doc__


def test_every_status_has_a_vietnamese_sentence_of_its_own() -> None:
    used = {int(status) for status in STATUSES.values()} | {400, 401, 403, 404, 405, 413, 415, 500}
    assert used <= SENTENCES.keys()
    assert len(set(SENTENCES.values())) == len(SENTENCES)
    for status in SENTENCES:
        told = sentence(status)
        assert told.endswith(".")
        assert fold(told) != told.lower(), f"no Vietnamese mark in the sentence of {status}"


def test_a_status_nobody_thought_of_is_told_as_its_family() -> None:
    assert sentence(507) == SENTENCES[500]
    assert sentence(418) == SENTENCES[400]


def test_problems_are_told_in_full() -> None:
    found = [Problem("papers[0]", "thiếu một.", line=3), Problem("", "thiếu hai.")]
    assert str(errors.InvalidInput(found, "a.yaml")) == (
        "a.yaml: papers[0] (dòng 3): thiếu một.\nthiếu hai."
    )
