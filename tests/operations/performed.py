"""An agreement in force with three instalments and two acts, for tests of its performance."""

from datetime import date, timedelta
from typing import Any

from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.performance import Obligation
from mediation.operations.agreement.values import TermValues
from mediation.operations.performance.standing import name_of, obligations_of
from tests.operations.conftest import Desk
from tests.operations.settled import drafted, effective, issued, keep_all, payment, refs, settled, stop

FIRST = date(2026, 9, 18)
PARTS = (2_200_000, 2_200_000, 2_200_000)


def links(case: Case, **data: Any) -> TermValues:
    """The shop takes its links down within five days of effect."""
    known = {"who": refs(case)[2:], "links": ["https://shop.example/1"], "by": "本协议生效之日起五日内"}
    return TermValues("delete_links", {**known, **data})


def in_force(desk: Desk, case: Case | None = None, *terms: TermValues, **changes: Any) -> Agreement:
    """In force since today: stop at once, delete links, pay on 18 September, 18 October and 17 November."""
    case = case or settled(desk)
    terms = terms or (stop(case), links(case), payment(case, PARTS, first=FIRST))
    agreement = drafted(desk, case, *terms, **changes)
    keep_all(desk, agreement)
    return effective(desk, issued(desk, agreement))


def owed(case: Case) -> dict[str, Obligation]:
    """The obligations of the newest agreement by what they are called."""
    rows = obligations_of(case)
    return {name_of(row): row for row in rows if row.agreement_id == rows[-1].agreement_id}


def later(desk: Desk, day: date) -> None:
    """Move the desk to a day."""
    desk.later((day - desk.day) // timedelta(1))
