"""Cases as the figures count them: one dispute once, by the day it was accepted or ended."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.case import Case, CaseParty
from mediation.models.court_referral import CourtReferral
from mediation.models.route_change import RouteChange
from mediation.models.shared_dispute import SharedDispute
from mediation.operations.figures.counted import Base, Counted, Joins, Rows, as_it_is, days_between
from mediation.rules.sources import SOURCES

SUCCESS = ("agreement", "oral_agreement", "partial")
FAILED = ("failed", "refused")
DECIDED = (*SUCCESS, *FAILED)
ENDED = (*DECIDED, "withdrawn")
FROM_COURTS = tuple(code for code, source in SOURCES.items() if source.from_court)
APPLIED = ("APPLY", "GUIDE_COURT", "GUIDE_POLICE")

_NUMBER = func.coalesce(Case.case_number, Case.register_number)

CASES = Base(
    "cases",
    Case,
    Case.uid,
    _NUMBER,
    Case.committee_id,
    Case.dispute_type,
    Case.outcome,
    Case.restricted,
    cases=as_it_is,
)


def superseded() -> Select[Any]:
    """Cases of a dispute whose ending is not the one that counts: a later agreement or failure of the same dispute
    does, and any of these rather than a withdrawal."""
    one, other = aliased(Case), aliased(Case)
    later = other.id > one.id
    better = or_(
        and_(other.outcome.in_(DECIDED), or_(one.outcome == "withdrawn", later)),
        and_(other.outcome == "withdrawn", one.outcome == "withdrawn", later),
    )
    return (
        select(one.id)
        .join(other, other.dispute_number == one.dispute_number)
        .where(_shared(one), other.id != one.id, one.outcome.in_(ENDED), better)
    )


def accepted_before() -> Select[Any]:
    """Cases of a dispute that an earlier case had accepted already."""
    one, earlier = aliased(Case), aliased(Case)
    return (
        select(one.id)
        .join(earlier, and_(earlier.dispute_number == one.dispute_number, earlier.id < one.id))
        .where(_shared(one), one.dispute_number != one.register_number, earlier.accepted_on.is_not(None))
    )


def _shared(one: Any) -> ColumnElement[bool]:
    # Few disputes have more than one case.
    return one.dispute_number.in_(select(SharedDispute.dispute_number))  # type: ignore[no-any-return]


def ended_at_the_bureau_later() -> Select[Any]:
    """Cases that came to an agreement and whose dispute the bureau then settled, or tried in vain to settle."""
    one, numbers = aliased(Case), select(AdministrativeMatter.dispute_number)
    later = select(AdministrativeMatter.id).where(
        AdministrativeMatter.dispute_number == one.dispute_number, _end_of(AdministrativeMatter) > one.concluded_on
    )
    # The matters are few, as are those of `_shared`: both planners would rather begin with a million cases.
    few = one.dispute_number.in_(numbers)
    return select(one.id).where(few, one.outcome.in_(SUCCESS), later.correlate(one).exists())


def _end_of(matter: Any) -> Any:
    """The day on which the bureau's mediation ended with an agreement or in vain; NULL where it never began, goes on
    or was withdrawn."""
    in_vain = and_(matter.opened_on.is_not(None), matter.ground != "")
    return case((matter.signed_on.is_not(None), matter.signed_on), (in_vain, matter.ended_on))


# One object each, so that sums over several sides ask it once.
COUNTS, EARLIEST = Case.id.not_in(superseded()), Case.id.not_in(accepted_before())
LAST_OF_ALL = Case.id.not_in(ended_at_the_bureau_later())


def _accepted(*where: ColumnElement[bool]) -> Rows:
    return Rows(CASES, Case.accepted_on, lambda at: (EARLIEST, *where))


def _ended(outcomes: tuple[str, ...], *where: ColumnElement[bool]) -> Rows:
    return Rows(
        CASES,
        Case.concluded_on,
        lambda at: (Case.outcome.in_(outcomes), COUNTS, *where),
    )


def of_case(table: Any, outcome: Any, *, asks_case: bool = False, joins: Joins = as_it_is) -> Base:
    """The rows of a table that hang on a case (`case_id`); `asks_case` where their day or conditions are the case's,
    `joins` what else their conditions need."""

    def to_case(query: Select[Any]) -> Select[Any]:
        return query.join(Case, Case.id == table.case_id)

    told = (Case.uid, _NUMBER, Case.committee_id, Case.dispute_type, outcome, Case.restricted)
    if asks_case:
        return Base("cases", table, *told, joins=to_case, cases=as_it_is)
    return Base("cases", table, *told, joins=joins, cases=to_case)


PARTIES = of_case(CaseParty, CaseParty.side, asks_case=True)
ROUTES = of_case(RouteChange, RouteChange.kind, asks_case=True)
REFERRALS = of_case(CourtReferral, CourtReferral.kind, asks_case=True)

_success, _failed, _ended_all = _ended(SUCCESS), _ended(FAILED), _ended(ENDED)
_decided, _all_accepted = _ended(DECIDED), _accepted()
_sent = Case.source.in_(FROM_COURTS)


def _referred(outcomes: tuple[str, ...]) -> Rows:
    # What a court sent ended as it did, whatever became of the dispute when it came again.
    return Rows(REFERRALS, Case.concluded_on, lambda at: (Case.outcome.in_(outcomes),))


MATTERS = Base(
    "administrative_mediation",
    AdministrativeMatter,
    AdministrativeMatter.uid,
    AdministrativeMatter.number,
    AdministrativeMatter.bureau_id,
    outcome=AdministrativeMatter.state,
)


def _signed_was_the_end() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Neither a committee nor the bureau itself came to another end of the dispute after the bureau's agreement."""
    signed, again = AdministrativeMatter.signed_on, aliased(AdministrativeMatter)
    at_committee = select(Case.id).where(
        Case.dispute_number == AdministrativeMatter.dispute_number,
        Case.outcome.in_(DECIDED),
        Case.concluded_on >= signed,
    )
    here = select(again.id).where(
        again.dispute_number == AdministrativeMatter.dispute_number,
        again.id > AdministrativeMatter.id,
        _end_of(again) >= signed,
    )
    return ~at_committee.correlate(AdministrativeMatter).exists(), ~here.correlate(AdministrativeMatter).exists()


