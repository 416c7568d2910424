"""The measures over the centre's rows: for all of them, and for each examiner, class and month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_
from sqlalchemy.orm import joinedload, selectinload

from mediation.extensions import db
from mediation.indicators import Period
from mediation.indicators import preexamination as measures
from mediation.indicators.preexamination import Cycle, MeasuredRow, Share
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.user import User
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.design_preexamination.reading import opinions_of
from mediation.operations.settings import calendar
from mediation.rules.design_preexamination.waiting import waited, working_days
from mediation.rules.holidays import Calendar


@dataclass(frozen=True)
class Figures:
    """What one line of the measures says: of whom (`name`, with `key` for the address), every count by name, every
    share by name, the cycle."""

    name: str
    key: str
    counts: dict[str, int]
    shares: dict[str, Share]
    cycle: Cycle


@dataclass(frozen=True)
class Board:
    """The measures of a period: over all, and by examiner, class and month."""

    period: Period
    whole: Figures
    by_examiner: list[Figures]
    by_class: list[Figures]
    by_month: list[tuple[Period, Figures]]


def measured(user: User, period: Period) -> list[tuple[MeasuredRow, str]]:
    """Every row that has a day within the period, as the measures see it, with its examiner's uid."""
    days = (Row.accepted_on, Row.concluded_on, Row.filed_on, Row.result_on)
    touched = or_(*(day.between(period.first, period.last) for day in days))
    query = visible_preexaminations(user).where(touched).order_by(Row.id)
    together = (joinedload(Row.examiner), selectinload(Row.opinions))
    holidays = calendar()
    rows = db.session.scalars(query.options(*together))
    return [(_measured(row, holidays), row.examiner.uid) for row in rows]


def _measured(row: Row, holidays: Calendar) -> MeasuredRow:
    opinions = [each for each in opinions_of(row) if not each.before]
    cycle = taken = None
    if row.accepted_on and row.concluded_on and row.outcome in ("passed", "failed"):
        cycle = working_days(row.accepted_on, row.concluded_on, holidays)
        taken = waited(opinions, row.accepted_on, row.concluded_on, holidays)
    return MeasuredRow(
        id=row.id,
        examiner=row.examiner.display_name,
        class_number=row.class_number,
        accepted_on=row.accepted_on,
        concluded_on=row.concluded_on,
        outcome="" if row.outcome == "refused" else row.outcome,
        opinions=len(opinions),
        cycle=cycle,
        waited=taken,
        filed_on=row.filed_on,
        marked_on=row.marked_on,
        result=row.result,
        result_on=row.result_on,
    )


def board(user: User, period: Period) -> Board:
    """All measures of a period."""
    found = measured(user, period)
    rows = [row for row, _ in found]
    names = {uid: row.examiner for row, uid in found}
    return Board(
        period,
        figures_of("全部", "", rows, period),
        [
            figures_of(name, uid, [row for row, whose in found if whose == uid], period)
            for uid, name in sorted(names.items(), key=lambda pair: pair[1])
        ],
        [
            figures_of(number, number, [row for row in rows if row.class_number == number], period)
            for number in sorted({row.class_number for row in rows})
        ],
        [
            (month, figures_of(f"{month.first.year}年{month.first.month}月", "", rows, month))
            for month in months(period)
        ],
    )


def figures_of(name: str, key: str, rows: list[MeasuredRow], period: Period) -> Figures:
    """Every figure over `rows`."""
    return Figures(
        name,
        key,
        {count: len(measures.counted(count, rows, period)) for count in measures.COUNTS},
        {share: measures.share(share, rows, period) for share in measures.MEASURES},
        measures.cycle(rows, period),
    )


def ids_behind(
    user: User, figure: str, side: str, period: Period, *, examiner: str = "", class_number: str = ""
) -> tuple[int, ...]:
    """The rows behind one figure. KeyError for an unknown figure."""
    rows = [
        row
        for row, uid in measured(user, period)
        if (not examiner or uid == examiner) and (not class_number or row.class_number == class_number)
    ]
    return measures.ids_of(figure, side, rows, period)


def months(period: Period) -> Iterable[Period]:
    """The calendar months of a period, cut to it, the newest first."""
    found, first = [], period.first
    while first <= period.last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        found.append(Period(first, min(following - timedelta(1), period.last)))
        first = following
    return reversed(found)
