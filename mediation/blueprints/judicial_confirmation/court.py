"""The court's own pages: its list, and one application, which shows nothing else of the case; the scan of a ruling."""

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.judicial_confirmation.answering import ENDPOINTS
from mediation.blueprints.judicial_confirmation.area import (
    STATE_TAGS,
    blueprint,
    facts_of,
    liaison,
    staff,
    the_courts,
    the_matter,
)
from mediation.blueprints.judicial_confirmation.words import court_story
from mediation.models.document import Attachment
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import evidence
from mediation.operations.agreement.issuing import number_of
from mediation.operations.agreement.reading import draft_of, ref_of
from mediation.operations.judicial_confirmation import acts, register
from mediation.operations.matter_facts import acting_parties
from mediation.operations.settings import calendar
from mediation.procedures.judicial_confirmation import DEADLINES, LIFECYCLE, State
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import item
from mediation.rules.periods import Deadline
from mediation.web.access import actor
from mediation.web.file_answers import download


@blueprint.get("/court/confirmations")
@liaison
def court() -> str:
    """What came to the court: what waits for an answer, and what is over."""
    who, days, over = actor(), calendar(), request.args.get("over") == "yes"
    rows = [
        (matter, register.nearest(matter, days, who.today)) for matter in register.for_court(who.user, waiting=not over)
    ]
    return render_template(
        "judicial_confirmation/court.html", rows=rows, over=over, State=State, tags=STATE_TAGS, today=who.today
    )


@blueprint.get("/court/confirmations/<confirmation_uid>")
@liaison
def court_show(confirmation_uid: str) -> str:
    """One application: who applies for what to be confirmed, and what the court has said so far. Nothing else of the
    case: records, notes, numbers and phones stay with the committee."""
    matter = the_courts(confirmation_uid)
    state, roles = State(matter.state), acts.roles_for(actor(), matter.case)
    facts = facts_of(matter)
    open_now = [
        (each.label, url_for(f"judicial_confirmation.court_{ENDPOINTS[each.action]}", confirmation_uid=matter.uid))
        for each in LIFECYCLE.actions(state, roles)
        if each.action in ENDPOINTS
        and _is_news(each.action, matter)
        and LIFECYCLE.refusal(each.action, state=state, roles=roles, facts=facts) is None
    ]
    draft = draft_of(matter.agreement)
    return render_template(
        "judicial_confirmation/court_show.html",
        matter=matter,
        state=state,
        tag_kind=STATE_TAGS[state],
        acts=open_now,
        parties=acting_parties(matter.case),
        number=number_of(matter.agreement),
        terms=[
            (item(place), CLAUSES[term.kind].sentence(term, draft.naming)) for place, term in enumerate(draft.terms, 1)
        ],
        story=court_story(matter),
        labels={party.id: draft.labels[ref_of(party)] for party in acting_parties(matter.case)},
        next=_next(matter),
    )


def _is_news(action: str, matter: JudicialConfirmation) -> bool:
    """Nobody writes down twice when it came in, nor answers what was not asked."""
    if action == "note_receipt":
        return matter.received_on is None
    return action != "answer_extension" or (matter.extension_asked_on is not None and not matter.extension_answer)


def _next(matter: JudicialConfirmation) -> tuple[str, Deadline] | None:
    """What the court owes next, in words, and its day."""
    found = register.nearest(matter, calendar(), actor().today)
    return (DEADLINES[found[0]].name, found[1]) if found else None


@blueprint.get("/court/confirmations/<confirmation_uid>/ruling")
@liaison
def court_ruling(confirmation_uid: str) -> Response:
    """The scan of the ruling, as a file to keep."""
    return _ruling(the_courts(confirmation_uid))


@blueprint.get("/cases/<uid>/confirmation/ruling")
@staff
def ruling(uid: str) -> Response:
    """The same for the committee."""
    return _ruling(the_matter(uid))


def _ruling(matter: JudicialConfirmation) -> Response:
    attachment: Attachment | None = matter.ruling
    if attachment is None or attachment.removed_on is not None:
        abort(404)
    return download(evidence.open_file(attachment), attachment.name, attachment.media_type)
