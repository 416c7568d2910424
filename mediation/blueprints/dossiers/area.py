"""The area itself, and how its views find a case: within the user's scope, or 404."""

from flask import Blueprint, abort, current_app, render_template, request
from flask_login import current_user

from mediation.models.case import Case
from mediation.operations.access_scope import load_case
from mediation.procedures.archiving import State
from mediation.procedures.subsidy import State as ClaimState
from mediation.rules.file_score import Verdict
from mediation.rules.lifecycle import ActionRefused, Refusal
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import requires
from mediation.web.forms import BaseForm

blueprint = Blueprint("dossiers", __name__)
staff = requires(*COMMITTEE_STAFF)

# How states and verdicts look as tags (components/tag.html).
STATE_TAGS = {
    State.COLLECTING: "neutral",
    State.READY: "running",
    State.CHECKED: "running",
    State.FILED: "frozen",
    State.TRANSFERRED: "ended",
}
CLAIM_TAGS = {
    ClaimState.NONE: "neutral",
    ClaimState.PENDING: "running",
    ClaimState.APPROVED: "good",
    ClaimState.REJECTED: "bad",
}
VERDICT_TAGS = {Verdict.MET: "good", Verdict.NOT: "bad", Verdict.HUMAN: "reported", Verdict.ASIDE: "neutral"}


def the_case(uid: str) -> Case:
    """The case of that uid, if the current user may see it; else 404."""
    case = load_case(current_user, uid)
    if case is None:
        abort(404)
    return case


def is_demo() -> bool:
    """Whether papers say that their data are invented."""
    return bool(current_app.config["MEDIATION"].demo)


def refuse(refused: Refusal | None) -> None:
    """Raise what stands against an act, before anybody fills in its form in vain."""
    if refused is not None:
        raise ActionRefused(refused.message, refused.statute)


def sent(form: BaseForm) -> bool:
    """Whether the form was posted and holds good."""
    return request.method == "POST" and form.validate()


def act_page(case: Case, act: object, form: BaseForm, **context: object) -> str | tuple[str, int]:
    """The page of one act; 422 when it is shown again with errors."""
    text = render_template("dossiers/act.html", case=case, act=act, form=form, **context)
    return (text, 422) if request.method == "POST" else text
