"""Requests for evaluation reports of design patents, with their steps."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evaluation_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("requester_id", sa.Integer(), nullable=False),
        sa.Column("requester_as", sa.String(length=40), nullable=False),
        sa.Column("proof", sa.String(length=500), nullable=False),
        sa.Column("patent_number", sa.String(length=40), nullable=False),
        sa.Column("number_reason", sa.String(length=500), nullable=False),
        sa.Column("patent_title", sa.String(length=200), nullable=False),
        sa.Column("patent_owner", sa.String(length=500), nullable=False),
        sa.Column("at_grant", sa.Boolean(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("in_force", sa.String(length=40), nullable=False),
        sa.Column("fee_evidence", sa.String(length=500), nullable=False),
        sa.Column("existing", sa.String(length=40), nullable=False),
        sa.Column("use", sa.String(length=40), nullable=False),
        sa.Column("related_number", sa.String(length=200), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("fee_paid_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("report_number", sa.String(length=200), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("existing IN ('none','exists','unknown')", name=op.f("ck_evaluation_report_existing")),
        sa.CheckConstraint("in_force IN ('yes','no','unknown')", name=op.f("ck_evaluation_report_in_force")),
        sa.CheckConstraint("patent_number <> ''", name=op.f("ck_evaluation_report_patent_has_a_number")),
        sa.CheckConstraint("proof <> ''", name=op.f("ck_evaluation_report_requester_has_proof")),
        sa.CheckConstraint(
            "requester_as IN ('owner','interested','accused')", name=op.f("ck_evaluation_report_requester_as")
        ),
        sa.CheckConstraint(
            "state <> 'received' OR (fee_paid_on IS NOT NULL AND received_on >= sent_on AND result <> '')",
            name=op.f("ck_evaluation_report_received_has_a_result"),
        ),
        sa.CheckConstraint(
            "state <> 'refused' OR ground <> ''", name=op.f("ck_evaluation_report_refused_has_a_ground")
        ),
        sa.CheckConstraint(
            "state IN ('submitted','accepted','supplementing','passed','sent','received','refused','failed',"
            "'withdrawn','not_made')",
            name=op.f("ck_evaluation_report_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted','supplementing','passed','sent','received','failed') OR accepted_on IS NOT NULL",
            name=op.f("ck_evaluation_report_accepted_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('passed','sent','received','failed') OR concluded_on IS NOT NULL",
            name=op.f("ck_evaluation_report_concluded_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('refused','failed','withdrawn') OR reason <> ''",
            name=op.f("ck_evaluation_report_ended_has_a_reason"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('sent','received','not_made') OR sent_on IS NOT NULL",
            name=op.f("ck_evaluation_report_sent_has_a_day"),
        ),
        sa.CheckConstraint(
            "concluded_on IS NULL OR (accepted_on IS NOT NULL AND concluded_on >= accepted_on)",
            name=op.f("ck_evaluation_report_concluded_after_acceptance"),
        ),
        sa.CheckConstraint(
            "fee_paid_on IS NULL OR fee_paid_on >= sent_on", name=op.f("ck_evaluation_report_paid_after_sending")
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR sent_on >= concluded_on", name=op.f("ck_evaluation_report_sent_after_conclusion")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["organisation.id"], name=op.f("fk_evaluation_report_centre_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_evaluation_report_received_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["requester_id"], ["party.id"], name=op.f("fk_evaluation_report_requester_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_report")),
        sa.UniqueConstraint("centre_id", "year", "serial", name=op.f("uq_evaluation_report_centre_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_evaluation_report_uid")),
    )
    op.create_index("ix_evaluation_report_list", "evaluation_report", ["centre_id", "state", "id"])
    op.create_index(op.f("ix_evaluation_report_patent_number"), "evaluation_report", ["patent_number"])
    op.create_index(op.f("ix_evaluation_report_requester_id"), "evaluation_report", ["requester_id"])
    op.create_index(
        "uq_evaluation_report_standing",
        "evaluation_report",
        ["patent_number"],
        unique=True,
        sqlite_where=sa.text("state IN ('accepted','supplementing','passed','sent','received')"),
        postgresql_where=sa.text("state IN ('accepted','supplementing','passed','sent','received')"),
    )
    op.create_table(
        "evaluation_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_evaluation_step_recorded_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["evaluation_report.id"], name=op.f("fk_evaluation_step_report_id_evaluation_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_step")),
    )
    op.create_index(op.f("ix_evaluation_step_report_id"), "evaluation_step", ["report_id"])


def downgrade() -> None:
    op.drop_table("evaluation_step")
    op.drop_table("evaluation_report")
