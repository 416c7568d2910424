"""One act on one planned session: asked of the tables, put on the row. The only place that sets its state.

Whether the case may have a session is asked of the case's table first, which also locks the case row; the session's
own table then judges time, people and reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.room import Room
from mediation.models.scheduled_session import CalledParty, ScheduledSession, SessionMediator
from mediation.models.session_record import SessionRecord
from mediation.models.user import User
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.life_cycle import advance, roles_of
from mediation.operations.scheduled_sessions.booking import NEW, booking, refuse_double, words_of
from mediation.operations.sessions import Attendance
from mediation.operations.signers import day_in_china
from mediation.procedures.scheduled_session import ANSWERS, LIFECYCLE, ScheduleFacts, State
from mediation.rules.holidays import is_rest_day
from mediation.rules.lifecycle import ActionRefused, refuse
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.statutes import MOJ_75_28

CHANGES = frozenset({"move_session", "cancel_session"})


@dataclass(frozen=True)
class Plan:
    """A session as it is to be: aware instants; a `room`, or None and another `place`; `people` who come for the
    committee; `called` the parties; `rest_day` it is meant although its day is one."""

    starts_at: datetime
    ends_at: datetime
    people: tuple[User, ...]
    called: tuple[CaseParty, ...]
    room: Room | None = None
    place: str = ""
    contact: str = ""
    bring: str = ""
    rest_day: bool = False


@dataclass(frozen=True)
class Notified:
    """How one called party was told and what it said: `manner` a key of `MANNERS`, "" not yet; `answer` a key of
    `ANSWERS`."""

    on: date | None = None
    manner: str = ""
    answer: str = ""
    note: str = ""


def schedule_session(case: Case, plan: Plan, *, actor: Actor) -> ScheduledSession:
    """安排一次调解会. Raises `ActionRefused`, of a double booking its kind `Booked`."""
    advance(case, "schedule_session", actor=actor)
    _check("plan_session", State.OPEN, case, _facts_of_plan(case, plan, actor), actor)
    row = _add(case, plan, actor)
    audit.record(actor, "schedule_session", row, case=case, summary=f"安排{words_of(row)}开调解会")
    return row


def move_session(row: ScheduledSession, plan: Plan, *, reason: str, actor: Actor) -> ScheduledSession:
    """改期: the old appointment stays on record as moved, the new one takes its place. Raises `ActionRefused`."""
    case = row.case
    advance(case, "schedule_session", actor=actor)
    db.session.refresh(row)
    facts = replace(_facts_of_plan(case, plan, actor), reason=reason)
    after = _check("move_session", State(row.state), case, facts, actor)
    new = _add(case, plan, actor, instead_of=row)
    row.moved_to_id, row.reason, row.state = new.id, reason, after.value
    audit.record(
        actor, "move_session", new, case=case, summary=f"调解会由{words_of(row)}改到{words_of(new)}", reason=reason
    )
    return new


def cancel_session(row: ScheduledSession, *, reason: str, actor: Actor) -> None:
    """取消安排, also when the case went another way since. Raises `ActionRefused`."""
    case = _locked(row)
    after = _check("cancel_session", State(row.state), case, replace(facts_of(row, actor), reason=reason), actor)
    row.reason, row.state = reason, after.value
    audit.record(actor, "cancel_session", row, case=case, summary=f"取消{words_of(row)}的调解会", reason=reason)


def note_notices(row: ScheduledSession, told: Mapping[int, Notified], *, actor: Actor) -> None:
    """登记通知和答复 of called parties, by row id. Raises `ActionRefused`."""
    case = _locked(row)
    _check("note_notice", State(row.state), case, facts_of(row, actor), actor)
    said = []
    for one in row.called:
        news = told.get(one.id)
        if news is None or news == _notified(one):
            continue
        one.notified_on, one.notified_manner, one.answer, one.note = news.on, news.manner, news.answer, news.note
        said.append("，".join(filter(None, (one.party.party.name, MANNERS.get(news.manner, ""), ANSWERS[news.answer]))))
    if said:
        summary = f"{words_of(row)}的调解会，登记通知和答复：{'；'.join(said)}"
        audit.record(actor, "note_notice", row, case=case, summary=summary)


def _notified(one: CalledParty) -> Notified:
    return Notified(one.notified_on, one.notified_manner, one.answer, one.note)


def note_attendance(row: ScheduledSession, came: Mapping[int, Attendance], *, actor: Actor) -> None:
    """登记到场, by case party; kept here until the record takes it over. Raises `ActionRefused`."""
    case = _locked(row)
    _check("note_attendance", State(row.state), case, facts_of(row, actor), actor)
    row.attendance = {str(key): each.as_row() for key, each in came.items()}
    there = sum(each.present for each in came.values())
    summary = f"{words_of(row)}的调解会，到场 {there} 方，没来 {len(came) - there} 方"
    audit.record(actor, "note_attendance", row, case=case, summary=summary)


def link_record(row: ScheduledSession, record: SessionRecord, *, actor: Actor) -> None:
    """The session was held: its record has day, place, people and attendance from now on. Raises `ActionRefused`."""
    case = _locked(row)
    facts = replace(facts_of(row, actor), recorded_on=day_in_china(record.started_at))
    after = _check("link_record", State(row.state), case, facts, actor)
    row.record_id, row.attendance, row.state = record.id, {}, after.value
    audit.record(actor, "link_record", row, case=case, summary=f"{words_of(row)}的调解会有了记录")


def facts_of(row: ScheduledSession, actor: Actor) -> ScheduleFacts:
    """What the guards ask of an appointment as it stands."""
    return ScheduleFacts(
        now=actor.now.astimezone(SHANGHAI),
        starts_at=row.begins,
        ends_at=row.ends,
        people=tuple(one.user.display_name for one in row.people),
        called=tuple(one.party.party.name for one in row.called),
    )


def _facts_of_plan(case: Case, plan: Plan, actor: Actor) -> ScheduleFacts:
    start = plan.starts_at.astimezone(SHANGHAI)
    presiding = next((row.user for row in case.mediators if row.to_on is None and row.part == "presiding"), None)
    return ScheduleFacts(
        now=actor.now.astimezone(SHANGHAI),
        starts_at=start,
        ends_at=plan.ends_at.astimezone(SHANGHAI),
        rest_day=is_rest_day(start.date(), settings.calendar()),
        rest_day_meant=plan.rest_day,
        presiding=presiding.display_name if presiding else "",
        people=tuple(user.display_name for user in plan.people),
        called=tuple(party.party.name for party in plan.called),
    )


def _check(action: str, state: State, case: Case, facts: ScheduleFacts, actor: Actor) -> State:
    return LIFECYCLE.check(action, state=state, roles=roles_of(actor, case), facts=facts)


def _locked(row: ScheduledSession) -> Case:
    """The case, locked, and the appointment as it stands now. Raises `ActionRefused` when the case is filed."""
    case = row.case
    db.session.flush()
    db.session.refresh(case, with_for_update=True)
    db.session.refresh(row)
    refuse_filed(case)
    return case


def refusal(row: ScheduledSession, action: str, *, actor: Actor) -> None:
    """Raise what stands against an act before anybody fills in its form: state, role, and the day of an attendance;
    a reason and new times are asked in the form. Raises `ActionRefused`."""
    state, roles = State(row.state), roles_of(actor, row.case)
    if action in CHANGES and any(act.action == action for act in LIFECYCLE.actions(state, roles)):
        return
    refuse(LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts_of(row, actor)))


def _add(case: Case, plan: Plan, actor: Actor, *, instead_of: ScheduledSession | None = None) -> ScheduledSession:
    _refuse_strangers(case, plan)
    wanted = booking(
        key=instead_of.id if instead_of else NEW,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        room=plan.room,
        people=plan.people,
        called=plan.called,
    )
    refuse_double(wanted, case, actor=actor)
    kept: dict[str, Any] = {"event_uid": instead_of.event_uid} if instead_of else {}
    row = ScheduledSession(
        case_id=case.id,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        room_id=plan.room.id if plan.room else None,
        place="" if plan.room else plan.place,
        contact=plan.contact,
        bring=plan.bring,
        state=State.PLANNED.value,
        reason="",
        attendance={},
        planned_at=actor.now,
        planned_by_id=actor.id,
        people=[SessionMediator(user_id=user.id) for user in plan.people],
        called=[CalledParty(case_party_id=party.id) for party in plan.called],
        **kept,
    )
    db.session.add(row)
    db.session.flush()
    db.session.refresh(row)
    return row


def _refuse_strangers(case: Case, plan: Plan) -> None:
    """Room, people and parties belong to the case's committee and the case."""
    if plan.room is None and not plan.place:
        raise ActionRefused("没有选调解室，也没有写别的地点。", MOJ_75_28)
    room, on = plan.room, day_in_china(plan.starts_at)
    if room is not None and (
        room.organisation_id != case.committee_id or (room.retired_on is not None and room.retired_on <= on)
    ):
        raise ActionRefused(f"“{room.name}”不是本调委会在用的调解室。另选一间。", MOJ_75_28)
    acting = {row.user_id for row in case.mediators if row.to_on is None}
    others = [user.display_name for user in plan.people if user.id not in acting]
    if others:
        raise ActionRefused(f"{'、'.join(others)}不是本案的调解员或者记录人。先更换调解员。", MOJ_75_28)
    if any(party.case_id != case.id or party.left_on is not None for party in plan.called):
        raise ActionRefused("要通知的人里有不在本案的。重新勾一次。", MOJ_75_28)
