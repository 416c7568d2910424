"""What the pages of all acts share: who may open them, what is asked of the table first, how they are shown."""

from collections.abc import Callable
from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.cases.area import the_case
from mediation.extensions import db
from mediation.models.case import Case
from mediation.operations.access_scope import sees_case
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.life_cycle import roles_of
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.procedures.people_mediation import LIFECYCLE, State
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, requires
from mediation.web.acts import done
from mediation.web.forms import BaseForm

staff = requires(*COMMITTEE_STAFF)


def begin(uid: str, action: str) -> Case:
    """The case of that uid, if `action` is open now; 404 when it is not the user's, `ActionRefused` with the reason
    before anybody fills in a form in vain."""
    case = the_case(uid)
    refuse_filed(case)
    facts = facts_of(case, today=g.now.date())
    refuse(LIFECYCLE.refusal(action, state=State(case.state), roles=roles_of(actor(), case), facts=facts))
    return case


def sent(form: BaseForm, *checks: Callable[[], bool]) -> bool:
    """Whether the form was posted and holds good, by its own rules and by `checks`; all are asked, so that people
    see at once everything that is to be mended."""
    if request.method != "POST":
        return False
    good = form.validate()
    return all([check() for check in checks]) and good  # noqa: C419  (every check marks its fields)


def back_to(case: Case, message: str) -> Response:
    """The act is done: on to the case, or to the list when the act took it out of the user's sight."""
    db.session.flush()
    if sees_case(current_user, case):
        return done(url_for("cases.show", uid=case.uid), message)
    return done(url_for("cases.index"), f"{message}这件案子你现在看不到了。")


def act_page(template: str, case: Case, action: str, form: BaseForm, **context: Any) -> str | tuple[str, int]:
    """The page of one act, `templates/cases/acts/<template>.html`; 422 when it is shown again with errors."""
    text = render_template(
        f"cases/acts/{template}.html",
        case=case,
        act=LIFECYCLE[action],
        form=form,
        parties=context.pop("parties", None) or acting_parties(case),
        **context,
    )
    return (text, 422) if request.method == "POST" else text
