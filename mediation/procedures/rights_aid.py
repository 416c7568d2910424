"""知识产权维权援助：本中心应申请办理咨询、查询、侵权判定等八类服务（南通市知识产权促进和保护条例第二十三条）。

No article sets its steps or days: the service standard of the province was seen only in a summary. Everything here is
the centre's own way of working; its days stand in dated settings. An opinion is for reference only.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import WorkingDayPeriod
from mediation.rules.rights_aid.acting import (
    after_acceptance,
    after_application,
    after_appointment,
    after_gaps_were_asked,
    after_last_opinion,
    after_result,
    after_suspension,
    answer_is_chosen,
    applicant_agrees,
    applicant_is_named,
    archive_is_named,
    consent_is_described,
    day_has_come,
    difficult_is_approved,
    expert_is_chosen,
    expert_is_in_term,
    experts_are_appointed,
    extension_is_in_time,
    extension_is_longer,
    gaps_are_named,
    gaps_are_overdue,
    gaps_have_a_day,
    ground_for_refusing,
    opinion_comes_first,
    opinion_is_written,
    other_side_is_named,
    reason_is_given,
    receiver_is_named,
    recovery_has_its_basis,
    referral_is_chosen,
    refusal_is_told,
    result_is_chosen,
    statements_are_signed,
)
from mediation.rules.rights_aid.facts import AidFacts as AidFacts
from mediation.rules.rights_aid.facts import Entry as Entry
from mediation.rules.rights_aid.facts import Expert as Expert
from mediation.rules.rights_aid.next_step import next_step as next_step
from mediation.rules.rights_aid.words import REFUSALS as REFUSALS
from mediation.rules.rights_aid.words import Service as Service
from mediation.rules.roles import Role
from mediation.rules.statutes import ARCHIVES_14, JIANGSU_IP_37_3, MEDIATION_17, NANTONG_IP_23, PIPL_23

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the application stands; `NEW` before it is taken in."""

    NEW = "new"
    RECEIVED = "received"
    SUPPLEMENTING = "supplementing"
    ACCEPTED = "accepted"
    SUSPENDED = "suspended"
    CONCLUDED = "concluded"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `办理中`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有收",
    State.RECEIVED: "已收申请",
    State.SUPPLEMENTING: "等补材料",
    State.ACCEPTED: "办理中",
    State.SUSPENDED: "中止",
    State.CONCLUDED: "已办结",
    State.HANDED_OVER: "已转调解",
    State.REFUSED: "不予受理",
    State.WITHDRAWN: "已撤回",
    State.CLOSED: "已归档",
}

BEFORE_ACCEPTANCE = frozenset({State.RECEIVED, State.SUPPLEMENTING})
AT_WORK = frozenset({State.ACCEPTED, State.SUSPENDED})
RUNNING = BEFORE_ACCEPTANCE | AT_WORK
"""Nothing has ended it yet."""

OVER = frozenset({State.CONCLUDED, State.HANDED_OVER, State.REFUSED, State.WITHDRAWN})

# --- 期限 ---------------------------------------------------------------------------------------------------------

_OWN = "本中心的默认值，没有核到省里的规范和工作指引的天数，未核；核到以后改本地设定。"


def _rule(number: str, name: str, trigger: str, days: int, setting: str) -> DeadlineRule:
    return DeadlineRule(
        number, name, trigger, WorkingDayPeriod(days), "维权援助专员", soft=True, setting=setting, remark=_OWN
    )


DECISION = _rule("W01", "维权援助：决定是否受理", "收到申请或者补齐材料", 3, "aid_decision_working_days")
CONSULTATION = _rule("W02", "维权援助：答复咨询", "受理", 3, "aid_consultation_working_days")
OPINION = _rule("W03", "维权援助：出具侵权判定咨询意见", "受理", 10, "aid_opinion_working_days")
GENERAL = _rule("W04", "维权援助：办结一般事项", "受理", 15, "aid_general_working_days")
DIFFICULT = _rule("W05", "维权援助：办结疑难事项", "受理", 30, "aid_difficult_working_days")

DEADLINES: Mapping[str, DeadlineRule] = {
    rule.id: rule for rule in (DECISION, CONSULTATION, OPINION, GENERAL, DIFFICULT)
}


