"""预审台账：all requests by filters that stand in the address, in the columns that were picked, page by page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.design_preexamination.area import STATE_TAGS, blueprint, readers, the_centre
from mediation.indicators.preexamination import COUNTS, MEASURES
from mediation.operations.design_preexamination import listing, reading
from mediation.operations.design_preexamination.listing import GROUPS, OUTCOMES, Asked
from mediation.operations.settings import calendar
from mediation.procedures.design_preexamination import Shape, State
from mediation.web.clock import clock_of
from mediation.web.figure_filters import period_of
from mediation.web.numbers import row_number

COLUMNS = {
    "product": "产品",
    "class": "分类",
    "shape": "申请形式",
    "people": "主办 / 复核",
    "state": "阶段",
    "due": "期限",
    "waited": "等申请人",
    "submitted": "提交",
    "accepted": "受理",
    "concluded": "结论",
    "opinions": "意见",
    "agency": "代理机构",
    "designers": "设计人",
    "filing": "申请号",
    "marked": "加快",
    "result": "授权公告",
}
USUAL = ("product", "class", "people", "state", "due", "waited", "submitted")


@blueprint.get("/preexaminations/log")
@readers
def log() -> str:
    """The log."""
    asked, today, days = asked_of(request.args), g.now.date(), calendar()
    page = listing.page(current_user, asked, today=today, after=request.args.get("after", type=row_number))
    picked = [name for name in COLUMNS if name in request.args.getlist("column")] or list(USUAL)
    kept = {name: values for name, values in request.args.lists() if name != "after" and any(values)}

    def address(**changes: Any) -> str:
        return url_for("design_preexamination.log", **{**kept, **changes})

    numbers = listing.counts(current_user)
    return render_template(
        "design_preexamination/log.html",
        asked=asked,
        page=page,
        lines=[(line, clock_of(line.clock, today, days) if line.clock else None) for line in page.lines],
        columns=COLUMNS,
        picked=picked,
        tabs=[
            {"name": "全部", "url": address(group=""), "current": not asked.group},
            *(
                {
                    "name": label,
                    "count": numbers[name] or None,
                    "url": address(group=name),
                    "current": name == asked.group,
                }
                for name, (label, _) in GROUPS.items()
            ),
        ],
        people=reading.examiners(the_centre().id),
        classes=listing.classes(current_user),
        outcomes=OUTCOMES,
        figure=_figure_said(asked),
        next_url=address(after=page.after) if page.after else "",
        filtered=bool(kept.keys() - {"column"}),
        month=request.args.get("month", ""),
        today=today,
        tags=STATE_TAGS,
        State=State,
        Shape=Shape,
    )


def asked_of(args: Mapping[str, str]) -> Asked:
    """What the address asks; what cannot be read is no filter."""
    figure = args.get("figure", "")
    if figure and figure not in {**MEASURES, **COUNTS}:
        abort(404)
    return Asked(
        group=args.get("group", "") if args.get("group", "") in GROUPS else "",
        examiner=args.get("examiner", "")[:16],
        class_number=args.get("class", "")[:5],
        outcome=args.get("outcome", "") if args.get("outcome", "") in OUTCOMES else "",
        month=month_of(args.get("month", "")),
        text=args.get("q", "")[:60],
        figure=figure,
        side="part" if args.get("side") == "part" else "whole",
        period=period_of(args),
    )


def month_of(text: str) -> date | None:
    """The first day of `2026-09`; None for anything else."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == 7 else None
    except ValueError:
        return None


def _figure_said(asked: Asked) -> str:
    if not asked.figure or not asked.period:
        return ""
    named = {**MEASURES, **COUNTS}[asked.figure].label
    part = "里符合的" if asked.figure in MEASURES and asked.side == "part" else ""
    return f"{named}{part}，{asked.period.first} 至 {asked.period.last}"
