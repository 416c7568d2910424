"""专家、顾问: who is on the register, in which term, how often they helped; added, corrected, renewed."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.blueprints.rights_aid.area import Answer, blueprint, officer, readers, the_centre
from mediation.extensions import db
from mediation.models.expert import KINDS, Expert
from mediation.operations import experts as operations
from mediation.operations.experts import ExpertValues
from mediation.operations.versions import EditConflict
from mediation.procedures.rights_aid import Service
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, PickField, Required
from mediation.web.two_versions import in_words_of


class ExpertForm(BaseForm):
    """One person of the register."""

    kind = PickField("类别", [Required("类别")], choices=list(KINDS.items()))
    name = StringField("姓名", [Required("姓名"), AtMost(60)])
    firm = StringField("单位", [AtMost(200)])
    field = StringField("专长", [AtMost(500)])
    term_from = DateField("聘期从", [Required("聘期从哪天开始")])
    term_until = DateField("聘期到")

    def validate_term_until(self, field: Any) -> None:
        """A term ends after it began."""
        if field.data and self.term_from.data and field.data < self.term_from.data:
            raise StopValidation("聘期结束在开始以后。核对日期。")

    def values(self) -> ExpertValues:
        """The person as the operation takes it."""
        return ExpertValues(**{name: self._fields[name].data for name in operations.LABELS})


@blueprint.get("/aid/experts")
@readers
def experts() -> str:
    """Everybody, those whose term is over too."""
    centres = current_user.organisation_ids(Role.AID_OFFICER, Role.EXAMINER)
    return render_template("rights_aid/experts.html", listed=operations.register_of(centres), today=g.now.date())


@blueprint.route("/aid/experts/new", methods=["GET", "POST"])
@officer
def new_expert() -> Answer:
    """One more."""
    form = ExpertForm(request.form or None, data={"kind": "expert", "term_from": g.now.date()})
    if request.method == "POST" and form.validate() and _is_new(form, None):
        made = operations.add_expert(the_centre(), form.values(), actor=actor())
        return done(url_for("rights_aid.experts"), f"已登记{made.name}。")
    return _page(form, None)


@blueprint.route("/aid/experts/<expert_uid>", methods=["GET", "POST"])
@officer
def expert(expert_uid: str) -> Answer:
    """Correct the data, renew or end the term."""
    found = db.session.scalar(select(Expert).where(Expert.uid == expert_uid))
    if found is None or found.centre_id not in current_user.organisation_ids(Role.AID_OFFICER):
        abort(404)
    form = ExpertForm(request.form or None, obj=found)
    if request.method == "POST" and form.validate() and _is_new(form, found):
        try:
            operations.change_expert(found, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            stored = {name: getattr(found, name) for name in operations.LABELS}
            raise in_words_of(form, stored, conflict) from None
        return done(url_for("rights_aid.experts"), f"{found.name}的登记已改。")
    return _page(form, found)


def _is_new(form: ExpertForm, found: Expert | None) -> bool:
    if operations.is_known(the_centre(), form.values(), found):
        form.name.errors = ["这个单位已经登记了同名的人。核对是不是同一位。"]
    return not form.errors


def _page(form: ExpertForm, found: Expert | None) -> str | tuple[str, int]:
    helped = operations.matters_of(found, current_user) if found else []
    text = render_template("rights_aid/expert.html", form=form, expert=found, helped=helped, Service=Service)
    return (text, 422) if request.method == "POST" else text
