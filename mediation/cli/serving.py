"""Starting the server."""

import os
import sys

import click
from flask import Flask, current_app

from mediation.cli.installation import init, setup_link

WORKERS, THREADS = 2, 4


def register(app: Flask) -> None:
    """Attach the command."""
    app.cli.add_command(serve)


@click.command("serve")
@click.option("--host", default="127.0.0.1", help="监听地址")
@click.option("--port", default=8000, type=int, help="端口")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """建库、升级、启动；还没有账号时印出一次性链接。"""
    ctx.invoke(init)
    ctx.invoke(setup_link, base=f"http://{host}:{port}", if_new=True)
    start(host, port)


def start(host: str, port: int) -> None:
    """Hand this process over to the server."""
    scheme = "https" if current_app.config["MEDIATION"].tls else "http"
    click.echo(f"网址：{scheme}://{host}:{port}　按 Ctrl+C 停。")
    sys.stdout.flush()
    os.execv(  # noqa: S606
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "wsgi:app",
            "--bind",
            f"{host}:{port}",
            "--workers",
            str(WORKERS),
            "--threads",
            str(THREADS),
            "--timeout",
            "60",
            "--graceful-timeout",
            "20",
            "--log-level",
            "warning",
        ],
    )
