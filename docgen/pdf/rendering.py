"""What passes between the converter and the workers behind it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass

from docgen.errors import ConversionFailed, ConverterDown, DocgenError
from docgen.pdf.converter import PdfOptions

#: LibreOffice's PDF; why there is none; or None: the worker died before it came to this paper.
Answer = bytes | DocgenError | None

#: Bytes free in the folder of temporary files below which a refusal is not the paper's fault.
_ROOM = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Chunk:
    """DOCX files that passed `docx_check`, to be rendered in this order by one worker."""

    papers: tuple[bytes, ...]
    options: PdfOptions


def refused() -> ConversionFailed:
    """The answer for a paper that LibreOffice would not open or made nothing of.

    It says the same where it had no room to write, which is told as what it is: ConverterDown.
    """
    folder = tempfile.gettempdir()
    if shutil.disk_usage(folder).free < _ROOM:
        return ConverterDown(
            f"Thư mục tạm «{folder}» sắp đầy nên LibreOffice không làm được PDF; "
            "hãy dọn bớt, hoặc đặt biến TMPDIR."
        )
    return ConversionFailed(
        "LibreOffice không mở được văn bản này; hãy mở bằng Word, lưu lại thành .docx rồi thử lại."
    )
