"""One request: where it stands, what is next, its clocks, its parties, its papers, what its agreement is worth."""

from typing import Any

from flask import g, render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.administrative_mediation.acting import ENDPOINTS
from mediation.blueprints.administrative_mediation.area import STATE_TAGS, blueprint, readers, the_matter
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.audit_entry import AuditEntry
from mediation.operations.administrative_mediation import acts, papers
from mediation.operations.administrative_mediation.building import about, authority_named, right_named
from mediation.operations.administrative_mediation.clocks import of_matter
from mediation.operations.administrative_mediation.reading import facts_of, parties_named
from mediation.operations.settings import calendar
from mediation.operations.signers import day_in_china
from mediation.procedures.administrative_mediation import (
    CONFIRMABILITY,
    ENDED,
    NOT_OPENED,
    AdministrativeFacts,
    State,
    Subject,
    next_step,
    statute_of,
)
from mediation.rules.administrative_mediation.acting import is_about_ownership, is_about_patent_damages
from mediation.rules.administrative_mediation.scope import competence_of, court_route
from mediation.rules.administrative_mediation.words import ANSWERS, CONFIRMABILITY_BASIS, EFFECT, SIDES
from mediation.rules.statutes import CIVIL_465_2, LIMITATION_12
from mediation.web.access import actor, allowed
from mediation.web.act_links import OpenAct
from mediation.web.clock import clock_of
from mediation.web.scope import is_demo

PATH = ("收请求", "征求意见", "立案", "调解", "协议")
PLACE = {
    State.RECEIVED: 1,
    State.SERVED: 1,
    State.NOT_OPENED: 2,
    State.OPENED: 3,
    State.ENDED: 4,
    State.WITHDRAWN: 2,
    State.HANDED_OVER: 2,
    State.SIGNED: 5,
    State.CLOSED: 5,
}
LATEST = 12
# What only some matters can have.
_ABOUT = {"note_ruling": is_about_patent_damages, "note_suspension": is_about_ownership}


@blueprint.get("/administrative/<matter_uid>")
@readers
def show(matter_uid: str) -> str:
    """The whole of it on one page."""
    matter, today, days = the_matter(matter_uid), g.now.date(), calendar()
    facts, state, subject = facts_of(matter, today=today, calendar=days), State(matter.state), Subject(matter.subject)
    step = next_step(state.value, facts)
    found = [
        OpenAct(act.action, act.label, _url(act.action, matter), refused)
        for act, refused in acts.open_acts(matter, facts, actor=actor())
        if _is_news(act.action, facts, matter)
    ]
    return render_template(
        "administrative_mediation/show.html",
        matter=matter,
        parties=parties_named(matter),
        state=state,
        tag_kind=STATE_TAGS[state],
        path=_path(state),
        facts=facts,
        step=step,
        step_act=next((act for act in found if act.action == step.action), None),
        beside=[act for act in found if act.refused is None and act.action != step.action],
        barred=[act for act in found if act.refused is not None and act.action == "open"],
        clocks=[clock_of(each, today, days) for each in of_matter(matter, days, today)],
        papers=papers.papers_of(matter, demo=is_demo()),
        may_print=allowed("administrative_mediation.print_paper", current_user.roles),
        about=about(matter),
        right=right_named(matter),
        authority=authority_named(matter),
        competence=competence_of(subject, matter.requested_on),
        ground=NOT_OPENED.get(matter.ground) or ENDED.get(matter.ground, ""),
        confirmability=CONFIRMABILITY[matter.confirmable],
        confirmability_basis=CONFIRMABILITY_BASIS,
        effect=EFFECT,
        effect_basis=(CIVIL_465_2, court_route(subject, today)),
        limitation=LIMITATION_12,
        statute=statute_of(subject, matter.requested_on),
        course=_course(matter),
        sides=SIDES,
        answers=ANSWERS,
    )


def _url(action: str, matter: AdministrativeMatter) -> str:
    return url_for(f"administrative_mediation.{ENDPOINTS[action]}", matter_uid=matter.uid)


def _is_news(action: str, facts: AdministrativeFacts, matter: AdministrativeMatter) -> bool:
    """An act that the table allows and that has something to be about."""
    if action == "serve_copy":
        return bool(facts.unserved)
    if action in _ABOUT:
        return _ABOUT[action](facts) is None
    if action == "set_confirmability":
        return matter.signed_on is not None
    return action != "hand_over" or matter.case_id is None


def _path(state: State) -> list[dict[str, str]]:
    place = PLACE[state]
    states = ["done" if at < place else "current" if at == place else "todo" for at in range(len(PATH))]
    return [{"name": name, "state": each} for name, each in zip(PATH, states, strict=True)]


def _course(matter: AdministrativeMatter) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    subjects = [f"administrative_matter:{matter.id}"]
    subjects += [f"administrative_party:{row.id}" for row in matter.parties]
    subjects += [f"administrative_paper:{row.id}" for row in papers.issued(matter)]
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
