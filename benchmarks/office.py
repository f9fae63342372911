"""LibreOffice without docgen: a process for each file, and the floor that nothing can go below."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.rounds import Way
from docgen.pdf.office.profile import write_profile
from docgen.pdf.office.program import find_jemalloc, find_office

PLAIN = "pdf"
ARCHIVE = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
#: The plain PDF that docgen asks for: with tags.
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
#: Files of the two runs whose difference is the floor: start and end of the process fall out.
FEW, MANY = 5, 45


def one_run(files: Sequence[Path], profile: Path, *, jemalloc: bool = False) -> Way:
    """`soffice --convert-to` once for all files, to tagged PDF, on a profile that is not new."""
    office = find_office()
    if not profile.exists():
        write_profile(profile, office.build)
    library = find_jemalloc() if jemalloc else None
    environment = {**os.environ, **({"LD_PRELOAD": str(library)} if library else {})}

    def way() -> int:
        _convert(str(office.binary), files, profile, _TAGGED, environment)
        return len(files)

    return way


def process_per_file(
    files: Sequence[Path], folder: Path, *, at_once: int = 1, kind: str = PLAIN
) -> Way:
    """What a script does: the command `soffice` once a file, `at_once` of them side by side."""
    soffice = str(find_office().binary.with_name("soffice"))
    profiles = [folder / f"profile-{number}" for number in range(at_once)]
    for profile in profiles:
        if not profile.exists():
            _convert(soffice, files[:1], profile, kind, os.environ)

    def share(number: int) -> None:
        for file in files[number::at_once]:
            _convert(soffice, [file], profiles[number], kind, os.environ)

    def way() -> int:
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(share, range(at_once)))
        return len(files)

    return way


def floor(medians: dict[str, float], few: str, many: str) -> float:
    """Seconds that one more file costs LibreOffice; takes the two runs out of the medians."""
    return (medians.pop(many) * MANY - medians.pop(few) * FEW) / (MANY - FEW)


def _convert(
    binary: str,
    files: Sequence[Path],
    profile: Path,
    kind: str,
    environment: Mapping[str, str],
) -> None:
    out = profile.with_name(f"{profile.name}-out")
    command = [binary, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(out), *map(str, files)],
        check=True,
        capture_output=True,
        env=dict(environment),
    )
    missing = [file.name for file in files if not (out / f"{file.stem}.pdf").exists()]
    assert not missing, missing
