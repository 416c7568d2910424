"""Printing many cases of the list at once."""

from flask import g, request
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_listing import Asked, PeriodForm
from mediation.blueprints.cases.listing import Batch, listed
from mediation.operations import jobs
from mediation.operations.access_scope import visible_cases
from mediation.operations.case_list import LARGEST_PAGE, page
from mediation.operations.papers.batch import FORMATS, MOST, WHAT, request_of
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web import job_runner
from mediation.web.access import actor, requires
from mediation.web.scope import committees, mediators


@blueprint.post("/batch")
@requires(*COMMITTEE_STAFF)
def batch() -> Response | str | tuple[str, int]:
    """The cases ticked, or with `all` those of the filter; what is wanted of them becomes a job."""
    what, how = request.form.get("what", ""), request.form.get("format", "")
    ticked, everything = list(dict.fromkeys(request.form.getlist("case"))), "all" in request.form
    address = MultiDict(
        (name.removeprefix("filter-"), value)
        for name, value in request.form.items(multi=True)
        if name.startswith("filter-")
    )
    try:
        if what not in WHAT or how not in FORMATS:
            raise ActionRefused("没有选印什么。选一样再印。")
        uids = _filtered(address) if everything else ticked
        asked = request_of(uids, what, how)
    except ActionRefused as error:
        return listed(address, Batch(ticked, everything, what, how, error.message))
    job = jobs.ask("batch", asked, title=f"{WHAT[what][0]} {len(uids)} 件", steps=len(uids), actor=actor())
    return job_runner.lead_to(job)


def _filtered(address: "MultiDict[str, str]") -> list[str]:
    """The first cases of the list as it was filtered, one more than may be printed so that too many are noticed."""
    bodies, period = committees(), PeriodForm(address)
    period.validate()
    asked = Asked.read(address, period, bodies)
    wanted = asked.wanted(bodies, mediators(bodies).get(asked.mediator), g.now.date())
    visible = visible_cases(current_user)
    uids: list[str] = []
    after = None
    while len(uids) <= MOST:
        found = page(wanted, visible=visible, size=LARGEST_PAGE, after=after)
        uids += [row.uid for row in found.rows]
        if (after := found.next_key) is None:
            break
    return uids[: MOST + 1]
