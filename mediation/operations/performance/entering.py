"""One entry about an obligation, and what all entries together make of it."""

from collections.abc import Iterable
from datetime import date

from mediation.extensions import db
from mediation.models.document import Attachment
from mediation.models.performance import Obligation, PerformanceEntry
from mediation.operations.actor import Actor
from mediation.procedures.performance import Kind


def put(
    obligation: Obligation,
    kind: str,
    *,
    on: date,
    actor: Actor,
    text: str = "",
    amount: int | None = None,
    ground: str = "",
    due_on: date | None = None,
    proof: Attachment | None = None,
    reverses: PerformanceEntry | None = None,
) -> PerformanceEntry:
    """Add an entry, allowed before, and bring the obligation's sums and days in line with all its entries."""
    entry = PerformanceEntry(
        case_id=obligation.case_id,
        kind=kind,
        on=on,
        amount=amount,
        ground=ground,
        due_on=due_on,
        text=text,
        attachment_id=proof.id if proof else None,
        reverses_id=reverses.id if reverses else None,
        recorded_by_id=actor.id,
        recorded_at=actor.now,
    )
    obligation.entries.append(entry)
    _add_up(obligation)
    db.session.flush()
    return entry


def standing_entries(entries: Iterable[PerformanceEntry]) -> list[PerformanceEntry]:
    """The entries that count: none that was reversed, no reversal."""
    found = list(entries)
    reversed_ids = {entry.reverses_id for entry in found if entry.reverses_id}
    return [entry for entry in found if entry.kind != "reversal" and entry.id not in reversed_ids]


def _add_up(obligation: Obligation) -> None:
    valid = standing_entries(obligation.entries)
    last = {entry.kind: entry for entry in valid}
    paid = sum(entry.amount or 0 for entry in valid if entry.kind == "payment")
    if obligation.kind == Kind.MONEY:
        days = [entry.on for entry in valid if entry.kind == "payment"]
        obligation.done_on = max(days) if paid == obligation.amount else None
    else:
        obligation.done_on = last["performed"].on if "performed" in last else None
    obligation.paid = paid
    odds = [entry for entry in valid if entry.kind in ("dispute", "agreed")]
    obligation.disputed_on = odds[-1].on if odds and odds[-1].kind == "dispute" else None
    obligation.ended = last["ended"].ground if "ended" in last else ""
    if "due_day" in last:
        obligation.due_on, obligation.read_by_hand = last["due_day"].due_on, True
    elif obligation.read_by_hand:
        obligation.due_on, obligation.read_by_hand = None, False
