"""维权援助的下一步：一句话、一个按钮，等谁、为什么。"""

from mediation.rules import figures, statutes
from mediation.rules.people_mediation.next_step import NextStep
from mediation.rules.rights_aid.facts import AidFacts, names
from mediation.rules.routing import COMMITTEES, PLACES, Place


def next_step(state: str, facts: AidFacts) -> NextStep:
    """The one next step of a matter in `state` (a value of `rights_aid.State`)."""
    return _STEPS[state](facts)


def _received(facts: AidFacts) -> NextStep:
    place = Place(facts.place) if facts.place else Place.AID
    if place in COMMITTEES:
        why = "单一窗口建议去调委会。对方由调委会征询。"
        if not facts.respondents:
            return NextStep("add_party", "写上对方，再转调解", why, statutes.MEDIATION_17)
        return NextStep("hand_over", f"转{PLACES[place]}", why, statutes.MEDIATION_17)
    if place is not Place.AID:
        return NextStep("refer", f"转{PLACES[place]}", "单一窗口建议的去向，登记转给哪个单位。")
    return NextStep("accept", "看材料齐不齐，决定受理不受理", "天数是本中心的设定，不是法律。")


def _supplementing(facts: AidFacts) -> NextStep:
    if facts.gaps_until and facts.gaps_until < facts.today:
        return NextStep("deem_withdrawn", "期满没有补，视为撤回", "补了的，登记补齐。")
    until = figures.day(facts.gaps_until) if facts.gaps_until else ""
    return NextStep("supply", f"等{names(facts.applicants)}补材料", f"到{until}。", None, facts.applicants)


def _accepted(facts: AidFacts) -> NextStep:
    if facts.service.ends_in_an_opinion and not facts.opinions:
        if facts.named and not facts.appointed:
            who = names(each.name for each in facts.named)
            return NextStep("appoint_expert", f"等{who}签声明，签了登记聘请", "回避、保密声明签了才给看材料。")
        if not facts.appointed:
            return NextStep("name_expert", "请专家，印回避和保密声明", "声明签了才能聘请。")
        return NextStep("issue_opinion", "出具意见", "意见只供参考，不是认定侵权的证据。")
    return NextStep("conclude", "办完了登记结果", "中间的沟通记在过程里。")


def _suspended(facts: AidFacts) -> NextStep:
    since = figures.day(facts.suspended_on) if facts.suspended_on else ""
    return NextStep("resume", f"{since}起中止，原因消除后恢复", "中止的日子不计入期限。")


def _concluded(facts: AidFacts) -> NextStep:
    return NextStep("close", "问满意度，归档", "挽回的金额有依据才登记。", statutes.ARCHIVES_14)


def _refused(facts: AidFacts) -> NextStep:
    return NextStep("close", "送通知书，归档", "", statutes.ARCHIVES_14)


def _over(facts: AidFacts) -> NextStep:
    return NextStep("", "已经归档", "")


_STEPS = {
    "received": _received,
    "supplementing": _supplementing,
    "accepted": _accepted,
    "suspended": _suspended,
    "concluded": _concluded,
    "handed_over": _concluded,
    "refused": _refused,
    "withdrawn": _refused,
    "closed": _over,
}
