"""What is wrong with a Word template, and where: for the office that has edited one.

A template is hostile until proven otherwise: it is read within bounds and its tags are parsed,
never run.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

from jinja2 import TemplateSyntaxError, meta, nodes
from lxml import etree

from docgen.errors import DocgenError, Problem, Severity
from docgen.filling import style_names as names
from docgen.filling.engine import Engine, environment
from docgen.filling.style_names import (
    CHARACTER_STYLES,
    COMPONENT_STYLES,
    LEVEL_STYLES,
    SERVING_STYLES,
)
from docgen.filling.tags import ANNEX_TAGS, MAIN_TAGS, PAPER_TAGS
from docgen.filling.template import open_engine

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ANNEX = "pl"
_EDGE = re.compile(r"word/(header|footer)\d*\.xml")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)


def lint(content: bytes, name: str) -> list[Problem]:
    """Every problem of a template, errors first; [] for a good one. Never raises for a bad file."""
    try:
        engine = open_engine(content, name)
    except DocgenError as error:
        return [Problem("", str(error))]
    problems: list[Problem] = []
    used: set[str] = set()
    for part, source in _tagged_parts(engine, content):
        try:
            tree = environment().parse(source)
        except TemplateSyntaxError as error:
            where = _paragraph_at(source, error.lineno)
            message = f"Thẻ viết sai ở đoạn «{where}»: {error.message}."
            problems.append(Problem(part, message))
            continue
        used |= _names(tree)
        problems += _unknown(part, source, tree)
    problems += _missing(used) if not problems else []
    problems += _missing_styles(content)
    return sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)


def _tagged_parts(engine: Engine, content: bytes) -> Iterator[tuple[str, str]]:
    """Parts with tags as Jinja sources, a line a paragraph, so that an error can be placed."""
    yield "nội dung", _lines(engine.patch_xml(engine.get_xml()))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            if _EDGE.fullmatch(part):
                root = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False))
                yield part, _lines(engine.patch_xml(etree.tostring(root, encoding="unicode")))


def _lines(source: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)


def _paragraph_at(source: str, line: int) -> str:
    """The words of the paragraph on a line of the source."""
    text = re.sub(r"<[^>]+>", "", source.split("\n")[line - 1]).strip()
    return text[:120]


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Names of the tags of a paper and of an attached paper."""
    paper = {tag.name for tag in PAPER_TAGS}
    main = paper | {tag.name for tag in MAIN_TAGS}
    return frozenset(main), frozenset(paper | {tag.name for tag in ANNEX_TAGS})


def _names(tree: nodes.Template) -> set[str]:
    return set(meta.find_undeclared_variables(tree))


def _unknown(part: str, source: str, tree: nodes.Template) -> list[Problem]:
    main, annex = _known()
    wrong = sorted(_names(tree) - main)
    wrong += sorted(
        f"{_ANNEX}.{node.attr}"
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == _ANNEX and node.attr not in annex
    )
    return [
        Problem(part, f"Không có thẻ «{tag}», dùng ở đoạn «{_where(source, tag)}».")
        for tag in wrong
    ]


def _where(source: str, tag: str) -> str:
    for number, line in enumerate(source.split("\n"), start=1):
        if re.search(rf"(?<![\w.]){re.escape(tag)}\b", line):
            return _paragraph_at(source, number)
    return tag


def _missing(used: set[str]) -> list[Problem]:
    """Tags without which a paper loses its words (error) or may lose some (warning)."""
    problems = []
    for tag in (*PAPER_TAGS, *MAIN_TAGS):
        if tag.name in used or tag.form == "number":
            continue
        if tag.needed:
            problems.append(Problem("", f"Thiếu thẻ «{tag.name}»: {tag.help}."))
    return problems


def _missing_styles(content: bytes) -> list[Problem]:
    """Named styles that filled papers use and the template lacks: Word would fall back to Normal."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "word/styles.xml" not in package.namelist():
            return [Problem("word/styles.xml", "Mẫu không có bảng kiểu đoạn (styles).")]
        parser = etree.XMLParser(resolve_entities=False)
        root = etree.fromstring(package.read("word/styles.xml"), parser)
    present = {style.get(f"{_W}styleId") for style in root.iter(f"{_W}style")}
    return [
        Problem("word/styles.xml", f"Thiếu kiểu «{shown}» ({style_id}).", Severity.WARNING)
        for style_id, shown in _expected_styles().items()
        if style_id not in present
    ]


def _expected_styles() -> dict[str, str]:
    levels = {
        style_id: shown
        for heading_id, heading, running_id, running in LEVEL_STYLES.values()
        for style_id, shown in ((heading_id, heading), (running_id, running))
        if style_id
    }
    signing = ("signer_name", "authority", "position", "recipient", "recipients_label")
    components = dict(COMPONENT_STYLES[component] for component in signing)
    tables = {names.TABLE: "Bảng biểu"}
    return levels | components | SERVING_STYLES | CHARACTER_STYLES | tables
