"""诉调对接：法院立案前委派、立案后委托的调解，从收到信息到书面报告、移送材料；协议送商请方、委托方备案
（特邀调解规定第十一条至第二十七条；在线调解规则第十条至第二十六条；江苏省人民调解条例第三十二条第二款）。

One referral hangs on one case. The mediation runs by its own procedure; here stands what is owed to the court: to
accept, to keep its term, to report, to hand the materials over.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from mediation.rules.court_referral.acting import (
    a_court_sent_it,
    court_has_the_suit,
    court_is_known,
    day_has_come,
    kind_fits_source,
    materials_are_listed,
    mediation_goes_on,
    mediation_is_over,
    not_taken_on_yet,
    procedure_is_named,
    reason_given,
    reasons_fit,
    report_follows_the_end,
    report_is_written,
    suspicion_is_new,
    suspicion_is_open,
    suspicion_is_told,
    taken_after_information,
)
from mediation.rules.court_referral.facts import Entry as Entry
from mediation.rules.court_referral.facts import ReferralFacts as ReferralFacts
from mediation.rules.court_referral.next_step import next_step as next_step
from mediation.rules.court_referral.words import REASONS as REASONS
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import DayPeriod, Deadline, Suspension, WorkingDayPeriod, prolonged
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.rules.statutes import (
    CPL_85,
    INVITED_11,
    INVITED_18,
    INVITED_18_2,
    INVITED_20,
    INVITED_21,
    INVITED_26_1,
    INVITED_26_2,
    INVITED_27_1,
    INVITED_27_2,
    INVITED_27_3,
    JIANGSU_MEDIATION_32_2,
    ONLINE_10_2,
    ONLINE_10_3,
    ONLINE_12_1,
    ONLINE_12_2,
    ONLINE_15_1,
    ONLINE_20_2,
    ONLINE_21,
    ONLINE_24_1,
    ONLINE_24_2,
    ONLINE_25,
    ONLINE_26,
    Statute,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the referral stands; `UNRECORDED` before anybody put it on record."""

    UNRECORDED = "unrecorded"
    RECEIVED = "received"
    TAKEN = "taken"
    TURNED_DOWN = "turned_down"
    REPORTED = "reported"
    DONE = "done"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待接受`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.UNRECORDED: "还没有登记",
    State.RECEIVED: "待接受",
    State.TAKEN: "已接受",
    State.TURNED_DOWN: "不予接受",
    State.REPORTED: "已报告，待移送材料",
    State.DONE: "已报告并移送",
}

SETTLED = frozenset({State.TURNED_DOWN, State.DONE})
"""Nothing is owed to the court any more, so that the case may be closed."""

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

TERMS: Mapping[tuple[str, str, str], DeadlineRule] = {
    ("assignment", "", "paper"): DEADLINES["D02"],
    ("entrustment", "ordinary", "paper"): DEADLINES["D03"],
    ("entrustment", "simplified", "paper"): DEADLINES["D03-simple"],
    ("assignment", "", "platform"): DEADLINES["D08"],
    ("entrustment", "ordinary", "platform"): DEADLINES["D08-ordinary"],
    ("entrustment", "simplified", "platform"): DEADLINES["D08-simple"],
}
"""The term of a court's case by kind, procedure and channel. It stands in place of D01: the one month of the general
rule is for what no court sent (人民调解工作若干规定第三十三条)."""
ACCEPTANCE, ASKING = DEADLINES["D04"], DEADLINES["D05"]


def term_deadline(
    rule: DeadlineRule,
    taken_on: date,
    *,
    appraisals: Iterable[Suspension] = (),
    extensions: Iterable[tuple[date, date]] = (),
    calendar: Calendar = PUBLISHED,
) -> Deadline:
    """The last day for mediating a court's case by `rule`, a value of `TERMS`, from the day the materials were signed
    for or the platform confirmed. `appraisals` the days of 鉴定评估: they count out on-line before filing and nowhere
    else (在线调解规则第二十六条), so no other pause moves the day. `extensions` (agreed on, until) by every party."""
    pauses = appraisals if pauses_count_out(rule) else ()
    return prolonged(rule.on(taken_on).period, taken_on, suspensions=pauses, extensions=extensions, calendar=calendar)


def pauses_count_out(rule: DeadlineRule) -> bool:
    """Whether days of appraisal are taken out of this term."""
    return rule is TERMS["assignment", "", "platform"]


# --- 程序 ---------------------------------------------------------------------------------------------------------

UNRECORDED, RECEIVED, TAKEN, REPORTED = State.UNRECORDED, State.RECEIVED, State.TAKEN, State.REPORTED

STAFF = frozenset(role.value for role in COMMITTEE_STAFF)

_act = Rows(STAFF, (day_has_come,))


# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 收到、接受
    _act("register", "登记委派、委托", {UNRECORDED},
         a_court_sent_it, kind_fits_source, procedure_is_named, court_is_known, taken_after_information,
         to=RECEIVED, by=(INVITED_11, INVITED_27_3, ONLINE_12_1)),
    _act("correct", "更正登记", {RECEIVED, TAKEN},
         a_court_sent_it, kind_fits_source, procedure_is_named, court_is_known, taken_after_information,
         by=(INVITED_11, INVITED_27_3)),
    _act("take", "登记接受", {RECEIVED}, taken_after_information,
         to=TAKEN, by=(INVITED_27_3, ONLINE_12_1, ONLINE_24_2)),
    _act("turn_down", "不予接受", {RECEIVED}, not_taken_on_yet, reason_given,
         to=State.TURNED_DOWN, by=(ONLINE_12_1, ONLINE_12_2)),
    # 虚假调解
    _act("report_suspicion", "报告虚假调解可能", {TAKEN}, mediation_goes_on, suspicion_is_new, suspicion_is_told,
         by=(INVITED_18,)),
    _act("answer_suspicion", "登记对报告的答复", {TAKEN}, suspicion_is_open, suspicion_is_told, by=(INVITED_18_2,)),
    # 终止以后
    _act("write_report", "写结果报告", {TAKEN}, mediation_is_over, reasons_fit,
         by=(INVITED_26_2, INVITED_26_1, ONLINE_25, ONLINE_21)),
    _act("report", "登记已报告法院", {TAKEN}, mediation_is_over, report_is_written, report_follows_the_end,
         to=REPORTED, by=(INVITED_26_2,)),
    _act("return_materials", "登记移送材料", {REPORTED}, report_follows_the_end, materials_are_listed,
         to=State.DONE, by=(INVITED_26_2, INVITED_21)),
    _act("note_court_result", "登记法院怎样结案", {REPORTED, State.DONE}, court_has_the_suit,
         by=(INVITED_20, ONLINE_20_2)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("court_report",)

# --- 终止的原因：`REASONS`，见 rules/court_referral/words.py --------------------------------------------------------
