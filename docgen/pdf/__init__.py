"""DOCX to PDF by LibreOffice; the only folder of docgen that starts a process.

    with open_converter() as converter:
        for outcome in converter.convert([Job(source, target)], PdfOptions(archive=True)):
            ...

The road of a paper: `docx_check`, a worker (`plain`) under the `supervisor`, `finish`, `delivery`.
"""

from docgen.pdf.converter import (
    Converter,
    DocumentInfo,
    Finished,
    Job,
    Outcome,
    PdfOptions,
    Share,
)
from docgen.pdf.docx_info import docx_info
from docgen.pdf.opening import cores, open_converter
from docgen.pdf.pages import page_count, page_picture

__all__ = [
    "Converter",
    "DocumentInfo",
    "Finished",
    "Job",
    "Outcome",
    "PdfOptions",
    "Share",
    "cores",
    "docx_info",
    "open_converter",
    "page_count",
    "page_picture",
]
