"""Templates with one thing wrong each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from docgen.filling.stamping.stamp import stamp
from docgen.standards.edition import Edition

#: Spoils the parts of a template, by their names in the package.
Spoil = Callable[[dict[str, str]], None]

BOLD, PLAIN = "<w:b/><w:bCs/>", "<w:rPr>"
LARGER = ('<w:sz w:val="(\\d+)"/>', '<w:sz w:val="40"/>')


def style(style_id: str, pattern: str, replacement: str) -> Spoil:
    """Spoil one style: the pattern must be there."""

    def spoil(parts: dict[str, str]) -> None:
        styles = parts["word/styles.xml"]
        found = re.search(rf'<w:style [^>]*w:styleId="{style_id}">.*?</w:style>', styles)
        assert found, style_id
        assert re.search(pattern, found[0]), (style_id, pattern, found[0])
        parts["word/styles.xml"] = styles.replace(found[0], re.sub(pattern, replacement, found[0]))

    return spoil


def part(name: str, pattern: str, replacement: str) -> Spoil:
    """Spoil one part: the pattern must be there."""

    def spoil(parts: dict[str, str]) -> None:
        assert re.search(pattern, parts[name]), (name, pattern)
        parts[name] = re.sub(pattern, replacement, parts[name])

    return spoil


def spoilt(known: Edition, spoil: Spoil, name: str = "ke-hoach") -> bytes:
    """A template with one thing wrong."""
    with zipfile.ZipFile(io.BytesIO(stamp(known, name))) as package:
        parts = {member: package.read(member).decode() for member in package.namelist()}
    spoil(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for member, content in parts.items():
            package.writestr(member, content)
    return buffer.getvalue()
