"""Pausing and going on, a longer time, from talking to the agreement and back."""

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.acts_outcomes import accepted
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.fields import with_parties
from mediation.blueprints.cases.forms_ending import (
    EXTENSION_ROWS,
    ExtensionForm,
    ReachingForm,
    ReasonForm,
    ResumptionForm,
    SuspensionForm,
)
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.operations import endings, pauses
from mediation.operations.agreement.drafting import start as start_agreement
from mediation.operations.agreement.reading import last_agreement
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.procedures.agreement import State
from mediation.rules.clauses import CLAUSES
from mediation.rules.people_mediation.words import SUSPENSION_REASONS
from mediation.rules.statutes import JIANGSU_MEDIATION_31_ORAL
from mediation.web.access import actor
from mediation.web.act_links import act_url
from mediation.web.acts import done
from mediation.web.filters import day

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/suspension", methods=["GET", "POST"])
@staff
def suspension(uid: str) -> Answer:
    """Stop the clock, for a reason."""
    case = begin(uid, "suspend")
    form = SuspensionForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        pauses.suspend(case, reason=form.reason.data, note=form.note.data, on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已中止，中止的日子不计入调解期限。")
    return act_page("suspension", case, "suspend", form, reasons=SUSPENSION_REASONS)


@blueprint.route("/<uid>/resumption", methods=["GET", "POST"])
@staff
def resumption(uid: str) -> Answer:
    """Let the clock go on."""
    case = begin(uid, "resume")
    form = ResumptionForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        pauses.resume(case, note=form.note.data, on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已恢复调解，期限已重算。")
    return act_page("resumption", case, "resume", form, facts=facts_of(case, today=g.now.date()))


@blueprint.route("/<uid>/extension", methods=["GET", "POST"])
@staff
def extension(uid: str) -> Answer:
    """A later last day, with everybody's consent."""
    case = begin(uid, "extend")
    parties = acting_parties(case)
    form = with_parties(ExtensionForm, parties, EXTENSION_ROWS)(request.form or None)
    if sent(form):
        agreed = {party.id: form[f"agreed_{party.uid}"].data for party in parties}
        pauses.extend(
            case,
            until=form.until.data,
            agreed={party_id: on for party_id, on in agreed.items() if on},
            manner=form.manner.data,
            note=form.note.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), f"已延长到{day(form.until.data)}。")
    return act_page("extension", case, "extend", form, facts=facts_of(case, today=g.now.date()))


@blueprint.route("/<uid>/reach-agreement", methods=["GET", "POST"])
@staff
def reaching(uid: str) -> Answer:
    """Terms are agreed; the agreement is to be drawn up."""
    case = begin(uid, "reach_agreement")
    form = ReachingForm(request.form or None, data={"on": g.now.date()})
    draft = _open_draft(case)
    if draft is not None:
        del form.shape, form.oral_reason
    if sent(form, lambda: draft is not None or form.check_shape()):
        endings.reach_agreement(case, on=form.on.data, actor=actor())
        if draft is None:
            start_agreement(case, form=form.shape.data, oral_reason=form.oral_reason.data or "", actor=actor())
        message = "谈拢了。接着改原来的协议稿。" if draft else "谈拢了。接受了的方案已带进草稿，接着写协议。"
        return done(act_url("draft_agreement", case) or url_for("cases.show", uid=case.uid), message)
    page = {"oral": JIANGSU_MEDIATION_31_ORAL, "accepted": accepted(case), "clauses": CLAUSES, "draft": draft}
    return act_page("reaching", case, "reach_agreement", form, **page)


def _open_draft(case: Case) -> Agreement | None:
    """The agreement that was begun before the parties went back to talking."""
    latest = last_agreement(case)
    return latest if latest is not None and latest.state in (State.DRAFT, State.ISSUED) else None


@blueprint.route("/<uid>/return-to-talks", methods=["GET", "POST"])
@staff
def return_to_talks(uid: str) -> Answer:
    """Back from the agreement to talking."""
    case = begin(uid, "return_to_talks")
    form = ReasonForm(request.form or None)
    if sent(form):
        endings.return_to_talks(case, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已退回再谈。")
    return act_page("return_to_talks", case, "return_to_talks", form)
