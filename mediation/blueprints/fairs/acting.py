"""The acts on a complaint at a stall, each on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.fairs.area import FIELDS, Answer, blueprint, centre, the_complaint
from mediation.blueprints.fairs.forms import ActForm, ResultForm, StatementForm, TellForm, now_in_the_hall
from mediation.models.fair import FairComplaint
from mediation.operations.actor import Actor
from mediation.operations.fairs import complaints
from mediation.operations.fairs.acts import refusal_of
from mediation.procedures.fair_complaint import LIFECYCLE
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm, reshow
from mediation.web.said_at_field import said_at_field


@dataclass(frozen=True)
class Page:
    """An act: its form, what carries it out, what is said afterwards."""

    form: type[BaseForm]
    put: Callable[[FairComplaint, Any, Actor], None]
    said: str


PAGES = {
    "check_title": Page(
        ActForm,
        lambda row, form, who: complaints.check_title(row, on=form.on.data, note=form.reason.data, actor=who),
        "权属核验已登记。去告知展位。",
    ),
    "tell_stall": Page(
        TellForm,
        lambda row, form, who: complaints.tell_stall(row, on=form.on.data, at=form.at.data, actor=who),
        "已登记告知。等对方书面声明。",
    ),
    "record_statement": Page(
        StatementForm,
        lambda row, form, who: complaints.record_statement(
            row, on=form.on.data, at=form.at.data, text=form.reason.data, actor=who
        ),
        "书面声明已登记。",
    ),
    "end": Page(
        ResultForm,
        lambda row, form, who: complaints.end(
            row, on=form.on.data, result=form.result.data, note=form.reason.data, actor=who
        ),
        "处理结果已登记。",
    ),
    "follow_up": Page(
        ActForm,
        lambda row, form, who: complaints.follow_up(row, on=form.on.data, note=form.reason.data, actor=who),
        "跟踪已登记。",
    ),
}


@blueprint.route("/fairs/complaints/<stall_uid>/acts/<act>", methods=["GET", "POST"])
@centre
def act(stall_uid: str, act: str) -> Answer:
    """One act: refused while something stands against it, said at the field it is about, or done."""
    page, complaint = PAGES.get(act), the_complaint(stall_uid)
    if page is None:
        abort(404)
    start = now_in_the_hall() if "at" in vars(page.form) else {"on": g.now.date()}
    form = page.form(request.form or None, data=start)
    back = url_for("fairs.complaint", stall_uid=stall_uid)
    if request.method == "GET":
        refuse(refusal_of(complaint, act, actor=actor()))
    elif form.validate() and said_at_field(form, lambda: page.put(the_complaint(stall_uid), form, actor()), FIELDS):
        return done(back, page.said)
    context = {"form": form, "complaint": the_complaint(stall_uid), "act": LIFECYCLE[act], "back": back}
    if request.method == "POST":
        return reshow("fairs/act.html", **context)
    return render_template("fairs/act.html", **context)
