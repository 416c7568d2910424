"""行政调解：本局应当事人请求调解知识产权纠纷（专利法第六十五条，实施细则第九十五条、第一百零二条；商标法第六十条第三款；
著作权法第六十条）。

Not people's mediation: the respondent's consent comes before the opening, officials of the bureau act, the agreement
has no number of a people's committee and is no title to enforcement. The law gives no days for it that could be read:
D19 and D20 are the practice of older measures and stand in dated settings.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from mediation.rules.administrative_mediation.acting import (
    after_consent,
    after_last_session,
    after_opening,
    after_request,
    after_the_end,
    answer_follows_service,
    authority_is_proved,
    authority_is_stated,
    authority_was_there,
    both_sides_are_named,
    confirmability_has_its_source,
    consent_is_described,
    copy_is_new_to_them,
    day_has_come,
    everybody_agreed,
    everybody_wants_the_committee,
    fee_is_asked_after_grant,
    filed_after_signing,
    ground_for_ending,
    ground_for_not_opening,
    infringement_is_handled,
    is_about_ownership,
    is_about_patent_damages,
    matter_may_be_mediated,
    reason_is_given,
    right_fits,
    routes_are_told,
    terms_are_written,
    there_is_an_agreement,
)
from mediation.rules.administrative_mediation.facts import AdministrativeFacts as AdministrativeFacts
from mediation.rules.administrative_mediation.facts import Entry as Entry
from mediation.rules.administrative_mediation.facts import Respondent as Respondent
from mediation.rules.administrative_mediation.next_step import next_step as next_step
from mediation.rules.administrative_mediation.scope import SUBJECTS as SUBJECTS
from mediation.rules.administrative_mediation.scope import Subject as Subject
from mediation.rules.administrative_mediation.scope import statute_of as statute_of
from mediation.rules.administrative_mediation.words import CONFIRMABILITY as CONFIRMABILITY
from mediation.rules.administrative_mediation.words import ENDED as ENDED
from mediation.rules.administrative_mediation.words import NOT_OPENED as NOT_OPENED
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Rows
from mediation.rules.periods import DayPeriod, WorkingDayPeriod, YearPeriod
from mediation.rules.roles import Role
from mediation.rules.statutes import (
    ARCHIVES_14,
    CIVIL_490,
    CPL_205,
    JIANGSU_DISPUTES_25_2,
    JIANGSU_DISPUTES_25_4,
    JIANGSU_DISPUTES_48_2,
    JIANGSU_IP_29,
    JIANGSU_IP_37_3,
    MOJ_75_22,
    PATENT_65,
    PATENT_RULES_5,
    PATENT_RULES_95,
    PATENT_RULES_97_1,
    PATENT_RULES_102,
    PATENT_RULES_103_1,
    PATENT_RULES_103_3,
    PIPL_23,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the request stands; `NEW` before it is taken in."""

    NEW = "new"
    RECEIVED = "received"
    SERVED = "served"
    OPENED = "opened"
    SIGNED = "signed"
    NOT_OPENED = "not_opened"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `征求意见`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有收",
    State.RECEIVED: "已收请求",
    State.SERVED: "征求意见",
    State.OPENED: "已立案",
    State.SIGNED: "达成协议",
    State.NOT_OPENED: "不予立案",
    State.ENDED: "终止，撤销案件",
    State.WITHDRAWN: "已撤回",
    State.HANDED_OVER: "已委托调委会",
    State.CLOSED: "已结案",
}

BEFORE_OPENING = frozenset({State.RECEIVED, State.SERVED})
RUNNING = BEFORE_OPENING | {State.OPENED}
"""Nothing has ended it yet."""

WITHOUT_AGREEMENT = frozenset({State.NOT_OPENED, State.ENDED, State.WITHDRAWN})

# --- 期限 ---------------------------------------------------------------------------------------------------------

_OLD_PRACTICE = "照旧办法的做法，没有核到81号令的条文，待核；核到以后改本地设定。"

STATEMENT = DeadlineRule(
    "D19",
    "专利行政调解：被请求人陈述意见",
    "被请求人收到请求书副本",
    DayPeriod(15, rolls=False),
    "被请求人",
    soft=True,
    setting="patent_statement_days",
    remark=_OLD_PRACTICE,
)
OPENING = DeadlineRule(
    "D20",
    "专利行政调解：立案",
    "收到被请求人同意调解的陈述",
    WorkingDayPeriod(5),
    "管理专利工作的部门",
    soft=True,
    setting="patent_opening_working_days",
    remark=_OLD_PRACTICE,
)
RULING = DeadlineRule(
    "D21",
    "不服专利侵权处理决定起诉",
    "收到处理通知",
    DayPeriod(15, basis=(PATENT_65,)),
    "当事人",
    effective_from=date(2021, 6, 1),
)
SUSPENSION = DeadlineRule(
    "D22",
    "请求延长权属纠纷的中止程序",
    "请求中止",
    YearPeriod(1, basis=(PATENT_RULES_103_3, PATENT_RULES_5)),
    "请求人",
    remark="期满没有请求延长的，国务院专利行政部门自行恢复有关程序。",
    effective_from=date(2024, 1, 20),
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (STATEMENT, OPENING, RULING, SUSPENSION)}

