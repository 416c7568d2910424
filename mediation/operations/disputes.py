"""One dispute, one number: which cases are about it, who had it when, and how many disputes there are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, func, select

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.case import IN_PROGRESS, Case
from mediation.models.rights_aid import AidMatter
from mediation.models.route_change import RouteChange
from mediation.models.user import User
from mediation.operations.access_scope import may_read
from mediation.operations.route_changes import OUTSIDE, changes_of
from mediation.procedures import administrative_mediation, rights_aid
from mediation.procedures.people_mediation import OUTCOMES, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.numbering import Series, parse_number, register_number
from mediation.rules.statutes import MOJ_75_21

# The other registers of the house, and the states in which a matter there is being handled.
_ELSEWHERE = (
    (AdministrativeMatter, tuple(state.value for state in administrative_mediation.RUNNING)),
    (AidMatter, tuple(state.value for state in rights_aid.RUNNING)),
)
OPEN_STATES = tuple(state.value for state in State if f"'{state.value}'" in IN_PROGRESS)


@dataclass(frozen=True)
class Holder:
    """Who had the dispute from the day `since` to the day `until` (None: still); `case` the case there, None at another
    body or where the user may not read it; `how` it left or ended, in words, with the `reason` of the change."""

    body: str
    since: date
    until: date | None
    case: Case | None
    how: str = ""
    reason: str = ""


def canonical(text: str) -> str:
    """The dispute number that was typed (`2026-187` → `2026-0187`); "" when it is none."""
    number = parse_number(text)
    if number is None or number.series is not Series.REGISTER or not number.year:
        return ""
    return register_number(number.year, number.serial)


def is_known(dispute_number: str) -> bool:
    """Whether the house has had that dispute: a committee, the bureau or the rights centre."""
    return any(
        db.session.scalar(select(table.id).where(table.dispute_number == dispute_number).limit(1)) is not None
        for table in (Case, *(table for table, _ in _ELSEWHERE))
    )


def taken_up_again(text: str) -> str:
    """The number of a dispute that was here before, as somebody typed it, and that nobody handles now. Raises
    `ActionRefused`."""
    number = canonical(text) or text.strip()
    if not is_known(number):
        raise ActionRefused("没有这个纠纷编号。写成 2026-0187 这样；没有办过的，空着。")
    if open_case_of(number) is not None or _is_handled_elsewhere(number):
        raise ActionRefused("这件纠纷还在办，不能再登记一件。等那一件办完，或者由那边移交。", MOJ_75_21)
    return number


def _is_handled_elsewhere(number: str) -> bool:
    asked = (
        select(table.id).where(table.dispute_number == number, table.state.in_(states)) for table, states in _ELSEWHERE
    )
    return any(db.session.scalar(query.limit(1)) is not None for query in asked)


def open_case_of(dispute_number: str) -> Case | None:
    """The case in which a dispute is being handled; None when none is open."""
    query = select(Case).where(Case.dispute_number == dispute_number, Case.state.in_(OPEN_STATES))
    return db.session.scalar(query.limit(1))


def last_case_of(dispute_number: str) -> Case | None:
    """The newest case of a dispute."""
    query = select(Case).where(Case.dispute_number == dispute_number)
    return db.session.scalar(query.order_by(Case.id.desc()).limit(1))


def count_disputes(cases: Select[Any]) -> int:
    """How many disputes `cases` (a select from `Case`) are about: one that changed hands counts once."""
    inside = cases.with_only_columns(Case.dispute_number).order_by(None).subquery()
    return db.session.scalar(select(func.count(inside.c.dispute_number.distinct()))) or 0


def chain_of(case: Case, *, user: User) -> list[Holder]:
    """Who had the dispute of `case`, in order. What `user` may not read stays a body and its days."""
    numbered = select(Case).where(Case.dispute_number == case.dispute_number).order_by(Case.id)
    rows = db.session.scalars(numbered).all()
    readable = set(db.session.scalars(numbered.where(may_read(user)).order_by(None).with_only_columns(Case.id)))
    changes = changes_of(case.dispute_number)
    found: list[Holder] = []
    for row in rows:
        seen = row if row.id in readable else None
        found += _of_case(row, seen, [each for each in changes if each.case_id == row.id])
    found += _outside(changes)
    return sorted(found, key=lambda holder: (holder.since, holder.until or date.max))


def _of_case(row: Case, seen: Case | None, changes: Sequence[RouteChange]) -> list[Holder]:
    first = next((each.from_body for each in changes if each.kind in ("transfer", "out")), row.committee.short_name)
    begun = next(
        (each.reason for each in changes if each.kind in ("again", "back") and each.on == row.registered_on), ""
    )
    holders = [Holder(first, row.registered_on, None, seen, reason=begun)]
    for change in changes:
        ended = row.concluded_on is not None and row.concluded_on <= change.on
        if change.kind == "transfer":
            left = replace(holders[-1], case=None)
            holders[-1:] = [_left(left, change, "移交"), Holder(change.to_body, change.on, None, seen)]
        elif change.kind == "out" and not ended:
            holders[-1] = _left(holders[-1], change, "移送")
        elif change.kind == "back" and holders[-1].until is not None:
            holders.append(Holder(change.to_body, change.on, None, seen, reason=change.reason))
    state = State(row.state)
    if state.value not in OPEN_STATES:
        until = row.closed_on or row.concluded_on
        holders[-1] = replace(holders[-1], until=until, how=OUTCOMES.get(row.outcome, state.label))
    return holders


def _left(holder: Holder, change: RouteChange, verb: str) -> Holder:
    return replace(holder, until=change.on, how=f"{verb}{change.to_body}", reason=change.reason)


def _outside(changes: Sequence[RouteChange]) -> list[Holder]:
    away = [each for each in changes if each.kind in OUTSIDE]
    found = []
    for each, after in pairwise([*away, None]):
        if each is not None and each.kind == "out":
            how = f"转回{after.to_body}" if after is not None and after.kind != "out" else ""
            found.append(Holder(each.to_body, each.on, after.on if after else None, None, how, each.reason))
    return found
