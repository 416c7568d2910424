"""The area itself: who may open it, how states look, how a view finds a complaint."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.online_shop import OnlineShopComplaint
from mediation.operations.online_shops.reading import load_complaint
from mediation.procedures.platform_notice import State
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import requires

blueprint = Blueprint("online_shops", __name__)
centre = requires(Role.EXAMINER, Role.AID_OFFICER)
committee = requires(*COMMITTEE_STAFF)

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.FOUND: "neutral",
    State.NOTIFIED: "running",
    State.ACTED: "good",
    State.COUNTERED: "warn",
    State.TOLD: "running",
    State.ENDED: "ended",
    State.HANDED_OVER: "ended",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "links_are_chosen": "links",
    "title_day_fits": "title_checked_on",
    "title_is_described": "title_note",
    "evidence_is_there": "links",
    "title_is_checked": "links",
    "measure_is_named": "measure",
    "route_is_named": "route",
    "result_is_named": "result",
    "result_fits": "result",
    "reason_is_given": "reason",
    **dict.fromkeys(
        ("day_has_come", "after_found", "after_notice", "after_counter_notice", "after_the_rest", "delay_fits"), "on"
    ),
}


def the_complaint(complaint_uid: str) -> OnlineShopComplaint:
    """The complaint of that uid, if the current user may see it; else 404."""
    return load_complaint(current_user, complaint_uid) or abort(404)
