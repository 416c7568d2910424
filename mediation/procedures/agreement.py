"""调解协议：从拟稿到签名盖章生效（人民调解法第二十八条至第三十三条；江苏省人民调解条例第三十一条、第三十二条）。

An agreement is drafted, reviewed as a court would read it, issued for signing, signed by every party and mediator,
sealed, and thereby in effect. An effective agreement is never edited: a change is a new one that points at it. The
thirty days for judicial confirmation and the five for filing it with the referring body, which start at its effect,
stand in `judicial_confirmation.py` and `court_referral.py`.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediation.rules.agreement.amend import amend as amend
from mediation.rules.agreement.draft import Draft as Draft
from mediation.rules.agreement.draft import DraftAgent as DraftAgent
from mediation.rules.agreement.draft import DraftParty as DraftParty
from mediation.rules.agreement.draft import DraftRight as DraftRight
from mediation.rules.agreement.draft import Form, OralReason
from mediation.rules.agreement.effect import Effectiveness as Effectiveness
from mediation.rules.agreement.effect import Signing as Signing
from mediation.rules.agreement.effect import effectiveness as effectiveness
from mediation.rules.agreement.exchange import draft_from_json as draft_from_json
from mediation.rules.agreement.exchange import findings_to_json as findings_to_json
from mediation.rules.agreement.finding import RULES as RULES
from mediation.rules.agreement.finding import Finding as Finding
from mediation.rules.agreement.finding import Severity as Severity
from mediation.rules.agreement.paper import copies_needed as copies_needed
from mediation.rules.agreement.paper import copies_sentence as copies_sentence
from mediation.rules.agreement.plain import InvalidDraft as InvalidDraft
from mediation.rules.agreement.review import CHECKS as CHECKS
from mediation.rules.agreement.review import passed as passed
from mediation.rules.agreement.review import review as review
from mediation.rules.agreement.review import signing_bar as signing_bar
from mediation.rules.agreement.steps import AgreementFacts as AgreementFacts
from mediation.rules.agreement.steps import Entry as Entry
from mediation.rules.agreement.steps import (
    case_is_over,
    day_is_possible,
    everybody_signed,
    is_oral,
    is_written,
    nobody_signed,
    not_sealed,
    nothing_blocks,
    reason_given,
    signer_is_authorised,
    signer_is_expected,
    successor_took_effect,
    warnings_answered,
)
from mediation.rules.agreement.term import Term as Term
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Guard, Lifecycle, Transition
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import (
    CPL_INT_358,
    JIANGSU_MEDIATION_31,
    JIANGSU_MEDIATION_31_ORAL,
    JIANGSU_MEDIATION_32_1,
    MEDIATION_3,
    MEDIATION_23_2,
    MEDIATION_26,
    MEDIATION_28,
    MEDIATION_29_1,
    MEDIATION_29_2,
    MEDIATION_30,
    MEDIATION_31,
    Statute,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the agreement stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    EFFECTIVE = "effective"
    SUPERSEDED = "superseded"
    VOIDED = "voided"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `签署中`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.DRAFT: "拟稿",
    State.ISSUED: "签署中",
    State.EFFECTIVE: "已生效",
    State.SUPERSEDED: "已被新协议取代",
    State.VOIDED: "生效前作废",
}

# --- 期限 ---------------------------------------------------------------------------------------------------------

DEADLINES: Mapping[str, DeadlineRule] = {}
"""None runs before the agreement takes effect."""

# --- 办理 ---------------------------------------------------------------------------------------------------------

_SIGN_OFF = frozenset({Role.DIRECTOR, Role.MEDIATOR})


def _act(
    action: str,
    label: str,
    sources: tuple[State, ...],
    target: State | None,
    *,
    guards: tuple[Guard, ...] = (),
    statutes: tuple[Statute, ...],
) -> Transition[State]:
    roles = _SIGN_OFF if action in ("issue", "void", "supersede") else COMMITTEE_STAFF
    return Transition(action, label, frozenset(sources), target, roles, guards, statutes)


LIFECYCLE: Lifecycle[State] = Lifecycle(
    (
        _act("edit", "改协议稿", (State.DRAFT,), None, statutes=(MEDIATION_28, MEDIATION_29_1)),
        _act(
            "issue",
            "出签署版",
            (State.DRAFT,),
            State.ISSUED,
            guards=(is_written, nothing_blocks, warnings_answered),
            statutes=(MEDIATION_28, JIANGSU_MEDIATION_31, MEDIATION_3, CPL_INT_358),
        ),
        _act(
            "record_oral",
            "登记口头协议",
            (State.DRAFT,),
            State.EFFECTIVE,
            guards=(is_oral, nothing_blocks, warnings_answered, day_is_possible),
            statutes=(MEDIATION_30, MEDIATION_28, JIANGSU_MEDIATION_31_ORAL),
        ),
        _act(
            "return_to_draft",
            "退回修改",
            (State.ISSUED,),
            State.DRAFT,
            guards=(nobody_signed, reason_given),
            statutes=(MEDIATION_29_2,),
        ),
        _act(
            "sign",
            "登记签名",
            (State.ISSUED,),
            None,
            guards=(signer_is_expected, day_is_possible, signer_is_authorised),
            statutes=(MEDIATION_29_2,),
        ),
        _act(
            "strike_signature",
            "划去签名登记",
            (State.ISSUED,),
            None,
            guards=(reason_given,),
            statutes=(MEDIATION_29_2,),
        ),
        _act(
            "seal",
            "登记盖章",
            (State.ISSUED,),
            State.EFFECTIVE,
            guards=(not_sealed, everybody_signed, day_is_possible),
            statutes=(MEDIATION_29_2, JIANGSU_MEDIATION_32_1),
        ),
        _act("attach_scan", "附签署扫描件", (State.EFFECTIVE, State.SUPERSEDED), None, statutes=(MEDIATION_29_2,)),
        _act(
            "void",
            "作废",
            (State.DRAFT, State.ISSUED),
            State.VOIDED,
            guards=(reason_given,),
            statutes=(MEDIATION_23_2,),
        ),
        _act(
            "lapse",
            "随案件结束作废",
            (State.DRAFT, State.ISSUED),
            State.VOIDED,
            guards=(case_is_over, reason_given),
            statutes=(MEDIATION_26,),
        ),
        _act(
            "supersede",
            "以新协议取代",
            (State.EFFECTIVE,),
            State.SUPERSEDED,
            guards=(successor_took_effect,),
            statutes=(MEDIATION_31,),
        ),
    )
)

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS: Mapping[Form, str] = {Form.WRITTEN: "agreement", Form.ORAL: "oral_agreement"}
"""The paper of each form (239号: 人民调解协议书, 人民调解口头协议登记表)."""

ORAL_REASONS: Mapping[str, str] = {reason.value: reason.label for reason in OralReason}
"""江苏省人民调解条例第三十一条: the reasons for which no written agreement need be made."""
