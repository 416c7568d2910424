"""A whole desk in a temporary folder, filled with invented cases, gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from benchmarks.cases import Desk
from benchmarks.progress import Counter
from mediation import clock, migrating, search
from mediation.app import create_app
from mediation.extensions import db, writing
from mediation.operations import office
from mediation.operations.figures import remembered

NEEDED = 9_000  # bytes of disk a case needs while it is loaded and indexed


class NoRoom(RuntimeError):
    """The temporary folder's disk is too small."""


@contextmanager
def temporary_folder(cases: int = 0) -> Iterator[Path]:
    """An empty folder with room for `cases`, removed afterwards. TMPDIR chooses where."""
    folder = Path(tempfile.mkdtemp(prefix="mediation-bench-"))
    try:
        free = shutil.disk_usage(folder).free
        if free < cases * NEEDED:
            raise NoRoom(f"{cases:,} cases need {cases * NEEDED / 1e9:.0f} GB below {folder.parent}; set TMPDIR")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def temporary_desk(cases: int, seed: int, url: str | None = None) -> Iterator[Flask]:
    """An app with `cases` cases, not yet indexed, on SQLite or at `url`. Its context is active inside."""
    with temporary_folder(cases) as folder:
        config: dict[str, Any] = {"data_dir": folder / "data"} | ({"database_url": url} if url else {})
        app = create_app(config)
        with app.app_context():
            prepare()
            with writing():
                connection = db.session.connection()
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql("PRAGMA cache_size = -400000")
                Desk(connection, cases, seed).fill(Counter(f"loading {cases:,} cases"))
                if connection.dialect.name == "postgresql":
                    # A server that has been in use knows its tables: autovacuum looks at them by itself.
                    connection.exec_driver_sql("ANALYZE")
                # As every start of the server does.
                remembered.fold()
                db.session.commit()
            db.session.remove()
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()


def prepare() -> None:
    """Migrate the empty database and put in the reference data."""
    with writing(), db.engine.begin() as connection:
        migrating.upgrade(connection)
    with writing():
        office.add_reference_data(clock.now())
        db.session.commit()


def index(cases: int) -> None:
    """Build the search index."""
    with writing():
        search.rebuild(Counter(f"indexing {cases:,} cases"))
        db.session.commit()
    db.session.remove()
