"""Who gets the papers of a batch: chosen by province, kind or name, or read from a spreadsheet."""

from docgen.intake.targets.choosing import choose_targets
from docgen.intake.targets.empty import GUIDE, MAIN, empty_targets
from docgen.intake.targets.reading import read_targets, targets_in
from docgen.intake.targets.targets import Targets

__all__ = [
    "GUIDE",
    "MAIN",
    "Targets",
    "choose_targets",
    "empty_targets",
    "read_targets",
    "targets_in",
]
