"""The area itself: how its states look, and its pages of one act."""

from flask import Blueprint, render_template, request

from mediation.models.case import Case
from mediation.procedures.archiving import State
from mediation.procedures.subsidy import State as ClaimState
from mediation.rules.file_score import Verdict
from mediation.rules.lifecycle import refuse as refuse
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import requires
from mediation.web.forms import BaseForm
from mediation.web.scope import is_demo as is_demo
from mediation.web.scope import the_case as the_case

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


def sent(form: BaseForm) -> bool:
    """Whether the form was posted and holds good."""
    return request.method == "POST" and form.validate()


def act_page(case: Case, act: object, form: BaseForm, **context: object) -> str | tuple[str, int]:
    """The page of one act; 422 when it is shown again with errors."""
    text = render_template("dossiers/act.html", case=case, act=act, form=form, **context)
    return (text, 422) if request.method == "POST" else text
