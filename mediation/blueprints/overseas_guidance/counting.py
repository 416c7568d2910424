"""The hundred: three counters, progress by quarter, the list with the reason beside each enterprise, and its export."""

from datetime import date

from flask import Response, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import PART_TAGS, Answer, blueprint, officer
from mediation.blueprints.overseas_guidance.forms import PlanForm
from mediation.exchange.guided_enterprises import guided_enterprises
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.operations import audit, settings
from mediation.operations.overseas_guidance import counting as operations
from mediation.rules.overseas_guidance.counting import PROVED, Part, Period, quarters
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download


@blueprint.get("/overseas/counting")
@officer
def counting() -> str:
    """One part of the list at a time under the counters."""
    today = g.now.date()
    asked = request.args.get("part", "")
    part = Part(asked) if asked in {each.value for each in Part} else Part.COUNTED
    plan, found = operations.plan_on(today), operations.counting_on(current_user, today)
    rows = quarters(found, plan, today)
    top = max(plan.target, rows[-1].total if rows else 0, 1)
    return render_template(
        "overseas_guidance/counting.html",
        plan=plan,
        own=found.tally(Part.COUNTED),
        tallies=[(each, found.tally(each)) for each in PROVED],
        training=len(found.of(Part.TRAINING)),
        groups=found.groups(),
        quarters=rows,
        top=top,
        part=part,
        Part=Part,
        lines=found.of(part),
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
