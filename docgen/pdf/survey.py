"""What this machine has for making PDF, and what to do about what it lacks: for `docgen doctor`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from docgen.errors import DocgenError
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.office.program import (
    INSTALL_JEMALLOC,
    INSTALL_OFFICE,
    INSTALL_UNO,
    find_jemalloc,
    find_office,
    find_uno_python,
)
from docgen.pdf.office.work_folder import work_folder

#: The first version whose ``--convert-to`` takes the export settings as JSON.
OLDEST_OFFICE = (7, 4)
FONT = "Times New Roman"
#: The same widths as Times New Roman to the unit, with every Vietnamese letter.
SAME_WIDTHS = ("Times New Roman", "Liberation Serif", "Tinos")
INSTALL_FONTS = "apt install fonts-liberation2"


class Verdict(Enum):
    """How a finding stands: FAIL means no PDF, or a wrong one; WARN slower or less safe."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `cure` is the command or step that mends it, "" where all is well."""

    subject: str
    verdict: Verdict
    text: str
    cure: str = ""


def _office() -> Finding:
    try:
        office = find_office()
    except DocgenError as error:
        return Finding("LibreOffice", Verdict.FAIL, str(error), INSTALL_OFFICE)
    version = office.version()
    found = re.search(r"(\d+)\.(\d+)", version)
    if not found:
        text = f"{office.binary} không chạy được."
        return Finding("LibreOffice", Verdict.FAIL, text, f"{INSTALL_OFFICE} --reinstall")
    if (int(found[1]), int(found[2])) < OLDEST_OFFICE:
        text = f"{version} quá cũ; cần từ bản 7.4."
        return Finding("LibreOffice", Verdict.FAIL, text, INSTALL_OFFICE)
    return Finding("LibreOffice", Verdict.OK, f"{version}, {office.binary}")


def _uno() -> Finding:
    python = find_uno_python()
    if python:
        return Finding(
            "python3-uno", Verdict.OK, f"{python}; LibreOffice được giữ sẵn để làm nhanh."
        )
    text = "Chưa có; vẫn làm được PDF theo từng đợt, nhưng xem trước và làm lẻ từng bản chậm hơn."
    return Finding("python3-uno", Verdict.WARN, text, INSTALL_UNO)


def _font() -> Finding:
    matcher = shutil.which("fc-match")
    if not matcher:
        text = "Không hỏi được phông chữ vì thiếu fontconfig."
        return Finding(FONT, Verdict.FAIL, text, f"apt install fontconfig; {INSTALL_FONTS}")
    # A program of the system, asked about a font named above.
    asked = subprocess.run(  # noqa: S603
        [matcher, "--format=%{family[0]}", FONT], capture_output=True, text=True, check=False
    )
    face = asked.stdout.strip()
    if face == FONT:
        return Finding(FONT, Verdict.OK, "Máy có phông Times New Roman.")
    if face in SAME_WIDTHS:
        return Finding(FONT, Verdict.OK, f"Thay bằng {face}: bề rộng từng chữ như nhau.")
    text = f"Máy thay bằng «{face}», khác bề rộng chữ: dòng và trang sẽ sai."
    return Finding(FONT, Verdict.FAIL, text, INSTALL_FONTS)


def _jemalloc() -> Finding:
    library = find_jemalloc()
    if library:
        return Finding("jemalloc", Verdict.OK, str(library))
    text = "Chưa có; có thì nhanh hơn 12–20 % và tốn ít bộ nhớ hơn."
    return Finding("jemalloc", Verdict.WARN, text, INSTALL_JEMALLOC)


def _network() -> Finding:
    subject = "Cách ly mạng"
    try:
        off = _network_off()
    except (DocgenError, OSError) as error:
        text = f"Không chạy được tiến trình con: {error}"
        return Finding(subject, Verdict.FAIL, text, "kiểm tra bộ nhớ, thư mục tạm và Python")
    if off:
        return Finding(subject, Verdict.OK, "LibreOffice chạy không có mạng.")
    text = "Máy không cho tách mạng riêng; LibreOffice chỉ được chặn bằng cấu hình của nó."
    return Finding(subject, Verdict.WARN, text, "sysctl -w kernel.unprivileged_userns_clone=1")


def _network_off() -> bool:
    """Whether a command behind the guard sees no interface but an idle loopback."""
    lister = shutil.which("cat") or "/bin/cat"
    with work_folder() as folder, Guarded([lister, "/proc/net/dev"], folder, Bounds()) as guarded:
        lines = [line.decode("ascii", "replace") for line in iter(guarded.read_line, b"")]
        complaint = guarded.last_words()
    if not lines:
        raise OSError(complaint or "the guard did not run")
    return {line.partition(":")[0].strip() for line in lines if ":" in line} == {"lo"}


def _temporary_folder() -> Finding:
    subject = "Thư mục tạm"
    try:
        with work_folder() as folder:
            (folder / "thử").write_bytes(os.urandom(1))
            return Finding(subject, Verdict.OK, str(folder.parent))
    except (DocgenError, OSError) as error:
        cure = "đặt biến TMPDIR tới thư mục ghi được"
        return Finding(subject, Verdict.FAIL, f"Không ghi được: {error}", cure)


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _office, _uno, _font, _jemalloc, _network, _temporary_folder,
)  # fmt: skip


def survey() -> list[Finding]:
    """Look at everything the PDF half needs; never raises, takes about half a second."""
    return [look() for look in _LOOKS]
