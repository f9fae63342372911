"""What a converter is, what it is given and what it gives back. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from docgen.errors import DocgenError


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a PDF says of itself. "" and () leave what the DOCX itself says.

    `language` is a BCP 47 tag; readers that speak a page aloud go by it.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "vi-VN"

    def over(self, other: DocumentInfo) -> DocumentInfo:
        """This one, with what it leaves open taken from the other."""
        return DocumentInfo(
            self.title or other.title,
            self.author or other.author,
            self.subject or other.subject,
            self.keywords or other.keywords,
            self.language,
        )


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """`archive`: PDF/A-2b with tags, proven before it is handed over; otherwise a plain PDF.

    `preview`: a PDF to draw pictures from, for nobody to keep: no tags, no bookmarks, and it says
    nothing of itself. `whole_of_parts`: the PDF of a merged document, to be parted; its bookmarks are kept as named
    places. For the inside of this folder: `Converter.convert_together` sets it.
    """

    archive: bool = False
    preview: bool = False
    whole_of_parts: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One DOCX file to turn into the PDF file `target`, whose folder must exist.

    `passing`: the target is a stop on the way, and need not outlive a power cut.
    """

    source: Path
    target: Path
    info: DocumentInfo = DocumentInfo()
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: `pages` of a PDF in place, or `error` and nothing written.

    A BrokenFile is the input's fault, a ConversionFailed LibreOffice's; any other DocgenError
    is the machine's: no room, no right to write. `alone` says in Vietnamese why a paper of a bulk
    did not share a document with others; "" where it did, or was never to.
    """

    job: Job
    pages: int = 0
    error: DocgenError | None = None
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One paper of a merged document: the bookmark on its first page, and what its PDF shall say."""

    bookmark: str
    info: DocumentInfo = DocumentInfo()


@dataclass(frozen=True, slots=True)
class Finished:
    """A PDF ready to be handed over."""

    pdf: bytes
    pages: int


class Converter(Protocol):
    """Turns DOCX into PDF. Safe to use from several threads at once; `close` it at the end."""

    @property
    def workers(self) -> int:
        """How many documents are converted at the same time."""
        ...

    def convert(self, jobs: Iterable[Job], options: PdfOptions = ...) -> Iterator[Outcome]:
        """One outcome a job, in the order they come ready.

        A failing job never raises and never touches its neighbours. Leaving the iterator early
        drops the jobs not begun.
        """
        ...

    def convert_bytes(
        self, docx: bytes, options: PdfOptions = ..., info: DocumentInfo = ...
    ) -> bytes:
        """The PDF of one DOCX.

        Raises BrokenFile, ConversionFailed, ConversionTimeout, and Busy when too many wait.
        """
        ...

    def convert_together(
        self, docx: bytes, shares: Sequence[Share], options: PdfOptions, keeping: Set[str]
    ) -> list[Finished | None]:
        """The PDFs of the papers that share a document, in the order of `shares`.

        None for a paper whose pages LibreOffice broke otherwise than in a document of its own:
        one of the paragraph styles named in `keeping`, which stay with what follows, ends a page.
        Raises as `convert_bytes` does, but waits where too many wait.
        """
        ...

    def close(self) -> None:
        """Stop every process and remove every temporary file; may be called twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
