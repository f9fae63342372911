"""A PDF arrives whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docgen.errors import DocgenError
from docgen.pdf import delivery
from docgen.pdf.delivery import deliver


@pytest.fixture(params=["nameless files", "named files"])
def _file_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With O_TMPFILE, and as on a file system that refuses it."""
    if request.param == "named files":
        real = os.open

        def refuse(path: str, flags: int, *rest: int, **named: int) -> int:
            if flags & os.O_TMPFILE == os.O_TMPFILE:
                raise OSError(errno.EOPNOTSUPP, "not here")
            return real(path, flags, *rest, **named)

        monkeypatch.setattr(delivery.os, "open", refuse)


@pytest.mark.usefixtures("_file_system")
@pytest.mark.parametrize("older", [None, b"older and longer than the new"])
def test_the_file_is_there_with_nothing_beside_it(tmp_path: Path, older: bytes | None) -> None:
    target = tmp_path / "Kế hoạch.pdf"
    if older:
        target.write_bytes(older)
    deliver(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o644 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.usefixtures("_file_system")
def test_a_failed_write_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(delivery.os, "fsync", full)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    with pytest.raises(DocgenError, match="ổ đĩa đã đầy"):
        deliver(b"new", target)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(DocgenError, match=r"a\.pdf.*thư mục"):
        deliver(b"new", tmp_path / "a.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match="không tìm thấy"):
        deliver(b"new", tmp_path / "không có" / "a.pdf")


def test_a_name_too_long_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match="tên tệp quá dài"):
        deliver(b"new", tmp_path / ("dài" * 100 + ".pdf"))
    assert list(tmp_path.iterdir()) == []


def test_a_passing_file_is_not_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(delivery.os, "fsync", flushed.append)
    deliver(b"new", tmp_path / "a.pdf", passing=True)
    assert ((tmp_path / "a.pdf").read_bytes(), flushed) == (b"new", [])
    deliver(b"new", tmp_path / "b.pdf")
    assert len(flushed) == 1
