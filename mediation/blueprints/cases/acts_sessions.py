"""Sessions and inquiries: written down, corrected while nobody has signed, read, signed."""

from collections.abc import Mapping
from typing import Any

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.fields import moment_of
from mediation.blueprints.cases.forms_session import (
    ASKED,
    InquiryForm,
    ProposalRow,
    RecordForm,
    SessionEditForm,
    SessionForm,
    SignaturesForm,
    attendance_rows,
)
from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.session_record import SessionRecord
from mediation.operations import sessions as operations
from mediation.operations.matter_facts import acting_parties
from mediation.operations.scheduled_sessions import acts as scheduled
from mediation.operations.scheduled_sessions import booking, reading
from mediation.operations.signers import signers_of, unsigned
from mediation.operations.versions import EditConflict
from mediation.rules.people_mediation.words import CAPACITIES, SESSION_RESULTS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import place_of
from mediation.web.two_versions import in_words_of
from mediation.web.typed import typed

Answer = Response | str | tuple[str, int]
ACTIONS = {"session": "hold_session", "inquiry": "record_inquiry"}


def _form(base: type[RecordForm], parties: list[CaseParty], formdata: Any, data: dict[str, Any]) -> RecordForm:
    left_out = {"late"} if base is InquiryForm else set()
    rows = {party.uid: attendance_rows(party) for party in parties}
    fields = {f"{name}_{uid}": row[name] for uid, row in rows.items() for name in row if name not in left_out}
    return type(base.__name__, (base,), fields)(formdata, data=data)


