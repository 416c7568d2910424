"""What the figures remember of the cases, month by month."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from mediation.extensions import db
from mediation.models.columns import Code, Key


class CaseMonth(db.Model):  # type: ignore[name-defined]
    """A sum of cases that agree in everything a figure asks: `event`, the first day of its `month`, and of
    the case what the event is told by (`accepted` without outcome; `days` with the `days` from acceptance to the end,
    without kind and source). Triggers on the case's table add a row, +1 or -1 in `cases`, with every change, so the
    sum over the rows is right at any moment, whoever wrote; `operations.figures.remembered.fold` makes one row of
    many. Every case is in it, also one of a dispute that another case counts for."""

    __tablename__ = "case_month"
    __table_args__ = (
        CheckConstraint("event IN ('accepted', 'concluded', 'days')", name="event"),
        Index(
            *("ix_case_month_figures", "event", "month", "committee_id", "dispute_type", "source", "outcome", "days"),
            "cases",
        ),
    )

    id: Mapped[Key]
    event: Mapped[Code]
    month: Mapped[date]
    committee_id: Mapped[int]
    dispute_type: Mapped[Code]
    source: Mapped[Code]
    outcome: Mapped[Code]
    days: Mapped[int | None]
    cases: Mapped[int]
