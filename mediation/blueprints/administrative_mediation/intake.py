"""A request taken in, corrected before the opening; one more party."""

from typing import Any

from flask import g, render_template, request, url_for
from wtforms.fields import SelectChoice

from mediation.blueprints.administrative_mediation.area import FIELDS, Answer, act, blueprint, clerk, the_matter
from mediation.blueprints.administrative_mediation.forms import AmendForm, PartyForm, ReceiveForm
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.organisation import Organisation
from mediation.operations.administrative_mediation import receiving
from mediation.operations.settings import setting
from mediation.operations.versions import EditConflict
from mediation.procedures.administrative_mediation import LIFECYCLE, Subject
from mediation.rules.administrative_mediation.scope import competence_of
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import own_body
from mediation.web.two_versions import in_words_of


def _bureau() -> Organisation:
    """Where the clerk works."""
    return own_body(Role.CLERK, kind="bureau")


def _offer(form: AmendForm, *, kept: str = "") -> None:
    """The bases that the setting names today, and the one that is on record."""
    names = dict.fromkeys(filter(None, (*setting("administrative_authorities", g.now.date()), kept)))
    form.authority.choices = [SelectChoice(name, name) for name in names]


@blueprint.route("/administrative/new", methods=["GET", "POST"])
@clerk
def receive() -> Answer:
    """A request: what, of whom, on what the bureau may act. Without that basis nothing else is done."""
    form = ReceiveForm(request.form or None, data={"requested_on": g.now.date()})
    _offer(form)
    page: dict[str, Any] = {
        "form": form,
        "competence": competence_of(None, g.now.date()),
        "statutes": LIFECYCLE["receive"].statutes,
    }
    if request.method == "GET":
        return render_template("administrative_mediation/receive.html", **page)
    made: list[AdministrativeMatter] = []

    def put() -> None:
        sides = [("applicant", form.applicant.form.values()), ("respondent", form.respondent.form.values())]
        made.append(receiving.receive(_bureau(), form.values(), sides, actor=actor()))

    if not form.validate() or not said_at_field(form, put, FIELDS):
        return reshow("administrative_mediation/receive.html", **page)
    url = url_for("administrative_mediation.show", matter_uid=made[0].uid)
    return done(url, f"收下了，{made[0].number}。把副本送给被请求人，征求意见。")


@blueprint.route("/administrative/<matter_uid>/particulars", methods=["GET", "POST"])
@clerk
def particulars(matter_uid: str) -> Answer:
    """Correct the request before the opening."""
    matter = the_matter(matter_uid)
    form = AmendForm(request.form or None, data=_stored(matter))
    _offer(form, kept=matter.authority)

    def put(fresh: AdministrativeMatter) -> None:
        values = form.values(requested_on=fresh.requested_on)
        try:
            receiving.amend(fresh, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(fresh), conflict) from None

    competence = competence_of(Subject(matter.subject), matter.requested_on)
    return act(matter_uid, "amend", form, put, "登记已更正。", template="particulars", competence=competence)


def _stored(matter: AdministrativeMatter) -> dict[str, Any]:
    return {name: getattr(matter, name) for name in (*receiving.LABELS, "version")}


@blueprint.route("/administrative/<matter_uid>/parties", methods=["GET", "POST"])
@clerk
def parties(matter_uid: str) -> Answer:
    """One more party."""
    form = PartyForm(request.form or None)

    def put(fresh: AdministrativeMatter) -> None:
        receiving.add_party(fresh, form.values(), side=form.side.data, actor=actor())

    return act(matter_uid, "add_party", form, put, "当事人已增加。", template="party")
