"""司法确认：协议生效后共同申请人民法院确认（民事诉讼法第二百零五条、第二百零六条；人民调解法第三十三条）。

One application for one agreement in force. The thirty days start the day after the agreement takes effect; a
withdrawal or a refusal does not start them anew, an amended agreement does. An agreement that is never confirmed
still binds (人民调解法第三十一条).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.judicial_confirmation.acting import (
    after_acceptance,
    after_filing,
    after_hearing,
    after_receipt,
    after_ruling,
    agreement_in_force,
    agreement_is_written,
    court_does_not_close_it,
    court_is_named,
    court_may_take_it,
    court_set_a_day,
    day_has_come,
    everybody_applies,
    filed_in_time,
    gaps_are_explained,
    ground_for_not_accepting,
    ground_for_rejecting,
    number_is_given,
    obstacle_is_told,
    reason_given,
    signed_after_effect,
    signers_may_apply,
    something_is_asked,
    supplement_is_overdue,
    window_has_passed,
    window_is_open,
)
from mediation.rules.judicial_confirmation.eligibility import Point as Point
from mediation.rules.judicial_confirmation.eligibility import Standing as Standing
from mediation.rules.judicial_confirmation.eligibility import bars as bars
from mediation.rules.judicial_confirmation.eligibility import doubts as doubts
from mediation.rules.judicial_confirmation.eligibility import eligibility as eligibility
from mediation.rules.judicial_confirmation.facts import Applicant as Applicant
from mediation.rules.judicial_confirmation.facts import ConfirmationFacts as ConfirmationFacts
from mediation.rules.judicial_confirmation.facts import Entry as Entry
from mediation.rules.judicial_confirmation.facts import Obstacle as Obstacle
from mediation.rules.judicial_confirmation.facts import Supplement as Supplement
from mediation.rules.judicial_confirmation.next_step import next_step as next_step
from mediation.rules.judicial_confirmation.words import GROUNDS as GROUNDS
from mediation.rules.judicial_confirmation.words import NOT_ACCEPTED as NOT_ACCEPTED
from mediation.rules.judicial_confirmation.words import REJECTED as REJECTED
from mediation.rules.judicial_confirmation.words import WAYS as WAYS
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import DayPeriod, Deadline, MonthPeriod
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import (
    CIVIL_203_1,
    CONFIRMATION_2011_4_1,
    CONFIRMATION_2011_5_1,
    CPL_85,
    CPL_85_4,
    CPL_86,
    CPL_187,
    CPL_205,
    CPL_206,
    CPL_INT_127,
    CPL_INT_351,
    CPL_INT_354,
    CPL_INT_355,
    CPL_INT_356,
    CPL_INT_357_1,
    CPL_INT_357_2,
    CPL_INT_358,
    CPL_INT_372_1,
    CPL_INT_372_2,
    MEDIATION_31,
    MEDIATION_33_1,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the application stands; `OPEN` before anybody began one."""

    OPEN = "open"
    PREPARING = "preparing"
    FILED = "filed"
    SUPPLEMENTING = "supplementing"
    ACCEPTED = "accepted"
    HEARD = "heard"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    GIVEN_UP = "given_up"
    SET_ASIDE = "set_aside"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `等法院受理`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.OPEN: "可申请",
    State.PREPARING: "准备材料",
    State.FILED: "已提交",
    State.SUPPLEMENTING: "补正中",
    State.ACCEPTED: "法院已受理",
    State.HEARD: "已到场核实",
    State.CONFIRMED: "裁定有效",
    State.REJECTED: "裁定驳回",
    State.NOT_ACCEPTED: "不予受理",
    State.WITHDRAWN: "已撤回",
    State.DEEMED_WITHDRAWN: "按撤回处理",
    State.GIVEN_UP: "不再申请",
    State.SET_ASIDE: "裁定被撤销、改变",
}

BEFORE_COURT = frozenset({State.FILED, State.SUPPLEMENTING, State.ACCEPTED, State.HEARD})
"""The court has it and has not decided."""

WITHOUT_RULING = frozenset({State.NOT_ACCEPTED, State.WITHDRAWN, State.DEEMED_WITHDRAWN, State.GIVEN_UP})
"""Ended without a ruling on the agreement: within the thirty days another application may follow."""

