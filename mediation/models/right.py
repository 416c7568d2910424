"""Rights that a case is about."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Json, Key, Line, Name, foreign


class Right(db.Model):  # type: ignore[name-defined]
    """`kind` a code of `rules.rights.KINDS`; `number` normalised; `number_key` the number without marks, for
    look-up; `number_reason` why a number with a wrong check digit was kept; `status` valid, lapsed, fee_unpaid,
    invalidity_pending, unknown, as of `checked_on`."""

    __tablename__ = "case_right"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    kind: Mapped[Code]
    number: Mapped[Name]
    number_key: Mapped[str] = mapped_column(String(80), default="", index=True)
    number_reason: Mapped[Line]
    title: Mapped[Name]
    holder: Mapped[Line]
    registered_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    nice_classes: Mapped[list[int]] = mapped_column(Json, default=list)
    status: Mapped[Code]
    checked_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
