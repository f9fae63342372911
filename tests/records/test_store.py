"""Files under their SHA-256: written once, whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import BrokenFile, NotFound, RecordsUnavailable
from docgen.records.store import FolderStore

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "files")


@settings(deadline=None)  # a busy disk is no failure
@given(content=st.binary(max_size=3_000))
def test_what_is_put_is_read(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    store = FolderStore(tmp_path_factory.mktemp("store"))
    stored = store.put(content)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert store.read(stored.sha256) == content
    assert store.put_stream(io.BytesIO(content)) == stored


def test_a_file_is_kept_once_and_read_only(store: FolderStore) -> None:
    stored = store.put(b"a")
    first = store.path(stored.sha256).stat()
    assert store.put(b"a") == store.put_stream(io.BytesIO(b"a")) == stored
    assert store.path(stored.sha256).stat().st_ino == first.st_ino
    assert first.st_mode & 0o777 == 0o440
    assert [one.sha256 for one in store.everything()] == [stored.sha256]


def test_an_altered_file_is_not_given_out_and_is_mended_by_the_same_content(
    store: FolderStore,
) -> None:
    stored = store.put(b"a" * 100)
    path = store.path(stored.sha256)
    path.chmod(0o600)
    path.write_bytes(b"b" * 100)
    with pytest.raises(BrokenFile, match="đã bị sửa"):
        store.read(stored.sha256)
    store.put(b"a" * 100)
    assert store.read(stored.sha256) == b"a" * 100


def test_a_lost_file_is_said_to_be_lost(store: FolderStore) -> None:
    with pytest.raises(NotFound, match="không còn tệp"):
        store.read("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 64 + "/"])
def test_only_hashes_are_names(store: FolderStore, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(name)


def test_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file stands where the folder should")
    with pytest.raises(RecordsUnavailable, match="Không ghi được"):
        FolderStore(tmp_path / "files").put(b"a")


def test_a_failed_write_leaves_nothing(store: FolderStore) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError("cable pulled")

    with pytest.raises(OSError, match="cable"):
        store.put_stream(Broken())
    assert list(store.everything()) == []


def test_a_killed_writer_leaves_no_half_file(store: FolderStore) -> None:
    script = (
        "import sys; from pathlib import Path; from docgen.records.store import FolderStore\n"
        "store = FolderStore(Path(sys.argv[1]))\n"
        "for n in range(100000): store.put(str(n).encode() * 20000)"
    )
    for _ in range(5):
        writer = subprocess.Popen([sys.executable, "-c", script, str(store.root)], cwd=_ROOT)
        before = sum(1 for _ in store.everything())
        while sum(1 for _ in store.everything()) < before + 5 and writer.poll() is None:
            time.sleep(0.005)
        os.kill(writer.pid, signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    kept = [one for one in store.everything() if not one.coming]
    assert len(kept) >= 5
    assert all(store.digest(one.sha256) == one.sha256 for one in kept)
