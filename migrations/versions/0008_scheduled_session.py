"""Rooms and planned sessions: when and where, who comes for the committee, which parties are called."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_room_has_a_name")),
        sa.CheckConstraint("seats IS NULL OR seats > 0", name=op.f("ck_room_seats_are_counted")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_room_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("organisation_id", "name", name=op.f("uq_room_organisation_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_room_uid")),
    )
    op.create_table(
        "scheduled_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("event_uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("bring", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("moved_to_id", sa.Integer(), nullable=True),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("attendance", JSON, nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("planned_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('planned','moved','cancelled','held')", name=op.f("ck_scheduled_session_state")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_scheduled_session_ends_after_start")),
        sa.CheckConstraint("(room_id IS NULL) = (place <> '')", name=op.f("ck_scheduled_session_room_or_place")),
        sa.CheckConstraint(
            "state NOT IN ('moved','cancelled') OR reason <> ''", name=op.f("ck_scheduled_session_change_has_a_reason")
        ),
        sa.CheckConstraint(
            "(state = 'held') = (record_id IS NOT NULL)", name=op.f("ck_scheduled_session_held_has_a_record")
        ),
        sa.CheckConstraint(
            "(state = 'moved') = (moved_to_id IS NOT NULL)", name=op.f("ck_scheduled_session_moved_has_another_day")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_scheduled_session_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_scheduled_session_room_id_room")),
        sa.ForeignKeyConstraint(
            ["moved_to_id"],
            ["scheduled_session.id"],
            name=op.f("fk_scheduled_session_moved_to_id_scheduled_session"),
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["session_record.id"], name=op.f("fk_scheduled_session_record_id_session_record")
        ),
        sa.ForeignKeyConstraint(
            ["planned_by_id"], ["user_account.id"], name=op.f("fk_scheduled_session_planned_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheduled_session")),
        sa.UniqueConstraint("uid", name=op.f("uq_scheduled_session_uid")),
        sa.UniqueConstraint("record_id", name=op.f("uq_scheduled_session_record_id")),
        sa.UniqueConstraint("moved_to_id", name=op.f("uq_scheduled_session_moved_to_id")),
    )
    op.create_index("ix_scheduled_session_time", "scheduled_session", ["starts_at", "id"], unique=False)
    for column in ("case_id", "event_uid", "room_id"):
        op.create_index(op.f(f"ix_scheduled_session_{column}"), "scheduled_session", [column], unique=False)
    op.create_table(
        "session_mediator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["scheduled_session.id"], name=op.f("fk_session_mediator_session_id_scheduled_session")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_session_mediator_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_mediator")),
        sa.UniqueConstraint("session_id", "user_id", name=op.f("uq_session_mediator_session_id")),
    )
    op.create_index(op.f("ix_session_mediator_user_id"), "session_mediator", ["user_id"], unique=False)
    op.create_table(
        "called_party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notified_manner", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.CheckConstraint("answer IN ('','coming','other_day','not_coming')", name=op.f("ck_called_party_answer")),
        sa.CheckConstraint(
            "(notified_on IS NULL) = (notified_manner = '')", name=op.f("ck_called_party_told_on_a_day_in_a_manner")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["scheduled_session.id"], name=op.f("fk_called_party_session_id_scheduled_session")
        ),
        sa.ForeignKeyConstraint(
            ["case_party_id"], ["case_party.id"], name=op.f("fk_called_party_case_party_id_case_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_called_party")),
        sa.UniqueConstraint("session_id", "case_party_id", name=op.f("uq_called_party_session_id")),
    )
    op.create_index(op.f("ix_called_party_case_party_id"), "called_party", ["case_party_id"], unique=False)


def downgrade() -> None:
    op.drop_table("called_party")
    op.drop_table("session_mediator")
    op.drop_table("scheduled_session")
    op.drop_table("room")
