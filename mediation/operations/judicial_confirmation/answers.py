"""What the court does with an application, entered by its own liaison, or by the committee from the paper that came."""

from datetime import date

from mediation.extensions import db
from mediation.models.case import CaseParty
from mediation.models.judicial_confirmation import (
    ConfirmationObjection,
    ConfirmationSupplement,
    JudicialConfirmation,
)
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.evidence import FileDetails, ReceivedFile, add_file
from mediation.operations.judicial_confirmation.acts import advance, settle
from mediation.procedures.judicial_confirmation import GROUNDS, State
from mediation.rules.judicial_confirmation.words import OBJECTORS
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import CPL_INT_372_2


def note_receipt(matter: JudicialConfirmation, *, on: date, actor: Actor) -> None:
    """The day the court got what was posted. Raises `ActionRefused`."""
    advance(matter, "note_receipt", actor=actor, columns={"received_on": on}, on=on)
    _tell(matter, "note_receipt", f"法院{on}收到申请", actor)


def ask_supplement(matter: JudicialConfirmation, *, on: date, due_on: date, what: str, actor: Actor) -> None:
    """The court wants something supplied by the day it set; before acceptance as after it. Raises `ActionRefused`."""
    action = "ask_supplement" if matter.state == State.FILED else "ask_further"
    advance(matter, action, actor=actor, on=on, set_day=due_on, reason=what)
    row = ConfirmationSupplement(
        matter_id=matter.id, asked_on=on, due_on=due_on, what=what.strip()[:500], recorded_by_id=actor.id
    )
    matter.supplements.append(row)
    db.session.flush()
    _tell(matter, "ask_supplement", f"法院要求补充，到{due_on}", actor, reason=what.strip())


def supply(matter: JudicialConfirmation, *, on: date, actor: Actor) -> None:
    """What the court waited for went there. Raises `ActionRefused` when it waits for nothing."""
    action = "supply" if matter.state == State.SUPPLEMENTING else "supply_further"
    advance(matter, action, actor=actor, on=on)
    for row in matter.supplements:
        if row.supplied_on is None:
            row.supplied_on = on
    _tell(matter, "supply", f"{on}补交法院要的材料", actor)


def accept(matter: JudicialConfirmation, *, on: date, number: str, actor: Actor) -> None:
    """The court accepted it under its own case number. Raises `ActionRefused`."""
    columns = {"accepted_on": on, "court_number": number.strip()[:200]}
    if matter.received_on is None:
        # What is accepted has arrived: nobody wrote down when.
        columns["received_on"] = on
    advance(matter, "accept", actor=actor, columns=columns, on=on, number=number)
    _tell(matter, "accept_confirmation", f"法院{on}受理，{matter.court_number}", actor)


def hear(matter: JudicialConfirmation, *, on: date, actor: Actor) -> None:
    """The parties came to the court together (民诉法解释第三百五十六条). Raises `ActionRefused`."""
    advance(matter, "hear", actor=actor, columns={"heard_on": on}, on=on)
    _tell(matter, "hear_confirmation", f"各方{on}到法院核实", actor)


def not_accept(
    matter: JudicialConfirmation, *, on: date, ground: str, note: str, actor: Actor, scan: ReceivedFile | None = None
) -> None:
    """裁定不予受理: `ground` a key of `NOT_ACCEPTED`, `scan` the ruling. Raises `ActionRefused`."""
    _end(matter, "not_accept", on, actor, ground=ground, note=note, scan=scan)


def confirm(matter: JudicialConfirmation, *, on: date, actor: Actor, scan: ReceivedFile | None = None) -> None:
    """裁定调解协议有效. Raises `ActionRefused`."""
    _end(matter, "confirm", on, actor, scan=scan)


def reject(
    matter: JudicialConfirmation, *, on: date, ground: str, note: str, actor: Actor, scan: ReceivedFile | None = None
) -> None:
    """裁定驳回申请: `ground` a key of `REJECTED`. The agreement still binds. Raises `ActionRefused`."""
    _end(matter, "reject", on, actor, ground=ground, note=note, scan=scan)


def withdraw(
    matter: JudicialConfirmation, *, on: date, reason: str, actor: Actor, scan: ReceivedFile | None = None
) -> None:
    """The parties withdrew and the court allowed it on that day. The thirty days go on. Raises `ActionRefused`."""
    _end(matter, "withdraw", on, actor, note=reason, scan=scan)


