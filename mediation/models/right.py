"""Rights that a case is about."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Json, Key, Line, Name, foreign


class Right(db.Model):  # type: ignore[name-defined]
    """`kind` a code of `rules.rights.KINDS`; `number` normalised; `number_key` the number without marks, for
    look-up; `number_reason` why a number with a wrong check digit was kept; `holder` the names on the certificate,
    parted by 、; `status` valid, lapsed, fee_unpaid, invalidity_pending, unknown, as of `checked_on`; `claimed_as`
    owner, exclusive, sole or ordinary licensee, `authorised` the owner's express authority for an ordinary one;
    `co_owners_agree` co-owners who are no party but signed or authorised, parted by 、; `evaluation_report`
    whether one is on file."""

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
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("case_party.id"))
    claimed_as: Mapped[Code]
    authorised: Mapped[bool] = mapped_column(default=False)
    co_owners_agree: Mapped[Line]
    evaluation_report: Mapped[bool | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
