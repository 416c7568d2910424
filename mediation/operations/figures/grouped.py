"""Figures by quarter, by year, by committee, by kind, source and town: the groups of a chart in few statements."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.indicators import ALL, Figure, Period
from mediation.models.case import Case, CaseParty
from mediation.models.party import Party
from mediation.operations.figures.counted import At, Filters
from mediation.operations.figures.counting import narrowed, sums
from mediation.operations.figures.measuring import SIDES
from mediation.operations.figures.registry import COUNTED
from mediation.operations.figures.towns import FIRST

Key = TypeVar("Key")
NONE = Filters()


def quarters(period: Period) -> list[Period]:
    """The calendar quarters of a period, cut to it, the oldest first."""
    return _pieces(period, lambda day: date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


def years(period: Period) -> list[Period]:
    """The calendar years of a period, cut to it, the oldest first."""
    return _pieces(period, lambda day: date(day.year, 1, 1), 12)


def months(period: Period) -> list[Period]:
    """The calendar months of a period, cut to it, the oldest first."""
    return _pieces(period, lambda day: day.replace(day=1), 1)


def _pieces(period: Period, begin: Callable[[date], date], length: int) -> list[Period]:
    found, first = [], period.first
    while first <= period.last:
        start = begin(first)
        ahead = start.month - 1 + length
        following = date(start.year + ahead // 12, ahead % 12 + 1, 1)
        found.append(Period(first, min(following - timedelta(1), period.last)))
        first = following
    return found


def by_period(
    names: Iterable[str], pieces: Sequence[Period], filters: Filters = NONE, *, today: date, bodies: bool = False
) -> dict[str, dict[Any, list[Figure]]]:
    """Counts and shares of ours in each of `pieces` (one after the other): name → organisation id (None for all of
    them) → a figure for each piece. KeyError for an indicator that is no count, sum or share of our own rows."""
    whole = Period(pieces[0].first, pieces[-1].last)
    by = ("month", "body") if bodies else ("month",)
    found = _sides(names, At(whole, today), filters, by)

    def place(day: date) -> int | None:
        return next((at for at, piece in enumerate(pieces) if piece.has(day)), None)

    result: dict[str, dict[Any, list[Figure]]] = {}
    for name, sides in found.items():
        totals = {side: Counter[tuple[Any, int | None]]() for side in sides}
        for side, groups in sides.items():
            for group, value in groups.items():
                totals[side][group[1] if bodies else None, place(group[0])] += value
        keys = {body for counts in totals.values() for body, _ in counts} or {None}
        result[name] = {
            body: [
                _figure(name, piece, today, {side: counts[body, at] for side, counts in totals.items()})
                for at, piece in enumerate(pieces)
            ]
            for body in sorted(keys, key=str)
        }
    return result


def by_quarter(
    names: Iterable[str], period: Period, filters: Filters = NONE, *, today: date, bodies: bool = False
) -> dict[str, dict[Any, list[Figure]]]:
    """As `by_period`, for each quarter."""
    return by_period(names, quarters(period), filters, today=today, bodies=bodies)


def by_year(
    names: Iterable[str], period: Period, filters: Filters = NONE, *, today: date, bodies: bool = False
) -> dict[str, dict[Any, list[Figure]]]:
    """As `by_period`, for each year."""
    return by_period(names, years(period), filters, today=today, bodies=bodies)


def by_committee(
    names: Iterable[str], period: Period, filters: Filters = NONE, *, today: date
) -> dict[str, dict[int, Figure]]:
    """Name → organisation id → figure."""
    return _by("body", names, period, filters, today)


def by_kind(
    names: Iterable[str], period: Period, filters: Filters = NONE, *, today: date
) -> dict[str, dict[str, Figure]]:
    """Name → type of dispute → figure, of cases."""
    return _by("kind", names, period, filters, today)


def by_source(
    names: Iterable[str], period: Period, filters: Filters = NONE, *, today: date
) -> dict[str, dict[str, Figure]]:
    """Name → source → figure, of cases."""
    return _by("source", names, period, filters, today)


def by_town(name: str, period: Period, filters: Filters = NONE, *, today: date) -> dict[str, Figure]:
    """Town of the first applicant → figure, of a count of cases; the largest first."""
    rows, at = COUNTED[name].numerator, At(period, today)
    asked: Any = select(Party.town, func.count())
    query = narrowed(rows, asked, at, filters, cases=True)
    query = query.join(CaseParty, CaseParty.case_id == Case.id).join(Party, Party.id == CaseParty.party_id)
    found = db.session.execute(query.where(FIRST, *rows.conditions(at)).group_by(Party.town))
    ordered = sorted(found, key=lambda line: (-line[1], line[0]))
    return {town: Figure(ALL[name], period, today, count) for town, count in ordered}


def _by(
    split: str, names: Iterable[str], period: Period, filters: Filters, today: date
) -> dict[str, dict[Any, Figure]]:
    found = _sides(names, At(period, today), filters, (split,))
    result: dict[str, dict[Any, Figure]] = {}
    for name, sides in found.items():
        keys = {group[0] for groups in sides.values() for group in groups}
        result[name] = {
            key: _figure(name, period, today, {side: groups.get((key,), 0) for side, groups in sides.items()})
            for key in sorted(keys, key=str)
        }
    return result


def _sides(
    names: Iterable[str], at: At, filters: Filters, by: tuple[str, ...]
) -> dict[str, dict[str, dict[tuple[Any, ...], int]]]:
    wanted = {
        (name, side): rows
        for name in names
        for side in SIDES
        if not COUNTED[name].spread and (rows := COUNTED[name].side(side)) is not None
    }
    found: dict[str, dict[str, dict[tuple[Any, ...], int]]] = {}
    for (name, side), groups in sums(wanted, at, filters, by).items():
        found.setdefault(name, {})[side] = groups
    return found


def _figure(name: str, period: Period, today: date, sides: dict[str, int]) -> Figure:
    return Figure(ALL[name], period, today, sides["numerator"], sides.get("denominator"))
