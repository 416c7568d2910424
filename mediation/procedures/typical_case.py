"""典型案例：选、去名称、另一个人审核、发布（区工作方案三（三）4；人民调解法第十五条第四项）。

The plan asks for a way to collect, judge and publish cases; the course is the office's own. What is law is that no
party's privacy or trade secret is given away.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.roles import Role
from mediation.rules.statutes import MEDIATION_15_4
from mediation.rules.typical_case.acting import (
    another_person,
    case_is_open_to_read,
    case_is_over,
    day_has_come,
    in_order,
    nobody_is_named,
    place_is_named,
    reason_is_given,
    text_is_written,
    title_is_written,
)
from mediation.rules.typical_case.facts import Entry as Entry
from mediation.rules.typical_case.facts import TypicalFacts as TypicalFacts
from mediation.rules.typical_case.traces import Hidden as Hidden

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the typical case stands; `NEW` before it is selected."""

    NEW = "new"
    SELECTED = "selected"
    DEIDENTIFIED = "deidentified"
    APPROVED = "approved"
    PUBLISHED = "published"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待审核`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有选",
    State.SELECTED: "已选，待写",
    State.DEIDENTIFIED: "已去名称，待审核",
    State.APPROVED: "审核通过，待发布",
    State.PUBLISHED: "已发布",
    State.DROPPED: "不用了",
}

RUNNING = frozenset({State.SELECTED, State.DEIDENTIFIED, State.APPROVED})
READABLE = frozenset({State.DEIDENTIFIED, State.APPROVED, State.PUBLISHED})
"""The text names nobody: other offices may read it too."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}
"""No text sets one."""

# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.CLERK.value, Role.DIRECTOR.value})
APPROVING = frozenset({"approve", "return"})
"""What somebody of another office may do as well."""

_act = Rows(STAFF, (day_has_come, in_order))
_BY = (MEDIATION_15_4,)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("select", "选为典型案例", {State.NEW}, title_is_written, reason_is_given, case_is_open_to_read, case_is_over,
         to=State.SELECTED, by=_BY),
    _act("deidentify", "写案例，去名称", {State.SELECTED}, title_is_written, text_is_written, nobody_is_named,
         to=State.DEIDENTIFIED, by=_BY),
    _act("approve", "审核通过", {State.DEIDENTIFIED}, another_person, case_is_open_to_read, nobody_is_named,
         to=State.APPROVED, by=_BY),
    _act("return", "退回修改", {State.DEIDENTIFIED}, reason_is_given, to=State.SELECTED),
    _act("publish", "登记发布", {State.APPROVED}, place_is_named, to=State.PUBLISHED),
    _act("drop", "不用了", RUNNING, reason_is_given, to=State.DROPPED),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ()

# --- 不选的理由：写在“不用了”里 ---------------------------------------------------------------------------------