COUNTED = {
    "accepted": Counted(_all_accepted),
    "accepted_on_application": Counted(_accepted(Case.source.in_(APPLIED))),
    "accepted_proactively": Counted(_accepted(Case.source == "PROACTIVE")),
    "accepted_from_courts": Counted(_accepted(_sent)),
    "accepted_from_others": Counted(_accepted(Case.source.not_in((*APPLIED, "PROACTIVE", *FROM_COURTS)))),
    "people_involved": Counted(
        Rows(
            PARTIES,
            Case.accepted_on,
            lambda at: (EARLIEST, CaseParty.left_on.is_(None)),
        )
    ),
    "ended": Counted(_ended_all),
    "agreements": Counted(_success),
    "partial_agreements": Counted(_ended(("partial",))),
    "failed": Counted(_failed),
    "declined": Counted(Rows(CASES, Case.concluded_on, lambda at: (Case.outcome == "declined", COUNTS))),
    "withdrawn": Counted(_ended(("withdrawn",))),
    "transferred": Counted(Rows(ROUTES, RouteChange.on, lambda at: (RouteChange.kind.in_(("transfer", "out")),))),
    "success_rate": Counted(_success, _decided),
    "success_of_accepted": Counted(_success, _all_accepted),
    "success_of_ended": Counted(_success, _ended_all),
    "mediation_days": Counted(
        Rows(
            CASES,
            Case.concluded_on,
            lambda at: (Case.outcome.in_(ENDED), COUNTS, Case.accepted_on.is_not(None)),
            days_between(Case.accepted_on, Case.concluded_on),
        ),
        spread="middle",
    ),
    "referrals_received": Counted(Rows(REFERRALS, CourtReferral.informed_on)),
    "referrals_taken": Counted(Rows(REFERRALS, CourtReferral.taken_on)),
    "referrals_ended": Counted(_referred(ENDED)),
    "referral_success_rate": Counted(_referred(SUCCESS), _referred(DECIDED)),
    "referral_days": Counted(
        Rows(
            REFERRALS,
            Case.concluded_on,
            lambda at: (
                Case.outcome.in_(ENDED),
                CourtReferral.taken_on <= Case.concluded_on,
            ),
            days_between(CourtReferral.taken_on, Case.concluded_on),
        ),
        spread="mean",
    ),
    "resolved_by_people": Counted(_ended(SUCCESS, LAST_OF_ALL, ~_sent)),
    "resolved_by_referral": Counted(_ended(SUCCESS, LAST_OF_ALL, _sent)),
    "resolved_by_bureau": Counted(
        Rows(
            MATTERS,
            AdministrativeMatter.signed_on,
            lambda at: _signed_was_the_end(),
        )
    ),
    "entrusted_in_court": Counted(
        Rows(
            REFERRALS,
            CourtReferral.court_result_on,
            lambda at: (
                CourtReferral.kind == "entrustment",
                CourtReferral.court_result.in_(("court_statement", "suit_withdrawn")),
                Case.outcome.in_(SUCCESS),
                COUNTS,
            ),
        )
    ),
}
