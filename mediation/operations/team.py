"""团队：how much each mediator of a committee has in hand, for its director."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.access_scope import may_read
from mediation.operations.actor import Actor
from mediation.operations.case_filter import CASE_IN_PROGRESS, Due, due_conditions
from mediation.operations.workload import mediators_on_list
from mediation.rules.roles import Role


@dataclass(frozen=True)
class Load:
    """Numbers of cases of one mediator, or of none (`user` None): `open` in progress, `overdue`, due this `week` from
    today on. `listed` whether the mediator is on the committee's list still."""

    user: User | None
    open: int
    overdue: int
    week: int
    listed: bool = True


@dataclass(frozen=True)
class Team:
    """One committee: its mediators by name, those who left it and still have cases behind them, and the cases that
    nobody has."""

    committee: Organisation
    loads: Sequence[Load]
    unassigned: Load

    @property
    def total(self) -> Load:
        """All of the committee."""
        rows = (*self.loads, self.unassigned)
        return Load(None, sum(r.open for r in rows), sum(r.overdue for r in rows), sum(r.week for r in rows))


def teams(actor: Actor) -> list[Team]:
    """The committees that `actor` directs. Each number is that of the list of cases with the same filter."""
    ids = sorted(actor.user.organisation_ids(Role.DIRECTOR))
    bodies = db.session.scalars(select(Organisation).where(Organisation.id.in_(ids)).order_by(Organisation.id)).all()
    return [_team(body, actor) for body in bodies]


def _team(body: Organisation, actor: Actor) -> Team:
    counts = _counts(body, actor)
    listed = {one.user.id: one.user for one in mediators_on_list([body.id])}
    gone = [user_id for user_id in counts if user_id is not None and user_id not in listed]
    former = db.session.scalars(select(User).where(User.id.in_(gone)).order_by(User.display_name)).all()
    return Team(
        body,
        [
            *(Load(user, *counts.get(user.id, (0, 0, 0))) for user in listed.values()),
            *(Load(user, *counts[user.id], listed=False) for user in former),
        ],
        Load(None, *counts.get(None, (0, 0, 0))),
    )


def _counts(body: Organisation, actor: Actor) -> dict[int | None, tuple[int, int, int]]:
    # A case that is over needs nobody to be named for it any more: the list of those without a mediator leaves it out.
    counted = or_(Case.mediator_id.is_not(None), CASE_IN_PROGRESS)
    rows = db.session.execute(
        select(
            Case.mediator_id,
            _number(CASE_IN_PROGRESS),
            _number(counted, *due_conditions(Due.OVERDUE, actor.today)),
            _number(counted, *due_conditions(Due.WEEK, actor.today)),
        )
        .where(Case.committee_id == body.id, may_read(actor.user), Case.state != "closed")
        .group_by(Case.mediator_id)
    )
    found = {user_id: (in_hand, overdue, week) for user_id, in_hand, overdue, week in rows}
    return {user_id: numbers for user_id, numbers in found.items() if any(numbers)}


def _number(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(and_(*conditions))
