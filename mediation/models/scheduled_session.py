"""调解安排：when and where a session is to be held, who comes for the committee, which parties are called."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.columns import Code, Instant, Json, Key, Line, Name, UtcDateTime, foreign, new_uid
from mediation.models.room import Room
from mediation.models.session_record import SessionRecord
from mediation.models.user import User
from mediation.procedures.scheduled_session import ANSWERS


class ScheduledSession(db.Model):  # type: ignore[name-defined]
    """One planned session, in a `room` or at another `place`. A change of time is a new row: the old one is `moved`
    and points at it (`moved_to_id`), so that the notice which was printed keeps what it said. `event_uid` stays the
    same over such changes. `contact` whom a party calls, `bring` what it is asked to bring besides the papers of its
    kind. `attendance` who came, in the shape of `SessionRecord.attendance`, until the record takes it over:
    `record_id` names the record of a session that was held."""

    __tablename__ = "scheduled_session"
    __table_args__ = (
        CheckConstraint("state IN ('planned','moved','cancelled','held')", name="state"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("(room_id IS NULL) = (place <> '')", name="room_or_place"),
        CheckConstraint("state NOT IN ('moved','cancelled') OR reason <> ''", name="change_has_a_reason"),
        CheckConstraint("(state = 'held') = (record_id IS NOT NULL)", name="held_has_a_record"),
        CheckConstraint("(state = 'moved') = (moved_to_id IS NOT NULL)", name="moved_has_another_day"),
        UniqueConstraint("record_id"),
        UniqueConstraint("moved_to_id"),
        Index("ix_scheduled_session_time", "starts_at", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    event_uid: Mapped[str] = mapped_column(String(16), default=new_uid, index=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    place: Mapped[Name]
    contact: Mapped[Name]
    bring: Mapped[Line]
    state: Mapped[Code]
    reason: Mapped[Line]
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("scheduled_session.id"))
    record_id: Mapped[int | None] = mapped_column(ForeignKey("session_record.id"))
    attendance: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    planned_at: Mapped[Instant]
    planned_by_id: Mapped[int] = foreign("user_account.id", index=False)
    version: Mapped[int] = mapped_column(nullable=False)

    case: Mapped[Case] = relationship()
    room: Mapped[Room | None] = relationship(lazy="joined")
    record: Mapped[SessionRecord | None] = relationship()
    moved_to: Mapped["ScheduledSession | None"] = relationship(remote_side="ScheduledSession.id")
    people: Mapped[list["SessionMediator"]] = relationship(order_by="SessionMediator.id", lazy="selectin")
    called: Mapped[list["CalledParty"]] = relationship(
        order_by="CalledParty.id", lazy="selectin", back_populates="session"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def begins(self) -> datetime:
        """The beginning in China's time."""
        return self.starts_at.astimezone(SHANGHAI)

    @property
    def ends(self) -> datetime:
        """The end in China's time."""
        return self.ends_at.astimezone(SHANGHAI)

    @property
    def where(self) -> str:
        """The room, or the other place, as lists say it."""
        return self.room.name if self.room else self.place

    @property
    def whole_place(self) -> str:
        """The place as a notice prints it."""
        return self.room.where if self.room else self.place


class SessionMediator(db.Model):  # type: ignore[name-defined]
    """Who comes to a planned session for the committee: mediators and the recorder."""

    __tablename__ = "session_mediator"
    __table_args__ = (UniqueConstraint("session_id", "user_id"),)

    id: Mapped[Key]
    session_id: Mapped[int] = foreign("scheduled_session.id", index=False)
    user_id: Mapped[int] = foreign("user_account.id")

    user: Mapped[User] = relationship(lazy="joined")


class CalledParty(db.Model):  # type: ignore[name-defined]
    """A party that is called to a planned session. `notified_on` when and `notified_manner` how it was told (a key of
    `words.MANNERS`), "" before; `answer` what it said: coming, other_day, not_coming, "" while it said nothing."""

    __tablename__ = "called_party"
    __table_args__ = (
        UniqueConstraint("session_id", "case_party_id"),
        CheckConstraint("answer IN ('','coming','other_day','not_coming')", name="answer"),
        CheckConstraint("(notified_on IS NULL) = (notified_manner = '')", name="told_on_a_day_in_a_manner"),
    )

    id: Mapped[Key]
    session_id: Mapped[int] = foreign("scheduled_session.id", index=False)
    case_party_id: Mapped[int] = foreign("case_party.id")
    notified_on: Mapped[date | None]
    notified_manner: Mapped[Code]
    answer: Mapped[Code]
    note: Mapped[Line]

    session: Mapped[ScheduledSession] = relationship(back_populates="called")
    party: Mapped[CaseParty] = relationship(lazy="joined")

    @property
    def said(self) -> str:
        """What it answered in words, e.g. `按时参加`; before it was told `还没通知`."""
        return ANSWERS[self.answer] if self.answer or self.notified_on else "还没通知"
