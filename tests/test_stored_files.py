"""A file stays only with its row; what lies in the data folder is its owner's alone."""

import contextvars
import os
import stat
import time

import pytest
from flask import Flask

from mediation import files
from mediation.extensions import db
from mediation.rules.roles import Role

pytestmark = pytest.mark.database


def stored(app: Flask) -> list[str]:
    def look() -> list[str]:
        with app.app_context():
            return [path.name for path in files.store_dir().glob("*/*")]

    return contextvars.Context().run(look)


@pytest.fixture
def post(app, client_for):
    """Posts to a view that does what the test says."""

    def send(view) -> int:
        view.access = "any user"
        app.add_url_rule("/stores", "stores", view, methods=["POST"])
        return client_for(Role.CLERK).send("/stores").status_code

    return send


def test_a_file_whose_act_fails_is_taken_away(app, post):
    def fail():
        files.store(b"%PDF-1.7 scan")
        raise RuntimeError

    assert post(fail) == 500
    assert stored(app) == []


def test_a_sweep_takes_old_files_without_a_row_and_leaves_young_ones(app, command):
    def leave(content: bytes) -> str:
        with app.app_context():
            return files.store(content).name

    old, young = (contextvars.Context().run(leave, content) for content in (b"old", b"young"))
    folder = app.config["MEDIATION"].data_dir / "files"
    os.utime(folder / old, (time.time() - 4000,) * 2)
    assert command("evidence", "sweep").output == "清掉 1 个没有登记的文件。\n"
    assert [path.name for path in folder.glob("*/*")] == [young.partition("/")[2]]


def test_the_database_is_readable_by_its_owner_alone(app, engine_name):
    if engine_name != "sqlite":
        return
    folder = app.config["MEDIATION"].data_dir
    (folder / "mediation.sqlite3").chmod(0o644)
    with app.app_context():
        db.engine.dispose()
        with db.engine.connect():
            found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.glob("mediation.sqlite3*")}
    assert set(found.values()) == {0o600}, found
