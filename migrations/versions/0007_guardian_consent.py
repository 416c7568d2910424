"""The day on which a guardian consented in writing to what a party of limited capacity does itself."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_party") as batch:
        batch.add_column(sa.Column("guardian_consented_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("case_party") as batch:
        batch.drop_column("guardian_consented_on")
