"""Acts on a court's referral: asked of the table, put on the row. The only place that sets its state."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.models.mediation_step import Ending
from mediation.operations import audit, pauses
from mediation.operations.actor import Actor
from mediation.operations.court_referral.reading import facts_of, referral_of, state_of
from mediation.operations.dossier.frozen import check_anew, refuse_filed
from mediation.operations.life_cycle import roles_of, settle_deadlines
from mediation.operations.office import courts_on
from mediation.operations.versions import check_version
from mediation.procedures.court_referral import LIFECYCLE, Entry, ReferralFacts, State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules import figures
from mediation.rules.court_referral.words import COURT_RESULTS, KINDS, SHORT_KINDS, WAYS, reason_of
from mediation.rules.lifecycle import ActionRefused, Refusal, Transition
from mediation.rules.statutes import INVITED_11

LABELS = {
    "kind": "委派还是委托",
    "procedure": "程序",
    "channel": "怎样来的",
    "court": "法院",
    "court_number": "诉前调号、案号",
    "document_number": "文号",
    "informed_on": "收到信息的日期",
}


@dataclass(frozen=True)
class ReferralValues:
    """What a court sent: `kind`, `procedure` ("" before filing) and `channel` keys of `rules.court_referral.words`;
    `informed_on` the day its information came."""

    kind: str
    channel: str
    court: str
    informed_on: date
    procedure: str = ""
    court_number: str = ""
    document_number: str = ""


@dataclass(frozen=True)
class ReportValues:
    """What the court is told: `reasons` keys of `words.REASONS`, `summary` how the mediation went, `disputes` what
    stays in dispute, `advice` a key of `words.ADVICE`. Nothing in it may quote what was conceded in order to settle."""

    reasons: tuple[str, ...]
    summary: str
    disputes: str = ""
    advice: str = ""
    remark: str = ""


def courts_known(on: date) -> list[str]:
    """The courts of the office's table on a day, each once."""
    return sorted({row.court for row in courts_on(on)})