SENT = frozenset(State) - {State.OPEN, State.PREPARING, State.GIVEN_UP}
"""What the court's liaison is told of."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

_CONFIRMATION_2011, _CPL_INT_2022, _CPL_2023 = date(2011, 3, 30), date(2022, 4, 10), date(2024, 1, 1)

APPLICATION = DeadlineRule(
    id="D09",
    name="共同申请司法确认",
    trigger="协议生效",
    period=DayPeriod(30, basis=(CPL_205, MEDIATION_33_1, CPL_85)),
    who="双方当事人",
    effective_from=_CPL_2023,
    earlier=(
        DeadlineRule(
            id="D09",
            name="共同申请司法确认",
            trigger="协议生效",
            period=DayPeriod(30, basis=(MEDIATION_33_1, CIVIL_203_1)),
            who="双方当事人",
            effective_from=date(2011, 1, 1),
            effective_to=date(2023, 12, 31),
        ),
    ),
)
ACCEPTANCE = DeadlineRule(
    "D10",
    "法院决定是否受理",
    "法院收到司法确认申请",
    DayPeriod(3, basis=(CONFIRMATION_2011_4_1, CPL_85)),
    "人民法院",
    effective_from=_CONFIRMATION_2011,
)
REVIEW = DeadlineRule(
    "D11",
    "法院审查司法确认申请",
    "法院立案",
    DayPeriod(30, basis=(CPL_187, CPL_85)),
    "人民法院",
    remark="有特殊情况需要延长的，由本院院长批准。",
    effective_from=_CPL_2023,
)
EXPECTED = DeadlineRule(
    "D11-expected",
    "法院审查司法确认申请（预计）",
    "法院受理",
    DayPeriod(15, basis=(CONFIRMATION_2011_5_1, CPL_85)),
    "人民法院",
    soft=True,
    remark="经院长批准可以再延长十日；上限看 D11。",
    effective_from=_CONFIRMATION_2011,
)
# How long the court gives stands in its notice; `supplement_deadline` counts to that day.
SUPPLEMENT = DeadlineRule(
    "D12",
    "补交材料、补充陈述",
    "法院通知",
    DayPeriod(0, basis=(CPL_INT_354, CPL_INT_356, CPL_INT_357_2, CPL_85)),
    "双方当事人",
    given=True,
    remark="由法院定。没有给天数的，起算日就填法院定的最后一日。",
    effective_from=_CPL_INT_2022,
)
OBJECTION = DeadlineRule(
    "D13",
    "当事人对确认裁定提异议",
    "收到裁定",
    DayPeriod(15, basis=(CPL_INT_372_2, CPL_85)),
    "当事人",
    effective_from=_CPL_INT_2022,
)
THIRD_PARTY_OBJECTION = DeadlineRule(
    "D14",
    "利害关系人对确认裁定提异议",
    "知道或者应当知道权益受侵害",
    MonthPeriod(6, basis=(CPL_INT_372_2, CPL_INT_127, CPL_85)),
    "利害关系人",
    remark="不变期间，不适用中止、中断、延长。",
    effective_from=_CPL_INT_2022,
)
EXTENSION = DeadlineRule(
    "D15",
    "申请顺延耽误的期限",
    "障碍消除",
    DayPeriod(10, basis=(CPL_86, CPL_85)),
    "当事人",
    remark="是否准许由人民法院决定。",
    effective_from=_CPL_2023,
)

DEADLINES: Mapping[str, DeadlineRule] = {
    rule.id: rule
    for rule in (APPLICATION, ACCEPTANCE, REVIEW, EXPECTED, SUPPLEMENT, OBJECTION, THIRD_PARTY_OBJECTION, EXTENSION)
}

EXPECTED_REVIEW = "司法确认程序规定第五条：十五日，可延长十日；民事诉讼法第一百八十七条的三十日是上限。"


@dataclass(frozen=True)
class ApplicationWindow:
    """D09 as it is counted on one day: the day it starts from, the thirty days, and the last day of those from the
    earliest signature where they are over and only those from effect are left."""

    start: date
    deadline: Deadline
    alarm_over: date | None = None


def application_window(
    alarm_from: date, effective_on: date, today: date, calendar: Calendar = PUBLISHED
) -> ApplicationWindow:
    """The thirty days as they are counted on the day `today`. Those from the earliest of the competing days while they
    run, so that nobody is late whichever a court takes (江苏省人民调解条例第三十二条第一款 beside 人民调解法第二十九条
    第二款); once they are over those from effect, because the chance ends thirty days after effect and not before
    (民事诉讼法第二百零五条)."""
    early = APPLICATION.due(alarm_from, calendar)
    if alarm_from == effective_on or today <= early.due:
        return ApplicationWindow(alarm_from, early)
    return ApplicationWindow(effective_on, APPLICATION.due(effective_on, calendar), alarm_over=early.due)


def supplement_deadline(asked_on: date, due_on: date, calendar: Calendar = PUBLISHED) -> Deadline:
    """D12: to the day that the court set in its notice of `asked_on`; a period set by the court rolls like one set
    by law (民事诉讼法第八十五条). Raises ValueError for a day before the notice."""
    return DayPeriod((due_on - asked_on).days, basis=SUPPLEMENT.period.basis).due(asked_on, calendar)


def asked_in_time(ended_on: date, asked_on: date, calendar: Calendar = PUBLISHED) -> bool:
    """Whether more time was asked for within ten days of the obstacle's end (民事诉讼法第八十六条)."""
    return asked_on <= EXTENSION.due(ended_on, calendar).due


# --- 程序 ---------------------------------------------------------------------------------------------------------

OPEN, PREPARING, FILED, SUPPLEMENTING = State.OPEN, State.PREPARING, State.FILED, State.SUPPLEMENTING
ACCEPTED, HEARD, CONFIRMED, REJECTED_STATE = State.ACCEPTED, State.HEARD, State.CONFIRMED, State.REJECTED

