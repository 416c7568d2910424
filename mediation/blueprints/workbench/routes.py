"""The first page after login, by role."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.workbench import calendar as calendar
from mediation.blueprints.workbench import team as team
from mediation.blueprints.workbench.area import blueprint
from mediation.operations import drafts, settings
from mediation.operations.actor import Actor
from mediation.operations.fairs import reading as fairs
from mediation.operations.matter_days import MATTER_STAFF, due_matters
from mediation.operations.scheduled_sessions import reading
from mediation.operations.workbench import FINISHED, desk
from mediation.procedures.people_mediation import State
from mediation.rules.holidays import is_rest_day
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import actor, allowed, any_user
from mediation.web.act_links import STATE_TAGS, draft_url, step_label, step_url
from mediation.web.matter_links import act_url, matter_url


@blueprint.get("/")
@any_user
def show() -> Response | str:
    """Committee staff see their desk, the bureau's clerk and the rights centre's people the due days of their matters;
    administrator, auditor, the court's liaison and whoever only looks on are led to their own area."""
    roles, who = current_user.roles, actor()
    if not roles & COMMITTEE_STAFF:
        if Role.ADMINISTRATOR in roles:
            return redirect(url_for("administration.users"), 303)
        if Role.AUDITOR in roles:
            return redirect(url_for("audit.index"), 303)
        if Role.COURT_LIAISON in roles:
            return redirect(url_for("judicial_confirmation.court"), 303)
        if any(current_user.roles_at(kind) & held for kind, held in MATTER_STAFF.items()):
            return _matters(who)
        if allowed("dashboard.show", roles):
            return redirect(url_for("dashboard.show"), 303)
        return render_template("workbench/waiting.html")
    return render_template(
        "workbench/show.html",
        desk=desk(who),
        meetings=reading.of_today(who),
        resting=is_rest_day(who.today, settings.calendar()),
        drafts=[(draft, draft_url(draft)) for draft in drafts.all_of(current_user.id)],
        State=State,
        running=",".join(state for state in State if state not in FINISHED),
        handles=bool(roles & {Role.DIRECTOR, Role.MEDIATOR}),
        own=None if roles & {Role.DIRECTOR, Role.CLERK} else current_user.uid,
        tags=STATE_TAGS,
        step_url=lambda case, step: step_url(case, step, actor=who),
        step_label=step_label,
    )


def _matters(who: Actor) -> str:
    days = settings.calendar()
    return render_template(
        "workbench/matters.html",
        due=due_matters(who.user, today=who.today, calendar=days),
        matter_url=matter_url,
        act_url=act_url,
        resting=is_rest_day(who.today, days),
        drafts=[(draft, draft_url(draft)) for draft in drafts.all_of(current_user.id)],
        fairs=fairs.of_today(who.user, who.today),
    )
