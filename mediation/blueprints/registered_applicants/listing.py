"""The list of registrations, and a new one."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.registered_applicants.area import (
    FIELDS,
    STATE_TAGS,
    Answer,
    blueprint,
    examiner,
    readers,
)
from mediation.blueprints.registered_applicants.forms import ApplicationForm
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.registered_applicants import register
from mediation.operations.registered_applicants.applying import apply
from mediation.operations.registered_applicants.standing import standing_on
from mediation.procedures.registered_applicant import State
from mediation.rules.lifecycle import Barred
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number
from mediation.web.scope import own_body


@blueprint.get("/applicants")
@readers
def index() -> str:
    """One group at a time, or what a search finds in it."""
    asked, words, today = request.args.get("group", ""), request.args.get("q", "").strip()[:60], g.now.date()
    group = asked if asked in register.GROUPS else "valid"
    numbers = register.counts(current_user, today, words=words)
    page = register.page(current_user, group, today, words=words, after=request.args.get("after", type=row_number))
    kept = {"group": group, "q": words or None}
    return render_template(
        "registered_applicants/index.html",
        rows=[(row, standing_on(row, today)) for row in page.rows],
        group=group,
        words=words,
        tabs=group_tabs(register.GROUPS, numbers, group, "registered_applicants.index", q=words or None),
        next_url=url_for("registered_applicants.index", **kept, after=page.after) if page.after else "",
        tags=STATE_TAGS,
        State=State,
    )


@blueprint.route("/applicants/new", methods=["GET", "POST"])
@examiner
def new() -> Answer:
    """An application comes in."""
    form = ApplicationForm(request.form or None, data={"applied_on": g.now.date()})
    if request.method == "GET":
        return render_template("registered_applicants/new.html", form=form)
    made: list[RegisteredApplicant] = []
    if not form.validate() or not _entered(form, made):
        return reshow("registered_applicants/new.html", form=form)
    url = url_for("registered_applicants.show", applicant_uid=made[0].uid)
    return done(url, f"已登记，{made[0].number}。照备案条件逐项核。")


def _entered(form: ApplicationForm, made: list[Any]) -> bool:
    try:
        made.append(apply(_centre(), form.values(), form.party.form.values(), actor=actor()))
    except Barred as barred:
        db.session.rollback()
        target = form.party.form.name if FIELDS.get(barred.guard) == "party-name" else form.applied_on
        target.errors = [barred.message]
        return False
    return True


def _centre() -> Organisation:
    """Where the examiner works."""
    return own_body(Role.EXAMINER)
