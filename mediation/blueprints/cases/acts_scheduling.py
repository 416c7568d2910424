"""调解会的安排: arranged, moved, cancelled; who was told, who came."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from flask import abort, g, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import begin, sent, staff
from mediation.blueprints.cases.acts_sessions import came_before
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.fields import with_parties
from mediation.blueprints.cases.forms_scheduling import NOTICE_ROWS, CancelForm, MoveForm, NoticesForm, ScheduleForm
from mediation.blueprints.cases.forms_session import AttendanceForm, attendance_rows
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.room import Room
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.user import User
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.due_groups import working_day_after
from mediation.operations.matter_facts import acting_parties
from mediation.operations.rooms import rooms_of
from mediation.operations.scheduled_sessions import acts, reading
from mediation.operations.scheduled_sessions.booking import Booked, words_of
from mediation.operations.settings import calendar
from mediation.procedures import people_mediation
from mediation.procedures.scheduled_session import BRING, LIFECYCLE
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm

Answer = Response | str | tuple[str, int]
BEGINS, ENDS = time(9, 30), time(11)


@dataclass(frozen=True)
class Offered:
    """What a plan of one case can choose from, by uid; `presiding` the name of who must come, "" for nobody."""

    rooms: dict[str, Room]
    people: dict[str, User]
    parties: dict[str, CaseParty]
    presiding: str


def offered(case: Case) -> Offered:
    """The rooms in use, those who mediate and keep the record, the parties."""
    acting = [row for row in case.mediators if row.to_on is None]
    acting.sort(key=lambda row: ("presiding", "assisting", "recorder").index(row.part))
    return Offered(
        {room.uid: room for room in rooms_of([case.committee_id], on=g.now.date())},
        {row.user.uid: row.user for row in acting},
        {party.uid: party for party in acting_parties(case)},
        next((row.user.display_name for row in acting if row.part == "presiding"), ""),
    )


@blueprint.route("/<uid>/schedule", methods=["GET", "POST"])
@staff
def schedule(uid: str) -> Answer:
    """Arrange a session."""
    case = begin(uid, "schedule_session")
    offers = offered(case)
    form = _form(ScheduleForm, offers, _usual(case, offers))
    if sent(form, lambda: _fits(form, offers)):
        plan = form.plan(offers.rooms, offers.people, offers.parties)
        row = _unless_booked(form, lambda: acts.schedule_session(case, plan, actor=actor()))
        if row is not None:
            return done(planned_part(case), f"已安排{words_of(row)}开调解会。印调解通知书，通知各方。")
    act = people_mediation.LIFECYCLE["schedule_session"]
    return _page("schedule", case, act, form, address=request.path, offers=offers)


@blueprint.route("/<uid>/schedule/<planned_uid>/moving", methods=["GET", "POST"])
@staff
def move_session(uid: str, planned_uid: str) -> Answer:
    """Another day for a planned session."""
    case = begin(uid, "schedule_session")
    row = asked(case, planned_uid, "move_session")
    offers = offered(case)
    form = _form(MoveForm, offers, _as_it_is(row, offers))
    if sent(form, lambda: _fits(form, offers)):
        plan = form.plan(offers.rooms, offers.people, offers.parties)
        new = _unless_booked(form, lambda: acts.move_session(row, plan, reason=form.reason.data, actor=actor()))
        if new is not None:
            return done(planned_part(case), f"已改到{words_of(new)}。印新的调解通知书，通知各方。")
    return _page("schedule", case, LIFECYCLE["move_session"], form, address=request.path, offers=offers, planned=row)


@blueprint.route("/<uid>/schedule/<planned_uid>/cancellation", methods=["GET", "POST"])
@staff
def cancel_session(uid: str, planned_uid: str) -> Answer:
    """A planned session is not held."""
    case = the_case(uid)
    row = asked(case, planned_uid, "cancel_session")
    form = CancelForm(request.form or None)
    if sent(form):
        acts.cancel_session(row, reason=form.reason.data, actor=actor())
        return done(planned_part(case), "已取消。通知过的人，要告诉他们不开了。")
    return _page("cancel_session", case, LIFECYCLE["cancel_session"], form, planned=row)


@blueprint.route("/<uid>/schedule/<planned_uid>/notices", methods=["GET", "POST"])
@staff
def session_notices(uid: str, planned_uid: str) -> Answer:
    """Who was told of a planned session, how, and what they answered."""
    case = the_case(uid)
    row = asked(case, planned_uid, "note_notice")
    parties = [one.party for one in row.called]
    form = with_parties(NoticesForm, parties, NOTICE_ROWS)(request.form or None, data=_told(row))
    if sent(form, lambda: form.check_told(parties)):
        acts.note_notices(row, {one.id: form.told(one.party) for one in row.called}, actor=actor())
        return done(planned_part(case), "通知和答复已登记。")
    return _page("session_notices", case, LIFECYCLE["note_notice"], form, planned=row, called=parties)


@blueprint.route("/<uid>/schedule/<planned_uid>/attendance", methods=["GET", "POST"])
@staff
def session_attendance(uid: str, planned_uid: str) -> Answer:
    """Who came; the record takes it over."""
    case = the_case(uid)
    row = asked(case, planned_uid, "note_attendance")
    parties = [one.party for one in row.called]
    fields = {f"{name}_{party.uid}": field for party in parties for name, field in attendance_rows(party).items()}
    start = _expected(parties) | came_before(row.attendance, parties)
    form = type("AttendanceForm", (AttendanceForm,), fields)(request.form or None, data=start)
    if sent(form, lambda: form.check_attendance(parties)):
        acts.note_attendance(row, {party.id: form.came_of(party) for party in parties}, actor=actor())
        return done(
            url_for("cases.sessions", uid=case.uid, planned=row.uid), "到场已登记，带进下面的笔录；可以过后再写。"
        )
    return _page("session_attendance", case, LIFECYCLE["note_attendance"], form, planned=row, called=parties)


def asked(case: Case, planned_uid: str, action: str) -> ScheduledSession:
    """The planned session of that uid in this case, if `action` is open now; 404 when it is not the case's."""
    row = reading.session_named(case, planned_uid)
    if row is None:
        abort(404)
    refuse_filed(case)
    acts.refusal(row, action, actor=actor())
    return row


