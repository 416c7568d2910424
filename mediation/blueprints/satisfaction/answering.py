"""The form behind a link: no login, nothing of the case but its number and the committee."""

from flask import abort, current_app, g, make_response, redirect, render_template, request, url_for
from wtforms import TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.satisfaction.area import Answer, blueprint
from mediation.extensions import db, start_writing
from mediation.models.satisfaction import SatisfactionTicket
from mediation.operations.satisfaction import answering
from mediation.rules.satisfaction import GRADES, LONGEST
from mediation.web.access import public, reads_first
from mediation.web.forms import AtMost, BaseForm, PickField, reshow
from mediation.web.slow_down import Misses


class AnswerForm(BaseForm):
    """Five steps, and words for who wants."""

    grade = PickField("这次调解，你满意吗", choices=[(str(grade), label) for grade, label in GRADES.items()])
    words = TextAreaField("还想说的", [AtMost(LONGEST)], render_kw={"rows": 4, "maxlength": LONGEST})

    def validate_grade(self, field: PickField) -> None:
        """One of them."""
        if not field.data:
            raise StopValidation("没有选。五项里选一项。")


@blueprint.route("/satisfaction/<token>", methods=["GET", "POST"])
@public
@reads_first
def answer(token: str) -> Answer:
    """One answer; who comes again is told that one came in."""
    ticket, form = _ticket(token), AnswerForm(request.form or None)
    if ticket.used:
        return render_template("satisfaction/thanks.html"), 200 if request.method == "GET" else 409
    page = {"form": form, "invitation": ticket.invitation}
    if request.method == "GET":
        return render_template("satisfaction/answer.html", **page)
    if not form.validate():
        return reshow("satisfaction/answer.html", **page)
    start_writing()
    taken = answering.answer(_ticket(token), int(form.grade.data), form.words.data, at=g.now)
    db.session.commit()
    if not taken:
        return render_template("satisfaction/thanks.html"), 409
    return redirect(url_for("satisfaction.answer", token=token), 303)


def _ticket(token: str) -> SatisfactionTicket:
    """What the link opens, else 404; guessing is slowed down."""
    ticket = answering.ticket_of(token, g.now.date())
    if ticket is None:
        misses: Misses = current_app.extensions.setdefault("satisfaction_misses", Misses())
        if misses.too_many(request.remote_addr or "", g.now):
            abort(429)
        abort(make_response(render_template("satisfaction/gone.html"), 404))
    return ticket
