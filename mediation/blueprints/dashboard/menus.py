"""The filters of the dashboard as menus of addresses: nothing needs a script, every choice can be kept and sent on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for

from mediation.indicators import Period
from mediation.rules.figures import day
from mediation.web.figure_filters import LABELS, Asked, choices

PLAN = Period(date(2022, 1, 1), date(2025, 12, 31))
"""The years of the plan (通政发〔2023〕4号)."""


@dataclass(frozen=True)
class Menu:
    """One filter: its `name` in the address and its label, its value in words, (words, address, in force)."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str, bool], ...]


def menus(asked: Asked, today: date) -> Iterator[Menu]:
    """Period, committee, kind, source."""

    def to(**changes: str) -> str:
        return url_for("dashboard.show", **{**asked.args, "town": None, **changes})

    usual = tuple(
        (words, to(since=period.first.isoformat(), until=period.last.isoformat()), period == asked.period)
        for words, period in usual_periods(today)
    )
    yield Menu("period", "期间", period_words(asked.period), usual)
    offered = choices(today)
    for name in ("committee", "kind", "source"):
        names = dict(offered[name])
        now = asked.args[name] or ""
        options = tuple((words, to(**{name: code}), code == now) for code, words in {"": "全部", **names}.items())
        yield Menu(name, LABELS[name], names.get(now, "全部"), options)


def usual_periods(today: date) -> Iterator[tuple[str, Period]]:
    """The periods one asks for most, with what they are called."""
    yield "今年到今天", Period(today.replace(month=1, day=1), today)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    yield "本季度到今天", Period(quarter, today)
    before = quarter - timedelta(1)
    yield "上季度", Period(before.replace(month=before.month - 2, day=1), before)
    yield f"{today.year - 1}年", Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    yield "规划期（2022年至2025年）", PLAN


def period_words(period: Period) -> str:
    """`2026年`, `2026年1至8月`, `2026年3月`, `2022年至2025年`, else both days: `2026年1月1日至9月14日`."""
    first, last = period.first, period.last
    one_year = first.year == last.year
    if first.day != 1 or (last + timedelta(1)).day != 1:
        return f"{day(first)}至{day(last).removeprefix(f'{first.year}年')}"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}年" if one_year else f"{first.year}年至{last.year}年"
    if one_year:
        return f"{first.year}年{first.month}{'' if first.month == last.month else f'至{last.month}'}月"
    return f"{day(first)}至{day(last)}"
