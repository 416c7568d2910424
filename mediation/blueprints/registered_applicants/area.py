"""The area itself: who may open it, how its states look, how a view finds a registration."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.registered_applicants.register import load_applicant
from mediation.procedures.registered_applicant import State
from mediation.rules.roles import Role
from mediation.web.access import requires

blueprint = Blueprint("registered_applicants", __name__)
readers = requires(Role.EXAMINER, Role.AID_OFFICER, at="rights_centre")
examiner = requires(Role.EXAMINER, at="rights_centre")

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.APPLIED: "neutral",
    State.CHECKED: "running",
    State.SENT: "running",
    State.VALID: "good",
    State.SUSPENDED: "paused",
    State.REFUSED: "declined",
    State.CANCELLED: "ended",
    State.EXPIRED: "ended",
}

# The field that each guard is about.
FIELDS = {
    "one_at_a_time": "party-name",
    "unmet_conditions_are_explained": "reason",
    "reason_is_given": "reason",
    "document_is_named": "document",
    "valid_after_sending": "valid_from",
    "correction_has_reason": "reason",
    "number_is_right": "identity_number",
    "corrected_days_hold": "applied_on",
    **dict.fromkeys(("until_after_from", "renewed_beyond", "suspended_for_a_time", "no_suspension_runs"), "until"),
    **dict.fromkeys(("day_has_come", "after_the_last_step", "validity_is_over"), "on"),
}


def the_applicant(applicant_uid: str) -> RegisteredApplicant:
    """The registration of that uid, if the current user may see it; else 404."""
    return load_applicant(current_user, applicant_uid) or abort(404)
