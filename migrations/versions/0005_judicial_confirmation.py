"""Judicial confirmation: the application for an agreement, what the court asked to have supplied, objections."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "judicial_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=False),
        sa.Column("court", sa.String(length=200), nullable=False),
        sa.Column("court_rule", sa.String(length=500), nullable=False),
        sa.Column("court_reason", sa.String(length=500), nullable=False),
        sa.Column("applicants", JSON, nullable=False),
        sa.Column("obstacle", sa.String(length=500), nullable=False),
        sa.Column("obstacle_ended_on", sa.Date(), nullable=True),
        sa.Column("extension_asked_on", sa.Date(), nullable=True),
        sa.Column("extension_answer", sa.String(length=40), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_how", sa.String(length=40), nullable=False),
        sa.Column("receipt_number", sa.String(length=200), nullable=False),
        sa.Column("filed_short", sa.String(length=500), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("court_number", sa.String(length=200), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("ground_note", sa.String(length=500), nullable=False),
        sa.Column("ruling_id", sa.Integer(), nullable=True),
        sa.Column("served", JSON, nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "accepted_on IS NULL OR court_number <> ''", name=op.f("ck_judicial_confirmation_accepted_has_a_number")
        ),
        sa.CheckConstraint(
            "extension_answer IN ('','granted','refused')", name=op.f("ck_judicial_confirmation_extension_answer")
        ),
        sa.CheckConstraint(
            "filed_how IN ('','by_hand','post','online')", name=op.f("ck_judicial_confirmation_filed_how")
        ),
        sa.CheckConstraint(
            "state IN ('preparing','filed','supplementing','accepted','heard') OR decided_on IS NOT NULL",
            name=op.f("ck_judicial_confirmation_ended_has_a_day"),
        ),
        sa.CheckConstraint(
            "state IN ('preparing','given_up') OR court <> ''", name=op.f("ck_judicial_confirmation_sent_to_a_court")
        ),
        sa.CheckConstraint(
            "state IN ('preparing','given_up') OR filed_on IS NOT NULL",
            name=op.f("ck_judicial_confirmation_sent_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted','heard','confirmed','rejected','set_aside') OR accepted_on IS NOT NULL",
            name=op.f("ck_judicial_confirmation_accepted_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('not_accepted','rejected') OR ground <> ''",
            name=op.f("ck_judicial_confirmation_refused_has_a_ground"),
        ),
        sa.CheckConstraint(
            "accepted_on IS NULL OR accepted_on >= filed_on",
            name=op.f("ck_judicial_confirmation_accepted_after_filing"),
        ),
        sa.CheckConstraint(
            "accepted_on IS NULL OR decided_on >= accepted_on",
            name=op.f("ck_judicial_confirmation_decided_after_acceptance"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_judicial_confirmation_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["begun_by_id"], ["user_account.id"], name=op.f("fk_judicial_confirmation_begun_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_judicial_confirmation_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["ruling_id"], ["attachment.id"], name=op.f("fk_judicial_confirmation_ruling_id_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judicial_confirmation")),
        sa.UniqueConstraint("agreement_id", "ordinal", name=op.f("uq_judicial_confirmation_agreement_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_judicial_confirmation_uid")),
    )
    op.create_index(op.f("ix_judicial_confirmation_case_id"), "judicial_confirmation", ["case_id"], unique=False)
    op.create_index("ix_judicial_confirmation_state", "judicial_confirmation", ["state", "id"], unique=False)
    op.create_index(
        "uq_judicial_confirmation_standing",
        "judicial_confirmation",
        ["agreement_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('not_accepted','withdrawn','deemed_withdrawn','given_up')"),
        postgresql_where=sa.text("state NOT IN ('not_accepted','withdrawn','deemed_withdrawn','given_up')"),
    )
    op.create_table(
        "confirmation_objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("objector", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("knew_on", sa.Date(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("objector IN ('party','third_party')", name=op.f("ck_confirmation_objection_objector")),
        sa.CheckConstraint(
            "raised_on IS NULL OR raised_on >= knew_on", name=op.f("ck_confirmation_objection_raised_after_knowing")
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["judicial_confirmation.id"],
            name=op.f("fk_confirmation_objection_matter_id_judicial_confirmation"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_confirmation_objection_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_objection")),
    )
    op.create_index(op.f("ix_confirmation_objection_matter_id"), "confirmation_objection", ["matter_id"], unique=False)
    op.create_table(
        "confirmation_supplement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("supplied_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("due_on >= asked_on", name=op.f("ck_confirmation_supplement_due_after_asking")),
        sa.CheckConstraint(
            "supplied_on IS NULL OR supplied_on >= asked_on",
            name=op.f("ck_confirmation_supplement_supplied_after_asking"),
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["judicial_confirmation.id"],
            name=op.f("fk_confirmation_supplement_matter_id_judicial_confirmation"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_confirmation_supplement_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_supplement")),
    )
    op.create_index(
        op.f("ix_confirmation_supplement_matter_id"), "confirmation_supplement", ["matter_id"], unique=False
    )


def downgrade() -> None:
    # ### commands auto generated by Alembic - please adjust! ###
    op.drop_index(op.f("ix_confirmation_supplement_matter_id"), table_name="confirmation_supplement")
    op.drop_table("confirmation_supplement")
    op.drop_index(op.f("ix_confirmation_objection_matter_id"), table_name="confirmation_objection")
    op.drop_table("confirmation_objection")
    op.drop_index(
        "uq_judicial_confirmation_standing",
        table_name="judicial_confirmation",
        sqlite_where=sa.text("state NOT IN ('not_accepted','withdrawn','deemed_withdrawn','given_up')"),
        postgresql_where=sa.text("state NOT IN ('not_accepted','withdrawn','deemed_withdrawn','given_up')"),
    )
    op.drop_index("ix_judicial_confirmation_state", table_name="judicial_confirmation")
    op.drop_index(op.f("ix_judicial_confirmation_case_id"), table_name="judicial_confirmation")
    op.drop_table("judicial_confirmation")
    # ### end Alembic commands ###
