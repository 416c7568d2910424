"""海外知识产权纠纷应对指导：一件纠纷里的一家企业，从识别、告知、需求、分级、初步意见、对接、方案、跟踪到结果、回访
（国务院关于涉外知识产权纠纷处理的规定第三条、第十三条）。

The district guides; it neither litigates nor pays. The course and its limits are the office's own, no text sets them;
the days that bind are those of the foreign procedure, each read from its paper (`rules/overseas_guidance/nodes`).
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.overseas_guidance.acting import (
    day_has_come,
    experts_are_free,
    grade_is_chosen,
    in_order,
    new_to_the_dispute,
    nobody_is_recommended,
    person_is_named,
    plan_is_chosen,
    reason_is_given,
    receipt_is_described,
    result_is_chosen,
    since_it_was_known,
    told_about_evidence,
    way_is_said,
)
from mediation.rules.overseas_guidance.facts import Days as Days
from mediation.rules.overseas_guidance.facts import Entry as Entry
from mediation.rules.overseas_guidance.facts import GuidanceFacts as GuidanceFacts
from mediation.rules.overseas_guidance.facts import Study as Study
from mediation.rules.overseas_guidance.outcomes import (
    amount_is_whole,
    days_go_together,
    kept_as_study,
    money_counts_once,
    nothing_is_counted_in_it,
    rate_is_told,
    recovery_is_told,
    study_is_written,
    text_names_nobody,
    title_names_nobody,
    within_what_was_frozen,
)
from mediation.rules.roles import Role
from mediation.rules.statutes import FOREIGN_IP_3, FOREIGN_IP_13

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where an enterprise stands in a dispute; `NEW` before it is found in it."""

    NEW = "new"
    IDENTIFIED = "identified"
    TOLD = "told"
    DECLINED = "declined"
    WANTED = "wanted"
    GRADED = "graded"
    ADVISED = "advised"
    REFERRED = "referred"
    PLANNED = "planned"
    CONCLUDED = "concluded"
    REVIEWED = "reviewed"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待告知`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有识别",
    State.IDENTIFIED: "待告知",
    State.TOLD: "已告知，待答复",
    State.DECLINED: "不需要指导",
    State.WANTED: "要指导，待分级",
    State.GRADED: "待初步意见",
    State.ADVISED: "已出初步意见",
    State.REFERRED: "已附名单",
    State.PLANNED: "跟踪中",
    State.CONCLUDED: "有结果，待回访",
    State.REVIEWED: "已回访",
}

OVER = frozenset({State.DECLINED, State.REVIEWED})
GUIDED = frozenset({State.ADVISED, State.REFERRED, State.PLANNED})
WANTING = frozenset({State.WANTED, State.GRADED})
RUNNING = frozenset(State) - OVER - {State.NEW}

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}
"""No text sets one: the first opinion has the office's own limit, the rest are days of the foreign procedure."""

# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.OVERSEAS_OFFICER.value})

_act = Rows(STAFF, (day_has_come, in_order))
_beside = Rows(STAFF, (day_has_come, since_it_was_known))
_AT_RESULT = GUIDED | {State.CONCLUDED, State.REVIEWED}
_AFTER_TOLD = {State.TOLD, *WANTING, *GUIDED, State.CONCLUDED}
_TOLD_SO = (way_is_said, person_is_named, receipt_is_described)
_BY = (FOREIGN_IP_3,)
_EVIDENCE = (FOREIGN_IP_13,)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("identify", "登记涉本区企业", {State.NEW}, new_to_the_dispute, to=State.IDENTIFIED, by=_BY),
    _act("tell", "登记告知", {State.IDENTIFIED}, *_TOLD_SO, to=State.TOLD),
    _act("want", "登记要指导", {State.TOLD, State.DECLINED}, to=State.WANTED),
    _act("decline", "登记不需要", {State.TOLD, *WANTING, *GUIDED}, reason_is_given, to=State.DECLINED),
    _act("grade", "分级", {State.WANTED}, grade_is_chosen, to=State.GRADED),
    _act("advise", "出初步意见", {State.GRADED}, reason_is_given, to=State.ADVISED),
    _act("refer", "附专家、律所名单", {State.ADVISED, State.PLANNED}, nobody_is_recommended, experts_are_free,
         to=State.REFERRED),
    _act("plan", "登记企业的方案", GUIDED, plan_is_chosen, to=State.PLANNED),
    _act("track", "登记跟踪", {State.PLANNED}, reason_is_given),
    _act("conclude", "登记结果", GUIDED, result_is_chosen, to=State.CONCLUDED),
    _act("review", "登记回访", {State.CONCLUDED}, reason_is_given, to=State.REVIEWED),
    # 证据出境：先提示，再提供
    _act("warn", "登记证据出境提示", _AFTER_TOLD, way_is_said, person_is_named, by=_EVIDENCE),
    _act("send_evidence", "登记证据出境", _AFTER_TOLD, told_about_evidence, reason_is_given, by=_EVIDENCE),
    # 结果：挽回损失分口径、只数一次；案例不写名称
    _beside("recover", "登记挽回损失", _AT_RESULT, recovery_is_told, amount_is_whole, rate_is_told, money_counts_once,
         within_what_was_frozen),
    _beside("strike_recovery", "划去挽回损失", _AT_RESULT, reason_is_given, nothing_is_counted_in_it),
    _beside("write_study", "写典型案例", {State.REVIEWED}, kept_as_study, study_is_written, title_names_nobody,
         text_names_nobody),
    _beside("correct", "更正登记", frozenset(State) - {State.NEW}, reason_is_given, days_go_together),
))
# fmt: on

BESIDE = frozenset({"recover", "strike_recovery", "write_study", "correct"})
"""Acts that stand beside the course: their day is no step of it."""

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ("overseas_guidance_sheet",)

# --- 不需要指导的理由：逐家写 ------------------------------------------------------------------------------------
