"""What the office adds to the published holiday table when the yearly notice is out."""

from datetime import datetime

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.holiday import Holiday
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.deadline_moves import Move, moves, settle_open_cases
from mediation.operations.settings import calendar
from mediation.rules.holidays import Calendar, SpecialDay


def added_to(days: list[SpecialDay]) -> Calendar:
    """The office's calendar as it will be with `days`."""
    return calendar().with_days([(one.day, one.kind.value, one.name, one.source) for one in days])


def moved_by(days: list[SpecialDay], *, at: datetime) -> list[Move]:
    """The running deadlines of open cases that `days` would move or make certain."""
    return moves(calendar(), added_to(days), at.date())


def add(days: list[SpecialDay], *, actor: Actor | None, at: datetime) -> int:
    """Store the days that are not there yet; a day that differs is replaced; the next deadline of every open case is
    written down anew. Returns how many rows changed."""
    known = {row.day: row for row in db.session.scalars(select(Holiday))}
    changed = []
    for special in days:
        row = known.get(special.day)
        if row is None:
            row = Holiday(day=special.day)
            db.session.add(row)
        elif (row.kind, row.name) == (special.kind.value, special.name):
            continue
        row.kind, row.name, row.source = special.kind.value, special.name, special.source
        changed.append(row)
    if changed:
        db.session.flush()
        years = "、".join(str(year) for year in sorted({row.day.year for row in changed}))
        settled = settle_open_cases(calendar(), at.date())
        summary = f"录入 {years} 年放假安排 {len(changed)} 天，{settled} 件案件的最近期限随着改"
        audit.record(actor, "import_holidays", changed[0], summary=summary, at=at)
    return len(changed)
