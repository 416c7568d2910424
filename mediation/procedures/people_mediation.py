"""人民调解：从登记到结案的办理程序（人民调解法第三章、第四章；江苏省人民调解条例第二十条至第三十二条）。

The life cycle of one dispute at one committee. Agreement, performance, confirmation and archive move on their
own; here a dispute is registered, taken on or not, mediated, and ends.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.lifecycle import Guard, Lifecycle, Rows
from mediation.rules.people_mediation.correcting import (
    another_day_of_the_same_year,
    consents_came_first,
    correction_has_reason,
    no_agreement_rests_on_it,
    work_came_after,
)
from mediation.rules.people_mediation.ending import (
    agreement_is_partial,
    agreement_took_effect,
    applicant_told_a_route,
    came_by_referral,
    comes_from_a_party,
    comes_from_applicant,
    court_was_told,
    declining_has_ground,
    ending_has_ground,
    everyone_told_the_routes,
    not_yet_effective,
    nothing_is_left_unsaid,
    nothing_is_out_for_signing,
    rest_was_ended,
    there_is_performance_to_ask_after,
    was_followed_up,
)
from mediation.rules.people_mediation.facts import Entry as Entry
from mediation.rules.people_mediation.facts import ExtensionFacts, MatterFacts
from mediation.rules.people_mediation.lasting import (
    extension_is_agreed,
    suspension_has_reason,
    suspicion_was_answered,
)
from mediation.rules.people_mediation.meeting import (
    a_session_was_held,
    agents_could_act,
    agents_were_checked,
    choice_is_respected,
    helpers_are_agreed,
    may_be_open,
    mediators_impartial,
    mediators_named,
    rights_were_told,
    roster_was_offered,
    session_follows_preparation,
    someone_presides,
    something_was_settled,
)
from mediation.rules.people_mediation.next_step import NextStep as NextStep
from mediation.rules.people_mediation.next_step import lights as lights
from mediation.rules.people_mediation.next_step import next_step as next_step
from mediation.rules.people_mediation.order import (
    acceptance_came_first,
    records_came_first,
    request_came_first,
    the_end_came_first,
    the_record_came_first,
)
from mediation.rules.people_mediation.starting import (
    both_sides_named,
    conflict_settled,
    conflict_was_asked,
    consent_came_first,
    day_fits,
    dispute_is_away,
    dispute_is_here,
    everyone_agreed,
    nobody_refuses,
    transfer_has_reason,
)
from mediation.rules.people_mediation.words import GROUNDS as GROUNDS
from mediation.rules.people_mediation.words import ROUTES as ROUTES
from mediation.rules.people_mediation.words import SUSPENSION_REASONS as SUSPENSION_REASONS
from mediation.rules.people_mediation.words import grounds as grounds
from mediation.rules.people_mediation.words import roster_outcome as roster_outcome
from mediation.rules.people_mediation.words import routes_notice as routes_notice
from mediation.rules.periods import Deadline, MonthPeriod, Suspension, prolonged
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import (
    CIVIL_165,
    CIVIL_202,
    CIVIL_203_1,
    CPL_61_1,
    CPL_INT_107,
    INVITED_18,
    INVITED_22,
    INVITED_26_2,
    JIANGSU_DISPUTES_28_1,
    JIANGSU_DISPUTES_48_2,
    JIANGSU_MEDIATION_23,
    JIANGSU_MEDIATION_29,
    JIANGSU_MEDIATION_31,
    JIANGSU_MEDIATION_32_2,
    MEDIATION_15_4,
    MEDIATION_17,
    MEDIATION_19,
    MEDIATION_21,
    MEDIATION_21_1,
    MEDIATION_22,
    MEDIATION_23,
    MEDIATION_23_1,
    MEDIATION_23_2,
    MEDIATION_23_4,
    MEDIATION_26,
    MEDIATION_27,
    MEDIATION_28,
    MEDIATION_29_2,
    MEDIATION_30,
    MEDIATION_31_2,
    MOJ_75_21,
    MOJ_75_22,
    MOJ_75_23,
    MOJ_75_24,
    MOJ_75_25,
    MOJ_75_25_RECUSAL,
    MOJ_75_28,
    MOJ_75_30,
    MOJ_75_33,
    ONLINE_19,
    ONLINE_25,
    ONLINE_26,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the mediation stands."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    MEDIATING = "mediating"
    SUSPENDED = "suspended"
    AGREED = "agreed"
    CONCLUDED = "concluded"
    DECLINED = "declined"
    TERMINATED = "terminated"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待受理`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.REGISTERED: "待受理",
    State.ACCEPTED: "已受理",
    State.MEDIATING: "调解中",
    State.SUSPENDED: "中止",
    State.AGREED: "协议待签",
    State.CONCLUDED: "协议生效",
    State.DECLINED: "不予受理",
    State.TERMINATED: "已终止",
    State.CLOSED: "结案",
}

OUTCOMES: Mapping[str, str] = {
    "agreement": "达成书面协议",
    "oral_agreement": "达成口头协议",
    "partial": "部分达成协议",
    "failed": "调解不成",
    "refused": "一方拒绝调解",
    "withdrawn": "撤回申请",
    "declined": "不予受理",
}

# --- 期限 ---------------------------------------------------------------------------------------------------------

MEDIATION = DeadlineRule(
    "D01",
    "调解期限",
    "受理",
    MonthPeriod(1, basis=(MOJ_75_33, CIVIL_202, CIVIL_203_1)),
    "调解员",
    soft=True,
    setting="mediation_months",
    remark="到期不自动结案；各方同意可以延长，中止的日子不计。法院委派、委托的案件不用这一条，照 D02、D03、D08。",
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (MEDIATION,)}


def mediation_deadline(
    accepted_on: date,
    *,
    suspensions: Iterable[Suspension] = (),
    extensions: Iterable[ExtensionFacts] = (),
    months: int = 1,
    calendar: Calendar = PUBLISHED,
) -> Deadline:
    """D01: the last day for mediating, a soft limit (“一般在一个月内调结”); only a person ends a case.

    Days of `suspensions` do not count; each extension agreed by every party moves the end to its day, and days
    suspended after that push it on. `months` the office's own figure. Rolls over rest days.
    """
    return prolonged(
        replace(MEDIATION.period, length=months),
        accepted_on,
        suspensions=suspensions,
        extensions=[(extension.agreed_on, extension.until) for extension in extensions],
        calendar=calendar,
    )


def suspended_days(from_on: date, to_on: date | None, *, today: date) -> Suspension | None:
    """The days a suspension takes out: from the day it was noted to the day before mediation went on (or to
    `today` while it runs); None when it was lifted on the same day."""
    last = today if to_on is None else to_on - timedelta(days=1)
    return Suspension(from_on, last) if last >= from_on else None


def limitation_interrupted_on(facts: MatterFacts) -> date | None:
    """诉讼时效 is interrupted on the day the right-holder asked (诉讼时效规定第十二条), not on acceptance; a matter
    the committee took up by itself has no such day. Information, not advice."""
    return None if facts.proactive else facts.requested_on


# --- 程序 ---------------------------------------------------------------------------------------------------------

REGISTERED, ACCEPTED, MEDIATING = State.REGISTERED, State.ACCEPTED, State.MEDIATING
SUSPENDED, AGREED, CONCLUDED = State.SUSPENDED, State.AGREED, State.CONCLUDED
DECLINED, TERMINATED, CLOSED = State.DECLINED, State.TERMINATED, State.CLOSED

TALKING = frozenset({ACCEPTED, MEDIATING})
RUNNING = TALKING | {SUSPENDED, AGREED}
OPEN = RUNNING | {REGISTERED}
ENDED = frozenset({CONCLUDED, DECLINED, TERMINATED})

STAFF = frozenset(role.value for role in COMMITTEE_STAFF)
MEDIATORS = frozenset({Role.DIRECTOR.value, Role.MEDIATOR.value})
DIRECTOR = frozenset({Role.DIRECTOR.value})
REGISTRARS = frozenset({Role.DIRECTOR.value, Role.CLERK.value})

AT_AN_END: tuple[Guard, ...] = (request_came_first, acceptance_came_first, records_came_first)


_act = Rows(STAFF, (day_fits,))


# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 登记、受理
    _act("amend_case", "补充登记", OPEN, by=(MOJ_75_23,)),
    _act("change_parties", "增减当事人", OPEN - {AGREED}, by=(MOJ_75_23,)),
    _act("decide_conflict", "核对利害关系", {REGISTERED}, by=(MEDIATION_21_1,)),
    _act("answer_conflict", "答复利害关系核对", {REGISTERED}, conflict_was_asked,
         roles=DIRECTOR, by=(MEDIATION_21_1,)),
    _act("record_consent", "登记征询", OPEN - {AGREED}, by=(MEDIATION_17, MEDIATION_23_2)),
    _act("transfer", "移交另一调委会", {REGISTERED}, dispute_is_here, transfer_has_reason, by=(MOJ_75_21,)),
    _act("hand_over", "移送别的单位", {REGISTERED, DECLINED, TERMINATED},
         dispute_is_here, request_came_first, transfer_has_reason, by=(MOJ_75_24,)),
    _act("take_back", "登记转回", {REGISTERED}, dispute_is_away, transfer_has_reason, by=(MOJ_75_24,)),
    _act("accept", "受理", {REGISTERED},
         dispute_is_here, request_came_first, both_sides_named, nobody_refuses, everyone_agreed, consent_came_first,
         conflict_settled,
         to=ACCEPTED, roles=MEDIATORS, by=(MEDIATION_17, MOJ_75_23)),
    _act("decline", "不予受理", {REGISTERED}, request_came_first, declining_has_ground, applicant_told_a_route,
         to=DECLINED, roles=MEDIATORS, by=(MOJ_75_22, MOJ_75_24, JIANGSU_DISPUTES_48_2)),
    _act("correct_acceptance", "更正受理日期", RUNNING | {CONCLUDED},
         no_agreement_rests_on_it, correction_has_reason, another_day_of_the_same_year, request_came_first,
         consents_came_first, work_came_after,
         roles=REGISTRARS, by=(MOJ_75_23, MEDIATION_17)),
    # 告知、选员
    _act("give_rights_notice", "告知权利义务", RUNNING, by=(MOJ_75_30, MEDIATION_23)),
    _act("offer_roster", "登记选调解员", TALKING, by=(MEDIATION_19, MEDIATION_23_1)),
    _act("appoint_mediators", "确定调解员", {ACCEPTED},
         mediators_named, roster_was_offered, choice_is_respected, mediators_impartial,
         roles=MEDIATORS, by=(MEDIATION_19, MOJ_75_25)),
    _act("change_mediator", "更换调解员", RUNNING,
         someone_presides, mediators_named, mediators_impartial, nothing_is_out_for_signing,
         roles=MEDIATORS, by=(MOJ_75_25_RECUSAL, MEDIATION_23_1)),
    _act("change_agents", "登记代理人", OPEN, by=(CPL_61_1, CIVIL_165)),
    _act("check_agent_authority", "核实代理权限", OPEN, by=(JIANGSU_MEDIATION_23, CIVIL_165)),
    # 调查、调解
    _act("record_inquiry", "登记调查", TALKING,
         acceptance_came_first, nobody_refuses, helpers_are_agreed, by=(MEDIATION_27,)),
    _act("schedule_session", "安排调解会", TALKING,
         nobody_refuses, everyone_agreed, someone_presides, mediators_impartial, by=(MOJ_75_28, MEDIATION_21)),
    _act("hold_session", "登记调解会", TALKING,
         nobody_refuses, everyone_agreed, rights_were_told, roster_was_offered, someone_presides,
         mediators_impartial, agents_were_checked, agents_could_act, session_follows_preparation, helpers_are_agreed,
         may_be_open,
         to=MEDIATING, by=(MEDIATION_22, MEDIATION_27)),
    _act("sign_record", "登记笔录签名", RUNNING | ENDED, the_record_came_first,
         by=(JIANGSU_MEDIATION_29, MEDIATION_27)),
    _act("record_agreed_facts", "登记无争议事实", {MEDIATING, SUSPENDED, AGREED}, a_session_was_held,
         by=(INVITED_22, CPL_INT_107)),
    _act("propose", "记录方案", {MEDIATING}, a_session_was_held, by=(MEDIATION_22,)),
    _act("answer_proposal", "登记对方案的答复", {MEDIATING}, by=(MEDIATION_23_4,)),
    _act("write_private_note", "写调解手记", OPEN | {CONCLUDED}, roles=MEDIATORS, by=(MEDIATION_15_4,)),
    # 中止、延长
    _act("suspend", "中止调解", {MEDIATING, AGREED}, acceptance_came_first, suspension_has_reason, not_yet_effective,
         to=SUSPENDED, roles=MEDIATORS, by=(INVITED_18, ONLINE_26)),
    _act("resume", "恢复调解", {SUSPENDED}, suspicion_was_answered, to=MEDIATING, roles=MEDIATORS, by=(MEDIATION_21,)),
    _act("extend", "登记延长", RUNNING, extension_is_agreed, roles=MEDIATORS, by=(MOJ_75_33,)),
    # 谈拢
    _act("reach_agreement", "谈拢，拟协议", {MEDIATING},
         a_session_was_held, nobody_refuses, everyone_agreed, something_was_settled, records_came_first,
         to=AGREED, roles=MEDIATORS, by=(MEDIATION_28, JIANGSU_MEDIATION_31)),
    _act("return_to_talks", "退回再谈", {AGREED}, not_yet_effective, nothing_is_out_for_signing,
         to=MEDIATING, roles=MEDIATORS, by=(MEDIATION_23_4,)),
    _act("conclude", "协议生效", {AGREED}, agreement_took_effect,
         to=CONCLUDED, by=(MEDIATION_29_2, MEDIATION_30)),
    _act("end_the_rest", "终止没谈拢的部分", {AGREED, CONCLUDED},
         *AT_AN_END, agreement_is_partial, ending_has_ground, everyone_told_the_routes,
         roles=MEDIATORS, by=(MEDIATION_26, ONLINE_19)),
    _act("file_back", "登记送备案", {CONCLUDED}, the_end_came_first, came_by_referral, by=(JIANGSU_MEDIATION_32_2,)),
    # A case may be closed, for a stated reason, before all is performed: then it is followed up afterwards.
    _act("follow_up", "登记回访", {CONCLUDED, CLOSED}, there_is_performance_to_ask_after, by=(JIANGSU_DISPUTES_28_1,)),
    # 谈不拢、结案
    _act("withdraw", "撤回申请", OPEN, *AT_AN_END, comes_from_applicant, not_yet_effective, everyone_told_the_routes,
         to=TERMINATED, by=(MEDIATION_23_2, MEDIATION_26)),
    _act("refuse", "拒绝调解", RUNNING, *AT_AN_END, comes_from_a_party, not_yet_effective, everyone_told_the_routes,
         to=TERMINATED, by=(MEDIATION_23_2, MEDIATION_26)),
    _act("refuse_to_sign", "拒签协议", {AGREED},
         *AT_AN_END, comes_from_a_party, not_yet_effective, everyone_told_the_routes,
         to=TERMINATED, by=(ONLINE_25, MEDIATION_26)),
    _act("terminate", "终止调解", RUNNING, *AT_AN_END, not_yet_effective, ending_has_ground, everyone_told_the_routes,
         to=TERMINATED, roles=MEDIATORS, by=(MEDIATION_26,)),
    _act("close", "结案", ENDED,
         the_end_came_first, rest_was_ended, court_was_told, was_followed_up, nothing_is_left_unsaid,
         to=CLOSED, by=(MEDIATION_27, JIANGSU_DISPUTES_28_1, MEDIATION_31_2, INVITED_26_2)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = (
    "application",
    "acceptance_register",
    "rights_notice",
    "declining_notice",
    "inquiry_record",
    "session_record",
    "agreed_facts",
    "termination_notice",
)

# --- 不予受理和终止的理由：`GROUNDS`、`grounds`、`ROUTES`，见 rules/people_mediation/words.py ---------------------
