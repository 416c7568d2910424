"""预审的下一步：一句话、一个按钮，等谁、为什么。"""

from mediation.rules import figures
from mediation.rules.design_preexamination import acting
from mediation.rules.design_preexamination.facts import PreexaminationFacts
from mediation.rules.people_mediation.next_step import NextStep

_REFUSALS = (
    acting.registration_holds,
    acting.class_is_accepted,
    acting.quota_is_left,
    acting.agency_is_listed,
    acting.not_filed_before,
)
_MENDS = (acting.papers_are_complete, acting.pictures_are_complete)


def next_step(state: str, facts: PreexaminationFacts, *, most_opinions: int = 2) -> NextStep:
    """The one next step of a request in `state` (a value of `design_preexamination.State`); `most_opinions` after so
    many the centre ends the examination."""
    if state == "submitted":
        return _submitted(facts)
    if state == "accepted":
        return _accepted(facts, most_opinions)
    if state in ("waiting", "incomplete"):
        return _waiting(state, facts)
    if state == "filed":
        return _filed(facts)
    return _PLAIN[state]


def _submitted(facts: PreexaminationFacts) -> NextStep:
    for guard in _REFUSALS:
        if refused := guard(facts):
            return NextStep("refuse", "不予受理，选理由", refused.message, refused.statute)
    for guard in _MENDS:
        if refused := guard(facts):
            return NextStep("ask_papers", "发补正通知", refused.message, refused.statute)
    return NextStep("accept", "受理", "备案、分类、额度、材料都合。")


def _accepted(facts: PreexaminationFacts, most_opinions: int) -> NextStep:
    if not facts.screening:
        return NextStep("screen", "先筛查非正常申请", "没有筛查的不能合格。")
    if not facts.reader:
        return NextStep("amend", "先定复核人", "复核人看过才能出结论；要补正的，现在就可以出意见。")
    if facts.screening == "abnormal":
        return NextStep("fail", "出不合格", "筛查认定非正常。")
    sent = sum(not each.before for each in facts.opinions)
    if sent >= most_opinions:
        return NextStep("fail", "合格的出合格，仍有缺陷的出不合格", f"已发 {sent} 次意见，照中心规则不再补正。")
    for guard in _MENDS:
        if refused := guard(facts):
            return NextStep("issue_opinion", "还不齐，出意见", refused.message, refused.statute)
    if sent:
        return NextStep("pass", "看答复，出结论或者再出意见", f"第 {sent} 次意见已答复。")
    return NextStep("pass", "审查，出意见或者出结论", "")


def _waiting(state: str, facts: PreexaminationFacts) -> NextStep:
    waiting = facts.open_opinion
    act = "record_papers" if state == "incomplete" else "record_answer"
    if waiting is None:
        return NextStep(act, "登记答复", "")
    if facts.today > waiting.due:
        return NextStep("deem_withdrawn", "期满没有答复，登记视为撤回", f"答复期限到{figures.day(waiting.due)}。")
    return NextStep(act, "等申请人答复", f"到{figures.day(waiting.due)}。", None, ("申请人",))


def _filed(facts: PreexaminationFacts) -> NextStep:
    if facts.paid_on is None:
        return NextStep("record_payment", "登记缴费", "取得申请号当天缴费、回传凭证。")
    if facts.consistent is None:
        return NextStep("check_consistency", "核对提交文本和合格文本", "一致的才能加快。")
    if not facts.consistent:
        return NextStep("refuse_mark", "登记不予加快", "提交文本和合格文本不一致。")
    return NextStep("mark", "办理加快标记", "已缴费，文本一致。")


_PLAIN = {
    "passed": NextStep("file", "等申请人正式提交，回传申请号", "", None, ("申请人",)),
    "marked": NextStep("grant", "等国家局审查结果", "", None, ("国家知识产权局",)),
    "unmarked": NextStep("grant", "没有加快，等国家局审查结果", ""),
    "cancelled": NextStep("grant", "已取消快速通道，等国家局审查结果", ""),
    "refused": NextStep("", "不予受理", ""),
    "failed": NextStep("", "不合格", "申请人可以走普通途径提交。"),
    "withdrawn": NextStep("", "申请人已撤回", ""),
    "deemed_withdrawn": NextStep("", "视为撤回", ""),
    "not_filed": NextStep("", "合格后没有提交", ""),
    "granted": NextStep("", "已授权公告", ""),
    "rejected": NextStep("", "国家局驳回", ""),
    "application_withdrawn": NextStep("", "申请已撤回", ""),
}
