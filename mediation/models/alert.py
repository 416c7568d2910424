"""风险预警：what the rights centre warned enterprises of, who was reached, who answered."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class Alert(db.Model):  # type: ignore[name-defined]
    """One alert: `number` (`警2026-001`) dense per centre and year, its `source`, the `kind` of risk in words, `level`
    a key of `words.LEVELS`, the day it went out."""

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        CheckConstraint("level IN ('general','serious','grave')", name="level"),
        CheckConstraint("source <> '' AND kind <> '' AND text <> ''", name="says_something"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    year: Mapped[int]
    serial: Mapped[int]
    source: Mapped[Name]
    kind: Mapped[Name]
    level: Mapped[Code]
    issued_on: Mapped[date]
    written_by_id: Mapped[int] = foreign("user_account.id", index=False)
    text: Mapped[Body]

    centre: Mapped[Organisation] = relationship()
    recipients: Mapped[list["AlertRecipient"]] = relationship(back_populates="alert", order_by="AlertRecipient.id")

    @property
    def reached(self) -> int:
        """How many it came to."""
        return sum(row.reached_on is not None for row in self.recipients)

    @property
    def answered(self) -> int:
        """How many of them answered."""
        return sum(row.answered_on is not None for row in self.recipients)


class AlertRecipient(db.Model):  # type: ignore[name-defined]
    """One enterprise an alert is for: how and when it was reached, what it answered and when."""

    __tablename__ = "alert_recipient"
    __table_args__ = (
        UniqueConstraint("alert_id", "party_id"),
        CheckConstraint("(reached_on IS NULL) = (manner = '')", name="reached_somehow"),
        CheckConstraint("(answered_on IS NULL) = (answer = '')", name="answer_has_a_day"),
        CheckConstraint("answered_on IS NULL OR answered_on >= reached_on", name="answered_after_it_came"),
        CheckConstraint("answered_on IS NULL OR reached_on IS NOT NULL", name="answered_what_came"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    alert_id: Mapped[int] = foreign("alert.id", index=False)
    party_id: Mapped[int] = foreign("party.id")
    manner: Mapped[Code]
    reached_on: Mapped[date | None]
    answer: Mapped[Line]
    answered_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    alert: Mapped[Alert] = relationship(back_populates="recipients")
    party: Mapped[Party] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}
