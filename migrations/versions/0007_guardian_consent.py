"""The day on which a guardian consented in writing to what a party of limited capacity does itself."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("case_party", sa.Column("guardian_consented_on", sa.Date(), nullable=True))


def downgrade() -> None:
    # Not in a batch: the table that others refer to is not made anew.
    op.drop_column("case_party", "guardian_consented_on")
