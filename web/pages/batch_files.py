"""What comes out of a batch: the ZIP of all, its index, files for the printer, single papers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from docgen.errors import NotFound
from docgen.issuing.batch.index_workbook import index_workbook
from docgen.issuing.batch.print_file import print_file
from docgen.issuing.batch.reader import BatchReader
from docgen.issuing.batch.zip_file import zip_chunks
from docgen.records.batches import get_batch, item
from web.downloads import DOCX, PDF, XLSX, ZIP, attachment, streamed
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("batch_files", __name__, url_prefix="/nhieu-xa/<int:batch_id>")

_CHUNK = 1 << 20


def reader(batch_id: int) -> BatchReader:
    """The batch as the visitor may see it."""
    who = visitor()
    return BatchReader(services().records, who.agency_key, who.person_id, batch_id)


def zip_of(batch_id: int) -> Response:
    """The ZIP of all that is done, sent while it is written."""
    at = reader(batch_id)
    name = at.batch().name
    return streamed((chunk for chunk in zip_chunks(at)), f"{name}.zip", ZIP)


def index_of(batch_id: int) -> Response:
    """The index workbook as the batch stands now."""
    at = reader(batch_id)
    name = at.batch().name
    return streamed(_written(lambda out: index_workbook(at, out)), f"muc-luc {name}.xlsx", XLSX)


def print_of(batch_id: int, place: int, *, duplex: bool) -> Response:
    """The same paper of every unit as one PDF."""
    at = reader(batch_id)
    name = at.batch().name
    made = _written(lambda out: print_file(at, place, out, duplex=duplex))
    return streamed(made, f"in {place + 1:02d} {name}.pdf", PDF)


def _written(write: Callable[[Path], object]) -> Generator[bytes, None, None]:
    """The pieces of a file that is written whole first, and never held in memory."""
    with tempfile.TemporaryDirectory(prefix="docgen-web-") as folder:
        path = Path(folder) / "file"
        write(path)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk


@blueprint.get("/tat-ca.zip")
def everything(batch_id: int) -> ResponseReturnValue:
    """See `zip_of`."""
    return zip_of(batch_id)


@blueprint.get("/muc-luc.xlsx")
def index(batch_id: int) -> ResponseReturnValue:
    """See `index_of`."""
    return index_of(batch_id)


@blueprint.get("/in/<int:place>.pdf")
def printed(batch_id: int, place: int) -> ResponseReturnValue:
    """See `print_of`; ``?hai-mat=1``: every paper begins on the front of a sheet."""
    return print_of(batch_id, place, duplex="hai-mat" in request.args)


@blueprint.get("/<int:position>/<int:place>.<ending>")
def paper(batch_id: int, position: int, place: int, ending: str) -> ResponseReturnValue:
    """One file of one unit."""
    with services().reading(visitor()) as desk:
        get_batch(desk, batch_id)
        one = item(desk, batch_id, position)
        made = one.papers[place] if place < len(one.papers) else None
        file = {"docx": made.docx, "pdf": made.pdf}.get(ending) if made else None
        if made is None or file is None:
            raise NotFound("Xã này chưa có tệp ấy.")
        content = desk.store.read(file.sha256)
    kind = DOCX if ending == "docx" else PDF
    return attachment(content, f"{one.target.name} {made.name}.{ending}", kind)
