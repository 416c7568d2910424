"""Pre-examination of designs: requests, their designs, pictures, opinions, screenings and papers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "design_preexamination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=True),
        sa.Column("applicant_name", sa.String(length=200), nullable=False),
        sa.Column("standing", sa.String(length=500), nullable=False),
        sa.Column("product", sa.String(length=200), nullable=False),
        sa.Column("class_number", sa.String(length=5), nullable=False),
        sa.Column("class_edition", sa.String(length=40), nullable=False),
        sa.Column("class_title", sa.String(length=200), nullable=False),
        sa.Column("shape", sa.String(length=40), nullable=False),
        sa.Column("colour", sa.Boolean(), nullable=False),
        sa.Column("designers", sa.String(length=500), nullable=False),
        sa.Column("agency", sa.String(length=200), nullable=False),
        sa.Column("agency_listed", sa.Boolean(), nullable=True),
        sa.Column("attorney", sa.String(length=200), nullable=False),
        sa.Column("papers", JSON, nullable=False),
        sa.Column("filed_before", sa.Boolean(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("examiner_id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filing_number", sa.String(length=20), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("consistent", sa.Boolean(), nullable=True),
        sa.Column("difference", sa.String(length=500), nullable=False),
        sa.Column("marked_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(length=500), nullable=False),
        sa.Column("not_filed_ground", sa.String(length=40), nullable=False),
        sa.Column("not_filed_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("result_reason", sa.String(length=500), nullable=False),
        sa.Column("publication_number", sa.String(length=20), nullable=False),
        sa.Column("key_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(filed_on IS NULL) = (filing_number = '')", name=op.f("ck_design_preexamination_filed_has_a_number")
        ),
        sa.CheckConstraint(
            "(outcome = '') = (concluded_on IS NULL)", name=op.f("ck_design_preexamination_outcome_has_a_day")
        ),
        sa.CheckConstraint(
            "(result = '') = (result_on IS NULL)", name=op.f("ck_design_preexamination_result_has_a_day")
        ),
        sa.CheckConstraint(
            "(result = 'granted') = (publication_number <> '')",
            name=op.f("ck_design_preexamination_granted_has_a_number"),
        ),
        sa.CheckConstraint(
            "applicant_name <> '' AND product <> ''", name=op.f("ck_design_preexamination_says_whose_and_what")
        ),
        sa.CheckConstraint("class_number LIKE '__-__'", name=op.f("ck_design_preexamination_class_number")),
        sa.CheckConstraint(
            "filed_on IS NULL OR outcome = 'passed'", name=op.f("ck_design_preexamination_filed_has_passed")
        ),
        sa.CheckConstraint(
            "outcome IN ('','refused','passed','failed','withdrawn','deemed_withdrawn')",
            name=op.f("ck_design_preexamination_outcome"),
        ),
        sa.CheckConstraint(
            "outcome NOT IN ('passed','failed') OR accepted_on IS NOT NULL",
            name=op.f("ck_design_preexamination_examined_was_accepted"),
        ),
        sa.CheckConstraint(
            "outcome NOT IN ('passed','failed') OR reader_id IS NOT NULL",
            name=op.f("ck_design_preexamination_read_again"),
        ),
        sa.CheckConstraint(
            "result IN ('','granted','rejected','application_withdrawn')", name=op.f("ck_design_preexamination_result")
        ),
        sa.CheckConstraint(
            "shape IN ('single','set','similar','partial')", name=op.f("ck_design_preexamination_shape")
        ),
        sa.CheckConstraint(
            "state IN ('submitted','incomplete','refused','accepted','waiting','passed','failed','withdrawn',"
            "'deemed_withdrawn','filed','not_filed','marked','unmarked','cancelled','granted','rejected',"
            "'application_withdrawn')",
            name=op.f("ck_design_preexamination_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted','waiting') OR accepted_on IS NOT NULL",
            name=op.f("ck_design_preexamination_accepted_has_a_day"),
        ),
        sa.CheckConstraint(
            "(checked_on IS NULL) = (consistent IS NULL)", name=op.f("ck_design_preexamination_checked_has_a_day")
        ),
        sa.CheckConstraint(
            "accepted_on >= submitted_on", name=op.f("ck_design_preexamination_accepted_after_submission")
        ),
        sa.CheckConstraint(
            "cancelled_on IS NULL OR cancelled_on >= marked_on",
            name=op.f("ck_design_preexamination_cancelled_after_mark"),
        ),
        sa.CheckConstraint(
            "checked_on IS NULL OR checked_on >= filed_on", name=op.f("ck_design_preexamination_checked_after_filing")
        ),
        sa.CheckConstraint(
            "concluded_on >= accepted_on", name=op.f("ck_design_preexamination_concluded_after_acceptance")
        ),
        sa.CheckConstraint(
            "concluded_on >= submitted_on", name=op.f("ck_design_preexamination_concluded_after_submission")
        ),
        sa.CheckConstraint("filed_on >= concluded_on", name=op.f("ck_design_preexamination_filed_after_conclusion")),
        sa.CheckConstraint(
            "marked_on IS NULL OR (paid_on IS NOT NULL AND consistent)",
            name=op.f("ck_design_preexamination_marked_is_paid"),
        ),
        sa.CheckConstraint(
            "marked_on IS NULL OR marked_on >= filed_on", name=op.f("ck_design_preexamination_marked_after_filing")
        ),
        sa.CheckConstraint(
            "paid_on IS NULL OR paid_on >= filed_on", name=op.f("ck_design_preexamination_paid_after_filing")
        ),
        sa.CheckConstraint("reader_id <> examiner_id", name=op.f("ck_design_preexamination_reader_is_another")),
        sa.CheckConstraint(
            "result_on IS NULL OR (filed_on IS NOT NULL AND result_on >= filed_on)",
            name=op.f("ck_design_preexamination_result_after_filing"),
        ),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["registered_applicant.id"],
            name=op.f("fk_design_preexamination_applicant_id_registered_applicant"),
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["organisation.id"], name=op.f("fk_design_preexamination_centre_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["examiner_id"], ["user_account.id"], name=op.f("fk_design_preexamination_examiner_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["user_account.id"], name=op.f("fk_design_preexamination_reader_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_design_preexamination")),
        sa.UniqueConstraint("centre_id", "year", "serial", name=op.f("uq_design_preexamination_centre_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_design_preexamination_uid")),
    )
    op.create_index(
        op.f("ix_design_preexamination_applicant_id"), "design_preexamination", ["applicant_id"], unique=False
    )
    op.create_index(
        op.f("ix_design_preexamination_examiner_id"), "design_preexamination", ["examiner_id"], unique=False
    )
    op.create_index(
        "ix_design_preexamination_list", "design_preexamination", ["centre_id", "state", "id"], unique=False
    )
    op.create_index(
        "ix_design_preexamination_submitted", "design_preexamination", ["centre_id", "submitted_on"], unique=False
    )
    op.create_index(
        "uq_design_preexamination_filing_number",
        "design_preexamination",
        ["filing_number"],
        unique=True,
        sqlite_where=sa.text("filing_number <> ''"),
        postgresql_where=sa.text("filing_number <> ''"),
    )
    op.create_table(
        "preexamination_design",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("preexamination_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("base", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_preexamination_design_has_a_name")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_preexamination_design_ordinal")),
        sa.ForeignKeyConstraint(
            ["preexamination_id"],
            ["design_preexamination.id"],
            name=op.f("fk_preexamination_design_preexamination_id_design_preexamination"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preexamination_design")),
        sa.UniqueConstraint("preexamination_id", "ordinal", name=op.f("uq_preexamination_design_preexamination_id")),
    )
    op.create_index(
        "uq_preexamination_design_base",
        "preexamination_design",
        ["preexamination_id"],
        unique=True,
        sqlite_where=sa.text("base"),
        postgresql_where=sa.text("base"),
    )
    op.create_table(
        "preexamination_opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("preexamination_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("before", sa.Boolean(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("items", JSON, nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= issued_on",
            name=op.f("ck_preexamination_opinion_answered_after_issue"),
        ),
        sa.CheckConstraint("due_on >= issued_on", name=op.f("ck_preexamination_opinion_due_after_issue")),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_preexamination_opinion_issued_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["preexamination_id"],
            ["design_preexamination.id"],
            name=op.f("fk_preexamination_opinion_preexamination_id_design_preexamination"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preexamination_opinion")),
        sa.UniqueConstraint("preexamination_id", "ordinal", name=op.f("uq_preexamination_opinion_preexamination_id")),
    )
    op.create_index(
        "uq_preexamination_opinion_open",
        "preexamination_opinion",
        ["preexamination_id"],
        unique=True,
        sqlite_where=sa.text("answered_on IS NULL"),
        postgresql_where=sa.text("answered_on IS NULL"),
    )
    op.create_table(
        "preexamination_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("preexamination_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
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
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_preexamination_paper_issued_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["preexamination_id"],
            ["design_preexamination.id"],
            name=op.f("fk_preexamination_paper_preexamination_id_design_preexamination"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preexamination_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_preexamination_paper_uid")),
    )
    op.create_index(op.f("ix_preexamination_paper_code"), "preexamination_paper", ["code"], unique=False)
    op.create_index(
        "ix_preexamination_paper_form", "preexamination_paper", ["preexamination_id", "form", "id"], unique=False
    )
    op.create_table(
        "preexamination_screening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("preexamination_id", sa.Integer(), nullable=False),
        sa.Column("screened_on", sa.Date(), nullable=False),
        sa.Column("conclusion", sa.String(length=40), nullable=False),
        sa.Column("items", JSON, nullable=False),
        sa.Column("basis", sa.String(length=500), nullable=False),
        sa.Column("handled", sa.String(length=40), nullable=False),
        sa.Column("office_number", sa.String(length=200), nullable=False),
        sa.Column("appeal", sa.String(length=40), nullable=False),
        sa.Column("screened_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "conclusion = 'clear' OR basis <> ''", name=op.f("ck_preexamination_screening_doubt_has_its_basis")
        ),
        sa.CheckConstraint(
            "conclusion IN ('clear','doubtful','abnormal')", name=op.f("ck_preexamination_screening_conclusion")
        ),
        sa.ForeignKeyConstraint(
            ["preexamination_id"],
            ["design_preexamination.id"],
            name=op.f("fk_preexamination_screening_preexamination_id_design_preexamination"),
        ),
        sa.ForeignKeyConstraint(
            ["screened_by_id"],
            ["user_account.id"],
            name=op.f("fk_preexamination_screening_screened_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preexamination_screening")),
    )
    op.create_index(
        op.f("ix_preexamination_screening_preexamination_id"),
        "preexamination_screening",
        ["preexamination_id"],
        unique=False,
    )
    op.create_table(
        "preexamination_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("preexamination_id", sa.Integer(), nullable=False),
        sa.Column("design_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("scan", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('front','back','left','right','top','bottom','solid','unit','detail','use')",
            name=op.f("ck_preexamination_view_kind"),
        ),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_preexamination_view_has_a_size")),
        sa.ForeignKeyConstraint(
            ["design_id"],
            ["preexamination_design.id"],
            name=op.f("fk_preexamination_view_design_id_preexamination_design"),
        ),
        sa.ForeignKeyConstraint(
            ["preexamination_id"],
            ["design_preexamination.id"],
            name=op.f("fk_preexamination_view_preexamination_id_design_preexamination"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_preexamination_view_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preexamination_view")),
        sa.UniqueConstraint("uid", name=op.f("uq_preexamination_view_uid")),
    )
    op.create_index(
        op.f("ix_preexamination_view_preexamination_id"), "preexamination_view", ["preexamination_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_preexamination_view_preexamination_id"), table_name="preexamination_view")
    op.drop_table("preexamination_view")
    op.drop_index(op.f("ix_preexamination_screening_preexamination_id"), table_name="preexamination_screening")
    op.drop_table("preexamination_screening")
    op.drop_index("ix_preexamination_paper_form", table_name="preexamination_paper")
    op.drop_index(op.f("ix_preexamination_paper_code"), table_name="preexamination_paper")
    op.drop_table("preexamination_paper")
    op.drop_index(
        "uq_preexamination_opinion_open",
        table_name="preexamination_opinion",
        sqlite_where=sa.text("answered_on IS NULL"),
        postgresql_where=sa.text("answered_on IS NULL"),
    )
    op.drop_table("preexamination_opinion")
    op.drop_index(
        "uq_preexamination_design_base",
        table_name="preexamination_design",
        sqlite_where=sa.text("base"),
        postgresql_where=sa.text("base"),
    )
    op.drop_table("preexamination_design")
    op.drop_index(
        "uq_design_preexamination_filing_number",
        table_name="design_preexamination",
        sqlite_where=sa.text("filing_number <> ''"),
        postgresql_where=sa.text("filing_number <> ''"),
    )
    op.drop_index("ix_design_preexamination_submitted", table_name="design_preexamination")
    op.drop_index("ix_design_preexamination_list", table_name="design_preexamination")
    op.drop_index(op.f("ix_design_preexamination_examiner_id"), table_name="design_preexamination")
    op.drop_index(op.f("ix_design_preexamination_applicant_id"), table_name="design_preexamination")
    op.drop_table("design_preexamination")
