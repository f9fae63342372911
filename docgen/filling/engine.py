"""docxtpl as docgen uses it: escaping on, strict, sandboxed, and two things it does not know.

`Engine` is the reference: a plain `DocxTemplate` that fills one document. `filling.template`
compiles what `Engine.patch_xml` gives once and fills thousands. Both give the same XML.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import Any

from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.filling.sections import tag_section
from docgen.filling.style_names import HEAD_TABLE, SIGN_TABLE

# docxcompose, which docxtpl imports, gives python-docx's prefix of core properties to custom ones:
# every category and keyword would read as empty.
nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

# Columns of head and signature block follow the paper: a long place and date, a turned sheet.
_COLUMNS = {HEAD_TABLE: "cot_dau", SIGN_TABLE: "cot_ky"}
_TABLE = re.compile(
    r'<w:tbl><w:tblPr>(?:(?!</w:tblPr>).)*<w:tblStyle w:val="(?P<style>'
    + "|".join(_COLUMNS)
    + r')"/>(?:(?!<w:tbl>|</w:tbl>).)*</w:tbl>',
    re.DOTALL,
)
_WIDTH = r'(<w:{element}\b[^>]*\bw:w=")-?\d+'
_PADDING = r'(<w:tcMar><w:left w:w=")\d+'
_BRACES = {"{_{": "{{ '{{' }}", "}_}": "{{ '}}' }}", "{_%": "{{ '{%' }}", "%_}": "{{ '%}' }}"}


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja for templates: values escaped, a missing value is an error, nothing else in reach."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def follow_columns(body: str) -> str:
    """The body with the widths of head and signature columns turned into tags.

    A table that an office has rebuilt with another number of columns is left as it is.
    """
    return _TABLE.sub(_tag_columns, body)


def _tag_columns(found: re.Match[str]) -> str:
    table, tag = found[0], _COLUMNS[found["style"]]
    if table.count("<w:gridCol ") != 2:
        return table
    of = "pl." if re.search(r"\{\{[pr]? *pl\.|\bif pl\.|\bin pl\.", table) else ""
    left, right = f"{{{{ {of}{tag}_trai }}}}", f"{{{{ {of}{tag}_phai }}}}"
    total = f"{{{{ {of}{tag}_trai + {of}{tag}_phai }}}}"
    table = re.sub(_WIDTH.format(element="tblW"), rf"\g<1>{total}", table, count=1)
    for element in ("gridCol", "tcW"):
        table = _alternate(table, _WIDTH.format(element=element), (left, right))
    if found["style"] == HEAD_TABLE:
        table = re.sub(_PADDING, rf"\g<1>{{{{ {of}{tag}_cach }}}}", table)
    return table


def _alternate(table: str, pattern: str, values: tuple[str, str]) -> str:
    """The table with the two values put in turn where the pattern's width stands."""
    turn = cycle(values)

    def put(found: re.Match[str]) -> str:
        return f"{found[1]}{next(turn)}"

    return re.sub(pattern, put, table)


class Engine(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A docxtpl template with docgen's columns, and braces of users' text left alone."""

    def patch_xml(self, src_xml: str) -> str:
        """docxtpl's source for Jinja; ``{_{`` written in a template is resolved here already.

        docxtpl resolves it after rendering, where it would change what a user typed.
        """
        patched: str = super().patch_xml(follow_columns(tag_section(src_xml)))
        for written, meant in _BRACES.items():
            patched = patched.replace(written, meant)
        return patched

    def render_xml_part(
        self, src_xml: str, part: object, context: dict[str, Any], jinja_env: Any = None
    ) -> str:
        """Render a part without docxtpl's rewriting of the values."""
        self.current_rendering_part = part
        rendered: str = (jinja_env or environment()).from_string(src_xml).render(context)
        return rendered
