"""The enterprise record: industry and head office, tags with their source, shops on platforms, contacts; the day on
which a former name was given up."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Tables of their own: SQLite would have to make the party table anew for a reference and a check.
    op.create_table(
        "enterprise_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("branch_of_id", sa.Integer(), nullable=True),
        sa.Column("industry", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "branch_of_id IS NULL OR branch_of_id <> party_id", name=op.f("ck_enterprise_profile_no_branch_of_itself")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_enterprise_profile_party_id_party")),
        sa.ForeignKeyConstraint(["branch_of_id"], ["party.id"], name=op.f("fk_enterprise_profile_branch_of_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_profile")),
        sa.UniqueConstraint("party_id", name=op.f("uq_enterprise_profile_party_id")),
    )
    op.create_index(op.f("ix_enterprise_profile_branch_of_id"), "enterprise_profile", ["branch_of_id"])
    op.create_table(
        "enterprise_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind <> ''", name=op.f("ck_enterprise_tag_has_a_kind")),
        sa.CheckConstraint("source <> ''", name=op.f("ck_enterprise_tag_has_a_source")),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= dated_on", name=op.f("ck_enterprise_tag_ended_after_it_was_given")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_enterprise_tag_party_id_party")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_enterprise_tag_entered_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_tag")),
    )
    op.create_index(op.f("ix_enterprise_tag_party_id"), "enterprise_tag", ["party_id"])
    op.create_index(op.f("ix_enterprise_tag_kind"), "enterprise_tag", ["kind"])
    op.create_table(
        "enterprise_shop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("platform <> '' AND name <> ''", name=op.f("ck_enterprise_shop_is_named")),
        sa.CheckConstraint(
            "until_on IS NULL OR from_on IS NULL OR until_on >= from_on",
            name=op.f("ck_enterprise_shop_until_after_from"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_enterprise_shop_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_shop")),
    )
    op.create_index(op.f("ix_enterprise_shop_party_id"), "enterprise_shop", ["party_id"])
    op.create_table(
        "enterprise_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("duty", sa.String(length=200), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_enterprise_contact_is_named")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_enterprise_contact_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_contact")),
        sa.UniqueConstraint("uid", name=op.f("uq_enterprise_contact_uid")),
    )
    op.create_index(op.f("ix_enterprise_contact_party_id"), "enterprise_contact", ["party_id"])
    op.add_column("party_name", sa.Column("changed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("party_name", "changed_on")
    op.drop_table("enterprise_contact")
    op.drop_table("enterprise_shop")
    op.drop_table("enterprise_tag")
    op.drop_table("enterprise_profile")
