"""From dossier files to DOCX and PDF files: check everything first, then write."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from docgen.errors import BrokenFile, DocgenError, InvalidInput, Problem
from docgen.filling.fill import fill, load, template_path
from docgen.intake.dossier_file import read_dossier
from docgen.papers.catalogue import kind
from docgen.papers.dossier import BuiltPaper, build_papers
from docgen.pdf import Converter, DocumentInfo, Job, PdfOptions
from docgen.reasons import reason

_ONE_NAME = "Trùng tên với «{}»: hai hồ sơ sẽ ghi vào cùng một thư mục. Hãy đổi tên một tệp."


@dataclass(frozen=True, slots=True)
class Planned:
    """A paper that will be made, and the file it goes to (without its ending)."""

    dossier: Path
    built: BuiltPaper
    target: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A paper in its files. `pdf` None: not asked for, or `error` says why it failed.

    `seconds` is the time of filling and, when made alone, of converting.
    """

    planned: Planned
    docx: Path
    pdf: Path | None = None
    pages: int | None = None
    seconds: float = 0.0
    error: DocgenError | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a call of `make` will write, and the warnings of the dossiers."""

    papers: tuple[Planned, ...]
    warnings: tuple[tuple[Path, Problem], ...]


def plan(
    dossiers: Sequence[Path], out: Path, *, today: dt.date, edition: str | None = None
) -> Plan:
    """Read and check every dossier. WrongDossiers carries the problems of all of them.

    BrokenFile when there is but one dossier and it cannot be read.
    """
    papers: list[Planned] = []
    warnings: list[tuple[Path, Problem]] = []
    faults = _of_one_name(dossiers)
    for dossier in dossiers:
        try:
            built = build_papers(read_dossier(dossier, today), today, edition=edition)
        except InvalidInput as error:
            faults.append(InvalidInput(error.problems, str(dossier)))
            continue
        except BrokenFile as error:
            if len(dossiers) == 1:
                raise
            faults.append(InvalidInput([Problem("", str(error))], str(dossier)))
            continue
        warnings += ((dossier, warning) for warning in built.warnings)
        papers += _targets(dossier, built.papers, out)
    if faults:
        raise WrongDossiers(faults)
    return Plan(tuple(papers), tuple(warnings))


def _of_one_name(dossiers: Sequence[Path]) -> list[InvalidInput]:
    """Dossiers whose papers would go to the folder of another one."""
    first: dict[str, Path] = {}
    return [
        InvalidInput([Problem("", _ONE_NAME.format(first[dossier.stem]))], str(dossier))
        for dossier in dossiers
        if first.setdefault(dossier.stem, dossier) is not dossier
    ]


class WrongDossiers(InvalidInput):
    """One or more dossiers cannot be made; `faults` has one error a dossier."""

    def __init__(self, faults: Sequence[InvalidInput]) -> None:
        self.faults = tuple(faults)
        super().__init__([problem for fault in faults for problem in fault.problems])


def _targets(dossier: Path, papers: Iterable[BuiltPaper], out: Path) -> list[Planned]:
    return [
        Planned(
            dossier, built, out / dossier.stem / f"{index:02d}-{kind(built.paper.kind).template}"
        )
        for index, built in enumerate(papers, start=1)
    ]


def write(papers: Sequence[Planned], templates: Path, *, made: dt.datetime) -> Iterator[Made]:
    """Fill every paper, then write every DOCX, each whole or not at all.

    A template that cannot be used is thus told before the first file is written.
    """
    filled = [_filled(planned, templates, made) for planned in papers]
    for planned, (content, seconds) in zip(papers, filled, strict=True):
        docx = planned.target.with_suffix(".docx")
        try:
            write_whole(docx, content)
        except OSError as error:
            message = (
                f"không ghi được ({reason(error)}). Hãy xem quyền ghi và chỗ trống của thư mục."
            )
            raise InvalidInput([Problem(str(docx), message)]) from error
        yield Made(planned, docx, seconds=seconds)


def _filled(planned: Planned, templates: Path, made: dt.datetime) -> tuple[bytes, float]:
    """The DOCX of a paper, and the seconds that filling took."""
    start = perf_counter()
    paper, edition = planned.built.paper, planned.built.edition
    path = template_path(templates, paper.side, kind(paper.kind).template)
    return fill(paper, edition, load(path, edition), made).docx, perf_counter() - start


def convert(made: Sequence[Made], converter: Converter, options: PdfOptions) -> Iterator[Made]:
    """The PDF of every DOCX, as they come ready; a failure is told and costs no other."""
    by_source = {item.docx: item for item in made}
    jobs = [Job(item.docx, item.docx.with_suffix(".pdf"), info(item)) for item in made]
    for outcome in converter.convert(jobs, options):
        item = by_source[outcome.job.source]
        target = outcome.job.target if outcome.error is None else None
        yield Made(
            item.planned, item.docx, target, outcome.pages or None, item.seconds, outcome.error
        )


def info(item: Made) -> DocumentInfo:
    """What the PDF says of itself: nothing but what the DOCX says already."""
    del item
    return DocumentInfo()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