def term_of(service: Service, *, difficult: bool) -> DeadlineRule:
    """The rule that limits the work on an accepted application."""
    if difficult:
        return DIFFICULT
    if service in (Service.CONSULTATION, Service.STATUS_SEARCH):
        return CONSULTATION
    return OPINION if service is Service.INFRINGEMENT_OPINION else GENERAL


# --- 程序 ---------------------------------------------------------------------------------------------------------

NEW, RECEIVED, SUPPLEMENTING = State.NEW, State.RECEIVED, State.SUPPLEMENTING
ACCEPTED, SUSPENDED, CONCLUDED = State.ACCEPTED, State.SUSPENDED, State.CONCLUDED

STAFF = frozenset({Role.AID_OFFICER.value})
"""The centre's aid officers; its examiners only read."""

_act = Rows(STAFF, (day_has_come,))

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 收件
    _act("receive", "收申请", {NEW}, applicant_is_named, to=RECEIVED, by=(NANTONG_IP_23,)),
    _act("amend", "更正登记", BEFORE_ACCEPTANCE),
    _act("add_party", "增加当事人", RUNNING),
    _act("ask_supplement", "通知补材料", {RECEIVED}, after_application, gaps_are_named, gaps_have_a_day,
         to=SUPPLEMENTING),
    _act("supply", "登记补齐", {SUPPLEMENTING}, after_gaps_were_asked, to=RECEIVED),
    _act("deem_withdrawn", "视为撤回", {SUPPLEMENTING}, gaps_are_overdue, to=State.WITHDRAWN),
    # 受理
    _act("accept", "受理", {RECEIVED}, after_application, difficult_is_approved, to=ACCEPTED),
    _act("refuse", "不予受理", BEFORE_ACCEPTANCE, after_application, ground_for_refusing, reason_is_given,
         refusal_is_told, to=State.REFUSED),
    _act("withdraw", "登记撤回", RUNNING, after_application, after_acceptance, reason_is_given, to=State.WITHDRAWN),
    # 办理
    _act("name_expert", "请专家", {ACCEPTED}, after_acceptance, expert_is_chosen, expert_is_in_term),
    _act("appoint_expert", "登记聘请", {ACCEPTED}, after_acceptance, expert_is_chosen, expert_is_in_term,
         statements_are_signed),
    _act("issue_opinion", "出具意见", {ACCEPTED}, after_acceptance, opinion_is_written, experts_are_appointed,
         after_appointment),
    _act("note", "记过程", {ACCEPTED}, after_acceptance),
    _act("extend", "延长", {ACCEPTED}, after_acceptance, extension_is_in_time, extension_is_longer, reason_is_given),
    _act("suspend", "中止", {ACCEPTED}, after_acceptance, reason_is_given, to=SUSPENDED),
    _act("resume", "恢复", {SUSPENDED}, after_suspension, to=ACCEPTED),
    # 结果
    _act("conclude", "登记结果", {ACCEPTED}, after_acceptance, result_is_chosen, opinion_comes_first,
         after_last_opinion, reason_is_given, to=CONCLUDED),
    _act("refer", "转办", RUNNING, after_application, after_acceptance, after_last_opinion, referral_is_chosen,
         receiver_is_named, reason_is_given, to=CONCLUDED),
    _act("hand_over", "转调解", RUNNING, after_application, after_acceptance, other_side_is_named, applicant_agrees,
         consent_is_described, to=State.HANDED_OVER, by=(JIANGSU_IP_37_3, MEDIATION_17, PIPL_23)),
    _act("note_recovery", "登记挽回金额", {CONCLUDED}, after_result, recovery_has_its_basis),
    _act("note_satisfaction", "登记满意度", {CONCLUDED, State.HANDED_OVER}, after_result, answer_is_chosen),
    _act("close", "归档", OVER, after_result, archive_is_named, to=State.CLOSED, by=(ARCHIVES_14,)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("aid_acceptance", "aid_refusal", "expert_statement", "aid_opinion")

# --- 不予受理的理由：`REFUSALS`，见 rules/rights_aid/words.py ------------------------------------------------------
