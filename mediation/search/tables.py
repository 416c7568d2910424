"""The tables of the search: what each engine needs, made by the migration."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, column, table, text
from sqlalchemy.dialects.postgresql import TSVECTOR

# Apart from the rows' metadata: one engine has no `grams`, the other no full-text table.
TEXTS = Table(
    "case_search",
    MetaData(),
    Column("case_id", Integer, primary_key=True),
    Column("sight", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("initials", Text, nullable=False),
    Column("grams", TSVECTOR),
)
GRAMS = table("case_search_fts", column("rowid", Integer), column("grams", Text))

# Deferred: a case may go in the transaction that forgets it, and in no other.
_TEXTS_SQL = """
    CREATE TABLE case_search (
        case_id INTEGER PRIMARY KEY REFERENCES mediation_case (id) DEFERRABLE INITIALLY DEFERRED,
        sight INTEGER NOT NULL,
        text TEXT NOT NULL,
        initials TEXT NOT NULL{more}
    )
"""
# ascii takes every sign beyond ASCII as a letter; unicode61 knows Unicode 6.1 and would drop 𬭩 (8.0).
_GRAMS_SQL = """
    CREATE VIRTUAL TABLE case_search_fts
    USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')
"""
GIN_SQL = "CREATE INDEX ix_case_search_grams ON case_search USING gin (grams)"


def create_tables(connection: Connection) -> None:
    """Make the empty tables of the search on SQLite or PostgreSQL. `mediation_case` must be there."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_TEXTS_SQL.format(more="")))
        connection.execute(text(_GRAMS_SQL))
    else:
        connection.execute(text(_TEXTS_SQL.format(more=",\n        grams tsvector NOT NULL")))
        connection.execute(text(GIN_SQL))


def drop_tables(connection: Connection) -> None:
    """Remove the tables of the search; nothing is lost that `rebuild` does not bring back."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE case_search_fts"))
    connection.execute(text("DROP TABLE case_search"))
