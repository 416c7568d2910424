"""The database: migrations give the tables of the rows, go up and down, and guard the audit trail."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from mediation import migrating
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation


def _not_search(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    return kind != "table" or not str(name).startswith("case_search")


def test_the_migrated_tables_are_those_of_the_rows(context: Flask) -> None:
    """No column, index or constraint differs."""
    with db.engine.connect() as connection:
        options = {"compare_type": True, "include_name": _not_search}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)
    assert found == []


def test_there_is_one_newest_revision() -> None:
    """Two people's migrations cannot both be the last."""
    assert len(ScriptDirectory.from_config(migrating.alembic_config()).get_heads()) == 1


def test_down_and_up_again_leaves_the_same_tables(context: Flask) -> None:
    """Going back empties the database; coming again gives what was there."""
    before = sorted(inspect(db.engine).get_table_names())
    db.session.remove()
    with writing(), db.engine.begin() as connection:
        migrating.downgrade(connection, "base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    with writing(), db.engine.begin() as connection:
        migrating.upgrade(connection)
    assert sorted(inspect(db.engine).get_table_names()) == before


def test_upgrading_again_keeps_what_was_entered(context: Flask) -> None:
    """`init` on a desk in use changes no row."""
    before = db.session.execute(select(Organisation.code, Organisation.name).order_by(Organisation.id)).all()
    db.session.remove()
    with writing(), db.engine.begin() as connection:
        migrating.upgrade(connection)
    assert db.session.execute(select(Organisation.code, Organisation.name).order_by(Organisation.id)).all() == before


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE audit_entry SET summary = 'x'", id="no-entry-is-changed"),
        pytest.param("DELETE FROM audit_entry", id="no-entry-is-deleted"),
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(context: Flask, statement: str) -> None:
    """The trigger answers even those who write SQL by hand."""
    with writing(), pytest.raises(DBAPIError, match="only grows"):
        db.session.execute(text(statement))


def test_truncating_the_trail_is_refused_too(context: Flask, engine_name: str) -> None:
    """PostgreSQL can empty a table without deleting rows; SQLite knows no such statement."""
    statement = "TRUNCATE audit_entry" if engine_name == "postgres" else "DELETE FROM audit_entry WHERE 1"
    with writing(), pytest.raises(DBAPIError, match="only grows"):
        db.session.execute(text(statement))
