"""Complaints at the stalls of a fair, from the counter to the walk past the stall afterwards."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.fair import Fair, FairComplaint
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.centre_people import roles_for
from mediation.operations.fairs.acts import advance, facts_of
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.rights import RightValues, written_on
from mediation.operations.rights import checked as checked_right
from mediation.operations.versions import check_version
from mediation.procedures.fair_complaint import LIFECYCLE, RESULTS, Entry, FairFacts, State
from mediation.rules.figures import day

SERIES = "展"
LABELS = {
    "stall": "展位号",
    "exhibitor": "展位上的名称",
    "goods": "什么展品",
    "right_kind": "权利种类",
    "right_number": "权利号码",
    "right_number_reason": "号码说明",
    "right_title": "权利名称",
    "right_holder": "权利人",
    "facts": "投诉的情况",
}


@dataclass(frozen=True)
class StallValues:
    """A complaint as typed; fields as in `models.fair.FairComplaint`."""

    stall: str
    right_kind: str
    facts: str
    received_on: date
    exhibitor: str = ""
    goods: str = ""
    right_number: str = ""
    right_number_reason: str = ""
    right_title: str = ""
    right_holder: str = ""


def receive(fair: Fair, values: StallValues, party: PartyValues, *, actor: Actor) -> FairComplaint:
    """Take a complaint in; it gets the next number of the year. A complainant that the register knows is taken from
    there. Raises `Barred`, or `InvalidIdentifier`."""
    columns = _columns(values)
    facts = FairFacts(actor.today, fair.from_on, fair.until_on, values.stall, _names_a_right(columns))
    facts = replace(facts, entry=Entry(values.received_on))
    after = LIFECYCLE.check("receive", state=State.NEW, roles=roles_for(actor, fair.centre_id), facts=facts)
    year = actor.today.year
    serial = next_number(f"fair:{fair.centre.code}:{year}")
    complaint = FairComplaint(
        fair=fair,
        centre=fair.centre,
        number=f"{SERIES}{year}-{serial:03d}",
        year=year,
        serial=serial,
        state=after.value,
        party=create_party(party, actor=actor),
        received_on=values.received_on,
        received_by_id=actor.id,
        changed_at=actor.now,
        **columns,
    )
    db.session.add(complaint)
    db.session.flush()
    audit.record(actor, "fair_receive", complaint, summary=f"收展会投诉 {complaint.number}，展位 {complaint.stall}")
    return complaint


def correct(complaint: FairComplaint, values: StallValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was written down in the hall. Raises `Barred`, `InvalidIdentifier`, or `EditConflict`."""
    columns = _columns(values)
    check_version(complaint, seen_version, columns, LABELS)
    judged = replace(facts_of(complaint, actor=actor), stall=values.stall, right=_names_a_right(columns))
    advance(complaint, "correct", actor=actor, columns=columns, judged=judged)
    _tell(complaint, "correct", "更正登记", actor)


def check_title(complaint: FairComplaint, *, on: date, note: str, actor: Actor) -> None:
    """The right was verified, and how. Raises `Barred`."""
    columns = {"title_checked_on": on, "title_note": note.strip()[:500]}
    advance(complaint, "check_title", actor=actor, columns=columns, on=on, reason=note)
    _tell(complaint, "check_title", f"{day(on)}核验权属", actor, note)


def tell_stall(complaint: FairComplaint, *, on: date, at: str = "", actor: Actor) -> None:
    """The stall was told, `at` which time of day. Raises `Barred` before the right was verified."""
    advance(complaint, "tell_stall", actor=actor, columns={"told_on": on, "told_at": at}, on=on)
    _tell(complaint, "tell_stall", f"{day(on)}{at}告知展位", actor)


def record_statement(complaint: FairComplaint, *, on: date, at: str = "", text: str, actor: Actor) -> None:
    """The stall's written statement. Raises `Barred`."""
    columns = {"statement_on": on, "statement_at": at, "statement": text.strip()[:500]}
    advance(complaint, "record_statement", actor=actor, columns=columns, on=on, reason=text)
    _tell(complaint, "record_statement", f"{day(on)}{at}收到书面声明", actor)


def end(complaint: FairComplaint, *, on: date, result: str, note: str, actor: Actor) -> None:
    """What came of it (`result` a key of `RESULTS`). Raises `Barred` where the stall was to be told first."""
    columns = {"ended_on": on, "result": result, "result_note": note.strip()[:500]}
    advance(complaint, "end", actor=actor, columns=columns, on=on, result=result, reason=note)
    _tell(complaint, "end", f"{day(on)}{RESULTS[result]}", actor, note)


def follow_up(complaint: FairComplaint, *, on: date, note: str, actor: Actor) -> None:
    """How the stall looked afterwards. Raises `Barred`."""
    columns = {"followed_on": on, "follow_note": note.strip()[:500]}
    advance(complaint, "follow_up", actor=actor, columns=columns, on=on, reason=note)
    _tell(complaint, "follow_up", f"{day(on)}跟踪", actor, note)


def _tell(complaint: FairComplaint, action: str, what: str, actor: Actor, reason: str = "") -> None:
    assert action in LIFECYCLE
    audit.record(actor, f"fair_{action}", complaint, summary=f"{complaint.number} {what}", reason=reason.strip())


def right_of(complaint: FairComplaint) -> RightValues:
    """The right as registration takes it."""
    checked_on = complaint.title_checked_on
    return written_on(complaint, checked_on=checked_on, status="valid" if checked_on else "")


def _columns(values: StallValues) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    right = RightValues(values.right_kind, values.right_number, values.right_number_reason)
    columns["right_number"] = checked_right(right)["number"]
    return columns


def _names_a_right(columns: dict[str, Any]) -> bool:
    return bool(columns["right_number"].strip() or columns["right_title"].strip())
