"""备案主体：谁可以请中心预审。申请、中心核、报国家知识产权局、有效，以后暂停、恢复、取消、到期
（《专利申请预审业务管理办法（试行）》国知办发办字〔2023〕25号；条文没有核到，待核）。

The text of the measures was not read: no article is cited and no day limit is set. What conditions the centre asks and
when it suspends or cancels stands in dated settings.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.registered_applicant.acting import (
    after_the_last_step,
    corrected_days_hold,
    correction_has_reason,
    day_has_come,
    document_is_named,
    no_suspension_runs,
    one_at_a_time,
    reason_is_given,
    renewed_beyond,
    suspended_for_a_time,
    unmet_conditions_are_explained,
    until_after_from,
    valid_after_sending,
    validity_is_over,
)
from mediation.rules.registered_applicant.facts import ApplicantFacts as ApplicantFacts
from mediation.rules.registered_applicant.facts import Entry as Entry
from mediation.rules.registered_applicant.facts import Lapse as Lapse
from mediation.rules.registered_applicant.facts import Suspended as Suspended
from mediation.rules.registered_applicant.standing import Standing as Standing
from mediation.rules.registered_applicant.standing import standing as standing
from mediation.rules.roles import Role

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where a registration stands; `NEW` before it is applied for."""

    NEW = "new"
    APPLIED = "applied"
    CHECKED = "checked"
    SENT = "sent"
    VALID = "valid"
    SUSPENDED = "suspended"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `备案有效`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有申请",
    State.APPLIED: "待中心核",
    State.CHECKED: "待报国家局",
    State.SENT: "国家局审核中",
    State.VALID: "备案有效",
    State.SUSPENDED: "已暂停",
    State.REFUSED: "没有通过",
    State.CANCELLED: "已取消",
    State.EXPIRED: "已到期",
}

UNDER_WAY = frozenset({State.APPLIED, State.CHECKED, State.SENT})
STANDING = frozenset({State.VALID, State.SUSPENDED})
OVER = frozenset({State.REFUSED, State.CANCELLED, State.EXPIRED})

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}
"""None is set by a text that was read."""

# --- 程序 ---------------------------------------------------------------------------------------------------------

NEW, APPLIED, CHECKED, SENT, VALID = State.NEW, State.APPLIED, State.CHECKED, State.SENT, State.VALID
SUSPENDED, EXPIRED = State.SUSPENDED, State.EXPIRED

STAFF = frozenset({Role.EXAMINER.value})
"""The centre's examiners; its aid officers only read."""

_act = Rows(STAFF, (day_has_come, after_the_last_step))

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 申请
    _act("apply", "登记申请", {NEW}, one_at_a_time, to=APPLIED),
    _act("check", "中心核过", {APPLIED}, unmet_conditions_are_explained, to=CHECKED),
    _act("send", "报国家局", {CHECKED}, to=SENT),
    _act("admit", "登记备案有效", {SENT}, valid_after_sending, until_after_from, to=VALID),
    _act("refuse", "登记没有通过", UNDER_WAY, reason_is_given, to=State.REFUSED),
    # 以后
    _act("amend", "更正登记", frozenset(State) - {NEW}, correction_has_reason, corrected_days_hold),
    _act("suspend", "暂停备案", {VALID}, suspended_for_a_time, document_is_named, reason_is_given, to=SUSPENDED),
    _act("resume", "恢复备案", {SUSPENDED}, reason_is_given, to=VALID),
    _act("renew", "延长有效期", {VALID, EXPIRED}, no_suspension_runs, renewed_beyond, until_after_from, to=VALID),
    _act("expire", "登记到期", {VALID, SUSPENDED}, validity_is_over, to=EXPIRED),
    _act("cancel", "取消备案", {VALID, SUSPENDED}, document_is_named, reason_is_given, to=State.CANCELLED),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: tuple[str, ...] = ()
"""Registration is answered in the national office's system; the desk prints nothing for it."""

# --- 没有通过、暂停、取消的理由：逐件写；够不够标准，见 rules/registered_applicant/sanctions.py ----------------------
