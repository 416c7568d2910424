"""Commands of the desk: `flask --app wsgi …`. Each calls one operation; what machines read has --json."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import DBAPIError

from mediation.cli import (
    agreements,
    cases,
    chain,
    days,
    demonstration,
    evidence,
    indicators,
    installation,
    papers,
    people,
    reminding,
    reports,
    search_index,
    serving,
    work,
)

UNREADABLE = "数据库打不开，或者还没有建好。运行 flask --app wsgi doctor 看缺什么；新装的先运行 flask --app wsgi init。"


def register(app: Flask) -> None:
    """Attach all commands."""
    for part in (
        installation,
        serving,
        people,
        days,
        reminding,
        chain,
        evidence,
        reports,
        search_index,
        demonstration,
        cases,
        indicators,
        papers,
        agreements,
        work,
    ):
        part.register(app)
    for command in app.cli.commands.values():
        _say_what_is_wrong(command)


def _say_what_is_wrong(command: click.Command) -> None:
    """When the database cannot be read, a command says so in a sentence, exit code 1."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _say_what_is_wrong(below)
    elif command.callback is not None:
        command.callback = _with_sentence(command.callback)


def _with_sentence(run: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(run)
    def saying(*args: Any, **options: Any) -> Any:
        try:
            return run(*args, **options)
        except DBAPIError:
            click.echo(UNREADABLE, err=True)
            sys.exit(1)

    return saying
