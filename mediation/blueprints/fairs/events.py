"""Events entered and corrected, shifts planned, consultations counted."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from wtforms.fields import SelectChoice

from mediation.blueprints.fairs.area import FIELDS, Answer, blueprint, centre, the_fair
from mediation.blueprints.fairs.forms import CountForm, FairForm, ShiftForm
from mediation.models.fair import Fair, FairShift
from mediation.models.organisation import Organisation
from mediation.operations.fairs import events
from mediation.operations.versions import EditConflict
from mediation.rules.roles import Role
from mediation.rules.statutes import JIANGSU_IP_41_3
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm, reshow
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import own_body
from mediation.web.two_versions import in_words_of

LAWS = (JIANGSU_IP_41_3,)


def _centre() -> Organisation:
    """Where the user works."""
    return own_body(Role.EXAMINER, Role.AID_OFFICER)


def _page(template: str, form: BaseForm, **context: Any) -> Answer:
    if request.method == "POST":
        return reshow(f"fairs/{template}.html", form=form, laws=LAWS, **context)
    return render_template(f"fairs/{template}.html", form=form, laws=LAWS, **context)


@blueprint.route("/fairs/new", methods=["GET", "POST"])
@centre
def enter() -> Answer:
    """A new event."""
    form = FairForm(request.form or None, data={"from_on": g.now.date()})
    made: list[Fair] = []
    put = lambda: made.append(events.enter(_centre(), form.values(), actor=actor()))  # noqa: E731
    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("fairs.show", fair_uid=made[0].uid), "展会已登记。排上班次。")
    return _page("event", form, fair=None, back=url_for("fairs.index"))


@blueprint.route("/fairs/<fair_uid>/particulars", methods=["GET", "POST"])
@centre
def particulars(fair_uid: str) -> Answer:
    """Correct an event."""
    form = FairForm(request.form or None, data=_stored(the_fair(fair_uid)))
    back = url_for("fairs.show", fair_uid=fair_uid)

    def put() -> None:
        fresh = the_fair(fair_uid)
        try:
            events.amend(fresh, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(fresh), conflict) from None

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "展会的登记已改。")
    return _page("event", form, fair=the_fair(fair_uid), back=back)


def _stored(fair: Fair) -> dict[str, Any]:
    return {name: getattr(fair, name) for name in (*events.LABELS, "version")}


@blueprint.route("/fairs/<fair_uid>/shifts", methods=["GET", "POST"])
@centre
def shifts(fair_uid: str) -> Answer:
    """One more shift."""
    fair = the_fair(fair_uid)
    people = {user.uid: user for user in events.staff_of(fair.centre_id)}
    first = max(fair.from_on, min(g.now.date(), fair.until_on))
    form = ShiftForm(request.form or None, data={"day": first, "begins": "09:00", "ends": "17:00"})
    form.user.choices = [
        SelectChoice("", "没有选"),
        *(SelectChoice(uid, user.display_name) for uid, user in people.items()),
    ]

    def put() -> None:
        chosen = people.get(form.user.data)
        values = events.ShiftValues(
            day=form.day.data,
            begins=form.begins.data,
            ends=form.ends.data,
            post=form.post.data,
            person=form.person.data,
            user_id=chosen.id if chosen else None,
        )
        events.add_shift(the_fair(fair_uid), values, actor=actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("fairs.shifts", fair_uid=fair_uid), "班次已排。")
    return _page("shifts", form, fair=the_fair(fair_uid), back=url_for("fairs.show", fair_uid=fair_uid))


@blueprint.route("/fairs/<fair_uid>/shifts/<shift_uid>", methods=["GET", "POST"])
@centre
def shift(fair_uid: str, shift_uid: str) -> Answer:
    """How many asked something during the shift; or the shift taken out (`remove`)."""
    row = _the_shift(the_fair(fair_uid), shift_uid)
    back = url_for("fairs.show", fair_uid=fair_uid)
    if request.method == "POST" and "remove" in request.form:
        events.remove_shift(row, actor=actor())
        return done(back, "班次已撤。")
    form = CountForm(request.form or None, data=_counted(row))
    if request.method == "POST" and form.validate():
        try:
            number, seen = form.consultations.data, form.version.data
            events.count_consultations(row, number, seen_version=seen, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _counted(row), conflict) from None
        return done(back, "咨询人次已记。")
    return _page("shift", form, fair=row.fair, shift=row, back=back)


def _the_shift(fair: Fair, shift_uid: str) -> FairShift:
    return next((each for each in fair.shifts if each.uid == shift_uid), None) or abort(404)


def _counted(row: FairShift) -> dict[str, Any]:
    return {"consultations": row.consultations, "version": row.version}
