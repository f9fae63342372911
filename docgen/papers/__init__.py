"""The kinds of paper docgen makes, their declared fields, and the dossier that holds them."""

from docgen.papers.catalogue import kind, kinds
from docgen.papers.dossier import Built, BuiltPaper, Dossier, build_papers
from docgen.papers.kind import Kind

__all__ = ["Built", "BuiltPaper", "Dossier", "Kind", "build_papers", "kind", "kinds"]
