"""法院委派、委托：what a court sent, and what went back to it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, foreign, new_uid


class CourtReferral(db.Model):  # type: ignore[name-defined]
    """One 委派 or 委托, one a case. `state` a value of `procedures.court_referral.State`; `kind`, `procedure` and
    `channel` keys of `rules.court_referral.words`.

    `court_number` 诉前调号 or the suit's 案号, `document_number` of the letter; `informed_on` the day the information
    came, `taken_on` the day the materials were signed for, or the platform confirmed, from which the term runs.
    `suspected_on`, `suspicion`, `suspicion_to` a report of possible sham mediation and to whom, `suspicion_answer` what
    came back. `reasons` keys of `words.REASONS`; `summary`, `disputes`, `advice`, `remark` of the report, `written_on`
    the day it was drawn up; `reported_on`, `reported_how`, `reported_to` its sending. `returned` the materials handed
    over, one a line, `returned_to` who signed for them. `court_result` how the court closed an entrusted suit.
    """

    __tablename__ = "court_referral"
    __table_args__ = (
        UniqueConstraint("case_id"),
        CheckConstraint("kind IN ('assignment','entrustment')", name="kind"),
        CheckConstraint("procedure IN ('','ordinary','simplified')", name="procedure"),
        CheckConstraint("(kind = 'entrustment') = (procedure <> '')", name="suit_has_a_procedure"),
        CheckConstraint("channel IN ('paper','platform')", name="channel"),
        CheckConstraint("court <> ''", name="court"),
        CheckConstraint("reported_how IN ('','by_hand','post','platform')", name="reported_how"),
        CheckConstraint("taken_on IS NULL OR taken_on >= informed_on", name="taken_after_information"),
        CheckConstraint("state NOT IN ('taken','reported','done') OR taken_on IS NOT NULL", name="taken_has_a_day"),
        CheckConstraint("state <> 'turned_down' OR turned_down_reason <> ''", name="turned_down_has_a_reason"),
        CheckConstraint("state NOT IN ('reported','done') OR reported_on IS NOT NULL", name="reported_has_a_day"),
        CheckConstraint("state <> 'done' OR returned_on IS NOT NULL", name="done_has_a_day"),
        CheckConstraint("court_result IN ('','court_statement','suit_withdrawn','trial')", name="court_result"),
        CheckConstraint("court_result = '' OR kind = 'entrustment'", name="court_closes_suits"),
        Index("ix_court_referral_state", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id", index=False)
    state: Mapped[Code]
    kind: Mapped[Code]
    procedure: Mapped[Code]
    channel: Mapped[Code]
    court: Mapped[Name]
    court_number: Mapped[Name]
    document_number: Mapped[Name]
    informed_on: Mapped[date]
    taken_on: Mapped[date | None]
    turned_down_on: Mapped[date | None]
    turned_down_reason: Mapped[Line]
    suspected_on: Mapped[date | None]
    suspicion: Mapped[Line]
    suspicion_to: Mapped[Name]
    suspicion_answered_on: Mapped[date | None]
    suspicion_answer: Mapped[Line]
    reasons: Mapped[list[str]] = mapped_column(Json, default=list)
    advice: Mapped[Code]
    written_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    reported_how: Mapped[Code]
    reported_to: Mapped[Name]
    returned: Mapped[list[str]] = mapped_column(Json, default=list)
    returned_on: Mapped[date | None]
    returned_to: Mapped[Name]
    court_result: Mapped[Code]
    court_result_on: Mapped[date | None]
    court_result_number: Mapped[Name]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    summary: Mapped[Body]
    disputes: Mapped[Body]
    remark: Mapped[Body]

    case: Mapped[Case] = relationship()

    __mapper_args__ = {"version_id_col": version}
