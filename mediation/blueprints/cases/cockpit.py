"""What the case page shows at one glance: lanes, next step, what else can be done, who still lacks what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.document import Document
from mediation.operations.actor import Actor
from mediation.operations.court_referral.reading import is_entrusted
from mediation.operations.deadlines import CaseDeadline
from mediation.operations.dossier.filing import dossier_of, state_of
from mediation.operations.judicial_confirmation.acts import matter_of as confirmation_of
from mediation.operations.life_cycle import roles_of
from mediation.operations.matter_facts import acting_agents, acting_parties
from mediation.procedures.judicial_confirmation import WITHOUT_RULING
from mediation.procedures.judicial_confirmation import State as ConfirmationState
from mediation.procedures.people_mediation import LIFECYCLE, NextStep, State, lights
from mediation.rules.authority import Authority
from mediation.rules.lifecycle import Refusal, Transition
from mediation.rules.people_mediation.facts import MatterFacts
from mediation.rules.people_mediation.next_step import LightKind, PartyLights
from mediation.web.act_links import OpenAct, act_url

LIGHTS = {
    LightKind.DONE: "done",
    LightKind.WAITING: "waiting",
    LightKind.SHORT: "short",
    LightKind.REFUSED: "refused",
    LightKind.NOT_NEEDED: "none",
}
# Acts that stand in the menu or beside what they change, not in the row under the next step; of a preparation, as
# long as the talks have not begun, they stand in the row too.
ASIDE = frozenset(
    {
        "amend_case",
        "change_parties",
        "change_agents",
        "hand_over",
        "correct_acceptance",
        "write_private_note",
        "answer_proposal",
        "sign_record",
    }
)
PREPARING = frozenset(
    {"record_consent", "give_rights_notice", "offer_roster", "change_mediator", "check_agent_authority"}
)
BEFORE_TALKS = frozenset({State.REGISTERED, State.ACCEPTED})


@dataclass(frozen=True)
class Acts:
    """`ready` stand under the next step; `menu` behind “更多”; `barred` could be done once the reason is gone;
    `aside` action → address of all that can be done now."""

    ready: list[OpenAct]
    menu: list[OpenAct]
    barred: list[OpenAct]
    aside: dict[str, str]


def acts_of(case: Case, facts: MatterFacts, step: NextStep, *, actor: Actor) -> Acts:
    """The acts of the table for this state and these roles, those without a page left out."""
    agents = any(acting_agents(party) for party in acting_parties(case))
    found = [
        OpenAct(act.action, act.label, act_url(act.action, case), refused)
        for act, refused in _open(case, facts, actor)
        if act_url(act.action, case) and (agents or act.action != "check_agent_authority")
    ]
    behind = ASIDE if case.state in BEFORE_TALKS else ASIDE | PREPARING
    open_now = [act for act in found if act.refused is None]
    return Acts(
        ready=[act for act in open_now if act.action not in behind and act.action != step.action],
        menu=[act for act in open_now if act.action in behind - _BESIDE],
        barred=[act for act in found if act.refused is not None and act.action not in ASIDE | _OF_ITSELF],
        aside={act.action: act.url for act in open_now},
    )


def _open(case: Case, facts: MatterFacts, actor: Actor) -> Iterator[tuple[Transition[State], Refusal | None]]:
    """As `operations.life_cycle.open_acts`, from facts that are read already."""
    state, roles = State(case.state), roles_of(actor, case)
    for act in LIFECYCLE.actions(state, roles):
        yield act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts)


# What follows from signatures, from the agreement's own words or from its being in force is no act to wait for.
_OF_ITSELF = frozenset({"conclude", "end_the_rest", "follow_up", "take_back"})
# They need a row of their own (a record, a proposal), so they stand there alone.
_BESIDE = frozenset({"answer_proposal", "sign_record"})


@dataclass(frozen=True)
class Row:
    """One party with its lights; `stands` who acts for it."""

    party: CaseParty
    stands: str
    lights: PartyLights


def rows_of(case: Case, facts: MatterFacts) -> list[Row]:
    """Who still lacks what, in the parties' order."""
    by_key = {found.key: found for found in lights(facts)}
    return [Row(party, _stands(party), by_key[str(party.id)]) for party in acting_parties(case)]


def _stands(party: CaseParty) -> str:
    agents = [f"代理人 {agent.name}，{Authority(agent.authority).label}" for agent in acting_agents(party)]
    if party.guardian_name:
        agents.append(f"监护人 {party.guardian_name}")
    head = {"company": "法定代表人", "sole_trader": "经营者", "organisation": "负责人"}.get(party.party.kind)
    if head and not agents:
        agents.append(f"{head} {party.party.head_name or '还没登记'}")
    return "；".join(agents) or "本人"


