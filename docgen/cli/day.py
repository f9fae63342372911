"""A day on the command line: «05/03/2026» or «2026-03-05»."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import click


class Day(click.ParamType[dt.date]):
    """Turns a typed day into a date."""

    name = "ngày"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The date; a usage error for anything else."""
        if isinstance(value, dt.date):
            return value
        for form in ("%d/%m/%Y", "%Y-%m-%d"):
            with suppress(ValueError):
                return dt.datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no zone
        return self.fail(f"«{value}» không phải ngày; hãy ghi dạng 05/03/2026.", param, ctx)


DAY = Day()
