"""开调解会的条件：告知、选员、主持人、代理权限、邀请人员、是否公开（人民调解法第十九至二十三条）。"""

from datetime import date

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import AgentFacts, MatterFacts, names
from mediation.rules.people_mediation.words import roster_outcome


def mediators_impartial(facts: MatterFacts) -> Refusal | None:
    """Nobody mediates who is a party, an agent, or once advised one here (人民调解法第二十一条)."""
    planned = facts.entry.mediators if facts.entry else ()
    for mediator in planned or facts.mediators:
        if mediator.bar and not mediator.cleared:
            return Refusal(
                f"{mediator.name}{mediator.bar}，不能调解本案。换一位调解员；不是同一个人的，写明怎么核对的。",
                statutes.MEDIATION_21_1,
            )
    return None


def mediators_named(facts: MatterFacts) -> Refusal | None:
    """An appointment names exactly one presiding mediator (人民调解工作若干规定第二十五条)."""
    if not facts.entry:
        return None
    if sum(mediator.presiding for mediator in facts.entry.mediators) != 1:
        return Refusal("调解主持人要有一位，也只能有一位。选定一位主持人。", statutes.MOJ_75_25)
    return None


def choice_is_respected(facts: MatterFacts) -> Refusal | None:
    """Where all parties chose the same mediator, that one presides (人民调解法第二十三条第一项)."""
    chosen = [party.chose for party in facts.parties]
    presiding = [mediator.name for mediator in facts.entry.mediators if mediator.presiding] if facts.entry else []
    if not presiding or roster_outcome(chosen) != "both" or presiding[0] == chosen[0]:
        return None
    return Refusal(
        f"各方同选{chosen[0]}，主持人应是{chosen[0]}。换成{chosen[0]}；当事人改选了的，先重新登记选择。",
        statutes.MEDIATION_23_1,
    )


def roster_was_offered(facts: MatterFacts) -> Refusal | None:
    """Every party saw the list and its choice is on record (江苏省人民调解条例第二十三条)."""
    unasked = [party for party in facts.parties if not party.chose]
    if unasked:
        return Refusal(
            f"还没有让{names(unasked)}看调解员名册。登记选了谁；没选的记“未选”，由调委会指定。",
            statutes.MEDIATION_23_1,
        )
    return None


def rights_were_told(facts: MatterFacts) -> Refusal | None:
    """Every party was told nature, principles, effect, rights and duties before the first session."""
    untold = [party for party in facts.parties if party.told_rights_on is None]
    if untold:
        return Refusal(f"还没有向{names(untold)}告知权利义务。先告知并登记日期和方式。", statutes.MOJ_75_30)
    return None


def someone_presides(facts: MatterFacts) -> Refusal | None:
    """One mediator is named to preside (人民调解工作若干规定第二十五条)."""
    return None if facts.presiding else Refusal("还没有定调解主持人。先确定主持人。", statutes.MOJ_75_25)


def agents_were_checked(facts: MatterFacts) -> Refusal | None:
    """An agent's authority is checked before the agent takes part (江苏省人民调解条例第二十三条)."""
    for party in facts.parties:
        for agent in party.agents:
            if agent.checked_on is None:
                return Refusal(
                    f"{party.name}的代理人{agent.name}，代理权限还没有核实。对照授权委托书核实并登记。",
                    statutes.JIANGSU_MEDIATION_23,
                )
    return None


def agents_could_act(facts: MatterFacts) -> Refusal | None:
    """Who sat for a party had been checked by that day, and had authority on it (江苏省人民调解条例第二十三条；
    民法典第一百六十五条); what the party ratified afterwards stands."""
    if not facts.entry:
        return None
    on, there = facts.entry.on, facts.entry.agents
    for agent in (agent for party in facts.parties for agent in party.agents if agent.key in there):
        if agent.checked_on and agent.checked_on > on:
            day = figures.day(agent.checked_on)
            return Refusal(
                f"代理人{agent.name}的代理权限{day}才核实，参加不了{figures.day(on)}的调解会。核对日期。",
                statutes.JIANGSU_MEDIATION_23,
            )
        if not agent.ratified and _outside(agent, on):
            return Refusal(
                f"代理人{agent.name}的授权{_period(agent)}，不含{figures.day(on)}。核对日期；当事人追认了的，先登记追认。",
                statutes.CIVIL_165,
            )
    return None


def _outside(agent: AgentFacts, on: date) -> bool:
    return bool((agent.valid_from and on < agent.valid_from) or (agent.valid_to and on > agent.valid_to))


def _period(agent: AgentFacts) -> str:
    begins = f"自{figures.day(agent.valid_from)}起" if agent.valid_from else ""
    return begins + (f"到{figures.day(agent.valid_to)}止" if agent.valid_to else "")


def session_follows_preparation(facts: MatterFacts) -> Refusal | None:
    """A session cannot be dated before acceptance or before the notice of rights."""
    if not facts.entry:
        return None
    days = [party.told_rights_on for party in facts.parties if party.told_rights_on]
    earliest = max([day for day in (facts.accepted_on, *days) if day], default=None)
    if earliest and facts.entry.on < earliest:
        return Refusal(
            f"受理和权利义务告知{figures.day(earliest)}才办完。调解会的日期填{figures.day(earliest)}或者以后。",
            statutes.MOJ_75_30,
        )
    return None


def helpers_are_agreed(facts: MatterFacts) -> Refusal | None:
    """Relatives, experts and others take part only with the parties' consent (人民调解法第二十条)."""
    if facts.entry and facts.entry.helpers and not facts.entry.helpers_agreed:
        return Refusal(
            f"邀请{facts.entry.helpers}参与，要先征得当事人同意。记下当事人同意，或者不邀请。", statutes.MEDIATION_20
        )
    return None


def may_be_open(facts: MatterFacts) -> Refusal | None:
    """Open only if nobody objects and no secret is at stake (人民调解工作若干规定第二十九条)."""
    if not facts.entry or not facts.entry.open:
        return None
    if facts.restricted:
        return Refusal("本案涉及商业秘密或者隐私，调解会不能公开。改为不公开。", statutes.MOJ_75_29)
    if facts.entry.objection:
        return Refusal("有当事人不同意公开，调解会不能公开。改为不公开。", statutes.MOJ_75_29)
    return None


def a_session_was_held(facts: MatterFacts) -> Refusal | None:
    """Terms come from a session that is on record (人民调解法第二十七条)."""
    return None if facts.sessions else Refusal("还没有调解会记录。先登记调解会，再记谈拢。", statutes.MEDIATION_27)


def something_was_settled(facts: MatterFacts) -> Refusal | None:
    """There is an agreement to draw up when the last session came to terms, in whole or in part, or the parties
    accepted a proposal of it since (人民调解法第二十八条)."""
    if facts.settled or facts.accepted:
        return None
    return Refusal("最近一次调解会没有谈拢，方案也没有人接受。谈拢的，先记在调解会或者方案里。", statutes.MEDIATION_28)
