"""Disputes abroad: the enterprises in them, steps, guidance, days of foreign procedures, issued sheets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "overseas_dispute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("jurisdiction", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("forum", sa.String(length=200), nullable=False),
        sa.Column("case_number", sa.String(length=200), nullable=False),
        sa.Column("opponent", sa.String(length=200), nullable=False),
        sa.Column("opponent_firm", sa.String(length=200), nullable=False),
        sa.Column("right_text", sa.String(length=500), nullable=False),
        sa.Column("products", sa.String(length=500), nullable=False),
        sa.Column("hs_codes", sa.String(length=500), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("frozen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("currency", sa.String(length=40), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(amount IS NULL AND frozen IS NULL) OR currency <> ''",
            name=op.f("ck_overseas_dispute_money_has_a_currency"),
        ),
        sa.CheckConstraint(
            "kind IN ('section_337','schedule_a','platform','customs','squatting','eu_design','demand_letter','dmca',"
            "'other')",
            name=op.f("ck_overseas_dispute_kind"),
        ),
        sa.CheckConstraint("opponent <> ''", name=op.f("ck_overseas_dispute_has_an_opponent")),
        sa.CheckConstraint(
            "(amount IS NULL OR amount >= 0) AND (frozen IS NULL OR frozen >= 0)",
            name=op.f("ck_overseas_dispute_money"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_overseas_dispute_office_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_overseas_dispute_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_dispute")),
        sa.UniqueConstraint("office_id", "year", "serial", name=op.f("uq_overseas_dispute_office_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_dispute_uid")),
    )
    op.create_index("ix_overseas_dispute_list", "overseas_dispute", ["office_id", "id"], unique=False)
    op.create_table(
        "overseas_guidance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("shop", sa.String(length=500), nullable=False),
        sa.Column("group_name", sa.String(length=200), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(length=40), nullable=False),
        sa.Column("told_whom", sa.String(length=200), nullable=False),
        sa.Column("receipt", sa.String(length=500), nullable=False),
        sa.Column("compliance_on", sa.Date(), nullable=True),
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("advised_on", sa.Date(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("sheet_year", sa.Integer(), nullable=True),
        sa.Column("sheet_serial", sa.Integer(), nullable=True),
        sa.Column("sheet_number", sa.String(length=200), nullable=False),
        sa.Column("experts", JSON, nullable=False),
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("typical", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'identified' OR told_on IS NOT NULL", name=op.f("ck_overseas_guidance_told_before_the_rest")
        ),
        sa.CheckConstraint(
            "state IN ('identified','told','declined','wanted','graded','advised','referred','planned','concluded',"
            "'reviewed')",
            name=op.f("ck_overseas_guidance_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('advised','referred','planned','concluded','reviewed') OR advised_on IS NOT NULL",
            name=op.f("ck_overseas_guidance_advised_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('concluded','reviewed') OR result <> ''",
            name=op.f("ck_overseas_guidance_concluded_has_a_result"),
        ),
        sa.CheckConstraint(
            "(advised_on IS NULL) = (sheet_serial IS NULL)", name=op.f("ck_overseas_guidance_advised_has_a_number")
        ),
        sa.CheckConstraint(
            "evidence_on IS NULL OR (compliance_on IS NOT NULL AND compliance_on <= evidence_on)",
            name=op.f("ck_overseas_guidance_notice_before_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["overseas_dispute.id"], name=op.f("fk_overseas_guidance_dispute_id_overseas_dispute")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_overseas_guidance_office_id_organisation")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_overseas_guidance_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_guidance")),
        sa.UniqueConstraint("dispute_id", "party_id", name=op.f("uq_overseas_guidance_dispute_id")),
        sa.UniqueConstraint("office_id", "sheet_year", "sheet_serial", name=op.f("uq_overseas_guidance_office_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_guidance_uid")),
    )
    op.create_index(op.f("ix_overseas_guidance_party_id"), "overseas_guidance", ["party_id"], unique=False)
    op.create_index("ix_overseas_guidance_state", "overseas_guidance", ["office_id", "state"], unique=False)
    op.create_table(
        "overseas_node",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("basis", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_overseas_node_has_a_name")),
        sa.CheckConstraint("standing IN ('proposed','confirmed','met','gone')", name=op.f("ck_overseas_node_standing")),
        sa.CheckConstraint(
            "standing IN ('proposed','gone') OR source <> ''", name=op.f("ck_overseas_node_confirmed_from_a_paper")
        ),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["overseas_dispute.id"], name=op.f("fk_overseas_node_dispute_id_overseas_dispute")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_node")),
        sa.UniqueConstraint("dispute_id", "name", "due_at", name=op.f("uq_overseas_node_dispute_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_node_uid")),
    )
    op.create_index("ix_overseas_node_due", "overseas_node", ["standing", "due_at"], unique=False)
    op.create_table(
        "overseas_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("guide", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("proof", sa.String(length=500), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(confirmed_on IS NULL) = (confirmed_by = '')", name=op.f("ck_overseas_entry_confirmed_by_somebody")
        ),
        sa.CheckConstraint("content <> ''", name=op.f("ck_overseas_entry_has_content")),
        sa.CheckConstraint("guide <> ''", name=op.f("ck_overseas_entry_has_a_guide")),
        sa.CheckConstraint(
            "confirmed_on IS NULL OR confirmed_on >= given_on", name=op.f("ck_overseas_entry_confirmed_after")
        ),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_overseas_entry_guidance_id_overseas_guidance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_entry_uid")),
    )
    op.create_index(op.f("ix_overseas_entry_guidance_id"), "overseas_entry", ["guidance_id"], unique=False)
    op.create_table(
        "overseas_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("template_version", sa.String(length=40), nullable=False),
        sa.Column("law_version", sa.String(length=40), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_overseas_paper_guidance_id_overseas_guidance")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_overseas_paper_issued_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_overseas_paper_uid")),
    )
    op.create_index(op.f("ix_overseas_paper_code"), "overseas_paper", ["code"], unique=False)
    op.create_index(op.f("ix_overseas_paper_guidance_id"), "overseas_paper", ["guidance_id"], unique=False)
    op.create_table(
        "overseas_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_overseas_step_guidance_id_overseas_guidance")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_overseas_step_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_step")),
    )
    op.create_index(op.f("ix_overseas_step_guidance_id"), "overseas_step", ["guidance_id"], unique=False)


def downgrade() -> None:
    op.drop_table("overseas_step")
    op.drop_table("overseas_paper")
    op.drop_table("overseas_entry")
    op.drop_table("overseas_node")
    op.drop_table("overseas_guidance")
    op.drop_table("overseas_dispute")
