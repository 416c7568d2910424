"""Registered applicants with their steps, quotas and findings; agencies; accepted classes of the centre."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "accepted_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("class_number", sa.String(length=5), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("class_number LIKE '__-__'", name=op.f("ck_accepted_class_class_number")),
        sa.CheckConstraint(
            "effective_from IS NULL OR effective_to IS NULL OR effective_to >= effective_from",
            name=op.f("ck_accepted_class_to_after_from"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_class")),
        sa.UniqueConstraint("class_number", "effective_from", name=op.f("uq_accepted_class_class_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_accepted_class_uid")),
    )
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("standing_from", sa.Date(), nullable=True),
        sa.Column("standing_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_agency_has_a_name")),
        sa.CheckConstraint("source <> ''", name=op.f("ck_agency_has_a_source")),
        sa.CheckConstraint("standing IN ('listed','not_listed','suspended')", name=op.f("ck_agency_standing")),
        sa.CheckConstraint(
            "standing_from IS NULL OR standing_until IS NULL OR standing_until >= standing_from",
            name=op.f("ck_agency_until_after_from"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("name", name=op.f("uq_agency_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_agency_uid")),
    )
    op.create_table(
        "registered_applicant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("products", sa.String(length=500), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("conditions", JSON, nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("suspended_until", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('refused','cancelled','expired')) = (ended_on IS NOT NULL)",
            name=op.f("ck_registered_applicant_ended_has_a_day"),
        ),
        sa.CheckConstraint(
            "state <> 'checked' OR checked_on IS NOT NULL", name=op.f("ck_registered_applicant_checked_has_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'sent' OR sent_on IS NOT NULL", name=op.f("ck_registered_applicant_sent_has_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'suspended' OR suspended_until IS NOT NULL",
            name=op.f("ck_registered_applicant_suspended_has_an_end"),
        ),
        sa.CheckConstraint(
            "state = 'suspended' OR suspended_until IS NULL",
            name=op.f("ck_registered_applicant_only_suspended_has_an_end"),
        ),
        sa.CheckConstraint(
            "state IN ('applied','checked','sent','valid','suspended','refused','cancelled','expired')",
            name=op.f("ck_registered_applicant_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('suspended','refused','cancelled') OR reason <> ''",
            name=op.f("ck_registered_applicant_against_them_has_a_reason"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('valid','suspended','cancelled','expired') OR valid_from IS NOT NULL",
            name=op.f("ck_registered_applicant_valid_has_a_day"),
        ),
        sa.CheckConstraint(
            "checked_on IS NULL OR checked_on >= applied_on",
            name=op.f("ck_registered_applicant_checked_after_application"),
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR sent_on >= checked_on", name=op.f("ck_registered_applicant_sent_after_check")
        ),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_from >= sent_on", name=op.f("ck_registered_applicant_valid_after_sending")
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_registered_applicant_until_after_from")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["organisation.id"], name=op.f("fk_registered_applicant_centre_id_organisation")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_registered_applicant_party_id_party")),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_registered_applicant_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registered_applicant")),
        sa.UniqueConstraint("centre_id", "year", "serial", name=op.f("uq_registered_applicant_centre_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_registered_applicant_uid")),
    )
    op.create_index("ix_registered_applicant_list", "registered_applicant", ["centre_id", "state", "id"])
    op.create_index(op.f("ix_registered_applicant_party_id"), "registered_applicant", ["party_id"])
    op.create_index("ix_registered_applicant_until", "registered_applicant", ["centre_id", "valid_until"])
    op.create_index(
        "uq_registered_applicant_live",
        "registered_applicant",
        ["centre_id", "party_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('refused','cancelled')"),
        postgresql_where=sa.text("state NOT IN ('refused','cancelled')"),
    )
    op.create_table(
        "abnormal_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("appeal", sa.String(length=40), nullable=False),
        sa.Column("appeal_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(appeal IN ('upheld','overturned')) = (appeal_on IS NOT NULL)",
            name=op.f("ck_abnormal_finding_appeal_has_a_day"),
        ),
        sa.CheckConstraint(
            "appeal IN ('none','pending','upheld','overturned')", name=op.f("ck_abnormal_finding_appeal")
        ),
        sa.CheckConstraint("document <> ''", name=op.f("ck_abnormal_finding_has_a_document")),
        sa.CheckConstraint(
            "appeal_on IS NULL OR appeal_on >= found_on", name=op.f("ck_abnormal_finding_appeal_after_finding")
        ),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["registered_applicant.id"],
            name=op.f("fk_abnormal_finding_applicant_id_registered_applicant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_abnormal_finding")),
        sa.UniqueConstraint("applicant_id", "document", name=op.f("uq_abnormal_finding_applicant_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_abnormal_finding_uid")),
    )
    op.create_table(
        "applicant_quota",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("examined", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("source <> ''", name=op.f("ck_applicant_quota_has_a_source")),
        sa.CheckConstraint(
            "(examined IS NULL) = (failed IS NULL)", name=op.f("ck_applicant_quota_figures_go_together")
        ),
        sa.CheckConstraint(
            "failed IS NULL OR (failed >= 0 AND failed <= examined)", name=op.f("ck_applicant_quota_failed_of_examined")
        ),
        sa.CheckConstraint("pieces IS NULL OR pieces >= 0", name=op.f("ck_applicant_quota_pieces")),
        sa.CheckConstraint("year BETWEEN 2014 AND 2099", name=op.f("ck_applicant_quota_year")),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["registered_applicant.id"],
            name=op.f("fk_applicant_quota_applicant_id_registered_applicant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicant_quota")),
        sa.UniqueConstraint("applicant_id", "year", name=op.f("uq_applicant_quota_applicant_id")),
    )
    op.create_table(
        "applicant_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["registered_applicant.id"],
            name=op.f("fk_applicant_step_applicant_id_registered_applicant"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_applicant_step_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicant_step")),
    )
    op.create_index(op.f("ix_applicant_step_applicant_id"), "applicant_step", ["applicant_id"])
    op.create_table(
        "sanction_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("sanction", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=False),
        sa.Column("rule", sa.String(length=500), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_sanction_decision_has_a_reason")),
        sa.CheckConstraint("sanction IN ('suspend','cancel')", name=op.f("ck_sanction_decision_sanction")),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["registered_applicant.id"],
            name=op.f("fk_sanction_decision_applicant_id_registered_applicant"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_sanction_decision_decided_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanction_decision")),
        sa.UniqueConstraint("applicant_id", "key", name=op.f("uq_sanction_decision_applicant_id")),
    )


def downgrade() -> None:
    op.drop_table("sanction_decision")
    op.drop_table("applicant_step")
    op.drop_table("applicant_quota")
    op.drop_table("abnormal_finding")
    op.drop_table("registered_applicant")
    op.drop_table("agency")
    op.drop_table("accepted_class")
