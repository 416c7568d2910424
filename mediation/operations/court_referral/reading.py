"""What is on record of a court's referral, as the rules and other matters see it."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.procedures.court_referral import SETTLED, TERMS, ReferralFacts, State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.people_mediation.facts import CourtFacts
from mediation.rules.sources import SOURCES

OVER = frozenset({CaseState.CONCLUDED, CaseState.DECLINED, CaseState.TERMINATED, CaseState.CLOSED})
TALKS = frozenset({CaseState.MEDIATING, CaseState.SUSPENDED, CaseState.AGREED})


def sent_by_court(case: Case) -> bool:
    """Whether the source on record is a court's."""
    return case.source in SOURCES and SOURCES[case.source].from_court


def referral_of(case: Case) -> CourtReferral | None:
    """The referral of a case that a court sent; None where nobody put it on record, or no court sent it."""
    if not sent_by_court(case):
        return None
    return db.session.scalar(select(CourtReferral).where(CourtReferral.case_id == case.id))


def state_of(referral: CourtReferral | None) -> State:
    """Where it stands; before anybody put it on record it is unrecorded."""
    return State(referral.state) if referral else State.UNRECORDED


def is_entrusted(case: Case) -> bool:
    """Whether the court had the suit already (委托): the referral says so, before there is one the source."""
    referral = referral_of(case)
    return referral.kind == "entrustment" if referral else case.source == "COURT_POST"


def entrusted_cases() -> ColumnElement[bool]:
    """`is_entrusted` as a condition on `Case`."""
    kinds = select(CourtReferral.case_id).where(CourtReferral.kind == "entrustment")
    return or_(Case.source == "COURT_POST", Case.id.in_(kinds))


def facts_of(case: Case, referral: CourtReferral | None, *, today: date) -> ReferralFacts:
    """Everything the guards and the next step ask."""
    state = CaseState(case.state)
    known = ReferralFacts(
        today=today,
        source=case.source,
        accepted=case.accepted_on is not None,
        talking=state in TALKS,
        over=state in OVER,
        ended_on=case.concluded_on if state in OVER else None,
        agreed=_agreed(case),
    )
    if referral is None:
        return known
    columns: dict[str, Any] = {name: getattr(referral, name) for name in _COLUMNS}
    return replace(known, written=referral.written_on is not None, **columns)


_COLUMNS = (
    "kind",
    "procedure",
    "channel",
    "informed_on",
    "taken_on",
    "suspected_on",
    "suspicion_answered_on",
    "reported_on",
    "returned_on",
    "court_result",
)


def _agreed(case: Case) -> bool:
    in_force = select(func.count()).where(
        Agreement.case_id == case.id,
        Agreement.effective_on.is_not(None),
        Agreement.state.not_in(("voided", "superseded")),
    )
    return bool(db.session.scalar(in_force))


def court_facts(case: Case) -> CourtFacts | None:
    """What the rules of the mediation ask of the court that sent the case; None where no court did."""
    if not sent_by_court(case):
        return None
    referral = referral_of(case)
    if referral is None:
        return CourtFacts()
    rule = TERMS[referral.kind, referral.procedure, referral.channel]
    taken = referral.taken_on is not None
    return CourtFacts(
        recorded=True,
        settled=referral.state in SETTLED,
        suspected=referral.suspected_on is not None and referral.suspicion_answered_on is None,
        term=rule.period.basis[0] if taken else None,
    )
