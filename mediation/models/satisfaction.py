"""服务满意度：invitations given out after closing, the tickets that open them, the answers.

Three tables, so that no answer leads to its case. The invitation says who was asked and belongs to the case; the
ticket says whether its link was used, without when; the answer says committee, quarter and what was ticked. Tickets
and answers have random ids, so that not even the order of rows tells who answered.
"""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.columns import Body, Key, foreign, new_uid, random_key
from mediation.models.organisation import Organisation

SHUFFLED = BigInteger().with_variant(Integer, "sqlite")


class SatisfactionInvitation(db.Model):  # type: ignore[name-defined]
    """One party of one closed case, asked once. `year` and `quarter` of `given_on`, in which its answer counts."""

    __tablename__ = "satisfaction_invitation"
    __table_args__ = (
        UniqueConstraint("case_party_id"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter"),
        CheckConstraint("expires_on > given_on", name="expires_later"),
        Index("ix_satisfaction_invitation_quarter", "committee_id", "year", "quarter", "expires_on"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    case_party_id: Mapped[int] = foreign("case_party.id", index=False)
    committee_id: Mapped[int] = foreign("organisation.id", index=False)
    year: Mapped[int]
    quarter: Mapped[int]
    given_on: Mapped[date]
    given_by_id: Mapped[int] = foreign("user_account.id", index=False)
    expires_on: Mapped[date]

    case: Mapped[Case] = relationship()
    case_party: Mapped[CaseParty] = relationship()
    committee: Mapped[Organisation] = relationship()


class SatisfactionTicket(db.Model):  # type: ignore[name-defined]
    """What opens the form of one invitation: only the SHA-256 of its token is kept. A new link replaces the old one."""

    __tablename__ = "satisfaction_ticket"

    id: Mapped[int] = mapped_column(SHUFFLED, primary_key=True, default=random_key, autoincrement=False)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("satisfaction_invitation.id"), unique=True)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    used: Mapped[bool] = mapped_column(default=False)

    invitation: Mapped[SatisfactionInvitation] = relationship()


class SatisfactionAnswer(db.Model):  # type: ignore[name-defined]
    """One answer: `grade` from 5 (非常满意) to 1 (非常不满意), `words` as written. Nothing here says who gave it."""

    __tablename__ = "satisfaction_answer"
    __table_args__ = (
        CheckConstraint("grade BETWEEN 1 AND 5", name="grade"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter"),
        Index("ix_satisfaction_answer_quarter", "committee_id", "year", "quarter", "grade"),
    )

    id: Mapped[int] = mapped_column(SHUFFLED, primary_key=True, default=random_key, autoincrement=False)
    committee_id: Mapped[int] = foreign("organisation.id", index=False)
    year: Mapped[int]
    quarter: Mapped[int]
    grade: Mapped[int]
    words: Mapped[Body]

    committee: Mapped[Organisation] = relationship()
