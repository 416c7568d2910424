"""诉调对接、委托调解：委派、委托和在线调解的期限，协议送商请方、委托方备案（特邀调解规定第二十七条；在线调解规则第十条至
第二十六条；江苏省人民调解条例第三十二条第二款）。"""

from collections.abc import Mapping
from datetime import date

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.periods import DayPeriod, WorkingDayPeriod
from mediation.rules.statutes import (
    CPL_85,
    INVITED_27_1,
    INVITED_27_2,
    INVITED_27_3,
    JIANGSU_MEDIATION_32_2,
    ONLINE_10_2,
    ONLINE_10_3,
    ONLINE_12_1,
    ONLINE_15_1,
    ONLINE_24_1,
    ONLINE_24_2,
    ONLINE_26,
    Statute,
)

# --- 期限 ---------------------------------------------------------------------------------------------------------

_INVITED, _ONLINE, _JIANGSU = date(2016, 7, 1), date(2022, 1, 1), date(2015, 10, 1)
_BOTH_MAY_EXTEND = "双方当事人同意可以延长。"


def _invited(rule_id: str, name: str, days: int, *basis: Statute) -> DeadlineRule:
    return DeadlineRule(
        rule_id,
        name,
        "签字接收法院移交材料",
        DayPeriod(days, basis=(*basis, INVITED_27_3, CPL_85)),
        "调解委员会",
        remark=_BOTH_MAY_EXTEND,
        effective_from=_INVITED,
    )


def _online(rule_id: str, name: str, days: int, *basis: Statute, remark: str = "") -> DeadlineRule:
    return DeadlineRule(
        rule_id,
        name,
        "在平台确认接受",
        DayPeriod(days, basis=(ONLINE_24_1, ONLINE_24_2, *basis, CPL_85)),
        "调解委员会",
        remark=f"各方当事人同意可以延长。{remark}",
        effective_from=_ONLINE,
    )


def _on_platform(
    rule_id: str, name: str, trigger: str, days: int, who: str, statute: Statute, remark: str = ""
) -> DeadlineRule:
    period = WorkingDayPeriod(days, basis=(statute,))
    return DeadlineRule(rule_id, name, trigger, period, who, remark=remark, effective_from=_ONLINE)


FILING_BACK = DeadlineRule(
    id="D29",
    name="协议书送商请方、委托方备案",
    trigger="协议生效",
    period=WorkingDayPeriod(5, basis=(JIANGSU_MEDIATION_32_2,)),
    who="调解委员会",
    effective_from=_JIANGSU,
)

_RULES = (
    _invited("D02", "委派调解", 30, INVITED_27_1),
    _invited("D03", "委托调解（普通程序）", 15, INVITED_27_2),
    _invited("D03-simple", "委托调解（简易程序）", 7, INVITED_27_2),
    _on_platform("D04", "在平台确认接受", "收到委派委托信息或者在线调解申请", 3, "调解委员会", ONLINE_12_1),
    _on_platform(
        "D05",
        "征询对方当事人调解意愿",
        "接受委派",
        3,
        "调解员",
        ONLINE_15_1,
        "由法院征询，调解员可以协助通知、询问。",
    ),
    _on_platform(
        "D06",
        "共同选择调解组织或者调解员",
        "双方同意在线调解",
        2,
        "双方当事人",
        ONLINE_10_2,
        "选不出的由人民法院指定。",
    ),
    _on_platform("D07", "法院指定调解组织或者调解员", "法院收到在线调解申请", 3, "人民法院", ONLINE_10_3),
    _online("D08", "在线调解（立案前）", 30, ONLINE_26, remark="鉴定评估期限不计入。"),
    _online("D08-ordinary", "在线调解（立案后，普通程序）", 15),
    _online("D08-simple", "在线调解（立案后，简易程序）", 7),
    FILING_BACK,
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in _RULES}
