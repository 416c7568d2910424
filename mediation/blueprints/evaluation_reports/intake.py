"""A request taken in, and corrected."""

from typing import Any

from flask import g, render_template, request, url_for

from mediation.blueprints.evaluation_reports.area import FIELDS, Answer, blueprint, examiner, the_report
from mediation.blueprints.evaluation_reports.forms import ParticularsForm, SubmitForm
from mediation.models.evaluation_report import EvaluationReport
from mediation.models.organisation import Organisation
from mediation.operations.evaluation_reports import acts
from mediation.operations.versions import EditConflict
from mediation.procedures.evaluation_report import LIFECYCLE
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import own_body
from mediation.web.two_versions import in_words_of


@blueprint.route("/evaluation-reports/new", methods=["GET", "POST"])
@examiner
def submit() -> Answer:
    """A request comes in."""
    form = SubmitForm(request.form or None, data={"submitted_on": g.now.date()})
    page: dict[str, Any] = {"form": form, "statutes": LIFECYCLE["submit"].statutes}
    if request.method == "GET":
        return render_template("evaluation_reports/new.html", **page)
    made: list[EvaluationReport] = []

    def put() -> None:
        who, day = form.requester.form.values(), form.submitted_on.data
        made.append(acts.submit(_centre(), form.report_values(), who, submitted_on=day, actor=actor()))

    at = {**FIELDS, "day_has_come": "submitted_on"}
    if not form.validate() or not said_at_field(form, put, at):
        return reshow("evaluation_reports/new.html", **page)
    url = url_for("evaluation_reports.show", report_uid=made[0].uid)
    return done(url, f"收下了，{made[0].number}。查专利是否有效、有没有评价报告。")


@blueprint.route("/evaluation-reports/<report_uid>/particulars", methods=["GET", "POST"])
@examiner
def particulars(report_uid: str) -> Answer:
    """Correct the request."""
    report = the_report(report_uid)
    form = ParticularsForm(request.form or None, data=_stored(report))
    back = url_for("evaluation_reports.show", report_uid=report_uid)

    def put() -> None:
        fresh = the_report(report_uid)
        try:
            acts.amend(fresh, form.report_values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(fresh), conflict) from None

    if request.method == "GET":
        refuse(acts.refusal_of("amend", report, actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "登记已更正。")
    text = render_template(
        "evaluation_reports/particulars.html",
        report=the_report(report_uid),
        act=LIFECYCLE["amend"],
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _stored(report: EvaluationReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in (*acts.LABELS, "version")}


def _centre() -> Organisation:
    """Where the examiner works."""
    return own_body(Role.EXAMINER)
