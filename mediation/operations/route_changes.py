"""去向：a dispute is handed to another body, comes back, gets its receipt; each change is a row."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.route_change import RouteChange
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules import figures
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MOJ_75_24

# Changes within the house, and what the window chose, take a dispute to nobody outside.
OUTSIDE = frozenset({"out", "back", "again"})


def note(
    case: Case | None,
    kind: str,
    *,
    from_body: str,
    to_body: str,
    reason: str,
    on: date,
    actor: Actor,
    receipt: str = "",
    receipt_on: date | None = None,
    dispute_number: str = "",
) -> RouteChange:
    """Put one change of who has the dispute of `case` on record, or the one of that `dispute_number` where there is no
    case; `kind` see `RouteChange`."""
    row = RouteChange(
        dispute_number=case.dispute_number if case else dispute_number,
        case_id=case.id if case else None,
        kind=kind,
        from_body=from_body[:200],
        to_body=to_body[:200],
        on=on,
        reason=reason.strip()[:500],
        receipt=receipt.strip()[:500],
        receipt_on=receipt_on,
        recorded_by_id=actor.id,
        recorded_by_name=actor.user.display_name,
        recorded_at=actor.now,
    )
    db.session.add(row)
    db.session.flush()
    return row


def changes_of(dispute_number: str) -> list[RouteChange]:
    """Every change of who has a dispute, the first one first."""
    query = select(RouteChange).where(RouteChange.dispute_number == dispute_number)
    return list(db.session.scalars(query.order_by(RouteChange.on, RouteChange.id)))


def away_with(dispute_number: str) -> RouteChange | None:
    """The handing over to another body from which the dispute has not come back; None while it is in the house."""
    changes = [row for row in changes_of(dispute_number) if row.kind in OUTSIDE]
    return changes[-1] if changes and changes[-1].kind == "out" else None


def check_receipt(on: date, receipt: str, receipt_on: date | None, today: date) -> None:
    """A receipt has its day, which is not before the handing over. Raises `ActionRefused`."""
    if bool(receipt.strip()) != (receipt_on is not None):
        raise ActionRefused("回执和收到回执的日期要么都填，要么都不填。", MOJ_75_24)
    if receipt_on is not None and not on <= receipt_on <= today:
        raise ActionRefused(f"回执的日期在{figures.day(on)}移送以后、今天以前。核对日期。", MOJ_75_24)


def add_receipt(row: RouteChange, case: Case, *, receipt: str, receipt_on: date, actor: Actor) -> None:
    """What the other body answered to a handing over. Raises `ActionRefused` when there is one already."""
    if row.kind != "out" or row.receipt:
        raise ActionRefused("这一次移送不等回执，或者回执已经登记。", MOJ_75_24)
    check_receipt(row.on, receipt, receipt_on, actor.today)
    row.receipt, row.receipt_on = receipt.strip()[:500], receipt_on
    audit.record(actor, "add_receipt", row, case=case, summary=f"登记{row.to_body}的回执", reason=receipt.strip())
