"""The demonstration from the command line."""

import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select

from mediation.cli.installation import init
from mediation.cli.serving import start
from mediation.demonstration.accounts import ACCOUNTS, PASSWORD
from mediation.demonstration.load import NotEmpty, load
from mediation.documents import press
from mediation.extensions import db
from mediation.models.case import Case
from mediation.rules.roles import Role

demo = AppGroup("demo", help="演示")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(demo)


@demo.command("load")
@click.option("--cases", type=int, help="只装最近的若干件")
@click.pass_context
def load_all(ctx: click.Context, cases: int | None) -> None:
    """把虚构数据装进空的数据目录（每次都一样）。"""
    if not current_app.config["MEDIATION"].demo:
        raise click.ClickException("演示数据只装进标明演示的数据目录。先设 MEDIATION_DEMO=1。")
    ctx.invoke(init)
    try:
        count = load(_progress, limit=cases)
    except NotEmpty as full:
        raise click.ClickException(str(full)) from full
    finally:
        press.close()
    click.echo(f"\n装入 {count} 件虚构的案件。", err=True)


@demo.command("serve")
@click.option("--host", default="127.0.0.1", help="监听地址")
@click.option("--port", default=8000, type=int, help="端口")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """装好虚构数据（头一次要几分钟），启动，印出每个角色的账号。"""
    ctx.invoke(init)
    if db.session.scalar(select(Case.id).limit(1)) is None:
        ctx.invoke(load_all, cases=None)
    click.echo(f"每个角色一个账号，密码都是 {PASSWORD}：")
    printed: set[tuple[Role, bool]] = set()
    for account in ACCOUNTS:
        at_bureau = account.body == "bureau"
        if (account.role, at_bureau) not in printed:
            printed.add((account.role, at_bureau))
            where = "（局里）" if at_bureau and account.role is Role.CLERK else ""
            click.echo(f"  {account.login_name:<12} {account.role.label}{where}　{account.name}")
    start(host, port)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() or done % 25 == 0 or done == total:
        filled = "█" * (30 * done // total)
        click.echo(f"\r装演示数据 {filled:<30} {done}/{total}", nl=False, err=True)
