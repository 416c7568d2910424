"""调解室：where a committee's sessions are held."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Key, Name, foreign, new_uid
from mediation.models.organisation import Organisation


class Room(db.Model):  # type: ignore[name-defined]
    """One room of one committee. `address` where it is, as a notice prints it, "" at the committee's own address;
    `seats` None where nobody counted; from `retired_on` on nothing more is planned in it."""

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("organisation_id", "name"),
        CheckConstraint("seats IS NULL OR seats > 0", name="seats_are_counted"),
        CheckConstraint("name <> ''", name="has_a_name"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    organisation_id: Mapped[int] = foreign("organisation.id", index=False)
    name: Mapped[Name]
    address: Mapped[Name]
    seats: Mapped[int | None]
    retired_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    organisation: Mapped[Organisation] = relationship()
    __mapper_args__ = {"version_id_col": version}

    @property
    def where(self) -> str:
        """The place as a notice prints it: address and name."""
        return f"{self.address or self.organisation.address}{self.name}"
