"""The lists of applications: the committee's own, the court's, and what waits for an answer of the court."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.user import User
from mediation.operations.access_scope import confirmations_for_court, may_read
from mediation.operations.court_referral.reading import entrusted_cases
from mediation.operations.judicial_confirmation.clocks import clocks_of, window_of
from mediation.procedures.agreement import State as AgreementState
from mediation.procedures.judicial_confirmation import BEFORE_COURT, DEADLINES, WITHOUT_RULING, State
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline

GROUPS: dict[str, tuple[str, frozenset[State]]] = {
    "open": ("可申请", frozenset({State.OPEN})),
    "preparing": ("准备材料", frozenset({State.PREPARING})),
    "court": ("等法院", BEFORE_COURT),
    "ruled": ("已裁定", frozenset({State.CONFIRMED, State.REJECTED, State.SET_ASIDE})),
    "ended": ("没有裁定就结束", WITHOUT_RULING),
}
MOST = 200
# Longer than any thirty days with the holidays they may end in.
WINDOW = timedelta(days=45)


@dataclass(frozen=True)
class Row:
    """One line of the committee's list: the case, its agreement and application (None where nobody began one), and the
    day that is next."""

    case: Case
    agreement: Agreement
    matter: JudicialConfirmation | None
    state: State
    due: Deadline | None
    due_what: str = ""


def rows(user: User, group: str, *, today: date, calendar: Calendar) -> list[Row]:
    """What `user` may see of a group, a key of `GROUPS`, the latest first; at most `MOST`."""
    if group == "open":
        return _open(user, today, calendar)
    states = sorted(state.value for state in GROUPS[group][1])
    found = db.session.scalars(
        select(JudicialConfirmation)
        .join(Case, Case.id == JudicialConfirmation.case_id)
        .where(may_read(user), JudicialConfirmation.state.in_(states))
        .options(joinedload(JudicialConfirmation.case), joinedload(JudicialConfirmation.agreement))
        .order_by(JudicialConfirmation.id.desc())
        .limit(MOST)
    )
    return [_row(matter, calendar, today) for matter in found]


def _open(user: User, today: date, calendar: Calendar) -> list[Row]:
    """Agreements whose thirty days run and for which nobody applied yet; the nearest end first."""
    taken = select(JudicialConfirmation.agreement_id).where(JudicialConfirmation.state.not_in(_ended()))
    found = db.session.execute(
        select(Agreement, Case)
        .join(Case, Case.id == Agreement.case_id)
        .where(may_read(user), Agreement.state == AgreementState.EFFECTIVE, Agreement.form == "written")
        .where(Agreement.effective_on >= today - WINDOW, Agreement.id.not_in(taken), ~entrusted_cases())
        .order_by(Agreement.alarm_from, Agreement.id)
        .limit(MOST)
    )
    made = [
        Row(case, agreement, None, State.OPEN, _window(agreement, today, calendar), "三十日")
        for agreement, case in found
    ]
    return [row for row in made if row.due is not None and row.due.due >= today]


def _ended() -> list[str]:
    return sorted(state.value for state in WITHOUT_RULING - {State.GIVEN_UP})


def _row(matter: JudicialConfirmation, calendar: Calendar, today: date) -> Row:
    state = State(matter.state)
    if state is State.PREPARING:
        return Row(matter.case, matter.agreement, matter, state, _window(matter.agreement, today, calendar), "三十日")
    clock = nearest(matter, calendar, today)
    return Row(matter.case, matter.agreement, matter, state, clock[1] if clock else None, clock[0] if clock else "")


def _window(agreement: Agreement, today: date, calendar: Calendar) -> Deadline | None:
    window = window_of(agreement, calendar, today)
    return window.deadline if window else None


def nearest(matter: JudicialConfirmation, calendar: Calendar, today: date) -> tuple[str, Deadline] | None:
    """Rule id and deadline of the next clock that runs; None when none does."""
    running = [clock for clock in clocks_of(matter, calendar, today) if not clock.settled]
    first = min(running, key=lambda clock: clock.deadline.due, default=None)
    return (first.rule, first.deadline) if first else None


def counts(user: User) -> dict[str, int]:
    """How many applications of each group `user` may see; those nobody began are not counted."""
    query = (
        select(JudicialConfirmation.state, func.count())
        .join(Case, Case.id == JudicialConfirmation.case_id)
        .where(may_read(user))
        .group_by(JudicialConfirmation.state)
    )
    by_state: dict[str, int] = {row[0]: row[1] for row in db.session.execute(query)}
    return {
        name: sum(by_state.get(state.value, 0) for state in states)
        for name, (_, states) in GROUPS.items()
        if name != "open"
    }


def for_court(user: User, *, waiting: bool) -> Sequence[JudicialConfirmation]:
    """What the court's liaison sees: what `waiting` still asks for an answer, or what is over."""
    states = sorted(state.value for state in BEFORE_COURT)
    query = confirmations_for_court(user)
    chosen = JudicialConfirmation.state.in_(states) if waiting else JudicialConfirmation.state.not_in(states)
    order = JudicialConfirmation.id if waiting else JudicialConfirmation.id.desc()
    return db.session.scalars(query.where(chosen).order_by(order).limit(MOST)).all()


def one_for_court(user: User, uid: str) -> JudicialConfirmation | None:
    """The application of that uid, if the liaison is told of it."""
    return db.session.scalar(confirmations_for_court(user).where(JudicialConfirmation.uid == uid))


@dataclass(frozen=True)
class Waiting:
    """An application that waits for the court: since when, and the day by which it should answer."""

    matter: JudicialConfirmation
    rule: str
    deadline: Deadline | None

    @property
    def words(self) -> str:
        """What it waits for."""
        return DEADLINES[self.rule].name if self.rule else State(self.matter.state).label


def waiting_for_court(scope: Select[Any], *, today: date, calendar: Calendar, most: int) -> list[Waiting]:
    """Of the cases in `scope`, the applications that the court has and has not decided, oldest first."""
    states = sorted(state.value for state in BEFORE_COURT)
    inside = scope.with_only_columns(Case.id).order_by(None).scalar_subquery()
    found = db.session.scalars(
        select(JudicialConfirmation)
        .where(JudicialConfirmation.case_id.in_(inside), JudicialConfirmation.state.in_(states))
        .order_by(JudicialConfirmation.filed_on, JudicialConfirmation.id)
        .limit(most)
    )
    result = []
    for matter in found:
        clock = nearest(matter, calendar, today)
        result.append(Waiting(matter, clock[0] if clock else "", clock[1] if clock else None))
    return result


def applied_for() -> Select[Any]:
    """Ids of the agreements whose application went to a court and stands, or that nobody wants confirmed."""
    gone = JudicialConfirmation.filed_on.is_not(None) & JudicialConfirmation.state.not_in(_ended())
    return select(JudicialConfirmation.agreement_id).where(or_(gone, JudicialConfirmation.state == State.GIVEN_UP))
