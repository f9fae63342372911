"""What LibreOffice is asked for: its filters and the settings of its PDF export."""

from __future__ import annotations

from docgen.pdf.converter import PdfOptions

#: Named, or LibreOffice guesses and makes a PDF of any bytes it is given.
INPUT_FILTER = "MS Word 2007 XML"
OUTPUT_FILTER = "writer_pdf_Export"

_PDF_A_2B = 2


def export_settings(options: PdfOptions) -> dict[str, bool | int]:
    """Filter data of ``writer_pdf_Export``. Tags cost 2 to 4 ms a paper and make it readable aloud."""
    settings: dict[str, bool | int] = {
        "UseTaggedPDF": not options.preview,
        "ExportBookmarks": not options.preview,
        "ExportFormFields": False,
        "ExportNotes": False,
        "ExportBookmarksToPDFDestination": options.whole_of_parts,
    }
    if options.archive:
        settings["SelectPdfVersion"] = _PDF_A_2B
    return settings
