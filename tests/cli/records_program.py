"""The commands on the records, run as a user runs them, on a database of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from docgen.cli.main import main

AGENCY = "ubnd-xuan-hoa"


class Office:
    """An office: a folder of data, and the agency that the commands speak for."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: object, agency: str = AGENCY) -> Result:
        """Run a command with its words."""
        environment = {"DOCGEN_HOME": str(self.home), "DOCGEN_AGENCY": agency, "COLUMNS": "160"}
        return CliRunner().invoke(main, [str(word) for word in words], env=environment)

    def ok(self, *words: object) -> str:
        """Run a command that must succeed; what it printed."""
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.output

    def json(self, *words: object) -> Any:
        """What a command says with --json."""
        return json.loads(self.ok(*words, "--json"))


def new_office(home: Path) -> Office:
    """An office of one People's Committee that counts by year from 2026."""
    office = Office(home)
    office.ok("agency", "upgrade")
    office.ok(
        "agency", "add", AGENCY, "--side", "state", "--name", "ỦY BAN NHÂN DÂN|XÃ XUÂN HOÀ",
        "--sign", "UBND", "--location", "Xuân Hoà", "--organ-id", "H29.12.7", "--province", "Phú Thọ",
    )  # fmt: skip
    office.ok(
        "register",
        "series",
        "add",
        "--by",
        "all",
        "--period",
        "calendar_year",
        "--from",
        "01/01/2026",
    )
    return office
