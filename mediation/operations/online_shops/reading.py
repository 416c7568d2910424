"""One link as the rules see it, and the lists of complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from mediation.extensions import db
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.user import User
from mediation.operations.access_scope import visible_shop_complaints
from mediation.operations.deadlines import CaseDeadline
from mediation.operations.keyset import Page, newest
from mediation.procedures import platform_notice
from mediation.procedures.platform_notice import RUNNING, STATEMENT, LinkFacts, State
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline, Suspension

GROUPS: Mapping[str, str] = {"running": "在办", "over": "都有结果"}


def page(user: User, group: str, *, after: int | None = None, size: int = 50) -> Page[OnlineShopComplaint]:
    """The complaints of a group (a key of `GROUPS`) that `user` may read, from before the row id `after` on."""
    runs = OnlineShopComplaint.id.in_(_with_running_links())
    query = visible_shop_complaints(user).where(runs if group == "running" else ~runs)
    return newest(query, OnlineShopComplaint.id, after=after, size=size)


def counts(user: User) -> dict[str, int]:
    """How many complaints of each group `user` may read."""
    shown = visible_shop_complaints(user).with_only_columns(func.count())
    everything = db.session.scalar(shown) or 0
    running = db.session.scalar(shown.where(OnlineShopComplaint.id.in_(_with_running_links()))) or 0
    return {"running": running, "over": everything - running}


def _with_running_links() -> Select[Any]:
    states = sorted(state.value for state in RUNNING)
    return select(OnlineShopLink.complaint_id).where(OnlineShopLink.state.in_(states))


def load_complaint(user: User, uid: str) -> OnlineShopComplaint | None:
    """The complaint of that uid, if `user` may read it."""
    return db.session.scalar(visible_shop_complaints(user).where(OnlineShopComplaint.uid == uid))


def links_of_case(case_id: int) -> list[OnlineShopLink]:
    """The links that were handed over as that case."""
    query = select(OnlineShopLink).where(OnlineShopLink.case_id == case_id)
    return list(db.session.scalars(query.order_by(OnlineShopLink.ordinal)))


def delay_of(link: OnlineShopLink) -> Suspension | None:
    """The days lost to a notary."""
    return Suspension(link.delay_from, link.delay_to) if link.delay_from and link.delay_to else None


def due_of(link: OnlineShopLink, calendar: Calendar) -> Deadline | None:
    """The last day to tell the platform; None before a statement came."""
    if link.countered_on is None:
        return None
    return platform_notice.due(link.countered_on, delay_of(link), calendar)


def clock_of(link: OnlineShopLink, calendar: Calendar) -> CaseDeadline | None:
    """The fifteen days of one link; None before a statement came."""
    deadline = due_of(link, calendar)
    if deadline is None or link.countered_on is None:
        return None
    rule = platform_notice.LONGEST if deadline.working else STATEMENT
    return CaseDeadline(rule.id, link.countered_on, deadline, link.state != State.COUNTERED)


def facts_of(link: OnlineShopLink, *, today: date, calendar: Calendar) -> LinkFacts:
    """Everything the guards and the next step ask."""
    deadline = due_of(link, calendar)
    return LinkFacts(
        today=today,
        found_on=link.found_on,
        title_checked_on=link.complaint.title_checked_on,
        evidence=link.evidence,
        notified_on=link.notified_on,
        acted_on=link.acted_on,
        countered_on=link.countered_on,
        told_on=link.told_on,
        due=deadline.due if deadline else None,
    )


@dataclass(frozen=True)
class DueLinks:
    """The links of one complaint whose statement waits for an answer until the same day; `days` from today."""

    complaint: OnlineShopComplaint
    links: tuple[OnlineShopLink, ...]
    on: date
    days: int


def due_lines(user: User, today: date, calendar: Calendar) -> list[DueLinks]:
    """What `user` must tell platforms, the nearest day first."""
    waiting = select(OnlineShopLink.complaint_id).where(OnlineShopLink.state == State.COUNTERED.value)
    rows = db.session.scalars(visible_shop_complaints(user).where(OnlineShopComplaint.id.in_(waiting)))
    lines: dict[tuple[int, date], list[OnlineShopLink]] = {}
    for complaint in rows:
        for link in complaint.links:
            deadline = due_of(link, calendar)
            if link.state == State.COUNTERED and deadline:
                lines.setdefault((complaint.id, deadline.due), []).append(link)
    found = [DueLinks(links[0].complaint, tuple(links), on, (on - today).days) for (_, on), links in lines.items()]
    return sorted(found, key=lambda line: (line.on, line.complaint.id))
