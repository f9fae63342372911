"""Both stores keep the same promises; the object store against a real S3 server over HTTP."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import obstore
import pytest
from obstore.store import S3Store

from docgen.errors import BrokenFile, InvalidInput, MissingProgram, NotFound, RecordsUnavailable
from docgen.records import Records
from docgen.records.archive import Fault, verify
from docgen.records.backup import back_up, restore
from docgen.records.store import FolderStore, Standing, Store, open_store, opening
from docgen.records.store.protocol import CHUNK
from tests.records.makers import AGENCY, OPERATOR, issued, keep_plan
from tests.servers.s3 import BUCKET, empty_bucket, s3_server

_ROOT = Path(__file__).parents[2]
_LONG = os.urandom(3 * CHUNK + 17)


@pytest.fixture(scope="session")
def _s3() -> Iterator[dict[str, str]]:
    with s3_server() as environment:
        yield environment


@pytest.fixture
def s3(_s3: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty object store; the environment leads to its server."""
    empty_bucket(_s3["AWS_ENDPOINT_URL"])
    for name, value in _s3.items():
        monkeypatch.setenv(name, value)
    return f"s3://{BUCKET}/kho/2026"


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of either sort."""
    if request.param == "folder":
        return open_store(tmp_path / "files")
    return open_store(request.getfixturevalue("s3"))


def _overwrite(store: Store, key: str, content: bytes) -> None:
    """What no caller can do: change what stands in the store."""
    if isinstance(store, FolderStore):
        path = store.root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)
    else:
        obstore.put(_bucket(store), key, content)


def _bucket(store: Store) -> S3Store:
    return S3Store.from_url(store.where, client_options={"allow_http": True})


@pytest.mark.parametrize("content", [b"", b"a", _LONG], ids=["empty", "one byte", "megabytes"])
def test_what_is_put_is_read(store: Store, content: bytes) -> None:
    stored = store.put(content)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert store.put(content) == store.put_stream(io.BytesIO(content)) == stored
    assert store.read(stored.sha256) == content
    assert b"".join(store.chunks(stored.sha256)) == content
    assert store.size(stored.sha256) == len(content)
    assert store.digest(stored.sha256) == stored.sha256
    assert [one.sha256 for one in store.everything()] == [stored.sha256]


def test_a_stream_is_kept_under_the_same_name_as_its_bytes(store: Store) -> None:
    stored = store.put_stream(io.BytesIO(_LONG))
    assert store.read(stored.sha256) == _LONG


def test_a_large_file_comes_in_pieces(store: Store) -> None:
    stored = store.put(_LONG)
    pieces = list(store.chunks(stored.sha256))
    assert len(pieces) >= 3
    assert max(map(len, pieces)) <= 2 * CHUNK


def test_an_altered_file_is_not_given_out_and_is_mended_by_the_same_content(store: Store) -> None:
    stored = store.put(b"a" * 100)
    _overwrite(store, f"{stored.sha256[:2]}/{stored.sha256}", b"b" * 100)
    with pytest.raises(BrokenFile, match="đã bị sửa"):
        store.read(stored.sha256)
    assert store.digest(stored.sha256) == hashlib.sha256(b"b" * 100).hexdigest()
    store.put(b"a" * 100)
    assert store.read(stored.sha256) == b"a" * 100


def test_a_lost_file_is_said_to_be_lost(store: Store) -> None:
    name = "0" * 64
    assert (store.size(name), store.digest(name)) == (None, None)
    for ask in (store.read, lambda sha256: list(store.chunks(sha256))):
        with pytest.raises(NotFound, match="không còn tệp"):
            ask(name)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 64 + "/"])
def test_only_hashes_are_names(store: Store, name: str) -> None:
    for ask in (store.size, store.digest, store.read):
        with pytest.raises(ValueError, match="SHA-256"):
            ask(name)


def test_everything_tells_files_from_strangers(store: Store) -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
    stored = store.put(b"a")
    _overwrite(store, "ghi-chu.txt", b"x")
    _overwrite(store, f"zz/{stored.sha256}", b"a")
    found = sorted(store.everything(), key=lambda one: one.name)
    assert [(one.name, one.sha256, one.coming) for one in found] == [
        (f"{stored.sha256[:2]}/{stored.sha256}", stored.sha256, False),
        ("ghi-chu.txt", "", False),
        (f"zz/{stored.sha256}", "", False),
    ]
    assert all(isinstance(one, Standing) and one.written > before for one in found)


def test_stores_with_different_prefixes_are_strangers(s3: str) -> None:
    stored = open_store(s3).put(b"a")
    assert open_store(f"s3://{BUCKET}/khac").size(stored.sha256) is None
    assert list(open_store(f"s3://{BUCKET}/khac").everything()) == []


def test_many_processes_keep_the_same_file_once(s3: str) -> None:
    script = (
        "import sys; from docgen.records.store import open_store\n"
        "store = open_store(sys.argv[1])\n"
        "for n in range(20): print(store.put(str(n).encode() * 5000).sha256)"
    )
    command = [sys.executable, "-c", script, s3]
    workers = [
        subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    told = [worker.communicate(timeout=600)[0].split() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    store = open_store(s3)
    assert told[0] == told[1] == told[2]
    assert sorted(told[0]) == [one.sha256 for one in store.everything()]
    assert all(store.digest(name) == name for name in told[0])


def test_a_server_that_is_away_is_a_sentence(monkeypatch: pytest.MonkeyPatch, s3: str) -> None:
    monkeypatch.setattr("docgen.records.store.objects._RETRIES", 0)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    store = open_store(s3)
    for ask in (
        lambda: store.put(b"a"),
        lambda: store.read("0" * 64),
        lambda: store.size("0" * 64),
        lambda: list(store.everything()),
    ):
        with pytest.raises(RecordsUnavailable, match="Không dùng được kho tệp «s3://"):
            ask()


def test_a_bucket_that_is_not_there_is_a_sentence(s3: str) -> None:
    assert s3
    with pytest.raises(RecordsUnavailable, match="Không dùng được kho tệp"):
        open_store("s3://khong-co-ngan-nay/x").put(b"a")


@pytest.mark.parametrize("place", ["http://may/x", "s3://", "s3://a/b?c=d", "ftp://may/x"])
def test_an_address_of_another_kind(place: str) -> None:
    with pytest.raises(InvalidInput, match="s3://ngăn-chứa"):
        open_store(place)


def test_a_path_may_be_written_as_text(tmp_path: Path) -> None:
    opened = open_store(str(tmp_path / "kho"))
    assert isinstance(opened, FolderStore)
    assert opened.root == tmp_path / "kho"


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda _name: None)
    with pytest.raises(MissingProgram, match=r"obstore.*\[scale\]"):
        open_store("s3://a/b")


@pytest.fixture
def far_records(records: Records, url: str, s3: str) -> Iterator[Records]:
    """The records of the other fixtures, with their files in the object store."""
    opened = Records.open(url, s3, records.clock)
    yield opened
    opened.close()


def test_papers_are_kept_verified_and_restored_from_an_object_store(
    far_records: Records, s3: str, new_database: Callable[..., str], tmp_path: Path
) -> None:
    with far_records.desk(AGENCY, OPERATOR) as desk:
        paper = keep_plan(desk, issued(desk, "a"))
    assert verify(far_records).sound
    report = back_up(far_records, OPERATOR, tmp_path / "a.zip")
    assert (report.files, report.damaged) == (3, ())
    there = f"{s3}/phuc-hoi"
    assert restore(tmp_path / "a.zip", new_database(empty=True), there).files == 3
    again = open_store(there)
    assert all(again.digest(file.stored.sha256) for file in paper.files.values())

    store = far_records.store
    lost, altered = (paper.files[role].stored.sha256 for role in ("docx", "pdf"))
    obstore.delete(_bucket(store), f"{lost[:2]}/{lost}")
    _overwrite(store, f"{altered[:2]}/{altered}", b"?")
    findings = {(one.fault, one.name) for one in verify(far_records).findings}
    assert {(Fault.MISSING, lost), (Fault.ALTERED, altered)} <= findings
