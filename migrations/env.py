"""Alembic's entry: run on the connection it is given, or on DATABASE_URL."""

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session

import mediation.models  # noqa: F401
from mediation import migrating
from mediation.config import Config
from mediation.extensions import db
from mediation.search import rebuild


def include_name(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    """The search index is not made of rows: its tables are left out of comparisons."""
    return kind != "table" or not str(name).startswith("case_search")


def run(connection: Connection) -> None:
    """Migrate on `connection`."""
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        include_name=include_name,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.info.pop("search_is_stale", False) and migrating.current(connection) == migrating.newest():
            with Session(bind=connection) as session:
                rebuild(session=session)
                session.flush()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(Config.from_environment().database_url).connect() as connection:
        run(connection)
        connection.commit()
