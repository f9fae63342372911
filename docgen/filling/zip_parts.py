"""Writing a DOCX from parts that are already compressed.

`zipfile` recompresses every member of every document; a template's styles, fonts and settings are
the same in thousands of papers, so they are deflated once and copied as they are.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_DEFLATED = 8
# Names are UTF-8 (bit 11). The date is fixed (1980-01-01): the paper's own dates are in its core
# properties, and equal values then give equal bytes.
_FLAGS = 0x800
_TIME, _DATE = 0, 0x21


@dataclass(frozen=True, slots=True)
class Member:
    """A compressed member of a zip: name, deflated data, CRC and length of the content."""

    name: bytes
    data: bytes
    crc: int
    length: int


def deflate(name: str, content: bytes, level: int = 6) -> Member:
    """Compress a part."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    return Member(name.encode(), data, zlib.crc32(content), len(content))


def write_zip(members: Iterable[Member]) -> bytes:
    """The bytes of a zip with these members, in this order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        sizes = (member.crc, len(member.data), member.length)
        fixed = (_FLAGS, _DEFLATED, _TIME, _DATE)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *fixed, *sizes, len(member.name), 0)
        body += (local, member.name, member.data)
        directory += (
            _CENTRAL.pack(
                b"PK\1\2",
                _VERSION,
                _VERSION,
                *fixed,
                *sizes,
                len(member.name),
                0,
                0,
                0,
                0,
                0,
                offset,
            ),
            member.name,
        )
        offset += len(local) + len(member.name) + len(member.data)
    central = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)
    return b"".join((*body, central, end))
