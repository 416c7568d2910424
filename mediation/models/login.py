"""Logins: sessions that can be revoked, failures that throttle, the one-time link of the first administrator."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Instant, Key, UtcDateTime, foreign
from mediation.models.user import User


class LoginSession(db.Model):  # type: ignore[name-defined]
    """One login. Only the SHA-256 of its token is stored; an ended session never works again."""

    __tablename__ = "login_session"

    id: Mapped[Key]
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = foreign("user_account.id")
    created_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    end_reason: Mapped[str] = mapped_column(String(40), default="")
    agent: Mapped[str] = mapped_column(String(200), default="")

    user: Mapped[User] = relationship()


class LoginFailure(db.Model):  # type: ignore[name-defined]
    """One failed attempt for one account name; five within a minute lock that name for that minute."""

    __tablename__ = "login_failure"

    id: Mapped[Key]
    name_digest: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[Instant]


class SetupLink(db.Model):  # type: ignore[name-defined]
    """The one-time link that creates the first administrator."""

    __tablename__ = "setup_link"

    id: Mapped[Key]
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[Instant]
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Reveal(db.Model):  # type: ignore[name-defined]
    """A sealed value shown whole for one minute: to whom, which, and why (also in the audit trail)."""

    __tablename__ = "reveal"

    id: Mapped[Key]
    login_session_id: Mapped[int] = mapped_column(ForeignKey("login_session.id"), index=True)
    subject: Mapped[str] = mapped_column(String(80))
    until: Mapped[Instant]
    reason: Mapped[str] = mapped_column(String(200))
