"""Fixtures of the whole suite: a real database of the engine asked for, an app on it, people who log in.

A desk for one test is a copy of a migrated template: of the file on SQLite, by CREATE DATABASE … TEMPLATE on a
PostgreSQL that each test process starts for itself. Nothing of the caller's environment reaches the tests.
"""

import contextvars
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import FlaskGroup
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Dialect, Engine, create_engine, text
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from mediation import cli, clock, migrating
from mediation.app import create_app
from mediation.extensions import db, writing
from mediation.operations import office
from mediation.rules.roles import Role
from tests import people
from tests.people import Person
from tests.postgres import refuse_other_hosts, temporary_postgres
from tests.visitor import DeskClient, Visitor

_builders: dict[tuple[object, ...], Callable[..., object]] = {}
_compile_builder = Rule._compile_builder


def _built_before(rule: Rule, append_unknown: bool = True) -> Callable[..., object]:
    # Half of every new app is the compiling of the same hundred addresses; the code depends on the rule alone.
    key = (rule.rule, rule.endpoint, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]


Rule._compile_builder = _built_before  # type: ignore[method-assign]


_compiled: dict[str, tuple[Dialect, Any]] = {}


def _share_compiled(engine: Engine) -> None:
    """Statements compiled for one desk serve the next: a tenth of the suite was the compiling of the same ones. They
    are kept by dialect, so the desks share that as well."""
    dialect, statements = _compiled.setdefault(engine.name, (engine.dialect, LRUCache(5000)))
    engine.dialect, engine._compiled_cache = dialect, statements


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine postgres` runs the suite on a PostgreSQL that it starts itself."""
    parser.addoption("--engine", choices=["sqlite", "postgres"], default="sqlite")


# A PostgreSQL database is a thousand files: a copy takes 0.9 s on a disk, 0.05 s in memory.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30  # noqa: S108


def pytest_configure(config: pytest.Config) -> None:
    """No test may find the caller's own desk, and none waits for a disk where there is memory."""
    for name in [name for name in os.environ if name.startswith("MEDIATION_") or name == "DATABASE_URL"]:
        del os.environ[name]
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None


# What a form refuses, how a page looks and what stands on a paper is the same on both engines.
ONE_ENGINE = (
    "tests/documents/",
    "tests/web/",
    "tests/blueprints/test_acts_bad_input.py",
    "tests/blueprints/test_acts_refused.py",
)


# Few tests, but minutes: begun last they would keep one process busy while the other has nothing to do.
LONG = ("tests/test_demonstration.py", "tests/test_scope.py", "tests/test_routes.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every other test that has a desk runs on both engines; the long files begin first."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        if "settings" in getattr(item, "fixturenames", ()) and not item.nodeid.startswith(ONE_ENGINE):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: looking through them for garbage again and again is an eighth of
    the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """Which engine this run is on."""
    return str(request.config.getoption("--engine"))


@pytest.fixture(scope="session")
def template(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A migrated database with reference data, to be copied for each test; made once per process."""
    folder = tmp_path_factory.mktemp("template")
    if engine_name == "sqlite":
        _fill(folder, f"sqlite:///{folder / 'mediation.sqlite3'}")
        yield {"folder": str(folder)}
        return
    with temporary_postgres(below=_short_folder()) as server:
        admin = create_engine(server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE template_desk"))
        _fill(folder, _database(server, "template_desk"))
        yield {"folder": str(folder), "server": server}
        admin.dispose()


def _short_folder() -> str:
    return str(MEMORY) if tempfile.gettempdir() == str(MEMORY) else "/tmp"  # noqa: S108


def _database(server: str, name: str) -> str:
    refuse_other_hosts(server)
    head, _, tail = server.rpartition("/")
    query = tail.partition("?")[2]
    return f"{head}/{name}" + (f"?{query}" if query else "")


def _fill(folder: Path, url: str) -> None:
    app = create_app({"data_dir": folder, "database_url": url})
    with app.app_context():
        with writing(), db.engine.begin() as connection:
            migrating.upgrade(connection)
        with writing():
            office.add_reference_data(clock.now())
            db.session.commit()
        # Shared from here on: a dialect learns the server's version at its first connection, and this one had it.
        _share_compiled(db.engine)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def compiled_pages(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Compiled templates, shared by the many apps of one run."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))


@pytest.fixture
def settings(template: dict[str, str], tmp_path: Path) -> Iterator[dict[str, object]]:
    """Config of a fresh desk: its own data folder and its own copy of the template database."""
    with fresh_desk(template, tmp_path / "data") as settings:
        yield settings


@contextmanager
def fresh_desk(template: dict[str, str], data_dir: Path) -> Iterator[dict[str, object]]:
    """A copy of the template: Config fields while it stands."""
    shutil.copytree(template["folder"], data_dir, ignore=shutil.ignore_patterns("*.writer"))
    if "server" not in template:
        yield {"data_dir": data_dir, "database_url": f"sqlite:///{data_dir / 'mediation.sqlite3'}"}
        return
    name = f"desk_{os.urandom(6).hex()}"
    admin = create_engine(template["server"], isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        # Writing every page of the copy to the log takes four times as long.
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template_desk STRATEGY FILE_COPY"))
    yield {"data_dir": data_dir, "database_url": _database(template["server"], name)}
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def open_app(settings: dict[str, object], compiled_pages: FileSystemBytecodeCache) -> Iterator[Callable[..., Flask]]:
    """Opens the fresh desk: `open_app(tls=True, …)` with fields of Config, or settings of Flask in capitals."""
    opened = []

    def open_it(**changes: object) -> Flask:
        app = create_app({**settings, "TESTING": False, **changes})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        with app.app_context():
            _share_compiled(db.engine)
        opened.append(app)
        return app

    yield open_it
    for app in opened:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(open_app: Callable[..., Flask]) -> Flask:
    """The application on a fresh desk."""
    return open_app()


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    """An application context around the test."""
    with app.app_context():
        yield app
        db.session.rollback()


@pytest.fixture
def user_for(app: Flask) -> Callable[..., Person]:
    """Opens accounts: `user_for(Role.MEDIATOR)`, `user_for(Role.CLERK, "district", name="章和宁")`."""

    def create(role: Role, organisation: str | None = None, name: str = "") -> Person:
        return people.create(app, role, organisation, name)

    return create


@pytest.fixture
def client_for(app: Flask, user_for: Callable[..., Person]) -> Callable[..., DeskClient]:
    """Clients logged in through the login form: `client_for(Role.CLERK)`, `client_for(Role.DIRECTOR, "district")`;
    `.person` is who it is."""

    def log_in(role: Role, organisation: str | None = None, name: str = "") -> DeskClient:
        return people.log_in(app, user_for(role, organisation, name))

    return log_in


@pytest.fixture
def visitor_for(client_for: Callable[..., DeskClient]) -> Callable[..., Visitor]:
    """The same as a `Visitor`, who holds every page to the house rules."""

    def log_in(role: Role, organisation: str | None = None, name: str = "") -> Visitor:
        return Visitor(client_for(role, organisation, name))

    return log_in


@pytest.fixture
def command(app: Flask) -> Callable[..., Result]:
    """Runs a command as `flask --app wsgi …` does: `command("audit", "verify", "--json")`."""
    cli.register(app)
    group = FlaskGroup(create_app=lambda: app, add_default_commands=False)

    def run(*args: str, typed: str | None = None) -> Result:
        return contextvars.Context().run(CliRunner().invoke, group, args, input=typed)

    return run


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody who is not logged in."""
    return Visitor(app.test_client())
