"""Agencies: the list with one line to add, and one agency to change."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.registered_applicants.area import Answer, blueprint, examiner, readers
from mediation.blueprints.registered_applicants.forms import AgencyForm
from mediation.models.registered_applicant import Agency
from mediation.operations.registered_applicants import agencies as operations
from mediation.operations.registered_applicants.standing import agency_standing_on
from mediation.operations.versions import EditConflict
from mediation.rules.registered_applicant.words import AGENCY_STANDINGS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.get("/agencies")
@readers
def agencies() -> str:
    """All agencies with their standing today."""
    return _list(AgencyForm())


@blueprint.post("/agencies", endpoint="add_agency")
@examiner
def add() -> Answer:
    """One more."""
    form = AgencyForm(request.form)
    if form.validate() and _name_is_free(form, None):
        agency = operations.keep_agency(None, form.values(), actor=actor())
        return done(url_for("registered_applicants.agencies"), f"已加“{agency.name}”。")
    return _list(form), 422


@blueprint.route("/agencies/<agency_uid>", methods=["GET", "POST"])
@examiner
def agency(agency_uid: str) -> Answer:
    """Change one."""
    found = operations.agency_of(agency_uid)
    if found is None:
        abort(404)
    form = AgencyForm(request.form or None, data=_stored(found))
    if request.method == "POST" and form.validate() and _name_is_free(form, found):
        try:
            operations.keep_agency(found, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(found), conflict) from None
        return done(url_for("registered_applicants.agencies"), f"“{found.name}”已改。")
    text = render_template("registered_applicants/agency.html", form=form, agency=found)
    return (text, 422) if request.method == "POST" else text


def _stored(agency: Agency) -> dict[str, Any]:
    return {name: getattr(agency, name) for name in (*operations.LABELS, "version")}


def _name_is_free(form: AgencyForm, agency: Agency | None) -> bool:
    if operations.name_is_taken(form.name.data, agency):
        form.name.errors = ["这家机构已经在单上。到那一行去改。"]
    return not form.errors


def _list(form: AgencyForm) -> str:
    today = g.now.date()
    return render_template(
        "registered_applicants/agencies.html",
        form=form,
        rows=[(row, agency_standing_on(row, today)) for row in operations.agencies()],
        standings=AGENCY_STANDINGS,
    )
