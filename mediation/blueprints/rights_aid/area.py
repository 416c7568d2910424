"""The area itself: who may open it, how its states look, how a view finds an application and the centre."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.organisation import Organisation
from mediation.models.rights_aid import AidMatter
from mediation.operations.rights_aid.reading import load_matter
from mediation.procedures.rights_aid import State
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import requires
from mediation.web.scope import own_body

blueprint = Blueprint("rights_aid", __name__)
readers = requires(Role.AID_OFFICER, Role.EXAMINER)
officer = requires(Role.AID_OFFICER)
committee = requires(*COMMITTEE_STAFF)

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.RECEIVED: "neutral",
    State.SUPPLEMENTING: "paused",
    State.ACCEPTED: "running",
    State.SUSPENDED: "paused",
    State.CONCLUDED: "good",
    State.HANDED_OVER: "ended",
    State.REFUSED: "declined",
    State.WITHDRAWN: "ended",
    State.CLOSED: "ended",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "override_has_a_reason": "route_reason",
    "gaps_are_named": "text",
    "gaps_have_a_day": "until",
    "difficult_is_approved": "approved_by",
    "ground_for_refusing": "ground",
    "reason_is_given": "reason",
    "refusal_is_told": "told_on",
    "expert_is_chosen": "expert",
    "expert_is_in_term": "expert",
    "statements_are_signed": "silent_on",
    "experts_are_appointed": "text",
    "opinion_is_written": "text",
    "extension_is_longer": "until",
    "extension_is_in_time": "on",
    "result_is_chosen": "result",
    "opinion_comes_first": "result",
    "referral_is_chosen": "result",
    "receiver_is_named": "body",
    "applicant_agrees": "consented_on",
    "consent_is_described": "reason",
    "recovery_has_its_basis": "basis",
    "answer_is_chosen": "answer",
    "archive_is_named": "archive_number",
    **dict.fromkeys(
        (
            "day_has_come",
            "after_application",
            "after_acceptance",
            "after_suspension",
            "after_last_opinion",
            "after_result",
            "after_appointment",
            "after_gaps_were_asked",
            "gaps_are_overdue",
        ),
        "on",
    ),
}


def the_matter(aid_uid: str) -> AidMatter:
    """The application of that uid, if the current user may see it; else 404."""
    return load_matter(current_user, aid_uid) or abort(404)


def the_centre() -> Organisation:
    """Where the officer works."""
    return own_body(Role.AID_OFFICER, Role.EXAMINER, kind="rights_centre")
