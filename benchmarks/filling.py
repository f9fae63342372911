"""How fast a template is filled: docgen beside plain docxtpl for every document, and docxtemplater."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from benchmarks import templates
from benchmarks.papers import NOW, built, prepared, template_file
from benchmarks.peers.install import Peers
from benchmarks.peers.process import Peer
from benchmarks.rounds import HEADS, Bench, Section, interleaved, rows_of
from docgen.filling.context import context
from docgen.filling.engine import Engine, environment
from docgen.filling.fill import fill
from docgen.filling.properties import properties
from docgen.filling.template import prepare_bytes
from docgen.filling.wordml import safe

_SCRIPT = Path(__file__).parent / "peers" / "docxtemplater.js"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HELD = f"{_W}noBreakHyphen"
_OURS, _DOCXTPL, _NODE = "docgen", "docxtpl, per document", "docxtemplater, hot, per document"


def section(bench: Bench, peers: Peers) -> Section:
    """Filling one template many times, one core, from values to the bytes of a DOCX."""
    found = Section("Filling")
    found.say(
        "The same values into the same template, written in each tool's own tags: six lines, the "
        "paragraphs and the rows of a real paper, in a file with the 164 styles of Word. docgen "
        "prepares the template once; docxtpl and docxtemplater begin anew for every document, as "
        "their manuals say. Every text comes out the same, which the run checks."
    )
    with Peer(["node", _SCRIPT], peers.node_environment) as node:
        for name in ("plan", "sheet"):
            medians = _engines(bench, node, name)
            found.say(f"**{name}**")
            found.table(HEADS, rows_of(medians, _DOCXTPL))
            ours = medians[_OURS]
            found.expect(f"filling the {name} against docxtpl", medians[_DOCXTPL] / ours, 20)
            found.expect(f"filling the {name} against docxtemplater", medians[_NODE] / ours, 8)
    found.say(
        "docgen's own papers, from a paper as the library holds it (an outline, a table, people) to "
        "the DOCX. Here both ways first turn the paper into values (numbers, marks, rule lines as "
        "long as the text above them, the body as WordprocessingML); the gain is in what follows."
    )
    rows = []
    for name in ("plan", "sheet"):
        medians = _whole_papers(bench, name)
        rows += [[f"{name}: {way}", *rest] for way, *rest in rows_of(medians, _DOCXTPL)]
    found.table(HEADS, rows)
    return found


def _engines(bench: Bench, node: Peer, name: str) -> dict[str, float]:
    data, columns = templates.values(name)
    source = templates.template(templates.DOCXTPL, columns)
    other = bench.folder / "docxtemplater.docx"
    other.write_bytes(templates.template(templates.DOCXTEMPLATER, columns))
    target = bench.folder / "docxtemplater-out.docx"
    tool = prepare_bytes(source, built(name).edition.page.landscape, name)
    about = properties(built(name).paper, built(name).edition)
    page = {"trang_cuoi": safe(tool.sections.xml(landscape=False))}
    count = bench.size(40, 3)

    def by_node() -> int:
        node.ask({"template": str(other), "data": data, "count": count, "out": str(target)})
        return count

    ours = _repeated(lambda: tool.fill(data | page, about, NOW), count)
    theirs = _repeated(lambda: _plain_docxtpl(source, data), count)
    by_node()
    texts = [words(tool.fill(data | page, about, NOW)), words(_plain_docxtpl(source, data))]
    assert texts[0] == texts[1] == words(target.read_bytes())
    ways = {_DOCXTPL: theirs, _NODE: by_node, _OURS: ours}
    return interleaved(ways, bench.size(9, 1))


def _plain_docxtpl(source: bytes, data: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(source))
    document.render(dict(data), autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _whole_papers(bench: Bench, name: str) -> dict[str, float]:
    item, tool, count = built(name), prepared(name), bench.size(40, 3)
    known = properties(item.paper, item.edition)

    def plain() -> bytes:
        values = context(item.paper, item.edition, tool.sections)
        engine = Engine(template_file(name))
        engine.render(values, environment())
        written = io.BytesIO()
        engine.save(written)
        return written.getvalue()

    values = context(item.paper, item.edition, tool.sections)
    ways = {
        _DOCXTPL: _repeated(plain, count),
        _OURS: _repeated(lambda: fill(item.paper, item.edition, tool, NOW).docx, count),
        "docgen, values at hand": _repeated(lambda: tool.fill(values, known, NOW), count),
    }
    assert words(plain()) == words(fill(item.paper, item.edition, tool, NOW).docx)
    return interleaved(ways, bench.size(9, 1))


def _repeated(once: Callable[[], object], count: int) -> Callable[[], int]:
    def way() -> int:
        for _ in range(count):
            once()
        return count

    return way


def words(docx: bytes) -> list[str]:
    """The paragraphs of a document that say something."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    lines = ["".join(map(_shown, p.iter(f"{_W}t", _HELD))) for p in root.iter(f"{_W}p")]
    return [re.sub(r"\s+", " ", line).strip() for line in lines if line.strip()]


def _shown(piece: etree._Element) -> str:
    return "\u2011" if piece.tag == _HELD else piece.text or ""
