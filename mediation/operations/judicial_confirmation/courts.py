"""Which court an agreement may be taken to, by the rules and the office's table."""

from datetime import date

from mediation.models.agreement import Agreement
from mediation.operations.office import courts_on
from mediation.procedures.agreement import Draft
from mediation.rules.clauses import CLAUSES
from mediation.rules.courts import CourtChoice, court_choice
from mediation.rules.dispute_types import DisputeType
from mediation.rules.rights import RightKind


def kinds_of(agreement: Agreement, draft: Draft) -> list[RightKind]:
    """The kinds of right the agreement is about: those on record, else the usual ones of the type of dispute."""
    recorded = list(dict.fromkeys(RightKind(right.kind) for right in draft.rights))
    if recorded:
        return recorded
    known = {each.value for each in DisputeType}
    kind = agreement.case.dispute_type
    return list(DisputeType(kind).rights[:1]) if kind in known else []


def amount_of(draft: Draft) -> int | None:
    """The sum that the agreement is about in 分, None when it is about no money."""
    sums = [term.number("amount") for term in draft.terms if CLAUSES[term.kind].pays]
    return sum(each for each in sums if each is not None) if sums else None


def choice_of(agreement: Agreement, draft: Draft, *, on: date) -> CourtChoice:
    """The courts to apply to on the day `on`, and those that are out."""
    return court_choice(
        kinds_of(agreement, draft),
        amount_of(draft),
        on=on,
        inviting_court=draft.inviting_court or None,
        table=courts_on(on),
    )
