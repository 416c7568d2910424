"""Accounts from the command line."""

import getpass
import sys

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from mediation import clock
from mediation.cli.output import as_json, say_json, say_table
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import users
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role

user = AppGroup("user", help="账号")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(user)


@user.command("create")
@click.argument("login_name")
@click.option("--name", "display_name", required=True, help="姓名")
@click.option("--role", "roles", multiple=True, required=True, help="角色@单位代码，如 mediator@textile；可多次")
@click.option("--password-stdin", is_flag=True, help="从标准输入读密码，不提问")
def create(login_name: str, display_name: str, roles: tuple[str, ...], password_stdin: bool) -> None:
    """开账号。"""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else getpass.getpass("密码：")
    problem = users.check_password(password, login_name=login_name, display_name=display_name)
    if problem:
        raise click.ClickException(problem)
    grants = [_grant(text) for text in roles]
    password_hash = users.hash_password(password)
    try:
        with writing():
            users.create_user(
                login_name=login_name,
                display_name=display_name,
                password_hash=password_hash,
                grants=grants,
                actor=None,
                now=clock.now(),
                must_change_password=not password_stdin,
            )
            db.session.commit()
    except ActionRefused as refused:
        raise click.ClickException(refused.message) from refused
    click.echo(f"账号 {login_name} 已开。")


def _grant(text: str) -> tuple[int, Role]:
    role, _, code = text.partition("@")
    body = db.session.scalar(select(Organisation.id).where(Organisation.code == code))
    if role not in set(Role) or body is None:
        codes = "、".join(db.session.scalars(select(Organisation.code)))
        raise click.ClickException(f"“{text}”看不懂。写成 角色@单位，角色：{'、'.join(Role)}；单位：{codes}。")
    return body, Role(role)


@user.command("list")
@as_json
def list_users(json_wanted: bool) -> None:
    """列出账号和角色。"""
    rows = [
        {
            "login_name": person.login_name,
            "name": person.display_name,
            "active": person.active,
            "roles": [f"{grant.role}@{grant.organisation.code}" for grant in person.grants],
        }
        for person in db.session.scalars(select(User).order_by(User.login_name))
    ]
    if json_wanted:
        say_json(rows)
    else:
        say_table((r["login_name"], r["name"], "启用" if r["active"] else "停用", " ".join(r["roles"])) for r in rows)
