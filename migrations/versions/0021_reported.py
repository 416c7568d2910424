"""Figures that other bodies report, with their papers; invitations, tickets and answers of service satisfaction."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
SHUFFLED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reported_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("numbers", JSON, nullable=False),
        sa.Column("coverage", sa.String(length=40), nullable=False),
        sa.Column("definition_key", sa.String(length=200), nullable=False),
        sa.Column("paper_number", sa.String(length=200), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("check_note", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.CheckConstraint("coverage IN ('district','city')", name=op.f("ck_reported_figure_coverage")),
        sa.CheckConstraint(
            "definition_key <> '' AND definition <> ''", name=op.f("ck_reported_figure_has_a_definition")
        ),
        sa.CheckConstraint("kind <> '' AND body <> ''", name=op.f("ck_reported_figure_says_whose")),
        sa.CheckConstraint(
            "state IN ('entered','returned','checked','superseded')", name=op.f("ck_reported_figure_state")
        ),
        sa.CheckConstraint(
            "state NOT IN ('checked','returned') OR checked_by_id IS NOT NULL",
            name=op.f("ck_reported_figure_looked_at"),
        ),
        sa.CheckConstraint(
            "supersedes_id IS NULL OR reason <> ''", name=op.f("ck_reported_figure_corrected_for_a_reason")
        ),
        sa.CheckConstraint(
            "(checked_by_id IS NULL) = (checked_at IS NULL)", name=op.f("ck_reported_figure_checked_at_a_time")
        ),
        sa.CheckConstraint(
            "(supersedes_id IS NULL) = (ordinal = 1)", name=op.f("ck_reported_figure_corrects_something")
        ),
        sa.CheckConstraint(
            "checked_by_id IS NULL OR checked_by_id <> entered_by_id",
            name=op.f("ck_reported_figure_checked_by_somebody_else"),
        ),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_reported_figure_ends_after_it_begins")),
        sa.ForeignKeyConstraint(
            ["bureau_id"], ["organisation.id"], name=op.f("fk_reported_figure_bureau_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["user_account.id"], name=op.f("fk_reported_figure_checked_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_reported_figure_entered_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["reported_figure.id"], name=op.f("fk_reported_figure_supersedes_id_reported_figure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported_figure")),
        sa.UniqueConstraint("supersedes_id", name="uq_reported_figure_supersedes"),
        sa.UniqueConstraint("uid", name=op.f("uq_reported_figure_uid")),
    )
    op.create_index("ix_reported_figure_list", "reported_figure", ["bureau_id", "state", "id"], unique=False)
    op.create_index(
        "uq_reported_figure_counts",
        "reported_figure",
        ["bureau_id", "kind", "body", "from_on", "until_on"],
        unique=True,
        sqlite_where=sa.text("state = 'checked'"),
        postgresql_where=sa.text("state = 'checked'"),
    )
    op.create_table(
        "satisfaction_answer",
        sa.Column("id", SHUFFLED, autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name=op.f("ck_satisfaction_answer_grade")),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_satisfaction_answer_quarter")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["organisation.id"], name=op.f("fk_satisfaction_answer_committee_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_answer")),
    )
    op.create_index(
        "ix_satisfaction_answer_quarter",
        "satisfaction_answer",
        ["committee_id", "year", "quarter", "grade"],
        unique=False,
    )
    op.create_table(
        "reported_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scan", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["reported_figure.id"], name=op.f("fk_reported_paper_figure_id_reported_figure")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reported_paper_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported_paper")),
        sa.UniqueConstraint("figure_id", name=op.f("uq_reported_paper_figure_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_reported_paper_uid")),
    )
    op.create_table(
        "satisfaction_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.CheckConstraint("expires_on > given_on", name=op.f("ck_satisfaction_invitation_expires_later")),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_satisfaction_invitation_quarter")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_satisfaction_invitation_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["case_party_id"], ["case_party.id"], name=op.f("fk_satisfaction_invitation_case_party_id_case_party")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["organisation.id"], name=op.f("fk_satisfaction_invitation_committee_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["user_account.id"], name=op.f("fk_satisfaction_invitation_given_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_invitation")),
        sa.UniqueConstraint("case_party_id", name=op.f("uq_satisfaction_invitation_case_party_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_satisfaction_invitation_uid")),
    )
    op.create_index(op.f("ix_satisfaction_invitation_case_id"), "satisfaction_invitation", ["case_id"], unique=False)
    op.create_index(
        "ix_satisfaction_invitation_quarter",
        "satisfaction_invitation",
        ["committee_id", "year", "quarter", "expires_on"],
        unique=False,
    )
    op.create_table(
        "satisfaction_ticket",
        sa.Column("id", SHUFFLED, autoincrement=False, nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["satisfaction_invitation.id"],
            name=op.f("fk_satisfaction_ticket_invitation_id_satisfaction_invitation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_ticket")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_satisfaction_ticket_invitation_id")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_satisfaction_ticket_token_sha256")),
    )


def downgrade() -> None:
    op.drop_table("satisfaction_ticket")
    op.drop_table("satisfaction_invitation")
    op.drop_table("reported_paper")
    op.drop_table("satisfaction_answer")
    op.drop_table("reported_figure")
