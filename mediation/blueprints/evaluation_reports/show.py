"""One request: where it stands, what is next, its clocks, its steps; and its acts."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from sqlalchemy import select

from mediation.blueprints.evaluation_reports.area import (
    FIELDS,
    STATE_TAGS,
    Answer,
    blueprint,
    examiner,
    readers,
    the_report,
)
from mediation.blueprints.evaluation_reports.forms import ASKS, ActForm
from mediation.extensions import db
from mediation.models.evaluation_report import EvaluationReport
from mediation.models.user import User
from mediation.operations.evaluation_reports import acts, reading
from mediation.operations.settings import calendar
from mediation.procedures.evaluation_report import LIFECYCLE, State
from mediation.rules.evaluation_report.acting import days_taken
from mediation.rules.evaluation_report.words import EXISTING, GROUNDS, IN_FORCE, REQUESTERS, RESULTS, USES
from mediation.rules.lifecycle import refuse
from mediation.rules.statutes import PATENT_66_2, PATENT_RULES_62_1, PATENT_RULES_63_2
from mediation.web.access import actor
from mediation.web.act_links import OpenAct
from mediation.web.acts import done
from mediation.web.clock import clock_of
from mediation.web.said_at_field import said_at_field

PATH = ("收件", "受理", "预审", "转报国家局", "报告")
PLACE = {
    State.SUBMITTED: 1,
    State.ACCEPTED: 2,
    State.SUPPLEMENTING: 2,
    State.PASSED: 3,
    State.SENT: 4,
    State.RECEIVED: 5,
    State.REFUSED: 1,
    State.FAILED: 2,
    State.NOT_MADE: 4,
}
NEXT = {
    State.SUBMITTED: ("accept", "查请求人、专利和已有的报告，决定受理"),
    State.ACCEPTED: ("pass", "核材料、初步检索，作出结论"),
    State.SUPPLEMENTING: ("answer", "等请求人补正"),
    State.PASSED: ("send", "转报国家知识产权局"),
    State.SENT: ("receive", "等国家知识产权局的报告"),
}


@blueprint.get("/evaluation-reports/<report_uid>")
@readers
def show(report_uid: str) -> str:
    """The whole of it on one page."""
    report, today, days = the_report(report_uid), g.now.date(), calendar()
    state, facts = State(report.state), reading.facts_of(report, today=today, calendar=days)
    found = [
        OpenAct(act.action, act.label, _url(act.action, report), refused)
        for act, refused in acts.open_acts(report, facts, actor=actor())
    ]
    action, sentence = NEXT.get(state, ("", ""))
    if state is State.SENT and report.fee_paid_on is None:
        action, sentence = "pay", "请求人缴费，登记缴费"
    clocks = reading.clocks(report, days)
    return render_template(
        "evaluation_reports/show.html",
        report=report,
        state=state,
        tag_kind=STATE_TAGS[state],
        path=_path(state, report),
        sentence=sentence,
        step_act=next((act for act in found if act.action == action), None),
        beside=[act for act in found if act.refused is None and act.action != action],
        clocks=[clock_of(each, today, days) for each in clocks],
        took=days_taken(report.sent_on, report.received_on) if report.sent_on and report.received_on else None,
        another=facts.another,
        steps=_steps(report),
        laws=(PATENT_66_2, PATENT_RULES_62_1, PATENT_RULES_63_2),
        requesters=REQUESTERS,
        uses=USES,
        in_force=IN_FORCE,
        existing=EXISTING,
        grounds=GROUNDS,
        results=RESULTS,
    )


@blueprint.route("/evaluation-reports/<report_uid>/<report_act>", methods=["GET", "POST"])
@examiner
def act(report_uid: str, report_act: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    report = the_report(report_uid)
    if report_act not in ASKS:
        abort(404)
    form = ActForm(request.form or None, data={"on": g.now.date()}).only(report_act)
    back = url_for("evaluation_reports.show", report_uid=report_uid)

    def put() -> None:
        acts.carry_out(the_report(report_uid), report_act, form.entry(), actor=actor())

    if request.method == "GET":
        refuse(acts.refusal_of(report_act, report, actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, f"已登记：{LIFECYCLE[report_act].label}。")
    text = render_template(
        "evaluation_reports/act.html",
        report=the_report(report_uid),
        act=LIFECYCLE[report_act],
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _url(action: str, report: EvaluationReport) -> str:
    if action == "amend":
        return url_for("evaluation_reports.particulars", report_uid=report.uid)
    return url_for("evaluation_reports.act", report_uid=report.uid, report_act=action)


def _path(state: State, report: EvaluationReport) -> list[dict[str, str]]:
    reached = 1 + sum(day is not None for day in (report.accepted_on, report.concluded_on, report.sent_on))
    place = PLACE.get(state, reached)
    standing = state in NEXT
    return [
        {"name": name, "state": "done" if at < place else "current" if at == place and standing else "todo"}
        for at, name in enumerate(PATH)
    ]


def _steps(report: EvaluationReport) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    ids = {step.recorded_by_id for step in report.steps}
    names = {user.id: user.display_name for user in db.session.scalars(select(User).where(User.id.in_(ids)))}
    return [
        {
            "when": f"{step.on:%-m-%d}",
            "title": LIFECYCLE[step.action].label,
            "detail": "，".join(filter(None, (f"{step.on.year} 年", names[step.recorded_by_id], step.reason))),
            "kind": "major",
        }
        for step in reversed(report.steps)
    ]
