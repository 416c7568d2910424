"""The performance of agreements: obligations derived from their terms, entries about them, urgings, acknowledgments.

Agreements that took effect before have their obligations derived here, by the rule that derives them ever after.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from mediation.models.columns import new_uid
from mediation.rules.agreement.plain import InvalidDraft, terms_from_plain
from mediation.rules.agreement.term import Term
from mediation.rules.performance.due_days import Start
from mediation.rules.performance.obligations import Kind, obligations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN = sa.text("done_on IS NULL AND ended = ''")


def upgrade() -> None:
    op.create_table(
        "obligation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("read_by_hand", sa.Boolean(), nullable=False),
        sa.Column("paid", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("disputed_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('money','act','lasting')", name=op.f("ck_obligation_kind")),
        sa.CheckConstraint("(kind = 'money') = (amount IS NOT NULL)", name=op.f("ck_obligation_money_has_a_sum")),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_obligation_sum_is_positive")),
        sa.CheckConstraint("paid >= 0 AND paid <= COALESCE(amount, 0)", name=op.f("ck_obligation_no_more_than_owed")),
        sa.CheckConstraint(
            "kind <> 'money' OR done_on IS NULL OR paid = amount", name=op.f("ck_obligation_done_is_paid")
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_obligation_agreement_id_agreement")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_obligation_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["term_id"], ["agreement_term.id"], name=op.f("fk_obligation_term_id_agreement_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint("term_id", "kind", "part", name=op.f("uq_obligation_term_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_obligation_uid")),
    )
    op.create_index(op.f("ix_obligation_agreement_id"), "obligation", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_obligation_case_id"), "obligation", ["case_id"], unique=False)
    op.create_index(
        "ix_obligation_open",
        "obligation",
        ["due_on", "case_id"],
        unique=False,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )

    op.create_table(
        "performance_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('payment','performed','dispute','agreed','ended','due_day','reversal')",
            name=op.f("ck_performance_entry_kind"),
        ),
        sa.CheckConstraint(
            "(kind = 'payment') = (amount IS NOT NULL)", name=op.f("ck_performance_entry_payment_has_a_sum")
        ),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_performance_entry_sum_is_positive")),
        sa.CheckConstraint(
            "(kind = 'reversal') = (reverses_id IS NOT NULL)",
            name=op.f("ck_performance_entry_reversal_names_its_entry"),
        ),
        sa.CheckConstraint("kind IN ('payment','performed') OR text <> ''", name=op.f("ck_performance_entry_says_why")),
        sa.CheckConstraint("text <> '' OR attachment_id IS NOT NULL", name=op.f("ck_performance_entry_is_known_how")),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_performance_entry_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_performance_entry_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligation.id"], name=op.f("fk_performance_entry_obligation_id_obligation")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user_account.id"], name=op.f("fk_performance_entry_recorded_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["performance_entry.id"], name=op.f("fk_performance_entry_reverses_id_performance_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_performance_entry")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_performance_entry_reverses_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_performance_entry_uid")),
    )
    op.create_index(op.f("ix_performance_entry_case_id"), "performance_entry", ["case_id"], unique=False)
    op.create_index(op.f("ix_performance_entry_obligation_id"), "performance_entry", ["obligation_id"], unique=False)

    op.create_table(
        "urging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("owed", JSON, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.String(length=200), nullable=False),
        sa.CheckConstraint("said <> ''", name=op.f("ck_urging_says_what")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_urging_agreement_id_agreement")),
        sa.ForeignKeyConstraint(["case_id"], ["mediation_case.id"], name=op.f("fk_urging_case_id_mediation_case")),
        sa.ForeignKeyConstraint(["case_party_id"], ["case_party.id"], name=op.f("fk_urging_case_party_id_case_party")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_urging_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urging")),
    )
    for name in ("agreement_id", "case_id", "case_party_id"):
        op.create_index(op.f(f"ix_urging_{name}"), "urging", [name], unique=False)

    op.create_table(
        "acknowledgment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("case_party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("urging_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "kind IN ('instalments','part','security','delay','plan')", name=op.f("ck_acknowledgment_kind")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_acknowledgment_says_what")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_acknowledgment_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_acknowledgment_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_acknowledgment_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["case_party_id"], ["case_party.id"], name=op.f("fk_acknowledgment_case_party_id_case_party")
        ),
        sa.ForeignKeyConstraint(["urging_id"], ["urging.id"], name=op.f("fk_acknowledgment_urging_id_urging")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_acknowledgment_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgment")),
    )
    for name in ("agreement_id", "case_id", "case_party_id"):
        op.create_index(op.f(f"ix_acknowledgment_{name}"), "acknowledgment", [name], unique=False)
    _derive(op.get_bind())


AGREEMENTS = sa.table(
    "agreement",
    sa.column("id", sa.Integer),
    sa.column("case_id", sa.Integer),
    sa.column("state", sa.String),
    sa.column("oral_reason", sa.String),
    sa.column("effective_on", sa.Date),
)
TERMS = sa.table(
    "agreement_term",
    sa.column("id", sa.Integer),
    sa.column("uid", sa.String),
    sa.column("agreement_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("data", JSON),
)
SIGNATURES = sa.table(
    "signature",
    sa.column("agreement_id", sa.Integer),
    sa.column("signer", sa.String),
    sa.column("signed_on", sa.Date),
    sa.column("struck_reason", sa.String),
)
OBLIGATIONS = sa.table(
    "obligation",
    sa.column("uid", sa.String),
    sa.column("case_id", sa.Integer),
    sa.column("agreement_id", sa.Integer),
    sa.column("term_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("part", sa.Integer),
    sa.column("amount", sa.Integer),
    sa.column("due_on", sa.Date),
    sa.column("read_by_hand", sa.Boolean),
    sa.column("paid", sa.Integer),
    sa.column("done_on", sa.Date),
    sa.column("ended", sa.String),
    sa.column("version", sa.Integer),
)


def _derive(connection: sa.Connection) -> None:
    """The obligations of every agreement in force or replaced; of a replaced one they have ended."""
    signed: dict[int, date] = dict(
        tuple(row)
        for row in connection.execute(
            sa.select(SIGNATURES.c.agreement_id, sa.func.max(SIGNATURES.c.signed_on))
            .where(SIGNATURES.c.signer.in_(("party", "mediator")), SIGNATURES.c.struck_reason == "")
            .group_by(SIGNATURES.c.agreement_id)
        )
    )
    in_force = AGREEMENTS.c.effective_on.is_not(None), AGREEMENTS.c.state.in_(("effective", "superseded"))
    query = sa.select(AGREEMENTS, TERMS.c.id.label("term_id"), TERMS.c.uid, TERMS.c.kind, TERMS.c.data)
    joined = query.join_from(AGREEMENTS, TERMS, TERMS.c.agreement_id == AGREEMENTS.c.id).where(*in_force)
    for row in connection.execute(joined.order_by(TERMS.c.id)).all():
        start = Start(row.effective_on, signed.get(row.id, row.effective_on))
        try:
            term = Term(row.uid, row.kind, terms_from_plain(row.kind, row.data))
        except InvalidDraft:
            continue
        for found in obligations(term, start):
            done = row.oral_reason == "done" and found.kind is not Kind.LASTING
            values = {
                "uid": new_uid(),
                "case_id": row.case_id,
                "agreement_id": row.id,
                "term_id": row.term_id,
                "kind": found.kind.value,
                "part": found.part,
                "amount": found.amount,
                "due_on": found.due_on,
                "read_by_hand": False,
                "paid": (found.amount or 0) if done else 0,
                "done_on": row.effective_on if done else None,
                "ended": "superseded" if row.state == "superseded" and not done else "",
                "version": 1,
            }
            connection.execute(OBLIGATIONS.insert().values(**values))


def downgrade() -> None:
    for table in ("acknowledgment", "urging", "performance_entry", "obligation"):
        op.drop_table(table)
