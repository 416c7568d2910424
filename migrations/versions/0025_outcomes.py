"""What was recovered abroad, case studies, attachments of guidance with the key of their dispute."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("overseas_dispute", sa.Column("key_sealed", sa.LargeBinary(), nullable=True))
    op.create_table(
        "overseas_attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scan", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["overseas_entry.id"], name=op.f("fk_overseas_attachment_entry_id_overseas_entry")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_overseas_attachment_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_attachment_uid")),
    )
    op.create_index(op.f("ix_overseas_attachment_entry_id"), "overseas_attachment", ["entry_id"], unique=False)
    op.create_table(
        "overseas_recovery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("currency", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=500), nullable=False),
        sa.Column("rate", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("rate_source", sa.String(length=500), nullable=False),
        sa.Column("rate_on", sa.Date(), nullable=True),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_why", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_overseas_recovery_amount")),
        sa.CheckConstraint("currency <> '' AND basis <> ''", name=op.f("ck_overseas_recovery_rests_on_something")),
        sa.CheckConstraint("kind IN ('released','avoided','restored')", name=op.f("ck_overseas_recovery_kind")),
        sa.CheckConstraint(
            "(currency = 'CNY' AND rate IS NULL AND rate_on IS NULL AND rate_source = '') OR "
            "(currency <> 'CNY' AND rate IS NOT NULL AND rate > 0 AND rate_on IS NOT NULL AND rate_source <> '')",
            name=op.f("ck_overseas_recovery_rate_with_source_and_day"),
        ),
        sa.CheckConstraint("same_as_id <> id", name=op.f("ck_overseas_recovery_not_itself")),
        sa.CheckConstraint(
            "(struck_on IS NULL) = (struck_why = '')", name=op.f("ck_overseas_recovery_struck_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_overseas_recovery_guidance_id_overseas_guidance")
        ),
        sa.ForeignKeyConstraint(
            ["same_as_id"], ["overseas_recovery.id"], name=op.f("fk_overseas_recovery_same_as_id_overseas_recovery")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_recovery")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_recovery_uid")),
    )
    op.create_index(op.f("ix_overseas_recovery_guidance_id"), "overseas_recovery", ["guidance_id"], unique=False)
    op.create_table(
        "overseas_study",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("title <> '' AND text <> ''", name=op.f("ck_overseas_study_is_written")),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_overseas_study_guidance_id_overseas_guidance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_study")),
        sa.UniqueConstraint("guidance_id", name=op.f("uq_overseas_study_guidance_id")),
    )


def downgrade() -> None:
    op.drop_table("overseas_study")
    op.drop_table("overseas_recovery")
    op.drop_table("overseas_attachment")
    op.drop_column("overseas_dispute", "key_sealed")
