"""维权援助专项资金: who asked for what on which basis; what was approved and paid."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from wtforms import FormField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.rights_aid.area import Answer, blueprint, officer, readers, the_centre
from mediation.blueprints.rights_aid.forms import LONGEST_LINE
from mediation.operations import aid_grants as operations
from mediation.operations.aid_grants import Decision
from mediation.operations.versions import EditConflict
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, MoneyField, Required, happened
from mediation.web.party_form import PartyDetails
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

FIELDS = {
    "decision_is_whole": "approved",
    "decided_in_time": "decided_on",
    "approved_within_asked": "approved",
    "paid_what_was_approved": "paid_on",
}


class AskForm(BaseForm):
    """An application to the fund."""

    item = StringField("事项", [Required("事项"), AtMost(200)])
    basis = StringField("依据的条款", [Required("依据的条款"), AtMost(LONGEST_LINE)])
    asked = MoneyField("申请的金额")
    on = DateField("申请的日子", [Required("申请的日子"), happened])
    applicant = FormField(PartyDetails, "申请人")

    def validate_asked(self, field: Any) -> None:
        """Something is asked for."""
        if not field.data and not field.process_errors:
            raise StopValidation("没有填申请的金额。")


class DecideForm(BaseForm):
    """What was decided and paid."""

    decided_on = DateField("核定的日子", [happened])
    approved = MoneyField("核定的金额")
    paid_on = DateField("拨付的日子", [happened])
    effect = TextAreaField("成效", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


def _centres() -> frozenset[int]:
    return current_user.organisation_ids(Role.AID_OFFICER, Role.EXAMINER)  # type: ignore[no-any-return]


@blueprint.get("/aid/fund")
@readers
def grants() -> str:
    """Every application to the fund."""
    rows = operations.grants_of(_centres())
    totals = {
        "asked": sum(row.asked for row in rows),
        "approved": sum(row.approved or 0 for row in rows),
        "paid": sum(row.approved or 0 for row in rows if row.paid_on),
    }
    return render_template("rights_aid/grants.html", rows=rows, totals=totals)


@blueprint.route("/aid/fund/new", methods=["GET", "POST"])
@officer
def new_grant() -> Answer:
    """One more."""
    form = AskForm(request.form or None, data={"on": g.now.date()})
    if request.method == "POST" and form.validate():
        asked = {name: form[name].data for name in ("item", "basis", "asked", "on")}
        operations.ask(the_centre(), form.applicant.form.values(), **asked, actor=actor())
        return done(url_for("rights_aid.grants"), "已登记。")
    text = render_template("rights_aid/new_grant.html", form=form)
    return (text, 422) if request.method == "POST" else text


@blueprint.route("/aid/fund/<grant_uid>", methods=["GET", "POST"])
@officer
def grant(grant_uid: str) -> Answer:
    """What was decided and paid."""
    found = operations.grant_named(grant_uid, _centres())
    if found is None:
        abort(404)
    stored = {name: getattr(found, name) for name in (*operations.LABELS, "version")}
    form = DecideForm(request.form or None, data=stored)

    def put() -> None:
        values = Decision(**{name: form[name].data for name in operations.LABELS})
        try:
            operations.decide(found, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, stored, conflict) from None

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("rights_aid.grants"), "已登记。")
    text = render_template("rights_aid/grant.html", form=form, grant=found)
    return (text, 422) if request.method == "POST" else text
