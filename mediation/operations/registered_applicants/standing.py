"""What a pre-examination asks on a day: is the applicant registered, how many pieces are left, is the class accepted,
is the agency on the list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.registered_applicant import AcceptedClass, Agency, ApplicantQuota, RegisteredApplicant
from mediation.operations.registered_applicants.reading import facts_of
from mediation.procedures.registered_applicant import Standing, standing
from mediation.rules.registered_applicant.standing import agency_standing


@dataclass(frozen=True)
class Quota:
    """The `pieces` an applicant may hand in during a year, None where none are set, and how many were `used`."""

    pieces: int | None
    used: int

    @property
    def left(self) -> int | None:
        """What is left, never below nought; None where no number is set."""
        return None if self.pieces is None else max(self.pieces - self.used, 0)


def standing_on(applicant: RegisteredApplicant, on: date) -> Standing:
    """Whether the registration counts on the day `on`, and why."""
    return standing(facts_of(applicant, today=on), on)


def valid_on(on: date) -> list[int]:
    """Ids of the registrations that count on the day `on`, as they stood then."""
    begun = select(RegisteredApplicant).where(RegisteredApplicant.valid_from <= on)
    rows = db.session.scalars(begun.options(selectinload(RegisteredApplicant.steps)))
    return [row.id for row in rows if standing_on(row, on).valid]


def quota_of(applicant: RegisteredApplicant, year: int) -> Quota:
    """The year's quota and what was used of it."""
    row = db.session.scalar(
        select(ApplicantQuota).where(ApplicantQuota.applicant_id == applicant.id, ApplicantQuota.year == year)
    )
    return Quota(None if row is None else row.pieces, used_in(applicant.id, year))


def used_in(applicant_id: int, year: int) -> int:
    """How many pieces of the applicant that were submitted in the year were accepted for pre-examination."""
    submitted = DesignPreexamination.submitted_on.between(date(year, 1, 1), date(year, 12, 31))
    return (
        db.session.scalar(
            select(func.count()).where(
                DesignPreexamination.applicant_id == applicant_id,
                submitted,
                DesignPreexamination.accepted_on.is_not(None),
            )
        )
        or 0
    )


def concluded_in(applicant_id: int, since: date, until: date) -> tuple[int, int]:
    """How many pieces of the applicant came to a conclusion (合格, 不合格) after the day `since` and up to `until`, and
    how many of them failed."""
    outcomes = db.session.scalars(
        select(DesignPreexamination.outcome).where(
            DesignPreexamination.applicant_id == applicant_id,
            DesignPreexamination.outcome.in_(("passed", "failed")),
            DesignPreexamination.concluded_on > since,
            DesignPreexamination.concluded_on <= until,
        )
    ).all()
    return len(outcomes), outcomes.count("failed")


def class_accepted(number: str, on: date) -> AcceptedClass | None:
    """The row by which the centre takes the class `number` ("06-13") on the day `on`; None where it does not."""
    query = select(AcceptedClass).where(
        AcceptedClass.class_number == number,
        or_(AcceptedClass.effective_from.is_(None), AcceptedClass.effective_from <= on),
        or_(AcceptedClass.effective_to.is_(None), AcceptedClass.effective_to >= on),
    )
    return db.session.scalar(query.order_by(AcceptedClass.id).limit(1))


def agency_named(name: str) -> Agency | None:
    """The agency of that name; None where the centre has none."""
    return db.session.scalar(select(Agency).where(Agency.name == name.strip()))


def agency_standing_on(agency: Agency, on: date) -> Standing:
    """Whether the agency's filings are taken on the day `on`, and why."""
    return agency_standing(agency.standing, agency.standing_from, agency.standing_until, on)
