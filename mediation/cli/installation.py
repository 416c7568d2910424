"""Setting up and looking after an installation: init, doctor, setup-link, settings of reference data."""

import secrets
import sys
from datetime import timedelta

import click
from flask import Flask, current_app
from sqlalchemy import select

from mediation import clock, migrating
from mediation.cli.output import as_json, say_json
from mediation.extensions import db, writing
from mediation.models.login import SetupLink
from mediation.models.user import User
from mediation.operations import audit, case_keys, office, settings
from mediation.operations.diagnosis import diagnose
from mediation.operations.figures import remembered
from mediation.operations.users import fingerprint


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(init)
    app.cli.add_command(doctor)
    app.cli.add_command(setup_link)


@click.command("init")
def init() -> None:
    """建库、升级、装入基础资料；已有的不动。"""
    with writing(), db.engine.begin() as connection:
        before = migrating.current(connection)
        if before != migrating.newest():
            migrating.upgrade(connection)
            click.echo(f"数据库已升级到 {migrating.newest()}")
    with writing():
        added = office.add_reference_data(clock.now())
        case_keys.add_missing_keys()
        remembered.fold()
        db.session.commit()
    if added:
        click.echo(f"装入基础资料 {added} 条")


@click.command("setup-link")
@click.option("--base", default="http://127.0.0.1:8000", help="本系统的网址")
@click.option("--if-new", is_flag=True, help="已有账号就什么也不印")
def setup_link(base: str, if_new: bool) -> None:
    """印出一次性链接，用来开第一个系统管理员账号（24 小时内有效）。"""
    if db.session.scalar(select(User.id).limit(1)) is not None:
        if if_new:
            return
        click.echo("已有账号，不再印链接。忘了密码，由另一位管理员重设。", err=True)
        sys.exit(1)
    token = secrets.token_urlsafe(24)
    with writing():
        now = clock.now()
        for old in db.session.scalars(select(SetupLink).where(SetupLink.used_at.is_(None))):
            old.used_at = now
        link = SetupLink(token_sha256=fingerprint(token), expires_at=now + timedelta(hours=24))
        db.session.add(link)
        db.session.flush()
        audit.record(None, "setup_link", link, summary="印出开首个管理员账号的链接", at=now)
        db.session.commit()
    click.echo("打开这个链接，开第一个系统管理员账号（只能用一次，24 小时内有效）：")
    click.echo(f"  {base}/setup/{token}")


@click.command("doctor")
@as_json
def doctor(json_wanted: bool) -> None:
    """体检：缺什么、怎么补。有缺项时退出码为 1。"""
    findings = diagnose(current_app.config["MEDIATION"], settings.calendar, clock.today())
    if json_wanted:
        say_json([{"name": f.name, "ok": f.ok, "said": f.said, "mend": f.mend} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{'好' if finding.ok else '缺'}　{finding.name}：{finding.said}")
            if not finding.ok:
                click.echo(f"　　怎么补：{finding.mend}")
    sys.exit(0 if all(f.ok for f in findings) else 1)
