"""履行：what an agreement in force leaves to be performed, what was performed of it, and the committee's urging."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.agreement import Agreement, Term
from mediation.models.case import CaseParty
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Money, Name, foreign, new_uid
from mediation.models.document import Attachment
from mediation.models.user import User

OPEN = "done_on IS NULL AND ended = ''"


class Obligation(db.Model):  # type: ignore[name-defined]
    """One obligation of an agreement in force, derived from its term; who owes it to whom stands in the term.

    `kind` money, act or lasting; `part` the instalment from 1, 0 for what is due at once; `amount` in 分; `due_on`
    None where the words of the term fix no day; `read_by_hand` a person read that day from the words. The rest is
    the sum of its entries: `paid` in 分, `done_on` when it was performed, `disputed_on` since when the parties are
    at odds, `ended` a key of `rules.performance.words.GROUNDS` once it is followed no further.
    """

    __tablename__ = "obligation"
    __table_args__ = (
        UniqueConstraint("term_id", "kind", "part"),
        CheckConstraint("kind IN ('money','act','lasting')", name="kind"),
        CheckConstraint("(kind = 'money') = (amount IS NOT NULL)", name="money_has_a_sum"),
        CheckConstraint("amount IS NULL OR amount > 0", name="sum_is_positive"),
        CheckConstraint("paid >= 0 AND paid <= COALESCE(amount, 0)", name="no_more_than_owed"),
        CheckConstraint("kind <> 'money' OR done_on IS NULL OR paid = amount", name="done_is_paid"),
        Index(
            *("ix_obligation_figures", "due_on", "kind", "ended", "done_on", "amount", "paid", "agreement_id"),
            *("case_id", "id"),
        ),
        Index("ix_obligation_open", "due_on", "case_id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int] = foreign("agreement.id")
    term_id: Mapped[int] = foreign("agreement_term.id", index=False)
    kind: Mapped[Code]
    part: Mapped[int] = mapped_column(default=0)
    amount: Mapped[Money | None]
    due_on: Mapped[date | None]
    read_by_hand: Mapped[bool] = mapped_column(default=False)
    paid: Mapped[Money] = mapped_column(default=0)
    done_on: Mapped[date | None]
    disputed_on: Mapped[date | None]
    ended: Mapped[Code]
    version: Mapped[int] = mapped_column(nullable=False)

    agreement: Mapped[Agreement] = relationship()
    term: Mapped[Term] = relationship()
    entries: Mapped[list["PerformanceEntry"]] = relationship(
        back_populates="obligation", order_by="PerformanceEntry.id"
    )

    __mapper_args__ = {"version_id_col": version}


class PerformanceEntry(db.Model):  # type: ignore[name-defined]
    """One fact about an obligation, never edited: a wrong one is reversed by another that says why.

    `kind` payment (`amount` in 分), performed, dispute, agreed, ended (`ground`), due_day (`due_on`) or reversal
    (`reverses_id`); `attachment_id` the file that proves it; `text` in words what is not in the other columns.
    """

    __tablename__ = "performance_entry"
    __table_args__ = (
        CheckConstraint("kind IN ('payment','performed','dispute','agreed','ended','due_day','reversal')", name="kind"),
        CheckConstraint("(kind = 'payment') = (amount IS NOT NULL)", name="payment_has_a_sum"),
        CheckConstraint("amount IS NULL OR amount > 0", name="sum_is_positive"),
        CheckConstraint("(kind = 'reversal') = (reverses_id IS NOT NULL)", name="reversal_names_its_entry"),
        CheckConstraint("kind IN ('payment','performed') OR text <> ''", name="says_why"),
        CheckConstraint("text <> '' OR attachment_id IS NOT NULL", name="is_known_how"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    obligation_id: Mapped[int] = foreign("obligation.id")
    case_id: Mapped[int] = foreign("mediation_case.id")
    kind: Mapped[Code]
    on: Mapped[date]
    amount: Mapped[Money | None]
    ground: Mapped[Code]
    due_on: Mapped[date | None]
    text: Mapped[Line]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("performance_entry.id"), unique=True)
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]

    obligation: Mapped[Obligation] = relationship(back_populates="entries")
    attachment: Mapped[Attachment | None] = relationship()
    recorded_by: Mapped[User] = relationship()


class Urging(db.Model):  # type: ignore[name-defined]
    """督促 (人民调解法 31): one party was urged, never edited. `manner` a key of `words.MANNERS`, `person` who was
    spoken to; `owed` what was owed on that day as the letter prints it, one {"name", "due", "amount", "paid"} a row,
    days as ISO text or words, sums in 分 or None; `said` and `answer` in words."""

    __tablename__ = "urging"
    __table_args__ = (CheckConstraint("said <> ''", name="says_what"),)

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int] = foreign("agreement.id")
    case_party_id: Mapped[int] = foreign("case_party.id")
    on: Mapped[date]
    manner: Mapped[Code]
    person: Mapped[Name]
    owed: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)
    said: Mapped[Body]
    answer: Mapped[Body]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    user_name: Mapped[Name]

    party: Mapped[CaseParty] = relationship()
    agreement: Mapped[Agreement] = relationship()


class Acknowledgment(db.Model):  # type: ignore[name-defined]
    """What a debtor promised or did that counts as 义务人同意履行义务 (诉讼时效规定 14), never edited. `kind` a key of
    `rules.performance.words.ACKNOWLEDGED`; `urging_id` the urging it answered."""

    __tablename__ = "acknowledgment"
    __table_args__ = (
        CheckConstraint("kind IN ('instalments','part','security','delay','plan')", name="kind"),
        CheckConstraint("text <> ''", name="says_what"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int] = foreign("agreement.id")
    case_party_id: Mapped[int] = foreign("case_party.id")
    kind: Mapped[Code]
    on: Mapped[date]
    text: Mapped[Line]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    urging_id: Mapped[int | None] = mapped_column(ForeignKey("urging.id"))
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    user_name: Mapped[Name]

    party: Mapped[CaseParty] = relationship()
    attachment: Mapped[Attachment | None] = relationship()
