"""Events at which the centre keeps a post, and who stands there when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.fair import Fair, FairShift
from mediation.models.organisation import Organisation
from mediation.models.user import RoleGrant, User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.centre_people import refuse_others
from mediation.operations.versions import check_version
from mediation.rules.fair import Shift, clash, event_refusal, shift_refusal
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal

LABELS = {
    "name": "名称",
    "place": "地点",
    "organiser": "主办方",
    "contact": "主办方联系人",
    "from_on": "开始",
    "until_on": "结束",
    "note": "说明",
}


@dataclass(frozen=True)
class FairValues:
    """An event as typed; fields as in `models.fair.Fair`."""

    name: str
    place: str
    organiser: str
    from_on: date
    until_on: date
    contact: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShiftValues:
    """A shift as typed: one of the centre's own people (`user_id`) or somebody by name; times as `09:00`."""

    day: date
    begins: str
    ends: str
    post: str
    person: str = ""
    user_id: int | None = None


def enter(centre: Organisation, values: FairValues, *, actor: Actor) -> Fair:
    """A new event. Raises `Barred` when it ends before it begins."""
    refuse_others(centre.id, actor)
    columns = _columns(values)
    fair = Fair(centre=centre, entered_by_id=actor.id, changed_at=actor.now, **columns)
    db.session.add(fair)
    db.session.flush()
    audit.record(actor, "enter_fair", fair, summary=f"登记展会“{fair.name}”")
    return fair


def amend(fair: Fair, values: FairValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct an event. Raises `Barred` when a shift or a complaint would lie outside, or `EditConflict`."""
    refuse_others(fair.centre_id, actor)
    columns = _columns(values)
    check_version(fair, seen_version, columns, LABELS)
    days = [row.day for row in fair.shifts] + [row.received_on for row in fair.complaints]
    outside = next((each for each in sorted(days) if not values.from_on <= each <= values.until_on), None)
    if outside:
        raise Barred(Refusal(f"{day(outside)}已经有班次或者投诉，不能改到这以外。"), "event_holds_its_days")
    for name, value in columns.items():
        setattr(fair, name, value)
    fair.changed_at = actor.now
    audit.record(actor, "amend_fair", fair, summary=f"更正展会“{fair.name}”")


def _columns(values: FairValues) -> dict[str, Any]:
    refused = event_refusal(values.from_on, values.until_on)
    if refused:
        raise Barred(refused, "event_refusal")
    return {name: getattr(values, name) for name in LABELS}


def add_shift(fair: Fair, values: ShiftValues, *, actor: Actor) -> FairShift:
    """One person at one post. Raises `Barred` outside the event, or when the person stands elsewhere then."""
    refuse_others(fair.centre_id, actor)
    user = db.session.get(User, values.user_id) if values.user_id else None
    person = user.display_name if user else values.person.strip()
    if not person:
        raise Barred(Refusal("没有选人，也没有填姓名。"), "person_is_named")
    shift = Shift(values.day, values.begins, values.ends, person, values.post)
    for refused, guard in (
        (shift_refusal(shift, fair.from_on, fair.until_on), "shift_refusal"),
        (clash(shift, _others(fair)), "clash"),
    ):
        if refused:
            raise Barred(refused, guard)
    row = FairShift(
        day=shift.day,
        begins=shift.begins,
        ends=shift.ends,
        post=shift.post,
        person=shift.person,
        user_id=user.id if user else None,
    )
    fair.shifts.append(row)
    db.session.flush()
    audit.record(actor, "add_fair_shift", row, summary=f"“{fair.name}”排班 {day(shift.day)}")
    return row


def _others(fair: Fair) -> list[Shift]:
    return [Shift(row.day, row.begins, row.ends, row.person, row.post) for row in fair.shifts]


def remove_shift(shift: FairShift, *, actor: Actor) -> None:
    """Take a shift out of the plan."""
    fair = shift.fair
    refuse_others(fair.centre_id, actor)
    audit.record(actor, "remove_fair_shift", fair, summary=f"“{fair.name}”撤班次 {day(shift.day)}")
    fair.shifts.remove(shift)
    db.session.flush()


def count_consultations(shift: FairShift, number: int, *, seen_version: str | int | None, actor: Actor) -> None:
    """How many people asked something during the shift. Raises `EditConflict`."""
    refuse_others(shift.fair.centre_id, actor)
    check_version(shift, seen_version, {"consultations": number}, {"consultations": "咨询人次"})
    shift.consultations = number
    audit.record(actor, "count_consultations", shift, summary=f"“{shift.fair.name}”{day(shift.day)}咨询 {number} 人次")


def staff_of(centre_id: int) -> list[User]:
    """Who can stand at a post: the centre's active people."""
    query = select(User).join(RoleGrant).where(RoleGrant.organisation_id == centre_id, User.active.is_(True))
    return list(db.session.scalars(query.order_by(User.id).distinct()))
