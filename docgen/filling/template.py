"""A Word template, prepared once and filled many times.

Preparing reads the template, lets docxtpl turn its tags into Jinja, compiles the parts that hold
tags and deflates the rest. Filling then costs a render and a zip.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError
from lxml import etree

from docgen.errors import BrokenFile, InvalidTemplate, Problem
from docgen.filling.blank_edges import with_blank_edges
from docgen.filling.closing_row import with_closing_rows
from docgen.filling.engine import Engine, environment
from docgen.filling.holding import written
from docgen.filling.properties import Properties, core_xml
from docgen.filling.rich import bound, has_rich
from docgen.filling.sections import Sections, sections_of
from docgen.filling.slim import slim
from docgen.filling.zip_parts import Member, deflate, write_zip
from docgen.standards.shape import Margins

_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
# Half the time of zlib's usual level 6, for a file that is a twentieth larger.
_QUICK = 3
# A template with letterhead pictures stays far below this; a zip bomb does not.
_LARGEST = 64 << 20
# What docxtpl mends after rendering, by parsing the result.
_BEYOND = re.compile(r"\{%-?\s*(?:tc\s|colspan|cellbg|hm|vm)|<wp:docPr\b")
#: What a tag may do wrong while it is rendered: «{{ 1/0 }}», «{{ so_ky_hieu + 1 }}», «{{ x[9] }}».
_FAULTS = (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
_TAGGED = ("word/header", "word/footer", "word/footnotes", "word/endnotes")


@dataclass(frozen=True)
class PreparedTemplate:
    """A template ready to be filled. `compiled` are its parts with tags, `fixed` all the others.

    `beyond` says that it uses what only docxtpl itself can do after rendering (columns made by a
    loop, merged cells, pictures that a loop repeats); it is then filled by docxtpl.
    """

    name: str
    sections: Sections
    compiled: Mapping[str, JinjaTemplate]
    fixed: tuple[Member, ...]
    head: str = field(repr=False)
    source: bytes = field(repr=False)
    beyond: bool

    def fill(
        self, values: Mapping[str, object], properties: Properties, made: dt.datetime
    ) -> bytes:
        """The bytes of a filled DOCX. Raises InvalidTemplate when a tag has no value.

        Pictures, other documents and links among the values (`filling.rich`) are docxtpl's to fill.
        """
        if self.beyond or has_rich(values):
            return self.fill_by_docxtpl(values, properties, made)
        members = [*self.fixed, deflate(_CORE, core_xml(properties, made).encode(), _QUICK)]
        for part, template in self.compiled.items():
            content = _finished(render(template, values, self.name))
            if part == _DOCUMENT:
                content = f"{self.head}{content}</w:document>"
            members.append(deflate(part, content.encode(), _QUICK))
        return write_zip(members)

    def fill_by_docxtpl(
        self, values: Mapping[str, object], properties: Properties, made: dt.datetime
    ) -> bytes:
        """The same by docxtpl alone: the reference for `fill`, and its way for templates beyond it."""
        engine = open_engine(self.source, self.name)
        own = {name: bound(value, engine) for name, value in values.items()}
        try:
            engine.render(own, environment())
        except _FAULTS as error:
            raise _wrong_tag(error, self.name) from error
        buffer = io.BytesIO()
        engine.save(buffer)
        with zipfile.ZipFile(buffer) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        parts |= {name: _finished(parts[name].decode()).encode() for name in self.compiled}
        parts[_CORE] = core_xml(properties, made).encode()
        return write_zip(deflate(name, content, _QUICK) for name, content in parts.items())


def _finished(part: str) -> str:
    """A rendered part as it stands in the file: the foot of a table in its place, held hyphens written."""
    return written(with_closing_rows(part))


def render(template: JinjaTemplate, values: Mapping[str, object], name: str) -> str:
    """Render a part; whatever a template does wrong becomes InvalidTemplate."""
    try:
        return template.render(values)
    except _FAULTS as error:
        raise _wrong_tag(error, name) from error


def _wrong_tag(error: Exception, name: str) -> InvalidTemplate:
    message = f"Mẫu dùng thẻ không đúng: {error}. Hãy kiểm tra bằng «docgen template check»."
    return InvalidTemplate([Problem("", message)], name)


@lru_cache(maxsize=64)
def prepare(path: Path, modified: float, landscape: Margins) -> PreparedTemplate:
    """Prepare the template at `path`; `modified` is its time stamp, so that an edit is seen."""
    del modified
    return prepare_bytes(path.read_bytes(), landscape, path.name)


def prepare_bytes(content: bytes, landscape: Margins, name: str) -> PreparedTemplate:
    """Prepare a template from its bytes.

    Raises BrokenFile when it is no DOCX, InvalidTemplate when its tags cannot be compiled.
    """
    open_engine(content, name)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        read = {
            info.filename: package.read(info) for info in package.infolist() if not info.is_dir()
        }
    parts = slim(with_blank_edges(read))
    content = write_zip(deflate(part, xml) for part, xml in parts.items())
    engine = open_engine(content, name)
    body = engine.get_xml()
    sections = sections_of(body, landscape, name)
    sources = {_DOCUMENT: engine.patch_xml(body)}
    for part, xml in parts.items():
        if part.startswith(_TAGGED) and b"{" in xml:
            sources[part] = engine.patch_xml(_text_of(xml))
    compiled = {part: _compile(source, name) for part, source in sources.items()}
    fixed = tuple(
        deflate(part, xml) for part, xml in parts.items() if part not in compiled and part != _CORE
    )
    return PreparedTemplate(
        name,
        sections,
        compiled,
        fixed,
        head=_head(parts[_DOCUMENT]),
        source=content,
        beyond=any(_BEYOND.search(source) for source in sources.values()),
    )


def open_engine(content: bytes, name: str) -> Engine:
    """docxtpl on the template. Raises BrokenFile when the bytes are no DOCX, or too large a one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(info.file_size for info in package.infolist())
        if unpacked > _LARGEST:
            raise BrokenFile(f"«{name}» quá lớn khi giải nén; mẫu Word tối đa {_LARGEST >> 20} MB.")
        engine = Engine(io.BytesIO(content))
        engine.init_docx()
    except BrokenFile:
        raise
    # python-docx has no error of its own for a spoilt part: whatever its way through meets is raised.
    except Exception as error:
        raise BrokenFile(f"«{name}» không phải là tệp Word (.docx) hoặc đã hỏng.") from error
    return engine


def _compile(source: str, name: str) -> JinjaTemplate:
    try:
        return environment().from_string(source)
    except TemplateError as error:
        problem = Problem("", f"Thẻ trong mẫu viết sai: {error}.")
        raise InvalidTemplate([problem], name) from error


def _text_of(xml: bytes) -> str:
    """A part as one line of XML without white space between elements, as docxtpl wants it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    return etree.tostring(etree.fromstring(xml, parser), encoding="unicode")


def _head(document: bytes) -> str:
    """XML declaration and start tag of `w:document`, with all its namespaces."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(document, parser)
    for child in list(root):
        root.remove(child)
    start = etree.tostring(root, encoding="unicode").removesuffix("/>")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{start.rstrip()}>'
