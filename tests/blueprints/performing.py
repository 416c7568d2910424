"""An agreement in force with obligations of every kind, put there as drafting and signing leave it."""

from datetime import timedelta
from typing import Any

from mediation.clock import now
from mediation.extensions import db
from mediation.models.agreement import Agreement, Term
from mediation.operations import people_mediation as acts
from mediation.operations.performance import taking_effect
from tests.blueprints.doing import today
from tests.blueprints.matter import Matter

AMOUNT = 2_200_000


def in_force(matter: Matter, *, since: int, overdue: int = 1) -> Matter:
    """In force `since` some days ago: the shop stops, deletes a link within five days from now, and pays in two
    instalments, the first `overdue` some days, the second in thirty days."""
    matter.settle()

    def conclude(case: Any, actor: Any) -> None:
        day = today() - timedelta(since)
        agreement = Agreement(
            case_id=case.id, ordinal=1, form="written", state="effective", copies=4, drafted_on=day, saved_at=now(),
            effective_on=day, alarm_from=day,
        )  # fmt: skip
        payee, shop, _ = (f"p{party.id}" for party in case.parties)
        dues = [today() - timedelta(overdue), today() + timedelta(30)]
        agreement.terms = [
            Term(ordinal=1, kind="stop", data={"who": [shop], "acts": "销售", "what": "近似花型的四件套"}),
            Term(
                ordinal=2,
                kind="delete_links",
                data={"who": [shop], "links": ["https://shop.example/1"], "by": (today() + timedelta(5)).isoformat()},
            ),
            Term(
                ordinal=3,
                kind="compensation",
                data={
                    "who": [shop],
                    "whom": payee,
                    "amount": 2 * AMOUNT,
                    "method": "cash",
                    "instalments": [{"due": due.isoformat(), "amount": AMOUNT} for due in dues],
                },
            ),
        ]
        db.session.add(agreement)
        db.session.flush()
        taking_effect.derive(agreement)
        acts.conclude(case, agreement, actor=actor)

    matter.act(conclude)
    return matter
