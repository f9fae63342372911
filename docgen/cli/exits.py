"""Exit codes, and how an error becomes one: the only table of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import click

from docgen import errors

_OWN_FAULT = (
    "Lỗi: docgen gặp lỗi của chính chương trình; hồ sơ của bạn không sai. "
    "Hãy gửi lại câu lệnh này cho người quản trị, kèm kết quả khi đặt DOCGEN_TRACE=1."
)


class Exit(IntEnum):
    """What the command's exit code says."""

    OK = 0
    FAULT = 1  # a fault of docgen itself
    WRONG_INPUT = 2  # the command line, or what the user's file says
    BROKEN_FILE = 3
    WRONG_TEMPLATE = 4
    MISSING_PROGRAM = 5
    CONVERSION_FAILED = 6
    BUSY = 7
    NOT_FOUND = 8
    REFUSED = 9
    RECORDS_UNAVAILABLE = 10
    INTERRUPTED = 130  # by Ctrl+C, as shells say it


#: Error class -> exit code; the nearest class up the family counts.
CODES: dict[type[errors.DocgenError], Exit] = {
    errors.DocgenError: Exit.FAULT,
    errors.InvalidInput: Exit.WRONG_INPUT,
    errors.BrokenFile: Exit.BROKEN_FILE,
    errors.InvalidTemplate: Exit.WRONG_TEMPLATE,
    errors.MissingProgram: Exit.MISSING_PROGRAM,
    errors.ConversionFailed: Exit.CONVERSION_FAILED,
    errors.Busy: Exit.BUSY,
    errors.NotFound: Exit.NOT_FOUND,
    errors.NotAllowed: Exit.REFUSED,
    errors.Refused: Exit.REFUSED,
    errors.Conflict: Exit.REFUSED,
    errors.RecordsUnavailable: Exit.RECORDS_UNAVAILABLE,
}


def code_of(error: errors.DocgenError) -> Exit:
    """The exit code of an error."""
    return next(CODES[cls] for cls in type(error).__mro__ if cls in CODES)


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """Turn docgen's errors into a sentence on standard error and an exit code.

    A fault of docgen itself becomes a sentence too; its trace is shown to who sets DOCGEN_TRACE.
    """
    try:
        yield
    except errors.DocgenError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        raise SystemExit(code_of(error)) from None
    except (KeyboardInterrupt, EOFError, click.Abort):
        # click would call it a fault. EOF: a question, and nobody there to answer.
        print("Đã dừng.", file=sys.stderr)
        raise SystemExit(Exit.INTERRUPTED) from None
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception as error:
        if os.environ.get("DOCGEN_TRACE"):
            raise
        print(f"{_OWN_FAULT} ({type(error).__name__}: {error})", file=sys.stderr)
        raise SystemExit(Exit.FAULT) from None
