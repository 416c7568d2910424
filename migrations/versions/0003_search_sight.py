"""Searching: each case's committee, and whether everybody there may read it, stand in the index as well."""

from alembic import op

from mediation.search import create_tables, drop_tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    drop_tables(op.get_bind())
    create_tables(op.get_bind())
    # The index is made by today's program, which reads columns that come with later revisions: see env.py.
    op.get_bind().info["search_is_stale"] = True


def downgrade() -> None:
    """The index of 0002 is made by the program of that day: `search rebuild`."""
    drop_tables(op.get_bind())
    create_tables(op.get_bind())