# --- 程序 ---------------------------------------------------------------------------------------------------------

NEW, RECEIVED, SERVED, OPENED, SIGNED = State.NEW, State.RECEIVED, State.SERVED, State.OPENED, State.SIGNED

STAFF = frozenset({Role.CLERK.value})
"""The bureau's clerk: the person it designates for administrative mediation; its viewer only reads."""

_act = Rows(STAFF, (day_has_come,))

_COMPETENT = (authority_is_stated, authority_is_proved, authority_was_there)
_ADMISSIBLE = (matter_may_be_mediated, right_fits, infringement_is_handled, fee_is_asked_after_grant)

# What every act rests on is the article of the matter itself (`scope.statute_of`); a row names what comes beside it.
# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    # 收请求
    _act("receive", "收请求", {NEW}, *_COMPETENT, *_ADMISSIBLE, both_sides_are_named,
         to=RECEIVED, by=(PATENT_RULES_95, PATENT_RULES_97_1, PATENT_RULES_102, JIANGSU_IP_29, JIANGSU_DISPUTES_25_2)),
    _act("amend", "更正登记", {RECEIVED, SERVED}, *_COMPETENT, *_ADMISSIBLE),
    _act("add_party", "增加当事人", {RECEIVED, SERVED}),
    # 征求意见
    _act("serve_copy", "登记送副本", {RECEIVED, SERVED}, *_COMPETENT, both_sides_are_named, copy_is_new_to_them,
         after_request, to=SERVED),
    _act("record_statement", "登记陈述意见", {SERVED}, answer_follows_service),
    # 立案
    _act("open", "立案", {RECEIVED, SERVED}, *_COMPETENT, *_ADMISSIBLE, everybody_agreed, after_consent,
         to=OPENED),
    _act("not_open", "不予立案", {RECEIVED, SERVED}, after_request, ground_for_not_opening, reason_is_given,
         routes_are_told, to=State.NOT_OPENED, by=(JIANGSU_DISPUTES_48_2,)),
    # 调解
    _act("note_session", "记调解经过", {OPENED}, after_opening),
    _act("write_terms", "写协议内容", {OPENED}, by=(CIVIL_490,)),
    _act("sign", "登记签名", {OPENED}, after_opening, after_last_session, terms_are_written, filed_after_signing,
         to=SIGNED, by=(CIVIL_490,)),
    _act("end", "终止，撤销案件", {OPENED}, after_opening, ground_for_ending, reason_is_given, routes_are_told,
         to=State.ENDED),
    _act("withdraw", "登记撤回", RUNNING, after_request, after_opening, reason_is_given, to=State.WITHDRAWN),
    # 侵权处理和中止程序
    _act("note_ruling", "登记处理决定送达", RUNNING | {SIGNED, State.ENDED}, is_about_patent_damages, by=(PATENT_65,)),
    _act("note_suspension", "登记请求中止", RUNNING | {SIGNED, State.ENDED}, is_about_ownership, after_request,
         by=(PATENT_RULES_103_1, PATENT_RULES_103_3)),
    # 以后
    _act("set_confirmability", "登记能不能确认", {SIGNED, State.CLOSED}, there_is_an_agreement,
         confirmability_has_its_source, by=(CPL_205, JIANGSU_IP_37_3)),
    _act("hand_over", "委托调委会", RUNNING | {State.NOT_OPENED, State.ENDED}, after_request, after_opening,
         everybody_wants_the_committee, consent_is_described,
         to=State.HANDED_OVER, by=(JIANGSU_DISPUTES_25_4, PIPL_23, MOJ_75_22)),
    _act("close", "结案", {SIGNED} | WITHOUT_AGREEMENT, after_the_end, to=State.CLOSED, by=(ARCHIVES_14,)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = (
    "administrative_request",
    "administrative_consultation",
    "administrative_opening",
    "administrative_non_opening",
    "administrative_agreement",
    "administrative_ending",
    "administrative_handover",
)

# --- 不予立案、终止的理由：`NOT_OPENED`、`ENDED`，见 rules/administrative_mediation/words.py ----------------------
