"""The registers of the work plan, consultations between bodies, typical cases, the plan's items by year."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "plan_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("bodies", sa.String(length=500), nullable=False),
        sa.Column("wants", sa.String(length=500), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number <> '' AND title <> ''", name=op.f("ck_plan_task_is_named")),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_plan_task_ends_after_it_begins")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_task")),
        sa.UniqueConstraint("number", name=op.f("uq_plan_task_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_plan_task_uid")),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("asker", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("flagged_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("withdrawal", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(flagged_on IS NULL) = (difficulty = '')", name=op.f("ck_consultation_flagged_has_a_reason")
        ),
        sa.CheckConstraint(
            "(state = 'answered') = (answered_on IS NOT NULL)", name=op.f("ck_consultation_answered_has_a_day")
        ),
        sa.CheckConstraint(
            "(state = 'withdrawn') = (withdrawn_on IS NOT NULL)", name=op.f("ck_consultation_withdrawn_has_a_day")
        ),
        sa.CheckConstraint("asker <> '' AND asked <> '' AND asker <> asked", name=op.f("ck_consultation_two_bodies")),
        sa.CheckConstraint("direction IN ('to_judiciary','to_agency')", name=op.f("ck_consultation_direction")),
        sa.CheckConstraint(
            "state <> 'difficult' OR flagged_on IS NOT NULL", name=op.f("ck_consultation_difficult_is_flagged")
        ),
        sa.CheckConstraint(
            "state IN ('received','difficult','answered','withdrawn')", name=op.f("ck_consultation_state")
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= received_on", name=op.f("ck_consultation_answered_after_receipt")
        ),
        sa.CheckConstraint(
            "flagged_on IS NULL OR flagged_on >= received_on", name=op.f("ck_consultation_flagged_after_receipt")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_consultation_office_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_consultation_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("office_id", "year", "serial", name=op.f("uq_consultation_office_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_consultation_uid")),
    )
    op.create_index("ix_consultation_list", "consultation", ["office_id", "state", "id"], unique=False)
    op.create_table(
        "plan_task_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("progress", sa.String(length=40), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "progress IN ('','not_begun','running','done','behind')", name=op.f("ck_plan_task_year_progress")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["user_account.id"], name=op.f("fk_plan_task_year_changed_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["plan_task.id"], name=op.f("fk_plan_task_year_task_id_plan_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_task_year")),
        sa.UniqueConstraint("task_id", "year", name=op.f("uq_plan_task_year_task_id")),
    )
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
        "consultation_expert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.CheckConstraint("opinion <> ''", name=op.f("ck_consultation_expert_has_an_opinion")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_consultation_expert_consultation_id_consultation")
        ),
        sa.ForeignKeyConstraint(["expert_id"], ["expert.id"], name=op.f("fk_consultation_expert_expert_id_expert")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_consultation_expert_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_expert")),
        sa.UniqueConstraint(
            "consultation_id", "expert_id", "asked_on", name=op.f("uq_consultation_expert_consultation_id")
        ),
    )
    op.create_index(op.f("ix_consultation_expert_expert_id"), "consultation_expert", ["expert_id"], unique=False)
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
    op.create_table(
        "typical_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("hidden_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("selected_on", sa.Date(), nullable=False),
        sa.Column("selected_by_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.String(length=500), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("case_id IS NOT NULL OR source <> ''", name=op.f("ck_typical_case_has_a_source")),
        sa.CheckConstraint(
            "state <> 'published' OR (published_on IS NOT NULL AND published_at <> '')",
            name=op.f("ck_typical_case_published"),
        ),
        sa.CheckConstraint(
            "state IN ('selected','deidentified','approved','published','dropped')", name=op.f("ck_typical_case_state")
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved','published') OR (approved_on IS NOT NULL AND approved_by_id IS NOT NULL)",
            name=op.f("ck_typical_case_approved_by_somebody"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('deidentified','approved','published') OR (text <> '' AND written_by_id IS NOT NULL)",
            name=op.f("ck_typical_case_written"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_typical_case_has_a_title")),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> written_by_id",
            name=op.f("ck_typical_case_approved_by_another"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["user_account.id"], name=op.f("fk_typical_case_approved_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_typical_case_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_typical_case_office_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["selected_by_id"], ["user_account.id"], name=op.f("fk_typical_case_selected_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["user_account.id"], name=op.f("fk_typical_case_written_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_typical_case")),
        sa.UniqueConstraint("case_id", name=op.f("uq_typical_case_case_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_typical_case_uid")),
    )
    op.create_index("ix_typical_case_list", "typical_case", ["office_id", "state", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("typical_case")
    op.drop_table("register_file")
    op.drop_table("register_attendance")
    op.drop_table("consultation_expert")
    op.drop_table("register_entry")
    op.drop_table("plan_task_year")
    op.drop_table("consultation")
    op.drop_table("plan_task")
