"""The archive: issued papers as they were, found again, and watched over."""

from docgen.records.archive.keeping import Origin, annul, keep
from docgen.records.archive.kept import (
    Annulment,
    KeptFile,
    KeptPaper,
    get_paper,
    paper_under_key,
    papers_of,
    versions,
)
from docgen.records.archive.metadata_record import metadata, metadata_csv, metadata_json, misfits
from docgen.records.archive.searching import Hit, HitPage, PaperQuery, search
from docgen.records.archive.snapshot import Filed, Issue, Receiver, Snapshot, snapshot_of
from docgen.records.archive.verifying import Fault, Finding, Verdict, verify

__all__ = [
    "Annulment",
    "Fault",
    "Filed",
    "Finding",
    "Hit",
    "HitPage",
    "Issue",
    "KeptFile",
    "KeptPaper",
    "Origin",
    "PaperQuery",
    "Receiver",
    "Snapshot",
    "Verdict",
    "annul",
    "get_paper",
    "keep",
    "metadata",
    "metadata_csv",
    "metadata_json",
    "misfits",
    "paper_under_key",
    "papers_of",
    "search",
    "snapshot_of",
    "verify",
    "versions",
]
