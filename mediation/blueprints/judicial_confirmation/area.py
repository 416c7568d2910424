"""The area itself: how its states look, how a view finds an application, and where a refusal is said."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask_login import current_user

from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.judicial_confirmation import acts, register
from mediation.procedures.judicial_confirmation import ConfirmationFacts, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.lifecycle import refuse as refuse
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import CPL_205
from mediation.web.access import actor, requires
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import the_case as the_case

blueprint = Blueprint("judicial_confirmation", __name__)
staff = requires(*COMMITTEE_STAFF)
liaison = requires(Role.COURT_LIAISON)

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.OPEN: "neutral",
    State.PREPARING: "running",
    State.FILED: "running",
    State.SUPPLEMENTING: "warn",
    State.ACCEPTED: "running",
    State.HEARD: "running",
    State.CONFIRMED: "good",
    State.REJECTED: "bad",
    State.NOT_ACCEPTED: "bad",
    State.WITHDRAWN: "ended",
    State.DEEMED_WITHDRAWN: "ended",
    State.GIVEN_UP: "ended",
    State.SET_ASIDE: "bad",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    **dict.fromkeys(
        (
            "day_has_come",
            "filed_in_time",
            "after_filing",
            "after_receipt",
            "after_acceptance",
            "after_hearing",
            "after_ruling",
            "something_is_asked",
        ),
        "on",
    ),
    "court_set_a_day": "due_on",
    "number_is_given": "number",
    "ground_for_not_accepting": "ground",
    "ground_for_rejecting": "ground",
    "gaps_are_explained": "reason",
    "reason_given": "reason",
    "supplement_is_overdue": "reason",
    "obstacle_is_told": "ended_on",
    "court_is_named": "other",
    "court_may_take_it": "other",
}


def the_agreement(uid: str) -> Agreement:
    """The agreement in force of a case within the user's scope; refused while there is none, 404 for no such case."""
    agreement = acts.agreement_of(the_case(uid))
    if agreement is None:
        raise ActionRefused("还没有生效的协议，不能申请司法确认。", CPL_205)
    return agreement


def the_matter(uid: str) -> JudicialConfirmation:
    """The newest application for the agreement in force; refused while there is none."""
    matter = acts.matter_of(the_agreement(uid))
    if matter is None:
        raise ActionRefused("还没有开始准备司法确认的申请。", CPL_205)
    return matter


def the_courts(confirmation_uid: str) -> JudicialConfirmation:
    """The application of that uid, if it is one that the court's liaison is told of; else 404."""
    return register.one_for_court(current_user, confirmation_uid) or abort(404)


def facts_of(matter: JudicialConfirmation) -> ConfirmationFacts:
    """The facts of an application today."""
    return acts.facts_of(matter.agreement, matter, today=actor().today)


def said_at_its_field(form: BaseForm, act: Callable[[], Any]) -> bool:
    """Whether `act` was done; what a guard refuses is said at the field of this area's forms that it is about."""
    return said_at_field(form, act, FIELDS)


def act_page(template: str, case: Case, act: object, form: BaseForm, **context: object) -> str | tuple[str, int]:
    """The page of one act; 422 when it is shown again with errors."""
    text = render_template(f"judicial_confirmation/{template}.html", case=case, act=act, form=form, **context)
    return (text, 422) if request.method == "POST" else text
