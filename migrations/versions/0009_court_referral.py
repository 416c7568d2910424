"""What a court sent and what went back to it; one number for a dispute, and every change of who has it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "court_referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("court", sa.String(length=200), nullable=False),
        sa.Column("court_number", sa.String(length=200), nullable=False),
        sa.Column("document_number", sa.String(length=200), nullable=False),
        sa.Column("informed_on", sa.Date(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("turned_down_on", sa.Date(), nullable=True),
        sa.Column("turned_down_reason", sa.String(length=500), nullable=False),
        sa.Column("suspected_on", sa.Date(), nullable=True),
        sa.Column("suspicion", sa.String(length=500), nullable=False),
        sa.Column("suspicion_to", sa.String(length=200), nullable=False),
        sa.Column("suspicion_answered_on", sa.Date(), nullable=True),
        sa.Column("suspicion_answer", sa.String(length=500), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("advice", sa.String(length=40), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_how", sa.String(length=40), nullable=False),
        sa.Column("reported_to", sa.String(length=200), nullable=False),
        sa.Column("returned", JSON, nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_to", sa.String(length=200), nullable=False),
        sa.Column("court_result", sa.String(length=40), nullable=False),
        sa.Column("court_result_on", sa.Date(), nullable=True),
        sa.Column("court_result_number", sa.String(length=200), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("disputes", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'entrustment') = (procedure <> '')", name=op.f("ck_court_referral_suit_has_a_procedure")
        ),
        sa.CheckConstraint("channel IN ('paper','platform')", name=op.f("ck_court_referral_channel")),
        sa.CheckConstraint("court <> ''", name=op.f("ck_court_referral_court")),
        sa.CheckConstraint(
            "court_result = '' OR kind = 'entrustment'", name=op.f("ck_court_referral_court_closes_suits")
        ),
        sa.CheckConstraint(
            "court_result IN ('','court_statement','suit_withdrawn','trial')",
            name=op.f("ck_court_referral_court_result"),
        ),
        sa.CheckConstraint("kind IN ('assignment','entrustment')", name=op.f("ck_court_referral_kind")),
        sa.CheckConstraint("procedure IN ('','ordinary','simplified')", name=op.f("ck_court_referral_procedure")),
        sa.CheckConstraint(
            "reported_how IN ('','by_hand','post','platform')", name=op.f("ck_court_referral_reported_how")
        ),
        sa.CheckConstraint("state <> 'done' OR returned_on IS NOT NULL", name=op.f("ck_court_referral_done_has_a_day")),
        sa.CheckConstraint(
            "state <> 'turned_down' OR turned_down_reason <> ''",
            name=op.f("ck_court_referral_turned_down_has_a_reason"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('reported','done') OR reported_on IS NOT NULL",
            name=op.f("ck_court_referral_reported_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('taken','reported','done') OR taken_on IS NOT NULL",
            name=op.f("ck_court_referral_taken_has_a_day"),
        ),
        sa.CheckConstraint(
            "taken_on IS NULL OR taken_on >= informed_on", name=op.f("ck_court_referral_taken_after_information")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_court_referral_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_court_referral_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_referral")),
        sa.UniqueConstraint("case_id", name=op.f("uq_court_referral_case_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_court_referral_uid")),
    )
    op.create_index("ix_court_referral_state", "court_referral", ["state", "id"], unique=False)
    op.create_table(
        "route_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dispute_number", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_body", sa.String(length=200), nullable=False),
        sa.Column("to_body", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("receipt", sa.String(length=500), nullable=False),
        sa.Column("receipt_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by_name", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("(receipt = '') = (receipt_on IS NULL)", name=op.f("ck_route_change_receipt_has_a_day")),
        sa.CheckConstraint("kind IN ('transfer','out','back','again')", name=op.f("ck_route_change_kind")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_route_change_reason")),
        sa.CheckConstraint(
            'receipt_on IS NULL OR receipt_on >= "on"', name=op.f("ck_route_change_receipt_after_handing_over")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_route_change_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_route_change_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_change")),
    )
    op.create_index(op.f("ix_route_change_case_id"), "route_change", ["case_id"], unique=False)
    op.create_index(op.f("ix_route_change_dispute_number"), "route_change", ["dispute_number"], unique=False)
    # Not in a batch: the table that others refer to is not made anew. Who is there already had nobody before it.
    op.add_column(
        "mediation_case", sa.Column("dispute_number", sa.String(length=20), nullable=False, server_default="")
    )
    op.execute("UPDATE mediation_case SET dispute_number = register_number")
    op.create_index(op.f("ix_mediation_case_dispute_number"), "mediation_case", ["dispute_number"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_mediation_case_dispute_number"), table_name="mediation_case")
    op.drop_column("mediation_case", "dispute_number")
    op.drop_index(op.f("ix_route_change_dispute_number"), table_name="route_change")
    op.drop_index(op.f("ix_route_change_case_id"), table_name="route_change")
    op.drop_table("route_change")
    op.drop_index("ix_court_referral_state", table_name="court_referral")
    op.drop_table("court_referral")
