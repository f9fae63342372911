"""Files under their SHA-256, in a folder or in an object store."""

from docgen.records.store.folder import INCOMING, FolderStore
from docgen.records.store.opening import FilesPlace, open_store
from docgen.records.store.protocol import Standing, Store, StoredFile

__all__ = [
    "INCOMING",
    "FilesPlace",
    "FolderStore",
    "Standing",
    "Store",
    "StoredFile",
    "open_store",
]
