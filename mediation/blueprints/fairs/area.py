"""The area itself: who may open it, how states look, how a view finds a fair and a complaint."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.fair import Fair, FairComplaint
from mediation.operations.fairs.reading import load_complaint, load_fair
from mediation.procedures.fair_complaint import State
from mediation.rules.rights import RightKind
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import requires

blueprint = Blueprint("fairs", __name__)
centre = requires(Role.EXAMINER, Role.AID_OFFICER)
committee = requires(*COMMITTEE_STAFF)

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.RECEIVED: "neutral",
    State.CHECKED: "running",
    State.TOLD: "running",
    State.ENDED: "good",
    State.HANDED_OVER: "ended",
    State.FOLLOWED: "ended",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "stall_is_named": "stall",
    "right_is_named": "right_number",
    "within_the_event": "received_on",
    "result_is_named": "result",
    "told_before_the_result": "result",
    "reason_is_given": "reason",
    "title_is_checked": "on",
    "day_has_come": "on",
    "after_the_rest": "on",
    "event_refusal": "until_on",
    "event_holds_its_days": "until_on",
    "shift_refusal": "day",
    "clash": "person",
    "person_is_named": "person",
}


def the_fair(fair_uid: str) -> Fair:
    """The fair of that uid, if the current user may see it; else 404."""
    return load_fair(current_user, fair_uid) or abort(404)


def the_complaint(stall_uid: str) -> FairComplaint:
    """The complaint of that uid, if the current user may see it; else 404."""
    return load_complaint(current_user, stall_uid) or abort(404)


def right_named(complaint: FairComplaint) -> str:
    """`著作权（花型）“春溪缠枝”，苏作登字-2025-F-00218843`."""
    title = f"“{complaint.right_title}”" if complaint.right_title else ""
    return "，".join(filter(None, (f"{RightKind(complaint.right_kind).label}{title}", complaint.right_number)))
