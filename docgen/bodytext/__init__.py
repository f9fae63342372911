"""The notation clerks type, read into an outline and written back.

`docs/notation.md` is the guide for clerks, `docs/decisions/0003-body-text-notation.md` says why.
"""

from docgen.bodytext.reading import Reading, read_outline
from docgen.bodytext.stars import read_spans, write_spans
from docgen.bodytext.writing import write_outline

__all__ = ["Reading", "read_outline", "read_spans", "write_outline", "write_spans"]