STAFF = frozenset(role.value for role in COMMITTEE_STAFF)
COURT = STAFF | {Role.COURT_LIAISON.value}
"""The court's answers: its own liaison enters them, or the committee from the paper that came."""


_act = Rows(STAFF, (day_has_come,))


# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 准备
    _act("begin", "准备申请", WITHOUT_RULING | {OPEN},
         court_does_not_close_it, agreement_in_force, agreement_is_written, window_is_open,
         to=PREPARING, by=(CPL_205, MEDIATION_33_1)),
    _act("note_obstacle", "登记耽误的事由", WITHOUT_RULING | {OPEN, PREPARING},
         court_does_not_close_it, agreement_in_force, agreement_is_written, window_has_passed, obstacle_is_told,
         to=PREPARING, by=(CPL_86, MEDIATION_31)),
    _act("answer_extension", "登记法院对顺延的答复", {PREPARING, FILED, SUPPLEMENTING}, roles=COURT, by=(CPL_86,)),
    _act("choose_court", "定法院", {PREPARING}, court_is_named, court_may_take_it, by=(CPL_205,)),
    _act("sign_application", "登记申请人签名", {PREPARING}, agreement_in_force, signed_after_effect, signers_may_apply,
         by=(CPL_205, CPL_INT_351)),
    _act("file", "登记已提交", {PREPARING},
         court_does_not_close_it, agreement_in_force, agreement_is_written, filed_in_time, court_is_named,
         court_may_take_it,
         everybody_applies, signers_may_apply, gaps_are_explained,
         to=FILED, by=(CPL_205, CPL_85_4, CPL_INT_354)),
    _act("give_up", "不再申请", {PREPARING}, reason_given, to=State.GIVEN_UP, by=(CPL_205, MEDIATION_31)),
    # 法院受理
    _act("note_receipt", "登记法院收到", {FILED}, after_filing, roles=COURT, by=(CONFIRMATION_2011_4_1,)),
    _act("ask_supplement", "登记法院要求补交", {FILED}, after_filing, after_receipt, court_set_a_day,
         to=SUPPLEMENTING, roles=COURT, by=(CPL_INT_354,)),
    _act("supply", "登记已补交", {SUPPLEMENTING}, something_is_asked, to=FILED, by=(CPL_INT_354,)),
    _act("accept", "登记法院受理", {FILED, SUPPLEMENTING}, after_filing, after_receipt, number_is_given,
         to=ACCEPTED, roles=COURT, by=(CPL_206, CONFIRMATION_2011_4_1)),
    _act("not_accept", "登记不予受理", {FILED, SUPPLEMENTING}, after_filing, after_receipt, ground_for_not_accepting,
         to=State.NOT_ACCEPTED, roles=COURT, by=(CPL_INT_355,)),
    # 审查
    _act("ask_further", "登记法院要求补充", {ACCEPTED, HEARD}, after_filing, after_acceptance, court_set_a_day,
         roles=COURT, by=(CPL_INT_356, CPL_INT_357_2)),
    _act("supply_further", "登记已补充", {ACCEPTED, HEARD}, something_is_asked, by=(CPL_INT_356,)),
    _act("hear", "登记到场核实", {ACCEPTED}, after_filing, after_acceptance, to=HEARD, roles=COURT, by=(CPL_INT_356,)),
    _act("confirm", "登记裁定有效", {ACCEPTED, HEARD}, after_filing, after_acceptance, after_hearing,
         to=CONFIRMED, roles=COURT, by=(CPL_206,)),
    _act("reject", "登记裁定驳回", {ACCEPTED, HEARD}, after_filing, after_acceptance, after_hearing,
         ground_for_rejecting, to=REJECTED_STATE, roles=COURT, by=(CPL_206, CPL_INT_358)),
    # 撤回
    _act("withdraw", "登记撤回", BEFORE_COURT, after_filing, after_acceptance, reason_given,
         to=State.WITHDRAWN, roles=COURT, by=(CPL_INT_357_1,)),
    _act("deem_withdrawn", "登记按撤回处理", BEFORE_COURT - {FILED}, after_filing, after_acceptance,
         supplement_is_overdue, to=State.DEEMED_WITHDRAWN, roles=COURT, by=(CPL_INT_357_2,)),
    # 裁定以后
    _act("serve", "登记送达", {CONFIRMED, REJECTED_STATE}, after_ruling, roles=COURT, by=(CPL_INT_372_2,)),
    _act("object", "登记异议", {CONFIRMED}, after_ruling, reason_given, roles=COURT,
         by=(CPL_INT_372_2, CPL_INT_372_1)),
    _act("set_aside", "登记裁定撤销、改变", {CONFIRMED}, after_ruling, reason_given,
         to=State.SET_ASIDE, roles=COURT, by=(CPL_INT_372_1,)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("confirmation_application", "confirmation_materials")

# --- 不予受理、驳回的理由：`NOT_ACCEPTED`、`REJECTED`，见 rules/judicial_confirmation/words.py -----------------------
