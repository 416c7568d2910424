"""Days the office added to the published holiday table."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Key, Line


class Holiday(db.Model):  # type: ignore[name-defined]
    """One day off or one working weekend day of the yearly notice; `kind` rest or work."""

    __tablename__ = "holiday"
    __table_args__ = (CheckConstraint("kind IN ('rest','work')", name="kind"),)

    id: Mapped[Key]
    day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[Code]
    name: Mapped[Code]
    source: Mapped[Line]
