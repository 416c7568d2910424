"""The stored files from the command line: checked, swept, scanned."""

import sys
from dataclasses import asdict

import click
from flask import Flask
from flask.cli import AppGroup

from mediation import clock
from mediation.cli.output import as_json, say_json
from mediation.extensions import db, writing
from mediation.operations import evidence as operations
from mediation.operations import file_check, stray_files
from mediation.virus_scan import ScannerAway

evidence = AppGroup("evidence", help="文件")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(evidence)


@evidence.command("verify")
@as_json
def verify(json_wanted: bool) -> None:
    """重算每份文书和附件的 SHA-256；变了的、不见了的逐件指出，退出码为 1。"""
    count, wrong = file_check.count_files(), []
    with click.progressbar(file_check.check_files(), length=count, label="核对文件", file=sys.stderr) as checked:
        for found in checked:
            if found.said:
                wrong.append(found)
    if json_wanted:
        say_json({"files": count, "changed": [asdict(found) for found in wrong]})
    else:
        for found in wrong:
            click.echo(f"{found.case} {found.title}（{found.kind} {found.id}）：{found.file} {found.said}")
        click.echo(f"共 {count} 件，{f'有 {len(wrong)} 件不对' if wrong else '全部相符'}。")
    sys.exit(1 if wrong else 0)


@evidence.command("sweep")
def sweep() -> None:
    """清掉中断的保存留下的、没有登记的文件（一小时以前的）。刚换回旧的数据库备份时不要运行：它还不认得后来的文件。"""
    click.echo(f"清掉 {stray_files.sweep(clock.now())} 个没有登记的文件。")


@evidence.command("scan")
def scan() -> None:
    """补查还没有查毒的文件；查出病毒的从卷里取出。"""
    with writing():
        try:
            clean, bad = operations.scan_pending(clock.now())
        except ScannerAway as away:
            raise click.ClickException("查毒程序没有应答。看 MEDIATION_CLAMD 写得对不对，程序开了没有。") from away
        db.session.commit()
    click.echo(f"补查 {clean + bad} 个，{f'有病毒取出的 {bad} 个' if bad else '都没有病毒'}。")
