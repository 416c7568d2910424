"""One request: where it stands, what is next, its clocks with the waiting apart, its opinions, pictures and papers."""

from datetime import timedelta
from typing import Any

from flask import g, render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.design_preexamination.acting import ACTS
from mediation.blueprints.design_preexamination.area import STATE_TAGS, blueprint, readers, the_request
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations.design_preexamination import acts, clocks, listing, papers, reading
from mediation.operations.settings import calendar, setting
from mediation.operations.signers import day_in_china
from mediation.procedures.design_preexamination import (
    BEFORE_ACCEPTANCE,
    EXAMINED,
    OPEN,
    Shape,
    State,
    ViewKind,
    next_step,
)
from mediation.rules.design_preexamination.words import (
    APPEALS,
    DEFECTS,
    HANDLED,
    NOT_FILED,
    PAPERS,
    REFUSED,
    SCREENED,
    SCREENING,
)
from mediation.rules.statutes import PATENT_64_2, PATENT_RULES_11, PATENT_RULES_50_3
from mediation.web.access import actor, allowed
from mediation.web.act_links import OpenAct
from mediation.web.clock import clock_of
from mediation.web.scope import is_demo

PATH = ("提交", "受理", "审查", "结论", "提交国家局", "加快", "结果")
LATEST, SCREENED_BACK = 14, timedelta(30)


@blueprint.get("/preexaminations/<preexamination_uid>")
@readers
def show(preexamination_uid: str) -> str:
    """The whole of it on one page."""
    row, today, days = the_request(preexamination_uid), g.now.date(), calendar()
    facts, state = reading.facts_of(row, today=today), State(row.state)
    step = next_step(state.value, facts, most_opinions=setting("preexamination_opinions", row.submitted_on))
    found = [
        OpenAct(act.action, act.label, _url(act.action, row), refused)
        for act, refused in acts.open_acts(row, facts, actor=actor())
    ]
    barred = ("accept", "pass") if state in BEFORE_ACCEPTANCE | EXAMINED else ("mark",)
    since = row.submitted_on - SCREENED_BACK
    return render_template(
        "design_preexamination/show.html",
        row=row,
        state=state,
        shape=Shape(row.shape),
        tag=STATE_TAGS[state],
        path=_path(row, state),
        facts=facts,
        step=step,
        step_act=next((act for act in found if act.action == step.action), None),
        beside=[act for act in found if act.refused is None and act.action != step.action and act.url],
        barred=[act for act in found if act.refused is not None and act.action in barred],
        clocks=[clock_of(each, today, days) for each in clocks.of_request(row, days, today)],
        waited=clocks.days_waited(row, days, today),
        may_picture=any(act.action == "add_views" for act in found),
        same=listing.since_days(current_user, row.applicant_name, today=today, since=since),
        course=_course(row),
        papers=papers.papers_of(row, demo=is_demo()),
        may_print=allowed("design_preexamination.print_paper", current_user.roles),
        open_states=OPEN,
        ViewKind=ViewKind,
        State=State,
        tags=STATE_TAGS,
        words={
            "defects": DEFECTS,
            "papers": PAPERS,
            "refused": REFUSED,
            "not_filed": NOT_FILED,
            "screened": SCREENED,
            "screening": SCREENING,
            "handled": HANDLED,
            "appeals": APPEALS,
        },
        views_basis=PATENT_64_2,
        screening_basis=PATENT_RULES_11,
        grant_basis=PATENT_RULES_50_3,
    )


def _url(action: str, row: DesignPreexamination) -> str:
    if action in ACTS:
        return url_for("design_preexamination.act", preexamination_uid=row.uid, preexamination_act=action)
    endpoint = {"amend": "particulars", "add_views": "pictures"}.get(action, "")
    return url_for(f"design_preexamination.{endpoint}", preexamination_uid=row.uid) if endpoint else ""


def _path(row: DesignPreexamination, state: State) -> list[dict[str, Any]]:
    place = _place(row, state)
    return [
        {"name": name, "state": "done" if at < place else "current" if at == place else "todo"}
        for at, name in enumerate(PATH)
    ]


def _place(row: DesignPreexamination, state: State) -> int:
    if row.result:
        return len(PATH)
    if state in BEFORE_ACCEPTANCE:
        return 1
    if state in EXAMINED:
        return 2
    if state is State.PASSED:
        return 4
    if state is State.FILED:
        return 5
    if row.filed_on:
        return 6
    return 4 if row.outcome == "passed" else 3


def _course(row: DesignPreexamination) -> list[dict[str, str]]:
    query = select(AuditEntry).where(AuditEntry.subject == f"design_preexamination:{row.id}")
    entries = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(LATEST))
    return [
        {
            "when": f"{day_in_china(entry.at):%m-%d}",
            "title": entry.summary.removeprefix(f"{row.number} "),
            "detail": entry.actor_name,
        }
        for entry in entries
    ]
