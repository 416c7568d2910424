"""外观设计专利申请预审：正式提交以前，中心先看一遍（专利法第二十七条、第三十一条第二款，实施细则第三十条、第三十一条、第四十条；
诚实信用，专利法第二十条、实施细则第十一条）。

Free, voluntary, and no part of the examination that the law sets: whether a design is granted, the national office
decides (实施细则第五十条). No law sets its days: D41 to D45 are the centre's own rules and stand in dated settings; the
days on which the applicant is waited for do not count.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.design_preexamination.acting import (
    after_check,
    after_conclusion,
    after_filing,
    after_last_step,
    after_mark,
    after_payment,
    after_submission,
    agency_is_listed,
    answer_follows_opinion,
    answer_is_overdue,
    class_is_accepted,
    class_is_written,
    day_has_come,
    designs_are_one_application,
    difference_is_described,
    ground_for_not_filing,
    ground_for_refusing,
    is_paid,
    is_screened,
    no_open_opinion,
    not_filed_before,
    opinion_is_written,
    opinion_says_something,
    paid_after_filing,
    papers_are_complete,
    pictures_are_complete,
    quota_is_left,
    reader_is_another,
    reader_is_named,
    reason_is_given,
    registration_holds,
    screening_concludes,
    screening_has_its_basis,
    stays_admissible,
    submission_comes_first,
    text_is_the_same,
)
from mediation.rules.design_preexamination.designs import Design as Design
from mediation.rules.design_preexamination.designs import Shape as Shape
from mediation.rules.design_preexamination.designs import View as View
from mediation.rules.design_preexamination.designs import ViewKind as ViewKind
from mediation.rules.design_preexamination.designs import view_gaps as view_gaps
from mediation.rules.design_preexamination.facts import Entry as Entry
from mediation.rules.design_preexamination.facts import PreexaminationFacts as PreexaminationFacts
from mediation.rules.design_preexamination.next_step import next_step as next_step
from mediation.rules.design_preexamination.waiting import Opinion as Opinion
from mediation.rules.design_preexamination.words import NOT_FILED as NOT_FILED
from mediation.rules.design_preexamination.words import REFUSED as REFUSED
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import WorkingDayPeriod
from mediation.rules.roles import Role
from mediation.rules.statutes import (
    PATENT_20_1,
    PATENT_23,
    PATENT_27_1,
    PATENT_27_2,
    PATENT_31_2,
    PATENT_64_2,
    PATENT_RULES_11,
    PATENT_RULES_30_1,
    PATENT_RULES_30_3,
    PATENT_RULES_31_1,
    PATENT_RULES_40,
    PATENT_RULES_40_2,
    PATENT_RULES_50_3,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the request stands; `NEW` before it is registered."""

    NEW = "new"
    SUBMITTED = "submitted"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    PASSED = "passed"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    FILED = "filed"
    NOT_FILED = "not_filed"
    MARKED = "marked"
    UNMARKED = "unmarked"
    CANCELLED = "cancelled"
    GRANTED = "granted"
    REJECTED = "rejected"
    APPLICATION_WITHDRAWN = "application_withdrawn"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `预审审查`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有登记",
    State.SUBMITTED: "待受理",
    State.INCOMPLETE: "待补正",
    State.REFUSED: "不予受理",
    State.ACCEPTED: "预审审查",
    State.WAITING: "等补正",
    State.PASSED: "合格，待提交",
    State.FAILED: "不合格",
    State.WITHDRAWN: "已撤回",
    State.DEEMED_WITHDRAWN: "视为撤回",
    State.FILED: "已提交，待加快",
    State.NOT_FILED: "合格后没有提交",
    State.MARKED: "已加快",
    State.UNMARKED: "不予加快",
    State.CANCELLED: "取消快速通道",
    State.GRANTED: "已授权",
    State.REJECTED: "已驳回",
    State.APPLICATION_WITHDRAWN: "申请已撤回",
}

BEFORE_ACCEPTANCE = frozenset({State.SUBMITTED, State.INCOMPLETE})
EXAMINED = frozenset({State.ACCEPTED, State.WAITING})
AT_OFFICE = frozenset({State.MARKED, State.UNMARKED, State.CANCELLED})
"""Filed, and the national office has not decided."""

OPEN = BEFORE_ACCEPTANCE | EXAMINED | {State.PASSED, State.FILED}
"""The centre or the applicant still has something to do."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

_OWN = "中心规则，不是法律；天数在中心设定里改，改了有起用日。"

ACCEPTANCE = DeadlineRule(
    "D41",
    "预审：受理决定",
    "提交",
    WorkingDayPeriod(2),
    "预审员",
    soft=True,
    setting="preexamination_acceptance_days",
    remark=f"{_OWN}等补正的日子不计。",
)
EXAMINATION = DeadlineRule(
    "D42",
    "预审：审查意见",
    "受理",
    WorkingDayPeriod(5),
    "预审员",
    soft=True,
    setting="preexamination_opinion_days",
    remark=f"{_OWN}首次意见照这个天数；发出意见以后停着，答复以后接着数，等申请人的日子不计。",
)
ANSWER = DeadlineRule(
    "D43",
    "预审：申请人答复补正",
    "发出意见",
    WorkingDayPeriod(3),
    "申请人",
    soft=True,
    setting="preexamination_answer_days",
    remark=f"{_OWN}期满没有答复的，可以登记视为撤回。",
)
FILING = DeadlineRule(
    "D44",
    "预审：合格后正式提交",
    "合格",
    WorkingDayPeriod(0),
    "申请人",
    soft=True,
    setting="preexamination_filing_days",
    remark=f"{_OWN}没有核到天数，默认 0 是不计这条期限。",
)
MARKING = DeadlineRule(
    "D45",
    "预审：一致性核查、加快标记",
    "正式提交",
    WorkingDayPeriod(0),
    "预审员",
    soft=True,
    setting="preexamination_marking_days",
    remark=f"{_OWN}没有核到天数，默认 0 是不计这条期限。",
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (ACCEPTANCE, EXAMINATION, ANSWER, FILING, MARKING)}

# --- 程序 ---------------------------------------------------------------------------------------------------------

NEW, SUBMITTED, INCOMPLETE, ACCEPTED, WAITING = (
    State.NEW,
    State.SUBMITTED,
    State.INCOMPLETE,
    State.ACCEPTED,
    State.WAITING,
)
PASSED, FILED, MARKED = State.PASSED, State.FILED, State.MARKED

STAFF = frozenset({Role.EXAMINER.value})
"""The centre's examiners; its aid officers only look on."""

