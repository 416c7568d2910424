"""The single window: an application with what is asked of it, the proposal where it goes, and the officer's choice."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.rights_aid.area import FIELDS, blueprint, officer, the_centre
from mediation.blueprints.rights_aid.forms import ReceiveForm
from mediation.models.rights_aid import AidMatter
from mediation.operations.rights_aid import receiving
from mediation.rules.routing import PLACES, Place, Route
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field

PAGE = "rights_aid/receive.html"


@blueprint.route("/aid/new", methods=["GET", "POST"])
@officer
def receive() -> Response | str | tuple[str, int]:
    """With the button that asks where it goes the page comes back with the proposal and nothing is stored."""
    start = {"applied_on": g.now.date(), "source": "window", "wants": "advice", "service": "consultation"}
    form = ReceiveForm(request.form or None, data=start)
    if request.method == "GET":
        return render_template(PAGE, form=form, route=None)
    fits = form.validate()
    route = _route(form)
    if request.form.get("ask"):
        return reshow(PAGE, form=form, route=route) if not fits else render_template(PAGE, form=form, route=route)
    made: list[AidMatter] = []

    def put() -> None:
        made.append(receiving.receive(the_centre(), form.values(), _sides(form), actor=actor()))

    if not fits or not said_at_field(form, put, FIELDS):
        return reshow(PAGE, form=form, route=route)
    where = PLACES[Place(made[0].place)]
    url = url_for("rights_aid.show", aid_uid=made[0].uid)
    return done(url, f"收下了，{made[0].number}。去向：{where}。")


def _sides(form: ReceiveForm) -> receiving.Sides:
    sides: receiving.Sides = [("applicant", form.applicant.form.values())]
    if form.respondent.form.name.data:
        sides.append(("respondent", form.respondent.form.values()))
    return sides


def _route(form: Any) -> Route | None:
    """The proposal, once there is enough to go by."""
    if not form.wants.data or form.right_number.errors or not form.service.data or not form.applied_on.data:
        return None
    return receiving.proposed(form.values(), _sides(form), actor=actor())
