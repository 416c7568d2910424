"""The area itself: who may open it, how its states look, how a view finds what it shows."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.operations.overseas_guidance.reading import load_dispute, load_guidance
from mediation.procedures.overseas_guidance import State
from mediation.rules.overseas_guidance.counting import Part
from mediation.rules.roles import Role
from mediation.web.access import requires
from mediation.web.scope import own_body

blueprint = Blueprint("overseas_guidance", __name__)
officer = requires(Role.OVERSEAS_OFFICER)

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.IDENTIFIED: "warn",
    State.TOLD: "paused",
    State.DECLINED: "declined",
    State.WANTED: "running",
    State.GRADED: "running",
    State.ADVISED: "running",
    State.REFERRED: "running",
    State.PLANNED: "running",
    State.CONCLUDED: "good",
    State.REVIEWED: "ended",
}
NODE_TAGS = {"proposed": "reported", "confirmed": "good", "met": "ended", "gone": "declined"}
PART_TAGS = {
    Part.COUNTED: "good",
    Part.SOLE_TRADER: "neutral",
    Part.OUTSIDE: "neutral",
    Part.TRAINING: "neutral",
    Part.NOT_YET: "paused",
    Part.UNCLEAR: "warn",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "day_has_come": "on",
    "in_order": "on",
    "since_it_was_known": "on",
    "new_to_the_dispute": "party-name",
    "way_is_said": "how",
    "person_is_named": "whom",
    "receipt_is_described": "receipt",
    "reason_is_given": "text",
    "grade_is_chosen": "choice",
    "plan_is_chosen": "choice",
    "result_is_chosen": "choice",
    "nobody_is_recommended": "names",
    "experts_are_free": "names",
    "told_about_evidence": "on",
    "recovery_is_told": "basis",
    "amount_is_whole": "amount",
    "rate_is_told": "rate",
    "money_counts_once": "same_as",
    "within_what_was_frozen": "amount",
    "study_is_written": "text",
    "title_names_nobody": "title",
    "text_names_nobody": "text",
}


def the_dispute(dispute_uid: str) -> OverseasDispute:
    """The dispute of that uid, if the current user may see it; else 404."""
    return load_dispute(current_user, dispute_uid) or abort(404)


def the_guidance(guidance_uid: str) -> OverseasGuidance:
    """The enterprise's part of that uid, if the current user may see it; else 404."""
    return load_guidance(current_user, guidance_uid) or abort(404)


def the_office() -> Organisation:
    """Where the officer works."""
    return own_body(Role.OVERSEAS_OFFICER)
