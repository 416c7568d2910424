"""Indexes that the figures are counted from, and that nothing else of a row is read for."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

AGAIN = sa.text("dispute_number <> register_number")
INDEXES = (
    ("ix_case_figures_accepted", "mediation_case", ("accepted_on", "committee_id", "dispute_type", "source", "id")),
    (
        "ix_case_figures_concluded",
        "mediation_case",
        ("concluded_on", "committee_id", "outcome", "dispute_type", "source", "accepted_on", "id"),
    ),
    (
        "ix_agreement_effective",
        "agreement",
        ("effective_on", "state", "form", "supersedes_id", "case_id", "id"),
    ),
    (
        "ix_obligation_figures",
        "obligation",
        ("due_on", "kind", "ended", "done_on", "amount", "paid", "agreement_id", "case_id", "id"),
    ),
    ("ix_judicial_confirmation_filed", "judicial_confirmation", ("filed_on", "state", "case_id", "id")),
    ("ix_judicial_confirmation_taken", "judicial_confirmation", ("accepted_on", "state", "case_id", "id")),
    (
        "ix_judicial_confirmation_decided",
        "judicial_confirmation",
        ("decided_on", "state", "agreement_id", "case_id", "id"),
    ),
)


def upgrade() -> None:
    for name, table, columns in INDEXES:
        op.create_index(name, table, list(columns), unique=False)
    op.create_index(
        "ix_case_again",
        "mediation_case",
        ["dispute_number"],
        unique=False,
        sqlite_where=AGAIN,
        postgresql_where=AGAIN,
    )


def downgrade() -> None:
    op.drop_index("ix_case_again", table_name="mediation_case", sqlite_where=AGAIN, postgresql_where=AGAIN)
    for name, table, _ in reversed(INDEXES):
        op.drop_index(name, table_name=table)
