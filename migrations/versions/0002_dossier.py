"""The dossier: papers of every kind, files handed in, follow-up, filing, and long work beside the pages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("request", JSON, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("doing", sa.String(length=500), nullable=False),
        sa.Column("problems", JSON, nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=200), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("state IN ('queued','running','done','failed','cancelled')", name=op.f("ck_job_state")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_job_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("uid", name=op.f("uq_job_uid")),
    )
    op.create_index("ix_job_state", "job", ["state", "id"], unique=False)
    op.create_index(op.f("ix_job_user_id"), "job", ["user_id"], unique=False)

    op.create_table(
        "case_key",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_case_key_case_id_mediation_case")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_key")),
    )
    op.create_table(
        "subsidy_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=200), nullable=False),
        sa.Column("claimed_by_id", sa.Integer(), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("result IN ('pending','approved','rejected')", name=op.f("ck_subsidy_claim_result")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_subsidy_claim_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["user_account.id"], name=op.f("fk_subsidy_claim_claimed_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_subsidy_claim_decided_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subsidy_claim")),
        sa.UniqueConstraint("case_id", name=op.f("uq_subsidy_claim_case_id")),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("file_number", sa.String(length=200), nullable=False),
        sa.Column("file_year", sa.Integer(), nullable=True),
        sa.Column("file_serial", sa.Integer(), nullable=True),
        sa.Column("shelf_mark", sa.String(length=200), nullable=False),
        sa.Column("retention", sa.String(length=40), nullable=False),
        sa.Column("retention_label", sa.String(length=200), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.String(length=500), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("compiled_by_id", sa.Integer(), nullable=True),
        sa.Column("compiled_on", sa.Date(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("filed_by_id", sa.Integer(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("contents", JSON, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("restricted_on", sa.Date(), nullable=True),
        sa.Column("restricted_reason", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'filed' OR file_number <> ''", name=op.f("ck_dossier_filed_has_a_number")),
        sa.CheckConstraint("state <> 'filed' OR filed_on IS NOT NULL", name=op.f("ck_dossier_filed_has_a_day")),
        sa.CheckConstraint(
            "checked_by_id IS NULL OR checked_by_id <> compiled_by_id", name=op.f("ck_dossier_second_person")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_dossier_case_id_mediation_case")),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["user_account.id"], name=op.f("fk_dossier_checked_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["organisation.id"], name=op.f("fk_dossier_committee_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["compiled_by_id"], ["user_account.id"], name=op.f("fk_dossier_compiled_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_dossier_document_id_document")),
        sa.ForeignKeyConstraint(["filed_by_id"], ["user_account.id"], name=op.f("fk_dossier_filed_by_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("case_id", name=op.f("uq_dossier_case_id")),
        sa.UniqueConstraint("committee_id", "file_year", "file_serial", name=op.f("uq_dossier_committee_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_dossier_uid")),
    )
    op.create_index(op.f("ix_dossier_committee_id"), "dossier", ["committee_id"], unique=False)
    op.create_index(
        "ix_dossier_restricted",
        "dossier",
        ["case_id"],
        unique=False,
        sqlite_where=sa.text("restricted_on IS NOT NULL"),
        postgresql_where=sa.text("restricted_on IS NOT NULL"),
    )

    op.create_table(
        "dossier_appraisal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("people", sa.String(length=500), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("decision IN ('keep','transfer','report')", name=op.f("ck_dossier_appraisal_decision")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_appraisal_dossier_id_dossier")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_dossier_appraisal_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_appraisal")),
    )
    op.create_index(op.f("ix_dossier_appraisal_dossier_id"), "dossier_appraisal", ["dossier_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("people", sa.String(length=500), nullable=False),
        sa.Column("performed", sa.String(length=40), nullable=False),
        sa.Column("satisfaction", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lawsuit", sa.String(length=500), nullable=False),
        sa.Column("risk", sa.String(length=500), nullable=False),
        sa.Column("measures", sa.String(length=500), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=False),
        sa.Column("visitor_name", sa.String(length=200), nullable=False),
        sa.CheckConstraint("performed IN ('fully','partly','not','none_due')", name=op.f("ck_follow_up_performed")),
        sa.CheckConstraint(
            "satisfaction IN ('satisfied','fair','dissatisfied','not_said')", name=op.f("ck_follow_up_satisfaction")
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_follow_up_agreement_id_agreement")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_follow_up_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["visitor_id"], ["user_account.id"], name=op.f("fk_follow_up_visitor_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_case_id"), "follow_up", ["case_id"], unique=False)

    op.create_table(
        "dossier_supplement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_dossier_supplement_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_dossier_supplement_document_id_document")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_supplement_dossier_id_dossier")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_dossier_supplement_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_supplement")),
        sa.UniqueConstraint("dossier_id", "ordinal", name=op.f("uq_dossier_supplement_dossier_id")),
    )
    op.create_index(op.f("ix_dossier_supplement_dossier_id"), "dossier_supplement", ["dossier_id"], unique=False)

    with op.batch_alter_table("attachment") as batch_op:
        batch_op.add_column(sa.Column("form", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("subject", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("title", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pages", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("sheets", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("origin", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("submitted_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("submitted_by", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("original", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("rotation", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("ordinal", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("note", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("scan", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("stored_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("removed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("removed_reason", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.alter_column(
            "media_type", existing_type=sa.VARCHAR(length=40), type_=sa.String(length=200), existing_nullable=False
        )
        batch_op.create_check_constraint(op.f("ck_attachment_rotation"), "rotation IN (0, 90, 180, 270)")
        batch_op.create_check_constraint(op.f("ck_attachment_original"), "original IN ('', 'original', 'copy')")
        batch_op.create_check_constraint(op.f("ck_attachment_scan"), "scan IN ('', 'clean', 'pending')")
        batch_op.create_foreign_key(
            batch_op.f("fk_attachment_submitted_by_id_case_party"), "case_party", ["submitted_by_id"], ["id"]
        )

    with op.batch_alter_table("document") as batch_op:
        batch_op.add_column(sa.Column("subject", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("copies", sa.Integer(), nullable=False, server_default="1"))
        batch_op.create_index("ix_document_sheet", ["case_id", "form", "subject", "id"], unique=False)

    with op.batch_alter_table("session_record") as batch_op:
        batch_op.add_column(sa.Column("asked_name", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("asked_particulars", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("asked_relation", sa.String(length=200), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("session_record") as batch_op:
        batch_op.drop_column("asked_relation")
        batch_op.drop_column("asked_particulars")
        batch_op.drop_column("asked_name")

    with op.batch_alter_table("document") as batch_op:
        batch_op.drop_index("ix_document_sheet")
        batch_op.drop_column("copies")
        batch_op.drop_column("subject")

    with op.batch_alter_table("attachment") as batch_op:
        batch_op.drop_constraint(op.f("ck_attachment_scan"), type_="check")
        batch_op.drop_constraint(op.f("ck_attachment_original"), type_="check")
        batch_op.drop_constraint(op.f("ck_attachment_rotation"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_attachment_submitted_by_id_case_party"), type_="foreignkey")
        batch_op.alter_column(
            "media_type", existing_type=sa.String(length=200), type_=sa.VARCHAR(length=40), existing_nullable=False
        )
        batch_op.drop_column("version")
        batch_op.drop_column("removed_reason")
        batch_op.drop_column("removed_on")
        batch_op.drop_column("stored_at")
        batch_op.drop_column("scan")
        batch_op.drop_column("note")
        batch_op.drop_column("ordinal")
        batch_op.drop_column("rotation")
        batch_op.drop_column("original")
        batch_op.drop_column("submitted_by")
        batch_op.drop_column("submitted_by_id")
        batch_op.drop_column("origin")
        batch_op.drop_column("sheets")
        batch_op.drop_column("pages")
        batch_op.drop_column("title")
        batch_op.drop_column("subject")
        batch_op.drop_column("form")

    op.drop_index(op.f("ix_dossier_supplement_dossier_id"), table_name="dossier_supplement")

    op.drop_table("dossier_supplement")
    op.drop_index(op.f("ix_follow_up_case_id"), table_name="follow_up")

    op.drop_table("follow_up")
    op.drop_index(op.f("ix_dossier_appraisal_dossier_id"), table_name="dossier_appraisal")

    op.drop_table("dossier_appraisal")
    op.drop_index(
        "ix_dossier_restricted",
        table_name="dossier",
        sqlite_where=sa.text("restricted_on IS NOT NULL"),
        postgresql_where=sa.text("restricted_on IS NOT NULL"),
    )
    op.drop_index(op.f("ix_dossier_committee_id"), table_name="dossier")

    op.drop_table("dossier")
    op.drop_table("subsidy_claim")
    op.drop_table("case_key")
    op.drop_index(op.f("ix_job_user_id"), table_name="job")
    op.drop_index("ix_job_state", table_name="job")

    op.drop_table("job")
