"""The kinds of paper docgen makes, their declared fields, and the dossier that holds them."""

from docgen.papers.catalogue import kind, kinds
from docgen.papers.dossier import Built, Dossier, build_papers
from docgen.papers.kind import Kind

__all__ = ["Built", "Dossier", "Kind", "build_papers", "kind", "kinds"]
