"""督促 and what the debtor answered."""

from flask import g, request

from mediation.blueprints.performance.area import (
    Answer,
    act_page,
    back_to,
    blueprint,
    offer_proofs,
    proofs,
    refuse,
    sent,
    staff,
    the_case,
)
from mediation.blueprints.performance.forms import AcknowledgmentForm, UrgingForm
from mediation.models.case import Case, CaseParty
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.matter_facts import current_agreement
from mediation.operations.performance import urging
from mediation.operations.performance.urging import UrgingValues
from mediation.web.access import actor


def _asked(uid: str, action: str) -> tuple[Case, list[CaseParty]]:
    """The case and the parties that have something left to perform."""
    case = the_case(uid)
    refuse_filed(case)
    refuse(urging.refusal(case, action, actor=actor()))
    return case, urging.owing(case, today=g.now.date())


@blueprint.route("/cases/<uid>/performance/urgings", methods=["GET", "POST"])
@staff
def urge(uid: str) -> Answer:
    """One party is urged."""
    case, parties = _asked(uid, "urge")
    agreement = current_agreement(case)
    start = {"on": g.now.date(), "party": parties[0].uid if len(parties) == 1 else ""}
    form = UrgingForm(request.form or None, data=start)
    form.party.choices = [(party.uid, party.party.name) for party in parties]
    if sent(form, lambda: form.check_day(agreement.effective_on if agreement else None), form.check_promise):
        party = next(party for party in parties if party.uid == form.party.data)
        values = UrgingValues(
            manner=form.manner.data,
            said=form.said.data,
            person=form.person.data,
            answer=form.answer.data,
            promised=form.promised.data,
        )
        urging.urge(case, party, values, on=form.on.data, actor=actor())
        return back_to(case, "督促已登记。要书面的，在“文书”里出督促履行函。")
    return act_page("urging", case, "urge", form, owed=_owed(case, parties))


@blueprint.route("/cases/<uid>/performance/acknowledgments", methods=["GET", "POST"])
@staff
def acknowledge(uid: str) -> Answer:
    """A debtor promised something, or did it in part."""
    case, parties = _asked(uid, "acknowledge")
    files, agreement = proofs(case), current_agreement(case)
    start = {"on": g.now.date(), "party": parties[0].uid if len(parties) == 1 else ""}
    form = AcknowledgmentForm(request.form or None, data=start)
    form.party.choices = [(party.uid, party.party.name) for party in parties]
    offer_proofs(form, files)
    if sent(form, lambda: form.check_day(agreement.effective_on if agreement else None)):
        party = next(party for party in parties if party.uid == form.party.data)
        proof = files.get(form.proof.data)
        urging.acknowledge(
            case, party, form.kind.data, on=form.on.data, text=form.text.data, proof=proof, actor=actor()
        )
        return back_to(case, f"{party.party.name}的承诺已登记。")
    return act_page("acknowledgment", case, "acknowledge", form, owed=_owed(case, parties))


def _owed(case: Case, parties: list[CaseParty]) -> list[tuple[CaseParty, list[str]]]:
    """What each of them owes, in words."""
    return [(party, urging.owed_words(case, party, today=g.now.date())) for party in parties]
