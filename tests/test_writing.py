"""One writer at a time, in turn; nobody writes by accident; no error message holds what was written."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter as Tally

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from mediation import clock
from mediation.config import ROOT
from mediation.extensions import db, engine_options, exclusive, watch_engine, writing
from mediation.models.counter import Counter
from mediation.models.login import LoginFailure
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.numbers import next_number


@pytest.fixture
def counters(tmp_path):
    """A desk that is nothing but a SQLite file with counters."""
    app = Flask("counters")
    url = f"sqlite:///{tmp_path / 'counters.sqlite3'}"
    app.config.update(SQLALCHEMY_DATABASE_URI=url, SQLALCHEMY_ENGINE_OPTIONS=engine_options(url))
    db.init_app(app)
    watch_engine(app)
    with app.app_context(), writing(), db.engine.begin() as connection:
        Counter.__table__.create(connection)
    yield app
    with app.app_context():
        db.engine.dispose()


def give_numbers(app: Flask, name: str, *, until: float, taken: Tally) -> None:
    with app.app_context():
        while time.monotonic() < until:
            with writing():
                next_number("case:textile:2026")
                db.session.commit()
            taken[name] += 1
        db.session.remove()


def test_eight_writers_take_turns(counters):
    """Left to SQLite's own waiting, the slowest of eight made one commit while the fastest made 9,984."""
    taken: Tally = Tally()
    # Long enough that who happened to be quick evens out: on a busy machine two seconds are some twenty turns each.
    until = time.monotonic() + 6
    threads = [
        threading.Thread(target=give_numbers, args=(counters, str(n)), kwargs={"until": until, "taken": taken})
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with counters.app_context():
        assert db.session.scalar(select(Counter.last)) == taken.total()
    assert min(taken[str(n)] for n in range(8)) >= 0.5 * max(taken.values()), taken


HOLDER = """
import os, sys, time
from flask import Flask
from mediation.extensions import db, engine_options, watch_engine, writing
from mediation.operations.numbers import next_number
app = Flask("counters")
app.config.update(SQLALCHEMY_DATABASE_URI=sys.argv[1], SQLALCHEMY_ENGINE_OPTIONS=engine_options(sys.argv[1]))
db.init_app(app)
watch_engine(app)
with app.app_context(), writing():
    next_number("case:textile:2026")
    child = os.fork()
    if not child:
        time.sleep(60)
        os._exit(0)
    print(child, flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_frees_the_others_even_if_its_child_lives_on(counters):
    url = counters.config["SQLALCHEMY_DATABASE_URI"]
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    child = int(holder.stdout.readline())
    try:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        taken: Tally = Tally()
        writer = threading.Thread(
            target=give_numbers,
            args=(counters, "next"),
            kwargs={"until": time.monotonic() + 0.2, "taken": taken},
            daemon=True,
        )
        writer.start()
        writer.join(10)
        assert taken["next"] > 0
    finally:
        os.kill(child, signal.SIGKILL)
        holder.stdout.close()
    with counters.app_context():
        assert db.session.scalar(select(Counter.last)) == taken["next"], "the killed act's number was given back"


def test_a_transaction_that_did_not_say_so_cannot_write(context):
    db.session.add(LoginFailure(name_digest="x", at=clock.now()))
    with pytest.raises(DBAPIError):
        db.session.flush()


def test_what_was_pending_before_writing_is_dropped(context):
    db.session.add(LoginFailure(name_digest="x", at=clock.now()))
    with writing():
        db.session.commit()
        assert db.session.scalar(select(LoginFailure.id)) is None


def test_an_error_of_the_database_does_not_tell_the_values(context):
    with writing():
        db.session.add(Organisation(code="x", kind="不存在的种类", name="曹玉琴 13800001234"))
        with pytest.raises(DBAPIError) as caught:
            db.session.flush()
    assert "曹玉琴" not in str(caught.value).replace(str(caught.value.orig), "")


def test_who_asks_for_what_another_holds_waits_for_it(app):
    order: list[str] = []
    held = threading.Event()

    def hold() -> None:
        with app.app_context(), writing():
            exclusive("form 1")
            db.session.scalar(select(Organisation.id))
            held.set()
            time.sleep(0.3)
            order.append("first")
            db.session.rollback()

    def want() -> None:
        held.wait()
        with app.app_context(), writing():
            exclusive("form 1")
            db.session.scalar(select(Organisation.id))
            order.append("second")
            db.session.rollback()

    threads = [threading.Thread(target=want), threading.Thread(target=hold)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert order == ["first", "second"]


def test_an_unnamed_change_does_not_commit(context):
    with writing():
        db.session.scalars(select(Organisation)).first().phone = "0513-00000000"
        with pytest.raises(audit.UnauditedChange):
            db.session.commit()
        db.session.rollback()
    assert db.session.scalars(select(Organisation)).first().phone == ""
