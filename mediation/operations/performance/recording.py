"""What is recorded of one obligation: paid, performed, disputed, ended; a wrong entry is reversed, never changed."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment
from mediation.models.performance import Obligation, PerformanceEntry
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.life_cycle import roles_of, settle_deadlines
from mediation.operations.performance.entering import put, standing_entries
from mediation.operations.performance.standing import facts_of, name_of
from mediation.procedures.performance import GROUNDS, LIFECYCLE, Entry, state_of
from mediation.rules import figures
from mediation.rules.lifecycle import Refusal, refuse
from mediation.rules.money import yuan
from mediation.rules.statutes import MEDIATION_31_2


def pay(
    obligation: Obligation,
    case: Case,
    *,
    amount: int,
    on: date,
    actor: Actor,
    proof: Attachment | None = None,
    note: str = "",
) -> PerformanceEntry:
    """One payment of `amount` 分 on an instalment, which may be paid in several. `proof` a file of the case or `note`
    in words says how it is known. Raises `ActionRefused` for more than is owed."""
    known = bool(proof or note.strip())
    _check(obligation, case, "pay", actor, Entry(on, amount=amount, proof=known))
    entry = put(obligation, "payment", on=on, amount=amount, proof=proof, text=note, actor=actor)
    return _done(entry, obligation, case, "pay", f"{name_of(obligation)}付 {yuan(amount)} 元", actor)


def perform(
    obligation: Obligation, case: Case, *, on: date, actor: Actor, proof: Attachment | None = None, note: str = ""
) -> PerformanceEntry:
    """An act was done, or what lasts was found kept. Raises `ActionRefused`."""
    _check(obligation, case, "perform", actor, Entry(on, proof=bool(proof or note.strip())))
    entry = put(obligation, "performed", on=on, proof=proof, text=note, actor=actor)
    return _done(entry, obligation, case, "perform", f"{name_of(obligation)}已履行", actor)


def set_due_day(obligation: Obligation, case: Case, *, due_on: date, reason: str, actor: Actor) -> PerformanceEntry:
    """The due day as a person reads it from words that fix none by themselves. Raises `ActionRefused`."""
    _check(obligation, case, "set_due_day", actor, Entry(actor.today, reason=reason, due_on=due_on))
    entry = put(obligation, "due_day", on=actor.today, due_on=due_on, text=reason, actor=actor)
    summary = f"{name_of(obligation)}到期日 {figures.day(due_on)}"
    return _done(entry, obligation, case, "set_due_day", summary, actor, reason)


def dispute(obligation: Obligation, case: Case, *, on: date, reason: str, actor: Actor) -> PerformanceEntry:
    """The parties are at odds over the obligation. Raises `ActionRefused`."""
    _check(obligation, case, "dispute", actor, Entry(on, reason=reason))
    entry = put(obligation, "dispute", on=on, text=reason, actor=actor)
    return _done(entry, obligation, case, "dispute", f"{name_of(obligation)}发生争议", actor, reason)


def agree(obligation: Obligation, case: Case, *, on: date, reason: str, actor: Actor) -> PerformanceEntry:
    """The parties are at one again. Raises `ActionRefused`."""
    _check(obligation, case, "agree", actor, Entry(on, reason=reason))
    entry = put(obligation, "agreed", on=on, text=reason, actor=actor)
    return _done(entry, obligation, case, "agree", f"{name_of(obligation)}争议了结", actor, reason)


def end(obligation: Obligation, case: Case, *, ground: str, on: date, reason: str, actor: Actor) -> PerformanceEntry:
    """The committee follows the obligation no further, for a ground of `GROUNDS`. Raises `ActionRefused`."""
    _check(obligation, case, "end", actor, Entry(on, ground=ground, reason=reason))
    entry = put(obligation, "ended", on=on, ground=ground, text=reason, actor=actor)
    summary = f"{name_of(obligation)}不再跟踪：{GROUNDS[ground].label}"
    return _done(entry, obligation, case, "end_tracking", summary, actor, reason)


def reverse(entry: PerformanceEntry, case: Case, *, reason: str, actor: Actor) -> PerformanceEntry:
    """A wrong entry no longer counts; it stays readable beside the reason. Raises `ActionRefused`."""
    obligation = entry.obligation
    _check(obligation, case, "reverse", actor, Entry(actor.today, reason=reason))
    refuse(reversal_refused(entry, case, actor=actor))
    made = put(obligation, "reversal", on=actor.today, text=reason, reverses=entry, actor=actor)
    what = f"付款 {yuan(entry.amount)} 元" if entry.amount else "登记"
    return _done(made, obligation, case, "reverse", f"{name_of(obligation)}冲销一条{what}", actor, reason)


def reversal_refused(entry: PerformanceEntry, case: Case, *, actor: Actor) -> Refusal | None:
    """What stands against reversing this entry; None when nothing does."""
    if entry not in standing_entries(entry.obligation.entries):
        return Refusal("这一条已经冲销，或者本身是冲销。", MEDIATION_31_2)
    return refusal(entry.obligation, case, "reverse", actor=actor)


def refusal(obligation: Obligation, case: Case, action: str, *, actor: Actor) -> Refusal | None:
    """What stands against `action` now, before anybody fills in its form; None when nothing does."""
    facts = facts_of(obligation, today=actor.today)
    return LIFECYCLE.refusal(action, state=state_of(facts), roles=roles_of(actor, case), facts=facts)


def _check(obligation: Obligation, case: Case, action: str, actor: Actor, entry: Entry) -> None:
    """The row is locked and read as it stands now, so that two people do not settle the same sum."""
    refuse_filed(case)
    db.session.flush()
    db.session.refresh(obligation, with_for_update=True)
    db.session.expire(obligation, ["entries"])
    facts = facts_of(obligation, today=actor.today, entry=entry)
    LIFECYCLE.check(action, state=state_of(facts), roles=roles_of(actor, case), facts=facts)


def _done(
    entry: PerformanceEntry,
    obligation: Obligation,
    case: Case,
    action: str,
    summary: str,
    actor: Actor,
    reason: str = "",
) -> PerformanceEntry:
    settle_deadlines(case, actor=actor)
    audit.record(actor, action, entry, case=case, summary=summary, reason=reason)
    return entry


def obligation_of(case: Case, uid: str) -> Obligation | None:
    """The obligation of that uid, if it is the case's."""
    return db.session.scalar(select(Obligation).where(Obligation.uid == uid, Obligation.case_id == case.id))


def entry_of(case: Case, uid: str) -> PerformanceEntry | None:
    """The entry of that uid, if it is the case's."""
    return db.session.scalar(
        select(PerformanceEntry).where(PerformanceEntry.uid == uid, PerformanceEntry.case_id == case.id)
    )
