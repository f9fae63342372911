"""Templates stamped from each edition, prepared once for the whole run."""

from __future__ import annotations

from functools import lru_cache

from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import PreparedTemplate, prepare_bytes
from docgen.standards.library import edition


@lru_cache
def prepared(edition_id: str, template: str) -> PreparedTemplate:
    known = edition(edition_id)
    return prepare_bytes(stamp(known, template), known.page.landscape, template)
