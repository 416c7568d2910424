"""The list of all indicators with their figures, and one of them by year."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.figures.area import blueprint, readers
from mediation.indicators import ALL, GROUPS, SOURCES, Figure, Indicator, Kind, Period
from mediation.indicators.lights import light_of
from mediation.indicators.share import Share, change
from mediation.operations import figures
from mediation.operations.figures.readable import bodies
from mediation.operations.figures.registry import COUNTED
from mediation.rules.dispute_types import DisputeType
from mediation.rules.sources import SOURCES as CASE_SOURCES
from mediation.web.access import allowed
from mediation.web.figure_filters import LABELS, Asked, asked_of, choices

PLAN_BEGAN = 2022


@blueprint.get("")
@readers
def index() -> str:
    """Every indicator of one group or of all, with value, n and N, source, target and definition."""
    today = g.now.date()
    asked, group = asked_of(request.args, today), request.args.get("group", "")
    group = group if group in GROUPS else ""
    shown = {name: each for name, each in GROUPS.items() if not group or name == group}
    names = [one.name for _, some in shown.values() for one in some]
    found = figures.figures(names, asked.period, asked.filters, today=today)
    return render_template(
        "figures/index.html",
        groups=[(name, label, [found[one.name] for one in some]) for name, (label, some) in shown.items()],
        lights={name: light_of(each, today) for name, each in found.items()},
        tabs=[
            {"name": label, "url": url_for("figures.index", group=name or None, **asked.args), "current": name == group}
            for name, label in (("", "全部"), *((name, label) for name, (label, _) in GROUPS.items()))
        ],
        group=group,
        **_frame(asked, today),
    )


@blueprint.get("/<figure_name>")
@readers
def show(figure_name: str) -> str:
    """One indicator: its whole definition, its figure, year by year, and by what it can be split."""
    one = ALL.get(figure_name) or abort(404)
    today = g.now.date()
    asked = asked_of(request.args, today)
    found = figures.figure(one.name, asked.period, asked.filters, today=today)
    return render_template(
        "figures/show.html",
        one=one,
        found=found,
        light=light_of(found, today),
        years=_years(one, asked, today),
        share=figures.share_of(asked.period, asked.filters, today=today) if one.name == "mediation_share" else None,
        splits=_splits(one, asked, today),
        **_frame(asked, today),
    )


def _frame(asked: Asked, today: date) -> dict[str, object]:
    return {
        "asked": asked,
        "choices": choices(today),
        "labels": LABELS,
        "sources": SOURCES,
        "opens": allowed("figures.lines", current_user.roles),
        "Kind": Kind,
    }


def _years(one: Indicator, asked: Asked, today: date) -> list[tuple[Figure, str, Asked]]:
    """Each year since the plan began, with the change in percentage points where both were counted in the same way."""
    found: list[tuple[Figure, str, Asked]] = []
    before: Share | None = None
    for period in figures.years(Period(date(PLAN_BEGAN, 1, 1), today)):
        of_year, said = Asked(period, asked.filters, asked.committee), ""
        if one.name == "mediation_share":
            now = figures.share_of(period, asked.filters, today=today)
            whole = (period.last.month, period.last.day) == (12, 31)
            points = change(now, before) if before is not None and whole else None
            said = "" if points is None else f"{points:+} 个百分点"
            before = now
        found.append((figures.figure(one.name, period, asked.filters, today=today), said, of_year))
    return found


def _splits(one: Indicator, asked: Asked, today: date) -> list[tuple[str, list[tuple[str, Figure, Asked]]]]:
    """By committee, kind and source, for counts and shares of cases: (label, figure, what is asked of its rows)."""
    counted = COUNTED.get(one.name)
    if counted is None or counted.spread or counted.numerator.base.cases is None:
        return []
    names, codes = bodies(), {label: code for code, label in choices(today)["committee"]}
    committees = figures.by_committee([one.name], asked.period, asked.filters, today=today)[one.name]
    kinds = figures.by_kind([one.name], asked.period, asked.filters, today=today)[one.name]
    sources = figures.by_source([one.name], asked.period, asked.filters, today=today)[one.name]
    kind_labels = {each.value: each.label for each in DisputeType}

    def within(code: str = "", **narrower: Any) -> Asked:
        return Asked(asked.period, replace(asked.filters, **narrower), code or asked.committee)

    return [
        ("调委会", [(names[key], each, within(codes[names[key]], committee=key)) for key, each in committees.items()]),
        ("类型", [(kind_labels.get(key, key or "没有填"), each, within(kind=key)) for key, each in kinds.items()]),
        (
            "来源",
            [
                (CASE_SOURCES[key].label if key in CASE_SOURCES else "没有填", each, within(source=key))
                for key, each in sources.items()
            ],
        ),
    ]
