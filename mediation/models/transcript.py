"""转录单：the columns of platforms that cannot be connected, and the numbers they gave to cases."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Code, Instant, Json, Key, Line, Name, foreign, new_uid
from mediation.models.user import User


class Platform(db.Model):  # type: ignore[name-defined]
    """One platform, named in addresses by its `code`; what is asked there stands in its listings. `changed_at` when
    one of them was last changed, so that two people cannot change them at once."""

    __tablename__ = "platform"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(40), default=new_uid, unique=True)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    listings: Mapped[list["PlatformListing"]] = relationship(
        back_populates="platform", order_by="PlatformListing.effective_from.desc()"
    )

    __mapper_args__ = {"version_id_col": version}


class PlatformListing(db.Model):  # type: ignore[name-defined]
    """The columns of a platform from a day on; the newest `effective_from` not after the day wins. `columns` in their
    order, as `rules.transcript.columns.as_plain` writes them; `source` where they are known from and `evidence` how
    well; `retired` the platform is not filled any more from that day on."""

    __tablename__ = "platform_listing"
    __table_args__ = (
        UniqueConstraint("platform_id", "effective_from"),
        CheckConstraint("evidence IN ('code','excerpt','checked')", name="evidence"),
        CheckConstraint("name <> ''", name="is_named"),
    )

    id: Mapped[Key]
    platform_id: Mapped[int] = foreign("platform.id", index=False)
    effective_from: Mapped[date]
    name: Mapped[Name]
    purpose: Mapped[Line]
    source: Mapped[Line]
    evidence: Mapped[Code]
    retired: Mapped[bool] = mapped_column(default=False)
    columns: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)

    platform: Mapped[Platform] = relationship(back_populates="listings")


class PlatformNumber(db.Model):  # type: ignore[name-defined]
    """The number that a platform gave to a case, never edited: a wrong one is corrected by another that says why, or,
    where the case has none there, is taken back by one without a number."""

    __tablename__ = "platform_number"
    __table_args__ = (
        CheckConstraint("(corrects_id IS NULL) = (reason = '')", name="correction_says_why"),
        CheckConstraint("number <> '' OR corrects_id IS NOT NULL", name="number_is_given"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    platform_id: Mapped[int] = foreign("platform.id", index=False)
    number: Mapped[Name]
    on: Mapped[date]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("platform_number.id"), unique=True)
    reason: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]

    case: Mapped[Case] = relationship()
    platform: Mapped[Platform] = relationship()
    recorded_by: Mapped[User] = relationship()
