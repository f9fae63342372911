"""Where a batch of the command line lives: in its output folder, or in an installation."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docgen.cli.records_place import Place, operator
from docgen.errors import Busy, DocgenError, InvalidInput, NotFound, Problem
from docgen.issuing.draft import TemplateOf
from docgen.issuing.making import write_whole
from docgen.issuing.office_templates import templates_of as office_templates
from docgen.model import Agency, Side
from docgen.reasons import reason
from docgen.records import Desk, Profile, Records
from docgen.records.agencies import add_agency, agencies
from docgen.records.engine import open_engine
from docgen.records.upgrade import upgrade
from docgen.settings import settings

#: Below the output folder: the records of a batch that belongs to no installation.
OWN = ".docgen"
_STATE, _LOCK, _DATABASE, _FILES = "dot.json", "lock", "docgen.db", "files"
_OWN_AGENCY = "thu-muc-nay"
_OWN_NAME = "Văn bản làm hàng loạt"


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """The records that a batch is kept in. `own`: they stand in the output folder, for it alone."""

    out: Path
    records: Records
    agency: str
    own: bool

    def remember(self, batch_id: int) -> None:
        """Note which batch this folder is for, so that `--resume` finds it."""
        state = {"batch": batch_id, "agency": self.agency}
        path = self.out / OWN / _STATE
        try:
            write_whole(path, json.dumps(state).encode())
        except OSError as error:
            raise unwritable(path, error) from error

    def remembered(self) -> int | None:
        """The batch of this folder; None while there is none."""
        try:
            state = json.loads((self.out / OWN / _STATE).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        if state.get("agency") != self.agency:
            raise InvalidInput(
                [Problem("--agency", f"đợt trong «{self.out}» là của «{state.get('agency')}».")]
            )
        return int(state["batch"])


@contextmanager
def batch_place(out: Path, place: Place | None, side: Side) -> Iterator[BatchPlace]:
    """The place of a batch whose results go to `out`; this command alone works there meanwhile.

    `place` is an installation, None for records of the folder's own. Raises Busy when another
    command is at work in the folder, and what opening the records raises.
    """
    _make_folder(out / OWN)
    with _alone(out):
        records = _own_records(out / OWN, side) if place is None else _of(place)
        try:
            agency = _OWN_AGENCY if place is None else place.agency
            yield BatchPlace(out, records, agency, own=place is None)
        finally:
            records.close()


def require_begun(out: Path) -> None:
    """Raise NotFound when no batch was begun in the folder."""
    if not (out / OWN / _STATE).exists():
        raise NotFound(f"«{out}» chưa có đợt nào để làm tiếp.")


def unwritable(path: Path, error: OSError) -> DocgenError:
    """That a file of the batch cannot be written, as an error of the command line."""
    message = (
        f"không ghi được «{path}» ({reason(error)}). Hãy xem quyền ghi và chỗ trống của thư mục, "
        "rồi chạy lại."
    )
    return InvalidInput([Problem("--out", message)])


def templates_of(desk: Desk) -> TemplateOf:
    """The templates that the agency at the desk uses, its own among them."""
    return office_templates(desk, settings().templates)


def is_dead(worker: str) -> bool:
    """Whether «host:pid» names a process of this machine that has ended."""
    host, _, pid = worker.rpartition(":")
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(pid) == os.getpid()  # we have claimed nothing yet: an earlier life of that number


def _of(place: Place) -> Records:
    records = Records.open(place.database, place.files)
    if place.agency not in {one.key for one in agencies(records)}:
        records.close()
        raise NotFound(f"Không có cơ quan «{place.agency}»; xem «docgen agency list».")
    return records


def _own_records(folder: Path, side: Side) -> Records:
    url = f"sqlite:///{folder / _DATABASE}"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    records = Records.open(url, folder / _FILES)
    if not agencies(records):
        add_agency(records, operator(), _OWN_AGENCY, Profile(Agency(side, (_OWN_NAME,))))
    return records


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"không tạo được thư mục này ({reason(error)})."
        raise InvalidInput([Problem(str(folder.parent), message)]) from error


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    try:
        lock = (out / OWN / _LOCK).open("w")
    except OSError as error:
        raise unwritable(out, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(
                f"Một lệnh khác đang làm trong «{out}»; hãy chờ hoặc chọn --out khác."
            ) from None
        yield
