"""典型案例: the list, one selected, written without names, approved by somebody else, published."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from wtforms import TextAreaField

from mediation.blueprints.registers.area import Answer, blueprint
from mediation.extensions import db
from mediation.models.typical_case import TypicalCase
from mediation.models.user import User
from mediation.operations import typical_cases as operations
from mediation.operations.access_scope import load_case
from mediation.operations.typical_cases import Selected
from mediation.procedures.typical_case import LIFECYCLE, Entry, State
from mediation.rules.lifecycle import refuse
from mediation.rules.roles import Role
from mediation.web.access import actor, requires_at
from mediation.web.act_links import OpenAct
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required, happened
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number
from mediation.web.party_form import short_text
from mediation.web.said_at_field import said_at_field

readers = requires_at({"bureau": frozenset({Role.CLERK, Role.BUREAU_VIEWER}), "committee": frozenset({Role.DIRECTOR})})
keepers = requires_at({"bureau": frozenset({Role.CLERK}), "committee": frozenset({Role.DIRECTOR})})

LONGEST_LINE, LONGEST_TEXT = 500, 10000
STATE_TAGS = {
    State.SELECTED: "neutral",
    State.DEIDENTIFIED: "running",
    State.APPROVED: "running",
    State.PUBLISHED: "good",
    State.DROPPED: "ended",
}
FIELDS = {
    "day_has_come": "on",
    "in_order": "on",
    "title_is_written": "title",
    "reason_is_given": "reason",
    "case_is_open_to_read": "case",
    "case_is_over": "case",
    "text_is_written": "text",
    "nobody_is_named": "text",
    "place_is_named": "place",
}
ASKS = {
    "deidentify": ("on", "title", "text"),
    "approve": ("on",),
    "return": ("on", "reason"),
    "publish": ("on", "place"),
    "drop": ("on", "reason"),
}
SAID = {
    "deidentify": "已去名称，请另一位审核。",
    "approve": "审核通过，可以发布。",
    "return": "已退回修改。",
    "publish": "已登记发布。",
    "drop": "已登记不用。",
}


class SelectForm(BaseForm):
    """A case that is worth telling: one of the committee's own, or one of another body."""

    on = DateField("选定日期", [Required("选定日期"), happened])
    case = short_text("本会案件的案号、登记号", 60)
    source = short_text("别处的案件，从哪里来")
    hidden = TextAreaField("要隐去的名称", [AtMost(2000)], render_kw={"rows": 3})
    title = short_text("案例名称")
    reason = TextAreaField("典型在哪里", [Required("典型在哪里"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class ActForm(BaseForm):
    """One act; what it does not ask is taken off."""

    on = DateField("日期", [Required("日期"), happened])
    title = short_text("案例名称")
    text = TextAreaField("正文", [AtMost(LONGEST_TEXT)], render_kw={"rows": 16})
    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    place = short_text("在哪里发布", LONGEST_LINE)

    def only(self, action: str) -> "ActForm":
        """What `action` asks."""
        for name in [name for name in self._fields if name not in (*ASKS[action], "version")]:
            del self[name]
        return self

    def entry(self) -> Entry:
        """What was typed, as the guards are asked about it."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        if "text" in typed:
            typed["text"] = typed["text"].replace("\r\n", "\n")
        return Entry(**typed)


def the_typical_case(typical_uid: str) -> TypicalCase:
    """The typical case of that uid, if the current user may see it; else 404."""
    return operations.load(current_user, typical_uid) or abort(404)


@blueprint.get("/typical-cases")
@readers
def typical_cases() -> str:
    """One group at a time, the newest first."""
    asked = request.args.get("group", "")
    group = asked if asked in operations.GROUPS else "running"
    numbers = operations.counts(current_user)
    page = operations.page(current_user, group, after=request.args.get("after", type=row_number))
    return render_template(
        "registers/typical_cases.html",
        rows=page.rows,
        group=group,
        tabs=group_tabs(operations.GROUPS, numbers, group, "registers.typical_cases"),
        next_url=url_for("registers.typical_cases", group=group, after=page.after) if page.after else "",
        tags=STATE_TAGS,
        State=State,
    )


@blueprint.route("/typical-cases/new", methods=["GET", "POST"])
@keepers
def select_typical() -> Answer:
    """One more."""
    form = SelectForm(request.form or None, data={"on": g.now.date(), "case": request.args.get("case", "")[:60]})
    office = operations.offices_of(current_user)[0]
    made: list[TypicalCase] = []
    if request.method == "POST" and form.validate() and _source_is_said(form, office.kind):
        found = load_case(current_user, form.case.data) if form.case.data else None
        values = Selected(form.on.data, form.title.data, form.reason.data, found, form.source.data, form.hidden.data)
        place = found.committee if found else office
        if said_at_field(form, lambda: made.append(operations.choose(place, values, actor=actor())), FIELDS):
            url = url_for("registers.typical_case", typical_uid=made[0].uid)
            return done(url, "已选。写案例的时候去掉名称、号码。")
    text = render_template("registers/select_typical.html", form=form, office=office)
    return (text, 422) if request.method == "POST" else text


def _source_is_said(form: SelectForm, kind: str) -> bool:
    """One of the two: a case of the desk that the user reads, or where it comes from with the names to hide."""
    number = form.case.data
    if number and form.source.data:
        form.source.errors = ["填了本会的案号，又填了别处的来源。只留一个。"]
    elif number and (kind == "bureau" or load_case(current_user, number) is None):
        form.case.errors = ["没有找到这个案号。只能选自己看得到的案件。"]
    elif not number and not form.source.data:
        form.source.errors = ["案号、来源都没有填。填一个。"]
    elif not number and not form.hidden.data.strip():
        form.hidden.errors = ["没有写要隐去的名称。一行一个，写全称；去名称的时候照这些核对。"]
    return not form.errors


@blueprint.get("/typical-cases/<typical_uid>")
@readers
def typical_case(typical_uid: str) -> str:
    """One of them: where it stands, its text, what may be done."""
    row = the_typical_case(typical_uid)
    found = [
        OpenAct(act.action, act.label, _url(act.action, row), refused)
        for act, refused in operations.open_acts(row, actor=actor())
    ]
    ids = {one for one in (row.selected_by_id, row.written_by_id, row.approved_by_id) if one}
    own = row.office_id in {office.id for office in operations.offices_of(current_user)}
    return render_template(
        "registers/typical_case.html",
        row=row,
        state=State(row.state),
        tag_kind=STATE_TAGS[State(row.state)],
        names={one.id: one.display_name for one in db.session.scalars(select(User).where(User.id.in_(ids)))},
        own_case=row.case if row.case and own and load_case(current_user, row.case.uid) else None,
        step_act=next((act for act in found if act.refused is None and act.action not in ("return", "drop")), None),
        beside=[act for act in found if act.refused is None and act.action in ("return", "drop")],
        barred=[act for act in found if act.refused is not None],
    )


def _url(action: str, row: TypicalCase) -> str:
    return url_for("registers.typical_act", typical_uid=row.uid, typical_action=action)


@blueprint.route("/typical-cases/<typical_uid>/<typical_action>", methods=["GET", "POST"])
@keepers
def typical_act(typical_uid: str, typical_action: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    if typical_action not in ASKS:
        abort(404)
    row = the_typical_case(typical_uid)
    start: dict[str, Any] = {"on": g.now.date(), "title": row.title, "text": row.text}
    form = ActForm(request.form or None, data=start).only(typical_action)
    back = url_for("registers.typical_case", typical_uid=typical_uid)

    def put() -> None:
        operations.carry_out(the_typical_case(typical_uid), typical_action, form.entry(), actor=actor())

    if request.method == "GET":
        refuse(operations.refusal_of(typical_action, row, actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, SAID[typical_action])
    row = the_typical_case(typical_uid)
    text = render_template("registers/typical_act.html", row=row, act=LIFECYCLE[typical_action], form=form, back=back)
    return (text, 422) if request.method == "POST" else text
