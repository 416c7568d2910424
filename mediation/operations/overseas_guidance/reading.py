"""One enterprise in one dispute as the rules see it; disputes and guidances found within a user's scope."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance, OverseasNode
from mediation.models.user import User
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.procedures.overseas_guidance import Entry, GuidanceFacts


def facts_of(guidance: OverseasGuidance, *, today: date, entry: Entry | None = None) -> GuidanceFacts:
    """Everything the guards ask."""
    dispute = guidance.dispute
    return GuidanceFacts(
        today=today,
        noticed_on=dispute.noticed_on,
        compliance_on=guidance.compliance_on,
        opponent=dispute.opponent,
        opponent_firm=dispute.opponent_firm,
        last_on=max((step.on for step in guidance.steps), default=None),
        entry=entry,
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
