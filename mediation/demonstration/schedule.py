"""Rooms, and the sessions around the last days of the story: arranged, told of, held or still ahead."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from mediation.clock import SHANGHAI
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import Scene, act
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.user import User
from mediation.operations import rooms
from mediation.operations.actor import Actor
from mediation.operations.rooms import RoomValues
from mediation.operations.scheduled_sessions import acts
from mediation.operations.scheduled_sessions.acts import Notified, Plan
from mediation.operations.scheduled_sessions.booking import Booked
from mediation.procedures.scheduled_session import BRING
from mediation.rules.holidays import is_rest_day

SINCE = TODAY - timedelta(12)
"""Sessions before were held without anybody arranging them here."""
STARTS = (time(8, 30), time(10), time(13, 30), time(15), time(16, 15))
LASTS = timedelta(minutes=75)
KEEPERS = {"textile": "director", "district": "director-d"}
HOUSES = {"textile": "南通市通州区川姜镇示例路1号三楼", "district": "南通市通州区金沙街道示例路8号二楼"}
NAMES = (("第一调解室", 12), ("第二调解室", 6))
PHONE = "0513-00000152"


def furnish(bodies: Mapping[str, Organisation], people: Mapping[str, User], at: datetime) -> None:
    """Two rooms for each committee."""
    for code, keeper in KEEPERS.items():
        who = Actor(people[keeper], at, at.date(), "demo")
        for name, seats in NAMES:
            rooms.add_room(bodies[code], RoomValues(name, HOUSES[code], seats), actor=who)


def arrange(scene: Scene, day: date, *, made: date | None = None) -> str:
    """A session on `day`, arranged on `made` (a working day or two before), at the first time and in the first room
    that are free; the uid of the row, "" when the day is full. Everybody was told; the last party has not answered."""
    made = made or _before(day)
    who = Actor(scene.mediator(), datetime.combine(made, time(16, 30), SHANGHAI), made, "demo")
    for place in range(_many(scene, day), len(STARTS)):
        found: list[str] = []
        try:
            act(lambda n=place, f=found: f.append(_schedule(scene, day, n, who).uid))  # type: ignore[misc]
        except Booked:
            db.session.rollback()
            continue
        act(lambda uid=found[0]: _tell(uid, made, who))  # type: ignore[misc]
        return found[0]
    return ""


def ahead(scene: Scene) -> None:
    """The next session, some days after the story ends."""
    day = working_day(TODAY + timedelta(3 + scene.plan.number % 8))
    arrange(scene, day, made=max(scene.day, TODAY - timedelta(2)))


def row_of(uid: str) -> ScheduledSession | None:
    """The planned session of that uid."""
    return db.session.scalar(select(ScheduledSession).where(ScheduledSession.uid == uid))


def _schedule(scene: Scene, day: date, place: int, who: Actor) -> ScheduledSession:
    case = scene.case
    offered = rooms.rooms_of([case.committee_id], on=day)
    starts = datetime.combine(day, STARTS[place % len(STARTS)], SHANGHAI)
    acting = [row for row in case.mediators if row.to_on is None]
    recorder = next((row.user for row in acting if row.part == "recorder"), scene.mediator())
    plan = Plan(
        starts_at=starts,
        ends_at=starts + LASTS,
        people=tuple(row.user for row in acting),
        called=tuple(party for party in case.parties if party.left_on is None),
        room=offered[place % len(offered)],
        contact=f"{recorder.display_name}　{PHONE}",
        bring=BRING,
    )
    return acts.schedule_session(case, plan, actor=who)


def _tell(uid: str, on: date, who: Actor) -> None:
    row = row_of(uid)
    assert row is not None
    told = {one.id: Notified(on, "phone", "coming") for one in row.called}
    told[row.called[-1].id] = Notified(on, "message", "")
    acts.note_notices(row, told, actor=who)


def _many(scene: Scene, day: date) -> int:
    """How many sessions the committee has that day already, held ones too: each takes the next time."""
    start = datetime.combine(day, time(), SHANGHAI)
    query = (
        select(func.count(ScheduledSession.id))
        .join(Case, Case.id == ScheduledSession.case_id)
        .where(Case.committee_id == scene.case.committee_id)
        .where(ScheduledSession.starts_at >= start, ScheduledSession.starts_at < start + timedelta(1))
    )
    return db.session.scalar(query) or 0


def _before(day: date) -> date:
    before = day - timedelta(2)
    while is_rest_day(before):
        before -= timedelta(1)
    return before
