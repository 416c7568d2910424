"""Records: inquiries, mediation sessions, agreed facts, proposals, and private notes that never leave the house."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, UtcDateTime, foreign


class SessionRecord(db.Model):  # type: ignore[name-defined]
    """调解记录 or 调查记录. `attendance` case_party id → {"who", "capacity", "present"}; `open` held in public.
    `signed` case_party or agent key → day signed; signed records are frozen.
    Of an inquiry `asked_name` is who was asked (被调查人), `asked_particulars` sex, age, unit or address, and
    `asked_relation` how that person stands to the parties."""

    __tablename__ = "session_record"
    __table_args__ = (
        CheckConstraint("kind IN ('session','inquiry')", name="kind"),
        UniqueConstraint("case_id", "kind", "ordinal"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    kind: Mapped[Code]
    ordinal: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    place: Mapped[Name]
    open: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[Line]
    attendance: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    invited: Mapped[Line]
    invited_consent: Mapped[bool] = mapped_column(default=False)
    recorder: Mapped[Name]
    asked_name: Mapped[Name]
    asked_particulars: Mapped[Line]
    asked_relation: Mapped[Name]
    text: Mapped[Body]
    result: Mapped[Code]
    signed: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    version: Mapped[int] = mapped_column(nullable=False)

    proposals: Mapped[list["Proposal"]] = relationship(order_by="Proposal.ordinal")
    __mapper_args__ = {"version_id_col": version}


class AgreedFacts(db.Model):  # type: ignore[name-defined]
    """无争议事实记载：its own signed record, so that concessions in session notes stay out of court
    (民诉法解释 107; 特邀调解规定 22)."""

    __tablename__ = "agreed_facts"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session_record.id"))
    text: Mapped[Body]
    signed: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    recorded_on: Mapped[date]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class Proposal(db.Model):  # type: ignore[name-defined]
    """方案：one proposed term, from a session; accepted ones flow into the agreement once.
    `data` fits the fields of `rules.clauses.CLAUSES[kind]`."""

    __tablename__ = "proposal"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    session_id: Mapped[int] = foreign("session_record.id")
    ordinal: Mapped[int]
    kind: Mapped[Code]
    text: Mapped[Body]
    data: Mapped[dict[str, object]] = mapped_column(Json, default=dict)
    answer: Mapped[Code]


class PrivateNote(db.Model):  # type: ignore[name-defined]
    """A mediator's own note. No paper, export or dossier reads this table."""

    __tablename__ = "private_note"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    text: Mapped[Body]
    written_at: Mapped[Instant]
