"""What passes between the converter and the workers behind it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import ConversionFailed, DocgenError
from docgen.pdf.converter import PdfOptions

#: LibreOffice's PDF; why there is none; or None: the worker died before it came to this paper.
Answer = bytes | DocgenError | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """DOCX files that passed `docx_check`, to be rendered in this order by one worker."""

    papers: tuple[bytes, ...]
    options: PdfOptions


def refused() -> ConversionFailed:
    """The answer for a paper that LibreOffice would not open or made nothing of."""
    return ConversionFailed(
        "LibreOffice không mở được văn bản này; hãy mở bằng Word, lưu lại thành .docx rồi thử lại."
    )
