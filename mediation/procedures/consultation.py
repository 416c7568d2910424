"""跨部门案件咨询：行政机关和司法机关互相咨询，七个工作日内答复，疑难复杂的除外（区工作方案三（三）2）。

通政发〔2023〕4号 is a work plan of the district, not law: its days are the default of a dated setting.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.consultation.acting import (
    after_receipt,
    another_body_is_asked,
    avoidance_is_checked,
    before_the_due_day,
    bodies_are_named,
    day_has_come,
    expert_is_in_term,
    text_is_written,
)
from mediation.rules.consultation.facts import ConsultationFacts as ConsultationFacts
from mediation.rules.consultation.facts import Entry as Entry
from mediation.rules.consultation.facts import Expert as Expert
from mediation.rules.consultation.facts import Standing as Standing
from mediation.rules.consultation.facts import standing as standing
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import WorkingDayPeriod
from mediation.rules.roles import Role

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the consultation stands; `NEW` before it is taken in."""

    NEW = "new"
    RECEIVED = "received"
    DIFFICULT = "difficult"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待答复`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有登记",
    State.RECEIVED: "待答复",
    State.DIFFICULT: "疑难复杂，待答复",
    State.ANSWERED: "已答复",
    State.WITHDRAWN: "已撤回",
}

RUNNING = frozenset({State.RECEIVED, State.DIFFICULT})
OVER = frozenset({State.ANSWERED, State.WITHDRAWN})

DIRECTIONS = {"to_judiciary": "行政机关问司法机关", "to_agency": "司法机关问行政机关"}

# --- 期限 ---------------------------------------------------------------------------------------------------------

ANSWER = DeadlineRule(
    "W11",
    "跨部门咨询：答复",
    "收到咨询",
    WorkingDayPeriod(7),
    "被咨询的机关",
    soft=True,
    setting="consultation_working_days",
    remark="通政发〔2023〕4号三（三）2“除疑难、复杂案件外，确保在7个工作日内予以答复”，是本区的工作方案，不是法律；"
    "方案没有写从哪天起算，按收到的次日起算。",
)

DEADLINES: Mapping[str, DeadlineRule] = {ANSWER.id: ANSWER}

# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.CLERK.value})

_act = Rows(STAFF, (day_has_come, after_receipt))

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("receive", "登记咨询", {State.NEW}, bodies_are_named, another_body_is_asked, text_is_written,
         to=State.RECEIVED),
    _act("amend", "更正", RUNNING, bodies_are_named, another_body_is_asked, text_is_written),
    _act("answer", "登记答复", RUNNING, text_is_written, to=State.ANSWERED),
    _act("flag", "标为疑难复杂", {State.RECEIVED}, before_the_due_day, text_is_written, to=State.DIFFICULT),
    _act("ask_expert", "请专家", RUNNING, expert_is_in_term, avoidance_is_checked, text_is_written),
    _act("withdraw", "登记撤回", RUNNING, text_is_written, to=State.WITHDRAWN),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ()
"""The letters are the bodies' own; what they ask and answer is written down here."""

# --- 不予登记的理由：没有，收到就登记 ----------------------------------------------------------------------------
