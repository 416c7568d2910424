"""Conflict and duplicate checks, and what people decided about them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line, UtcDateTime, foreign


class ConflictCheck(db.Model):  # type: ignore[name-defined]
    """The hits shown at registration and the decision: none, conflict, or director (asks the director, and the
    case cannot be accepted before the answer)."""

    __tablename__ = "conflict_check"
    __table_args__ = (CheckConstraint("decision IN ('none','conflict','director')", name="decision"),)

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    hits: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)
    decision: Mapped[Code]
    reason: Mapped[Line]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    at: Mapped[Instant]
    director_answer: Mapped[Code]
    director_reason: Mapped[Line]
    director_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    director_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
