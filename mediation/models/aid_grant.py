"""维权援助专项资金：who asked for what, on which basis, what was approved and paid. The accounts are kept elsewhere."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Key, Line, Money, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class AidGrant(db.Model):  # type: ignore[name-defined]
    """One application to the fund: `item` what for, `basis` the clause of the local policy, amounts in 分, `effect`
    what it did. `approved` None while nobody decided, 0 when it was turned down."""

    __tablename__ = "aid_grant"
    __table_args__ = (
        CheckConstraint("asked > 0", name="asked"),
        CheckConstraint("item <> '' AND basis <> ''", name="has_a_basis"),
        CheckConstraint("approved IS NULL OR (approved >= 0 AND approved <= asked)", name="approved_within_asked"),
        CheckConstraint("(approved IS NULL) = (decided_on IS NULL)", name="decision_has_a_day"),
        CheckConstraint("decided_on IS NULL OR decided_on >= asked_on", name="decided_after_asked"),
        CheckConstraint("paid_on IS NULL OR (approved > 0 AND paid_on >= decided_on)", name="paid_what_was_approved"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id")
    party_id: Mapped[int] = foreign("party.id")
    item: Mapped[Name]
    basis: Mapped[Line]
    asked_on: Mapped[date]
    asked: Mapped[Money]
    decided_on: Mapped[date | None]
    approved: Mapped[Money | None]
    paid_on: Mapped[date | None]
    effect: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    party: Mapped[Party] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}
