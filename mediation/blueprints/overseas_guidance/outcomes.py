"""What came of a matter: what was recovered, the case study without names; what was recorded wrongly is put right."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.overseas_guidance.area import FIELDS, Answer, blueprint, officer, the_guidance
from mediation.blueprints.overseas_guidance.outcome_forms import CorrectionForm, ReasonForm, RecoveryForm, StudyForm
from mediation.models.overseas_guidance import OverseasGuidance
from mediation.operations.overseas_guidance import correcting, recovering, studies
from mediation.operations.overseas_guidance.acts import refusal_of
from mediation.operations.overseas_guidance.reading import recovery_named
from mediation.operations.versions import EditConflict
from mediation.procedures.overseas_guidance import Study
from mediation.rules.lifecycle import ActionRefused, refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of


@blueprint.route("/overseas/guidance/<guidance_uid>/recoveries/<recovery_uid>", methods=["GET", "POST"])
@officer
def recovery(guidance_uid: str, recovery_uid: str) -> Answer:
    """What was recovered (`new`), or one that is struck."""
    row = the_guidance(guidance_uid)
    if recovery_uid != "new":
        return _strike(row, recovery_uid)
    form = RecoveryForm(request.form or None, data={"on": g.now.date()}).offer(row.recoveries)
    if request.method == "GET":
        refuse(refusal_of("recover", row, actor=actor()))
    elif form.validate() and said_at_field(
        form, lambda: recovering.recover(the_guidance(guidance_uid), form.values(), actor=actor()), FIELDS
    ):
        return done(_back(guidance_uid, "recovered"), "已登记。")
    return _page("recovery", row.uid, form, "recovered")


def _strike(row: OverseasGuidance, recovery_uid: str) -> Answer:
    found = recovery_named(row, recovery_uid)
    if found is None:
        abort(404)
    if found.struck_on:
        raise ActionRefused("这一笔已经划去了。")
    form, uid = ReasonForm(request.form or None), row.uid
    if request.method == "GET":
        refuse(refusal_of("strike_recovery", row, actor=actor()))
    elif form.validate() and said_at_field(
        form,
        lambda: recovering.strike(row, found, form.reason.data, actor=actor()),
        {"reason_is_given": "reason", "nothing_is_counted_in_it": "reason"},
    ):
        return done(_back(uid, "recovered"), "已划去，不再计入。")
    return _page("strike", uid, form, "recovered", struck=recovery_named(the_guidance(uid), recovery_uid))


@blueprint.route("/overseas/guidance/<guidance_uid>/study", methods=["GET", "POST"])
@officer
def study(guidance_uid: str) -> Answer:
    """The case study; refused with the place while anybody can be recognised in it."""
    row = the_guidance(guidance_uid)
    form = StudyForm(request.form or None, data=_stored_study(row))
    if request.method == "GET":
        refuse(refusal_of("write_study", row, actor=actor()))
    elif form.validate():
        typed, seen = Study(form.title.data, form.text.data), form.version.data
        try:
            if said_at_field(
                form,
                lambda: studies.write(the_guidance(guidance_uid), typed, seen_version=seen, actor=actor()),
                FIELDS,
            ):
                return done(_back(guidance_uid, "study"), "案例已保存。")
        except EditConflict as conflict:
            raise in_words_of(form, _stored_study(row), conflict) from None
    return _page("study", guidance_uid, form, "study")


def _stored_study(row: OverseasGuidance) -> dict[str, Any]:
    return {name: getattr(row.study, name) for name in ("title", "text", "version")} if row.study else {}


@blueprint.route("/overseas/guidance/<guidance_uid>/correction", methods=["GET", "POST"])
@officer
def correction(guidance_uid: str) -> Answer:
    """What was recorded for the enterprise put right, with a reason."""
    row = the_guidance(guidance_uid)
    stored = {name: getattr(row, name) for name in (*correcting.LABELS, "version")}
    form = CorrectionForm(request.form or None, data=stored).only(row)
    changed: list[int] = []

    def put() -> None:
        typed = form.correction()
        changed.append(
            correcting.correct(the_guidance(guidance_uid), typed, seen_version=form.version.data, actor=actor())
        )

    if request.method == "POST" and form.validate():
        try:
            if said_at_field(form, put, {"days_go_together": _first_day(form), "reason_is_given": "reason"}):
                return done(_back(guidance_uid, ""), f"已更正 {changed[0]} 项。" if changed[0] else "没有改动。")
        except EditConflict as conflict:
            raise in_words_of(form, {name: stored[name] for name in stored if name in form}, conflict) from None
    return _page("correction", guidance_uid, form, "")


def _first_day(form: BaseForm) -> str:
    """The field that a refusal about days stands at."""
    days = ("evidence_on", "result_on", "advised_on", "compliance_on", "told_on")
    return next((name for name in days if name in form), "reason")


def _back(guidance_uid: str, anchor: str) -> str:
    return url_for("overseas_guidance.guidance", guidance_uid=guidance_uid, _anchor=anchor or None)


def _page(name: str, guidance_uid: str, form: BaseForm, anchor: str, **more: Any) -> Answer:
    shown = the_guidance(guidance_uid)
    text = render_template(
        f"overseas_guidance/{name}.html",
        guidance=shown,
        dispute=shown.dispute,
        form=form,
        back=_back(guidance_uid, anchor),
        **more,
    )
    return (text, 422) if request.method == "POST" else text
