"""Putting right the day of acceptance: shown with the deadlines that it moves, then saved."""

from flask import request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_starting import AcceptanceDayForm
from mediation.operations.acceptance import correct_acceptance
from mediation.operations.deadline_moves import moves_by_acceptance
from mediation.operations.life_cycle import refusal_for
from mediation.operations.settings import calendar
from mediation.web.access import actor
from mediation.web.acts import done


@blueprint.route("/<uid>/acceptance-day", methods=["GET", "POST"])
@staff
def acceptance_day(uid: str) -> Response | str | tuple[str, int]:
    """Show which deadlines the right day moves; save it when they were shown before."""
    case = begin(uid, "correct_acceptance")
    form, who = AcceptanceDayForm(request.form or None), actor()
    moves = None
    if sent(form):
        day, reason = form.on.data, form.reason.data
        if refused := refusal_for(case, "correct_acceptance", actor=who, on=day, reason=reason):
            article = f"（{refused.statute.short}）" if refused.statute else ""
            form.on.errors = [f"{refused.message}{article}"]
        elif request.form.get("step") == "save" and form.seen.data == day.isoformat():
            correct_acceptance(case, on=day, reason=reason, actor=who)
            return done(url_for("cases.show", uid=case.uid), "受理日期已更正，期限已重算。")
        else:
            form.seen.data, moves = day.isoformat(), moves_by_acceptance(case, day, calendar(), who.today)
    answer = act_page("acceptance_day", case, "correct_acceptance", form, moves=moves)
    return answer[0] if moves is not None and isinstance(answer, tuple) else answer
