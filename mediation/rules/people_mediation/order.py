"""先后次序：申请、受理、调查和调解、谈拢或者终止、结案，一步不早于前一步（人民调解法第十七条、第二十六条、第二十七条）。"""

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import MatterFacts


def request_came_first(facts: MatterFacts) -> Refusal | None:
    """Nothing is accepted, declined or withdrawn before it was asked for (人民调解法第十七条)."""
    if facts.entry and facts.entry.on < facts.requested_on:
        day = figures.day(facts.requested_on)
        return Refusal(f"{day}才申请。日期填{day}或者以后；申请日期记错了的，先改登记。", statutes.MEDIATION_17)
    return None


def acceptance_came_first(facts: MatterFacts) -> Refusal | None:
    """Inquiries, pauses and agreements belong to a mediation that was taken on (人民调解法第十七条)."""
    if facts.entry and facts.accepted_on and facts.entry.on < facts.accepted_on:
        day = figures.day(facts.accepted_on)
        return Refusal(f"{day}才受理。日期填{day}或者以后。", statutes.MEDIATION_17)
    return None


def records_came_first(facts: MatterFacts) -> Refusal | None:
    """What the talks came to is not older than the talks on record (人民调解法第二十七条)."""
    if facts.entry and facts.recorded_on and facts.entry.on < facts.recorded_on:
        day = figures.day(facts.recorded_on)
        return Refusal(f"最近一次记录是{day}。日期填{day}或者以后。", statutes.MEDIATION_27)
    return None


def the_end_came_first(facts: MatterFacts) -> Refusal | None:
    """A case is closed, and its agreement filed back, when the mediation is over (人民调解法第二十七条)."""
    if facts.entry and facts.ended_on and facts.entry.on < facts.ended_on:
        day = figures.day(facts.ended_on)
        return Refusal(f"本案{day}才办完。日期填{day}或者以后。", statutes.MEDIATION_27)
    return None


def the_record_came_first(facts: MatterFacts) -> Refusal | None:
    """Nobody signs a record before what it records (江苏省人民调解条例第二十九条)."""
    if facts.entry and facts.entry.record_on and facts.entry.on < facts.entry.record_on:
        day = figures.day(facts.entry.record_on)
        return Refusal(f"笔录是{day}的。签名日期填{day}或者以后。", statutes.JIANGSU_MEDIATION_29)
    return None
