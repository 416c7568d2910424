"""司法确认的下一步：一句话、一个按钮，等谁、为什么。"""

from mediation.rules import figures, statutes
from mediation.rules.judicial_confirmation.acting import court_does_not_close_it, window_is_open
from mediation.rules.judicial_confirmation.facts import ConfirmationFacts, names
from mediation.rules.people_mediation.next_step import NextStep

COURT = "法院"


def next_step(state: str, facts: ConfirmationFacts) -> NextStep:
    """The one next step of a matter in `state` (a value of `judicial_confirmation.State`)."""
    return _STEPS[state](facts)


def _open(facts: ConfirmationFacts) -> NextStep:
    barred = court_does_not_close_it(facts)
    if barred is not None:
        return NextStep("", "不另申请司法确认，等委托的法院结案", barred.message, barred.statute, (COURT,))
    if window_is_open(facts) is not None:
        return NextStep(
            "",
            "三十日已过，不能再申请确认",
            "协议仍有约束力，对方不履行的可以起诉。有正当理由耽误的，障碍消除后十日内可以申请顺延。",
            statutes.MEDIATION_31,
        )
    until = f"三十日到{figures.day(facts.window.due)}。" if facts.window else ""
    return NextStep(
        "begin", "问清各方要不要确认，开始准备", f"{until}确认后一方不履行的，对方可以直接申请执行。", statutes.CPL_206
    )


def _preparing(facts: ConfirmationFacts) -> NextStep:
    if window_is_open(facts) is not None:
        return NextStep(
            "give_up",
            "三十日已过，登记不再申请",
            "协议仍有约束力，对方不履行的可以起诉。有正当理由耽误的，先登记耽误的事由。",
            statutes.MEDIATION_31,
        )
    if not facts.court or facts.court_bar is not None:
        return NextStep("choose_court", "定向哪个法院申请", "", statutes.CPL_205)
    if facts.unsigned:
        unsigned = tuple(each.name for each in facts.unsigned)
        return NextStep(
            "sign_application",
            f"登记{names(facts.unsigned)}签申请书",
            "各方共同申请，缺一方不行。",
            statutes.CPL_205,
            unsigned,
        )
    barred = [each for each in facts.applicants if each.bar]
    if barred:
        return NextStep(
            "sign_application",
            f"换{names(barred)}的签名人，或者补授权",
            barred[0].bar,
            statutes.CPL_INT_351,
            tuple(each.name for each in barred),
        )
    if facts.lacking:
        return NextStep(
            "bind", f"补齐材料，还差 {len(facts.lacking)} 件", "、".join(facts.lacking), statutes.CPL_INT_354
        )
    until = f"{figures.day(facts.window.due)}前。" if facts.window else ""
    return NextStep("file", "提交申请，登记哪天、怎样提交", f"{until}邮寄的，交邮的日子算数。", statutes.CPL_85_4)


def _filed(facts: ConfirmationFacts) -> NextStep:
    if facts.received_on is None:
        return NextStep(
            "note_receipt",
            "登记法院哪天收到",
            "法院决定受理的三日从收到起算。",
            statutes.CONFIRMATION_2011_4_1,
            (COURT,),
        )
    return NextStep("accept", "等法院决定受理没有", "", statutes.CONFIRMATION_2011_4_1, (COURT,))


def _supplementing(facts: ConfirmationFacts) -> NextStep:
    waiting = facts.waiting_supplement
    until = f"法院指定到{figures.day(waiting.due_on)}。" if waiting else ""
    return NextStep("supply", "补交法院要的材料", f"{until}没有按期补的，可以按撤回处理。", statutes.CPL_INT_354)


def _accepted(facts: ConfirmationFacts) -> NextStep:
    if facts.waiting_supplement is not None:
        return _further(facts)
    return NextStep(
        "hear", "等法院通知各方共同到场核实", "接到通知就告诉各方，一起去。", statutes.CPL_INT_356, (COURT,)
    )


def _heard(facts: ConfirmationFacts) -> NextStep:
    if facts.waiting_supplement is not None:
        return _further(facts)
    return NextStep("confirm", "等法院裁定", "立案之日起三十日内审结。", statutes.CPL_187, (COURT,))


def _further(facts: ConfirmationFacts) -> NextStep:
    waiting = facts.waiting_supplement
    assert waiting is not None
    why = f"法院指定到{figures.day(waiting.due_on)}。没有正当理由不补的，可以按撤回处理。"
    return NextStep("supply_further", "补交法院要的材料", why, statutes.CPL_INT_357_2)


def _confirmed(facts: ConfirmationFacts) -> NextStep:
    if facts.unserved:
        return NextStep(
            "serve", "登记裁定送达各方的日子", "异议的十五日从收到裁定起算。", statutes.CPL_INT_372_2, facts.unserved
        )
    return NextStep("", "裁定有效，盯履行", "一方不履行或者没有全部履行的，对方可以申请执行。", statutes.CPL_206)


def _rejected(facts: ConfirmationFacts) -> NextStep:
    return NextStep(
        "",
        "驳回了：变更协议、另签新协议，或者起诉",
        "变更的、新签的协议另有自己的三十日。原协议没有因此无效。",
        statutes.CPL_206,
    )


def _ended(facts: ConfirmationFacts) -> NextStep:
    if facts.window is not None and facts.today <= facts.window.due and facts.in_force:
        until = figures.day(facts.window.due)
        return NextStep("begin", f"要再申请的，{until}前重新提交", "撤回、不予受理都不重算三十日。", statutes.CPL_205)
    return NextStep("", "三十日已过，不能再申请确认", "协议仍有约束力，对方不履行的可以起诉。", statutes.MEDIATION_31)


def _set_aside(facts: ConfirmationFacts) -> NextStep:
    return NextStep("", "确认裁定已被撤销或者改变", "照新的裁定办；协议的效力看裁定怎么写。", statutes.CPL_INT_372_1)


_STEPS = {
    "open": _open,
    "preparing": _preparing,
    "filed": _filed,
    "supplementing": _supplementing,
    "accepted": _accepted,
    "heard": _heard,
    "confirmed": _confirmed,
    "rejected": _rejected,
    "not_accepted": _ended,
    "withdrawn": _ended,
    "deemed_withdrawn": _ended,
    "given_up": _ended,
    "set_aside": _set_aside,
}
