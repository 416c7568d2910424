"""The first tables: people, parties, cases, agreements, papers, the audit trail that only grows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from mediation.search import create_tables, drop_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

SQLITE_TRIGGERS = """
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
"""

POSTGRES_TRIGGERS = """
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$;
CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
"""


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("series", sa.String(length=80), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_counter")),
    )
    op.create_table(
        "court_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("right_kind", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("court", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_rule")),
    )
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.CheckConstraint("kind IN ('rest','work')", name=op.f("ck_holiday_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("day", name=op.f("uq_holiday_day")),
    )
    op.create_table(
        "login_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failure")),
    )
    op.create_index(op.f("ix_login_failure_name_digest"), "login_failure", ["name_digest"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("case_word", sa.String(length=40), nullable=False),
        sa.Column("case_pattern", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('committee','rights_centre','bureau','court','office')", name=op.f("ck_organisation_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("identity_kind", sa.String(length=40), nullable=False),
        sa.Column("identity_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("identity_number_digest", sa.String(length=64), nullable=True),
        sa.Column("identity_note", sa.String(length=500), nullable=False),
        sa.Column("head_name", sa.String(length=200), nullable=False),
        sa.Column("head_title", sa.String(length=200), nullable=False),
        sa.Column("head_identity_kind", sa.String(length=40), nullable=False),
        sa.Column("head_identity_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("head_identity_number_digest", sa.String(length=64), nullable=True),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(length=40), nullable=False),
        sa.Column("ethnicity", sa.String(length=40), nullable=False),
        sa.Column("occupation", sa.String(length=200), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_digest", sa.String(length=64), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("service_address", sa.String(length=500), nullable=False),
        sa.Column("town", sa.String(length=40), nullable=False),
        sa.Column("textile", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('person','sole_trader','company','organisation')", name=op.f("ck_party_kind")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["party.id"], name=op.f("fk_party_merged_into_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("uid", name=op.f("uq_party_uid")),
    )
    op.create_index(
        op.f("ix_party_head_identity_number_digest"), "party", ["head_identity_number_digest"], unique=False
    )
    op.create_index(op.f("ix_party_identity_number_digest"), "party", ["identity_number_digest"], unique=False)
    op.create_index(op.f("ix_party_merged_into_id"), "party", ["merged_into_id"], unique=False)
    op.create_index(op.f("ix_party_name"), "party", ["name"], unique=False)
    op.create_index(op.f("ix_party_phone_digest"), "party", ["phone_digest"], unique=False)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", "effective_from", name=op.f("uq_setting_name")),
    )
    op.create_index(op.f("ix_setting_name"), "setting", ["name"], unique=False)
    op.create_table(
        "setup_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_link")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_setup_link_token_sha256")),
    )
    op.create_table(
        "user_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("login_name", sa.String(length=60), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("password_set_at", sa.DateTime(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("totp_secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_confirmed", sa.Boolean(), nullable=False),
        sa.Column("totp_last_step", sa.Integer(), nullable=False),
        sa.Column("last_login_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("login_name", name=op.f("uq_user_account_login_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_user_account_uid")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_draft_user_id_user_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "form", name=op.f("uq_draft_user_id")),
    )
    op.create_table(
        "form_receipt",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_form_receipt_user_id_user_account")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_form_receipt")),
    )
    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=False),
        sa.Column("agent", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_login_session_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_login_session_token_sha256")),
    )
    op.create_index(op.f("ix_login_session_user_id"), "login_session", ["user_id"], unique=False)
    op.create_table(
        "mediation_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("register_number", sa.String(length=20), nullable=False),
        sa.Column("register_year", sa.Integer(), nullable=False),
        sa.Column("register_serial", sa.Integer(), nullable=False),
        sa.Column("case_number", sa.String(length=60), nullable=True),
        sa.Column("case_year", sa.Integer(), nullable=True),
        sa.Column("case_serial", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("dispute_type", sa.String(length=40), nullable=False),
        sa.Column("textile", sa.Boolean(), nullable=False),
        sa.Column("amount_claimed", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_body", sa.String(length=200), nullable=False),
        sa.Column("source_letter", sa.String(length=200), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("committee_reason", sa.String(length=500), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("mediator_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("filed_back_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_due_what", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("requests", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state <> 'closed' OR closed_on IS NOT NULL", name=op.f("ck_mediation_case_closed_has_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'declined' OR case_serial IS NULL", name=op.f("ck_mediation_case_declined_has_no_number")
        ),
        sa.CheckConstraint(
            "(case_serial IS NULL) = (accepted_on IS NULL)", name=op.f("ck_mediation_case_number_with_acceptance")
        ),
        sa.CheckConstraint(
            "(case_serial IS NULL) = (case_number IS NULL)", name=op.f("ck_mediation_case_number_with_serial")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["organisation.id"], name=op.f("fk_mediation_case_committee_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["user_account.id"], name=op.f("fk_mediation_case_mediator_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["user_account.id"], name=op.f("fk_mediation_case_registered_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_case")),
        sa.UniqueConstraint("case_number", name=op.f("uq_mediation_case_case_number")),
        sa.UniqueConstraint("committee_id", "case_year", "case_serial", name=op.f("uq_mediation_case_committee_id")),
        sa.UniqueConstraint("register_number", name=op.f("uq_mediation_case_register_number")),
        sa.UniqueConstraint("register_year", "register_serial", name=op.f("uq_mediation_case_register_year")),
        sa.UniqueConstraint("uid", name=op.f("uq_mediation_case_uid")),
    )
    op.create_index("ix_case_accepted", "mediation_case", ["committee_id", "accepted_on", "id"], unique=False)
    op.create_index("ix_case_due", "mediation_case", ["committee_id", "next_due_on", "id"], unique=False)
    op.create_index("ix_case_kind", "mediation_case", ["committee_id", "dispute_type", "id"], unique=False)
    op.create_index("ix_case_list", "mediation_case", ["committee_id", "id"], unique=False)
    op.create_index("ix_case_mediator", "mediation_case", ["committee_id", "mediator_id", "id"], unique=False)
    op.create_index(
        "ix_case_mediator_state", "mediation_case", ["committee_id", "mediator_id", "state", "id"], unique=False
    )
    op.create_index(
        "ix_case_open",
        "mediation_case",
        ["committee_id", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('registered','accepted','mediating','suspended','agreed')"),
        postgresql_where=sa.text("state IN ('registered','accepted','mediating','suspended','agreed')"),
    )
    op.create_index("ix_case_registered", "mediation_case", ["committee_id", "registered_on", "id"], unique=False)
    op.create_index("ix_case_state", "mediation_case", ["committee_id", "state", "id"], unique=False)
    op.create_index(
        "ix_case_state_kind", "mediation_case", ["committee_id", "state", "dispute_type", "id"], unique=False
    )
    op.create_table(
        "party_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_name_party_id_party"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_name")),
    )
    op.create_index(op.f("ix_party_name_party_id"), "party_name", ["party_id"], unique=False)
    op.create_index(op.f("ix_party_name_text"), "party_name", ["text"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_role_grant_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_role_grant_user_id_user_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
        sa.UniqueConstraint("user_id", "organisation_id", "role", name=op.f("uq_role_grant_user_id")),
    )
    op.create_index(op.f("ix_role_grant_organisation_id"), "role_grant", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_role_grant_user_id"), "role_grant", ["user_id"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("summary", sa.String(length=500), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("request_id", sa.String(length=40), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["user_account.id"], name=op.f("fk_audit_entry_actor_id_user_account")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_audit_entry_case_id_mediation_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entry_hash")),
    )
    op.create_index(op.f("ix_audit_entry_case_id"), "audit_entry", ["case_id"], unique=False)
    op.create_index(op.f("ix_audit_entry_subject"), "audit_entry", ["subject"], unique=False)
    op.create_table(
        "case_mediator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("chosen", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=500), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("cleared_reason", sa.String(length=500), nullable=False),
        sa.CheckConstraint("part IN ('presiding','assisting','recorder')", name=op.f("ck_case_mediator_part")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_case_mediator_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_case_mediator_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_mediator")),
    )
    op.create_index("ix_case_mediator_acting", "case_mediator", ["case_id", "user_id"], unique=False)
    op.create_index(op.f("ix_case_mediator_user_id"), "case_mediator", ["user_id"], unique=False)
    op.create_table(
        "case_party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("actual_operator", sa.String(length=200), nullable=False),
        sa.Column("own_income", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("guardian_name", sa.String(length=200), nullable=False),
        sa.Column("guardian_relation", sa.String(length=200), nullable=False),
        sa.Column("guardian_identity_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("guardian_identity_number_digest", sa.String(length=64), nullable=True),
        sa.Column("guardian_proof", sa.String(length=500), nullable=False),
        sa.Column("rights_notice_on", sa.Date(), nullable=True),
        sa.Column("rights_notice_manner", sa.String(length=40), nullable=False),
        sa.Column("mediator_choice", sa.String(length=200), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('applicant','respondent','third_party')", name=op.f("ck_case_party_side")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_case_party_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_case_party_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_party")),
        sa.UniqueConstraint("case_id", "party_id", "side", name=op.f("uq_case_party_case_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_case_party_uid")),
    )
    op.create_index(op.f("ix_case_party_case_id"), "case_party", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_case_party_guardian_identity_number_digest"),
        "case_party",
        ["guardian_identity_number_digest"],
        unique=False,
    )
    op.create_index(op.f("ix_case_party_party_id"), "case_party", ["party_id"], unique=False)
    op.create_table(
        "conflict_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("hits", JSON, nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("director_answer", sa.String(length=40), nullable=False),
        sa.Column("director_reason", sa.String(length=500), nullable=False),
        sa.Column("director_id", sa.Integer(), nullable=True),
        sa.Column("director_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("decision IN ('none','conflict','director')", name=op.f("ck_conflict_check_decision")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_conflict_check_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["director_id"], ["user_account.id"], name=op.f("fk_conflict_check_director_id_user_account")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_conflict_check_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_check")),
    )
    op.create_index(op.f("ix_conflict_check_case_id"), "conflict_check", ["case_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
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
        sa.Column("voided_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_document_case_id_mediation_case")),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_document_issued_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_uid")),
    )
    op.create_index(op.f("ix_document_case_id"), "document", ["case_id"], unique=False)
    op.create_index(op.f("ix_document_code"), "document", ["code"], unique=False)
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("agreed", JSON, nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_extension_case_id_mediation_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
    )
    op.create_index(op.f("ix_extension_case_id"), "extension", ["case_id"], unique=False)
    op.create_table(
        "private_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_private_note_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_private_note_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_note")),
    )
    op.create_index(op.f("ix_private_note_case_id"), "private_note", ["case_id"], unique=False)
    op.create_table(
        "reveal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login_session_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["login_session_id"], ["login_session.id"], name=op.f("fk_reveal_login_session_id_login_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal")),
    )
    op.create_index(op.f("ix_reveal_login_session_id"), "reveal", ["login_session_id"], unique=False)
    op.create_table(
        "session_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("attendance", JSON, nullable=False),
        sa.Column("invited", sa.String(length=500), nullable=False),
        sa.Column("invited_consent", sa.Boolean(), nullable=False),
        sa.Column("recorder", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("signed", JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('session','inquiry')", name=op.f("ck_session_record_kind")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_session_record_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_record")),
        sa.UniqueConstraint("case_id", "kind", "ordinal", name=op.f("uq_session_record_case_id")),
    )
    op.create_index(op.f("ix_session_record_case_id"), "session_record", ["case_id"], unique=False)
    op.create_table(
        "suspension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_suspension_case_id_mediation_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension")),
    )
    op.create_index(op.f("ix_suspension_case_id"), "suspension", ["case_id"], unique=False)
    op.create_table(
        "agent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("identity_kind", sa.String(length=40), nullable=False),
        sa.Column("identity_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("identity_number_digest", sa.String(length=64), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_digest", sa.String(length=64), nullable=True),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("authority", sa.String(length=40), nullable=False),
        sa.Column("scope", JSON, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("ratified_on", sa.Date(), nullable=True),
        sa.Column("dual_consent_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("authority IN ('general','special')", name=op.f("ck_agent_authority")),
        sa.ForeignKeyConstraint(["case_party_id"], ["case_party.id"], name=op.f("fk_agent_case_party_id_case_party")),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["user_account.id"], name=op.f("fk_agent_checked_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
        sa.UniqueConstraint("uid", name=op.f("uq_agent_uid")),
    )
    op.create_index(op.f("ix_agent_case_party_id"), "agent", ["case_party_id"], unique=False)
    op.create_index(op.f("ix_agent_identity_number_digest"), "agent", ["identity_number_digest"], unique=False)
    op.create_index(op.f("ix_agent_phone_digest"), "agent", ["phone_digest"], unique=False)
    op.create_table(
        "agreed_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signed", JSON, nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_agreed_facts_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session_record.id"], name=op.f("fk_agreed_facts_session_id_session_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_facts")),
    )
    op.create_index(op.f("ix_agreed_facts_case_id"), "agreed_facts", ["case_id"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("oral_reason", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("disputes", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("want_confirmation", sa.Boolean(), nullable=False),
        sa.Column("partial_scope", sa.String(length=500), nullable=False),
        sa.Column("performance", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("signers", JSON, nullable=False),
        sa.Column("written_asked", sa.Boolean(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("signing_on", sa.Date(), nullable=True),
        sa.Column("agreed_effective_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("alarm_from", sa.Date(), nullable=True),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("form <> 'oral' OR oral_reason <> ''", name=op.f("ck_agreement_oral_has_a_reason")),
        sa.CheckConstraint("form IN ('written','oral')", name=op.f("ck_agreement_form")),
        sa.CheckConstraint(
            "state <> 'effective' OR effective_on IS NOT NULL", name=op.f("ck_agreement_effective_has_a_day")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_agreement_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_agreement_document_id_document")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["agreement.id"], name=op.f("fk_agreement_supersedes_id_agreement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("case_id", "ordinal", name=op.f("uq_agreement_case_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_uid")),
    )
    op.create_index(op.f("ix_agreement_case_id"), "agreement", ["case_id"], unique=False)
    op.create_index(
        "uq_agreement_open",
        "agreement",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('draft','issued')"),
        postgresql_where=sa.text("state IN ('draft','issued')"),
    )
    op.create_table(
        "case_right",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("number_key", sa.String(length=80), nullable=False),
        sa.Column("number_reason", sa.String(length=500), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("holder", sa.String(length=500), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("nice_classes", JSON, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_as", sa.String(length=40), nullable=False),
        sa.Column("authorised", sa.Boolean(), nullable=False),
        sa.Column("co_owners_agree", sa.String(length=500), nullable=False),
        sa.Column("evaluation_report", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_case_right_case_id_mediation_case")),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["case_party.id"], name=op.f("fk_case_right_claimed_by_id_case_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_right")),
    )
    op.create_index(op.f("ix_case_right_case_id"), "case_right", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_right_number_key"), "case_right", ["number_key"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("answer IN ('agreed','refused','no_answer')", name=op.f("ck_consent_answer")),
        sa.ForeignKeyConstraint(["case_party_id"], ["case_party.id"], name=op.f("fk_consent_case_party_id_case_party")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_consent_recorded_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_case_party_id"), "consent", ["case_party_id"], unique=False)
    op.create_table(
        "ending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_case_party_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("routes", JSON, nullable=False),
        sa.Column("notice_text", sa.Text(), nullable=False),
        sa.Column("notices", JSON, nullable=False),
        sa.Column("scope", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_case_party_id"], ["case_party.id"], name=op.f("fk_ending_by_case_party_id_case_party")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_ending_case_id_mediation_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ending")),
    )
    op.create_index(op.f("ix_ending_case_id"), "ending", ["case_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_proposal_case_id_mediation_case")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session_record.id"], name=op.f("fk_proposal_session_id_session_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_case_id"), "proposal", ["case_id"], unique=False)
    op.create_index(op.f("ix_proposal_session_id"), "proposal", ["session_id"], unique=False)
    op.create_table(
        "agreement_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_term_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_agreement_term_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_term")),
        sa.UniqueConstraint("agreement_id", "proposal_id", name=op.f("uq_agreement_term_agreement_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_term_uid")),
    )
    op.create_index(op.f("ix_agreement_term_agreement_id"), "agreement_term", ["agreement_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_attachment_agreement_id_agreement")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_attachment_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_attachment_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
    )
    op.create_index(op.f("ix_attachment_agreement_id"), "attachment", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_attachment_case_id"), "attachment", ["case_id"], unique=False)
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("signer", sa.String(length=40), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("struck_reason", sa.String(length=500), nullable=False),
        sa.CheckConstraint(
            "(signer = 'party') = (case_party_id IS NOT NULL)", name=op.f("ck_signature_party_signs_for_itself")
        ),
        sa.CheckConstraint("manner IN ('signature','seal','thumbprint')", name=op.f("ck_signature_manner")),
        sa.CheckConstraint("signer IN ('party','mediator','recorder','committee')", name=op.f("ck_signature_signer")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_signature_agreement_id_agreement")),
        sa.ForeignKeyConstraint(
            ["case_party_id"], ["case_party.id"], name=op.f("fk_signature_case_party_id_case_party")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_signature_recorded_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_signature_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_agreement_id"), "signature", ["agreement_id"], unique=False)
    op.create_table(
        "waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("where", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_waiver_agreement_id_agreement")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_waiver_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
        sa.UniqueConstraint("agreement_id", "code", "where", name=op.f("uq_waiver_agreement_id")),
    )
    op.create_index(op.f("ix_waiver_agreement_id"), "waiver", ["agreement_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_TRIGGERS.split("END;")[:-1]:
            op.execute(f"{statement}END")
    else:
        op.execute(POSTGRES_TRIGGERS)
    create_tables(op.get_bind())


def downgrade() -> None:
    drop_tables(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change CASCADE")
    op.drop_index(op.f("ix_waiver_agreement_id"), table_name="waiver")
    op.drop_table("waiver")
    op.drop_index(op.f("ix_signature_agreement_id"), table_name="signature")
    op.drop_table("signature")
    op.drop_index(op.f("ix_attachment_case_id"), table_name="attachment")
    op.drop_index(op.f("ix_attachment_agreement_id"), table_name="attachment")
    op.drop_table("attachment")
    op.drop_index(op.f("ix_agreement_term_agreement_id"), table_name="agreement_term")
    op.drop_table("agreement_term")
    op.drop_index(op.f("ix_proposal_session_id"), table_name="proposal")
    op.drop_index(op.f("ix_proposal_case_id"), table_name="proposal")
    op.drop_table("proposal")
    op.drop_index(op.f("ix_ending_case_id"), table_name="ending")
    op.drop_table("ending")
    op.drop_index(op.f("ix_consent_case_party_id"), table_name="consent")
    op.drop_table("consent")
    op.drop_index(op.f("ix_case_right_number_key"), table_name="case_right")
    op.drop_index(op.f("ix_case_right_case_id"), table_name="case_right")
    op.drop_table("case_right")
    op.drop_index(
        "uq_agreement_open",
        table_name="agreement",
        sqlite_where=sa.text("state IN ('draft','issued')"),
        postgresql_where=sa.text("state IN ('draft','issued')"),
    )
    op.drop_index(op.f("ix_agreement_case_id"), table_name="agreement")
    op.drop_table("agreement")
    op.drop_index(op.f("ix_agreed_facts_case_id"), table_name="agreed_facts")
    op.drop_table("agreed_facts")
    op.drop_index(op.f("ix_agent_phone_digest"), table_name="agent")
    op.drop_index(op.f("ix_agent_identity_number_digest"), table_name="agent")
    op.drop_index(op.f("ix_agent_case_party_id"), table_name="agent")
    op.drop_table("agent")
    op.drop_index(op.f("ix_suspension_case_id"), table_name="suspension")
    op.drop_table("suspension")
    op.drop_index(op.f("ix_session_record_case_id"), table_name="session_record")
    op.drop_table("session_record")
    op.drop_index(op.f("ix_reveal_login_session_id"), table_name="reveal")
    op.drop_table("reveal")
    op.drop_index(op.f("ix_private_note_case_id"), table_name="private_note")
    op.drop_table("private_note")
    op.drop_index(op.f("ix_extension_case_id"), table_name="extension")
    op.drop_table("extension")
    op.drop_index(op.f("ix_document_code"), table_name="document")
    op.drop_index(op.f("ix_document_case_id"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_conflict_check_case_id"), table_name="conflict_check")
    op.drop_table("conflict_check")
    op.drop_index(op.f("ix_case_party_party_id"), table_name="case_party")
    op.drop_index(op.f("ix_case_party_guardian_identity_number_digest"), table_name="case_party")
    op.drop_index(op.f("ix_case_party_case_id"), table_name="case_party")
    op.drop_table("case_party")
    op.drop_index(op.f("ix_case_mediator_user_id"), table_name="case_mediator")
    op.drop_index("ix_case_mediator_acting", table_name="case_mediator")
    op.drop_table("case_mediator")
    op.drop_index(op.f("ix_audit_entry_subject"), table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_case_id"), table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_index(op.f("ix_role_grant_user_id"), table_name="role_grant")
    op.drop_index(op.f("ix_role_grant_organisation_id"), table_name="role_grant")
    op.drop_table("role_grant")
    op.drop_index(op.f("ix_party_name_text"), table_name="party_name")
    op.drop_index(op.f("ix_party_name_party_id"), table_name="party_name")
    op.drop_table("party_name")
    op.drop_index("ix_case_state_kind", table_name="mediation_case")
    op.drop_index("ix_case_state", table_name="mediation_case")
    op.drop_index("ix_case_registered", table_name="mediation_case")
    op.drop_index(
        "ix_case_open",
        table_name="mediation_case",
        sqlite_where=sa.text("state IN ('registered','accepted','mediating','suspended','agreed')"),
        postgresql_where=sa.text("state IN ('registered','accepted','mediating','suspended','agreed')"),
    )
    op.drop_index("ix_case_mediator_state", table_name="mediation_case")
    op.drop_index("ix_case_mediator", table_name="mediation_case")
    op.drop_index("ix_case_list", table_name="mediation_case")
    op.drop_index("ix_case_kind", table_name="mediation_case")
    op.drop_index("ix_case_due", table_name="mediation_case")
    op.drop_index("ix_case_accepted", table_name="mediation_case")
    op.drop_table("mediation_case")
    op.drop_index(op.f("ix_login_session_user_id"), table_name="login_session")
    op.drop_table("login_session")
    op.drop_table("form_receipt")
    op.drop_table("draft")
    op.drop_table("user_account")
    op.drop_table("setup_link")
    op.drop_index(op.f("ix_setting_name"), table_name="setting")
    op.drop_table("setting")
    op.drop_index(op.f("ix_party_phone_digest"), table_name="party")
    op.drop_index(op.f("ix_party_name"), table_name="party")
    op.drop_index(op.f("ix_party_merged_into_id"), table_name="party")
    op.drop_index(op.f("ix_party_identity_number_digest"), table_name="party")
    op.drop_index(op.f("ix_party_head_identity_number_digest"), table_name="party")
    op.drop_table("party")
    op.drop_table("organisation")
    op.drop_index(op.f("ix_login_failure_name_digest"), table_name="login_failure")
    op.drop_table("login_failure")
    op.drop_table("holiday")
    op.drop_table("court_rule")
    op.drop_table("counter")
