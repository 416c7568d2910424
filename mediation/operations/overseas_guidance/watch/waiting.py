"""What the watch waits for, a source at a time: when it is to be looked at again, and the clues of it that nobody has
decided; for the first page, the reminders and the calendar.

No text sets a term (`procedures.overseas_watch.DEADLINES`). A source says how often it is looked at, and what it gave
is decided within one such round: else the next look brings more before the last is done.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func

from mediation.extensions import db
from mediation.models.overseas_watch import Clue, MonitoredSource
from mediation.models.user import User
from mediation.operations.matter_day import MatterDay
from mediation.operations.overseas_guidance.watch.reading import visible_clues
from mediation.operations.overseas_guidance.watch.sources import is_running, sources_of
from mediation.procedures.overseas_watch import State
from mediation.rules.holidays import Calendar
from mediation.rules.overseas_guidance.watching import SOURCES

SERVICE = "overseas_watch"


def undecided(user: User) -> dict[int, tuple[int, date]]:
    """Row id of a source → how many of its clues nobody has decided, and when the first of them was seen."""
    columns = (Clue.source_id, func.count(), func.min(Clue.seen_on))
    query = visible_clues(user).where(Clue.state == State.NEW).with_only_columns(*columns).group_by(Clue.source_id)
    return {source: (number, first) for source, number, first in db.session.execute(query)}


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The sources to be looked at and the clues to be decided, of the offices where `user` guides. One that nobody has
    looked at yet is due today; of one that is no more, only its clues are."""
    waiting = undecided(user)
    for source in sources_of(user):
        if is_running(source, today):
            last = f"上次看是 {source.looked_on}" if source.looked_on else "还没有看过"
            yield _line(
                source, source.due_on or today, "监测周期", f"看来源，{last}，{source.every_days} 天看一次。", today
            )
        if source.id in waiting:
            number, first = waiting[source.id]
            said = f"核对 {number} 条线索，最早的 {first} 发现。本办自定 {source.every_days} 天内核对完。"
            yield _line(source, decide_by(source, first), "线索核对", said, today)


def decide_by(source: MonitoredSource, seen_on: date) -> date:
    """The last day to decide a clue of `source` that was seen on that day: one round of looking later."""
    return seen_on + timedelta(source.every_days)


def _line(source: MonitoredSource, on: date, what: str, sentence: str, today: date) -> MatterDay:
    kind = SOURCES[source.kind]
    return MatterDay(SERVICE, source.uid, source.name, kind, on, what, (on - today).days, sentence)
