"""The audit trail and the files from the command line."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import func, select

from mediation import clock
from mediation.cli.output import as_json, say_json
from mediation.extensions import db
from mediation.files import FileChanged, read
from mediation.models.audit_entry import AuditEntry
from mediation.models.document import Attachment, Document
from mediation.operations import stray_files
from mediation.operations.audit import broken_links

audit = AppGroup("audit", help="留痕")
evidence = AppGroup("evidence", help="文件")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(audit)
    app.cli.add_command(evidence)


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


@evidence.command("verify")
@as_json
def verify_files(json_wanted: bool) -> None:
    """重算每份文书和附件的 SHA-256；变了的逐件指出，退出码为 1。"""
    changed, count = [], 0
    for model in (Document, Attachment):
        for row in db.session.execute(select(model.id, model.file, model.sha256)):
            count += 1
            try:
                read(row.file, row.sha256)
            except (FileChanged, OSError) as error:
                changed.append(
                    {"kind": model.__tablename__, "id": row.id, "file": row.file, "said": type(error).__name__}
                )
    if json_wanted:
        say_json({"files": count, "changed": changed})
    else:
        for item in changed:
            click.echo(f"{item['kind']} {item['id']}：{item['file']} 变了或读不出（{item['said']}）")
        click.echo(f"共 {count} 件，{'有 ' + str(len(changed)) + ' 件不对' if changed else '全部相符'}。")
    sys.exit(1 if changed else 0)


@evidence.command("sweep")
def sweep() -> None:
    """清掉中断的保存留下的、没有登记的文件（一小时以前的）。刚换回旧的数据库备份时不要运行：它还不认得后来的文件。"""
    click.echo(f"清掉 {stray_files.sweep(clock.now())} 个没有登记的文件。")
