"""The registers of the work plan, consultations between bodies, typical cases, the plan's items by year."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0019"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("kind <> ''", name=op.f("ck_register_entry_has_a_kind")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_register_entry_has_a_title")),
        sa.CheckConstraint("until_on IS NULL OR until_on >= day", name=op.f("ck_register_entry_ends_after_it_begins")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_register_entry_entered_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_register_entry_office_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_register_entry_uid")),
    )
    op.create_index("ix_register_entry_list", "register_entry", ["kind", "day", "id"], unique=False)
    op.create_index(op.f("ix_register_entry_office_id"), "register_entry", ["office_id"], unique=False)
    op.create_table(
        "register_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_register_attendance_has_a_name")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name=op.f("fk_register_attendance_entry_id_register_entry")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_register_attendance_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_attendance")),
        sa.UniqueConstraint("entry_id", "name", "body", name=op.f("uq_register_attendance_entry_id")),
    )
    op.create_index(op.f("ix_register_attendance_party_id"), "register_attendance", ["party_id"], unique=False)
    op.create_table(
        "register_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scan", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name=op.f("fk_register_file_entry_id_register_entry")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_register_file_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_file")),
        sa.UniqueConstraint("entry_id", "purpose", "sha256", name=op.f("uq_register_file_entry_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_register_file_uid")),
    )


def downgrade() -> None:
    op.drop_table("register_file")
    op.drop_table("register_attendance")
    op.drop_table("register_entry")
