"""Binding the file: what goes into it, row by row, before anything is made; then the job that makes it."""

from flask import render_template, request
from werkzeug.wrappers import Response

from mediation.blueprints.papers.area import blueprint, staff
from mediation.models.case import Case
from mediation.operations import jobs
from mediation.operations.dossier.binding import Plan, plan
from mediation.web import job_runner
from mediation.web.access import actor
from mediation.web.paper_standing import LOOKS, gap_url
from mediation.web.scope import is_demo, the_case


@blueprint.route("/binding", methods=["GET", "POST"])
@staff
def bind(uid: str) -> Response | str | tuple[str, int]:
    """The user sees exactly what leaves the house; what changed since then is not bound unseen."""
    case = the_case(uid)
    planned = plan(case, today=actor().today, demo=is_demo())
    if request.method != "POST":
        return _page(case, planned)
    draft, archive = "draft" in request.form, "archive" in request.form
    if request.form.get("seen") != planned.fingerprint:
        return _page(case, planned, error="你看过以后，卷里的内容变了。再看一遍，再成卷。"), 422
    if planned.unexplained and not draft:
        error = "必须有的还没有齐，情况说明里也没有逐件写明原因。补齐或者写明，也可以先成一份草稿卷。"
        return _page(case, planned, error=error), 422
    asked = {
        "case": case.uid,
        "draft": draft,
        "duplex": "duplex" in request.form,
        "archive": archive,
        "seen": planned.fingerprint,
    }
    title = f"{case.number} {'卷宗草稿' if draft else '卷宗归档本' if archive else '卷宗'}"
    job = jobs.ask("dossier", asked, title=title, steps=len(planned.rows), actor=actor(), case=case)
    return job_runner.lead_to(job)


def _page(case: Case, planned: Plan, error: str = "") -> str:
    return render_template(
        "papers/binding.html", case=case, plan=planned, looks=LOOKS, gap_url=gap_url, error=error, form=request.form
    )
