"""Archive PDFs are finished in a process of its own; what goes wrong there comes back as it was."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from docgen.errors import ConversionFailed, ConversionTimeout
from docgen.pdf import DocumentInfo, PdfOptions, open_converter
from docgen.pdf.converter import Share
from docgen.pdf.finish import finish
from docgen.pdf.finishing import Done, FinishingWorker, Unfinished
from docgen.pdf.office.process import Bounds
from docgen.pdf.supervisor import Limits, Supervisor
from tests.pdf.documents import docx
from tests.pdf.processes import PATIENCE, descendants

INFO = DocumentInfo("Kế hoạch", "Ủy ban", keywords=("một", "hai"))
WHOLE = (Share("", INFO),)
PLAIN, ARCHIVE = PdfOptions(), PdfOptions(archive=True)


@contextmanager
def _finishing(deadline: float = PATIENCE) -> Iterator[Supervisor[Unfinished, Done]]:
    limits = Limits(1, deadline=deadline, start_deadline=PATIENCE)
    made: Supervisor[Unfinished, Done] = Supervisor(lambda: FinishingWorker(Bounds()), limits)
    yield made
    made.close()


@pytest.fixture
def supervisor() -> Iterator[Supervisor[Unfinished, Done]]:
    with _finishing() as made:
        yield made


def _blank() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _process(supervisor: Supervisor[Unfinished, Done]) -> int:
    """The finishing process, once it has worked: the one that was not there before.

    Not the one with the highest number: numbers of processes begin again.
    """
    before = set(descendants(os.getpid()))
    supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE)).result(PATIENCE)
    [made] = [pid for pid in set(descendants(os.getpid())) - before if _runs_serve(pid)]
    return made


def _runs_serve(pid: int) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"-c" in words and b"--parent" not in words


def test_the_same_as_without_the_process(supervisor: Supervisor[Unfinished, Done]) -> None:
    [there] = supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE)).result(PATIENCE)
    here = finish(_blank(), PLAIN, INFO)
    assert there.pages == here.pages == 1
    with pikepdf.open(io.BytesIO(there.pdf)) as a, pikepdf.open(io.BytesIO(here.pdf)) as b:
        assert dict(a.docinfo) == dict(b.docinfo)
        assert a.docinfo["/Keywords"] == "một; hai"


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"\n\n{}\n"])
def test_its_failures_come_back_in_words(
    supervisor: Supervisor[Unfinished, Done], raw: bytes
) -> None:
    with pytest.raises(ConversionFailed, match="không mở được"):
        supervisor.submit(Unfinished(raw, ARCHIVE, WHOLE)).result(PATIENCE)
    with pytest.raises(ConversionFailed, match="PDF/A-2b"):
        supervisor.submit(Unfinished(_blank(), ARCHIVE, WHOLE)).result(PATIENCE)
    assert supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE)).result(PATIENCE)[0].pages == 1


def test_a_killed_process_is_replaced(supervisor: Supervisor[Unfinished, Done]) -> None:
    os.kill(_process(supervisor), signal.SIGKILL)
    assert supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE)).result(PATIENCE)[0].pages == 1


def test_a_hung_process_ends_at_the_deadline() -> None:
    with _finishing(deadline=5) as supervisor:  # of which a blank page takes a thousandth
        os.kill(_process(supervisor), signal.SIGSTOP)
        with pytest.raises(ConversionTimeout):
            supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE)).result(PATIENCE)
        again = supervisor.submit(Unfinished(_blank(), PLAIN, WHOLE))
        assert again.result(PATIENCE)[0].pages == 1


@pytest.mark.libreoffice
def test_only_an_archive_pdf_starts_the_process() -> None:
    others = set(descendants(os.getpid()))

    def count() -> int:
        return sum(_runs_serve(pid) for pid in set(descendants(os.getpid())) - others)

    with open_converter(way="warm", workers=1) as converter:
        converter.convert_bytes(docx("x"))
        assert count() == 0
        converter.convert_bytes(docx("x"), ARCHIVE)
        assert count() == 1
    assert count() == 0
