"""What falls due of performance over many cases, for the first page: instalments and acts, and follow-ups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.models.follow_up import FollowUp
from mediation.models.performance import Obligation
from mediation.operations.performance.standing import name_of
from mediation.operations.settings import setting
from mediation.procedures.archiving import FROZEN
from mediation.procedures.people_mediation import NextStep
from mediation.procedures.performance import DUE_DAY, FOLLOW_UP, Kind, follow_up_deadline
from mediation.rules.statutes import JIANGSU_DISPUTES_28_1, MEDIATION_31_2


@dataclass(frozen=True)
class PerformanceLine:
    """One line of the first page: `rule` the name of what falls due, `step` what to do."""

    case: Case
    on: date
    rule: str
    step: NextStep


def performance_lines(scope: Select[Case], until: date, *, today: date, most: int) -> list[PerformanceLine]:
    """Of each case in `scope` the first thing that falls due and the first follow-up, by `until`; of filed cases
    nothing. `most` lines of each kind."""
    scope = scope.where(Case.id.not_in(select(Dossier.case_id).where(Dossier.state.in_(FROZEN))))
    return [*_due(scope, until, today, most), *_visits(scope, until, today, most)]


OPEN = and_(Obligation.done_on.is_(None), Obligation.ended == "")


def _due(scope: Select[Case], until: date, today: date, most: int) -> Iterable[PerformanceLine]:
    for found, rows in _by_case(scope.where(OPEN, Obligation.due_on <= until), most):
        row = rows[0]
        assert row.due_on is not None
        if row.due_on < today:
            step = NextStep("urge", f"{_named(rows, today)}逾期，督促履行", statute=MEDIATION_31_2)
        else:
            step = NextStep("track_performance", f"{name_of(row)}到期，问履行了没有", statute=MEDIATION_31_2)
        yield PerformanceLine(found, row.due_on, DUE_DAY.name, step)


def _visits(scope: Select[Case], until: date, today: date, most: int) -> Iterable[PerformanceLine]:
    within = setting("follow_up_days", today)
    # What was performed early may be asked after early.
    ready = case((Obligation.done_on < Obligation.due_on, Obligation.done_on), else_=Obligation.due_on)
    asked = select(FollowUp.id).where(FollowUp.agreement_id == Obligation.agreement_id, FollowUp.on >= ready)
    # Nobody need ask before the due day has come; a closed case gave its reason for what was finished.
    wanted: list[ColumnElement[bool]] = [
        Obligation.due_on <= min(today, until - timedelta(within)),
        Obligation.ended == "",
        ~asked.exists(),
        or_(Case.state != "closed", OPEN),
    ]
    for found, rows in _by_case(scope.where(*wanted), most):
        due_on = rows[0].due_on
        assert due_on is not None
        step = NextStep("follow_up", f"{name_of(rows[0])}到期了，去回访", statute=JIANGSU_DISPUTES_28_1)
        yield PerformanceLine(found, follow_up_deadline(due_on, days=within).due, FOLLOW_UP.name, step)


def _by_case(query: Select[Case], most: int) -> list[tuple[Case, list[Obligation]]]:
    """The dated obligations of agreements in force that `query` asks for, by case, the earliest first."""
    found = (
        query.join(Obligation, Obligation.case_id == Case.id)
        .join(Agreement, Agreement.id == Obligation.agreement_id)
        .where(Agreement.state == "effective", Obligation.kind != Kind.LASTING, Obligation.due_on.is_not(None))
        .order_by(Obligation.due_on, Obligation.id)
        .add_columns(Obligation)
        .options(selectinload(Obligation.term))
        .limit(most)
    )
    groups: dict[int, tuple[Case, list[Obligation]]] = {}
    for row in db.session.execute(found).unique():
        groups.setdefault(row[0].id, (row[0], []))[1].append(row[1])
    return list(groups.values())


def _named(rows: Sequence[Obligation], today: date) -> str:
    late = [row for row in rows if row.due_on and row.due_on < today]
    return "、".join(name_of(row) for row in late[:2]) + (f"等 {len(late)} 项" if len(late) > 2 else "")
