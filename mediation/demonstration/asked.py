"""Parties of closed cases asked how satisfied they were; most answered."""

from datetime import datetime, time, timedelta
from random import Random

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration.plan import SEED, TODAY
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.satisfaction import answering
from mediation.operations.satisfaction.inviting import invite
from mediation.procedures.people_mediation import State

MOST = 40
GRADES = (5, 5, 5, 4, 4, 4, 3, 2)
WORDS = ("调解员耐心。", "等得有点久。", "", "", "讲得清楚。", "")


def play() -> None:
    """The latest closed cases, one party each, on the day after closing."""
    latest = select(Case.id).where(Case.state == State.CLOSED.value).order_by(Case.closed_on.desc(), Case.id.desc())
    random = Random(SEED)  # noqa: S311 - a story, not a secret
    for case_id in list(db.session.scalars(latest.limit(MOST))):
        act(lambda case_id=case_id: _ask(case_id, random))  # type: ignore[misc]
    db.session.expire_all()


def _ask(case_id: int, random: Random) -> None:
    case = db.session.get_one(Case, case_id)
    assert case.closed_on is not None
    day = min(case.closed_on + timedelta(1), TODAY)
    at = datetime.combine(day, time(9, 40), SHANGHAI)
    user = db.session.get_one(User, case.mediator_id or case.registered_by_id)
    party = next(each for each in case.parties if each.left_on is None)
    _, token = invite(party, case, actor=Actor(user, at, day, "demo"))
    if random.random() < 0.8:
        ticket = answering.ticket_of(token, day)
        assert ticket is not None
        answering.answer(ticket, random.choice(GRADES), random.choice(WORDS), at=at + timedelta(hours=3))
