"""Local settings: rules that are only local or only remembered, dated and editable."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Json, Key, Line


class Setting(db.Model):  # type: ignore[name-defined]
    """One value of one setting from a day on. The newest `effective_from` not after the day wins."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("name", "effective_from"),)

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(80), index=True)
    effective_from: Mapped[date]
    value: Mapped[object] = mapped_column(Json)
    source: Mapped[Line]
