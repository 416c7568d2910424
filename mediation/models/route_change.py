"""去向：every change of who has a dispute."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Key, Line, Name, foreign


class RouteChange(db.Model):  # type: ignore[name-defined]
    """One change of who has the dispute of `dispute_number`, made on the case `case_id`, None where the rights centre
    made it; only its receipt may be added.

    `kind` transfer (to the other committee, the case moves), out (to another body), back (from there, the case goes
    on), again (registered anew under the same number), chosen (the window sent it elsewhere than its table proposed:
    nobody had it yet). `from_body` and `to_body` as they were called that day;
    `receipt` who there received it, by which paper, "" while nobody answered.
    """

    __tablename__ = "route_change"
    __table_args__ = (
        CheckConstraint("kind IN ('transfer','out','back','again','chosen')", name="kind"),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("(receipt = '') = (receipt_on IS NULL)", name="receipt_has_a_day"),
        CheckConstraint('receipt_on IS NULL OR receipt_on >= "on"', name="receipt_after_handing_over"),
    )

    id: Mapped[Key]
    dispute_number: Mapped[str] = mapped_column(String(20), index=True)
    case_id: Mapped[int | None] = foreign("mediation_case.id", nullable=True)
    kind: Mapped[Code]
    from_body: Mapped[Name]
    to_body: Mapped[Name]
    on: Mapped[date]
    reason: Mapped[Line]
    receipt: Mapped[Line]
    receipt_on: Mapped[date | None]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_by_name: Mapped[Name]
    recorded_at: Mapped[Instant]
