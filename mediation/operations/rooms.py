"""The rooms of a committee: data of the office, edited by its director and clerk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.room import Room
from mediation.models.scheduled_session import ScheduledSession
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.procedures.scheduled_session import State

LABELS = {"name": "名称", "address": "在哪里", "seats": "座位", "retired_on": "停用日"}


@dataclass(frozen=True)
class RoomValues:
    """A room as typed; `address` "" at the committee's own; `retired_on` from when it is used no more."""

    name: str
    address: str = ""
    seats: int | None = None
    retired_on: date | None = None

    def columns(self) -> dict[str, object]:
        """Column → value."""
        return {
            "name": self.name,
            "address": self.address,
            "seats": self.seats,
            "retired_on": self.retired_on,
        }


def rooms_of(body_ids: Collection[int], *, on: date | None = None) -> list[Room]:
    """The rooms of committees by name, those retired by the day `on` left out."""
    query = select(Room).where(Room.organisation_id.in_(sorted(body_ids))).order_by(Room.organisation_id, Room.name)
    return [room for room in db.session.scalars(query) if on is None or room.retired_on is None or room.retired_on > on]


def name_is_taken(body: Organisation, name: str, room: Room | None = None) -> bool:
    """Whether another room of the committee has that name."""
    taken = db.session.scalar(select(Room.id).where(Room.organisation_id == body.id, Room.name == name))
    return taken is not None and (room is None or taken != room.id)


def still_booked(room: Room, retired_on: date) -> ScheduledSession | None:
    """The first session planned in the room on or after that day."""
    planned = select(ScheduledSession).where(
        ScheduledSession.room_id == room.id, ScheduledSession.state == State.PLANNED.value
    )
    rows = db.session.scalars(planned.order_by(ScheduledSession.starts_at))
    return next((row for row in rows if row.begins.date() >= retired_on), None)


def add_room(body: Organisation, values: RoomValues, *, actor: Actor) -> Room:
    """One more room."""
    room = Room(organisation_id=body.id, **values.columns())
    db.session.add(room)
    db.session.flush()
    audit.record(actor, "add_room", room, summary=f"{body.short_name}加调解室“{room.name}”")
    return room


def change_room(room: Room, values: RoomValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Rename a room, count its seats, retire it. Raises `EditConflict`."""
    check_version(room, seen_version, values.columns(), LABELS)
    for name, value in values.columns().items():
        setattr(room, name, value)
    audit.record(actor, "change_room", room, summary=f"改{room.organisation.short_name}的调解室“{room.name}”")
