"""Slimming: what papers use stays, what they never use goes, nothing dangles."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from docgen.filling.fill import fill
from docgen.filling.slim import slim
from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import prepare_bytes
from docgen.standards.library import edition
from tests import ooxml
from tests.filling import papers

STATE = edition("state_nd30_2020")


def as_word_leaves_it() -> bytes:
    """The stamped plan inside the 164 styles and extra parts that a Word template carries."""
    document = Document()
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        full = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(io.BytesIO(stamp(STATE, "ke-hoach"))) as package:
        own = {name: package.read(name) for name in package.namelist()}
    inner = full["word/styles.xml"].split(b"<w:latentStyles", 1)[1].rsplit(b"</w:styles>", 1)[0]
    foreign = b"<w:latentStyles" + inner
    foreign = foreign.replace(b'w:default="1" ', b"").replace(
        b'w:styleId="Normal"', b'w:styleId="Normal2"'
    )
    own["word/styles.xml"] = (
        own["word/styles.xml"].replace(b"</w:styles>", b"") + _styles_only(foreign) + b"</w:styles>"
    )
    own["docProps/thumbnail.jpeg"] = full["docProps/thumbnail.jpeg"]
    own["[Content_Types].xml"] = own["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override', 1
    )
    link = b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
    own["_rels/.rels"] = own["_rels/.rels"].replace(b"</Relationships>", link)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in own.items():
            package.writestr(name, content)
    return out.getvalue()


def _styles_only(foreign: bytes) -> bytes:
    """Styles of Word whose ids do not clash with those of the stamp."""
    known = (b'"Normal2"', b'"DefaultParagraphFont"', b'"TableNormal"')
    styles = foreign.split(b"<w:style ")[1:]
    return b"".join(
        b"<w:style " + style
        for style in styles
        if not any(k in style.split(b">")[0] for k in known)
    )


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_word_template_loses_what_no_page_needs() -> None:
    fat = as_word_leaves_it()
    tool = prepare_bytes(fat, STATE.page.landscape, "fat")
    docx = fill(papers.full(), STATE, tool, papers.MADE).docx
    parts = parts_of(docx)
    assert b'w:styleId="LightShading-Accent1"' in parts_of(fat)["word/styles.xml"]
    assert b'w:styleId="LightShading-Accent1"' not in parts["word/styles.xml"]
    assert "docProps/thumbnail.jpeg" not in parts
    assert ooxml.problems(docx) == []


def test_every_style_in_use_is_kept() -> None:
    parts = parts_of(stamp(STATE, "ke-hoach"))
    kept = slim(parts)
    before = parts["word/styles.xml"].count(b"w:styleId=")
    assert kept["word/styles.xml"].count(b"w:styleId=") == before
