"""Frozen reports from the command line."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from mediation.cli.output import as_json, say_json
from mediation.operations.reports.drafting import KINDS
from mediation.operations.reports.freezing import broken

report = AppGroup("report", help="报表")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(report)


@report.command("verify")
@as_json
def verify(json_wanted: bool) -> None:
    """重算每份冻结报表的校验值；和冻结时不符的逐份指出，退出码为 1。"""
    count, wrong = 0, []
    for _, found in broken():
        count += 1
        if found is not None:
            named = f"{found.organisation.name} {found.period} {KINDS[found.kind]} 第 {found.ordinal} 版"
            wrong.append({"report": found.uid, "said": f"{named}，内容和校验值不符"})
    if json_wanted:
        say_json({"reports": count, "changed": wrong})
    else:
        for row in wrong:
            click.echo(row["said"])
        click.echo(f"共 {count} 份，{f'有 {len(wrong)} 份不符' if wrong else '全部相符'}。")
    sys.exit(1 if wrong else 0)