def deem_withdrawn(
    matter: JudicialConfirmation, *, on: date, reason: str, actor: Actor, scan: ReceivedFile | None = None
) -> None:
    """按撤回申请处理: nothing supplied in time, or no answer given. Raises `ActionRefused`."""
    _end(matter, "deem_withdrawn", on, actor, note=reason, scan=scan)


def set_aside(
    matter: JudicialConfirmation, *, on: date, reason: str, actor: Actor, scan: ReceivedFile | None = None
) -> None:
    """The ruling was revoked or changed after an objection; the day of the first ruling stays. Raises
    `ActionRefused`."""
    note = f"{on}：{reason.strip()}"[:500]
    advance(matter, "set_aside", actor=actor, columns={"ground_note": note}, on=on, reason=reason)
    if scan is not None:
        keep_ruling(matter, scan, on=on, actor=actor)
    _tell(matter, "set_aside_confirmation", f"确认裁定{on}被撤销或者改变", actor, reason=reason.strip())


def _end(
    matter: JudicialConfirmation,
    action: str,
    on: date,
    actor: Actor,
    *,
    ground: str = "",
    note: str = "",
    scan: ReceivedFile | None = None,
) -> None:
    columns: dict[str, object] = {"decided_on": on, "ground": ground, "ground_note": note.strip()[:500]}
    advance(matter, action, actor=actor, columns=columns, on=on, ground=ground, reason=note)
    if scan is not None:
        keep_ruling(matter, scan, on=on, actor=actor)
    said = State(matter.state).label + (f"：{GROUNDS[ground].label}" if ground else "")
    _tell(matter, f"{action}_confirmation", f"司法确认{said}，{on}", actor, reason=note.strip())


def keep_ruling(matter: JudicialConfirmation, scan: ReceivedFile, *, on: date, actor: Actor) -> None:
    """Keep the scan of the court's paper with the case. Raises `ActionRefused` when the file of the case is filed."""
    details = FileDetails("court", on, title="民事裁定书（司法确认）", submitted_by=matter.court)
    attachment = add_file(matter.case, scan, details, actor=actor)
    matter.ruling_id = attachment.id
    db.session.flush()


def serve(matter: JudicialConfirmation, days: dict[CaseParty, date], *, actor: Actor) -> None:
    """The day the ruling came to each party; those left out have not got it. Raises `ActionRefused`."""
    if not days:
        raise ActionRefused("没有填一方收到的日子。", CPL_INT_372_2)
    served = {**matter.served, **{str(party.id): on.isoformat() for party, on in days.items()}}
    for on in (min(days.values()), max(days.values())):
        advance(matter, "serve", actor=actor, on=on)
    matter.served = served
    db.session.flush()
    _tell(matter, "serve_ruling", f"裁定送达 {len(days)} 方", actor)


def note_objection(
    matter: JudicialConfirmation,
    *,
    objector: str,
    name: str,
    knew_on: date,
    raised_on: date | None,
    reason: str,
    actor: Actor,
) -> ConfirmationObjection:
    """An objection, or word of somebody who may object: `objector` a key of `OBJECTORS`. Raises `ActionRefused`."""
    for on in filter(None, (knew_on, raised_on)):
        advance(matter, "object", actor=actor, on=on, reason=reason, objector=objector)
    if raised_on and raised_on < knew_on:
        raise ActionRefused("提异议的日子早于收到裁定或者知道的日子。核对日期。", CPL_INT_372_2)
    row = ConfirmationObjection(
        matter_id=matter.id,
        objector=objector,
        name=name.strip()[:200],
        knew_on=knew_on,
        raised_on=raised_on,
        reason=reason.strip()[:500],
        recorded_by_id=actor.id,
    )
    matter.objections.append(row)
    db.session.flush()
    said = f"{raised_on}提出" if raised_on else "还没有提出"
    _tell(matter, "note_objection", f"{OBJECTORS[objector]}异议，{said}", actor, reason=reason.strip())
    return row


def _tell(matter: JudicialConfirmation, action: str, summary: str, actor: Actor, *, reason: str = "") -> None:
    audit.record(actor, action, matter, case=matter.case, summary=summary, reason=reason)
    settle(matter, actor=actor)
