"""Administrative mediation by the bureau: requests, parties, sessions, papers; the word of its numbers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    # A desk that was set up before gets the proposal that a new one gets; what somebody wrote there stays.
    op.execute("UPDATE organisation SET case_word = '通知行调' WHERE kind = 'bureau' AND case_word = ''")
    op.create_table(
        "administrative_matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("bureau_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("dispute_number", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("amount_claimed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("authority", sa.String(length=500), nullable=False),
        sa.Column("authority_number", sa.String(length=200), nullable=False),
        sa.Column("authority_on", sa.Date(), nullable=False),
        sa.Column("handling_number", sa.String(length=200), nullable=False),
        sa.Column("right_kind", sa.String(length=40), nullable=False),
        sa.Column("right_number", sa.String(length=200), nullable=False),
        sa.Column("right_number_reason", sa.String(length=500), nullable=False),
        sa.Column("right_title", sa.String(length=200), nullable=False),
        sa.Column("right_holder", sa.String(length=500), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("terms_amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("routes", JSON, nullable=False),
        sa.Column("confirmable", sa.String(length=40), nullable=False),
        sa.Column("confirmable_number", sa.String(length=200), nullable=False),
        sa.Column("confirmable_on", sa.Date(), nullable=True),
        sa.Column("ruling_served_on", sa.Date(), nullable=True),
        sa.Column("suspension_asked_on", sa.Date(), nullable=True),
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column("handed_over_on", sa.Date(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("requests", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "authority <> '' AND authority_number <> ''", name=op.f("ck_administrative_matter_authority_is_stated")
        ),
        sa.CheckConstraint(
            "confirmable = 'ask' OR (confirmable_number <> '' AND confirmable_on IS NOT NULL)",
            name=op.f("ck_administrative_matter_confirmable_has_a_source"),
        ),
        sa.CheckConstraint("confirmable IN ('ask','yes','no')", name=op.f("ck_administrative_matter_confirmable")),
        sa.CheckConstraint("dispute_number <> ''", name=op.f("ck_administrative_matter_dispute_has_a_number")),
        sa.CheckConstraint(
            "state <> 'closed' OR closed_on IS NOT NULL", name=op.f("ck_administrative_matter_closed_has_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'handed_over' OR case_id IS NOT NULL",
            name=op.f("ck_administrative_matter_handed_over_has_a_case"),
        ),
        sa.CheckConstraint(
            "state <> 'signed' OR (signed_on IS NOT NULL AND terms <> '')",
            name=op.f("ck_administrative_matter_signed_has_terms"),
        ),
        sa.CheckConstraint(
            "state IN ('received','served','opened','signed','not_opened','ended','withdrawn','handed_over','closed')",
            name=op.f("ck_administrative_matter_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('not_opened','ended') OR ground <> ''",
            name=op.f("ck_administrative_matter_refused_has_a_ground"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('not_opened','ended','withdrawn') OR ended_on IS NOT NULL",
            name=op.f("ck_administrative_matter_ended_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('opened','signed') OR opened_on IS NOT NULL",
            name=op.f("ck_administrative_matter_opened_has_a_day"),
        ),
        sa.CheckConstraint(
            "(handed_over_on IS NULL) = (case_id IS NULL)", name=op.f("ck_administrative_matter_handed_over_to_a_case")
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= requested_on", name=op.f("ck_administrative_matter_ended_after_request")
        ),
        sa.CheckConstraint(
            "handed_over_on IS NULL OR handed_over_on >= consented_on",
            name=op.f("ck_administrative_matter_handed_over_after_consent"),
        ),
        sa.CheckConstraint(
            "opened_on IS NULL OR opened_on >= requested_on", name=op.f("ck_administrative_matter_opened_after_request")
        ),
        sa.CheckConstraint(
            "signed_on IS NULL OR signed_on >= opened_on", name=op.f("ck_administrative_matter_signed_after_opening")
        ),
        sa.CheckConstraint("terms_amount IS NULL OR terms_amount >= 0", name=op.f("ck_administrative_matter_amount")),
        sa.ForeignKeyConstraint(
            ["bureau_id"], ["organisation.id"], name=op.f("fk_administrative_matter_bureau_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_administrative_matter_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_administrative_matter_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administrative_matter")),
        sa.UniqueConstraint("bureau_id", "year", "serial", name=op.f("uq_administrative_matter_bureau_id")),
        sa.UniqueConstraint("case_id", name=op.f("uq_administrative_matter_case_id")),
        sa.UniqueConstraint("number", name=op.f("uq_administrative_matter_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_administrative_matter_uid")),
    )
    op.create_index(
        op.f("ix_administrative_matter_dispute_number"), "administrative_matter", ["dispute_number"], unique=False
    )
    op.create_index(
        "ix_administrative_matter_list", "administrative_matter", ["bureau_id", "state", "id"], unique=False
    )
    op.create_table(
        "administrative_paper",
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
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_administrative_paper_issued_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["administrative_matter.id"],
            name=op.f("fk_administrative_paper_matter_id_administrative_matter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administrative_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_administrative_paper_uid")),
    )
    op.create_index(op.f("ix_administrative_paper_code"), "administrative_paper", ["code"], unique=False)
    op.create_index("ix_administrative_paper_form", "administrative_paper", ["matter_id", "form", "id"], unique=False)
    op.create_table(
        "administrative_party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_note", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer = '') = (answered_on IS NULL)", name=op.f("ck_administrative_party_answer_has_a_day")
        ),
        sa.CheckConstraint(
            "answer = '' OR served_on IS NOT NULL", name=op.f("ck_administrative_party_answered_what_was_served")
        ),
        sa.CheckConstraint("answer IN ('','agreed','refused')", name=op.f("ck_administrative_party_answer")),
        sa.CheckConstraint(
            "side IN ('applicant','respondent','third_party')", name=op.f("ck_administrative_party_side")
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= served_on",
            name=op.f("ck_administrative_party_answered_after_service"),
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["administrative_matter.id"],
            name=op.f("fk_administrative_party_matter_id_administrative_matter"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_administrative_party_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administrative_party")),
        sa.UniqueConstraint("matter_id", "party_id", name=op.f("uq_administrative_party_matter_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_administrative_party_uid")),
    )
    op.create_index(op.f("ix_administrative_party_party_id"), "administrative_party", ["party_id"], unique=False)
    op.create_table(
        "administrative_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("attended", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["administrative_matter.id"],
            name=op.f("fk_administrative_session_matter_id_administrative_matter"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_administrative_session_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administrative_session")),
    )
    op.create_index(op.f("ix_administrative_session_matter_id"), "administrative_session", ["matter_id"], unique=False)


def downgrade() -> None:
    op.drop_table("administrative_session")
    op.drop_table("administrative_party")
    op.drop_table("administrative_paper")
    op.drop_table("administrative_matter")
