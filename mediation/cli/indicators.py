"""The indicators from the command line: their definitions, and one figure with the rows behind it."""

import sys
from datetime import date
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup

from mediation import clock
from mediation.cli.output import DAY, WrongUse, as_json, say_json, say_table
from mediation.extensions import db, writing
from mediation.indicators import ALL, GROUPS, SOURCES, Figure, Indicator, Period, rounded
from mediation.indicators.sheet import as_markdown
from mediation.operations import figures
from mediation.operations.figures import remembered

indicator = AppGroup("indicator", help="指标")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(indicator)


@indicator.command("list")
@click.option("--markdown", is_flag=True, help="输出 docs/indicators.md")
@as_json
def list_indicators(markdown: bool, json_wanted: bool) -> None:
    """全部指标：名称、怎么算、来源、目标、注意。"""
    if markdown:
        click.echo(as_markdown(), nl=False)
    elif json_wanted:
        say_json([_definition(one) for one in ALL.values()])
    else:
        say_table(
            (one.name, label, one.label, SOURCES[one.source], one.formula)
            for label, group in GROUPS.values()
            for one in group
        )


@indicator.command("verify")
@click.option("--mend", is_flag=True, help="不一致的，照案件重新累计")
@as_json
def verify(mend: bool, json_wanted: bool) -> None:
    """按月累计的件数和逐件数出来的是否一致；不一致时退出码为 1。"""
    wrong = remembered.differences()
    if wrong:
        with writing():
            # What an act changed between the two looks is no difference once nobody acts.
            remembered.hold()
            wrong = remembered.differences()
            if wrong and mend:
                remembered.count_again()
                db.session.commit()
    if json_wanted:
        say_json({"wrong": len(wrong), "mended": bool(wrong) and mend})
    elif not wrong:
        click.echo("按月累计的件数和逐件数出来的一致。")
    else:
        click.echo(f"{len(wrong)} 处不一致" + ("，已照案件重新累计。" if mend else "。加 --mend 照案件重新累计。"))
    if wrong and not mend:
        sys.exit(1)


@indicator.command("show")
@click.argument("name")
@click.option("--from", "first", type=DAY, help="期间的第一日；不写是今年一月一日")
@click.option("--to", "last", type=DAY, help="期间的最后一日；不写是今天")
@as_json
def show(name: str, first: date | None, last: date | None, json_wanted: bool) -> None:
    """一个指标在一段期间的数，和分子、分母各有哪些行。"""
    if name not in ALL:
        raise WrongUse(f"没有指标 {name}。用 indicator list 看有哪些。")
    today = clock.today()
    end = last or today
    period = Period(first or end.replace(month=1, day=1), end)
    if period.first > period.last:
        raise WrongUse("期间的第一日在最后一日以后。")
    found = figures.figure(name, period, today=today)
    if json_wanted:
        say_json(_figure(found, today))
        return
    one = found.indicator
    below = "" if found.denominator is None else f"{found.numerator} / {found.denominator}"
    say_table([(one.label, found.shown, one.unit, below, f"{period.first} 至 {period.last}", found.partial)])
    say_table([("怎么算", one.formula), *(("注意", pitfall) for pitfall in one.pitfalls)])


def _definition(one: Indicator) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "kind": one.kind.value,
        "unit": one.unit,
        "formula": one.formula,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "excluded": one.excluded,
        "period": one.period,
        "source": one.source.value,
        "plan": one.plan,
        "pitfalls": list(one.pitfalls),
        "target": _target(one),
    }


def _target(one: Indicator) -> dict[str, Any] | None:
    if one.target is None:
        return None
    return {
        "value": str(one.target.value),
        "above": one.target.above,
        "by": one.target.by,
        "words": one.target.words,
    }


def _figure(found: Figure, today: date) -> dict[str, Any]:
    one, value = found.indicator, found.value
    return {
        "name": one.name,
        "label": one.label,
        "definition": one.formula,
        "value": None if value is None else float(rounded(value, 4)),
        "shown": found.shown,
        "unit": one.unit,
        "numerator": _plain(found.numerator),
        "denominator": None if found.denominator is None else _plain(found.denominator),
        "rows": {side: _rows(one.name, side, found, today) for side in ("numerator", "denominator")},
        "from": found.period.first,
        "to": found.period.last,
        "as_of": found.as_of,
        "source": one.source.value,
        "partial": found.partial,
    }


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def _rows(name: str, side: str, found: Figure, today: date) -> list[dict[str, Any]] | None:
    """Every row of a side: the service it belongs to, its id, its number, what it adds; None where it has none of
    ours."""
    query = figures.rows(name, side, found.period, today=today)
    if query is None:
        return None
    return sorted(
        (
            {"service": row.service, "id": row.id, "number": row.number, "value": row.value}
            for row in db.session.execute(query)
        ),
        key=lambda row: (row["service"], row["id"]),
    )
