"""A person's own calendar address, which calendar programs fetch without a login."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Instant, Key, UtcDateTime, foreign
from mediation.models.user import User

_LIVE = text("revoked_at IS NULL")


class CalendarFeed(db.Model):  # type: ignore[name-defined]
    """One address. Only the SHA-256 of its token is stored; a revoked one never works again, and a person has one at
    a time. `with_names` whether events name the parties."""

    __tablename__ = "calendar_feed"
    __table_args__ = (
        Index("uq_calendar_feed_live", "user_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = foreign("user_account.id")
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    with_names: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship()
