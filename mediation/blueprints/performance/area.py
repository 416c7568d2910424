"""The area itself: whose obligation is acted on, and its pages of one act."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, g, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.models.case import Case
from mediation.models.document import Attachment
from mediation.models.performance import Obligation
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.evidence import files_of
from mediation.operations.papers.attached import called
from mediation.operations.performance import recording
from mediation.procedures.performance import LIFECYCLE
from mediation.rules.lifecycle import refuse as refuse
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, requires
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.scope import the_case as the_case

blueprint = Blueprint("performance", __name__)
staff = requires(*COMMITTEE_STAFF)
Answer = Response | str | tuple[str, int]


def part_of(case: Case) -> str:
    """The part of the case page that shows performance."""
    return url_for("cases.show", uid=case.uid, part="performance", _anchor="parts")


def asked(uid: str, obligation_uid: str, action: str) -> tuple[Case, Obligation]:
    """The case and its obligation, if `action` is open now; 404 when one is not the user's or not the case's."""
    case = the_case(uid)
    obligation = recording.obligation_of(case, obligation_uid)
    if obligation is None:
        abort(404)
    refuse_filed(case)
    refuse(recording.refusal(obligation, case, action, actor=actor()))
    return case, obligation


def sent(form: BaseForm, *checks: Callable[[], bool]) -> bool:
    """Whether the form was posted and holds good, by its own rules and by `checks`; all are asked."""
    if request.method != "POST":
        return False
    good = form.validate()
    return all([check() for check in checks]) and good  # noqa: C419  (every check marks its fields)


def back_to(case: Case, message: str) -> Response:
    """The act is done: on to the performance of the case."""
    return done(part_of(case), message)


def act_page(template: str, case: Case, action: str, form: BaseForm, **context: Any) -> Answer:
    """The page of one act; 422 when it is shown again with errors."""
    text = render_template(
        f"performance/{template}.html", case=case, act=LIFECYCLE[action], form=form, today=g.now.date(), **context
    )
    return (text, 422) if request.method == "POST" else text


def proofs(case: Case) -> dict[str, Attachment]:
    """The files of the case that may prove performance, by uid, those handed in for it first."""
    kept = files_of(case)
    return {row.uid: row for row in sorted(kept, key=lambda row: (row.purpose != "performance", row.id))}


def offer_proofs(form: Any, files: dict[str, Attachment]) -> None:
    """Let the form choose among the files."""
    form.proof.choices = [("", "没有，写说明"), *((uid, called(row)) for uid, row in files.items())]
