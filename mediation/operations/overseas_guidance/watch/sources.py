"""The sources that the office looks at, and when it did."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_watch import MonitoredSource
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.watch.reading import check_role, own_offices
from mediation.operations.versions import check_version
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal

LABELS = {
    "kind": "种类",
    "name": "名称",
    "address": "网址",
    "forum": "受理机构",
    "every_days": "几天看一次",
    "ended_on": "停用日",
}


@dataclass(frozen=True)
class SourceValues:
    """A source as typed; fields as in `models.overseas_watch.MonitoredSource`."""

    kind: str
    name: str
    every_days: int
    address: str = ""
    forum: str = ""
    ended_on: date | None = None


def sources_of(user: User) -> list[MonitoredSource]:
    """Those of the user's offices: the ones in use first, by name."""
    query = select(MonitoredSource).where(MonitoredSource.office_id.in_(own_offices(user)))
    return list(db.session.scalars(query.order_by(MonitoredSource.ended_on.is_not(None), MonitoredSource.name)))


def in_use(user: User, today: date) -> list[MonitoredSource]:
    """Those that are looked at."""
    return [row for row in sources_of(user) if is_running(row, today)]


def load(user: User, uid: str) -> MonitoredSource | None:
    """The source of that uid, if it is of the user's office."""
    return next((row for row in sources_of(user) if row.uid == uid), None)


def is_running(source: MonitoredSource, today: date) -> bool:
    """Whether it is still looked at."""
    return source.ended_on is None or source.ended_on > today


def is_due(source: MonitoredSource, today: date) -> bool:
    """Whether it is to be looked at today."""
    return is_running(source, today) and (source.due_on is None or source.due_on <= today)


def keep(
    office: Organisation,
    row: MonitoredSource | None,
    values: SourceValues,
    *,
    seen_version: str | int | None = None,
    actor: Actor,
) -> MonitoredSource:
    """Add a source (`row` None), or change it. Raises `Barred`, `EditConflict`, `ActionRefused`."""
    check_role(actor, office.id)
    columns = asdict(values)
    named = select(MonitoredSource).where(MonitoredSource.office_id == office.id, MonitoredSource.name == values.name)
    with db.session.no_autoflush:
        if any(other is not row for other in db.session.scalars(named)):
            raise Barred(Refusal("这个来源已经登记过。到那一行去改。"), "name_is_free")
    if row is None:
        row = MonitoredSource(office_id=office.id, **columns)
        db.session.add(row)
    else:
        check_version(row, seen_version, columns, LABELS)
        for name, value in columns.items():
            setattr(row, name, value)
    db.session.flush()
    audit.record(actor, "keep_monitored_source", row, summary=f"监测来源 {row.name}")
    return row


def look_at(row: MonitoredSource, *, on: date, actor: Actor) -> None:
    """It was looked at, whether or not it had anything new. Raises `Barred` for a day that cannot be."""
    check_role(actor, row.office_id)
    if on > actor.today:
        raise Barred(Refusal(f"{day(on)}还没有到。核对日期。"), "looked_in_time")
    if row.looked_on and on < row.looked_on:
        raise Barred(Refusal(f"上次看是{day(row.looked_on)}，这次不会更早。核对日期。"), "looked_in_time")
    row.looked_on = on
    audit.record(actor, "look_at_source", row, summary=f"{day(on)}看过 {row.name}")
