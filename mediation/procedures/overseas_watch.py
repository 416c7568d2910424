"""海外监测线索：境外案卷、平台通知上的一个被告，从看到、核对名册，到认定是本区企业、发预警、转为纠纷，或者作罢
（国务院关于涉外知识产权纠纷处理的规定第三条）。

No text sets the course: it is the office's own.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.overseas_guidance.watching import (
    ClueFacts as ClueFacts,
)
from mediation.rules.overseas_guidance.watching import (
    enterprise_is_named,
    not_warned_yet,
    reason_is_written,
)
from mediation.rules.roles import Role
from mediation.rules.statutes import FOREIGN_IP_3

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where a clue stands."""

    NEW = "new"
    MATCHED = "matched"
    NOT_OURS = "not_ours"
    DISPUTE = "dispute"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待核对`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "待核对",
    State.MATCHED: "是本区企业",
    State.NOT_OURS: "不是本区企业",
    State.DISPUTE: "已转为纠纷",
}

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}
"""No text sets one; each source says how often it is looked at."""

# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.OVERSEAS_OFFICER.value})

_act = Rows(STAFF)
_BY = (FOREIGN_IP_3,)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("match", "认定是这家", {State.NEW}, enterprise_is_named, to=State.MATCHED),
    _act("dismiss", "登记不是本区企业", {State.NEW}, reason_is_written, to=State.NOT_OURS),
    _act("warn", "发预警", {State.MATCHED}, not_warned_yet, by=_BY),
    _act("become_dispute", "转为纠纷", {State.MATCHED}, to=State.DISPUTE, by=_BY),
    _act("reopen", "重新核对", {State.MATCHED, State.NOT_OURS}, reason_is_written, to=State.NEW),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ()

# --- 不是本区企业的理由：逐条写 --------------------------------------------------------------------------------------
