"""The JSON Schema of a dossier file, so that an editor completes and explains it."""

from __future__ import annotations

from typing import Any

from docgen.papers.dossier import Dossier

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def dossier_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a dossier, with Vietnamese titles, help and examples."""
    schema = Dossier.model_json_schema(mode="validation")
    return {"$schema": DIALECT, **schema}
