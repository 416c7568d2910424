"""The hundred: three counters, progress by quarter, the list with the reason beside each enterprise, and its export."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Response, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import PART_TAGS, Answer, blueprint, officer
from mediation.blueprints.overseas_guidance.forms import PlanForm
from mediation.documents.charts import Bar, Columns, Group, Look, Note, Series
from mediation.exchange.guided_enterprises import guided_enterprises
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.operations import audit, settings
from mediation.operations.overseas_guidance import counting as operations
from mediation.rules.overseas_guidance.counting import PROVED, Part, Period, Quarter, quarters
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.figure_filters import period_of
from mediation.web.file_answers import download


@blueprint.get("/overseas/counting")
@officer
def counting() -> str:
    """One part of the list at a time under the counters."""
    today = g.now.date()
    asked = request.args.get("part", "")
    part = Part(asked) if asked in {each.value for each in Part} else Part.COUNTED
    plan, found = operations.plan_on(today), operations.counting_on(current_user, today)
    rows, asked_days = quarters(found, plan, today), period_of(request.args)
    days = (asked_days.first, asked_days.last) if asked_days else ()
    return render_template(
        "overseas_guidance/counting.html",
        plan=plan,
        own=found.tally(Part.COUNTED),
        tallies=[(each, found.tally(each)) for each in PROVED],
        training=len(found.of(Part.TRAINING)),
        groups=found.groups(),
        quarters=_drawn(rows, plan),
        part=part,
        Part=Part,
        lines=found.of(part, *days),
        days=days,
        uids=operations.uids_of(current_user),
        tags=PART_TAGS,
        tabs=[
            {
                "name": each.label,
                "count": len(found.of(each)) or None,
                "url": url_for("overseas_guidance.counting", part=each.value, _anchor="list"),
                "current": each is part,
            }
            for each in Part
        ],
        ahead=_ahead(plan, found.tally(Part.COUNTED).enterprises, today),
        changed=settings.last_change(operations.PLAN, today),
        basis=settings.SETTINGS[operations.PLAN].basis,
    )


def _drawn(rows: Sequence[Quarter], plan: Period) -> Columns:
    """Each quarter's new enterprises upon those before, a line where an even pace would be."""
    target = plan.target
    return Columns(
        "hundred",
        f"各季度累计计入的企业，目标 {target} 家",
        tuple(_group(place, row, plan) for place, row in enumerate(rows)),
        (Series("以前的累计", Look.SOLID), Series("这一季度新增", Look.HATCHED)),
        stacked=True,
        target=target,
        target_words=f"目标 {target} 家",
        noted=("累计", "匀速"),
    )


def _first_guided(first: date, last: date) -> str:
    """The address of the counted enterprises whose first qualifying guidance was on one of these days."""
    return url_for("overseas_guidance.counting", since=first.isoformat(), until=last.isoformat(), _anchor="list")


def _group(place: int, row: Quarter, plan: Period) -> Group:
    year, quarter = row.label[:4], row.label[5:]
    before = row.total - row.new
    earlier = _first_guided(plan.first, row.first - timedelta(1)) if place else ""
    return Group(
        name=row.label,
        label=quarter,
        bars=(
            Bar(before, f"{before}", f"{row.label}，以前的累计：{before} 家", href=earlier),
            Bar(
                row.new,
                f"{row.new}",
                f"{row.label}，新增：{row.new} 家",
                Look.HATCHED,
                _first_guided(row.first, row.last),
            ),
        ),
        notes=(
            Note(f"累计 {row.total}", figure=f"{row.total}", href=_first_guided(plan.first, row.last)),
            Note(f"匀速 {row.path:.0f}", "quiet", figure=f"{row.path:.0f}"),
        ),
        over=f"{year}年" if place == 0 or quarter == "1季度" else "",
        mark=row.path,
    )


def _ahead(plan: Period, counted: int, today: date) -> str:
    """How far the counter is from the target, in words."""
    if counted >= plan.target:
        return "已达到目标"
    return f"还差 {plan.target - counted} 家" + ("，规划期已过" if today > plan.last else "")


@blueprint.post("/overseas/counting.xlsx")
@officer
@reads_first
def export() -> Response:
    """The whole list as a workbook. That it left the house stays in the trail."""
    today = g.now.date()
    plan, found = operations.plan_on(today), operations.counting_on(current_user, today)
    content = guided_enterprises(found, plan, made_on=today)
    begin()
    who = actor()
    audit.record(who, "export_guided", who.user, summary=f"导出海外指导企业名单，{len(found.lines)} 家")
    db.session.commit()
    return download(content, f"海外指导企业名单{today.isoformat()}.xlsx", XLSX)


@blueprint.route("/overseas/counting/plan", methods=["GET", "POST"])
@officer
def plan() -> Answer:
    """The period and the target, dated, with what they rest on."""
    today = g.now.date()
    now = operations.plan_on(today)
    stored = {"first": now.first, "last": now.last, "target": now.target, "effective_from": today}
    form = PlanForm(request.form or None, data=stored)
    if request.method == "POST" and form.validate():
        chosen = Period(form.first.data, form.last.data, form.target.data)
        operations.change_plan(chosen, effective_from=form.effective_from.data, source=form.source.data, actor=actor())
        return done(url_for("overseas_guidance.counting"), "已改，起用日以后照新的数。")
    text = render_template(
        "overseas_guidance/plan.html",
        form=form,
        changed=settings.last_change(operations.PLAN, today),
        basis=settings.SETTINGS[operations.PLAN].basis,
    )
    return (text, 422) if request.method == "POST" else text
