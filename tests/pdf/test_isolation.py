"""Whatever a document asks for, LibreOffice fetches nothing: not from the network, not from disk."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.pdf import Converter, open_converter
from docgen.pdf.office import process
from docgen.pdf.office.program import find_office
from tests.pdf.documents import docx, package, paragraph, parts_of, relation, run
from tests.pdf.pdf_text import picture_count, text_of
from tests.pdf.processes import PATIENCE

pytestmark = pytest.mark.libreoffice

#: A red dot of 1 x 1 pixel.
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class Listener:
    """A server that answers nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.asked: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(2)
                try:
                    self.asked.append(connection.recv(200))
                except OSError:
                    self.asked.append(b"?")

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A listening port of this machine."""
    opened = Listener()
    yield opened
    opened.close()


def _picture(key: str) -> str:
    """A DrawingML picture that is linked, not embedded."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="990000" cy="990000"/>'
        '<wp:docPr id="1" name="p"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:link="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def _old_picture(key: str) -> str:
    """A VML picture, as Word 2003 and pasted web pages have them."""
    return (
        '<w:p><w:r><w:pict><v:shape style="width:60pt;height:60pt">'
        f'<v:imagedata r:href="{key}" r:id="{key}"/></v:shape></w:pict></w:r></w:p>'
    )


def _field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{code}">{run("?")}</w:fldSimple></w:p>'


def _linked_object(key: str) -> str:
    return (
        '<w:p><w:r><w:object><v:shape id="s1" style="width:60pt;height:60pt"/>'
        f'<o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="s1" r:id="{key}" '
        'UpdateMode="Always"><o:LinkType>Picture</o:LinkType></o:OLEObject></w:object></w:r></w:p>'
    )


def _document(address: str) -> bytes:
    """A document that links to `address` in every way known to make LibreOffice fetch."""
    body = (
        paragraph("Đầu văn bản")
        + _picture("picture")
        + _old_picture("old")
        + _field(f" INCLUDEPICTURE &quot;{address}/field.png&quot; \\d ")
        + _field(f" INCLUDETEXT &quot;{address}/text.docx&quot; ")
        + _linked_object("object")
        + '<w:altChunk r:id="chunk"/>'
        + paragraph("Cuối văn bản")
    )
    relations = (
        relation("picture", "image", f"{address}/linked.png", external=True)
        + relation("old", "image", f"{address}/old.png", external=True)
        + relation("object", "oleObject", f"{address}/object.docx", external=True)
        + relation("chunk", "aFChunk", f"{address}/chunk.docx", external=True)
    )
    parts = parts_of(body, relations=relations, settings='<w:attachedTemplate r:id="template"/>')
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation("template", "attachedTemplate", f"{address}/template.dotx", external=True)
        + "</Relationships>"
    )
    return package(parts)


def _unprotected(document: Path, folder: Path) -> None:
    """What LibreOffice does when nobody holds it back: the trap must snap here."""
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(find_office().binary), home, "--headless", "--convert-to", "pdf"]
    for _ in range(2):  # the first start of a profile only sets it up
        subprocess.run(
            [*command, "--outdir", str(folder), str(document)], check=False, timeout=PATIENCE,
            capture_output=True,
        )  # fmt: skip


def test_the_trap_works(listener: Listener, tmp_path: Path) -> None:
    document = tmp_path / "bẫy.docx"
    document.write_bytes(_document(f"http://127.0.0.1:{listener.port}"))
    _unprotected(document, tmp_path)
    assert listener.asked


def test_nothing_is_fetched(listener: Listener, converter: Converter) -> None:
    pdf = converter.convert_bytes(_document(f"http://127.0.0.1:{listener.port}"))
    assert "Cuối văn bản" in text_of(pdf)
    assert listener.asked == []


def test_the_settings_alone_hold_too(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine that refuses network namespaces the profile has to do."""
    complete = process._guard_command
    monkeypatch.setattr(
        process,
        "_guard_command",
        lambda *given: [word for word in complete(*given) if word != "--offline"],
    )
    with open_converter(way="warm", workers=1) as converter:
        pdf = converter.convert_bytes(_document(f"http://127.0.0.1:{listener.port}"))
    assert "Cuối văn bản" in text_of(pdf)
    assert listener.asked == []


@pytest.fixture
def secrets(tmp_path: Path) -> str:
    """Address of a folder with files of every name that `_document` links to."""
    folder = tmp_path / "mật"
    folder.mkdir()
    for name in ("linked.png", "old.png", "field.png"):
        (folder / name).write_bytes(_DOT)
    for name in ("text.docx", "object.docx", "chunk.docx", "template.dotx"):
        (folder / name).write_bytes(docx("BÍ MẬT"))
    return folder.as_uri()


def test_the_trap_of_local_files_works(secrets: str, tmp_path: Path) -> None:
    document = tmp_path / "bẫy.docx"
    document.write_bytes(_document(secrets))
    _unprotected(document, tmp_path)
    assert picture_count((tmp_path / "bẫy.pdf").read_bytes()) == 1


def test_no_local_file_is_read(secrets: str, converter: Converter) -> None:
    """Or whoever uploads a document could read the server's disk."""
    pdf = converter.convert_bytes(_document(secrets))
    assert "Cuối văn bản" in text_of(pdf)
    assert "BÍ MẬT" not in text_of(pdf)
    assert picture_count(pdf) == 0
