"""调解会的安排：约定、改期、取消、登记到场，直到有了笔录（人民调解工作若干规定第二十八条；人民调解法第二十七条）。

Whether a session may be held in the case at all is for the case's own table to say (`people_mediation`); this one
is about one appointment. The days of a notice before a session are set by no law.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.rules.scheduling.planning import ScheduleFacts as ScheduleFacts
from mediation.rules.scheduling.planning import (
    ends_after_it_begins,
    is_recorded_on_its_day,
    is_yet_to_come,
    its_day_has_come,
    presider_comes,
    reason_is_given,
    rest_day_is_meant,
    somebody_is_called,
)
from mediation.rules.statutes import MEDIATION_21, MEDIATION_23_2, MEDIATION_27, MOJ_75_25, MOJ_75_28

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where an appointment stands; `OPEN` before it is made."""

    OPEN = "open"
    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `已改期`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.OPEN: "没有安排",
    State.PLANNED: "已安排",
    State.MOVED: "已改期",
    State.CANCELLED: "已取消",
    State.HELD: "已开",
}

ANSWERS: Mapping[str, str] = {
    "": "没答复",
    "coming": "按时参加",
    "other_day": "希望改期",
    "not_coming": "不参加",
}
"""What a called party said, as its 回执 has it."""

BRING = "有关合同、票据、样品"
"""What every party is asked to bring besides the papers of its kind; can be changed for each session."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}

# --- 程序 ---------------------------------------------------------------------------------------------------------

_act = Rows(frozenset(role.value for role in COMMITTEE_STAFF))
_TIME = (ends_after_it_begins, is_yet_to_come, rest_day_is_meant, presider_comes, somebody_is_called)

LIFECYCLE: Lifecycle[State] = Lifecycle(
    (
        _act("plan_session", "安排调解会", {State.OPEN}, *_TIME, to=State.PLANNED, by=(MOJ_75_28, MEDIATION_21)),
        _act("move_session", "改期", {State.PLANNED}, reason_is_given, *_TIME, to=State.MOVED, by=(MOJ_75_28,)),
        _act("cancel_session", "取消安排", {State.PLANNED}, reason_is_given, to=State.CANCELLED, by=(MOJ_75_28,)),
        _act("note_notice", "登记通知和答复", {State.PLANNED}, by=(MEDIATION_23_2,)),
        _act("note_attendance", "登记到场", {State.PLANNED}, its_day_has_come, by=(MEDIATION_27, MOJ_75_25)),
        _act("link_record", "登记调解会", {State.PLANNED}, is_recorded_on_its_day, to=State.HELD, by=(MEDIATION_27,)),
    )
)

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("session_notice",)
