"""The area itself: who may open it, how its states look, how a view finds a request."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.organisation import Organisation
from mediation.operations.design_preexamination import reading
from mediation.procedures.design_preexamination import State
from mediation.rules.roles import Role
from mediation.web.access import requires
from mediation.web.scope import own_body

blueprint = Blueprint("design_preexamination", __name__)
readers = requires(Role.EXAMINER, Role.AID_OFFICER, at="rights_centre")
examiner = requires(Role.EXAMINER, at="rights_centre")

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html): kind, icon.
STATE_TAGS = {
    State.SUBMITTED: ("neutral", ""),
    State.INCOMPLETE: ("paused", ""),
    State.REFUSED: ("declined", ""),
    State.ACCEPTED: ("running", ""),
    State.WAITING: ("paused", ""),
    State.PASSED: ("good", ""),
    State.FAILED: ("declined", ""),
    State.WITHDRAWN: ("ended", ""),
    State.DEEMED_WITHDRAWN: ("ended", ""),
    State.FILED: ("running", ""),
    State.NOT_FILED: ("ended", ""),
    State.MARKED: ("good", "lightning-charge-fill"),
    State.UNMARKED: ("warn", ""),
    State.CANCELLED: ("warn", ""),
    State.GRANTED: ("good", "patch-check-fill"),
    State.REJECTED: ("declined", ""),
    State.APPLICATION_WITHDRAWN: ("ended", ""),
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "registration_holds": "applicant_name",
    "quota_is_left": "applicant_name",
    "submission_comes_first": "submitted_on",
    "stays_admissible": "applicant_name",
    "class_is_accepted": "class_number",
    "class_is_written": "class_number",
    "agency_is_listed": "agency",
    "not_filed_before": "filed_before",
    "designs_are_one_application": "designs",
    "pictures_are_complete": "views",
    "papers_are_complete": "papers",
    "reader_is_another": "reader",
    "ground_for_refusing": "ground",
    "ground_for_not_filing": "ground",
    "reason_is_given": "reason",
    "difference_is_described": "reason",
    "opinion_says_something": "items",
    "opinion_is_written": "text",
    "screening_concludes": "screening",
    "screening_has_its_basis": "reason",
    "paid_after_filing": "paid_on",
    **dict.fromkeys(
        (
            "day_has_come",
            "after_submission",
            "after_last_step",
            "answer_follows_opinion",
            "answer_is_overdue",
            "after_conclusion",
            "after_filing",
            "after_payment",
            "after_check",
            "after_mark",
        ),
        "on",
    ),
}


def the_centre() -> Organisation:
    """Where the user works; else 404."""
    return own_body(Role.EXAMINER, Role.AID_OFFICER, kind="rights_centre")


def the_request(preexamination_uid: str) -> DesignPreexamination:
    """The request of that uid, if the current user may see it; else 404."""
    return reading.load(current_user, preexamination_uid) or abort(404)
