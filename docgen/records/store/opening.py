"""Which store an office has: a folder by its path, an object store by its address."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from docgen.errors import InvalidInput, MissingProgram, Problem
from docgen.records.store.folder import FolderStore
from docgen.records.store.protocol import Store

#: A folder, or the address of an object store: ``s3://bucket/prefix``.
FilesPlace = Path | str


def open_store(place: FilesPlace) -> Store:
    """The store at a path or an address; it need not exist yet.

    InvalidInput for an address of another kind; MissingProgram when the library for object stores
    is not installed. Nothing is asked of the server before the first file.
    """
    if isinstance(place, Path) or "://" not in place:
        return FolderStore(Path(place).resolve())
    address = urlsplit(place)
    if address.scheme != "s3" or not address.netloc or address.query or address.fragment:
        raise InvalidInput([Problem("files", _HOW_TO_WRITE_AN_ADDRESS.format(place))])
    if find_spec("obstore") is None:
        raise MissingProgram(
            "Kho tệp «s3://…» cần thêm thư viện obstore; hãy cài docgen kèm phần [scale]."
        )
    opened: Store = import_module("docgen.records.store.objects").ObjectStore(place)
    return opened


_HOW_TO_WRITE_AN_ADDRESS = (
    "kho tệp «{}» phải là một thư mục hoặc có dạng «s3://ngăn-chứa/đường-dẫn»; "
    "địa chỉ máy chủ và khoá đặt bằng biến AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, "
    "AWS_SECRET_ACCESS_KEY."
)
