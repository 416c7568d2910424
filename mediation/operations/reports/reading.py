"""Who reads which reports, and the rows behind a figure as far as the reader may see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, and_, or_, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.report import Report
from mediation.models.user import User
from mediation.operations.access_scope import stored_only, visible_cases
from mediation.operations.figures.counted import Base
from mediation.operations.figures.registry import COUNTED
from mediation.procedures.people_mediation import OUTCOMES
from mediation.rules.dispute_types import DisputeType
from mediation.rules.reports.content import Line
from mediation.rules.roles import Role

PAGE = 100
HIDDEN = "一件受限的案件"
_TOGETHER = 500
_KINDS = {kind.value: kind.label for kind in DisputeType}


def offered(user: User) -> list[tuple[str, Organisation]]:
    """What `user` may look at: the return of each committee where they direct or keep the books, the district's report
    for the bureau's people."""
    query = select(Organisation).order_by(Organisation.id)
    found: list[tuple[str, Organisation]] = []
    for body in db.session.scalars(query):
        held = user.roles_in(body.id)
        if body.kind == "committee" and held & {Role.DIRECTOR, Role.CLERK}:
            found.append(("return", body))
        if body.kind == "bureau" and held & {Role.CLERK, Role.BUREAU_VIEWER}:
            found.append(("district", body))
    return found


def report_code(kind: str, body: Organisation) -> str:
    """What names a kind of report of a body in addresses: `return:textile`."""
    return f"{kind}:{body.code}"


def visible(user: User) -> Select[Report]:
    """The frozen reports that `user` may read, by the same measure."""
    own = [and_(Report.kind == kind, Report.organisation_id == body.id) for kind, body in offered(user)]
    return select(Report).where(or_(*own) if own else Report.id.is_(None))


def frozen(user: User) -> list[Report]:
    """Every one of them, the newest period first, of each period the newest version first."""
    return list(db.session.scalars(visible(user).order_by(Report.last_on.desc(), Report.first_on, Report.id.desc())))


def load(user: User, uid: str) -> Report | None:
    """The report of that uid, if `user` may read it."""
    return db.session.scalar(visible(user).where(Report.uid == uid))


def versions_of(report: Report) -> list[Report]:
    """Every version of the same report, the newest first."""
    query = select(Report).where(
        Report.kind == report.kind,
        Report.organisation_id == report.organisation_id,
        Report.period == report.period,
    )
    return list(db.session.scalars(query.order_by(Report.ordinal.desc())))


@dataclass(frozen=True)
class ShownRow:
    """One row behind a figure: `number` what it is called, `uid` of its case where the reader may open it, `what` of
    it in words; `weight` what it adds."""

    id: int
    number: str
    uid: str
    what: str
    weight: int


def rows_behind(line: Line, side: str, user: User, *, after: int = 0) -> list[ShownRow]:
    """The rows of a figure's numerator, or with `side` "base" of its denominator, `PAGE` of them from the one after the
    row id `after` on; one row more tells that there are further ones."""
    counted = [row for row in sorted(line.base if side == "base" else line.rows) if row[0] > after][: PAGE + 1]
    known = named(line.table, [row for row, _ in counted], user)
    return [
        ShownRow(row, *known.get(row, (f"登记第 {row} 条", "", "")), weight)  # type: ignore[call-arg]
        for row, weight in counted
    ]


def named(table: str, ids: Collection[int], user: User) -> dict[int, tuple[str, str, str]]:
    """Row id → what it is called, the uid of its case where `user` may open it, and what it is; of a restricted case
    that they may not read, not even the number. Names of parties are in none of these."""
    base = _bases().get(table)
    if base is None:
        return {}
    listed = sorted(ids)
    found: dict[int, tuple[str, str, str]] = {}
    for start in range(0, len(listed), _TOGETHER):
        found |= _named(base, listed[start : start + _TOGETHER], user)
    return found


def _named(base: Base, ids: list[int], user: User) -> dict[int, tuple[str, str, str]]:
    columns = (base.uid, base.number, base.kind, base.outcome, base.restricted)
    query = base.joins(select(base.table.id, *columns).select_from(base.table)).where(base.table.id.in_(ids))
    if base.cases is not None:
        query = base.cases(query)
    rows = [tuple(row) for row in db.session.execute(query)]
    of_cases = base.service == "cases"
    uids = [row[1] for row in rows] if of_cases else []
    readable = set(db.session.scalars(visible_cases(user).where(Case.uid.in_(uids)).with_only_columns(Case.uid)))
    closed = set(db.session.scalars(select(Case.uid).where(Case.uid.in_(uids), or_(Case.restricted, stored_only()))))
    found = {}
    for row, uid, number, kind, outcome, restricted in rows:
        if uid not in readable and (restricted or uid in closed):
            found[row] = (HIDDEN, "", "")
        else:
            said = (_KINDS.get(kind, ""), OUTCOMES.get(outcome, "") if of_cases else "")
            found[row] = (str(number or ""), uid if uid in readable else "", "，".join(filter(None, said)))
    return found


@cache
def _bases() -> Mapping[str, Base]:
    """The tables whose rows figures count, by name."""
    sides = (side for one in COUNTED.values() for side in (one.numerator, one.denominator) if side is not None)
    return {str(side.base.table.__tablename__): side.base for side in sides}
