"""The court table: which court takes which matter, as dated, editable data."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Key, Line, Name


class CourtRule(db.Model):  # type: ignore[name-defined]
    """One row of the court table; `confirmed` only after the office has asked the court."""

    __tablename__ = "court_rule"

    id: Mapped[Key]
    right_kind: Mapped[Code]
    level: Mapped[Code]
    court: Mapped[Name]
    source: Mapped[Line]
    confirmed: Mapped[bool] = mapped_column(default=False)
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
