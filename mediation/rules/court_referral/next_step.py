"""委派、委托的下一步：一句话、为什么、依据哪一条。"""

from collections.abc import Callable, Mapping

from mediation.rules import figures, statutes
from mediation.rules.court_referral.facts import ReferralFacts
from mediation.rules.people_mediation.next_step import NextStep

COURT = ("法院",)


def next_step(state: str, facts: ReferralFacts) -> NextStep:
    """The one next step of a referral in `state` (a value of `court_referral.State`)."""
    return _STEPS[state](facts)


def _unrecorded(facts: ReferralFacts) -> NextStep:
    return NextStep(
        "register",
        "登记法院的委派、委托",
        "登记以后，调解期限照法院的三十日、十五日或者七日算。",
        statutes.INVITED_27,
    )


def _received(facts: ReferralFacts) -> NextStep:
    if facts.over and not facts.accepted:
        return NextStep("turn_down", "登记不予接受，写明理由", "案件没有受理。", statutes.ONLINE_12_1)
    if facts.channel == "platform":
        return NextStep(
            "take",
            "在平台确认接受，登记哪天确认的",
            "三个工作日内确认；过期没有确认的，法院可以重新指定。调解期限从确认之日起算。",
            statutes.ONLINE_12_1,
        )
    return NextStep(
        "take", "签收法院移交的材料，登记哪天签收的", "调解期限从签字接收材料之日起算。", statutes.INVITED_27_3
    )


def _taken(facts: ReferralFacts) -> NextStep:
    if facts.suspected:
        return NextStep(
            "answer_suspicion",
            "等法院对虚假调解报告的答复",
            "答复以前不恢复调解。",
            statutes.INVITED_18_2,
            COURT,
        )
    if not facts.over:
        return NextStep("", "调解期限内", "达成协议、终止或者不予受理以后，书面报告法院。", statutes.INVITED_26_2)
    if not facts.written:
        return NextStep("write_report", "写结果报告", "终止调解的，应当向法院书面报告。", statutes.INVITED_26_2)
    return NextStep("report", "结果报告印出来盖章，送法院", "送了以后登记哪天、怎样送的。", statutes.INVITED_26_2)


def _reported(facts: ReferralFacts) -> NextStep:
    return NextStep(
        "return_materials", "把材料移送法院，登记清单和签收人", "报告以外还要移送相关材料。", statutes.INVITED_26_2
    )


def _done(facts: ReferralFacts) -> NextStep:
    when = f"{figures.day(facts.returned_on)}材料已移送。" if facts.returned_on else ""
    if facts.entrusted and facts.agreed and not facts.court_result:
        return NextStep(
            "note_court_result",
            "等法院审查协议，登记调解书或者撤诉裁定",
            f"{when}委托调解的协议由法院审查，制作调解书结案，或者当事人撤诉。",
            statutes.INVITED_20,
            COURT,
        )
    return NextStep("", "对法院的事都办完了", when)


def _turned_down(facts: ReferralFacts) -> NextStep:
    return NextStep("", "没有接受这次委派、委托", "法院、当事人可以重新指定或者选定。", statutes.ONLINE_12_2)


_STEPS: Mapping[str, Callable[[ReferralFacts], NextStep]] = {
    "unrecorded": _unrecorded,
    "received": _received,
    "taken": _taken,
    "turned_down": _turned_down,
    "reported": _reported,
    "done": _done,
}
