"""Nothing is booked twice: the check that runs inside the write transaction, and how a clash is said.

Whoever plans holds the name `LOCK` until the transaction ends, so that two people cannot both find a room free: on
SQLite there is one writer anyway, on PostgreSQL the advisory lock makes the second wait and then see the first.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.extensions import db, exclusive
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.room import Room
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.user import User
from mediation.operations.access_scope import sees_case
from mediation.operations.actor import Actor
from mediation.operations.matter_facts import acting_agents
from mediation.procedures.scheduled_session import State
from mediation.rules import figures
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.scheduling.clashes import Booking, Clash, Somebody, Taken, clashes

LOCK = "scheduled sessions"
NEW = 0


class Booked(ActionRefused):
    """Somebody or something is taken up at that time. `said` what is taken (`Taken`) → sentences."""

    def __init__(self, said: dict[Taken, list[str]]) -> None:
        super().__init__(next(iter(said.values()))[0])
        self.said = said


def booking(
    *,
    key: int,
    starts_at: datetime,
    ends_at: datetime,
    room: Room | None,
    people: Iterable[User],
    called: Iterable[CaseParty],
) -> Booking:
    """What a session takes up."""
    parties = list(called)
    return Booking(
        key=key,
        starts_at=starts_at,
        ends_at=ends_at,
        room=(room.id, room.name) if room else None,
        people=tuple((user.id, user.display_name) for user in people),
        parties=tuple((one.party.merged_into_id or one.party_id, one.party.name) for one in parties),
        agents=tuple(_somebody(agent) for one in parties for agent in acting_agents(one)),
    )


def _somebody(agent: Agent) -> Somebody:
    return Somebody(agent.name, agent.identity_number_digest or "", agent.phone_digest or "", agent.employer)


def refuse_double(wanted: Booking, case: Case, *, actor: Actor) -> None:
    """Raise `Booked` when `wanted` would book a room, one of the committee's people, a party or its agent twice.
    Waits for whoever plans at the same moment."""
    exclusive(LOCK)
    rows = db.session.scalars(
        select(ScheduledSession).where(
            ScheduledSession.state == State.PLANNED.value,
            ScheduledSession.starts_at < wanted.ends_at,
            ScheduledSession.ends_at > wanted.starts_at,
        )
    ).all()
    found = list(clashes(wanted, [booking_of(row) for row in rows]))
    if found:
        raise Booked(_said(found, {row.id: row for row in rows}, actor))


def booking_of(row: ScheduledSession) -> Booking:
    """What a planned session takes up."""
    return booking(
        key=row.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=row.room,
        people=[one.user for one in row.people],
        called=[one.party for one in row.called],
    )


def _said(found: Sequence[Clash], rows: dict[int, ScheduledSession], actor: Actor) -> dict[Taken, list[str]]:
    """One sentence for all that one other session takes up of a kind."""
    names: dict[tuple[Taken, int], list[str]] = {}
    for clash in found:
        names.setdefault((clash.what, clash.other.key), []).append(clash.who)
    said: dict[Taken, list[str]] = {}
    for (what, key), taken in names.items():
        row = rows[key]
        sentence = f"{'、'.join(dict.fromkeys(taken))}{span(row.starts_at, row.ends_at)}{_what(row, actor)}"
        said.setdefault(what, []).append(sentence)
    return said


def _what(row: ScheduledSession, actor: Actor) -> str:
    """The number of the other case for those who may see it; others learn no more than that there is something."""
    if not sees_case(actor.user, row.case):
        return "另有安排。换个时间。"
    return f"已经排了{row.case.number}的调解会。换个时间，或者先改那一场的期。"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """`9月21日（周一）10:00–11:30`."""
    start, end = starts_at.astimezone(SHANGHAI), ends_at.astimezone(SHANGHAI)
    return f"{figures.day_and_weekday(start.date())}{start:%H:%M}–{end:%H:%M}"


def words_of(row: ScheduledSession) -> str:
    """`9月21日（周一）10:00–11:30在第二调解室`."""
    return f"{span(row.starts_at, row.ends_at)}在{row.where}"
