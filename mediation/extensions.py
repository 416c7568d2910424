"""The database session and how it writes.

Nothing writes by accident: a transaction begun outside `writing()` is read-only for the database itself.

One writer rule: on SQLite a session that writes begins with BEGIN IMMEDIATE, behind one lock file per database,
because the busy handler starves writers (measured: slowest thread 1 commit while the fastest made 9,984).
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, MetaData, event, text
from sqlalchemy.orm import DeclarativeBase

from mediation.keys import Keyring

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of all rows."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)

_writing: ContextVar[bool] = ContextVar("writing", default=False)


def keyring() -> Keyring:
    """The keys of the running desk."""
    keys: Keyring = current_app.extensions["keyring"]
    return keys


@contextmanager
def writing() -> Iterator[None]:
    """Transactions begun inside may write. What is pending before is rolled back, so that no transaction is
    raised from reading to writing (SQLite would refuse it as stale)."""
    db.session.rollback()
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def start_writing() -> None:
    """The rest of this request writes."""
    db.session.rollback()
    _writing.set(True)


def stop_writing() -> None:
    """The request is over: later transactions read until told otherwise."""
    _writing.set(False)


def exclusive(name: str) -> None:
    """Wait for whoever holds `name`, and hold it until this transaction ends. SQLite has one writer anyway."""
    if db.engine.dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        db.session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def engine_options(url: str) -> dict[str, Any]:
    """Options of the engine for `url`. Parameters hold names and numbers of people: no error message shows them."""
    if url.startswith("sqlite"):
        return {"hide_parameters": True, "connect_args": {"check_same_thread": False, "timeout": 15}}
    return {
        "hide_parameters": True,
        "pool_pre_ping": True,
        "pool_size": 5,
        "max_overflow": 10,
        # A generic plan after five runs takes the wrong index for LIKE, 8 times slower: never prepare.
        "connect_args": {"prepare_threshold": None},
    }


def watch_engine(app: Flask) -> None:
    """Set the pragmas and the begin rule on the engine of `app`."""
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        _watch_sqlite(engine)
    else:
        _watch_postgres(engine)


def _watch_postgres(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        # Compiling a statement takes longer than it saves, even over a million cases: a dashboard 5.1 s, without 3.9 s.
        connection.autocommit = True
        connection.execute("SET jit = off")
        connection.autocommit = False

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.connection.dbapi_connection.read_only = not _writing.get()


# Lock files this process has open. A forked child gives its copies back at once: it would keep the lock of a
# parent that was killed.
_handles: set[int] = set()


def _close_inherited() -> None:
    for handle in _handles:
        os.close(handle)
    _handles.clear()


os.register_at_fork(after_in_child=_close_inherited)


def _watch_sqlite(engine: Engine) -> None:
    lock_path = _lock_path(engine)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        _keep_to_owner(engine.url.database)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        if lock_path:
            record.info["lock"] = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o600)
            _handles.add(record.info["lock"])

    @event.listens_for(engine, "close")
    def on_close(connection: Any, record: Any) -> None:
        handle = record.info.pop("lock", None)
        if handle in _handles:
            _handles.discard(handle)
            os.close(handle)

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only = {int(not _writing.get())}")
        if not _writing.get():
            connection.exec_driver_sql("BEGIN")
            return
        handle = connection.connection.info.get("lock")
        if handle is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def on_checkin(connection: Any, record: Any) -> None:
        handle = record.info.get("lock")
        if handle is not None:
            fcntl.flock(handle, fcntl.LOCK_UN)


def _keep_to_owner(database: str | None) -> None:
    """The database is readable by its owner alone, whatever the umask; the files beside it, which SQLite makes with
    the mode of the first, as well."""
    for suffix in ("", "-wal", "-shm"):
        path = Path(f"{database}{suffix}")
        if database and path.is_file() and path.stat().st_mode & 0o077 and path.stat().st_uid == os.geteuid():
            path.chmod(0o600)


def _lock_path(engine: Engine) -> Path | None:
    database = engine.url.database
    return Path(f"{database}.writer") if database and database != ":memory:" else None
