"""The rows behind a figure: as many as it says, or adding up to it; no names, and a link only for who may read."""

from datetime import date
from typing import Any

from flask import abort, g, render_template, request
from flask_login import current_user

from mediation.blueprints.figures.area import blueprint, row_readers
from mediation.indicators import ALL, Kind
from mediation.operations import figures
from mediation.operations.figures.lines import page
from mediation.operations.figures.measuring import SIDES
from mediation.operations.figures.readable import bodies, readable
from mediation.operations.figures.reported_figures import behind
from mediation.procedures.people_mediation import OUTCOMES
from mediation.rules.dispute_types import DisputeType
from mediation.rules.rights_aid.words import RESULTS, Service
from mediation.web.figure_filters import asked_of
from mediation.web.matter_links import PAGES, matter_url

SIZE = 50


@blueprint.get("/<figure_name>/<side>")
@row_readers
def lines(figure_name: str, side: str) -> str:
    """One page of the rows, the latest day first; with `least` those that took as many days or more."""
    one = ALL.get(figure_name) or abort(404)
    if side not in SIDES or (side == "denominator" and not one.denominator):
        abort(404)
    today = g.now.date()
    asked = asked_of(request.args, today)
    query = figures.rows(one.name, side, asked.period, asked.filters, today=today)
    least = _least(request.args.get("least", "")) if figures.asks_days(one.name) else 0
    of_all = figures.count_and_sum(query)[0] if least and query is not None else 0
    if least and query is not None:
        query = figures.at_least(query, least)
    found = page(query, after=_after(request.args.get("after", "")), size=SIZE) if query is not None else []
    shown, may = found[:SIZE], readable(current_user, found[:SIZE])
    told = one.name == "mediation_share" and side == "denominator"
    count, total = figures.count_and_sum(query) if query is not None else (0, 0)
    further = {**asked.args, "after": _key(shown[-1])} if len(found) > SIZE else None
    return render_template(
        "figures/lines.html",
        one=one,
        side=side,
        words=one.numerator if side == "numerator" else one.denominator,
        lines=[
            (line, _number(line, may), _url(line, may), worth)
            for line, worth in zip(shown, figures.worth(one.name, shown), strict=True)
        ],
        reported=behind(one, side, asked.period),
        share=figures.share_of(asked.period, asked.filters, today=today) if told else None,
        count=count,
        total=total if figures.is_sum(one) else None,
        least=least,
        of_all=of_all,
        next_url=asked.rows_url(one.name, side, least=least or None, after=further["after"]) if further else "",
        asked=asked,
        bodies=bodies(),
        kinds={kind.value: kind.label for kind in (*DisputeType, *Service)},
        outcomes={**RESULTS, **OUTCOMES},
        Kind=Kind,
        days=one.kind is Kind.DAYS,
    )


def _number(line: Any, may: set[tuple[str, str]]) -> str:
    """What the row is called: people's names and restricted cases only for who may read them."""
    if (line.service, line.uid) in may:
        return str(line.number)
    if line.restricted:
        return "限定查看的一件"
    return {"experts": "一名专家", "registers": "台账里的一条"}.get(line.service, str(line.number))


def _url(line: Any, may: set[tuple[str, str]]) -> str:
    return matter_url(line.service, line.uid) if line.service in PAGES and (line.service, line.uid) in may else ""


def _least(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _key(line: Any) -> str:
    return f"{line.on}.{line.service}.{line.id}"


def _after(text: str) -> tuple[date, str, int] | None:
    on, _, rest = text.partition(".")
    service, _, number = rest.rpartition(".")
    try:
        return date.fromisoformat(on), service, int(number)
    except ValueError:
        return None
