"""Before the first session: rights told, roster offered, mediators named, authority of agents checked."""

from collections.abc import Collection, Mapping
from datetime import date

from mediation.models.case import Agent, Case, CaseMediator, CaseParty
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.impartiality import bar_of
from mediation.operations.life_cycle import advance
from mediation.operations.matter_facts import acting_parties
from mediation.rules import figures
from mediation.rules.authority import Authority
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.facts import NO_CHOICE, MediatorFacts
from mediation.rules.people_mediation.words import CHOICES, NOTICE_MANNERS, roster_outcome
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import MEDIATION_13


def give_rights_notice(party: CaseParty, *, manner: str, actor: Actor, on: date | None = None) -> None:
    """One party was told nature, principles, effect, rights and duties; `manner` oral or written.
    Raises `ActionRefused`."""
    day = on or actor.today
    advance(party.case, "give_rights_notice", actor=actor, on=day, by=str(party.id))
    party.rights_notice_on, party.rights_notice_manner = day, manner
    summary = f"{NOTICE_MANNERS[manner]}告知{party.party.name}权利义务"
    audit.record(actor, "give_rights_notice", party, case=party.case, summary=summary)


def offer_roster(party: CaseParty, *, chosen: User | None, actor: Actor, on: date | None = None) -> None:
    """One party saw the list of mediators and chose one, or none (None). Raises `ActionRefused`."""
    day = on or actor.today
    advance(party.case, "offer_roster", actor=actor, on=day, by=str(party.id))
    if chosen is not None:
        _check_roster(chosen, party.case, {Role.MEDIATOR, Role.DIRECTOR})
    party.mediator_choice = chosen.display_name if chosen else NO_CHOICE
    summary = f"{figures.day(day)}{party.party.name}看了名册，" + (f"选{chosen.display_name}" if chosen else "未选")
    audit.record(actor, "offer_roster", party, case=party.case, summary=summary)


def appoint_mediators(
    case: Case,
    *,
    presiding: User,
    actor: Actor,
    assisting: Collection[User] = (),
    recorder: User | None = None,
    cleared: Mapping[int, str] | None = None,
    on: date | None = None,
) -> None:
    """Name who mediates, after every party's choice is on record. `cleared` user id → how a party or agent of the
    same name was shown to be somebody else. Raises `ActionRefused`."""
    _name(case, "appoint_mediators", presiding, assisting, recorder, cleared or {}, actor=actor, on=on)
    summary = f"{presiding.display_name}主持调解（{CHOICES[_outcome(case)]}）"
    audit.record(actor, "appoint_mediators", case, case=case, summary=summary)


def change_mediator(
    case: Case,
    *,
    presiding: User,
    actor: Actor,
    assisting: Collection[User] = (),
    recorder: User | None = None,
    asked_by: CaseParty | None = None,
    reason: str = "",
    cleared: Mapping[int, str] | None = None,
    on: date | None = None,
) -> None:
    """Name others to mediate. A party that asks for it (`asked_by`) needs to give no reason: the committee
    changes the mediator (人民调解工作若干规定第二十五条). Raises `ActionRefused`."""
    before = "、".join(row.user.display_name for row in case.mediators if row.to_on is None and row.part == "presiding")
    asker = asked_by.party.name if asked_by else ""
    ended = {"end_reason": reason or ("当事人要求回避" if asked_by else "更换"), "asked_by": asker}
    _name(case, "change_mediator", presiding, assisting, recorder, cleared or {}, actor=actor, on=on, ended=ended)
    summary = f"主持人由{before}换为{presiding.display_name}" + (f"，{asker}要求" if asker else "")
    audit.record(actor, "change_mediator", case, case=case, summary=summary, reason=reason)


def _name(
    case: Case,
    action: str,
    presiding: User,
    assisting: Collection[User],
    recorder: User | None,
    cleared: Mapping[int, str],
    *,
    actor: Actor,
    on: date | None,
    ended: Mapping[str, str] | None = None,
) -> None:
    wanted = [(presiding, "presiding"), *((user, "assisting") for user in assisting)]
    for user, _ in wanted:
        _check_roster(user, case, {Role.MEDIATOR, Role.DIRECTOR})
    planned = tuple(
        MediatorFacts(user.display_name, part == "presiding", bar_of(user, case), cleared.get(user.id, ""))
        for user, part in wanted
    )
    day = on or actor.today
    advance(case, action, actor=actor, on=day, mediators=planned)
    if recorder is not None:
        _check_roster(recorder, case, COMMITTEE_STAFF)
        wanted.append((recorder, "recorder"))
    _replace(case, wanted, cleared, day=day, ended=ended or {})
    case.mediator = presiding


def _replace(
    case: Case, wanted: list[tuple[User, str]], cleared: Mapping[int, str], *, day: date, ended: Mapping[str, str]
) -> None:
    named = {(user.id, part) for user, part in wanted}
    acting = [row for row in case.mediators if row.to_on is None]
    for row in acting:
        if (row.user_id, row.part) not in named:
            row.to_on = day
            row.end_reason, row.asked_by = ended.get("end_reason", ""), ended.get("asked_by", "")
        elif row.user_id in cleared:
            row.cleared_reason = cleared[row.user_id]
    staying = {(row.user_id, row.part) for row in acting if row.to_on is None}
    for user, part in wanted:
        if (user.id, part) not in staying:
            case.mediators.append(
                CaseMediator(
                    user=user,
                    part=part,
                    chosen=_outcome(case) if part == "presiding" else "",
                    from_on=day,
                    cleared_reason=cleared.get(user.id, ""),
                )
            )


def _outcome(case: Case) -> str:
    return roster_outcome(party.mediator_choice or "" for party in acting_parties(case))


def _check_roster(user: User, case: Case, roles: Collection[Role]) -> None:
    if not user.active or not user.roles_in(case.committee_id) & set(roles):
        raise ActionRefused(f"{user.display_name}不在本调委会的名册上。从名册里选。", MEDIATION_13)


def check_agent_authority(agent: Agent, *, actor: Actor, on: date | None = None) -> None:
    """The committee compared the agent with the letter of authority (江苏省人民调解条例第二十三条).
    Raises `ActionRefused`."""
    party = agent.case_party
    day = on or actor.today
    advance(party.case, "check_agent_authority", actor=actor, on=day)
    agent.checked_on, agent.checked_by_id = day, actor.id
    summary = f"核实{party.party.name}的代理人{agent.name}：{Authority(agent.authority).label}"
    audit.record(actor, "check_agent_authority", agent, case=party.case, summary=summary)
