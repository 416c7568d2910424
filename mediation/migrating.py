"""Bringing the database up to the newest form."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, make_url

from mediation.config import ROOT


def alembic_config() -> AlembicConfig:
    """Alembic's settings, read from setup.cfg."""
    config = AlembicConfig(str(ROOT / "setup.cfg"))
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


@cache
def newest() -> str | None:
    """The newest revision the program knows."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def is_empty(url: str) -> bool:
    """Whether there is no table at `url`, so that nothing there was ever sealed."""
    parts = make_url(url)
    if parts.get_backend_name() == "sqlite" and not Path(parts.database or "").is_file():
        return True
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return not inspect(connection).get_table_names()
    finally:
        engine.dispose()


def current(connection: Connection) -> str | None:
    """The revision the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Migrate on `connection`; the caller commits."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Go back to `revision`; the caller commits."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, revision)