def lit(rows: list[Row]) -> tuple[int, int]:
    """How many lights are on, of how many that are needed."""
    all_lights = [light for row in rows for light in (row.lights.papers, row.lights.attendance, row.lights.signature)]
    needed = [light for light in all_lights if light.kind is not LightKind.NOT_NEEDED]
    return sum(light.kind is LightKind.DONE for light in needed), len(needed)


def lanes_of(
    case: Case, facts: MatterFacts, agreement: Agreement | None, clocks: list[CaseDeadline]
) -> list[dict[str, Any]]:
    """Five lanes that move on their own; one that has nothing yet says so."""
    part = {name: url_for("cases.show", uid=case.uid, part=name, _anchor="parts") for name in ("records", "agreement")}
    return [
        {"name": "调解", "state": _mediation(case, facts), "url": part["records"], "current": case.state in _TALKS},
        {
            "name": "协议",
            "state": _agreement(agreement, facts),
            "url": part["agreement"],
            "current": case.state == State.AGREED,
        },
        {
            "name": "司法确认",
            "state": _confirmation(agreement, clocks),
            "url": url_for("judicial_confirmation.show", uid=case.uid),
        },
        {"name": "履行", **_performance(case, facts, agreement)},
        {
            "name": "卷宗",
            "state": _file(case),
            "url": url_for("dossiers.show", uid=case.uid),
            "current": case.state == State.CLOSED,
        },
    ]


_TALKS = frozenset({State.REGISTERED, State.ACCEPTED, State.MEDIATING, State.SUSPENDED})


def _mediation(case: Case, facts: MatterFacts) -> str:
    state = State(case.state)
    if state is State.MEDIATING:
        return f"调解中，开过 {facts.sessions} 次会"
    if state is State.SUSPENDED:
        return f"中止，{facts.suspension}"
    if state in (State.AGREED, State.CONCLUDED):
        return "谈拢了"
    day = {State.ACCEPTED: case.accepted_on, State.REGISTERED: case.registered_on, State.CLOSED: case.closed_on}
    on = day.get(state, case.concluded_on)
    return f"{state.label}，{_short(on)}" if on else state.label


def _agreement(agreement: Agreement | None, facts: MatterFacts) -> str:
    if agreement is None:
        return "还没有"
    if agreement.effective_on:
        on = _short(agreement.effective_on)
        return f"{on}签齐，交法院审查" if is_entrusted(agreement.case) else f"{on}生效"
    if agreement.state == "voided":
        return "上一份已作废"
    if agreement.state == "draft":
        return f"草稿，{len(agreement.terms)} 条"
    signed = sum(party.signed_on is not None for party in facts.parties)
    return f"待签，已签 {signed} / {len(facts.parties)} 方"


def _confirmation(agreement: Agreement | None, clocks: list[CaseDeadline]) -> str:
    if agreement is None or not _in_force(agreement):
        return "协议生效后可申请"
    if is_entrusted(agreement.case):
        return "由委托的法院结案"
    matter = confirmation_of(agreement)
    if matter is not None and matter.state not in WITHOUT_RULING:
        day = matter.decided_on or matter.accepted_on or matter.filed_on
        return "，".join(filter(None, (ConfirmationState(matter.state).label, _short(day))))
    clock = next((clock for clock in clocks if clock.rule == "D09"), None)
    if clock is None or clock.settled:
        return ConfirmationState(matter.state).label if matter else "三十日已过"
    return f"可申请，到{_short(clock.deadline.due)}"


def _performance(case: Case, facts: MatterFacts, agreement: Agreement | None) -> dict[str, str]:
    if not _in_force(agreement):
        return {"state": "协议生效后登记"}
    due, url = facts.performance, url_for("cases.show", uid=case.uid, part="performance", _anchor="parts")
    if due.late:
        return {"state": f"{len(due.late)} 项逾期", "url": url}
    if due.open:
        when = f"，{_short(due.next_due_on)}到期" if due.next_due_on else ""
        return {"state": f"{len(due.open)} 项没履行{when}", "url": url}
    return {"state": "履行完了" if due.asked_for else "没有要等的", "url": url}


def _in_force(agreement: Agreement | None) -> bool:
    return agreement is not None and agreement.effective_on is not None


def _file(case: Case) -> str:
    dossier = dossier_of(case)
    if dossier is None and case.state != State.CLOSED:
        return _papers(case)
    label = state_of(dossier).label
    return f"{label}，{dossier.file_number}" if dossier and dossier.file_number else label


def _papers(case: Case) -> str:
    issued = db.session.scalar(select(func.count()).select_from(Document).where(Document.case_id == case.id))
    return f"出过文书 {issued} 件" if issued else "还没有文书"


def _short(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
