"""我的日历订阅：a secret address a person, and the due days that stand behind it."""

import secrets
from collections import Counter
from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from mediation.exchange.calendar_file import Entry
from mediation.extensions import db
from mediation.models.calendar_feed import CalendarFeed
from mediation.models.case import Case
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.access_scope import is_own, visible_cases
from mediation.operations.actor import Actor
from mediation.operations.case_filter import FINISHED
from mediation.operations.deadlines import CaseDeadline, of_case, rule_on
from mediation.operations.matter_day import MatterDay
from mediation.operations.matter_days import all_days
from mediation.operations.scheduled_sessions.reading import coming
from mediation.operations.settings import calendar
from mediation.operations.users import fingerprint

TOKEN_BYTES = 32
CASES = "cases"


def open_feed(*, with_names: bool, actor: Actor) -> str:
    """A new address for the actor, in place of the one before; returns its token, which is stored nowhere."""
    old = feed_of(actor.user)
    if old is not None:
        old.revoked_at = actor.now
        db.session.flush()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed(user_id=actor.id, token_sha256=fingerprint(token), with_names=with_names, created_at=actor.now)
    db.session.add(feed)
    db.session.flush()
    said = "写当事人" if with_names else "不写当事人"
    audit.record(actor, "open_calendar_feed", feed, summary=f"开日历订阅地址，{said}")
    return token


def revoke(*, actor: Actor) -> bool:
    """The actor's address works no more; False when there was none."""
    feed = feed_of(actor.user)
    if feed is None:
        return False
    feed.revoked_at = actor.now
    audit.record(actor, "revoke_calendar_feed", feed, summary="停用日历订阅地址")
    return True


def feed_of(user: User) -> CalendarFeed | None:
    """The address that works for `user` now."""
    return db.session.scalar(
        select(CalendarFeed).where(CalendarFeed.user_id == user.id, CalendarFeed.revoked_at.is_(None))
    )


def feed_behind(token: str) -> CalendarFeed | None:
    """The address of that token, if it works still and its owner may log in."""
    return db.session.scalar(
        select(CalendarFeed)
        .join(User, User.id == CalendarFeed.user_id)
        .where(
            CalendarFeed.token_sha256 == fingerprint(token),
            CalendarFeed.revoked_at.is_(None),
            User.active.is_(True),
        )
    )


def entries(feed: CalendarFeed, *, today: date, link: Callable[[str, str], str]) -> list[Entry]:
    """The running due days of the owner's own cases and of the matters they work on, and the sessions planned, by day;
    `link` gives the address of a page from its area ("cases") and uid. What stands still is not among them. Without
    `with_names` no entry names anybody."""
    own = visible_cases(feed.user).where(is_own(feed.user), Case.state.not_in(FINISHED))
    days = calendar()
    found: list[Entry] = []
    for case in db.session.scalars(own.order_by(Case.id)):
        told: Counter[tuple[str, date]] = Counter()
        for clock in of_case(case, days, today):
            if not clock.settled and not clock.paused:
                told[clock.rule, clock.trigger] += 1
                uid = f"{case.uid}-{clock.rule}-{clock.trigger:%Y%m%d}-{told[clock.rule, clock.trigger]}@mediation"
                found.append(_entry(uid, case, clock, feed.with_names, link(CASES, case.uid)))
    found += [_meeting(row, feed.with_names, link(CASES, row.case.uid)) for row in coming(feed.user, since=today)]
    beside = all_days(feed.user, today=today, calendar=days)
    found += [_matter_day(line, feed.with_names, link(line.service, line.uid)) for line in beside]
    return sorted(found, key=lambda entry: (entry.day, entry.uid))


def _matter_day(line: MatterDay, with_names: bool, url: str) -> Entry:
    summary = f"{line.number} {line.what}届满"
    said = ["软期限，到期不自动结案。"] if line.soft else []
    if line.basis:
        said.append(f"依据：{line.basis.in_figures}。")
    named = f"{summary} {line.title}" if with_names else summary
    return Entry(f"{line.key}@mediation", line.on, named, "\n".join(said), url)


def _meeting(row: ScheduledSession, with_names: bool, url: str) -> Entry:
    summary = f"{row.case.number} 调解会"
    return Entry(
        uid=f"{row.event_uid}@mediation",
        day=row.begins.date(),
        summary=f"{summary} {row.case.title}" if with_names else summary,
        description="改期、取消都在案件页上办，这里跟着变。",
        url=url,
        starts=row.starts_at,
        ends=row.ends_at,
        # A place of its own may be that of a party.
        place=row.whole_place if with_names or row.room else "",
    )


def _entry(uid: str, case: Case, clock: CaseDeadline, with_names: bool, url: str) -> Entry:
    deadline = clock.deadline
    rule = rule_on(clock.rule, clock.trigger)
    summary = f"{case.number} {clock.name}届满"
    said = [f"{rule.trigger}之日起{rule.length_in_words}，{clock.trigger.isoformat()} 起算。"]
    if deadline.rolled:
        said.append(f"名义届满 {deadline.nominal.isoformat()}，逢休息日顺延。")
    if not deadline.certain:
        said.append("那一年的放假安排待国务院公布，先不顺延。")
    if clock.soft:
        said.append("软期限，到期不自动结案。")
    if deadline.basis:
        said.append(f"依据：{'、'.join(statute.in_figures for statute in deadline.basis)}。")
    return Entry(uid, deadline.due, f"{summary} {case.title}" if with_names else summary, "\n".join(said), url)
