"""The audit trail from the command line."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import func, select

from mediation.cli.output import as_json, say_json
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.operations.audit import broken_links

audit = AppGroup("audit", help="留痕")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(audit)


@audit.command("verify")
@as_json
def verify(json_wanted: bool) -> None:
    """从头核对留痕链；有断处时逐条指出，退出码为 1。"""
    broken = [{"entry": entry, "said": said} for entry, said in broken_links()]
    count = db.session.scalar(select(func.count()).select_from(AuditEntry))
    if json_wanted:
        say_json({"entries": count, "broken": broken})
    else:
        for row in broken:
            click.echo(f"第 {row['entry']} 条：{row['said']}")
        click.echo(f"共 {count} 条，{'有 ' + str(len(broken)) + ' 处不对' if broken else '全部接得上'}。")
    sys.exit(1 if broken else 0)
