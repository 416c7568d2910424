"""跨部门案件咨询: the list, a new one, one with its clock, its acts; the pool of experts with its uses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from wtforms.fields import SelectChoice

from mediation.blueprints.registers import consultation_forms as forms
from mediation.blueprints.registers.area import Answer, blueprint
from mediation.extensions import db
from mediation.models.consultation import Consultation
from mediation.models.organisation import Organisation
from mediation.operations import experts
from mediation.operations.consultations import acts, reading
from mediation.operations.settings import calendar
from mediation.operations.versions import EditConflict
from mediation.procedures.consultation import DIRECTIONS, LIFECYCLE, Standing, State
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import Role
from mediation.web.access import actor, requires_at
from mediation.web.act_links import OpenAct
from mediation.web.acts import done
from mediation.web.clock import clock_of
from mediation.web.forms import BaseForm
from mediation.web.numbers import row_number
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

bureau = requires_at({"bureau": frozenset({Role.CLERK, Role.BUREAU_VIEWER})})
clerk = requires_at({"bureau": frozenset({Role.CLERK})})

STATE_TAGS = {
    State.RECEIVED: "running",
    State.DIFFICULT: "paused",
    State.ANSWERED: "good",
    State.WITHDRAWN: "ended",
}
STANDING_TAGS = {
    Standing.EXCLUDED: "ended",
    Standing.NOT_YET_DUE: "running",
    Standing.IN_TIME: "good",
    Standing.LATE: "bad",
}
FIELDS = {
    "day_has_come": "on",
    "after_receipt": "on",
    "bodies_are_named": "asker",
    "another_body_is_asked": "asked",
    "text_is_written": "text",
    "expert_is_in_term": "expert",
    "avoidance_is_checked": "checked",
}
IN_INTAKE = {**FIELDS, "text_is_written": "question", "day_has_come": "received_on"}


def the_consultation(consultation_uid: str) -> Consultation:
    """The consultation of that uid, if the current user may see it; else 404."""
    return reading.load_consultation(current_user, consultation_uid) or abort(404)


@blueprint.get("/consultations")
@bureau
def consultations() -> str:
    """One group at a time, or what a search finds in it."""
    asked, direction = request.args.get("group", ""), request.args.get("direction", "")
    group = asked if asked in reading.GROUPS else "running"
    chosen = {
        "direction": direction if direction in DIRECTIONS else "",
        "words": request.args.get("q", "").strip()[:60],
    }
    numbers, days, today = reading.counts(current_user, **chosen), calendar(), g.now.date()
    page = reading.page(current_user, group, **chosen, after=request.args.get("after", type=row_number))
    kept = {"direction": chosen["direction"] or None, "q": chosen["words"] or None}

    def address(**changes: object) -> str:
        return url_for("registers.consultations", **{"group": group, **kept, **changes})  # type: ignore[arg-type]

    return render_template(
        "registers/consultations.html",
        rows=[
            (row, clock_of(reading.clock_of(row, days), today, days), reading.standing_of(row, days, today))
            for row in page.rows
        ],
        chosen=chosen,
        group=group,
        tabs=[
            {"name": label, "count": numbers[name] or None, "url": address(group=name), "current": name == group}
            for name, (label, _) in reading.GROUPS.items()
        ],
        address=address,
        next_url=address(after=page.after) if page.after else "",
        directions=DIRECTIONS,
        State=State,
        tags=STATE_TAGS,
        standing_tags=STANDING_TAGS,
    )


@blueprint.route("/consultations/new", methods=["GET", "POST"])
@clerk
def receive_consultation() -> Answer:
    """A question comes in or goes out."""
    form = forms.ConsultationForm(request.form or None, data={"received_on": g.now.date()})
    made: list[Consultation] = []

    def put() -> None:
        made.append(acts.receive(_office(), form.values(), actor=actor()))

    if request.method == "POST" and form.validate() and said_at_field(form, put, IN_INTAKE):
        url = url_for("registers.consultation", consultation_uid=made[0].uid)
        return done(url, f"已登记，{made[0].number}。")
    text = render_template("registers/consultation_form.html", form=form, row=None, back=url_for(".consultations"))
    return (text, 422) if request.method == "POST" else text


def _office() -> Organisation:
    own = [grant.organisation for grant in current_user.grants if grant.organisation.kind == "bureau"]
    return own[0]  # type: ignore[no-any-return]


@blueprint.get("/consultations/<consultation_uid>")
@bureau
def consultation(consultation_uid: str) -> str:
    """One consultation: its clock, how it counts, what may be done."""
    row, days, today = the_consultation(consultation_uid), calendar(), g.now.date()
    found = [
        OpenAct(act.action, act.label, _url(act.action, row), refused)
        for act, refused in acts.open_acts(row, actor=actor())
    ]
    return render_template(
        "registers/consultation.html",
        row=row,
        state=State(row.state),
        tag_kind=STATE_TAGS[State(row.state)],
        clock=clock_of(reading.clock_of(row, days), today, days),
        standing=reading.standing_of(row, days, today),
        standing_tags=STANDING_TAGS,
        direction=DIRECTIONS[row.direction],
        step_act=next((act for act in found if act.action == "answer"), None),
        beside=[act for act in found if act.refused is None and act.action != "answer"],
        barred=[act for act in found if act.refused is not None],
    )


def _url(action: str, row: Consultation) -> str:
    return url_for("registers.consultation_act", consultation_uid=row.uid, consultation_action=action)


@dataclass(frozen=True)
class Page:
    """How one act is done: its form, what it does, what is said then."""

    form: type[BaseForm]
    put: Callable[[Consultation, Any], Any]
    said: str


def _plain(act: Callable[..., Any]) -> Callable[[Consultation, Any], Any]:
    """An operation whose arguments are the fields of its form."""

    def put(row: Consultation, form: Any) -> None:
        typed = {name: field.data for name, field in form._fields.items() if name != "version"}
        act(row, **{**typed, "text": typed["text"].replace("\r\n", "\n")}, actor=actor())

    return put


def _amend(row: Consultation, form: forms.ConsultationForm) -> None:
    try:
        acts.amend(row, form.values(), seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(row), conflict) from None


def _ask_expert(row: Consultation, form: forms.AskExpertForm) -> None:
    found = {one.uid: one for one in experts.pool()}
    acts.ask_expert(
        row,
        found.get(form.expert.data),
        on=form.on.data,
        checked=form.checked.data,
        text=form.text.data.replace("\r\n", "\n"),
        actor=actor(),
    )


def _stored(row: Consultation) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*acts.LABELS, "version")}


PAGES: dict[str, Page] = {
    "amend": Page(forms.ConsultationForm, _amend, "登记已更正。"),
    "answer": Page(forms.AnswerForm, _plain(acts.answer), "答复已登记。"),
    "flag": Page(forms.FlagForm, _plain(acts.flag), "已标为疑难复杂，不计入按期答复率。"),
    "ask_expert": Page(forms.AskExpertForm, _ask_expert, "专家意见已登记。"),
    "withdraw": Page(forms.WithdrawForm, _plain(acts.withdraw), "已登记撤回。"),
}


@blueprint.route("/consultations/<consultation_uid>/<consultation_action>", methods=["GET", "POST"])
@clerk
def consultation_act(consultation_uid: str, consultation_action: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    page = PAGES.get(consultation_action)
    if page is None:
        abort(404)
    row = the_consultation(consultation_uid)
    back = url_for("registers.consultation", consultation_uid=consultation_uid)
    start = _stored(row) if consultation_action == "amend" else {"on": g.now.date()}
    form: Any = page.form(request.form or None, data=start)
    if consultation_action == "ask_expert":
        free = [one for one in experts.pool() if one.in_office(g.now.date())]
        form.expert.choices = [SelectChoice("", "选一位"), *(SelectChoice(one.uid, _expert_words(one)) for one in free)]
    fields = IN_INTAKE if consultation_action == "amend" else FIELDS
    if request.method == "GET":
        refuse(acts.refusal_of(consultation_action, row, actor=actor()))
    elif form.validate() and said_at_field(form, lambda: page.put(the_consultation(consultation_uid), form), fields):
        return done(back, page.said)
    row = the_consultation(consultation_uid)
    text = render_template(
        "registers/consultation_form.html" if consultation_action == "amend" else "registers/consultation_act.html",
        row=row,
        act=LIFECYCLE[consultation_action],
        due=reading.clock_of(row, calendar()).deadline.due,
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _expert_words(one: Any) -> str:
    return "，".join(filter(None, (one.name, one.firm, one.field)))


@blueprint.get("/registers/experts")
@bureau
def expert_pool() -> str:
    """专家咨询库: the rights centre's register of experts, with every use of the pool."""
    office_ids = db.session.scalars(select(Organisation.id).where(Organisation.kind == "rights_centre"))
    return render_template(
        "registers/experts.html", listed=experts.register_of(list(office_ids)), today=g.now.date(), year=g.now.year
    )