def _start(case: Case, parties: list[CaseParty], kind: str) -> dict[str, Any]:
    """Now, at the committee, by whoever keeps the record; each party by who stands for it."""
    recorder = next((row.user for row in case.mediators if row.to_on is None and row.part == "recorder"), None)
    begin_at = g.now.replace(minute=g.now.minute // 5 * 5)
    start = {
        "started_on": g.now.date(),
        "started_at": begin_at.time(),
        "place": case.committee.address,
        "subject": case.title,
        "recorder": recorder.display_name if recorder else "",
    }
    for party in parties:
        head = party.party.kind != "person"
        start[f"capacity_{party.uid}"] = "guardian" if party.guardian_name else "head" if head else "self"
        start[f"who_{party.uid}"] = party.guardian_name or party.party.head_name or party.party.name
    return start


@blueprint.route("/<uid>/sessions", methods=["GET", "POST"])
@staff
def sessions(uid: str) -> Answer:
    """Write down a session, with agreed facts and proposals of their own."""
    case = begin(uid, "hold_session")
    parties, name = acting_parties(case), f"cases.sessions:{case.uid}"
    values, draft = typed(name)
    waiting = {row.uid: row for row in reading.planned_of(case)}
    start = _start(case, parties, "session") | _as_planned(_chosen(waiting), parties)
    form = _form(SessionForm, parties, values, start)
    form.planned.choices = [("", "没有安排过"), *((uid, booking.words_of(row)) for uid, row in waiting.items())]
    number = len(operations.sessions_of(case)) + 1
    page = {"draft": name, "found": draft, "number": number, "blank": ProposalRow(prefix="proposals-__n__-")}
    if request.form.get("add") == "proposals" or request.form.get("remove"):
        _change_rows(form)
        return act_page("session", case, "hold_session", form, **page)[0]
    if sent(form, lambda: form.check_attendance(parties), lambda: _begun(form)):
        record = operations.hold_session(case, form.entry(parties), actor=actor())
        if form.planned.data:
            scheduled.link_record(waiting[form.planned.data], record, actor=actor())
        if form.agreed_facts.data:
            operations.record_agreed_facts(
                case, text=form.agreed_facts.data, session=record, on=form.started_on.data, actor=actor()
            )
        for row in form.proposed():
            operations.propose(record, case, kind=row.kind.data, text=row.text.data, actor=actor())
        said = SESSION_RESULTS[record.result]
        return done(
            url_for("cases.show", uid=case.uid), f"第{record.ordinal}次调解会已登记：{said}。让到场的人在笔录上签名。"
        )
    return act_page("session", case, "hold_session", form, **page)


def _chosen(waiting: Mapping[str, ScheduledSession]) -> ScheduledSession | None:
    """The planned session that is asked for, else the first whose day has come."""
    asked = waiting.get(request.args.get("planned", ""))
    come = (row for row in waiting.values() if row.begins.date() <= g.now.date())
    return asked or next(come, None)


def _as_planned(row: ScheduledSession | None, parties: list[CaseParty]) -> dict[str, Any]:
    """What a record takes over from the session as it was planned: day, time, place, and who came."""
    if row is None:
        return {"planned": ""}
    starts = row.begins
    when = {"started_on": starts.date(), "started_at": starts.time()} if starts <= g.now else {}
    return {"planned": row.uid, "place": row.where, **when, **came_before(row.attendance, parties)}


def _change_rows(form: SessionForm) -> None:
    """One proposal more or less, without script."""
    if request.form.get("add") == "proposals" and len(form.proposals) < form.proposals.max_entries:
        form.proposals.append_entry()
    place = place_of(request.form.get("remove", "").removeprefix("proposals-"), form.proposals)
    if place is not None:
        form.proposals.pop_entry(place)
    if not len(form.proposals):
        form.proposals.append_entry()


def _begun(form: RecordForm) -> bool:
    started = moment_of(form.started_on.data, form.started_at.data)
    if started and started > g.now:
        form.started_at.errors = ["还没到这个时间。开过了再登记，或者改成实际的时间。"]
    return not form.errors


@blueprint.route("/<uid>/inquiries", methods=["GET", "POST"])
@staff
def inquiries(uid: str) -> Answer:
    """Write down an inquiry."""
    case = begin(uid, "record_inquiry")
    parties, name = acting_parties(case), f"cases.inquiries:{case.uid}"
    values, draft = typed(name)
    form = _form(InquiryForm, parties, values, _start(case, parties, "inquiry") | _nobody(parties))
    if sent(form, lambda: form.check_attendance(parties), lambda: _begun(form)):
        record = operations.record_inquiry(case, form.entry(parties), actor=actor())
        return done(url_for("cases.record", uid=case.uid, record_id=record.id), f"第{record.ordinal}次调查已登记。")
    return act_page("inquiry", case, "record_inquiry", form, draft=name, found=draft)


def _nobody(parties: list[CaseParty]) -> dict[str, Any]:
    return {f"came_{party.uid}": "no" for party in parties}


def the_record(case: Case, record_id: int) -> SessionRecord:
    """The record of that id in this case, else 404."""
    record = db.session.get(SessionRecord, record_id)
    if record is None or record.case_id != case.id:
        abort(404)
    return record


@blueprint.get("/<uid>/records/<int:record_id>")
@staff
def record(uid: str, record_id: int) -> str:
    """Read one record, and see who has signed it."""
    case = the_case(uid)
    found = the_record(case, record_id)
    return render_template(
        "cases/show/record.html",
        case=case,
        record=found,
        kind=operations.KINDS[found.kind],
        result=SESSION_RESULTS.get(found.result, ""),
        came=[(party, found.attendance.get(str(party.id), {})) for party in case.parties],
        capacities=CAPACITIES,
        signers=signers_of(found, case),
    )


@blueprint.route("/<uid>/records/<int:record_id>/edit", methods=["GET", "POST"])
@staff
def edit_record(uid: str, record_id: int) -> Answer:
    """Correct a record that nobody has signed."""
    case = begin(uid, ACTIONS[the_record(the_case(uid), record_id).kind])
    found = the_record(case, record_id)
    parties, name = acting_parties(case), f"cases.edit_record:{case.uid}:{found.id}"
    values, draft = typed(name)
    base = SessionEditForm if found.kind == "session" else InquiryForm
    form = _form(base, parties, values, _stored(found, parties))
    if sent(form, lambda: form.check_attendance(parties), lambda: _begun(form)):
        try:
            operations.edit_record(found, case, form.entry(parties), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _comparable(found, parties), conflict) from None
        return done(url_for("cases.record", uid=case.uid, record_id=found.id), "记录已改。")
    return act_page(
        "record_edit", case, ACTIONS[found.kind], form, record=found, draft=name, found=draft, kind=operations.KINDS
    )


def _comparable(found: SessionRecord, parties: list[CaseParty]) -> dict[str, Any]:
    """What two people can be shown side by side: all but the boxes of who came."""
    names = ("started_on", "started_at", "ended_at", *operations.LABELS)
    return {name: value for name, value in _stored(found, parties).items() if name in names}


def _stored(found: SessionRecord, parties: list[CaseParty]) -> dict[str, Any]:
    started = found.started_at.astimezone(SHANGHAI)
    ended = found.ended_at.astimezone(SHANGHAI) if found.ended_at else None
    names = ("place", "subject", "invited", "recorder", *ASKED, "text", "result")
    stored = {name: getattr(found, name) for name in names}
    stored |= {"version": found.version, "invited_consent": found.invited_consent}
    stored |= {"started_on": started.date(), "started_at": started.time(), "ended_at": ended and ended.time()}
    stored["shown"] = "open" if found.open else "closed"
    return stored | came_before(found.attendance, parties)


def came_before(attendance: Mapping[str, Mapping[str, str]], parties: list[CaseParty]) -> dict[str, Any]:
    """What the boxes of `attendance_rows` show of an attendance on record; nothing of parties it does not name."""
    shown: dict[str, Any] = {}
    for party in parties:
        came = attendance.get(str(party.id))
        if came is None:
            continue
        there = came.get("agents", "").split(",")
        by_agent = came.get("present") == "yes" and came.get("capacity") == "agent"
        shown[f"came_{party.uid}"] = "agent" if by_agent else came.get("present", "")
        shown[f"capacity_{party.uid}"] = came.get("capacity", "") if not by_agent else "self"
        shown[f"who_{party.uid}"] = came.get("who", "")
        shown[f"agents_{party.uid}"] = [agent.uid for agent in party.agents if str(agent.id) in there]
        shown[f"late_{party.uid}"] = came.get("late") == "yes"
    return shown


@blueprint.get("/<uid>/signatures", endpoint="unsigned")
@staff
def find_unsigned(uid: str) -> Response:
    """Lead to the latest record that still lacks a signature."""
    case = begin(uid, "sign_record")
    records = sorted(
        db.session.scalars(db.select(SessionRecord).where(SessionRecord.case_id == case.id)),
        key=lambda record: (record.started_at, record.id),
        reverse=True,
    )
    found = next((record for record in records if unsigned(record, case)), None)
    if found is None:
        return redirect(url_for("cases.show", uid=case.uid, part="records", _anchor="parts"), 303)
    return redirect(url_for("cases.signatures", uid=case.uid, record_id=found.id), 303)


@blueprint.route("/<uid>/records/<int:record_id>/signatures", methods=["GET", "POST"])
@staff
def signatures(uid: str, record_id: int) -> Answer:
    """Who signed a record, several at once."""
    case = begin(uid, "sign_record")
    found = the_record(case, record_id)
    name = f"第{found.ordinal}次{operations.KINDS[found.kind]}记录"
    return sign(case, found, name, url_for("cases.record", uid=case.uid, record_id=found.id))


def sign(case: Case, found: Any, name: str, back: str) -> Answer:
    """The page on which signatures of a record or of agreed facts are entered."""
    lacking = [signer for signer in signers_of(found, case) if signer.key not in (found.signed or {})]
    form = SignaturesForm(request.form or None, data={"on": g.now.date()})
    form.keys.choices = [(signer.key, f"{signer.name}（{signer.capacity}）") for signer in lacking]
    if sent(form):
        for key in form.keys.data:
            operations.sign_record(found, case, key=key, on=form.on.data, actor=actor())
        left = len(lacking) - len(form.keys.data)
        return done(back, f"已登记签名，还差 {left} 位。" if left else "都签齐了。")
    return act_page("signatures", case, "sign_record", form, name=name, found=found, signers=signers_of(found, case))
