"""What is asked of the figures, as it stands in the address: a period, a committee, a kind of dispute, a source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from wtforms.validators import StopValidation

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.organisation import Organisation
from mediation.operations.figures.counted import Filters
from mediation.rules.dispute_types import DisputeType
from mediation.rules.sources import SOURCES
from mediation.web.forms import BaseForm, DateField

PLAN = Period(date(2022, 1, 1), date(2025, 12, 31))
"""The years of the plan (通政发〔2023〕4号)."""


class PeriodForm(BaseForm):
    """The two days of a period of one's own."""

    since = DateField("从", name="from")
    until = DateField("到", name="to")

    def validate_until(self, field: Any) -> None:
        """Not before the first."""
        if self.since.data and field.data and field.data < self.since.data:
            raise StopValidation("比“从”那一天还早。换一天。")


def all_committees() -> dict[str, Organisation]:
    """Every committee, by code: figures are read across them."""
    rows = db.session.scalars(select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id))
    return {body.code: body for body in rows}


@dataclass(frozen=True)
class AskedFigures:
    """The address, read; what it says wrongly asks for nothing. `committee` an organisation's code."""

    period: Period
    committee: str = ""
    kind: str = ""
    source: str = ""

    @classmethod
    def read(
        cls, args: "MultiDict[str, str]", form: PeriodForm, bodies: Mapping[str, Organisation], today: date
    ) -> "AskedFigures":
        """What the address asks for; without days this year so far."""
        first = None if form.since.errors else form.since.data
        last = None if form.until.errors else form.until.data
        last = last or today
        first = first or last.replace(month=1, day=1)
        return cls(
            Period(min(first, last), last),
            _known(args.get("committee"), bodies),
            _known(args.get("type"), [kind.value for kind in DisputeType]),
            _known(args.get("source"), SOURCES),
        )

    def args(self, today: date, **changes: Any) -> dict[str, str]:
        """The arguments of the address; `changes` replace fields. This year so far needs no days."""
        asked = replace(self, **changes)
        own_days = asked.period != this_year(today)
        given = {
            "from": asked.period.first.isoformat() if own_days else "",
            "to": asked.period.last.isoformat() if own_days else "",
            "committee": asked.committee,
            "type": asked.kind,
            "source": asked.source,
        }
        return {name: value for name, value in given.items() if value}

    def filters(self, bodies: Mapping[str, Organisation]) -> Filters:
        """The same for the operations."""
        return Filters(bodies[self.committee].id if self.committee else None, self.kind, self.source)


def this_year(today: date) -> Period:
    """From New Year to today."""
    return Period(today.replace(month=1, day=1), today)


def usual_periods(today: date) -> Iterator[tuple[str, Period]]:
    """The periods one asks for most, with what they are called."""
    yield "今年到今天", this_year(today)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    yield "本季度到今天", Period(quarter, today)
    before = quarter - timedelta(1)
    yield "上季度", Period(before.replace(month=before.month - 2, day=1), before)
    yield f"{today.year - 1}年", Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    yield "规划期（2022—2025）", PLAN


def period_words(period: Period) -> str:
    """`2026年`, `2026年1至8月`, `2026年3月`, else both days: `2026年1月1日至9月14日`."""
    first, last = period.first, period.last
    whole = first.day == 1 and (last + timedelta(1)).day == 1
    if whole and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return f"{first.year}年"
        return (
            f"{first.year}年{first.month}月"
            if first.month == last.month
            else f"{first.year}年{first.month}至{last.month}月"
        )
    if whole and (first.month, last.month) == (1, 12):
        return f"{first.year}至{last.year}年"
    year = "" if first.year == last.year else f"{last.year}年"
    return f"{first.year}年{first.month}月{first.day}日至{year}{last.month}月{last.day}日"


def _known(value: str | None, offered: Any) -> str:
    return value if value and value in offered else ""
