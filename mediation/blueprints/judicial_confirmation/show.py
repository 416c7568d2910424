"""The application for one agreement, as screens and people look at it: where it stands, what is next, whether it can
be made, to which court, by whom, with what."""

from typing import Any

from flask import render_template, url_for
from sqlalchemy import select

from mediation.blueprints.judicial_confirmation import answering, preparing
from mediation.blueprints.judicial_confirmation.area import STATE_TAGS, blueprint, staff, the_case
from mediation.blueprints.judicial_confirmation.words import court_story
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import deadlines
from mediation.operations.agreement.issuing import number_of
from mediation.operations.agreement.reading import draft_of
from mediation.operations.judicial_confirmation import acts
from mediation.operations.judicial_confirmation.courts import amount_of, choice_of
from mediation.operations.papers.court import materials_of
from mediation.operations.settings import calendar
from mediation.operations.signers import day_in_china
from mediation.procedures.judicial_confirmation import (
    DEADLINES,
    LIFECYCLE,
    WITHOUT_RULING,
    ConfirmationFacts,
    Standing,
    State,
    bars,
    doubts,
    eligibility,
    next_step,
)
from mediation.rules.statutes import CPL_86, CPL_205, CPL_206, MEDIATION_31, MEDIATION_33_1
from mediation.web.access import actor
from mediation.web.act_links import OpenAct
from mediation.web.clock import clock_of

ENDPOINTS = {**preparing.ENDPOINTS, **answering.ENDPOINTS}
# A step whose page is no act of the life cycle.
STEPS = {"bind": ("合订本", "judicial_confirmation.bundle")}
PATH = ("可申请", "准备材料", "已提交", "法院受理", "审查", "裁定")
PLACE = {
    State.OPEN: 0,
    State.PREPARING: 1,
    State.GIVEN_UP: 1,
    State.FILED: 2,
    State.SUPPLEMENTING: 2,
    State.NOT_ACCEPTED: 3,
    State.WITHDRAWN: 3,
    State.DEEMED_WITHDRAWN: 3,
    State.ACCEPTED: 4,
    State.HEARD: 4,
    State.CONFIRMED: 6,
    State.REJECTED: 6,
    State.SET_ASIDE: 6,
}
LATEST = 10


@blueprint.get("/cases/<uid>/confirmation")
@staff
def show(uid: str) -> str:
    """The application for the agreement in force; earlier ones below it."""
    case, who, days = the_case(uid), actor(), calendar()
    agreement = acts.agreement_of(case)
    matters = acts.matters_of(case)
    if agreement is None:
        earlier = [(matter, court_story(matter)) for matter in reversed(matters)]
        return render_template(
            "judicial_confirmation/none.html", case=case, earlier=earlier, State=State, tags=STATE_TAGS, laws=_LAWS
        )
    matter = acts.matter_of(agreement)
    state, facts = acts.state_of(matter), acts.facts_of(agreement, matter, today=who.today)
    points = eligibility(facts) if state in (State.OPEN, State.PREPARING) else []
    step = next_step(state.value, facts)
    found = acts_of(agreement, matter, facts)
    draft = draft_of(agreement)
    clocks = [clock_of(each, who.today, days) for each in deadlines.of_case(case, days, who.today) if _ours(each.rule)]
    return render_template(
        "judicial_confirmation/show.html",
        case=case,
        agreement=agreement,
        matter=matter,
        number=number_of(agreement),
        amount=amount_of(draft),
        state=state,
        tag_kind=STATE_TAGS[state],
        path=_path(state),
        facts=facts,
        step=step,
        step_act=_step_act(step.action, found, case),
        beside=[act for act in found if act.refused is None and act.action != step.action],
        barred=[act for act in found if act.refused is not None and act.action == "file"],
        window=next((clock for clock in clocks if clock.name == DEADLINES["D09"].name), None),
        clocks=[clock for clock in clocks if clock.name != DEADLINES["D09"].name],
        points=points,
        bars=bars(points),
        doubts=doubts(points),
        Standing=Standing,
        materials=materials_of(agreement),
        choice=choice_of(agreement, draft, on=(matter.filed_on if matter else None) or who.today),
        story=court_story(matter) if matter else [],
        earlier=[(one, court_story(one)) for one in reversed(matters) if matter is None or one.id != matter.id],
        course=_course(case, matters),
        State=State,
        tags=STATE_TAGS,
        without_ruling=WITHOUT_RULING,
        laws=_LAWS,
    )


_LAWS = (CPL_205, MEDIATION_33_1, CPL_206, CPL_86, MEDIATION_31)


def _ours(rule: str) -> bool:
    return rule in DEADLINES


def acts_of(agreement: Agreement, matter: JudicialConfirmation | None, facts: ConfirmationFacts) -> list[OpenAct]:
    """The acts of the table for this state and these roles, where each is done."""
    return [
        OpenAct(act.action, act.label, _url(act.action, agreement.case), refused)
        for act, refused in acts.open_acts(agreement, matter, facts, actor=actor())
        if _is_news(act.action, facts)
    ]


def _is_news(action: str, facts: ConfirmationFacts) -> bool:
    """What waits until something else has come is no news before: an answer to what nobody asked."""
    if action == "answer_extension":
        return facts.obstacle is not None and facts.obstacle.asked_on is not None and not facts.obstacle.answer
    if action == "note_receipt":
        return facts.received_on is None
    return action != "supply_further" or facts.waiting_supplement is not None


def _url(action: str, case: Case) -> str:
    return url_for(f"judicial_confirmation.{ENDPOINTS[action]}", uid=case.uid)


def _step_act(action: str, found: list[OpenAct], case: Case) -> OpenAct | None:
    if action in STEPS:
        label, endpoint = STEPS[action]
        return OpenAct(action, label, url_for(endpoint, uid=case.uid), None)
    known = next((act for act in found if act.action == action), None)
    if known is None and action in LIFECYCLE:
        return None
    return known


def _path(state: State) -> list[dict[str, str]]:
    place = PLACE[state]
    states = ["done" if at < place else "current" if at == place else "todo" for at in range(len(PATH))]
    return [{"name": name, "state": each} for name, each in zip(PATH, states, strict=True)]


def _course(case: Case, matters: list[JudicialConfirmation]) -> list[dict[str, Any]]:
    """What was done with the applications of the case, the newest first, as components/case.html draws it."""
    subjects = [f"judicial_confirmation:{matter.id}" for matter in matters]
    query = select(AuditEntry).where(AuditEntry.case_id == case.id, AuditEntry.subject.in_(subjects))
    entries = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(LATEST))
    return [
        {
            "when": f"{day_in_china(entry.at):%-m-%d}",
            "title": entry.summary,
            "detail": "，".join(filter(None, (entry.actor_name, entry.reason))),
            "kind": "major",
        }
        for entry in entries
    ]
