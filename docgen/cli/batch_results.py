"""What `docgen batch` leaves in its output folder: the ZIP, the index, the print files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.cli.batch_place import OWN, unwritable
from docgen.errors import InvalidInput, Problem
from docgen.issuing.batch.index_workbook import index_workbook
from docgen.issuing.batch.names import plain_ascii
from docgen.issuing.batch.print_file import papers_to_print, print_file
from docgen.issuing.batch.reader import BatchReader
from docgen.issuing.batch.zip_file import INDEX, write_zip
from docgen.records.batches import BatchOptions

_PRINT = "in"
#: Where the papers of the first commune are shown before the batch runs.
PREVIEW = "xem-truoc"


def file_stem(name: str, options: BatchOptions) -> str:
    """What the ZIP of a batch of this name is called, without its ending."""
    stem = plain_ascii(name) if options.ascii_names else name
    return stem.replace("/", "-").strip(" .") or "van-ban"


def refuse_foreign(out: Path, stem: str) -> None:
    """Raise InvalidInput when a first batch would write over files of something else in its folder."""
    if (out / OWN).is_dir():
        return  # what stands there was made here
    names = (f"{stem}.zip", INDEX, _PRINT, PREVIEW)
    if found := [name for name in names if (out / name).exists()]:
        message = (
            f"thư mục «{out}» đã có {', '.join(found)}, không phải do docgen batch làm ra. "
            "Hãy chọn thư mục khác, hoặc chuyển các tệp ấy đi nơi khác."
        )
        raise InvalidInput([Problem("--out", message)])


def write_results(
    reader: BatchReader, out: Path, name: str, *, printing: bool, duplex: bool
) -> list[Path]:
    """Write the results of what is done by now, each file whole or not at all.

    Raises InvalidInput where the folder cannot be written, and what reading the store raises.
    """
    written = []
    with _appearing(out / f"{name}.zip") as draft, draft.open("wb") as file:
        write_zip(reader, file)
    written.append(out / f"{name}.zip")
    with _appearing(out / INDEX) as draft:
        index_workbook(reader, draft)
    written.append(out / INDEX)
    for place, paper in enumerate(papers_to_print(reader) if printing else ()):
        target = out / _PRINT / f"{paper}.pdf"
        with _appearing(target) as draft:
            print_file(reader, place, draft, duplex=duplex)
        written.append(target)
    return written


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A draft in a folder beside the target, moved to it when the block ends well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".docgen-", dir=target.parent) as folder:
            draft = Path(folder, target.name)
            yield draft
            draft.replace(target)
    except OSError as error:
        raise unwritable(target, error) from error
