"""委托代理人 of a party in one case: at most two, with scope and term of authority (民事诉讼法第六十一条)."""

from dataclasses import dataclass
from datetime import date

from mediation.extensions import db
from mediation.models.case import Agent, CaseParty
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.matter_facts import acting_agents, acting_parties
from mediation.operations.versions import check_version
from mediation.rules.authority import MOST_AGENTS, SCOPE, Authority, authority_gaps
from mediation.rules.identity import IdentityType, check_identity
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import CIVIL_168, CPL_61_1

LABELS = {
    "name": "姓名",
    "employer": "单位",
    "standing": "身份",
    "authority": "权限",
    "scope": "事项",
    "valid_from": "授权自",
    "valid_to": "授权至",
    "term": "授权到什么时候为止",
}


@dataclass(frozen=True)
class AgentValues:
    """An agent as typed. `authority` general or special; `scope` keys of `rules.authority.SCOPE`; `standing` a key
    of `STANDING`; `term` until when in words; `both_sides_agreed` both principals agree that the agent acts for both.
    When an agent is edited, None for number or phone leaves it as it is."""

    name: str
    authority: str = Authority.GENERAL.value
    scope: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    term: str = ""
    standing: str = ""
    employer: str = ""
    identity_kind: str = IdentityType.RESIDENT.value
    identity_number: str | None = ""
    phone: str | None = ""
    both_sides_agreed: bool = False


def add_agent(party: CaseParty, values: AgentValues, *, actor: Actor) -> Agent:
    """Enter an agent; the authority is still to be checked. Raises `ActionRefused` for a third agent, a letter of
    authority that cannot be used, or one agent for both sides without both principals' consent."""
    if len(acting_agents(party)) >= MOST_AGENTS:
        raise ActionRefused(f"{party.party.name}已有两名代理人，最多两名。先登记一名终止委托。", CPL_61_1)
    _check(party, values)
    advance(party.case, "change_agents", actor=actor)
    agent = Agent()
    party.agents.append(agent)
    _fill(agent, values, today=actor.today)
    db.session.flush()
    audit.record(actor, "add_agent", agent, case=party.case, summary=_summary("登记", agent))
    return agent


def edit_agent(agent: Agent, values: AgentValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct an agent; a change of authority, scope or term has to be checked anew. Raises `ActionRefused`, or
    `EditConflict` when somebody else changed it since `seen_version`."""
    _check(agent.case_party, values, but=agent)
    check_version(agent, seen_version, {name: _plain(values, name) for name in LABELS}, LABELS)
    advance(agent.case_party.case, "change_agents", actor=actor)
    before = _authority(agent)
    _fill(agent, values, today=actor.today)
    if _authority(agent) != before:
        agent.checked_on = agent.checked_by_id = None
    audit.record(actor, "edit_agent", agent, case=agent.case_party.case, summary=_summary("更正", agent))


def end_agent(agent: Agent, *, actor: Actor, reason: str = "", on: date | None = None) -> None:
    """The authority ended: revoked, resigned or run out. Raises `ActionRefused`."""
    day = on or actor.today
    advance(agent.case_party.case, "change_agents", actor=actor, on=day)
    agent.ended_on = day
    audit.record(
        actor, "end_agent", agent, case=agent.case_party.case, summary=_summary("终止委托", agent), reason=reason
    )


def ratify_agent(agent: Agent, *, actor: Actor, on: date | None = None) -> None:
    """The principal ratified what the agent did without authority (民法典第一百七十一条). Raises `ActionRefused`."""
    day = on or actor.today
    advance(agent.case_party.case, "change_agents", actor=actor, on=day)
    agent.ratified_on = day
    audit.record(actor, "ratify_agent", agent, case=agent.case_party.case, summary=_summary("当事人追认", agent))


def _check(party: CaseParty, values: AgentValues, *, but: Agent | None = None) -> None:
    days = {"valid_from": values.valid_from, "valid_to": values.valid_to}
    gaps = authority_gaps(values.authority, values.scope, **days, term=values.term)
    barring = next((gap for gap in gaps if gap.bars), None)
    if barring:
        raise ActionRefused(barring.message, barring.statute)
    unknown = set(values.scope) - set(SCOPE)
    if unknown:
        raise ValueError(f"unknown items of authority: {sorted(unknown)}")
    if values.both_sides_agreed:
        return
    for other in acting_parties(party.case):
        if other.side != party.side and any(a.name == values.name for a in acting_agents(other) if a is not but):
            raise ActionRefused(
                f"{values.name}已经代理{other.party.name}，不能同时代理{party.party.name}。"
                "换一位代理人；双方都书面同意的，选上“双方同意”。",
                CIVIL_168,
            )


def _fill(agent: Agent, values: AgentValues, *, today: date) -> None:
    for name in LABELS:
        setattr(agent, name, _plain(values, name))
    agent.dual_consent_on = (agent.dual_consent_on or today) if values.both_sides_agreed else None
    if values.identity_number is not None:
        number = values.identity_number
        if number:
            number = check_identity(IdentityType(values.identity_kind), number, today=today).number
        agent.identity_kind, agent.identity_number = values.identity_kind if number else "", number
    if values.phone is not None:
        agent.phone = "".join(values.phone.split())


def _plain(values: AgentValues, name: str) -> object:
    return list(values.scope) if name == "scope" else getattr(values, name)


def _authority(agent: Agent) -> tuple[object, ...]:
    return agent.name, agent.authority, tuple(agent.scope), agent.valid_from, agent.valid_to, agent.term


def _summary(verb: str, agent: Agent) -> str:
    return f"{verb}{agent.case_party.party.name}的代理人 {agent.name}（{Authority(agent.authority).label}）"
