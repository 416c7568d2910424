"""The search index from the command line."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from mediation import search as index
from mediation.extensions import db, writing

search = AppGroup("search", help="检索")


def register(app: Flask) -> None:
    """Attach the command."""
    app.cli.add_command(search)


@search.command("rebuild")
def rebuild() -> None:
    """重建检索（平时随每次改动同步，不用跑）。"""
    with writing():
        count = index.rebuild(_progress)
        db.session.commit()
    click.echo(f"\r重建完毕，{count} 件。", err=True)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} / {total}", nl=False, err=True)
