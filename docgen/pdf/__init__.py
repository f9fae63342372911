"""DOCX to PDF by LibreOffice; the only folder of docgen that starts a process.

    with open_converter() as converter:
        for outcome in converter.convert([Job(source, target)], PdfOptions(archive=True)):
            ...

The road of a paper: `docx_check`, a worker (`plain`) under the `supervisor`, `finish`, `delivery`.
"""

from docgen.pdf.converter import Converter, DocumentInfo, Job, Outcome, PdfOptions
from docgen.pdf.opening import open_converter
from docgen.pdf.pages import page_count, page_picture

__all__ = [
    "Converter",
    "DocumentInfo",
    "Job",
    "Outcome",
    "PdfOptions",
    "open_converter",
    "page_count",
    "page_picture",
]
