"""`docgen schema`: the JSON Schema of a dossier file."""

from __future__ import annotations

import json

import click

from docgen.intake.schema import dossier_schema


@click.command("schema")
def schema_command() -> None:
    """In JSON Schema của tệp hồ sơ, để trình soạn thảo gợi ý khi gõ."""
    click.echo(json.dumps(dossier_schema(), ensure_ascii=False, indent=2))
