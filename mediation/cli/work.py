"""The worker of long work: takes jobs from the queue until none is left."""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from mediation import clock, files
from mediation.documents import press
from mediation.extensions import db, writing
from mediation.models.job import Job
from mediation.models.user import User
from mediation.operations import jobs
from mediation.operations.actor import Actor
from mediation.operations.dossier.jobs import bind_one, file_one
from mediation.operations.jobs import Cancelled, Outcome, Run
from mediation.operations.judicial_confirmation import bundle
from mediation.operations.papers.batch import print_batch
from mediation.operations.papers.printing import print_set

job = AppGroup("job", help="成批打印、成卷这类费时的活")

KINDS: Mapping[str, Callable[[Run], Outcome | None]] = {
    "print_set": print_set,
    "batch": print_batch,
    "dossier": bind_one,
    "filing": file_one,
    "confirmation": bundle.make,
}
"""What each kind of job does. Raises nothing for a single case or paper that cannot be done: that is a problem
noted on the job."""

BEAT = 0.3
"""Seconds between two writes of the progress."""

_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(job)


@job.command("work")
@click.option("--nice", "yielding", default=0, help="让别的程序先用处理器，0 到 19")
def work(yielding: int) -> None:
    """把排队的活做完就退出；网页会自己启动它，一台机器上同时只有一个。"""
    lock_file = current_app.config["MEDIATION"].data_dir / "jobs.lock"
    with lock_file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        os.nice(yielding)
        worker = f"{os.uname().nodename}:{os.getpid()}"
        while (uid := _next(worker)) is not None:
            _do(uid)
    press.close()


def _next(worker: str) -> str | None:
    with writing():
        found = jobs.claim(clock.now(), worker)
        uid = found.uid if found else None
        db.session.commit()
    return uid


def _job(uid: str) -> Job:
    return db.session.query(Job).filter_by(uid=uid).one()


def _do(uid: str) -> None:
    row = _job(uid)
    user = db.session.get_one(User, row.user_id)
    now = clock.now()
    problems: list[dict[str, str]] = []
    last_beat = 0.0

    def act(function: Callable[[], Any]) -> Any:
        with writing():
            done = function()
            db.session.commit()
        return done

    def progress(step: int, steps: int, doing: str) -> None:
        nonlocal last_beat
        if time.monotonic() - last_beat < BEAT and step < steps:
            return
        act(lambda: jobs.beat(_job(uid), step, steps, doing, now=clock.now()))
        last_beat = time.monotonic()

    def problem(what: str, why: str) -> None:
        problems.append({"what": what, "why": why})

    actor = Actor(user, now, now.date(), f"job-{uid}")
    run = Run(dict(row.request), actor, current_app.config["MEDIATION"].demo, act, progress, problem)
    stored = None
    try:
        outcome = KINDS[row.kind](run)
        stored = files.store(outcome.content) if outcome else None
        act(lambda: _finish(uid, outcome, stored, problems))
    except Cancelled:
        db.session.rollback()
        if stored is not None:
            files.remove(stored.name)
    except Exception:
        _log.exception("job %s failed", uid)
        db.session.rollback()
        act(lambda: jobs.fail(_job(uid), "做到一半出了错，没有做完。再试一次；再出现请管理员看日志。", now=clock.now()))


def _finish(uid: str, outcome: Outcome | None, stored: files.StoredFile | None, problems: list[dict[str, str]]) -> None:
    row = _job(uid)
    row.problems = problems
    jobs.finish(row, outcome, stored, now=clock.now())
