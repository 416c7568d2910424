"""Recording the number that a platform gave to a case, and correcting a wrong one."""

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.transcript.area import blueprint, staff, the_case, the_listing
from mediation.blueprints.transcript.forms import CorrectionForm, NumberForm
from mediation.blueprints.transcript.show import page
from mediation.models.case import Case
from mediation.models.transcript import PlatformListing, PlatformNumber
from mediation.operations.transcript import numbers
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow


@blueprint.post("/cases/<uid>/transcript/<platform_code>/numbers")
@staff
def record(uid: str, platform_code: str) -> Response:
    """Put the number that the platform gave on record."""
    case, listing = the_case(uid), the_listing(platform_code)
    form = NumberForm(request.form)
    form.registered_on = case.registered_on
    if not form.validate():
        return page(case, listing, form=form, status=422)
    numbers.record_number(case, listing, number=form.number.data, on=form.on.data, actor=actor())
    return done(_back(case, listing), f"编号 {form.number.data} 已登记。")


@blueprint.route("/cases/<uid>/transcript/<platform_code>/numbers/<number_uid>", methods=["GET", "POST"])
@staff
def correct(uid: str, platform_code: str, number_uid: str) -> Response | str | tuple[str, int]:
    """Put another number in the place of a wrong one, or take it back."""
    case, listing = the_case(uid), the_listing(platform_code)
    row = _number(case, listing, number_uid)
    if request.method == "GET":
        numbers.refuse_corrected(row)
    form = CorrectionForm(request.form or None, data={"number": row.number, "on": row.on})
    form.registered_on = case.registered_on
    shown = {"form": form, "case": case, "listing": listing, "row": row, "back": _back(case, listing)}
    if request.method == "GET":
        return render_template("transcript/correction.html", **shown)
    if not form.validate():
        return reshow("transcript/correction.html", **shown)
    values = {"number": form.number.data, "on": form.on.data, "reason": form.reason.data}
    numbers.correct_number(row, listing, **values, actor=actor())
    return done(_back(case, listing), "编号已更正。")


def _number(case: Case, listing: PlatformListing, number_uid: str) -> PlatformNumber:
    rows = numbers.history_of(case, listing.platform)
    return next((each for each in rows if each.uid == number_uid), None) or abort(404)


def _back(case: Case, listing: PlatformListing) -> str:
    return url_for("transcript.show", uid=case.uid, platform_code=listing.platform.code, _anchor="numbers")
