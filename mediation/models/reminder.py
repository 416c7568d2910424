"""What was sent to whom on which day, so that nothing is sent twice."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line, UtcDateTime, foreign


class Reminder(db.Model):  # type: ignore[name-defined]
    """The one mail of one person and day. `progress` sending (taken in hand at `claimed_at`), sent, or failed with the
    `problem`; `listed` the lines in it: case number, what falls due, day."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("user_id", "day"),
        CheckConstraint("progress IN ('sending','sent','failed')", name="progress"),
        CheckConstraint("(progress = 'sent') = (sent_at IS NOT NULL)", name="sent_has_its_moment"),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = foreign("user_account.id")
    day: Mapped[date]
    progress: Mapped[Code]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[Instant]
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[Line]
    listed: Mapped[list[list[str]]] = mapped_column(Json)
