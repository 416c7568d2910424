"""The case page: a cockpit above, the parts of the case below."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby, islice

from flask import Response, g, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.cases.act_page import staff
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.cockpit import LIGHTS, acts_of, lanes_of, lit, rows_of
from mediation.blueprints.cases.elsewhere import elsewhere
from mediation.blueprints.cases.page_parts import PARTS, course_of, limitation_note, moves, tabs_of
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case, CaseParty
from mediation.models.conflict_check import ConflictCheck
from mediation.operations import deadlines
from mediation.operations.access_scope import may_read
from mediation.operations.administrative_mediation.reading import matter_of_case
from mediation.operations.conflicts import hits_across_services
from mediation.operations.fairs.reading import complaint_of_case
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.operations.online_shops.reading import links_of_case
from mediation.operations.reveal import reveal as reveal_values
from mediation.operations.reveal import shown_until
from mediation.operations.rights import STATUSES, rights_of
from mediation.operations.rights_aid import reading as rights_aid
from mediation.operations.settings import calendar
from mediation.operations.signers import day_in_china
from mediation.operations.transcript.numbers import numbers_of
from mediation.operations.transcript.platforms import names_on
from mediation.procedures.people_mediation import OUTCOMES, State, next_step
from mediation.rules.agreement.draft import ClaimedAs
from mediation.rules.people_mediation.words import CONFLICT_DECISIONS, DIRECTOR_ANSWERS
from mediation.rules.rights import KINDS as RIGHT_KINDS
from mediation.rules.sources import SOURCES
from mediation.web.access import actor
from mediation.web.act_links import STATE_TAGS, step_label, step_url
from mediation.web.acts import done
from mediation.web.clock import clock_of

LATEST = 8
LOOKED_AT = 60
OTHERS = 6


@blueprint.get("/<uid>")
@staff
def show(uid: str) -> WerkzeugResponse:
    """One case."""
    return _page(the_case(uid))


def _handed_over(case: Case) -> str:
    """Where it is told what came over with a case that another desk handed over; "" for the others."""
    if case.source != "AGENCY":
        return ""
    if matter_of_case(case.id) is not None:
        return url_for("administrative_mediation.of_case", uid=case.uid)
    if rights_aid.matter_of_case(case.id) is not None:
        return url_for("rights_aid.of_case", uid=case.uid)
    if links_of_case(case.id):
        return url_for("online_shops.of_case", uid=case.uid)
    return url_for("fairs.of_case", uid=case.uid) if complaint_of_case(case.id) is not None else ""


def _page(case: Case, *, error: str = "", reason: str = "", status: int = 200) -> WerkzeugResponse:
    who, days = actor(), calendar()
    facts = facts_of(case, today=who.today)
    step = next_step(case.state, facts)
    agreement = _newest(case)
    clocks = deadlines.of_case(case, days, who.today)
    part = PARTS.get(request.args.get("part", ""), PARTS["parties"])
    until = shown_until(case, login=g.login, now=g.now)
    rows = rows_of(case, facts)
    page = render_template(
        "cases/show.html",
        case=case,
        state=State(case.state),
        tag_kind=STATE_TAGS[State(case.state)],
        tags=STATE_TAGS,
        outcome=OUTCOMES.get(case.outcome, ""),
        source="，".join(filter(None, (SOURCES[case.source].label, case.source_body)))
        if case.source in SOURCES
        else "",
        handed_over=_handed_over(case),
        facts=facts,
        lanes=lanes_of(case, facts, agreement, clocks),
        step=step,
        step_url=step_url(case, step, actor=who),
        step_label=step_label(step),
        acts=acts_of(case, facts, step, actor=who),
        rows=rows,
        lit=lit(rows),
        light_kinds=LIGHTS,
        clocks=[clock_of(found, who.today, days) for found in clocks],
        tabs=tabs_of(case, part.name, actor=who),
        part=part,
        course=_course(case),
        moves=moves,
        State=State,
        limitation=limitation_note(facts),
        check=_check(case),
        across=hits_across_services(case, actor=who),
        decisions=CONFLICT_DECISIONS,
        director_answers=DIRECTOR_ANSWERS,
        others=_others(case),
        rail_rights=rights_of(case),
        statuses=STATUSES,
        claims={each.value: each.label for each in ClaimedAs},
        seconds=int((until - g.now) / timedelta(seconds=1)) + 1 if until else 0,
        error=error,
        reason=reason,
        right_kinds=RIGHT_KINDS,
        **elsewhere(case, actor=who),
        platform_numbers=numbers_of(case),
        platform_names=names_on(who.today),
        **part.load(case, who),
    )
    answer = Response(page, status)
    if until:
        # Without script the browser asks for the page again when the minute is over.
        seconds = int((until - g.now) / timedelta(seconds=1)) + 1
        answer.headers["Refresh"] = f"{seconds}; url={url_for('cases.show', uid=case.uid)}"
    return answer


@blueprint.post("/<uid>/reveal")
@staff
def reveal(uid: str) -> WerkzeugResponse:
    """Show the numbers and phones of the case whole for one minute; who, when and why stay in the trail."""
    case, reason = the_case(uid), request.form.get("reason", "").strip()
    if not reason:
        return _page(case, error="没有填事由。写一句，比如“核对身份证原件”。", status=422)
    reveal_values(case, reason=reason, login=g.login, actor=actor())
    return done(url_for("cases.show", uid=case.uid, _anchor="parts"))


def _source(case: Case) -> str:
    channel = SOURCES[case.source].label if case.source in SOURCES else ""
    return "，".join(filter(None, (channel, case.source_body)))


def _course(case: Case) -> list[dict[str, str]]:
    """The latest acts, as components/case.html draws them; the same act done several times on a day is one line."""
    groups = groupby(
        course_of(case, most=LOOKED_AT), key=lambda entry: (entry.action, entry.actor_id, day_in_china(entry.at))
    )
    return [_line(list(group)) for _, group in islice(groups, LATEST)]


def _line(entries: list[AuditEntry]) -> dict[str, str]:
    entry = entries[0]
    more = f"，等 {len(entries)} 条" if len(entries) > 1 else ""
    return {
        "when": f"{day_in_china(entry.at):%-m-%d}",
        "title": entry.summary + more,
        "detail": "，".join(filter(None, (entry.actor_name, entry.reason))),
        "kind": "major" if moves(entry) else "minor",
    }


def _newest(case: Case) -> Agreement | None:
    query = select(Agreement).where(Agreement.case_id == case.id).order_by(Agreement.ordinal.desc()).limit(1)
    return db.session.scalar(query)


def _check(case: Case) -> ConflictCheck | None:
    """The latest conflict check."""
    query = select(ConflictCheck).where(ConflictCheck.case_id == case.id).order_by(ConflictCheck.id.desc()).limit(1)
    return db.session.scalar(query)


def _others(case: Case) -> Sequence[Case]:
    """Other cases of the same parties that the user may read, newest first, each once."""
    ours = sorted(party.party_id for party in acting_parties(case))
    theirs = select(CaseParty.case_id).where(CaseParty.party_id.in_(ours))
    query = select(Case).where(Case.id.in_(theirs), Case.id != case.id, may_read(actor().user))
    return db.session.scalars(query.order_by(Case.id.desc()).limit(OTHERS)).all()
