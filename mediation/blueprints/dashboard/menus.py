"""The filters of the dashboard as menus of addresses: nothing needs a script, every choice can be kept and sent on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from mediation.models.organisation import Organisation
from mediation.rules.dispute_types import DisputeType
from mediation.rules.sources import SOURCES
from mediation.web.asked_figures import AskedFigures, PeriodForm, period_words, usual_periods


@dataclass(frozen=True)
class Menu:
    """One filter: its name, its value in words, (words, address, whether it is in force); `period` the form for days
    of one's own, `kept` what that form keeps."""

    label: str
    value: str
    options: tuple[tuple[str, str, bool], ...]
    period: PeriodForm | None = None
    kept: Mapping[str, str] | None = None


def menus(
    asked: AskedFigures, form: PeriodForm, bodies: Mapping[str, Organisation], today: date, endpoint: str
) -> Iterator[Menu]:
    """The four filters for the page at `endpoint`."""

    def to(**changes: Any) -> str:
        return url_for(endpoint, **asked.args(today, **changes))

    usual = tuple((words, to(period=period), period == asked.period) for words, period in usual_periods(today))
    kept = {name: value for name, value in asked.args(today).items() if name not in ("from", "to")}
    yield Menu("期间", period_words(asked.period), usual, form, kept)
    for label, field, names in (
        ("调委会", "committee", {code: body.short_name for code, body in bodies.items()}),
        ("类型", "kind", {kind.value: kind.label for kind in DisputeType}),
        ("来源", "source", {code: source.label for code, source in SOURCES.items()}),
    ):
        now = getattr(asked, field)
        options = tuple((words, to(**{field: code}), code == now) for code, words in {"": "全部", **names}.items())
        yield Menu(label, names.get(now, "全部"), options)
