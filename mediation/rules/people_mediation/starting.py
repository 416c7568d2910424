"""受理的条件：当事人自愿、各方同意、没有利害冲突（人民调解法第十七条；人民调解工作若干规定第二十至二十四条）。"""

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import MatterFacts, names


def day_fits(facts: MatterFacts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def both_sides_named(facts: MatterFacts) -> Refusal | None:
    """A dispute has somebody who asks and somebody who is asked (江苏省人民调解条例第三条)."""
    for side, word in (("applicant", "申请人"), ("respondent", "被申请人")):
        if not any(party.side == side for party in facts.parties):
            return Refusal(f"还没有{word}。补录{word}后再受理。", statutes.JIANGSU_MEDIATION_3)
    return None


def nobody_refuses(facts: MatterFacts) -> Refusal | None:
    """A clear refusal stands until the same party says otherwise (人民调解法第十七条)."""
    refusing = [party for party in facts.parties if party.answer == "refused"]
    if not refusing:
        return None
    way = "登记“拒绝调解”，告知别的途径" if facts.accepted_on else "登记“不予受理”，告知别的途径"
    return Refusal(
        f"{names(refusing)}已明确拒绝调解。{way}；对方改了主意，就补一条新的征询记录。", statutes.MEDIATION_17
    )


def everyone_agreed(facts: MatterFacts) -> Refusal | None:
    """Every party's consent is on record; silence is no consent (人民调解法第三条、第十七条)."""
    silent = [party for party in facts.parties if party.answer == ""]
    if silent:
        return Refusal(
            f"还没有{names(silent)}同意调解的记录，没答复不算同意。先征询，记下时间、方式和答复。",
            statutes.MEDIATION_23_2,
        )
    return None


def consent_came_first(facts: MatterFacts) -> Refusal | None:
    """Acceptance cannot be dated before the consent it rests on."""
    if not facts.entry:
        return None
    late = [party for party in facts.parties if party.answered_on and party.answered_on > facts.entry.on]
    if late:
        last = max(party.answered_on for party in late if party.answered_on)
        return Refusal(
            f"{names(late)}{figures.day(last)}才同意。受理日期填{figures.day(last)}或者以后。", statutes.MEDIATION_17
        )
    return None


def conflict_settled(facts: MatterFacts) -> Refusal | None:
    """What the conflict check left open is answered before acceptance."""
    if facts.conflict == "director":
        return Refusal("利害关系核对问了主任，主任还没有答复。等主任答复后再受理。", statutes.MEDIATION_21_1)
    if facts.conflict in ("conflict", "confirmed"):
        return Refusal(
            "利害关系核对认定有冲突。换调解员、更正当事人或者并入原案，再核对一次。", statutes.MEDIATION_21_1
        )
    return None


def conflict_was_asked(facts: MatterFacts) -> Refusal | None:
    """The director answers only a question that was put."""
    return None if facts.conflict == "director" else Refusal("没有等主任答复的利害关系核对。")


def dispute_is_here(facts: MatterFacts) -> Refusal | None:
    """What another body has is not handled here at the same time (人民调解工作若干规定第二十四条)."""
    if facts.away:
        return Refusal(f"已经移送{facts.away}，还没有转回。转回了的，先登记转回。", statutes.MOJ_75_24)
    return None


def dispute_is_away(facts: MatterFacts) -> Refusal | None:
    """Only what was handed over comes back."""
    return None if facts.away else Refusal("没有移送出去，不用登记转回。", statutes.MOJ_75_24)


def transfer_has_reason(facts: MatterFacts) -> Refusal | None:
    """Who is sent to the other committee is told why."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写移交的理由。写一句为什么由那边办。", statutes.MOJ_75_21)
    return None
