"""One request as the rules see it, and what the centre's registers say of it on the day it was submitted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.party import Party
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import RoleGrant, User
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.registered_applicants.standing import (
    agency_named,
    agency_standing_on,
    class_accepted,
    quota_of,
    standing_on,
)
from mediation.operations.settings import setting
from mediation.procedures.design_preexamination import (
    BEFORE_ACCEPTANCE,
    Design,
    Opinion,
    PreexaminationFacts,
    Shape,
    State,
    View,
    ViewKind,
    view_gaps,
)
from mediation.rules.lifecycle import Refusal
from mediation.rules.roles import Role

NOT_REGISTERED = "没有备案。"


@dataclass(frozen=True)
class Known:
    """What the registers say of a request on one day: `applicant` the registration, None for none; `standing` why it
    does not hold, "" when it does, with `standing_said` either way; `pieces` and `used` of the year's quota; the
    class's `class_title` and `edition`, `class_listed` whether it is accepted; `agency_listed` None without an
    agency, `agency_said` why not."""

    applicant: RegisteredApplicant | None
    standing: str
    standing_said: str
    pieces: int | None
    used: int
    class_listed: bool
    class_title: str = ""
    edition: str = ""
    agency_listed: bool | None = None
    agency_said: str = ""

    @property
    def quota_left(self) -> int | None:
        """Pieces left, None where no quota is set."""
        return None if self.pieces is None else self.pieces - self.used


def known_on(centre_id: int, on: date, *, applicant: str, class_number: str, agency: str) -> Known:
    """Ask the registers of the centre; `applicant` and `agency` by name."""
    registered = applicant_named(centre_id, applicant)
    standing = standing_on(registered, on) if registered else None
    quota = quota_of(registered, on.year) if registered else None
    row = class_accepted(class_number, on)
    listed = agency_named(agency) if agency.strip() else None
    found = agency_standing_on(listed, on) if listed else None
    return Known(
        applicant=registered,
        standing=NOT_REGISTERED if standing is None else "" if standing.valid else f"{standing.reason.rstrip('。')}。",
        standing_said=NOT_REGISTERED if standing is None else standing.reason,
        pieces=quota.pieces if quota else None,
        used=quota.used if quota else 0,
        class_listed=row is not None,
        class_title=row.title if row else "",
        edition=row.edition if row else "",
        agency_listed=(found is not None and found.valid) if agency.strip() else None,
        agency_said=found.reason if found else "不在名单" if agency.strip() else "",
    )


def applicant_named(centre_id: int, name: str) -> RegisteredApplicant | None:
    """The centre's newest registration of the party of that name."""
    wanted = " ".join(name.split())
    return db.session.scalar(
        select(RegisteredApplicant)
        .join(Party, Party.id == RegisteredApplicant.party_id)
        .where(RegisteredApplicant.centre_id == centre_id, Party.name == wanted)
        .order_by(RegisteredApplicant.id.desc())
        .limit(1)
    )


def registered_names(centre_id: int, most: int = 300) -> list[str]:
    """Names of those who are registered, to be offered while people type."""
    query = (
        select(Party.name)
        .join(RegisteredApplicant, Party.id == RegisteredApplicant.party_id)
        .where(RegisteredApplicant.centre_id == centre_id, RegisteredApplicant.state.in_(("valid", "suspended")))
    )
    return sorted(set(db.session.scalars(query.order_by(RegisteredApplicant.id.desc()).limit(most))))


def examiners(centre_id: int) -> list[User]:
    """Who examines at the centre."""
    query = (
        select(User)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(RoleGrant.organisation_id == centre_id, RoleGrant.role == Role.EXAMINER.value, User.active)
    )
    return list(db.session.scalars(query.order_by(User.display_name)).unique())


def load(user: User, uid: str) -> DesignPreexamination | None:
    """The request of that uid, if `user` may read it."""
    return db.session.scalar(visible_preexaminations(user).where(DesignPreexamination.uid == uid))


TOGETHER = (
    joinedload(DesignPreexamination.applicant).joinedload(RegisteredApplicant.party),
    joinedload(DesignPreexamination.examiner),
    joinedload(DesignPreexamination.reader),
    selectinload(DesignPreexamination.opinions),
)
"""What every list shows of a row."""


def designs_of(row: DesignPreexamination) -> tuple[Design, ...]:
    """The designs in their order."""
    return tuple(Design(each.ordinal, each.name, each.base) for each in row.designs)


def opinions_of(row: DesignPreexamination) -> tuple[Opinion, ...]:
    """The opinions in their order."""
    return tuple(
        Opinion(each.ordinal, each.issued_on, each.due_on, each.answered_on, each.before) for each in row.opinions
    )


def gaps_of(row: DesignPreexamination) -> tuple[Refusal, ...]:
    """What the pictures lack."""
    views = [View(view.design.ordinal, ViewKind(view.kind), view.width, view.height) for view in row.views]
    least = setting("preexamination_view_pixels", row.submitted_on)
    return tuple(view_gaps(Shape(row.shape), designs_of(row), views, least=least))


def facts_of(row: DesignPreexamination, *, today: date) -> PreexaminationFacts:
    """Everything the guards and the next step ask."""
    before = State(row.state) in BEFORE_ACCEPTANCE
    known = (
        known_on(
            row.centre_id,
            row.submitted_on,
            applicant=row.applicant_name,
            class_number=row.class_number,
            agency=row.agency,
        )
        if before
        else None
    )
    return PreexaminationFacts(
        today=today,
        submitted_on=row.submitted_on,
        standing=known.standing if known else "",
        quota_left=known.quota_left if known else None,
        class_number=row.class_number,
        class_listed=known.class_listed if known else True,
        agency_listed=known.agency_listed if known else row.agency_listed,
        filed_before=row.filed_before,
        shape=Shape(row.shape),
        designs=designs_of(row),
        gaps=gaps_of(row),
        papers=tuple(row.papers),
        examiner=str(row.examiner_id),
        reader=str(row.reader_id or ""),
        opinions=opinions_of(row),
        screening=row.screenings[-1].conclusion if row.screenings else "",
        accepted_on=row.accepted_on,
        concluded_on=row.concluded_on,
        filed_on=row.filed_on,
        paid_on=row.paid_on,
        consistent=row.consistent,
        checked_on=row.checked_on,
        marked_on=row.marked_on,
    )
