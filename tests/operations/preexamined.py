"""Pre-examinations at every step, for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import ApplicantQuota, RegisteredApplicant
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination import handling, registering, views
from mediation.operations.design_preexamination.registering import RequestValues
from mediation.operations.parties import create_party
from tests import sample_files
from tests.operations.conftest import firm

D = date.fromisoformat
FIRM = "南通云岫床品有限公司"
FOUR = "被套\n床单\n枕套一\n枕套二"


def registered_applicant(
    centre: Organisation, actor: Actor, name: str = FIRM, serial: int = 41, pieces: int | None = 60
) -> RegisteredApplicant:
    """A registration that holds from January 2025 to the end of May 2027."""
    party = create_party(firm(name, serial), actor=actor)
    applicant = RegisteredApplicant(
        centre_id=centre.id,
        party=party,
        number=f"备2025-{serial:03d}",
        year=2025,
        serial=serial,
        state="valid",
        applied_on=D("2024-12-02"),
        checked_on=D("2024-12-09"),
        sent_on=D("2024-12-10"),
        valid_from=D("2025-01-02"),
        valid_until=D("2027-05-31"),
        received_by_id=actor.id,
        changed_at=actor.now,
    )
    if pieces is not None:
        applicant.quotas.append(ApplicantQuota(year=actor.today.year, pieces=pieces, source="中心定"))
    db.session.add(applicant)
    db.session.flush()
    audit.record(actor, "applicant_apply", applicant, summary="备案")
    return applicant


def request(actor: Actor, reader: int | None = None, **changes: Any) -> RequestValues:
    """A towel, submitted today, with its request and description."""
    values = RequestValues(
        applicant_name=FIRM,
        submitted_on=actor.today,
        product="毛巾",
        class_number="06-13",
        examiner_id=actor.id,
        reader_id=reader,
        designers="岑云、俞小满",
        papers=("request", "brief", "undertaking"),
    )
    return replace(values, **changes)


def pictured(row: DesignPreexamination, actor: Actor, *names: str) -> None:
    """Pictures of those names, each of another size."""
    found = [
        views.look(sample_files.png(400 + place, 300), f"{name}.png", actor=actor) for place, name in enumerate(names)
    ]
    views.add_views(row, found, actor=actor)


def submitted(centre: Organisation, actor: Actor, reader: int | None = None, **changes: Any) -> DesignPreexamination:
    """Registered with its main view."""
    row = registering.register(centre, request(actor, reader, **changes), actor=actor)
    pictured(row, actor, "主视图")
    return row


def accepted(centre: Organisation, actor: Actor, reader: int | None = None, **changes: Any) -> DesignPreexamination:
    """Accepted on the day of its submission, and screened."""
    row = submitted(centre, actor, reader, **changes)
    handling.accept(row, on=row.submitted_on, actor=actor)
    handling.screen(row, on=row.submitted_on, conclusion="clear", actor=actor)
    return row


def passed(centre: Organisation, actor: Actor, reader: int, **changes: Any) -> DesignPreexamination:
    """Passed on the actor's day."""
    row = accepted(centre, actor, reader, **changes)
    handling.conclude(row, "pass", on=actor.today, actor=actor)
    return row
