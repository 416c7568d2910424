"""Reports: frozen with every figure and its row ids, refused every change; their printed papers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

SQLITE_TRIGGERS = """
CREATE TRIGGER report_no_update BEFORE UPDATE ON report
BEGIN SELECT RAISE(ABORT, 'a frozen report is not changed'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'a frozen report is not changed'); END;
"""

POSTGRES_TRIGGERS = """
CREATE FUNCTION refuse_report_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a frozen report is not changed'; END $$;
CREATE TRIGGER report_no_change BEFORE UPDATE OR DELETE ON report
FOR EACH ROW EXECUTE FUNCTION refuse_report_change();
CREATE TRIGGER report_no_truncate BEFORE TRUNCATE ON report
FOR EACH STATEMENT EXECUTE FUNCTION refuse_report_change();
"""


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("definitions", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.CheckConstraint("kind IN ('district','return')", name=op.f("ck_report_kind")),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_report_ends_after_it_begins")),
        sa.CheckConstraint("as_of > last_on", name=op.f("ck_report_period_was_over")),
        sa.CheckConstraint("(ordinal = 1) = (supersedes_id IS NULL)", name=op.f("ck_report_first_has_none_before")),
        sa.CheckConstraint("ordinal = 1 OR reason <> ''", name=op.f("ck_report_correction_has_a_reason")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_report_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["supersedes_id"], ["report.id"], name=op.f("fk_report_supersedes_id_report")),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"], ["user_account.id"], name=op.f("fk_report_frozen_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("organisation_id", "kind", "period", "ordinal", name=op.f("uq_report_organisation_id")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_report_supersedes_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_uid")),
    )
    op.create_table(
        "report_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
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
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_report_paper_issued_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["matter_id"], ["report.id"], name=op.f("fk_report_paper_matter_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_paper_uid")),
    )
    op.create_index(op.f("ix_report_paper_code"), "report_paper", ["code"], unique=False)
    op.create_index(op.f("ix_report_paper_matter_id"), "report_paper", ["matter_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_TRIGGERS.split("END;")[:-1]:
            op.execute(f"{statement}END")
    else:
        op.execute(POSTGRES_TRIGGERS)


def downgrade() -> None:
    op.drop_table("report_paper")
    op.drop_table("report")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_report_change")
