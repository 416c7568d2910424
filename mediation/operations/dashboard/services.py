"""The rights centre, overseas guidance and the towns on the dashboard."""

from datetime import date

from mediation.indicators import Figure, Kind, Period
from mediation.operations import figures
from mediation.operations.dashboard.asking import Asking, number
from mediation.operations.dashboard.board import Opened, Table
from mediation.operations.figures.towns import NO_TOWN

CENTRE = (
    "preexaminations_accepted",
    "pass_of_accepted",
    "pass_of_concluded",
    "granted_of_final",
    "preexamination_cycle",
    "enterprises_guided",
    "guidance_given",
    "aid_received",
    "aid_concluded",
    "fairs_staffed",
    "alerts_issued",
)
UNKNOWN = "没有登记镇街"


def centre(asking: Asking) -> Table:
    """Name, figure, n and N of what the centre and the overseas desk did; no filter narrows it."""
    found = figures.figures(CENTRE, asking.period, today=asking.today)
    return Table(("项目", "数", "分子", "分母"), tuple(_row(found[name], asking) for name in CENTRE))


def _row(figure: Figure, asking: Asking) -> tuple[Opened, ...]:
    one, plain = (
        figure.indicator,
        Asking(asking.period, figures.Filters(), asking.today, asking.committees, asking.link),
    )
    if one.kind is Kind.SHARE:
        sides = (plain.count(figure), plain.count(figure, side="denominator"))
        rate = Opened(figure.shown) if figure.value is None else plain.opened(one.name, figure.shown)
        return (Opened(one.label), rate, *sides)
    shown = figure.shown if figure.value is None else f"{figure.shown} {one.unit}"
    return (Opened(one.label), plain.opened(one.name, shown), Opened(""), Opened(""))


def towns(asking: Asking) -> Table:
    """Towns of the first applicant, this year's and those of the two years before, by the period's last one."""
    periods = _years(asking.period)
    found = [figures.by_town("accepted", each, asking.filters, today=asking.today) for each in periods]
    names = list(dict.fromkeys(name for each in reversed(found) for name in each))
    rows = [
        (
            Opened(name or UNKNOWN),
            *(_cell(name, each.get(name), period, asking) for each, period in zip(found, periods, strict=True)),
        )
        for name in names
    ]
    sums = (sum(int(figure.numerator) for figure in each.values()) for each in found)
    total = (
        Opened("合计"),
        *(asking.opened("accepted", number(n), "受理", period=period) for n, period in zip(sums, periods, strict=True)),
    )
    heads = ("镇街", *(_head(period) for period in periods))
    return Table(heads, (*rows, total), summed=True)


def _years(period: Period) -> list[Period]:
    last = period.last
    whole = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (last.year - 2, last.year - 1)]
    return [*whole, Period(date(last.year, 1, 1), last)]


def _head(period: Period) -> str:
    last = period.last
    return f"{last.year}" if (last.month, last.day) == (12, 31) else f"{last.year} 至{last.month}月"


def _cell(town: str, figure: Figure | None, period: Period, asking: Asking) -> Opened:
    count = number(int(figure.numerator)) if figure else "0"
    said = f"{town or UNKNOWN}受理"
    return asking.opened("accepted", count, said, period=period, within={"town": town or NO_TOWN})
