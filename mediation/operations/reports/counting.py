"""The cases that the return to the justice bureau counts, each with what its columns ask."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.dossier import SubsidyClaim
from mediation.models.performance import Obligation
from mediation.operations.figures.cases import DECIDED, SUCCESS, superseded
from mediation.operations.settings import setting
from mediation.rules.reports.mediation_return import EndedCase


def ended(committee_id: int, first: date, last: date) -> ColumnElement[bool]:
    """Cases of the committee that were taken on and whose mediation ended between the days, both in it, with or without
    an agreement, as the figures count them: a dispute once, none that was withdrawn, not taken on, or handed over."""
    return and_(
        Case.committee_id == committee_id,
        Case.accepted_on.is_not(None),
        Case.concluded_on.between(first, last),
        Case.outcome.in_(DECIDED),
        Case.id.not_in(superseded()),
    )


def ended_cases(committee_id: int, first: date, last: date, *, today: date) -> list[EndedCase]:
    """Those cases, in the order of their ids."""
    wanted = ended(committee_id, first, last)
    rows = db.session.execute(
        select(Case.id, Case.source, Case.dispute_type, Case.outcome).where(wanted).order_by(Case.id)
    ).all()
    parties, amounts, hard = _parties(wanted), _amounts(wanted), _difficult(wanted, today)
    return [
        EndedCase(
            id=row.id,
            source=row.source,
            dispute_type=row.dispute_type,
            succeeded=row.outcome in SUCCESS,
            oral=row.outcome == "oral_agreement",
            parties=parties.get(row.id, 0),
            amount=amounts.get(row.id, 0),
            difficult=row.id in hard,
        )
        for row in rows
    ]


def _parties(wanted: ColumnElement[bool]) -> Mapping[int, int]:
    query = (
        select(CaseParty.case_id, func.count())
        .join(Case, Case.id == CaseParty.case_id)
        .where(wanted, CaseParty.left_on.is_(None))
        .group_by(CaseParty.case_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _amounts(wanted: ColumnElement[bool]) -> Mapping[int, int]:
    """What is to be paid by the agreement in force; of one that another replaced, nothing."""
    query = (
        select(Obligation.case_id, func.sum(Obligation.amount))
        .join(Case, Case.id == Obligation.case_id)
        .join(Agreement, Agreement.id == Obligation.agreement_id)
        .where(wanted, Obligation.kind == "money", Agreement.state == "effective")
        .group_by(Obligation.case_id)
    )
    return {case: int(amount or 0) for case, amount in db.session.execute(query)}


def _difficult(wanted: ColumnElement[bool], today: date) -> set[int]:
    lowest = setting("subsidy_levels", today)[:1]
    query = select(SubsidyClaim.case_id).join(Case, Case.id == SubsidyClaim.case_id)
    return set(db.session.scalars(query.where(wanted, SubsidyClaim.level.not_in(["", *lowest]))))
