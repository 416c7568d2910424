"""Fixtures of the whole suite: a real database of the engine asked for, an app on it, people who log in."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from mediation import clock, migrating
from mediation.app import create_app
from mediation.extensions import db, writing
from mediation.operations import office
from tests.postgres import temporary_postgres


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine postgres` runs the suite on a PostgreSQL that it starts itself."""
    parser.addoption("--engine", choices=["sqlite", "postgres"], default="sqlite")


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
    with temporary_postgres() as server:
        admin = create_engine(server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE template_desk"))
        _fill(folder, _database(server, "template_desk"))
        yield {"folder": str(folder), "server": server}
        admin.dispose()


def _database(server: str, name: str) -> str:
    head, _, tail = server.rpartition("/")
    query = tail.partition("?")[2]
    return f"{head}/{name}" + (f"?{query}" if query else "")


def _fill(folder: Path, url: str) -> None:
    app = create_app({"data_dir": folder, "database_url": url})
    with app.app_context():
        with db.engine.begin() as connection:
            migrating.upgrade(connection)
        with writing():
            office.add_reference_data(clock.now())
            db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def settings(template: dict[str, str], tmp_path: Path) -> Iterator[dict[str, object]]:
    """Config of a fresh desk: its own data folder and its own copy of the template database."""
    data_dir = tmp_path / "data"
    shutil.copytree(template["folder"], data_dir, ignore=shutil.ignore_patterns("*.writer"))
    if "server" not in template:
        yield {"data_dir": data_dir, "database_url": f"sqlite:///{data_dir / 'mediation.sqlite3'}"}
        return
    name = f"desk_{os.urandom(6).hex()}"
    admin = create_engine(template["server"], isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template_desk"))
    yield {"data_dir": data_dir, "database_url": _database(template["server"], name)}
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def app(settings: dict[str, object]) -> Iterator[Flask]:
    """The application on a fresh desk."""
    app = create_app({**settings, "TESTING": False})
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    """An application context around the test."""
    with app.app_context():
        yield app
        db.session.rollback()
