"""The lists of fairs, what is on today, and what a committee sees of a complaint that was handed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.fair import Fair, FairComplaint, FairShift
from mediation.models.user import User
from mediation.operations.access_scope import visible_fairs
from mediation.operations.keyset import Page, newest
from mediation.procedures.fair_complaint import RUNNING

GROUPS: Mapping[str, str] = {"now": "正在办、还没办", "past": "已经结束"}


def page(user: User, group: str, today: date, *, after: int | None = None, size: int = 50) -> Page[Fair]:
    """The fairs of a group (a key of `GROUPS`) that `user` may read, the newest first, from before the row id `after`
    on."""
    over = Fair.until_on < today
    query = visible_fairs(user).where(over if group == "past" else ~over)
    together = (selectinload(Fair.shifts), selectinload(Fair.complaints))
    return newest(query.options(*together), Fair.id, after=after, size=size)


def counts(user: User, today: date) -> dict[str, int]:
    """How many fairs of each group `user` may read."""
    shown = visible_fairs(user).with_only_columns(func.count())
    everything = db.session.scalar(shown) or 0
    past = db.session.scalar(shown.where(Fair.until_on < today)) or 0
    return {"now": everything - past, "past": past}


def load_fair(user: User, uid: str) -> Fair | None:
    """The fair of that uid, if `user` may read it."""
    return db.session.scalar(visible_fairs(user).where(Fair.uid == uid))


def load_complaint(user: User, uid: str) -> FairComplaint | None:
    """The complaint of that uid, if `user` may read its fair."""
    own = visible_fairs(user).with_only_columns(Fair.id)
    return db.session.scalar(select(FairComplaint).where(FairComplaint.uid == uid, FairComplaint.fair_id.in_(own)))


def complaint_of_case(case_id: int) -> FairComplaint | None:
    """The complaint that was handed over as that case."""
    return db.session.scalar(select(FairComplaint).where(FairComplaint.case_id == case_id))


@dataclass(frozen=True)
class FairToday:
    """A fair that is on today: its shifts of the day, and how many complaints wait."""

    fair: Fair
    shifts: list[FairShift]
    waiting: int


def of_today(user: User, today: date) -> list[FairToday]:
    """The fairs of today that `user` may read."""
    query = visible_fairs(user).where(Fair.from_on <= today, Fair.until_on >= today).order_by(Fair.id)
    together = (selectinload(Fair.shifts), selectinload(Fair.complaints))
    return [
        FairToday(
            fair,
            [shift for shift in fair.shifts if shift.day == today],
            sum(complaint.state in RUNNING for complaint in fair.complaints),
        )
        for fair in db.session.scalars(query.options(*together))
    ]