def planned_part(case: Case) -> str:
    """The part of the case page that lists what is planned."""
    return url_for("cases.show", uid=case.uid, part="records", _anchor="parts")


def _form(base: type[ScheduleForm], offers: Offered, start: dict[str, Any]) -> Any:
    form = base(request.form or None, data=start)
    form.room.choices = [("", "不在调解室"), *((uid, _called(room)) for uid, room in offers.rooms.items())]
    form.people.choices = [(uid, user.display_name) for uid, user in offers.people.items()]
    form.called.choices = [(uid, f"{party.party.name}（{party.side_label}）") for uid, party in offers.parties.items()]
    return form


def _called(room: Room) -> str:
    return f"{room.name}（{room.seats} 座）" if room.seats else room.name


def _usual(case: Case, offers: Offered) -> dict[str, Any]:
    """The next working day in the morning, in the first room, with everybody."""
    recorder = list(offers.people.values())[-1] if offers.people else None
    contact = f"{recorder.display_name}　{case.committee.phone}".rstrip("　") if recorder else ""
    return {
        "on": _asked_day() or working_day_after(g.now.date(), 1, calendar()),
        "starts": BEGINS,
        "ends": ENDS,
        "room": next(iter(offers.rooms), ""),
        "people": list(offers.people),
        "called": list(offers.parties),
        "contact": contact,
        "bring": BRING,
    }


def _asked_day() -> date | None:
    """The day that the calendar's link names."""
    try:
        on = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return None
    return on if on > g.now.date() - timedelta(1) else None


def _as_it_is(row: ScheduledSession, offers: Offered) -> dict[str, Any]:
    coming = {one.user.uid for one in row.people}
    return {
        "on": row.begins.date(),
        "starts": row.begins.time(),
        "ends": row.ends.time(),
        "room": row.room.uid if row.room else "",
        "place": row.place,
        "people": [
            uid for uid, user in offers.people.items() if uid in coming or user.display_name == offers.presiding
        ],
        "called": [one.party.uid for one in row.called],
        "contact": row.contact,
        "bring": row.bring,
    }


def _told(row: ScheduledSession) -> dict[str, Any]:
    start: dict[str, Any] = {}
    for one in row.called:
        uid = one.party.uid
        start |= {f"manner_{uid}": one.notified_manner, f"on_{uid}": one.notified_on or g.now.date()}
        start |= {f"answer_{uid}": one.answer, f"note_{uid}": one.note}
    return start


def _expected(parties: list[CaseParty]) -> dict[str, Any]:
    """Each party by who stands for it, as the record has it."""
    start: dict[str, Any] = {}
    for party in parties:
        head = party.party.kind != "person"
        start[f"capacity_{party.uid}"] = "guardian" if party.guardian_name else "head" if head else "self"
        start[f"who_{party.uid}"] = party.guardian_name or party.party.head_name or party.party.name
    return start


def _fits(form: ScheduleForm, offers: Offered) -> bool:
    return form.check_plan(offers.presiding, calendar(), offers.people)


def _unless_booked(form: BaseForm, act: Callable[[], ScheduledSession]) -> ScheduledSession | None:
    """What `act` gives; None when somebody or something is taken up then, which is said at its field."""
    try:
        return act()
    except Booked as booked:
        # Nothing was put on a row: the form is shown again from a fresh reading.
        db.session.rollback()
        for taken, sentences in booked.said.items():
            form[taken.value].errors = ["".join(sentences)]
        return None


def _page(template: str, case: Case, act: object, form: BaseForm, **context: Any) -> str | tuple[str, int]:
    text = render_template(
        f"cases/acts/{template}.html", case=case, act=act, form=form, parties=acting_parties(case), **context
    )
    return (text, 422) if request.method == "POST" else text
