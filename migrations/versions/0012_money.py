"""Amounts in 分 beyond 21,474,836.47 元, which the four bytes of PostgreSQL's integer could not hold."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_AMOUNTS = (
    ("mediation_case", "amount_claimed"),
    ("obligation", "amount"),
    ("obligation", "paid"),
    ("performance_entry", "amount"),
    ("subsidy_claim", "amount"),
)


def upgrade() -> None:
    _alter(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    _alter(sa.BigInteger(), sa.Integer())


def _alter(before: sa.types.TypeEngine[int], after: sa.types.TypeEngine[int]) -> None:
    # SQLite's integers have no width.
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _AMOUNTS:
            op.alter_column(table, column, existing_type=before, type_=after)
