"""周历: a week of sessions, by room or by mediator."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.scheduled_sessions.area import blueprint, staff
from mediation.models.organisation import Organisation
from mediation.models.room import Room
from mediation.models.user import User
from mediation.operations.rooms import rooms_of
from mediation.operations.scheduled_sessions import reading
from mediation.operations.scheduled_sessions.reading import Shown
from mediation.operations.settings import calendar
from mediation.rules.holidays import Calendar, is_rest_day
from mediation.web.access import allowed
from mediation.web.scope import committees, mediators

WAYS = {"rooms": "按调解室", "mediators": "按调解员"}
ELSEWHERE = "别的地点"
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Day:
    """One column: `mark` 休, 班 or "", `rest` a day off, `feast` what the notice calls it."""

    day: date
    mark: str
    rest: bool
    feast: str
    today: bool


@dataclass(frozen=True)
class Line:
    """One row: a room or a person, and for each day what is on."""

    name: str
    note: str
    cells: list[list[Shown]]


@dataclass(frozen=True)
class Asked:
    """What the address asks for; whatever it names that is not there counts as not asked."""

    monday: date
    way: str
    committee: str = ""
    room: str = ""
    mediator: str = ""

    def address(self, monday: date | None = None, way: str = "") -> str:
        """The same view of another week, or another view of the same."""
        kept = {"committee": self.committee, "room": self.room, "mediator": self.mediator}
        return url_for(
            "scheduled_sessions.week",
            week=week_name(monday or self.monday),
            by=way or self.way,
            **{name: value for name, value in kept.items() if value},
        )


@blueprint.get("")
@staff
def week() -> str:
    """The sessions of the user's committees in one week."""
    bodies = committees()
    asked = _asked(bodies)
    chosen = [body for code, body in bodies.items() if asked.committee in ("", code)]
    rooms = {room.uid: room for room in rooms_of([body.id for body in chosen])}
    people = mediators({body.code: body for body in chosen})
    shown = [one for one in reading.week(current_user, [b.id for b in chosen], asked.monday) if _fits(one, asked)]
    days = list(_days(asked.monday, calendar()))
    several = len(chosen) > 1
    lines = _by_room(shown, rooms, days, several) if asked.way == "rooms" else _by_person(shown, people, days)
    return render_template(
        "scheduled_sessions/week.html",
        asked=asked,
        bodies=bodies,
        rooms={uid: room for uid, room in rooms.items() if not room.retired_on or room.retired_on > g.now.date()},
        people=people,
        days=days,
        lines=[line for line in lines if _wanted(line, asked, rooms, people)],
        count=len(shown),
        tabs=[
            {"name": label, "url": asked.address(way=way), "current": way == asked.way} for way, label in WAYS.items()
        ],
        previous=asked.address(asked.monday - timedelta(7)),
        following=asked.address(asked.monday + timedelta(7)),
        this_week=asked.address(monday_of(g.now.date())),
        number=asked.monday.isocalendar().week,
        here=week_name(asked.monday),
        keeps_rooms=allowed("scheduled_sessions.new_room", current_user.roles),
    )


def _asked(bodies: Mapping[str, Organisation]) -> Asked:
    named = {name: request.args.get(name, "") for name in ("committee", "room", "mediator")}
    way = request.args.get("by", "")
    return Asked(
        monday=_monday(request.args.get("week", "")),
        way=way if way in WAYS else "rooms",
        committee=named["committee"] if named["committee"] in bodies else "",
        room=named["room"],
        mediator=named["mediator"],
    )


def _monday(text: str) -> date:
    """The Monday of `2026-W48`; of this week for anything else."""
    found = _WEEK.fullmatch(text)
    if found:
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            pass
    return monday_of(g.now.date())


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(day.weekday())


def week_name(monday: date) -> str:
    """`2026-W48`."""
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02d}"


def _days(monday: date, days: Calendar) -> Iterator[Day]:
    for number in range(7):
        day = monday + timedelta(number)
        special = days.special(day)
        yield Day(
            day,
            mark=special.kind.label if special else "",
            rest=is_rest_day(day, days),
            feast=days.name_of(day) or "",
            today=day == g.now.date(),
        )


def _fits(one: Shown, asked: Asked) -> bool:
    room = one.row.room.uid if one.row.room else ""
    people = {each.user.uid for each in one.row.people}
    return asked.room in ("", room) and (not asked.mediator or asked.mediator in people)


def _by_room(shown: list[Shown], rooms: Mapping[str, Room], days: list[Day], several: bool) -> Iterator[Line]:
    for uid, room in rooms.items():
        mine = [one for one in shown if one.row.room and one.row.room.uid == uid]
        if mine or not room.retired_on or room.retired_on > days[-1].day:
            seats = f"{room.seats} 座" if room.seats else ""
            body = room.organisation.short_name if several else ""
            yield Line(room.name, "，".join(filter(None, (body, seats))), _cells(mine, days))
    others = [one for one in shown if one.row.room is None]
    if others:
        yield Line(ELSEWHERE, "", _cells(others, days))


def _by_person(shown: list[Shown], people: Mapping[str, User], days: list[Day]) -> Iterator[Line]:
    coming = {each.user.uid: each.user for one in shown for each in one.row.people}
    for uid, user in {**people, **coming}.items():
        mine = [one for one in shown if any(each.user.uid == uid for each in one.row.people)]
        yield Line(user.display_name, "" if uid in people else "书记员", _cells(mine, days))


def _cells(mine: list[Shown], days: list[Day]) -> list[list[Shown]]:
    return [[one for one in mine if one.row.begins.date() == day.day] for day in days]


def _wanted(line: Line, asked: Asked, rooms: Mapping[str, Room], people: Mapping[str, User]) -> bool:
    """Whether the line is that of the room or person asked for, or nobody asked for one."""
    if asked.way == "rooms":
        return not asked.room or asked.room not in rooms or line.name == rooms[asked.room].name
    return not asked.mediator or asked.mediator not in people or line.name == people[asked.mediator].display_name
