"""The area itself: who may open it, how its states look, how a view finds a request and ends an act."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.operations.administrative_mediation import acts
from mediation.operations.administrative_mediation.reading import load_matter, parties_named
from mediation.procedures.administrative_mediation import LIFECYCLE, State, Subject, statute_of
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import Statute
from mediation.web.access import actor, requires
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field

blueprint = Blueprint("administrative_mediation", __name__)
readers = requires(Role.CLERK, Role.BUREAU_VIEWER, at="bureau")
clerk = requires(Role.CLERK, at="bureau")
committee = requires(*COMMITTEE_STAFF)

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.RECEIVED: "neutral",
    State.SERVED: "running",
    State.OPENED: "running",
    State.SIGNED: "good",
    State.NOT_OPENED: "declined",
    State.ENDED: "ended",
    State.WITHDRAWN: "ended",
    State.HANDED_OVER: "ended",
    State.CLOSED: "ended",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "authority_is_stated": "authority",
    "authority_is_proved": "authority_number",
    "authority_was_there": "authority_on",
    "matter_may_be_mediated": "subject",
    "right_fits": "right_kind",
    "infringement_is_handled": "handling_number",
    "fee_is_asked_after_grant": "granted_on",
    "copy_is_new_to_them": "party",
    "ground_for_not_opening": "ground",
    "ground_for_ending": "ground",
    "routes_are_told": "routes",
    "reason_is_given": "reason",
    "consent_is_described": "reason",
    "everybody_wants_the_committee": "consented_on",
    "filed_after_signing": "filed_on",
    "confirmability_has_its_source": "number",
    **dict.fromkeys(
        (
            "day_has_come",
            "after_request",
            "answer_follows_service",
            "everybody_agreed",
            "after_consent",
            "after_opening",
            "after_last_session",
            "after_the_end",
        ),
        "on",
    ),
}


def the_matter(matter_uid: str) -> AdministrativeMatter:
    """The request of that uid, if the current user may see it; else 404."""
    return load_matter(current_user, matter_uid) or abort(404)


def statutes_of(action: str, matter: AdministrativeMatter) -> tuple[Statute, ...]:
    """The article of the matter itself, then those of the act."""
    own = statute_of(Subject(matter.subject), matter.requested_on)
    return tuple(dict.fromkeys((own, *LIFECYCLE[action].statutes)))


def act(
    matter_uid: str,
    action: str,
    form: BaseForm,
    put: Callable[[AdministrativeMatter], Any],
    said: str,
    **context: Any,
) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    matter = the_matter(matter_uid)
    back = url_for("administrative_mediation.show", matter_uid=matter_uid)
    if request.method == "GET":
        refuse(acts.refusal_of(action, matter, actor=actor()))
    elif form.validate() and said_at_field(form, lambda: put(the_matter(matter_uid)), FIELDS):
        return done(back, said)
    matter = the_matter(matter_uid)
    text = render_template(
        f"administrative_mediation/{context.pop('template', 'act')}.html",
        matter=matter,
        parties=parties_named(matter),
        act=LIFECYCLE[action],
        statutes=statutes_of(action, matter),
        form=form,
        back=back,
        **context,
    )
    return (text, 422) if request.method == "POST" else text
