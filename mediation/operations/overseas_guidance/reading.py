"""One enterprise in one dispute as the rules see it; disputes and guidances found within a user's scope."""

from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance, OverseasNode
from mediation.models.overseas_outcome import OverseasRecovery
from mediation.models.user import User
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.procedures.overseas_guidance import BESIDE, Entry, GuidanceFacts
from mediation.rules.overseas_guidance.recovered import Recovery

_DAYS = {
    "tell": "told_on",
    "warn": "compliance_on",
    "send_evidence": "evidence_on",
    "advise": "advised_on",
    "conclude": "result_on",
}
"""Where the day of an act stands that can be put right; the step keeps the day as it was first recorded."""


def facts_of(guidance: OverseasGuidance, *, today: date, entry: Entry | None = None, **typed: Any) -> GuidanceFacts:
    """Everything the guards ask; `typed` further fields of `GuidanceFacts`."""
    dispute = guidance.dispute
    return GuidanceFacts(
        today=today,
        noticed_on=dispute.noticed_on,
        compliance_on=guidance.compliance_on,
        opponent=dispute.opponent,
        opponent_firm=dispute.opponent_firm,
        last_on=_last_on(guidance),
        recovered=recovered(guidance),
        frozen=dispute.frozen,
        currency=dispute.currency,
        released_to_others=_released_to_others(guidance),
        typical=guidance.typical,
        entry=entry,
        **typed,
    )


def recovered(guidance: OverseasGuidance) -> tuple[Recovery, ...]:
    """What was recovered and not struck."""
    return tuple(recovery_of(row) for row in guidance.recoveries if row.struck_on is None)


def recovery_of(row: OverseasRecovery) -> Recovery:
    """One row as the rules see it, by its uid."""
    return Recovery(
        row.uid,
        row.kind,
        row.amount,
        row.currency,
        row.on,
        row.basis,
        row.rate,
        row.rate_source,
        row.rate_on,
        row.same_as.uid if row.same_as else "",
        row.apart,
    )


def recovery_named(guidance: OverseasGuidance, uid: str) -> OverseasRecovery | None:
    """The recovery of that uid, None where the enterprise has none of it."""
    return next((row for row in guidance.recoveries if row.uid == uid), None)


def _last_on(guidance: OverseasGuidance) -> date | None:
    """The day of the last step of the course."""
    steps = (step for step in guidance.steps if step.action not in BESIDE)
    return max(((getattr(guidance, _DAYS.get(step.action, ""), None) or step.on) for step in steps), default=None)


def _released_to_others(guidance: OverseasGuidance) -> int:
    currency = guidance.dispute.currency
    return sum(
        row.amount
        for other in guidance.dispute.guidances
        if other is not guidance
        for row in recovered(other)
        if row.kind == "released" and not row.same_as and row.currency == currency
    )


def load_dispute(user: User, uid: str) -> OverseasDispute | None:
    """The dispute of that uid, if `user` may read it."""
    return db.session.scalar(visible_overseas_disputes(user).where(OverseasDispute.uid == uid))


def load_guidance(user: User, uid: str) -> OverseasGuidance | None:
    """The enterprise's part of that uid, if `user` may read its dispute."""
    found = db.session.scalar(select(OverseasGuidance).where(OverseasGuidance.uid == uid))
    return found if found is not None and load_dispute(user, found.dispute.uid) is not None else None


def entry_of(guidance: OverseasGuidance, uid: str) -> OverseasEntry | None:
    """The entry of that uid, None where the enterprise has none of it."""
    return next((entry for entry in guidance.entries if entry.uid == uid), None)


def node_of(dispute: OverseasDispute, uid: str) -> OverseasNode | None:
    """The foreign day of that uid, None where the dispute has none of it."""
    return next((node for node in dispute.nodes if node.uid == uid), None)
