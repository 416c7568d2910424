"""Rights told, roster offered, mediators named or changed, authority checked."""

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, back_to, begin, sent, staff
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.fields import with_parties
from mediation.blueprints.cases.forms_preparing import (
    RIGHTS_ROWS,
    AuthorityChecksForm,
    MediatorsForm,
    RightsNoticeForm,
    RosterForm,
)
from mediation.blueprints.cases.roster import barred, choices_of, people_of, staff_of
from mediation.models.case import Case
from mediation.models.user import User
from mediation.operations import preparation
from mediation.operations.matter_facts import acting_agents, acting_parties
from mediation.procedures.people_mediation import State, roster_outcome
from mediation.rules.authority import SCOPE, authority_gaps
from mediation.rules.people_mediation.facts import NO_CHOICE
from mediation.rules.people_mediation.words import CHOICES
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import ChoiceField

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/rights-notice", methods=["GET", "POST"])
@staff
def rights_notice(uid: str) -> Answer:
    """Who was told rights and duties, when and how."""
    case = begin(uid, "give_rights_notice")
    parties = acting_parties(case)
    start = {f"on_{party.uid}": g.now.date() for party in parties}
    form = with_parties(RightsNoticeForm, parties, RIGHTS_ROWS)(request.form or None, data=start)
    if sent(form, lambda: form.check_told(parties)):
        told = [party for party in parties if form[f"manner_{party.uid}"].data]
        for party in told:
            manner, on = form[f"manner_{party.uid}"].data, form[f"on_{party.uid}"].data
            preparation.give_rights_notice(party, manner=manner, on=on, actor=actor())
        names = "、".join(party.party.name for party in told)
        return done(url_for("cases.show", uid=case.uid), f"已登记告知{names}。")
    return act_page("rights_notice", case, "give_rights_notice", form)


@blueprint.route("/<uid>/roster", methods=["GET", "POST"])
@staff
def roster(uid: str) -> Answer:
    """Whom each party chose from the list of mediators."""
    case = begin(uid, "offer_roster")
    parties, people = acting_parties(case), people_of(case)
    choices = [("", "这次不登记"), (NO_CHOICE, "看了，未选"), *choices_of(people)]
    row = {"choice": lambda party: ChoiceField(f"{party.party.name}选了谁", choices=choices)}
    form = with_parties(RosterForm, parties, row)(request.form or None, data={"on": g.now.date()})
    if sent(form, lambda: form.check_choices(parties)):
        for party in parties:
            choice = form[f"choice_{party.uid}"].data
            if choice:
                preparation.offer_roster(party, chosen=_person(people, choice), on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), _outcome(case))
    return act_page("roster", case, "offer_roster", form, people=people, bars=barred(people, case))


def _outcome(case: Case) -> str:
    chosen = [party.mediator_choice or "" for party in acting_parties(case)]
    if "" in chosen:
        return "已登记。还有当事人没看名册。"
    return f"已登记：{CHOICES[roster_outcome(chosen)]}。接着确定调解员。"


def _person(people: list[User], uid: str) -> User | None:
    return next((user for user in people if user.uid == uid), None)


@blueprint.route("/<uid>/mediators", methods=["GET", "POST"])
@staff
def mediators(uid: str) -> Answer:
    """Name who mediates; later name others, which a party may ask for without a reason."""
    case = the_case(uid)
    presiding = next((row for row in case.mediators if row.to_on is None and row.part == "presiding"), None)
    first = case.state == State.ACCEPTED and presiding is None
    action = "appoint_mediators" if first else "change_mediator"
    begin(uid, action)
    people, staff_people, parties = people_of(case), staff_of(case), acting_parties(case)
    form = MediatorsForm(request.form or None, data=_named(case, people))
    form.presiding.choices = choices_of(people, first="选一位")
    form.assisting.choices = choices_of(people)
    form.recorder.choices = choices_of(staff_people, first="以后再定")
    form.asked_by.choices = [("", "调委会决定"), *((party.uid, party.party.name) for party in parties)]
    if first:
        del form.asked_by, form.reason
    bars = barred(people, case)
    if sent(form):
        presides = _person(people, form.presiding.data)
        assists = [user for user in people if user.uid in form.assisting.data and user is not presides]
        named = {
            "presiding": presides,
            "assisting": assists,
            "recorder": _person(staff_people, form.recorder.data),
            "cleared": {user.id: form.cleared.data for user in people if user.uid in bars and form.cleared.data},
            "on": form.on.data,
            "actor": actor(),
        }
        if first:
            preparation.appoint_mediators(case, **named)
        else:
            asker = next((party for party in parties if party.uid == form.asked_by.data), None)
            preparation.change_mediator(case, asked_by=asker, reason=form.reason.data, **named)
        return back_to(case, f"{presides.display_name} 主持调解。")
    chosen = [(party, party.mediator_choice) for party in parties]
    return act_page("mediators", case, action, form, bars=bars, people=people, chosen=chosen, first=first)


def _named(case: Case, people: list[User]) -> dict[str, object]:
    """Who mediates now; before anybody does, whom all parties chose, else who registered the dispute for it."""
    acting = {row.part: row for row in case.mediators if row.to_on is None}
    chosen = {party.mediator_choice for party in acting_parties(case)}
    agreed = next((user for user in people if {user.display_name} == chosen), None)
    presiding = acting["presiding"].user if "presiding" in acting else agreed or case.mediator
    return {
        "on": g.now.date(),
        "presiding": presiding.uid if presiding else "",
        "assisting": [row.user.uid for row in case.mediators if row.to_on is None and row.part == "assisting"],
        "recorder": acting["recorder"].user.uid if "recorder" in acting else "",
    }


@blueprint.route("/<uid>/authority-checks", methods=["GET", "POST"])
@staff
def authority_checks(uid: str) -> Answer:
    """Which agents' letters of authority were compared."""
    case = begin(uid, "check_agent_authority")
    agents = [agent for party in acting_parties(case) for agent in acting_agents(party)]
    form = AuthorityChecksForm(request.form or None, data={"on": g.now.date()})
    form.agents.choices = [(agent.uid, f"{agent.name}（{agent.case_party.party.name}）") for agent in agents]
    if sent(form):
        checked = [agent for agent in agents if agent.uid in form.agents.data]
        for agent in checked:
            preparation.check_agent_authority(agent, on=form.on.data, actor=actor())
        return done(
            url_for("cases.show", uid=case.uid), f"已核实{'、'.join(agent.name for agent in checked)}的代理权限。"
        )
    gaps = {
        agent.uid: authority_gaps(
            agent.authority, agent.scope, valid_from=agent.valid_from, valid_to=agent.valid_to, term=agent.term
        )
        for agent in agents
    }
    return act_page(
        "authority_checks", case, "check_agent_authority", form, agents=agents, gaps=gaps, scope_words=SCOPE
    )
