"""Asking the parties, taking the dispute on, turning it away, handing it to the other committee."""

from flask import g, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.fields import moment_of, with_parties
from mediation.blueprints.cases.forms_ending import NOTICE_ROWS, GroundForm
from mediation.blueprints.cases.forms_starting import (
    CONSENT_ROWS,
    AcceptanceForm,
    ConflictAnswerForm,
    ConsentsForm,
)
from mediation.extensions import db
from mediation.models.case import CaseParty
from mediation.models.conflict_check import ConflictCheck
from mediation.operations import acceptance
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.procedures.people_mediation import grounds
from mediation.rules.people_mediation.words import MANNERS
from mediation.web.access import actor
from mediation.web.acts import done

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/consents", methods=["GET", "POST"])
@staff
def consents(uid: str) -> Answer:
    """Write down what each party answered, several at once."""
    case = begin(uid, "record_consent")
    parties = acting_parties(case)
    now = {f"{name}_{p.uid}": value for p in parties for name, value in (("on", g.now.date()), ("at", g.now.time()))}
    form = with_parties(ConsentsForm, parties, CONSENT_ROWS)(request.form or None, data=now)
    if sent(form, lambda: form.check_answers(parties), lambda: _asked_by_now(form, parties)):
        given = [party for party in parties if form[f"answer_{party.uid}"].data]
        for party in given:
            acceptance.record_consent(
                party,
                asked_at=moment_of(form[f"on_{party.uid}"].data, form[f"at_{party.uid}"].data),
                manner=form[f"manner_{party.uid}"].data,
                answer=form[f"answer_{party.uid}"].data,
                note=form[f"note_{party.uid}"].data,
                actor=actor(),
            )
        said = "；".join(f"{p.party.name}{acceptance.ANSWERS[form[f'answer_{p.uid}'].data]}" for p in given)
        return done(url_for("cases.show", uid=case.uid), f"已登记征询：{said}。")
    return act_page("consents", case, "record_consent", form, answers=acceptance.ANSWERS, manners=MANNERS)


def _asked_by_now(form: ConsentsForm, parties: list[CaseParty]) -> bool:
    for party in parties:
        asked = moment_of(form[f"on_{party.uid}"].data, form[f"at_{party.uid}"].data)
        if form[f"answer_{party.uid}"].data and asked and asked > g.now:
            form[f"at_{party.uid}"].errors = ["这个时间还没到。填已经问过的时间。"]
    return not form.errors


@blueprint.route("/<uid>/acceptance", methods=["GET", "POST"], endpoint="acceptance")
@staff
def accept_case(uid: str) -> Answer:
    """Take the dispute on; it gets its case number."""
    case = begin(uid, "accept")
    form = AcceptanceForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        number = acceptance.accept(case, actor=actor(), accepted_on=form.on.data)
        return done(url_for("cases.show", uid=case.uid), f"已受理，编为 {number}。")
    return act_page("acceptance", case, "accept", form, manners=MANNERS)


@blueprint.route("/<uid>/declining", methods=["GET", "POST"])
@staff
def declining(uid: str) -> Answer:
    """Turn the dispute away with a ground, and tell the applicants where to go."""
    case = begin(uid, "decline")
    parties = acting_parties(case)
    applicants = [party for party in parties if party.side == "applicant"]
    facts = facts_of(case, today=g.now.date())
    refused = any(party.answer == "refused" for party in facts.parties)
    start = {"on": g.now.date(), "ground": "party_refused" if refused else ""}
    form = with_parties(GroundForm, parties, NOTICE_ROWS)(request.form or None, data=start)
    offered = grounds("declined", facts)
    form.ground.choices = [(code, ground.label) for code, ground in offered.items()]
    if sent(form, lambda: form.check_notice(applicants), lambda: form.check_notice(parties, must=False)):
        acceptance.decline(
            case,
            ground=form.ground.data,
            reason=form.reason.data,
            notice=form.notice(parties),
            on=form.on.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), "已登记不予受理，途径已告知。")
    return act_page("declining", case, "decline", form, grounds=offered)


@blueprint.route("/<uid>/conflict-answer", methods=["GET", "POST"])
@staff
def conflict_answer(uid: str) -> Answer:
    """The director answers the question that the conflict check left open."""
    case = begin(uid, "answer_conflict")
    form = ConflictAnswerForm(request.form or None)
    if sent(form):
        acceptance.answer_conflict(case, answer=form.answer.data, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已答复。")
    check = db.session.scalars(
        select(ConflictCheck).where(ConflictCheck.case_id == case.id).order_by(ConflictCheck.id.desc())
    ).first()
    return act_page("conflict_answer", case, "answer_conflict", form, check=check)
