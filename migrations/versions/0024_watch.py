"""Watching abroad: monitored sources, clues with whom they may mean, notes on risks; English names of enterprises."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "monitored_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("forum", sa.String(length=200), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('court','commission','platform','registry','customs','press','report','other')",
            name=op.f("ck_monitored_source_kind"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_monitored_source_is_named")),
        sa.CheckConstraint("every_days > 0", name=op.f("ck_monitored_source_is_looked_at")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organisation.id"], name=op.f("fk_monitored_source_office_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitored_source")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_monitored_source_office_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_monitored_source_uid")),
    )
    op.create_table(
        "risk_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("industry", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(sent_on IS NULL) = (sent_to = '')", name=op.f("ck_risk_note_sent_to_somebody")),
        sa.CheckConstraint(
            "industry <> '' AND subject <> '' AND source <> '' AND text <> ''", name=op.f("ck_risk_note_says_something")
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR sent_on >= dated_on", name=op.f("ck_risk_note_sent_after_it_was_written")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["organisation.id"], name=op.f("fk_risk_note_office_id_organisation")),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["user_account.id"], name=op.f("fk_risk_note_written_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_risk_note_uid")),
    )
    op.create_index(op.f("ix_risk_note_office_id"), "risk_note", ["office_id"], unique=False)
    op.create_table(
        "trade_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_trade_name_is_named")),
        sa.CheckConstraint("source <> ''", name=op.f("ck_trade_name_has_a_source")),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= dated_on", name=op.f("ck_trade_name_ended_after_it_was_read")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_trade_name_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade_name")),
    )
    op.create_index(op.f("ix_trade_name_party_id"), "trade_name", ["party_id"], unique=False)
    op.create_table(
        "clue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("docket_number", sa.String(length=200), nullable=False),
        sa.Column("forum", sa.String(length=200), nullable=False),
        sa.Column("opponent", sa.String(length=200), nullable=False),
        sa.Column("defendant", sa.String(length=200), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("match_reason", sa.String(length=500), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("alert_id", sa.Integer(), nullable=True),
        sa.Column("guidance_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'dispute') = (guidance_id IS NOT NULL)", name=op.f("ck_clue_dispute_is_linked")),
        sa.CheckConstraint(
            "(state IN ('matched','dispute')) = (party_id IS NOT NULL)", name=op.f("ck_clue_matched_is_somebody")
        ),
        sa.CheckConstraint("defendant <> ''", name=op.f("ck_clue_names_a_defendant")),
        sa.CheckConstraint("state <> 'not_ours' OR reason <> ''", name=op.f("ck_clue_not_ours_has_a_reason")),
        sa.CheckConstraint("state IN ('new','matched','not_ours','dispute')", name=op.f("ck_clue_state")),
        sa.CheckConstraint("score IS NULL OR (score >= 0 AND score <= 100)", name=op.f("ck_clue_score")),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_clue_alert_id_alert")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_clue_decided_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_clue_entered_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["overseas_guidance.id"], name=op.f("fk_clue_guidance_id_overseas_guidance")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["organisation.id"], name=op.f("fk_clue_office_id_organisation")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_clue_party_id_party")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["monitored_source.id"], name=op.f("fk_clue_source_id_monitored_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clue")),
        sa.UniqueConstraint(
            "office_id", "source_id", "docket_number", "defendant", "shop", name=op.f("uq_clue_office_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_clue_uid")),
    )
    op.create_index("ix_clue_list", "clue", ["office_id", "state", "id"], unique=False)
    op.create_index(op.f("ix_clue_party_id"), "clue", ["party_id"], unique=False)
    op.create_index(op.f("ix_clue_source_id"), "clue", ["source_id"], unique=False)
    op.create_table(
        "clue_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clue_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 100", name=op.f("ck_clue_match_score")),
        sa.ForeignKeyConstraint(["clue_id"], ["clue.id"], name=op.f("fk_clue_match_clue_id_clue")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_clue_match_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clue_match")),
    )
    op.create_index(op.f("ix_clue_match_clue_id"), "clue_match", ["clue_id"], unique=False)
    op.create_index(op.f("ix_clue_match_party_id"), "clue_match", ["party_id"], unique=False)


def downgrade() -> None:
    op.drop_table("clue_match")
    op.drop_table("clue")
    op.drop_table("trade_name")
    op.drop_table("risk_note")
    op.drop_table("monitored_source")
