"""Acts a second: eight writers register disputes, each with its audit row and its search text, against fdatasync."""

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

from sqlalchemy import select

from benchmarks import desk
from benchmarks.progress import Counter
from benchmarks.report import Figure, at_least, fact, milliseconds, per_second, quantile
from benchmarks.words import Language
from mediation import clock
from mediation.app import create_app
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation
from mediation.models.user import RoleGrant, User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.parties import PartyValues
from mediation.operations.registration import PartyEntry, Registration, register_case

WRITERS = 8
SECONDS = 6.0


@dataclass(frozen=True)
class Written:
    """What one writer did: seconds that each act took."""

    times: list[float]


def run(seed: int) -> list[Figure]:
    """Measure in a temporary folder."""
    with desk.temporary_folder() as folder:
        _open_desk(folder / "data")
        syncs = fdatasyncs(folder)
        works = {"bare commits": _commit_bare, "one row and its audit row": _change_one, "registrations": _register}
        done = {name: _all(work, folder, seed, name) for name, work in works.items()}
    return [figure for name, written in done.items() for figure in _figures(name, written, syncs)]


def _figures(name: str, done: list[Written], syncs: float) -> list[Figure]:
    counts = [len(each.times) for each in done]
    times = [each for one in done for each in one.times]
    return [
        at_least(f"{name}: {WRITERS} writers ÷ fdatasync", sum(counts) / SECONDS, syncs, 0.8, per_second),
        at_least(f"{name}: slowest ÷ fastest writer", min(counts), max(counts), 0.8, lambda count: f"{count:,.0f}"),
        fact(f"{name}: p50 / p99", f"{milliseconds(quantile(times, 0.5))} / {milliseconds(quantile(times, 0.99))}"),
    ]


def fdatasyncs(folder: Path, seconds: float = 2.0) -> float:
    """How often a second this disk makes 4 KiB durable."""
    handle = os.open(folder / "sync", os.O_RDWR | os.O_CREAT)
    page, count, started = os.urandom(4096), 0, time.monotonic()
    try:
        os.write(handle, page)
        while time.monotonic() - started < seconds:
            os.pwrite(handle, page, 0)
            os.fdatasync(handle)
            count += 1
    finally:
        os.close(handle)
    return count / (time.monotonic() - started)


def _open_desk(data_dir: Path) -> None:
    app = create_app({"data_dir": data_dir})
    with app.app_context():
        desk.prepare()
        now = clock.now()
        committee = db.session.scalar(select(Organisation.id).where(Organisation.code == "textile"))
        with writing():
            for number in range(WRITERS):
                clerk = User(
                    login_name=f"w{number}", display_name=f"书记员{number}", password_hash="", password_set_at=now
                )
                clerk.grants.append(RoleGrant(organisation_id=committee, role="clerk"))
                db.session.add(clerk)
            db.session.flush()
            audit.record(None, "benchmark", clerk, summary="装入测速用的账号", at=now)
            db.session.commit()
        db.session.remove()
        db.engine.dispose()


Work = Callable[[Path, int, int, Barrier], list[float]]


def _all(work: Work, folder: Path, seed: int, label: str) -> list[Written]:
    """Run `work` in eight processes that start together."""
    context = multiprocessing.get_context("spawn")
    count = Counter(f"{label}, {WRITERS} writers, {SECONDS:g} s")
    with context.Manager() as manager, context.Pool(WRITERS) as pool:
        barrier = manager.Barrier(WRITERS)
        jobs = [pool.apply_async(work, (folder / "data", seed, number, barrier)) for number in range(WRITERS)]
        done = [Written(job.get(timeout=120)) for job in jobs]
    count(1, 1)
    return done


def _commit_bare(data_dir: Path, seed: int, number: int, barrier: Barrier) -> list[float]:
    """The floor under every act: begin, change one row, commit, through the desk's own engine."""
    app = create_app({"data_dir": data_dir})
    with app.app_context():

        def act() -> None:
            with writing():
                connection = db.session.connection()
                connection.exec_driver_sql("UPDATE counter SET last = last + 1 WHERE series = 'benchmark'")
                db.session.commit()

        if number == 0:
            with writing():
                db.session.connection().exec_driver_sql("INSERT INTO counter (series, last) VALUES ('benchmark', 0)")
                db.session.commit()
        return _until_done(act, barrier)


def _change_one(data_dir: Path, seed: int, number: int, barrier: Barrier) -> list[float]:
    """The least act: one row changed through the session, the audit row that goes with it."""
    app = create_app({"data_dir": data_dir})
    names = iter(range(10**6))
    with app.app_context():

        def act() -> None:
            with writing():
                clerk = db.session.scalars(select(User).where(User.login_name == f"w{number}")).one()
                clerk.display_name = f"书记员{number}之{next(names)}"
                audit.record(None, "benchmark", clerk, summary="改名", at=clock.now())
                db.session.commit()

        return _until_done(act, barrier)


def _register(data_dir: Path, seed: int, number: int, barrier: Barrier) -> list[float]:
    """Registrations as the intake form makes them: two new parties, one line of facts."""
    app = create_app({"data_dir": data_dir})
    language = Language(seed + number, size=3_000, sentences=2_000)
    with app.app_context():
        committee = db.session.scalar(select(Organisation.id).where(Organisation.code == "textile")) or 0

        def act() -> None:
            with writing():
                clerk = db.session.scalars(select(User).where(User.login_name == f"w{number}")).one()
                now = clock.now()
                register_case(_form(language, committee), actor=Actor(clerk, now, now.date()))
                db.session.commit()

        return _until_done(act, barrier)


def _form(language: Language, committee: int) -> Registration:
    sides = ("applicant", "respondent")
    parties = tuple(PartyEntry(side, values=PartyValues(kind="company", name=language.firm())) for side in sides)
    today = clock.now().date() - timedelta(1)
    return Registration(
        committee_id=committee,
        dispute_type="copyright",
        facts=language.facts(),
        parties=parties,
        requested_on=today,
        conflict_decision="none",
        conflict_reason="测速",
    )


def _until_done(act: Callable[[], None], barrier: Barrier) -> list[float]:
    times = []
    # A served worker is warm before it answers: the dictionaries of pinyin alone take half a second.
    act()
    barrier.wait(timeout=60)
    ends = time.monotonic() + SECONDS
    while (started := time.monotonic()) < ends:
        act()
        times.append(time.monotonic() - started)
    db.session.remove()
    db.engine.dispose()
    return times
