"""What follows for performance when an agreement takes effect: its obligations, and the end of those it replaces."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.performance import Obligation
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.operations.performance.entering import put
from mediation.operations.performance.standing import plain_term, stands
from mediation.procedures.performance import OPEN, Kind
from mediation.rules.agreement.draft import OralReason
from mediation.rules.performance.due_days import Start
from mediation.rules.performance.obligations import obligations


def derive(agreement: Agreement) -> None:
    """Put every obligation of the agreement, in force since `effective_on`, on record; nothing is typed. What an oral
    agreement says was done on the spot is done."""
    assert agreement.effective_on is not None
    start = Start(agreement.effective_on, _signed_on(agreement) or agreement.effective_on)
    days, at_once = settings.calendar(), agreement.oral_reason == OralReason.DONE
    for term in agreement.terms:
        for found in obligations(plain_term(term), start, days):
            done = at_once and found.kind is not Kind.LASTING
            db.session.add(
                Obligation(
                    case_id=agreement.case_id,
                    agreement_id=agreement.id,
                    term_id=term.id,
                    kind=found.kind.value,
                    part=found.part,
                    amount=found.amount,
                    due_on=found.due_on,
                    paid=(found.amount or 0) if done else 0,
                    done_on=agreement.effective_on if done else None,
                )
            )
    db.session.flush()


def replace(older: Agreement, *, on: date, actor: Actor) -> None:
    """The open obligations of an agreement that another replaces end; what was paid of them stays on record."""
    found = select(Obligation).where(Obligation.agreement_id == older.id).order_by(Obligation.id)
    for row in db.session.scalars(found).all():
        if stands(row, today=actor.today) in OPEN:
            put(row, "ended", on=on, actor=actor, ground="superseded", text="新的协议生效")


def _signed_on(agreement: Agreement) -> date | None:
    """The last signature of a party or mediator (签订之日)."""
    valid = (row for row in agreement.signatures if not row.struck_reason and row.signer in ("party", "mediator"))
    return max((row.signed_on for row in valid), default=None)
