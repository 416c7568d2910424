"""The area itself: who may open it, how its states look, how a view finds a request."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.evaluation_report import EvaluationReport
from mediation.operations.evaluation_reports.reading import load_report
from mediation.procedures.evaluation_report import State
from mediation.rules.roles import Role
from mediation.web.access import requires

blueprint = Blueprint("evaluation_reports", __name__)
readers = requires(Role.EXAMINER, Role.AID_OFFICER, at="rights_centre")
examiner = requires(Role.EXAMINER, at="rights_centre")

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.SUBMITTED: "neutral",
    State.ACCEPTED: "running",
    State.SUPPLEMENTING: "paused",
    State.PASSED: "running",
    State.SENT: "running",
    State.RECEIVED: "good",
    State.REFUSED: "declined",
    State.FAILED: "declined",
    State.WITHDRAWN: "ended",
    State.NOT_MADE: "ended",
}

# The field that each guard is about.
FIELDS = {
    "requester_is_entitled": "requester_as",
    "requester_has_proof": "proof",
    "patent_is_a_design": "patent_number",
    "request_follows_the_grant": "granted_on",
    "ground_fits": "ground",
    "reason_is_given": "reason",
    "result_is_named": "result",
    **dict.fromkeys(("day_has_come", "after_the_last_step", "fee_is_in_time", "fee_is_overdue"), "on"),
}


def the_report(report_uid: str) -> EvaluationReport:
    """The request of that uid, if the current user may see it; else 404."""
    return load_report(current_user, report_uid) or abort(404)
