"""Where each obligation of a case stands, read from its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.agreement import Term as TermRow
from mediation.models.case import Case
from mediation.models.performance import Obligation
from mediation.procedures.performance import UNPERFORMED, Entry, Kind, ObligationFacts, State, state_of
from mediation.rules.agreement.plain import terms_from_plain
from mediation.rules.agreement.term import Term
from mediation.rules.performance import obligations


@dataclass(frozen=True)
class Standing:
    """How the agreements of a case are performed, in short: `names` of what is not performed yet, `late` of those
    the ones overdue, `next_due_on` the nearest day to come; `done` of `total` obligations that can be performed."""

    names: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    next_due_on: date | None = None
    done: int = 0
    total: int = 0


def obligations_of(case: Case) -> list[Obligation]:
    """Every obligation of the agreements of a case, replaced ones too, in the order of the agreements' terms."""
    query = select(Obligation).join(TermRow, TermRow.id == Obligation.term_id).where(Obligation.case_id == case.id)
    order = (Obligation.agreement_id, TermRow.ordinal, Obligation.part, Obligation.id)
    # Loaded beside, not joined: a row that is locked for an act must not lock its agreement through a join.
    query = query.options(selectinload(Obligation.term), selectinload(Obligation.agreement))
    return list(db.session.scalars(query.order_by(*order)))


def plain_term(row: TermRow) -> Term:
    """The term without the payee's account, which no obligation needs opened."""
    return Term(row.uid, row.kind, terms_from_plain(row.kind, row.data))


def name_of(obligation: Obligation) -> str:
    """What the obligation is called: `赔偿第二期`."""
    return obligations.name_of(plain_term(obligation.term), Kind(obligation.kind), obligation.part)


def facts_of(obligation: Obligation, *, today: date, entry: Entry | None = None) -> ObligationFacts:
    """Everything the guards ask about the obligation on the day `today`."""
    effective_on = obligation.agreement.effective_on
    assert effective_on is not None
    return ObligationFacts(
        today=today,
        effective_on=effective_on,
        kind=Kind(obligation.kind),
        amount=obligation.amount,
        paid=obligation.paid,
        due_on=obligation.due_on,
        words=obligation.read_by_hand,
        done_on=obligation.done_on,
        disputed=obligation.disputed_on is not None,
        ended=obligation.ended,
        entry=entry,
    )


def stands(obligation: Obligation, *, today: date) -> State:
    """Where the obligation stands on the day `today`."""
    return state_of(facts_of(obligation, today=today))


def standing_of(case: Case, *, today: date) -> Standing:
    """The performance of a case in short."""
    rows = [row for row in obligations_of(case) if row.ended != "superseded" and row.kind != Kind.LASTING]
    states = {row.id: stands(row, today=today) for row in rows}
    waiting = [row for row in rows if states[row.id] in UNPERFORMED]
    return Standing(
        names=_names(waiting),
        late=_names(row for row in waiting if row.due_on and row.due_on < today),
        next_due_on=min((row.due_on for row in waiting if row.due_on and row.due_on >= today), default=None),
        done=sum(states[row.id] is State.DONE for row in rows),
        total=len(rows),
    )


def _names(rows: Iterable[Obligation]) -> tuple[str, ...]:
    return tuple(name_of(row) for row in rows)
