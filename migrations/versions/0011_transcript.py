"""Transcripts: the columns of other platforms and the numbers they gave; the document of a guardian, and an agent's
authority whose term is said in words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "platform",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform")),
        sa.UniqueConstraint("code", name=op.f("uq_platform_code")),
    )
    op.create_table(
        "platform_listing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform_id", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("evidence", sa.String(length=40), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.CheckConstraint("evidence IN ('code','excerpt','checked')", name=op.f("ck_platform_listing_evidence")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_platform_listing_is_named")),
        sa.ForeignKeyConstraint(
            ["platform_id"], ["platform.id"], name=op.f("fk_platform_listing_platform_id_platform")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_listing")),
        sa.UniqueConstraint("platform_id", "effective_from", name=op.f("uq_platform_listing_platform_id")),
    )
    op.create_table(
        "platform_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("platform_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "(corrects_id IS NULL) = (reason = '')", name=op.f("ck_platform_number_correction_says_why")
        ),
        sa.CheckConstraint("number <> '' OR corrects_id IS NOT NULL", name=op.f("ck_platform_number_number_is_given")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_platform_number_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["platform_number.id"], name=op.f("fk_platform_number_corrects_id_platform_number")
        ),
        sa.ForeignKeyConstraint(["platform_id"], ["platform.id"], name=op.f("fk_platform_number_platform_id_platform")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_platform_number_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_number")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_platform_number_corrects_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_platform_number_uid")),
    )
    op.create_index(op.f("ix_platform_number_case_id"), "platform_number", ["case_id"])
    # Not in a batch: the tables that others refer to are not made anew.
    op.add_column(
        "case_party",
        sa.Column("guardian_identity_kind", sa.String(length=40), nullable=False, server_default=""),
    )
    # Until now a guardian's number could be a resident number only.
    op.execute(
        "UPDATE case_party SET guardian_identity_kind = 'resident' WHERE guardian_identity_number_sealed IS NOT NULL"
    )
    op.add_column("agent", sa.Column("term", sa.String(length=500), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("agent", "term")
    op.drop_column("case_party", "guardian_identity_kind")
    op.drop_table("platform_number")
    op.drop_table("platform_listing")
    op.drop_table("platform")
