"""外观设计专利权评价报告预审：one request from its receipt to the report of the national office."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party

STANDING = "state IN ('accepted','supplementing','passed','sent','received')"


class EvaluationReport(db.Model):  # type: ignore[name-defined]
    """One request. `state` a value of `procedures.evaluation_report.State`; `number` (评2026-001) with `year` and
    `serial`, dense per centre and year. `requester_as` a key of `words.REQUESTERS` with its `proof`; `patent_number`
    normalised, `number_reason` why one with a wrong check digit is kept; `at_grant` asked for with the formalities of
    the grant; `in_force` and `existing` keys of `words.IN_FORCE` and `words.EXISTING`; `fee_evidence` what shows that
    the annual fee is paid; `use` a key of `words.USES`; `related_number` the case or matter it serves, as a number
    alone. `sent_on` the day of the request at the national office, `result` a key of `words.RESULTS`."""

    __tablename__ = "evaluation_report"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        Index("ix_evaluation_report_list", "centre_id", "state", "id"),
        CheckConstraint(
            "state IN ('submitted','accepted','supplementing','passed','sent','received','refused','failed',"
            "'withdrawn','not_made')",
            name="state",
        ),
        Index(
            "uq_evaluation_report_standing",
            "patent_number",
            unique=True,
            sqlite_where=text(STANDING),
            postgresql_where=text(STANDING),
        ),
        CheckConstraint("requester_as IN ('owner','interested','accused')", name="requester_as"),
        CheckConstraint("proof <> ''", name="requester_has_proof"),
        CheckConstraint("patent_number <> ''", name="patent_has_a_number"),
        CheckConstraint("in_force IN ('yes','no','unknown')", name="in_force"),
        CheckConstraint("existing IN ('none','exists','unknown')", name="existing"),
        CheckConstraint(
            "state NOT IN ('accepted','supplementing','passed','sent','received','failed') OR accepted_on IS NOT NULL",
            name="accepted_has_a_day",
        ),
        CheckConstraint(
            "concluded_on IS NULL OR (accepted_on IS NOT NULL AND concluded_on >= accepted_on)",
            name="concluded_after_acceptance",
        ),
        CheckConstraint(
            "state NOT IN ('passed','sent','received','failed') OR concluded_on IS NOT NULL", name="concluded_has_a_day"
        ),
        CheckConstraint("state NOT IN ('sent','received','not_made') OR sent_on IS NOT NULL", name="sent_has_a_day"),
        CheckConstraint("sent_on IS NULL OR sent_on >= concluded_on", name="sent_after_conclusion"),
        CheckConstraint("fee_paid_on IS NULL OR fee_paid_on >= sent_on", name="paid_after_sending"),
        CheckConstraint(
            "state <> 'received' OR (fee_paid_on IS NOT NULL AND received_on >= sent_on AND result <> '')",
            name="received_has_a_result",
        ),
        CheckConstraint("state <> 'refused' OR ground <> ''", name="refused_has_a_ground"),
        CheckConstraint("state NOT IN ('refused','failed','withdrawn') OR reason <> ''", name="ended_has_a_reason"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    state: Mapped[Code]
    requester_id: Mapped[int] = foreign("party.id")
    requester_as: Mapped[Code]
    proof: Mapped[Line]
    patent_number: Mapped[str] = mapped_column(String(40), index=True)
    number_reason: Mapped[Line]
    patent_title: Mapped[Name]
    patent_owner: Mapped[Line]
    at_grant: Mapped[bool] = mapped_column(default=False)
    granted_on: Mapped[date | None]
    in_force: Mapped[Code] = mapped_column(default="unknown")
    fee_evidence: Mapped[Line]
    existing: Mapped[Code] = mapped_column(default="unknown")
    use: Mapped[Code]
    related_number: Mapped[Name]
    submitted_on: Mapped[date]
    accepted_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    fee_paid_on: Mapped[date | None]
    received_on: Mapped[date | None]
    report_number: Mapped[Name]
    result: Mapped[Code]
    ground: Mapped[Code]
    reason: Mapped[Line]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    requester: Mapped[Party] = relationship()
    steps: Mapped[list["EvaluationStep"]] = relationship(order_by="EvaluationStep.id")

    __mapper_args__ = {"version_id_col": version}


class EvaluationStep(db.Model):  # type: ignore[name-defined]
    """One act on one request, never edited: `action` a key of `evaluation_report.LIFECYCLE`, `on` its day."""

    __tablename__ = "evaluation_step"

    id: Mapped[Key]
    report_id: Mapped[int] = foreign("evaluation_report.id")
    action: Mapped[Code]
    on: Mapped[date]
    reason: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]
