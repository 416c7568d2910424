"""风险预警: what went out, to whom; who was reached and who answered."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from wtforms import TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.blueprints.rights_aid.area import Answer, blueprint, officer, the_centre
from mediation.blueprints.rights_aid.forms import LONGEST_LINE, LONGEST_TEXT
from mediation.models.alert import Alert
from mediation.operations import alerts as operations
from mediation.operations.alerts import AlertValues
from mediation.rules.identity import InvalidIdentifier, check_credit_code
from mediation.rules.rights_aid.words import LEVELS, REACHED_BY
from mediation.rules.roles import Role
from mediation.web.access import actor, requires
from mediation.web.acts import done
from mediation.web.alert_form import AlertFields
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, happened, reshow
from mediation.web.said_at_field import said_at_field

FIELDS = {
    "enterprises_are_named": "enterprises",
    "reached_in_time": "on",
    "answered_in_time": "on",
}


class AlertForm(AlertFields):
    """One alert; the enterprises one a line, name and credit code."""

    enterprises = TextAreaField("对象企业", [Required("对象企业"), AtMost(LONGEST_TEXT)], render_kw={"rows": 5})

    def lines(self) -> list[tuple[str, str]]:
        """Name and code of each line."""
        pairs = (line.replace("，", ",").partition(",") for line in self.enterprises.data.splitlines() if line.strip())
        return [(name.strip(), code.strip()) for name, _, code in pairs]

    def validate_enterprises(self, field: Any) -> None:
        """Every line that cannot be is named."""
        for name, code in self.lines():
            try:
                if code:
                    check_credit_code(code)
            except InvalidIdentifier as error:
                raise StopValidation(f"“{name}”这一行：{error.message}") from None
            if not name or len(name) > 200:
                raise StopValidation("有一行没有名称，或者太长。一行一家：名称，统一社会信用代码。")

    def values(self) -> AlertValues:
        """The alert as the operation takes it."""
        return AlertValues(**self.said(), enterprises=tuple(self.lines()))


class RecipientForm(BaseForm):
    """What became of it at one enterprise; choices of `recipient` are set by the view."""

    recipient = ChoiceField("企业", [Required("企业")])
    what = PickField("登记什么", [Required("登记什么")], choices=[("reached", "送到了"), ("answered", "回应了")])
    on = DateField("日期", [Required("日期"), happened])
    manner = ChoiceField("怎样送到的", choices=list(REACHED_BY.items()))
    answer = TextAreaField("怎样回应的", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    def validate_answer(self, field: Any) -> None:
        """An answer says something."""
        if self.what.data == "answered" and not field.data:
            raise StopValidation("没有写怎样回应的。")


warning = requires(Role.AID_OFFICER, Role.OVERSEAS_OFFICER)
reading = requires(Role.AID_OFFICER, Role.EXAMINER, Role.OVERSEAS_OFFICER)


def _centres() -> frozenset[int]:
    roles = (Role.AID_OFFICER, Role.EXAMINER, Role.OVERSEAS_OFFICER)
    return current_user.organisation_ids(*roles)  # type: ignore[no-any-return]


@blueprint.get("/aid/alerts")
@reading
def alerts() -> str:
    """Every alert with how many were reached and how many answered."""
    return render_template("rights_aid/alerts.html", alerts=operations.alerts_of(_centres()), levels=LEVELS)


@blueprint.route("/aid/alerts/new", methods=["GET", "POST"])
@officer
def new_alert() -> Answer:
    """One goes out."""
    form = AlertForm(request.form or None, data={"issued_on": g.now.date(), "level": "general"})
    if request.method == "GET":
        return render_template("rights_aid/new_alert.html", form=form)
    made: list[Alert] = []

    def put() -> None:
        made.append(operations.issue(the_centre(), form.values(), actor=actor()))

    if not form.validate() or not said_at_field(form, put, FIELDS):
        return reshow("rights_aid/new_alert.html", form=form)
    return done(url_for("rights_aid.alert", alert_uid=made[0].uid), f"已登记，{made[0].number}。送到一家登记一家。")


@blueprint.route("/aid/alerts/<alert_uid>", methods=["GET", "POST"])
@warning
def alert(alert_uid: str) -> Answer:
    """One alert, and what became of it at each enterprise."""
    found = operations.alert_named(alert_uid, _centres())
    if found is None:
        abort(404)
    form = RecipientForm(request.form or None, data={"on": g.now.date(), "what": "reached"})
    form.recipient.choices = [SelectChoice(row.uid, row.party.name) for row in found.recipients]

    def put() -> None:
        row = next(row for row in found.recipients if row.uid == form.recipient.data)
        if form.what.data == "reached":
            operations.note_reached(row, on=form.on.data, manner=form.manner.data, actor=actor())
        else:
            operations.note_answer(row, on=form.on.data, answer=form.answer.data, actor=actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("rights_aid.alert", alert_uid=alert_uid), "已登记。")
    shown = {"alert": found, "form": form, "levels": LEVELS, "reached_by": REACHED_BY}
    text = render_template("rights_aid/alert.html", **shown)
    return (text, 422) if request.method == "POST" else text
