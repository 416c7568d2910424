"""Pausing, lengthening, ending: each ending with the notice of the lawful routes."""

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.fields import with_parties
from mediation.blueprints.cases.forms_ending import (
    NOTICE_ROWS,
    ClosingForm,
    FilingBackForm,
    GroundForm,
    PartialForm,
    RefusalForm,
    WithdrawalForm,
)
from mediation.models.case import Case, CaseParty
from mediation.operations import endings
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.procedures.people_mediation import grounds
from mediation.web.access import actor
from mediation.web.acts import done

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/withdrawal", methods=["GET", "POST"])
@staff
def withdrawal(uid: str) -> Answer:
    """The applicants take their application back; nobody need agree."""
    case = begin(uid, "withdraw")
    parties = acting_parties(case)
    applicants = [party for party in parties if party.side == "applicant"]
    start = {"on": g.now.date(), "by": [party.uid for party in applicants], "ground": "applicant_withdrew"}
    form = with_parties(WithdrawalForm, parties, NOTICE_ROWS)(request.form or None, data=start)
    form.by.choices = [(party.uid, party.party.name) for party in applicants]
    form.ground.choices = [(code, ground.label) for code, ground in grounds("withdrawn").items()]
    must = case.accepted_on is not None
    if sent(form, lambda: form.check_notice(parties, must=must)):
        who = [party for party in applicants if party.uid in form.by.data]
        endings.withdraw(
            case,
            by=who[0],
            also=who[1:],
            ground=form.ground.data,
            reason=form.reason.data,
            notice=form.notice(parties),
            on=form.on.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), "已登记撤回，调解终止。")
    return act_page("withdrawal", case, "withdraw", form, must=must)


@blueprint.route("/<uid>/refusal", methods=["GET", "POST"])
@staff
def refusal(uid: str) -> Answer:
    """One party, alone, will not go on."""
    return _refusing(begin(uid, "refuse"), "refuse")


@blueprint.route("/<uid>/signing-refusal", methods=["GET", "POST"])
@staff
def signing_refusal(uid: str) -> Answer:
    """Terms were agreed, but one party does not sign."""
    return _refusing(begin(uid, "refuse_to_sign"), "refuse_to_sign")


def _refusing(case: Case, action: str) -> Answer:
    parties = acting_parties(case)
    start = {"on": g.now.date(), "by": _refuser(case, parties)}
    form = with_parties(RefusalForm, parties, NOTICE_ROWS)(request.form or None, data=start)
    form.by.choices = [(party.uid, party.party.name) for party in parties]
    if sent(form, lambda: form.check_notice(parties)):
        by = next(party for party in parties if party.uid == form.by.data)
        act = endings.refuse if action == "refuse" else endings.refuse_to_sign
        act(case, by=by, reason=form.reason.data, notice=form.notice(parties), on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"{by.party.name}不愿继续，调解终止。")
    return act_page("refusal", case, action, form)


def _refuser(case: Case, parties: list[CaseParty]) -> str:
    return next((party.uid for party in parties if party.consent and party.consent.answer == "refused"), "")


@blueprint.route("/<uid>/termination", methods=["GET", "POST"])
@staff
def termination(uid: str) -> Answer:
    """Mediation failed; every party is told the arbitration, administrative and court routes."""
    case = begin(uid, "terminate")
    parties = acting_parties(case)
    form = with_parties(GroundForm, parties, NOTICE_ROWS)(request.form or None, data={"on": g.now.date()})
    offered = _failed(case)
    form.ground.choices = list(offered.items())
    if sent(form, lambda: form.check_notice(parties)):
        endings.terminate(
            case,
            ground=form.ground.data,
            reason=form.reason.data,
            notice=form.notice(parties),
            on=form.on.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), "调解已终止，途径已告知每一方。")
    return act_page("termination", case, "terminate", form)


def _failed(case: Case) -> dict[str, str]:
    offered = grounds("failed", facts_of(case, today=g.now.date()))
    return {code: ground.label for code, ground in offered.items() if code != "sign_refused"}


@blueprint.route("/<uid>/partial-termination", methods=["GET", "POST"])
@staff
def partial_termination(uid: str) -> Answer:
    """What a partial agreement leaves open ends beside it."""
    case = begin(uid, "end_the_rest")
    parties = acting_parties(case)
    form = with_parties(PartialForm, parties, NOTICE_ROWS)(request.form or None, data={"on": g.now.date()})
    form.ground.choices = list(_failed(case).items())
    if sent(form, lambda: form.check_notice(parties)):
        endings.end_the_rest(
            case,
            scope=form.scope.data,
            ground=form.ground.data,
            reason=form.reason.data,
            notice=form.notice(parties),
            on=form.on.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), "没谈拢的部分已终止，途径已告知每一方。")
    return act_page("partial_termination", case, "end_the_rest", form)


@blueprint.route("/<uid>/filing-back", methods=["GET", "POST"])
@staff
def filing_back(uid: str) -> Answer:
    """The agreement went to the body that referred the case."""
    case = begin(uid, "file_back")
    form = FilingBackForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        endings.file_back(case, on=form.on.data, note=form.note.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已登记送备案。")
    return act_page("filing_back", case, "file_back", form)


@blueprint.route("/<uid>/close", methods=["GET", "POST"])
@staff
def closing(uid: str) -> Answer:
    """The matter is finished."""
    case = begin(uid, "close")
    form = ClosingForm(request.form or None, data={"on": g.now.date()})
    facts = facts_of(case, today=g.now.date())
    followed = facts.agreement is None or facts.agreement.effective_on is None or facts.followed_up
    left = facts.performance.open
    if left:
        form.reason.label.text = "没履行完就结案的理由" if followed else "没有回访、没履行完就结案的理由"
    if sent(form):
        endings.close(case, on=form.on.data, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "已结案。")
    return act_page("closing", case, "close", form, followed=followed, left=left)
