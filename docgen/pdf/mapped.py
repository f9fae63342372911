"""A PDF in memory as a file with a path.

qpdf maps a file; a stream of Python it asks for every piece, which takes longer than all else that
is done to a paper. A file of memory alone has both: no disk, and a path.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def mapped(pdf: bytes) -> Iterator[str]:
    """The path at which this process finds the bytes, until the end of the block."""
    file = os.memfd_create("docgen-pdf")
    try:
        with os.fdopen(file, "wb", closefd=False) as writer:
            writer.write(pdf)
        yield f"/proc/self/fd/{file}"
    finally:
        os.close(file)
