"""行政调解的下一步：一句话、一个按钮，等谁、为什么。"""

from mediation.rules import figures, statutes
from mediation.rules.administrative_mediation.acting import basis
from mediation.rules.administrative_mediation.facts import AdministrativeFacts, names
from mediation.rules.administrative_mediation.scope import court_route
from mediation.rules.people_mediation.next_step import NextStep


def next_step(state: str, facts: AdministrativeFacts) -> NextStep:
    """The one next step of a matter in `state` (a value of `administrative_mediation.State`)."""
    return _STEPS[state](facts)


def _received(facts: AdministrativeFacts) -> NextStep:
    return NextStep(
        "serve_copy",
        f"把请求书副本送给{names(facts.unserved)}，征求意见",
        "对方同意，才能立案。",
        basis(facts),
    )


def _served(facts: AdministrativeFacts) -> NextStep:
    if facts.refusing:
        why = f"{names(facts.refusing)}不同意调解。理由写进通知书，告知请求人别的途径。"
        return NextStep("not_open", "登记不予立案，通知请求人", why, statutes.JIANGSU_DISPUTES_48_2)
    if facts.unserved:
        return _received(facts)
    if not facts.silent:
        return NextStep("open", "立案，通知各方时间、地点", "被请求人都同意调解。", basis(facts))
    over = [each for each in facts.silent if each.due and each.due < facts.today]
    if over:
        why = f"{names(each.name for each in over)}的期限已满。没有答复不算同意；后来同意的，照样可以立案。"
        return NextStep("not_open", "期满没有答复，登记不予立案", why, statutes.JIANGSU_DISPUTES_48_2)
    until = max(each.due for each in facts.silent if each.due)
    waiting = tuple(each.name for each in facts.silent)
    return NextStep(
        "record_statement",
        f"等{names(waiting)}陈述意见",
        f"到{figures.day(until)}。天数照旧办法，待核。",
        basis(facts),
        waiting,
    )


def _opened(facts: AdministrativeFacts) -> NextStep:
    if facts.terms:
        return NextStep("sign", "印协议书，请各方签名", "各方签名，一份交本局存档。", statutes.CIVIL_490)
    if not facts.sessions:
        return NextStep("note_session", "组织调解，记下时间、地点、谁来了", "", basis(facts))
    return NextStep(
        "write_terms",
        "谈拢的写协议，谈不拢的终止",
        "没有达成协议的，撤销案件，告知起诉。",
        court_route(facts.subject, facts.today),
    )


def _signed(facts: AdministrativeFacts) -> NextStep:
    if facts.confirmable == "ask":
        return NextStep(
            "set_confirmability", "问法院，协议能不能申请司法确认", "问到以后登记来源。", statutes.JIANGSU_IP_37_3
        )
    return NextStep("close", "结案归档", "没有强制执行力；不履行的，可以起诉。", statutes.ARCHIVES_14)


def _over(facts: AdministrativeFacts) -> NextStep:
    return NextStep("close", "送达通知，结案归档", "", statutes.ARCHIVES_14)


def _handed_over(facts: AdministrativeFacts) -> NextStep:
    return NextStep("", "已委托人民调解委员会", "案件在那边办，本局等反馈。", statutes.JIANGSU_DISPUTES_25_4)


def _closed(facts: AdministrativeFacts) -> NextStep:
    return NextStep("", "已经结案", "")


_STEPS = {
    "received": _received,
    "served": _served,
    "opened": _opened,
    "signed": _signed,
    "not_opened": _over,
    "ended": _over,
    "withdrawn": _over,
    "handed_over": _handed_over,
    "closed": _closed,
}
