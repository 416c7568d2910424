"""Sanctions that are proposed: one decided on; the rules by which they are proposed."""

from datetime import date
from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.registered_applicants.area import Answer, blueprint, examiner, the_applicant
from mediation.blueprints.registered_applicants.forms import DecisionForm, RulesForm
from mediation.operations import settings
from mediation.operations.registered_applicants import sanctions
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.periods import MonthPeriod
from mediation.rules.registered_applicant.sanctions import BASIS, DEFAULTS, Proposal
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field

CONDITIONS = "applicant_conditions"
AT = {"suspended_for_a_time": "until", "document_is_named": "document", "reason_is_given": "reason"}


@blueprint.route("/applicants/<applicant_uid>/proposals", methods=["GET", "POST"])
@examiner
def proposal(applicant_uid: str) -> Answer:
    """One proposal, named by `?about=`: followed, or set aside, with a reason."""
    applicant, about = the_applicant(applicant_uid), request.args.get("about", "")
    proposed = next((each for each in sanctions.proposals_of(applicant, g.now.date()) if each.key == about), None)
    if proposed is None:
        raise ActionRefused(sanctions.GONE)
    form = _decision(proposed)
    back = url_for("registered_applicants.show", applicant_uid=applicant_uid)

    def put() -> None:
        sanctions.decide(the_applicant(applicant_uid), about, form.values(), actor=actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, AT):
        return done(back, "决定已登记。" + ("已照办。" if form.answer.data == "accept" else ""))
    text = render_template(
        "registered_applicants/proposal.html",
        applicant=the_applicant(applicant_uid),
        proposed=proposed,
        form=form,
        back=back,
        changed=settings.last_change(sanctions.RULES, g.now.date()),
        basis=BASIS,
    )
    return (text, 422) if request.method == "POST" else text


def _decision(proposed: Proposal) -> DecisionForm:
    today = g.now.date()
    form = DecisionForm(request.form or None, data={"until": _least(today)})
    if proposed.sanction == "cancel":
        del form["until"]
    return form


def _least(today: date) -> date | None:
    months = sanctions.rules_on(today).suspend_months
    return MonthPeriod(months, rolls=False).due(today).due if months else None


@blueprint.route("/applicants/rules", methods=["GET", "POST"])
@examiner
def rules() -> Response | str | tuple[str, int]:
    """What the centre asks, from when on a sanction is proposed; dated, with what it rests on."""
    today = g.now.date()
    current: dict[str, Any] = {name: settings.setting(name, today) for name in (CONDITIONS, sanctions.RULES)}
    shown = {**current[sanctions.RULES], "conditions": "\n".join(current[CONDITIONS])}
    form = RulesForm(request.form or None, data={**shown, "effective_from": today})
    changed = [(settings.SETTINGS[name], settings.last_change(name, today)) for name in current]
    if request.method == "GET":
        return render_template("registered_applicants/rules.html", form=form, changed=changed)
    if not form.validate():
        return reshow("registered_applicants/rules.html", form=form, changed=changed)
    typed = {CONDITIONS: form.asked(), sanctions.RULES: {name: form[name].data for name in DEFAULTS}}
    for name, value in typed.items():
        if value != current[name]:
            since, source = form.effective_from.data, form.source.data
            settings.change_setting(name, value, effective_from=since, source=source, actor=actor())
    return done(url_for("registered_applicants.rules"), "已存，起用日以后照新的。")
