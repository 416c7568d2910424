"""Starting the server."""

from threading import Thread
from typing import Any

import click
from flask import Flask, current_app
from gunicorn.app.base import BaseApplication

from mediation.cli.installation import init, setup_link
from mediation.extensions import db
from mediation.rules.names import initials

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
    """Serve the application that is loaded already; returns when the server is stopped."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    scheme = "https" if app.config["MEDIATION"].tls else "http"
    click.echo(f"网址：{scheme}://{host}:{port}　按 Ctrl+C 停。")
    # The workers are forked: no connection may be shared with them.
    db.session.remove()
    db.engine.dispose()
    Server(app, bind=f"{host}:{port}", workers=WORKERS, threads=THREADS).run()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn around an application that this process has built, so that starting costs one import."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app, self.options = app, options
        super().__init__()

    def load_config(self) -> None:
        """Threads keep slow clients from holding a worker; a worker that hangs for a minute is replaced."""
        settled = {
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "proc_name": "mediation",
            "post_worker_init": _warm,
        }
        for name, value in {**settled, **self.options}.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application."""
        return self.app


def _warm(worker: object) -> None:
    """Load in the background what the first search would wait for."""
    Thread(target=initials, args=("单",), daemon=True).start()
