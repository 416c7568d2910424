"""回访: asking after the performance of an agreement in force."""

from flask import g
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.acts_outcomes import records_of
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_following import FollowUpForm
from mediation.operations import follow_ups
from mediation.operations.matter_facts import current_agreement
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.typed import typed


@blueprint.route("/<uid>/follow-up", methods=["GET", "POST"])
@staff
def follow_up(uid: str) -> Response | str | tuple[str, int]:
    """How the agreement is performed, and how the parties find it."""
    case = begin(uid, "follow_up")
    agreement = current_agreement(case)
    name = f"cases.follow_up:{case.uid}"
    values, draft = typed(name)
    form = FollowUpForm(values, data={"on": g.now.date()})
    if sent(form, lambda: form.check_day(agreement.effective_on if agreement else None)):
        follow_ups.follow_up(case, form.values(), on=form.on.data, actor=actor())
        return done(records_of(case), "回访已登记。")
    return act_page("follow_up", case, "follow_up", form, agreement=agreement, draft=name, found=draft)
