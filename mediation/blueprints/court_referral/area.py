"""The area itself: how its states look, where each act is done, where a refusal is said."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.operations.court_referral import acts
from mediation.operations.dossier.frozen import refuse_filed
from mediation.procedures.court_referral import LIFECYCLE, State
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, requires
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import the_case as the_case

blueprint = Blueprint("court_referral", __name__)
staff = requires(*COMMITTEE_STAFF)
Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.UNRECORDED: "warn",
    State.RECEIVED: "neutral",
    State.TAKEN: "running",
    State.TURNED_DOWN: "ended",
    State.REPORTED: "warn",
    State.DONE: "good",
}

ENDPOINTS = {
    "register": "registration",
    "correct": "correction",
    "take": "taking",
    "turn_down": "turning_down",
    "report_suspicion": "suspicion",
    "answer_suspicion": "suspicion_answer",
    "write_report": "report",
    "report": "sending",
    "return_materials": "materials",
    "note_court_result": "court_result",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "day_has_come": "on",
    "kind_fits_source": "kind",
    "procedure_is_named": "procedure",
    "court_is_known": "court",
    "taken_after_information": "on",
    "reason_given": "reason",
    "suspicion_is_told": "reason",
    "suspicion_is_open": "on",
    "reasons_fit": "reasons",
    "report_follows_the_end": "on",
    "materials_are_listed": "items",
    "court_has_the_suit": "on",
}


def asked(uid: str, action: str) -> Case:
    """The case of that uid, if `action` is open now; 404 when it is not the user's, refused with the reason before
    anybody fills in a form in vain."""
    case = the_case(uid)
    refuse_filed(case)
    refuse(acts.refusal_of(case, action, actor=actor()))
    return case


def sent(form: BaseForm, act: Callable[[], Any], **fields: str) -> bool:
    """Whether the form was posted, holds good, and `act` was done; what a guard refuses is said at its field, `fields`
    guard → field where this form calls it otherwise."""
    return request.method == "POST" and form.validate() and said_at_field(form, act, {**FIELDS, **fields})


def back(uid: str, message: str) -> Response:
    """The act is done: on to the referral."""
    return done(url_for("court_referral.show", uid=uid), message)


def act(uid: str, action: str, form: BaseForm, put: Callable[[CourtReferral], Any], said: str) -> Answer:
    """One act on the referral on record: done, or its page; what a guard refuses is said at its field."""
    if sent(form, lambda: put(acts.the_referral(the_case(uid)))):
        return back(uid, said)
    return act_page(uid, action, form)


def act_page(uid: str, action: str, form: BaseForm, **context: Any) -> Answer:
    """The page of one act; 422 when it is shown again with errors."""
    case = the_case(uid)
    text = render_template(
        "court_referral/act.html",
        case=case,
        referral=acts.referral_of(case),
        act=LIFECYCLE[action],
        form=form,
        **context,
    )
    return (text, 422) if request.method == "POST" else text
