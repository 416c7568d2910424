"""How commands answer: tables for people, JSON for machines, exit codes for both."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import click

as_json = click.option("--json", "json_wanted", is_flag=True, help="输出 JSON")


def plain(value: Any) -> Any:
    """Days and instants in ISO form, for JSON."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def say_json(value: Any) -> None:
    """One JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=plain))


def say_table(rows: Iterable[Sequence[Any]]) -> None:
    """One row a line, columns parted by tabs."""
    for row in rows:
        click.echo("\t".join("" if cell is None else str(cell) for cell in row))


class WrongUse(click.ClickException):
    """What was asked for cannot be: one Chinese sentence, and the exit code of a wrong use."""

    exit_code = 2


class DayParam(click.ParamType):
    """A day written 2026-09-14."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Parse, or say how to write it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日子。写成 2026-09-14 这样。", param, ctx)


DAY = DayParam()