_act = Rows(STAFF, (day_has_come,))

_ADMISSIBLE = (registration_holds, class_is_accepted, quota_is_left, agency_is_listed, not_filed_before)
_COMPLETE = (papers_are_complete, pictures_are_complete)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 登记、受理
    _act("register", "登记", {NEW}, class_is_written, designs_are_one_application, reader_is_another,
         to=SUBMITTED, by=(PATENT_27_1, PATENT_31_2, PATENT_RULES_40)),
    _act("amend", "更正登记", {SUBMITTED, INCOMPLETE, ACCEPTED, WAITING}, submission_comes_first, class_is_written,
         designs_are_one_application, reader_is_another, stays_admissible,
         by=(PATENT_31_2, PATENT_RULES_40, PATENT_RULES_40_2)),
    _act("add_views", "加图片", {SUBMITTED, INCOMPLETE, ACCEPTED, WAITING},
         by=(PATENT_27_2, PATENT_RULES_30_1, PATENT_RULES_30_3, PATENT_64_2)),
    _act("accept", "受理", {SUBMITTED}, after_last_step, *_ADMISSIBLE, *_COMPLETE, to=ACCEPTED,
         by=(PATENT_27_1, PATENT_RULES_30_1)),
    _act("ask_papers", "发补正通知", {SUBMITTED}, after_last_step, opinion_says_something, opinion_is_written,
         to=INCOMPLETE, by=(PATENT_27_1, PATENT_RULES_30_1)),
    _act("record_papers", "登记补来的材料", {INCOMPLETE}, answer_follows_opinion, to=SUBMITTED),
    _act("refuse", "不予受理", {SUBMITTED, INCOMPLETE}, after_submission, ground_for_refusing, reason_is_given,
         to=State.REFUSED),
    # 审查
    _act("screen", "登记非正常筛查", OPEN | AT_OFFICE, after_submission, screening_concludes, screening_has_its_basis,
         by=(PATENT_20_1, PATENT_RULES_11)),
    _act("issue_opinion", "出意见", {ACCEPTED, WAITING}, no_open_opinion, after_last_step, opinion_says_something,
         opinion_is_written, to=WAITING, by=(PATENT_23, PATENT_27_2, PATENT_RULES_31_1)),
    _act("record_answer", "登记答复", {WAITING}, answer_follows_opinion, to=ACCEPTED),
    _act("pass", "合格", {ACCEPTED, WAITING}, no_open_opinion, after_last_step, reader_is_named, reader_is_another,
         is_screened, *_COMPLETE, to=PASSED, by=(PATENT_23, PATENT_RULES_11, PATENT_RULES_50_3)),
    _act("fail", "不合格", {ACCEPTED, WAITING}, no_open_opinion, after_last_step, reader_is_named, reader_is_another,
         reason_is_given, to=State.FAILED, by=(PATENT_23, PATENT_RULES_50_3)),
    _act("withdraw", "登记撤回", OPEN - {FILED}, after_last_step, reason_is_given, to=State.WITHDRAWN),
    _act("deem_withdrawn", "视为撤回", {INCOMPLETE, WAITING}, answer_is_overdue, to=State.DEEMED_WITHDRAWN),
    # 正式提交
    _act("file", "登记正式提交", {PASSED}, after_conclusion, paid_after_filing, to=FILED),
    _act("not_file", "登记没有提交", {PASSED}, after_conclusion, ground_for_not_filing, to=State.NOT_FILED),
    _act("record_payment", "登记缴费", {FILED}, after_filing),
    _act("check_consistency", "登记一致性核查", {FILED}, after_filing, difference_is_described),
    _act("mark", "办理加快标记", {FILED}, after_filing, is_paid, after_payment, text_is_the_same, after_check,
         to=MARKED),
    _act("refuse_mark", "不予加快", {FILED}, after_filing, reason_is_given, to=State.UNMARKED),
    _act("cancel_mark", "取消快速通道", {MARKED}, after_mark, reason_is_given, to=State.CANCELLED),
    # 国家局的结果
    _act("grant", "登记授权公告", OPEN | AT_OFFICE, after_filing, to=State.GRANTED, by=(PATENT_RULES_50_3,)),
    _act("reject", "登记驳回", AT_OFFICE, after_filing, reason_is_given, to=State.REJECTED, by=(PATENT_RULES_50_3,)),
    _act("withdraw_application", "登记申请撤回", AT_OFFICE, after_filing, to=State.APPLICATION_WITHDRAWN),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = (
    "preexamination_acceptance",
    "preexamination_opinion",
    "preexamination_pass",
    "preexamination_fail",
    "preexamination_refusal",
)

# --- 不予受理、没有提交的理由：`REFUSED`、`NOT_FILED`，见 rules/design_preexamination/words.py --------------------
