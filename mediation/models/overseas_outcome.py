"""What came of guidance abroad: what was recovered, by its kind and once; the case study without names."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Key, Line, Money, Name, foreign, new_uid


class OverseasRecovery(db.Model):  # type: ignore[name-defined]
    """What was recovered for one enterprise: `kind` a key of `words.RECOVERED`, `amount` in hundredths of `currency`;
    `rate` in millionths of 元 for one unit with its source and day, none for 元 itself; `basis` what it rests on.
    `same_as_id` the row that is the same money, counted there; `apart` that somebody found it to be other money than a
    row of the same amount. Struck rows stay with their reason."""

    __tablename__ = "overseas_recovery"
    __table_args__ = (
        CheckConstraint("kind IN ('released','avoided','restored')", name="kind"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("currency <> '' AND basis <> ''", name="rests_on_something"),
        CheckConstraint(
            "(currency = 'CNY' AND rate IS NULL AND rate_on IS NULL AND rate_source = '') OR "
            "(currency <> 'CNY' AND rate IS NOT NULL AND rate > 0 AND rate_on IS NOT NULL AND rate_source <> '')",
            name="rate_with_source_and_day",
        ),
        CheckConstraint("same_as_id <> id", name="not_itself"),
        CheckConstraint("(struck_on IS NULL) = (struck_why = '')", name="struck_with_a_reason"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    guidance_id: Mapped[int] = foreign("overseas_guidance.id")
    kind: Mapped[Code]
    amount: Mapped[Money]
    currency: Mapped[Code]
    on: Mapped[date]
    basis: Mapped[Line]
    rate: Mapped[Money | None]
    rate_source: Mapped[Line]
    rate_on: Mapped[date | None]
    same_as_id: Mapped[int | None] = foreign("overseas_recovery.id", index=False, nullable=True)
    apart: Mapped[bool] = mapped_column(default=False)
    struck_on: Mapped[date | None]
    struck_why: Mapped[Line]

    version: Mapped[int] = mapped_column(nullable=False)

    same_as: Mapped["OverseasRecovery | None"] = relationship(remote_side="OverseasRecovery.id")

    __mapper_args__ = {"version_id_col": version}


class OverseasStudy(db.Model):  # type: ignore[name-defined]
    """The case study of one enterprise's matter, without names."""

    __tablename__ = "overseas_study"
    __table_args__ = (CheckConstraint("title <> '' AND text <> ''", name="is_written"),)

    id: Mapped[Key]
    guidance_id: Mapped[int] = mapped_column(ForeignKey("overseas_guidance.id"), unique=True)
    title: Mapped[Name]
    text: Mapped[Body]
    written_on: Mapped[date]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
