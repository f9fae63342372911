"""Backup and restore: one file that holds everything."""

from docgen.records.backup.making import BackupReport, back_up
from docgen.records.backup.restoring import RestoreReport, restore

__all__ = ["BackupReport", "RestoreReport", "back_up", "restore"]
