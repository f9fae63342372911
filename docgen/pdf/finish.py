"""From LibreOffice's PDF to the one handed over: checked, described, and for the archive proven."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from docgen.errors import ConversionFailed
from docgen.pdf.converter import DocumentInfo, Finished, PdfOptions
from docgen.pdf.mapped import mapped

FLAVOUR = "2b"

# fontTools warns of the font's own time stamps while pikepdf proves an archive PDF: no one can
# act on that, and it says nothing about the paper.
logging.getLogger("fontTools").setLevel(logging.ERROR)


def finish(raw: bytes, options: PdfOptions, info: DocumentInfo) -> Finished:
    """Check LibreOffice's PDF, write what it says of itself, and prove an archive one.

    Raises ConversionFailed when it does not open, has no page, or is not PDF/A-2b though asked.
    """
    with _readable(), _opened(raw) as pdf:
        if options.preview:
            return Finished(raw, _pages(pdf))
        return finish_open(pdf, options, info)


def finish_open(pdf: pikepdf.Pdf, options: PdfOptions, info: DocumentInfo) -> Finished:
    """The same for one that is open."""
    with _readable():
        pages = _pages(pdf)
        _describe(pdf, info)
        return Finished(_save(pdf, options), pages)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except pikepdf.PdfError as error:
        raise ConversionFailed("LibreOffice tạo ra tệp PDF không mở được.") from error


def _pages(pdf: pikepdf.Pdf) -> int:
    if pages := len(pdf.pages):
        return pages
    raise ConversionFailed("LibreOffice tạo ra tệp PDF không có trang nào.")


def is_whole(raw: bytes) -> bool:
    """Whether the bytes are a PDF written to its end."""
    try:
        with _opened(raw) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PdfError:
        return False


@contextmanager
def _opened(raw: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF, unread but for what is asked of it: LibreOffice lets no page inherit anything."""
    with (
        mapped(raw) as path,
        pikepdf.open(path, attempt_recovery=False, inherit_page_attributes=False) as pdf,
    ):
        yield pdf


def _describe(pdf: pikepdf.Pdf, info: DocumentInfo) -> None:
    """Write the paper's data into the document information, and the same into XMP if there is any."""
    pdf.Root.Lang = pikepdf.String(info.language)
    if info.title:
        # The window of a reader shows the title, not the name of the file.
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if "/Metadata" not in pdf.Root:
        for key, text in _plain_fields(info).items():
            pdf.docinfo[key] = text
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name, value in _archive_fields(info).items():
            metadata[name] = value


def _plain_fields(info: DocumentInfo) -> dict[str, str]:
    fields = {
        "/Title": info.title,
        "/Author": info.author,
        "/Subject": info.subject,
        "/Keywords": "; ".join(info.keywords),
    }
    return {key: text for key, text in fields.items() if text}


def _archive_fields(info: DocumentInfo) -> dict[str, str | list[str]]:
    """XMP properties; pikepdf brings the document information in line with them."""
    fields: dict[str, str | list[str]] = {
        "dc:language": [info.language],
        "dc:title": info.title,
        "dc:creator": [info.author] if info.author else [],
        "dc:description": info.subject,
        "dc:subject": list(info.keywords),
        "pdf:Keywords": "; ".join(info.keywords),
    }
    return {name: value for name, value in fields.items() if value}


def _save(pdf: pikepdf.Pdf, options: PdfOptions) -> bytes:
    # LibreOffice's own checksum of the file is void after any change, and no PDF/A checker knows
    # it. Its open action («first page, as it is») says nothing, and pikepdf does not judge it.
    for holder, key in ((pdf.trailer, "/DocChecksum"), (pdf.Root, "/OpenAction")):
        if key in holder:
            del holder[key]
    written = io.BytesIO()
    if not options.archive:
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return written.getvalue()
    # Loading the prover takes 0.2 s; only the processes that prove shall wait for it.
    from pikepdf import pdfa  # noqa: PLC0415

    how = pdfa.resolve_save_kwargs(FLAVOUR)
    pdf.save(written, **how)
    with mapped(written.getvalue()) as path:
        report = pdfa.validate_written(path, FLAVOUR, how)
    if report.verdict != "pass":
        raise ConversionFailed(
            "Tệp PDF chưa đạt chuẩn lưu trữ PDF/A-2b: " + "; ".join(map(str, report.findings))
        )
    return written.getvalue()
