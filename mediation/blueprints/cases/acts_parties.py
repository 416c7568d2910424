"""Parties that join and leave, their guardians, their agents."""

from dataclasses import replace

from flask import abort, g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_intake_rows import NEW
from mediation.blueprints.cases.forms_party import (
    AgentForm,
    EndAgentForm,
    GuardianForm,
    LeavingForm,
    NewPartyForm,
    PartForm,
)
from mediation.models.case import Agent, Case, CaseParty
from mediation.operations import agents as agent_operations
from mediation.operations import parties as party_operations
from mediation.operations.matter_facts import acting_agents, acting_parties
from mediation.operations.part_in_case import LABELS, PartValues, edit_part
from mediation.operations.parties import GuardianValues
from mediation.operations.party_register import find_party, namesakes
from mediation.operations.versions import EditConflict
from mediation.rules.identity import IdentityType
from mediation.rules.masking import mask_identity, mask_phone
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/parties", methods=["GET", "POST"])
@staff
def parties(uid: str) -> Answer:
    """Add a party; who leaves is chosen from the list beside."""
    case = begin(uid, "change_parties")
    form = NewPartyForm(request.form or None)
    known = find_party(form.party.data, actor=actor()) if form.party.data not in ("", None, NEW) else None
    form.known = known.name if known else ""
    offered = namesakes(form.name.data or "", actor=actor()) if request.method == "POST" and not known else []
    form.namesakes = bool(offered)
    if sent(form):
        party = known or party_operations.create_party(form.values(), actor=actor())
        party_operations.add_party(case, party, side=form.side.data, shop=form.shop.data, actor=actor())
        message = f"已增加{party.name}。接着征询、告知、看名册，才能再开调解会。"
        return done(url_for("cases.show", uid=case.uid), message)
    return act_page("parties", case, "change_parties", form, suggest=url_for("parties.suggest"), offered=offered)


def the_party(case: Case, party_uid: str) -> CaseParty:
    """The party of that uid that takes part in the case, else 404."""
    return next((party for party in acting_parties(case) if party.uid == party_uid), None) or abort(404)


@blueprint.route("/<uid>/parties/<party_uid>", methods=["GET", "POST"], endpoint="part")
@staff
def part_in_case(uid: str, party_uid: str) -> Answer:
    """What is special to a party in this case."""
    case = begin(uid, "amend_case")
    party = the_party(case, party_uid)
    stored = {name: getattr(party, name) for name in LABELS} | {"version": party.version}
    form = PartForm(request.form or None, data=stored)
    if sent(form):
        values = PartValues(**{name: form[name].data for name in LABELS})
        try:
            edit_part(party, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, stored, conflict) from None
        return done(url_for("cases.show", uid=case.uid), f"{party.party.name}的情况已改。")
    return act_page("part", case, "amend_case", form, party=party)


@blueprint.route("/<uid>/parties/<party_uid>/leaving", methods=["GET", "POST"])
@staff
def leaving(uid: str, party_uid: str) -> Answer:
    """A party leaves the case."""
    case = begin(uid, "change_parties")
    party = the_party(case, party_uid)
    form = LeavingForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        party_operations.remove_party(party, reason=form.reason.data, on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"{party.party.name}已退出，以前的记录都在。")
    return act_page("leaving", case, "change_parties", form, party=party)


@blueprint.route("/<uid>/parties/<party_uid>/guardian", methods=["GET", "POST"])
@staff
def guardian(uid: str, party_uid: str) -> Answer:
    """Who acts for a party that cannot act alone."""
    case = begin(uid, "amend_case")
    party = the_party(case, party_uid)
    start = {name: getattr(party, f"guardian_{name}") for name in ("name", "relation", "proof", "consented_on")}
    start["identity_kind"] = usual_kind(party.guardian_identity_kind)
    form = GuardianForm(request.form or None, data=start)
    if sent(form):
        names = ("name", "relation", "identity_kind", "identity_number", "proof")
        values = GuardianValues(**{name: form[name].data or "" for name in names}, consented_on=form.consented_on.data)
        if not values.identity_number and values.name == party.guardian_name:
            kept = {"identity_kind": party.guardian_identity_kind, "identity_number": party.guardian_identity_number}
            values = replace(values, **kept)
        party_operations.set_guardian(party, values, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"{party.party.name}的监护人已登记。")
    return act_page("guardian", case, "amend_case", form, party=party)


