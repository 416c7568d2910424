"""What the office adds to the published holiday table when the yearly notice is out."""

from datetime import datetime

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.holiday import Holiday
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.holidays import SpecialDay


def add(days: list[SpecialDay], *, actor: Actor | None, at: datetime) -> int:
    """Store the days that are not there yet; a day that differs is replaced. Returns how many rows changed."""
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
        audit.record(actor, "import_holidays", changed[0], summary=f"录入 {years} 年放假安排 {len(changed)} 天", at=at)
    return len(changed)
