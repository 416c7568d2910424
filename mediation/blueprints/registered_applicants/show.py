"""One registration: where it stands, what is next, its steps, its years, what is proposed; and its acts."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from wtforms.fields import SelectChoice

from mediation.blueprints.registered_applicants.area import (
    FIELDS,
    STATE_TAGS,
    Answer,
    blueprint,
    examiner,
    readers,
    the_applicant,
)
from mediation.blueprints.registered_applicants.forms import ASKS, ActForm
from mediation.extensions import db
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import User
from mediation.operations.registered_applicants import acts, sanctions
from mediation.operations.registered_applicants.reading import facts_of
from mediation.operations.registered_applicants.standing import quota_of, standing_on
from mediation.operations.settings import SETTINGS, last_change, setting
from mediation.procedures.registered_applicant import LIFECYCLE, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import refuse
from mediation.rules.masking import mask_identity
from mediation.rules.registered_applicant.words import APPEALS, SANCTIONS
from mediation.web.access import actor, allowed
from mediation.web.act_links import OpenAct
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field

PATH = ("申请", "中心核", "报国家局", "备案有效")
PLACE = {State.APPLIED: 1, State.CHECKED: 2, State.SENT: 3, State.VALID: 4, State.SUSPENDED: 4}
NEXT = {
    State.APPLIED: ("check", "照备案条件逐项核"),
    State.CHECKED: ("send", "报国家知识产权局审核"),
    State.SENT: ("admit", "等国家知识产权局的结果"),
    State.SUSPENDED: ("resume", "符合条件的登记恢复"),
}
LAPSED = ("expire", "有效期已过，登记到期，或者延长")


@blueprint.get("/applicants/<applicant_uid>")
@readers
def show(applicant_uid: str) -> str:
    """The whole of it on one page."""
    applicant, today = the_applicant(applicant_uid), g.now.date()
    state, facts = State(applicant.state), facts_of(applicant, today=today)
    found = [
        OpenAct(act.action, act.label, _url(act.action, applicant), refused)
        for act, refused in acts.open_acts(applicant, facts, actor=actor())
    ]
    action, sentence = NEXT.get(state, ("", ""))
    if state is State.SUSPENDED and applicant.suspended_until:
        sentence = f"暂停到{day(applicant.suspended_until)}，期满{sentence}"
    if state is State.VALID and applicant.valid_until and applicant.valid_until < today:
        action, sentence = LAPSED
    return render_template(
        "registered_applicants/show.html",
        applicant=applicant,
        identity=mask_identity(applicant.party.identity_number) if applicant.party.identity_number else "",
        state=state,
        tag_kind=STATE_TAGS[state],
        standing=standing_on(applicant, today),
        path=_path(state, applicant),
        sentence=sentence,
        step_act=next((act for act in found if act.action == action), None),
        beside=[act for act in found if act.refused is None and act.action != action],
        quota=quota_of(applicant, today.year),
        year=today.year,
        conditions=setting("applicant_conditions", today),
        conditions_changed=last_change("applicant_conditions", today),
        conditions_basis=SETTINGS["applicant_conditions"].basis,
        proposals=sanctions.proposals_of(applicant, today),
        decisions=sanctions.decisions(applicant),
        figures_shown=[
            (each.period, f"{each.failed} / {each.examined}" if each.examined else "还没有出结论的")
            for each in sanctions.figures_of(applicant, today)
        ],
        steps=_steps(applicant),
        may_write=allowed("registered_applicants.act", current_user.roles),
        appeals=APPEALS,
        sanctions=SANCTIONS,
    )


@blueprint.route("/applicants/<applicant_uid>/<applicant_act>", methods=["GET", "POST"])
@examiner
def act(applicant_uid: str, applicant_act: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    applicant = the_applicant(applicant_uid)
    if applicant_act not in ASKS:
        abort(404)
    form, asked = _form(applicant_act)
    back = url_for("registered_applicants.show", applicant_uid=applicant_uid)

    def put() -> None:
        acts.carry_out(the_applicant(applicant_uid), applicant_act, form.values(asked), actor=actor())

    if request.method == "GET":
        refuse(acts.refusal_of(applicant_act, applicant, actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, f"已登记：{LIFECYCLE[applicant_act].label}。")
    text = render_template(
        "registered_applicants/act.html",
        applicant=the_applicant(applicant_uid),
        act=LIFECYCLE[applicant_act],
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _form(action: str) -> tuple[ActForm, tuple[str, ...]]:
    today = g.now.date()
    form = ActForm(request.form or None, data={"on": today, "valid_from": today})
    asked = tuple(setting("applicant_conditions", today)) if action == "check" else ()
    form.conditions.choices = [SelectChoice(each, each) for each in asked]
    return form.only(action), asked


def _url(action: str, applicant: RegisteredApplicant) -> str:
    if action == "amend":
        return url_for("registered_applicants.particulars", applicant_uid=applicant.uid)
    return url_for("registered_applicants.act", applicant_uid=applicant.uid, applicant_act=action)


def _path(state: State, applicant: RegisteredApplicant) -> list[dict[str, str]]:
    reached = sum(day is not None for day in (applicant.checked_on, applicant.sent_on, applicant.valid_from))
    place = PLACE.get(state, reached + 1)
    return [
        {"name": name, "state": "done" if at < place else "current" if at == place and state in PLACE else "todo"}
        for at, name in enumerate(PATH)
    ]


def _steps(applicant: RegisteredApplicant) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    ids = {step.recorded_by_id for step in applicant.steps}
    names = {user.id: user.display_name for user in db.session.scalars(select(User).where(User.id.in_(ids)))}
    return [
        {
            "when": f"{step.on:%-m-%d}",
            "title": LIFECYCLE[step.action].label + (f"，到 {step.until:%Y-%m-%d}" if step.until else ""),
            "detail": "，".join(
                filter(None, (f"{step.on.year} 年", names[step.recorded_by_id], step.document, step.reason))
            ),
            "kind": "major",
        }
        for step in reversed(applicant.steps)
    ]
