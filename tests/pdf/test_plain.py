"""The plain way tells a LibreOffice that dies of a paper from one that starts for none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import ConversionFailed, ConverterDown
from docgen.pdf import Job, open_converter
from docgen.pdf.office.process import Bounds
from docgen.pdf.office.program import Office, find_office
from docgen.pdf.plain import PlainWorker
from tests.pdf.documents import docx

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a script in the place of LibreOffice."""

    def put(script: str) -> None:
        binary = tmp_path / "soffice.bin"
        binary.write_text(f"#!/bin/sh\n{script}\n")
        binary.chmod(0o755)
        monkeypatch.setattr("docgen.pdf.opening.find_office", lambda: Office(binary, ""))

    return put


@pytest.mark.parametrize("script", ["exit 77", "kill -9 $$", "exec /khong/co"])
def test_one_that_never_starts_is_trouble_of_the_machine(install: Install, script: str) -> None:
    install(script)
    with open_converter(way="plain", workers=1) as converter:
        for _ in range(2):
            with pytest.raises(ConverterDown, match="không khởi động được"):
                converter.convert_bytes(docx("x"))


def test_so_it_is_for_every_paper_of_many(install: Install, tmp_path: Path) -> None:
    install("exit 77")
    jobs = [Job(tmp_path / f"{number}.docx", tmp_path / f"{number}.pdf") for number in range(3)]
    for job in jobs:
        job.source.write_bytes(docx(job.source.stem))
    with open_converter(way="plain", workers=1) as converter:
        outcomes = list(converter.convert(jobs))
    assert [type(outcome.error) for outcome in outcomes] == [ConverterDown] * 3


def test_one_that_starts_and_dies_of_the_paper_blames_the_paper(install: Install) -> None:
    install('case "$*" in *--terminate_after_init*) exit 0;; *) exit 77;; esac')
    with (
        open_converter(way="plain", workers=1) as converter,
        pytest.raises(ConversionFailed, match="khi làm văn bản này") as told,
    ):
        converter.convert_bytes(docx("x"))
    assert not isinstance(told.value, ConverterDown)


@pytest.mark.libreoffice
def test_the_real_one_starts_without_a_paper() -> None:
    """What it is asked for when it is doubted is something that LibreOffice does."""
    worker = PlainWorker(find_office(), Bounds())
    worker._doubted = True
    worker.start()
    assert worker.healthy()
    worker.stop()
