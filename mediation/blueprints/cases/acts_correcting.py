"""Putting right the day of acceptance: shown with the deadlines that it moves, then saved."""

from flask import request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_starting import AcceptanceDayForm
from mediation.extensions import db
from mediation.operations.acceptance import correct_acceptance
from mediation.operations.deadline_moves import moves_since
from mediation.operations.deadlines import of_case
from mediation.operations.settings import calendar
from mediation.procedures.people_mediation import LIFECYCLE
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field

# The form asks for a reason itself: what a guard still has against the correction, it has against the day.
FIELDS = {guard.__name__: "on" for guard in LIFECYCLE["correct_acceptance"].guards}


@blueprint.route("/<uid>/acceptance-day", methods=["GET", "POST"])
@staff
def acceptance_day(uid: str) -> Response | str | tuple[str, int]:
    """Show which deadlines the right day moves; save it when they were shown before."""
    case = begin(uid, "correct_acceptance")
    form, who = AcceptanceDayForm(request.form or None), actor()
    before, moves = of_case(case, calendar(), who.today), None

    def put() -> None:
        correct_acceptance(case, on=form.on.data, reason=form.reason.data, actor=who)

    if sent(form) and said_at_field(form, put, FIELDS):
        day = form.on.data.isoformat()
        if request.form.get("step") == "save" and form.seen.data == day:
            return done(url_for("cases.show", uid=case.uid), "受理日期已更正，期限已重算。")
        form.seen.data, moves = day, moves_since(before, case, calendar(), who.today)
        db.session.rollback()
    answer = act_page("acceptance_day", case, "correct_acceptance", form, moves=moves)
    return answer[0] if moves is not None and isinstance(answer, tuple) else answer
