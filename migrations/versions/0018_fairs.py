"""Complaints to shopping platforms link by link, fairs with shifts and complaints at their stalls."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_fair_has_a_name")),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_fair_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["centre_id"], ["organisation.id"], name=op.f("fk_fair_centre_id_organisation")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_fair_entered_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair")),
        sa.UniqueConstraint("uid", name=op.f("uq_fair_uid")),
    )
    op.create_index("ix_fair_days", "fair", ["centre_id", "until_on"], unique=False)
    op.create_table(
        "online_shop_complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=200), nullable=False),
        sa.Column("right_kind", sa.String(length=40), nullable=False),
        sa.Column("right_number", sa.String(length=200), nullable=False),
        sa.Column("right_number_reason", sa.String(length=500), nullable=False),
        sa.Column("right_title", sa.String(length=200), nullable=False),
        sa.Column("right_holder", sa.String(length=500), nullable=False),
        sa.Column("title_checked_on", sa.Date(), nullable=True),
        sa.Column("title_note", sa.String(length=500), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.CheckConstraint("platform <> ''", name=op.f("ck_online_shop_complaint_platform_is_named")),
        sa.CheckConstraint(
            "title_checked_on IS NULL OR title_checked_on >= received_on",
            name=op.f("ck_online_shop_complaint_checked_after_receipt"),
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["organisation.id"], name=op.f("fk_online_shop_complaint_centre_id_organisation")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_online_shop_complaint_party_id_party")),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_online_shop_complaint_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_online_shop_complaint")),
        sa.UniqueConstraint("centre_id", "year", "serial", name=op.f("uq_online_shop_complaint_centre_id")),
        sa.UniqueConstraint("number", name=op.f("uq_online_shop_complaint_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_online_shop_complaint_uid")),
    )
    op.create_index("ix_online_shop_complaint_list", "online_shop_complaint", ["centre_id", "id"], unique=False)
    op.create_index(op.f("ix_online_shop_complaint_party_id"), "online_shop_complaint", ["party_id"], unique=False)
    op.create_table(
        "fair_complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("centre_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("stall", sa.String(length=200), nullable=False),
        sa.Column("exhibitor", sa.String(length=200), nullable=False),
        sa.Column("goods", sa.String(length=500), nullable=False),
        sa.Column("right_kind", sa.String(length=40), nullable=False),
        sa.Column("right_number", sa.String(length=200), nullable=False),
        sa.Column("right_number_reason", sa.String(length=500), nullable=False),
        sa.Column("right_title", sa.String(length=200), nullable=False),
        sa.Column("right_holder", sa.String(length=500), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("title_checked_on", sa.Date(), nullable=True),
        sa.Column("title_note", sa.String(length=500), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_at", sa.String(length=40), nullable=False),
        sa.Column("statement_on", sa.Date(), nullable=True),
        sa.Column("statement_at", sa.String(length=40), nullable=False),
        sa.Column("statement", sa.String(length=500), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result_note", sa.String(length=500), nullable=False),
        sa.Column("followed_on", sa.Date(), nullable=True),
        sa.Column("follow_note", sa.String(length=500), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'handed_over') = (case_id IS NOT NULL)", name=op.f("ck_fair_complaint_handed_over_has_a_case")
        ),
        sa.CheckConstraint(
            "result NOT IN ('withdrawn','covered','settled') OR told_on IS NOT NULL",
            name=op.f("ck_fair_complaint_told_first"),
        ),
        sa.CheckConstraint("right_number <> '' OR right_title <> ''", name=op.f("ck_fair_complaint_has_a_right")),
        sa.CheckConstraint("stall <> ''", name=op.f("ck_fair_complaint_has_a_stall")),
        sa.CheckConstraint(
            "state <> 'checked' OR title_checked_on IS NOT NULL", name=op.f("ck_fair_complaint_checked_has_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'followed' OR followed_on IS NOT NULL", name=op.f("ck_fair_complaint_followed_has_a_day")
        ),
        sa.CheckConstraint("state <> 'told' OR told_on IS NOT NULL", name=op.f("ck_fair_complaint_told_has_a_day")),
        sa.CheckConstraint(
            "state IN ('received','checked','told','ended','handed_over','followed')",
            name=op.f("ck_fair_complaint_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('ended','followed') OR result <> ''", name=op.f("ck_fair_complaint_ended_has_a_result")
        ),
        sa.CheckConstraint(
            "state NOT IN ('ended','followed','handed_over') OR ended_on IS NOT NULL",
            name=op.f("ck_fair_complaint_ended_has_a_day"),
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= received_on", name=op.f("ck_fair_complaint_ended_after_receipt")
        ),
        sa.CheckConstraint(
            "statement_on IS NULL OR (told_on IS NOT NULL AND statement_on >= told_on)",
            name=op.f("ck_fair_complaint_statement_after_telling"),
        ),
        sa.CheckConstraint(
            "title_checked_on IS NULL OR title_checked_on >= received_on",
            name=op.f("ck_fair_complaint_checked_after_receipt"),
        ),
        sa.CheckConstraint(
            "told_on IS NULL OR (title_checked_on IS NOT NULL AND told_on >= title_checked_on)",
            name=op.f("ck_fair_complaint_told_after_check"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_fair_complaint_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["organisation.id"], name=op.f("fk_fair_complaint_centre_id_organisation")
        ),
        sa.ForeignKeyConstraint(["fair_id"], ["fair.id"], name=op.f("fk_fair_complaint_fair_id_fair")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_fair_complaint_party_id_party")),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["user_account.id"], name=op.f("fk_fair_complaint_received_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_complaint")),
        sa.UniqueConstraint("case_id", name=op.f("uq_fair_complaint_case_id")),
        sa.UniqueConstraint("centre_id", "year", "serial", name=op.f("uq_fair_complaint_centre_id")),
        sa.UniqueConstraint("number", name=op.f("uq_fair_complaint_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_fair_complaint_uid")),
    )
    op.create_index("ix_fair_complaint_list", "fair_complaint", ["fair_id", "state", "id"], unique=False)
    op.create_index(op.f("ix_fair_complaint_party_id"), "fair_complaint", ["party_id"], unique=False)
    op.create_table(
        "fair_shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.String(length=5), nullable=False),
        sa.Column("ends", sa.String(length=5), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("consultations", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("person <> ''", name=op.f("ck_fair_shift_has_a_person")),
        sa.CheckConstraint("consultations IS NULL OR consultations >= 0", name=op.f("ck_fair_shift_consultations")),
        sa.CheckConstraint("ends > begins", name=op.f("ck_fair_shift_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["fair_id"], ["fair.id"], name=op.f("fk_fair_shift_fair_id_fair")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_fair_shift_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_shift")),
        sa.UniqueConstraint("uid", name=op.f("uq_fair_shift_uid")),
    )
    op.create_index(op.f("ix_fair_shift_fair_id"), "fair_shift", ["fair_id"], unique=False)
    op.create_index(op.f("ix_fair_shift_user_id"), "fair_shift", ["user_id"], unique=False)
    op.create_table(
        "online_shop_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("evidence", sa.String(length=200), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=True),
        sa.Column("countered_on", sa.Date(), nullable=True),
        sa.Column("counter_note", sa.String(length=500), nullable=False),
        sa.Column("delay_from", sa.Date(), nullable=True),
        sa.Column("delay_to", sa.Date(), nullable=True),
        sa.Column("delay_reason", sa.String(length=500), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_route", sa.String(length=40), nullable=False),
        sa.Column("told_note", sa.String(length=500), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result_note", sa.String(length=500), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(acted_on IS NULL) = (measure = '')", name=op.f("ck_online_shop_link_acted_has_a_measure")),
        sa.CheckConstraint("(state = 'ended') = (result <> '')", name=op.f("ck_online_shop_link_ended_has_a_result")),
        sa.CheckConstraint(
            "(state = 'handed_over') = (case_id IS NOT NULL)", name=op.f("ck_online_shop_link_handed_over_has_a_case")
        ),
        sa.CheckConstraint(
            "(state IN ('ended','handed_over')) = (ended_on IS NOT NULL)",
            name=op.f("ck_online_shop_link_ended_has_a_day"),
        ),
        sa.CheckConstraint("(told_on IS NULL) = (told_route = '')", name=op.f("ck_online_shop_link_told_by_a_route")),
        sa.CheckConstraint(
            "notified_on IS NULL OR evidence <> ''", name=op.f("ck_online_shop_link_notified_with_evidence")
        ),
        sa.CheckConstraint("state <> 'told' OR told_on IS NOT NULL", name=op.f("ck_online_shop_link_told_has_a_day")),
        sa.CheckConstraint(
            "state IN ('found','notified','acted','countered','told','ended','handed_over')",
            name=op.f("ck_online_shop_link_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('countered','told') OR countered_on IS NOT NULL",
            name=op.f("ck_online_shop_link_countered_has_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('notified','acted') OR notified_on IS NOT NULL",
            name=op.f("ck_online_shop_link_notified_has_a_day"),
        ),
        sa.CheckConstraint("url <> ''", name=op.f("ck_online_shop_link_url_is_there")),
        sa.CheckConstraint(
            "(delay_from IS NULL) = (delay_to IS NULL)", name=op.f("ck_online_shop_link_delay_has_both_ends")
        ),
        sa.CheckConstraint(
            "acted_on IS NULL OR acted_on >= notified_on", name=op.f("ck_online_shop_link_acted_after_notice")
        ),
        sa.CheckConstraint(
            "acted_on IS NULL OR notified_on IS NOT NULL", name=op.f("ck_online_shop_link_acted_on_a_notice")
        ),
        sa.CheckConstraint(
            "countered_on IS NULL OR countered_on >= notified_on",
            name=op.f("ck_online_shop_link_countered_after_notice"),
        ),
        sa.CheckConstraint(
            "countered_on IS NULL OR notified_on IS NOT NULL", name=op.f("ck_online_shop_link_countered_a_notice")
        ),
        sa.CheckConstraint(
            "delay_from IS NULL OR (delay_from > countered_on AND delay_to >= delay_from)",
            name=op.f("ck_online_shop_link_delay"),
        ),
        sa.CheckConstraint(
            "notified_on IS NULL OR notified_on >= found_on", name=op.f("ck_online_shop_link_notified_after_found")
        ),
        sa.CheckConstraint(
            "told_on IS NULL OR told_on >= countered_on", name=op.f("ck_online_shop_link_told_after_the_statement")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_online_shop_link_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["online_shop_complaint.id"],
            name=op.f("fk_online_shop_link_complaint_id_online_shop_complaint"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_online_shop_link")),
        sa.UniqueConstraint("complaint_id", "ordinal", name=op.f("uq_online_shop_link_complaint_id")),
        sa.UniqueConstraint("complaint_id", "url", name="uq_online_shop_link_url"),
        sa.UniqueConstraint("uid", name=op.f("uq_online_shop_link_uid")),
    )
    op.create_index(op.f("ix_online_shop_link_case_id"), "online_shop_link", ["case_id"], unique=False)
    op.create_index("ix_online_shop_link_running", "online_shop_link", ["state", "complaint_id"], unique=False)
    op.create_table(
        "online_shop_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
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
            ["complaint_id"],
            ["online_shop_complaint.id"],
            name=op.f("fk_online_shop_paper_complaint_id_online_shop_complaint"),
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user_account.id"], name=op.f("fk_online_shop_paper_issued_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_online_shop_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_online_shop_paper_uid")),
    )
    op.create_index(op.f("ix_online_shop_paper_code"), "online_shop_paper", ["code"], unique=False)
    op.create_index(op.f("ix_online_shop_paper_complaint_id"), "online_shop_paper", ["complaint_id"], unique=False)
    op.create_table(
        "fair_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scan", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["fair_complaint.id"], name=op.f("fk_fair_photo_complaint_id_fair_complaint")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_fair_photo_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_photo")),
        sa.UniqueConstraint("complaint_id", "sha256", name=op.f("uq_fair_photo_complaint_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_fair_photo_uid")),
    )


def downgrade() -> None:
    op.drop_table("fair_photo")
    op.drop_table("online_shop_paper")
    op.drop_table("online_shop_link")
    op.drop_table("fair_shift")
    op.drop_table("fair_complaint")
    op.drop_table("online_shop_complaint")
    op.drop_table("fair")
