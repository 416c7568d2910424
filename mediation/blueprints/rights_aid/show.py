"""One application: where it stands, what is next, its clocks, its experts and opinions, its papers, what came of it."""

from typing import Any

from flask import g, render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.rights_aid.area import STATE_TAGS, blueprint, readers, the_matter
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.rights_aid import AidMatter
from mediation.operations.rights_aid import acts, papers
from mediation.operations.rights_aid.building import right_named
from mediation.operations.rights_aid.clocks import of_matter
from mediation.operations.rights_aid.reading import facts_of, parties_named
from mediation.operations.route_changes import changes_of
from mediation.operations.settings import calendar
from mediation.operations.signers import day_in_china
from mediation.procedures.rights_aid import REFUSALS, AidFacts, Service, State, next_step
from mediation.rules.rights_aid.words import MANNERS, REFERENCE_ONLY, RESULTS, SATISFACTION, SCALES, SIDES, SOURCES
from mediation.rules.routing import PLACES, WANTS, Place
from mediation.web.access import actor, allowed
from mediation.web.act_links import OpenAct
from mediation.web.clock import clock_of
from mediation.web.scope import is_demo

PATH = ("收申请", "受理", "办理", "结果", "归档")
PLACE = {
    State.RECEIVED: 1,
    State.SUPPLEMENTING: 1,
    State.REFUSED: 1,
    State.WITHDRAWN: 1,
    State.ACCEPTED: 2,
    State.SUSPENDED: 2,
    State.CONCLUDED: 4,
    State.HANDED_OVER: 4,
    State.CLOSED: 5,
}
LATEST = 12
# What still stands against these is said on the page.
_TOLD = ("issue_opinion", "hand_over", "deem_withdrawn")


@blueprint.get("/aid/<aid_uid>")
@readers
def show(aid_uid: str) -> str:
    """The whole of it on one page."""
    matter, today, days = the_matter(aid_uid), g.now.date(), calendar()
    facts, state = facts_of(matter, today=today), State(matter.state)
    step = next_step(state.value, facts)
    found = [
        OpenAct(act.action, act.label, _url(act.action, matter), refused)
        for act, refused in acts.open_acts(matter, facts, actor=actor())
        if _is_news(act.action, facts, matter)
    ]
    return render_template(
        "rights_aid/show.html",
        matter=matter,
        parties=parties_named(matter),
        state=state,
        tag_kind=STATE_TAGS[state],
        path=_path(matter),
        facts=facts,
        step=step,
        step_act=next((act for act in found if act.action == step.action), None),
        beside=[act for act in found if act.refused is None and act.action != step.action],
        barred=[act for act in found if act.refused is not None and act.action in _TOLD],
        clocks=[clock_of(each, today, days) for each in of_matter(matter, days, today)],
        papers=papers.papers_of(matter, demo=is_demo()),
        may_print=allowed("rights_aid.print_paper", current_user.roles),
        service=Service(matter.service),
        right=right_named(matter),
        proposed=PLACES[Place(matter.route_place)],
        place=PLACES[Place(matter.place)],
        wants=WANTS[matter.wants],
        changes=changes_of(matter.dispute_number),
        course=_course(matter),
        words={
            "sides": SIDES,
            "sources": SOURCES,
            "scales": SCALES,
            "manners": MANNERS,
            "results": RESULTS,
            "refusals": REFUSALS,
            "satisfaction": SATISFACTION,
        },
        reference_only=REFERENCE_ONLY,
    )


def _url(action: str, matter: AidMatter) -> str:
    return url_for("rights_aid.act", aid_uid=matter.uid, aid_action=action)


def _is_news(action: str, facts: AidFacts, matter: AidMatter) -> bool:
    """An act that the table allows and that has something to be about."""
    if action == "appoint_expert":
        return bool(facts.named)
    if action == "note_recovery":
        return matter.recovered is None
    if action == "note_satisfaction":
        return not matter.satisfaction
    return True


def _path(matter: AidMatter) -> list[dict[str, str]]:
    """What was passed over, as by a matter that was sent on unaccepted, is not shown as done."""
    place = PLACE[State(matter.state)]
    passed = {1, 2} if matter.accepted_on is None else set()
    states = [
        "current" if at == place else "done" if at < place and at not in passed else "todo" for at in range(len(PATH))
    ]
    return [{"name": name, "state": each} for name, each in zip(PATH, states, strict=True)]


def _course(matter: AidMatter) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    subjects = [f"aid_matter:{matter.id}", *(f"aid_paper:{row.id}" for row in papers.issued(matter))]
    query = select(AuditEntry).where(AuditEntry.subject.in_(subjects))
    entries = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(LATEST))
    return [
        {
            "when": f"{day_in_china(entry.at):%-m-%d}",
            "title": entry.summary.removeprefix(f"{matter.number} "),
            "detail": "，".join(filter(None, (entry.actor_name, entry.reason))),
            "kind": "major",
        }
        for entry in entries
    ]