def open_acts(
    case: Case, referral: CourtReferral | None, facts: ReferralFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = state_of(referral), roles_of(actor, case)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(case: Case, action: str, *, actor: Actor) -> Refusal | None:
    """What stands against `action` now."""
    referral = referral_of(case)
    facts = facts_of(case, referral, today=actor.today)
    return LIFECYCLE.refusal(action, state=state_of(referral), roles=roles_of(actor, case), facts=facts)


def register(case: Case, values: ReferralValues, *, taken_on: date | None = None, actor: Actor) -> CourtReferral:
    """Put on record what a court sent; with `taken_on` also the day the materials were signed for, or the platform
    confirmed. The court and its number become those of the case. Raises `ActionRefused`."""
    db.session.flush()
    # One referral a case: who comes second waits here, and is told.
    db.session.refresh(case, with_for_update=True)
    refuse_filed(case)
    known, entry = referral_of(case), _entry(values, taken_on)
    facts = replace(facts_of(case, known, today=actor.today), entry=entry)
    after = LIFECYCLE.check("register", state=state_of(known), roles=roles_of(actor, case), facts=facts)
    check_anew(case, actor=actor)
    row = CourtReferral(
        case_id=case.id,
        state=after.value,
        **{name: getattr(values, name) for name in LABELS},
        reasons=[],
        returned=[],
        recorded_by_id=actor.id,
        changed_at=actor.now,
    )
    db.session.add(row)
    db.session.flush()
    _name_in_case(case, row)
    summary = f"登记{row.court}{SHORT_KINDS[row.kind]}"
    audit.record(actor, "register_referral", row, case=case, summary=summary)
    settle_deadlines(case, actor=actor)
    if taken_on is not None:
        take(row, on=taken_on, actor=actor)
    return row


def _entry(values: ReferralValues, taken_on: date | None) -> Entry:
    return Entry(
        on=values.informed_on,
        kind=values.kind,
        procedure=values.procedure,
        channel=values.channel,
        court=values.court,
        known_court=values.court in courts_known(values.informed_on),
        taken_on=taken_on,
    )


def _name_in_case(case: Case, row: CourtReferral) -> None:
    """The court that invited the mediation is the case's, under the court's number: other rules ask the case."""
    case.source_body = row.court
    case.source_letter = row.court_number or row.document_number or case.source_letter
    case.source_on = row.taken_on or row.informed_on


def correct(
    row: CourtReferral,
    values: ReferralValues,
    *,
    taken_on: date | None = None,
    seen_version: str | int | None,
    actor: Actor,
) -> None:
    """更正登记, with `taken_on` also the day from which the court's term runs where that is on record. Raises
    `ActionRefused`, or `EditConflict` when somebody else changed it since `seen_version`."""
    columns = {name: getattr(values, name) for name in LABELS}
    if row.taken_on is not None and taken_on is not None:
        columns["taken_on"] = taken_on
    check_version(row, seen_version, columns, {**LABELS, "taken_on": "接受的日期"})
    _advance(row, "correct", _entry(values, columns.get("taken_on")), columns, actor)
    _name_in_case(row.case, row)
    audit.record(actor, "correct_referral", row, case=row.case, summary=f"更正{SHORT_KINDS[row.kind]}登记")
    settle_deadlines(row.case, actor=actor)


def take(row: CourtReferral, *, on: date, actor: Actor) -> None:
    """The materials were signed for, or the platform confirmed, on the day `on`: the court's term runs from there.
    Raises `ActionRefused`."""
    _advance(row, "take", Entry(on), {"taken_on": on}, actor)
    _name_in_case(row.case, row)
    how = "在平台确认接受" if row.channel == "platform" else "签字接收法院移交的材料"
    audit.record(actor, "take_referral", row, case=row.case, summary=f"{figures.day(on)}{how}")
    settle_deadlines(row.case, actor=actor)


def turn_down(row: CourtReferral, *, on: date, reason: str, actor: Actor) -> None:
    """不予接受, with the reason. Raises `ActionRefused` once the case was taken on."""
    columns = {"turned_down_on": on, "turned_down_reason": reason.strip()[:500]}
    _advance(row, "turn_down", Entry(on, reason=reason), columns, actor)
    audit.record(
        actor, "turn_down_referral", row, case=row.case, summary=f"不予接受{SHORT_KINDS[row.kind]}", reason=reason
    )
    settle_deadlines(row.case, actor=actor)


def report_suspicion(row: CourtReferral, *, on: date, text: str, to: str, actor: Actor) -> None:
    """The mediator sees that the mediation may be a sham: it is suspended, and reported (特邀调解规定第十八条). Raises
    `ActionRefused`."""
    columns = {
        "suspected_on": on,
        "suspicion": text.strip()[:500],
        "suspicion_to": to.strip()[:200] or row.court,
        "suspicion_answered_on": None,
        "suspicion_answer": "",
    }
    _advance(row, "report_suspicion", Entry(on, reason=text), columns, actor)
    audit.record(
        actor, "report_suspicion", row, case=row.case, summary=f"向{row.suspicion_to}报告虚假调解可能", reason=text
    )
    if row.case.state != CaseState.SUSPENDED:
        pauses.suspend(row.case, reason="collusion", note=text.strip()[:500], on=on, actor=actor)


def answer_suspicion(row: CourtReferral, *, on: date, text: str, actor: Actor) -> None:
    """What court or organisation did about the report; then the mediation goes on or is ended. Raises
    `ActionRefused`."""
    columns = {"suspicion_answered_on": on, "suspicion_answer": text.strip()[:500]}
    _advance(row, "answer_suspicion", Entry(on, reason=text), columns, actor)
    audit.record(actor, "answer_suspicion", row, case=row.case, summary="登记对虚假调解报告的答复", reason=text)


def proposed_reasons(case: Case) -> tuple[str, ...]:
    """Why the mediation ended, by what is on record of it."""
    grounds = db.session.scalars(select(Ending.ground).where(Ending.case_id == case.id).order_by(Ending.id)).all()
    agreed = ("agreement",) if case.outcome in ("agreement", "oral_agreement", "partial") else ()
    return tuple(dict.fromkeys([*agreed, *map(reason_of, grounds)]))


def write_report(row: CourtReferral, values: ReportValues, *, actor: Actor) -> None:
    """Draw up the report to the court; it may be drawn up anew until it was sent. Raises `ActionRefused`."""
    columns = {
        "reasons": list(values.reasons),
        "summary": values.summary,
        "disputes": values.disputes,
        "advice": values.advice,
        "remark": values.remark,
        "written_on": actor.today,
    }
    _advance(row, "write_report", Entry(actor.today, reason=values.remark, reasons=values.reasons), columns, actor)
    audit.record(actor, "write_court_report", row, case=row.case, summary="写给法院的结果报告")


def report(row: CourtReferral, *, on: date, how: str, to: str, actor: Actor) -> None:
    """The report went to the court on the day `on`, `how` a key of `words.WAYS`, `to` who took it or the number of the
    post. Raises `ActionRefused` before the mediation is over."""
    columns = {"reported_on": on, "reported_how": how, "reported_to": to.strip()[:200]}
    _advance(row, "report", Entry(on), columns, actor)
    summary = f"{figures.day(on)}向{row.court}书面报告，{WAYS[how]}"
    audit.record(actor, "report_to_court", row, case=row.case, summary=summary)


def return_materials(row: CourtReferral, *, on: date, items: Iterable[str], to: str, actor: Actor) -> None:
    """The materials went to the court: `items` one a line, `to` who signed for them. Raises `ActionRefused`."""
    listed = tuple(item.strip()[:200] for item in items if item.strip())
    columns = {"returned": list(listed), "returned_on": on, "returned_to": to.strip()[:200]}
    _advance(row, "return_materials", Entry(on, items=listed, receiver=to), columns, actor)
    summary = f"向{row.court}移送材料 {len(listed)} 件，{row.returned_to}签收"
    audit.record(actor, "return_materials", row, case=row.case, summary=summary)


def note_court_result(row: CourtReferral, *, on: date, result: str, number: str, actor: Actor) -> None:
    """How the court closed the suit that it had entrusted; `result` a key of `words.COURT_RESULTS`. Raises
    `ActionRefused`."""
    columns = {"court_result": result, "court_result_on": on, "court_result_number": number.strip()[:200]}
    _advance(row, "note_court_result", Entry(on, result=result), columns, actor)
    summary = f"法院{COURT_RESULTS[result]}"
    audit.record(actor, "note_court_result", row, case=row.case, summary=summary)


def _advance(row: CourtReferral, action: str, entry: Entry, columns: dict[str, Any], actor: Actor) -> None:
    """Check `action` (a key of `court_referral.LIFECYCLE`), put `columns` on the row and move it to the state it leads
    to. The row is locked first. Raises `ActionRefused`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(row, with_for_update=True)
    case = row.case
    refuse_filed(case)
    facts = replace(facts_of(case, row, today=actor.today), entry=entry)
    after = LIFECYCLE.check(action, state=State(row.state), roles=roles_of(actor, case), facts=facts)
    check_anew(case, actor=actor)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(row, name, value)
        if row.state != after:
            row.state = after.value
        row.changed_at = actor.now
    db.session.flush()


def the_referral(case: Case) -> CourtReferral:
    """The referral of the case; refused while there is none."""
    row = referral_of(case)
    if row is None:
        raise ActionRefused("还没有登记法院的委派、委托。先登记。", INVITED_11)
    return row


def described(row: CourtReferral) -> str:
    """`示例人民法院委派（立案前），（2026）苏0692诉前调18号`."""
    return "，".join(filter(None, (f"{row.court}{KINDS[row.kind]}", row.court_number)))
