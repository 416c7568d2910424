"""更正受理日期：录错了的，受理登记照实改，编号不动（人民调解工作若干规定第二十三条；人民调解法第十七条）。"""

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import MatterFacts


def no_agreement_rests_on_it(facts: MatterFacts) -> Refusal | None:
    """What was signed after the acceptance on record is not given another beginning (人民调解法第三十一条)."""
    if facts.agreement and facts.agreement.effective_on:
        day = figures.day(facts.agreement.effective_on)
        return Refusal(f"协议{day}已经生效，受理日期不再更正。录错的情况写进卷宗情况说明。", statutes.MEDIATION_31)
    return None


def correction_has_reason(facts: MatterFacts) -> Refusal | None:
    """Who reads the trail learns why a day on record was changed."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写为什么更正。写一句，比如“收案登记簿记的是3日，录入时写成了8日”。", statutes.MOJ_75_23)
    return None


def another_day_of_the_same_year(facts: MatterFacts) -> Refusal | None:
    """The number names the year of acceptance and is not given anew."""
    if facts.entry is None or facts.accepted_on is None:
        return None
    if facts.entry.on == facts.accepted_on:
        return Refusal(f"现在记的就是{figures.day(facts.accepted_on)}，没有要更正的。", statutes.MOJ_75_23)
    year = facts.accepted_on.year
    if facts.entry.on.year != year:
        return Refusal(
            f"案号是{year}年编的，编了不改，受理日期也要在{year}年。跨年录错的，终止本案，写明理由，另行登记受理。",
            statutes.MOJ_75_23,
        )
    return None


def consents_came_first(facts: MatterFacts) -> Refusal | None:
    """The dispute was taken on with everybody's consent (人民调解法第十七条). Who joined later was asked later."""
    if facts.entry and facts.consented_on and facts.entry.on < facts.consented_on:
        day = figures.day(facts.consented_on)
        return Refusal(f"{day}各方才都同意。受理日期填{day}或者以后。", statutes.MEDIATION_17)
    return None


def work_came_after(facts: MatterFacts) -> Refusal | None:
    """What is on record of the mediation was done after the dispute was taken on (人民调解法第十七条)."""
    told = [party.told_rights_on for party in facts.parties if party.told_rights_on]
    begun = min(filter(None, [facts.begun_on, *told]), default=None)
    if facts.entry and begun and facts.entry.on > begun:
        day = figures.day(begun)
        return Refusal(
            f"{day}已经开始办（告知、定调解员、调查或者开会）。受理日期填{day}或者以前。", statutes.MEDIATION_17
        )
    return None
