"""跨部门案件咨询：one question of one body to another, and the experts who helped with it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Key, Name, foreign, new_uid
from mediation.models.expert import Expert
from mediation.models.organisation import Organisation


class Consultation(db.Model):  # type: ignore[name-defined]
    """One consultation. `state` a value of `procedures.consultation.State`; `number` (咨2026-001) with `year` and
    `serial`, dense per office and year; `direction` a key of `consultation.DIRECTIONS`; `letter` the number of the
    asking letter; `flagged_on` the day it was put on record as difficult, with `difficulty` why."""

    __tablename__ = "consultation"
    __table_args__ = (
        UniqueConstraint("office_id", "year", "serial"),
        Index("ix_consultation_list", "office_id", "state", "id"),
        CheckConstraint("state IN ('received','difficult','answered','withdrawn')", name="state"),
        CheckConstraint("direction IN ('to_judiciary','to_agency')", name="direction"),
        CheckConstraint("asker <> '' AND asked <> '' AND asker <> asked", name="two_bodies"),
        CheckConstraint("(flagged_on IS NULL) = (difficulty = '')", name="flagged_has_a_reason"),
        CheckConstraint("state <> 'difficult' OR flagged_on IS NOT NULL", name="difficult_is_flagged"),
        CheckConstraint("(state = 'answered') = (answered_on IS NOT NULL)", name="answered_has_a_day"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_on IS NOT NULL)", name="withdrawn_has_a_day"),
        CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name="answered_after_receipt"),
        CheckConstraint("flagged_on IS NULL OR flagged_on >= received_on", name="flagged_after_receipt"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    state: Mapped[Code]
    direction: Mapped[Code]
    asker: Mapped[Name]
    asked: Mapped[Name]
    subject: Mapped[Name]
    letter: Mapped[Name]
    received_on: Mapped[date]
    flagged_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    question: Mapped[Body]
    difficulty: Mapped[Body]
    answer: Mapped[Body]
    withdrawal: Mapped[Body]

    office: Mapped[Organisation] = relationship()
    experts: Mapped[list["ConsultationExpert"]] = relationship(
        back_populates="consultation", order_by="ConsultationExpert.asked_on, ConsultationExpert.id"
    )

    __mapper_args__ = {"version_id_col": version}


class ConsultationExpert(db.Model):  # type: ignore[name-defined]
    """One use of the pool: an expert asked about a consultation, and the opinion. Avoidance and secrecy were declared
    before; without that there is no row."""

    __tablename__ = "consultation_expert"
    __table_args__ = (
        UniqueConstraint("consultation_id", "expert_id", "asked_on"),
        CheckConstraint("opinion <> ''", name="has_an_opinion"),
    )

    id: Mapped[Key]
    consultation_id: Mapped[int] = foreign("consultation.id", index=False)
    expert_id: Mapped[int] = foreign("expert.id")
    asked_on: Mapped[date]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    opinion: Mapped[Body]

    consultation: Mapped[Consultation] = relationship(back_populates="experts")
    expert: Mapped[Expert] = relationship(lazy="joined")
