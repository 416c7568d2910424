"""The pictures of a request, for the centre's people alone: added, described, taken out, looked at."""

from flask import abort, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.design_preexamination.area import Answer, blueprint, examiner, readers, the_request
from mediation.blueprints.design_preexamination.forms import ViewsForm
from mediation.blueprints.design_preexamination.intake import look_at
from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationView
from mediation.operations.design_preexamination import views
from mediation.operations.design_preexamination.acts import refusal_of
from mediation.operations.design_preexamination.reading import gaps_of
from mediation.procedures.design_preexamination import LIFECYCLE, ViewKind
from mediation.rules.lifecycle import ActionRefused, refuse
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import shown_picture
from mediation.web.uploads import uploads

NO_FILE = "没有选图片。"


@blueprint.route("/preexaminations/<preexamination_uid>/views", methods=["GET", "POST"])
@examiner
@reads_first
def pictures(preexamination_uid: str) -> Answer:
    """Add pictures; say of each which view of which design it is."""
    row, form = the_request(preexamination_uid), ViewsForm(request.form or None)
    back = url_for("design_preexamination.show", preexamination_uid=row.uid, _anchor="views")
    if request.method == "GET":
        refuse(refusal_of("add_views", row, actor=actor()))
        return _page(row, form, back)
    came = uploads("views")
    form.validate()
    seen = look_at(form.views, came)
    if not came:
        form.views.errors = [NO_FILE]
    if form.views.errors:
        return _page(row, form, back), 422
    begin()
    new = views.add_views(the_request(preexamination_uid), seen, actor=actor())
    here = url_for("design_preexamination.pictures", preexamination_uid=preexamination_uid)
    return done(here, f"收下 {new} 幅。看一下各是哪一幅。" if new else "这几幅已经有了。", "ok" if new else "info")


def _page(row: DesignPreexamination, form: ViewsForm, back: str) -> str:
    return render_template(
        "design_preexamination/views.html",
        row=row,
        form=form,
        back=back,
        gaps=gaps_of(row),
        kinds=[(kind.value, kind.label) for kind in ViewKind],
        ViewKind=ViewKind,
        statutes=LIFECYCLE["add_views"].statutes,
    )


@blueprint.post("/preexaminations/<preexamination_uid>/views/<view_uid>")
@examiner
def describe(preexamination_uid: str, view_uid: str) -> Response:
    """Which view of which design a picture is; or it is taken out."""
    row = the_request(preexamination_uid)
    view = _the_view(row, view_uid)
    here = url_for("design_preexamination.pictures", preexamination_uid=row.uid)
    if request.form.get("do") == "take_out":
        views.take_out(view, row, actor=actor())
        return done(here, "已取出。")
    design, kind = request.form.get("design", ""), request.form.get("kind", "")
    if kind not in set(ViewKind) or not design.isdecimal():
        raise ActionRefused("这一项不在可选范围内。重新选一次。")
    views.describe_view(view, row, design=int(design), kind=kind, actor=actor())
    return done(here, "已改。")


@blueprint.get("/preexaminations/<preexamination_uid>/views/<view_uid>.jpg")
@readers
def picture(preexamination_uid: str, view_uid: str) -> Response:
    """One picture to look at; the page never leaves the centre, nothing keeps a copy."""
    view = _the_view(the_request(preexamination_uid), view_uid)
    return shown_picture(views.picture(view, most=views.SMALL if "small" in request.args else views.LARGE))


def _the_view(row: DesignPreexamination, view_uid: str) -> PreexaminationView:
    found = select(PreexaminationView).where(
        PreexaminationView.uid == view_uid, PreexaminationView.preexamination_id == row.id
    )
    view = db.session.scalar(found)
    if view is None or view.removed_on is not None:
        abort(404)
    return view
