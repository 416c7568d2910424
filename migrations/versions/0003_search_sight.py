"""Searching: each case's committee, and whether everybody there may read it, stand in the index as well."""

from alembic import op
from sqlalchemy.orm import Session

from mediation.search import create_tables, drop_tables, rebuild

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    drop_tables(op.get_bind())
    create_tables(op.get_bind())
    with Session(bind=op.get_bind()) as session:
        rebuild(session=session)
        session.flush()


def downgrade() -> None:
    """The index of 0002 is made by the program of that day: `search rebuild`."""
    drop_tables(op.get_bind())
    create_tables(op.get_bind())