def usual_kind(kind: str) -> str:
    """The kind as the choices of a form have it, where the usual one is the empty choice."""
    return "" if kind == IdentityType.RESIDENT else kind


@blueprint.route("/<uid>/agents", methods=["GET", "POST"], defaults={"agent_uid": None})
@blueprint.route("/<uid>/agents/<agent_uid>", methods=["GET", "POST"])
@staff
def agents(uid: str, agent_uid: str | None) -> Answer:
    """Enter an agent, or correct one; a changed authority is to be checked anew."""
    case = begin(uid, "change_agents")
    acting = acting_parties(case)
    agent = _agent(case, agent_uid) if agent_uid else None
    form = AgentForm(request.form or None, data=_stored(agent) if agent else _first(acting))
    form.party.choices = [(party.uid, party.party.name) for party in acting]
    if agent:
        form.party.choices = [(agent.case_party.uid, agent.case_party.party.name)]
    if sent(form):
        values = _values(form, agent)
        if agent is None:
            agent_operations.add_agent(the_party(case, form.party.data), values, actor=actor())
            return done(
                url_for("cases.authority_checks", uid=case.uid), f"代理人{values.name}已登记。对照委托书核实权限。"
            )
        try:
            agent_operations.edit_agent(agent, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            stored = {name: text for name, text in _stored(agent).items() if name not in ("party", "scope")}
            raise in_words_of(form, stored, conflict) from None
        return done(url_for("cases.show", uid=case.uid), f"代理人{values.name}的资料已改。")
    number = mask_identity(agent.identity_number) if agent and agent.identity_number else ""
    phone = mask_phone(agent.phone) if agent and agent.phone else ""
    return act_page("agents", case, "change_agents", form, agent=agent, number=number, phone=phone)


def _first(acting: list[CaseParty]) -> dict[str, object]:
    wanted = request.args.get("party", "")
    return {"party": wanted if any(party.uid == wanted for party in acting) else acting[0].uid}


def _agent(case: Case, agent_uid: str) -> Agent:
    found = [agent for party in acting_parties(case) for agent in acting_agents(party) if agent.uid == agent_uid]
    if not found:
        abort(404)
    return found[0]


def _stored(agent: Agent) -> dict[str, object]:
    names = ("name", "standing", "employer", "authority", "scope", "valid_from", "valid_to", "term", "version")
    stored = {name: getattr(agent, name) for name in names}
    stored["identity_kind"] = usual_kind(agent.identity_kind)
    return stored | {"party": agent.case_party.uid, "both_sides_agreed": agent.dual_consent_on is not None}


def _values(form: AgentForm, agent: Agent | None) -> agent_operations.AgentValues:
    """As typed; when an agent is corrected, an empty number or phone leaves the one on record."""
    names = ("name", "authority", "standing", "employer", "valid_from", "valid_to", "term", "both_sides_agreed")
    return agent_operations.AgentValues(
        scope=tuple(form.scope.data or ()),
        identity_kind=form.identity_kind.data or IdentityType.RESIDENT,
        identity_number=form.identity_number.data or (None if agent else ""),
        phone=form.phone.data or (None if agent else ""),
        **{name: form[name].data for name in names},
    )


@blueprint.route("/<uid>/agents/<agent_uid>/end", methods=["GET", "POST"])
@staff
def end_agent(uid: str, agent_uid: str) -> Answer:
    """An agent's authority ended."""
    case = begin(uid, "change_agents")
    agent = _agent(case, agent_uid)
    form = EndAgentForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        agent_operations.end_agent(agent, reason=form.reason.data, on=form.on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"{agent.name}不再代理{agent.case_party.party.name}。")
    return act_page("end_agent", case, "change_agents", form, agent=agent)
