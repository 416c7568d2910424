"""外观设计专利权评价报告预审：中心核请求人、专利和材料，转国家知识产权局，等报告（专利法第六十六条，
实施细则第六十二条、第六十三条、第一百一十六条）。

The law sets the office's two months and the month for the fee. For the centre's own steps no text with days was read:
none is set.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.evaluation_report.acting import (
    after_the_last_step,
    day_has_come,
    fee_is_in_time,
    fee_is_overdue,
    fee_is_paid,
    ground_fits,
    no_report_is_there,
    patent_is_a_design,
    patent_is_in_force,
    reason_is_given,
    request_follows_the_grant,
    requester_has_proof,
    requester_is_entitled,
    result_is_named,
)
from mediation.rules.evaluation_report.facts import Entry as Entry
from mediation.rules.evaluation_report.facts import ReportFacts as ReportFacts
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import MonthPeriod
from mediation.rules.roles import Role
from mediation.rules.statutes import (
    PATENT_44,
    PATENT_66_2,
    PATENT_RULES_5,
    PATENT_RULES_62_1,
    PATENT_RULES_62_2,
    PATENT_RULES_63_1,
    PATENT_RULES_63_2,
    PATENT_RULES_116_3,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where a request stands; `NEW` before it is taken in."""

    NEW = "new"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    SUPPLEMENTING = "supplementing"
    PASSED = "passed"
    SENT = "sent"
    RECEIVED = "received"
    REFUSED = "refused"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    NOT_MADE = "not_made"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `等补正`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有收",
    State.SUBMITTED: "待受理",
    State.ACCEPTED: "预审中",
    State.SUPPLEMENTING: "等补正",
    State.PASSED: "预审合格，待转报",
    State.SENT: "国家局办理中",
    State.RECEIVED: "报告已收到",
    State.REFUSED: "不予受理",
    State.FAILED: "预审不合格",
    State.WITHDRAWN: "已撤回",
    State.NOT_MADE: "视为未提出",
}

AT_THE_CENTRE = frozenset({State.SUBMITTED, State.ACCEPTED, State.SUPPLEMENTING, State.PASSED})
STANDING = (AT_THE_CENTRE - {State.SUBMITTED}) | {State.SENT, State.RECEIVED}
"""A report is there, or on its way: no other request for the same patent is accepted."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

_SINCE = date(2024, 1, 20)

FEE = DeadlineRule(
    "D51",
    "缴专利权评价报告请求费",
    "提出请求",
    MonthPeriod(1, basis=(PATENT_RULES_116_3, PATENT_RULES_5)),
    "请求人",
    remark="期满没有缴、没有缴足的，视为未提出请求。",
    effective_from=_SINCE,
)
REPORT = DeadlineRule(
    "D52",
    "国家知识产权局作出专利权评价报告",
    "国家知识产权局收到请求书；办理登记手续时请求的，公告授予专利权",
    MonthPeriod(2, basis=(PATENT_RULES_63_1, PATENT_RULES_5)),
    "国务院专利行政部门",
    remark="法定的两个月，用来和快速办理比较；收到请求书的日子按转报的日子算。",
    effective_from=_SINCE,
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (FEE, REPORT)}

# --- 程序 ---------------------------------------------------------------------------------------------------------

NEW, SUBMITTED, ACCEPTED, SUPPLEMENTING = State.NEW, State.SUBMITTED, State.ACCEPTED, State.SUPPLEMENTING
PASSED, SENT = State.PASSED, State.SENT

STAFF = frozenset({Role.EXAMINER.value})
"""The centre's examiners; its aid officers only read."""

_act = Rows(STAFF, (day_has_come, after_the_last_step))
_REQUEST = (requester_is_entitled, requester_has_proof, patent_is_a_design, request_follows_the_grant)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 收件
    _act("submit", "收件登记", {NEW}, *_REQUEST, to=SUBMITTED, by=(PATENT_66_2, PATENT_RULES_62_1, PATENT_RULES_62_2)),
    _act("amend", "更正登记", {SUBMITTED, SUPPLEMENTING}, *_REQUEST, by=(PATENT_66_2, PATENT_RULES_62_1)),
    _act("accept", "受理", {SUBMITTED}, *_REQUEST, no_report_is_there, patent_is_in_force,
         to=ACCEPTED, by=(PATENT_RULES_62_1, PATENT_RULES_63_2, PATENT_44)),
    _act("refuse", "不予受理", {SUBMITTED}, ground_fits, reason_is_given, to=State.REFUSED, by=(PATENT_RULES_63_2,)),
    # 预审
    _act("ask", "通知补正", {ACCEPTED}, reason_is_given, to=SUPPLEMENTING),
    _act("answer", "登记补正", {SUPPLEMENTING}, to=ACCEPTED),
    _act("pass", "预审合格", {ACCEPTED}, reason_is_given, to=PASSED),
    _act("fail", "预审不合格", {ACCEPTED}, reason_is_given, to=State.FAILED),
    _act("withdraw", "登记撤回", AT_THE_CENTRE, reason_is_given, to=State.WITHDRAWN),
    # 国家局
    _act("send", "转报国家局", {PASSED}, to=SENT, by=(PATENT_RULES_62_1,)),
    _act("pay", "登记缴费", {SENT}, fee_is_in_time, by=(PATENT_RULES_116_3,)),
    _act("lapse", "视为未提出", {SENT}, fee_is_overdue, to=State.NOT_MADE, by=(PATENT_RULES_116_3,)),
    _act("receive", "登记收到报告", {SENT}, fee_is_paid, result_is_named, to=State.RECEIVED, by=(PATENT_RULES_63_1,)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ()

# --- 不予受理的理由：`GROUNDS`，见 rules/evaluation_report/words.py --------------------------------------------------
