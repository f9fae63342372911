"""`docgen doctor`: what this machine lacks, and how to get it."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Column, Table

from docgen.cli.exits import Exit
from docgen.filling.fill import template_path
from docgen.filling.stamping.stamp import TEMPLATES
from docgen.model import Side
from docgen.pdf.survey import Finding, Verdict, survey
from docgen.settings import settings

_SIGNS = {Verdict.OK: "✓", Verdict.WARN: "!", Verdict.FAIL: "✗"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def doctor_command(*, as_json: bool) -> None:
    """Kiểm tra máy: LibreOffice, phông chữ, thư mục; thiếu gì và cài thế nào."""
    findings = [*survey(), templates_finding()]
    if as_json:
        rows = [
            {"subject": f.subject, "verdict": f.verdict.value, "text": f.text, "cure": f.cure}
            for f in findings
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        # A path or a command that is cut short helps nobody.
        long = [Column(heading, overflow="fold") for heading in ("Tình trạng", "Cách khắc phục")]
        table = Table("Mục", "", *long)
        for finding in findings:
            table.add_row(finding.subject, _SIGNS[finding.verdict], finding.text, finding.cure)
        Console().print(table)
    if any(finding.verdict is Verdict.FAIL for finding in findings):
        raise SystemExit(Exit.MISSING_PROGRAM)


def templates_finding() -> Finding:
    """Whether every template that docgen ships is where the settings say."""
    folder = settings().templates
    missing = [
        f"{side.value}/{name}.docx"
        for side in Side
        for name in TEMPLATES
        if not template_path(folder, side, name).exists()
    ]
    if missing:
        text = f"Thư mục {folder} thiếu: {', '.join(missing)}."
        return Finding("Mẫu văn bản", Verdict.FAIL, text, f"docgen template stamp --out {folder}")
    return Finding("Mẫu văn bản", Verdict.OK, str(folder))
