"""A new figure, and the acts on one: check, send back, correct, attach its paper."""

from collections.abc import Callable
from typing import Any

from flask import abort, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.reported_figures.area import FIELDS, Answer, blueprint, clerk, the_bureau, the_figure
from mediation.blueprints.reported_figures.forms import PREFIX, CheckForm, PaperForm, ReturnForm, form_of
from mediation.extensions import db
from mediation.models.reported_figure import ReportedFigure
from mediation.operations.received_files import SealedFile
from mediation.operations.reported_figures import acts, reading
from mediation.operations.reported_figures.papers import ACCEPTED, look_at
from mediation.procedures.reported_figure import LIFECYCLE
from mediation.rules.file_types import FileRefused, labels
from mediation.rules.lifecycle import refuse
from mediation.rules.reported_figures.kinds import KINDS
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import BaseForm, reshow
from mediation.web.said_at_field import said_at_field

NO_FILE = "没有选文件。"
SAID = {"check": "已复核，这个数从现在起算数。", "send_back": "已退回，请录入的人更正。"}


@blueprint.route("/reported-figures/new", methods=["GET", "POST"])
@clerk
@reads_first
def new() -> Answer:
    """Which kind, then its form."""
    kind = KINDS.get(request.args.get("kind", ""))
    if kind is None:
        return render_template("reported_figures/kinds.html", kinds=KINDS.values())
    form = form_of(kind.key)(request.form or None)
    made: list[ReportedFigure] = []

    def put(received: SealedFile | None) -> None:
        made.append(acts.enter(the_bureau(), form.values(), received=received, actor=actor()))

    if request.method == "POST" and _put(form, put):
        return done(url_for("reported_figures.show", figure_uid=made[0].uid), "已录入，请另一个人复核。")
    back = url_for("reported_figures.index")
    return _form_page(form, kind=kind, row=None, back=back, offered=_offered(kind.bodies))


@blueprint.route("/reported-figures/<figure_uid>/<figure_act>", methods=["GET", "POST"])
@clerk
@reads_first
def act(figure_uid: str, figure_act: str) -> Answer:
    """One act on a version."""
    row = the_figure(figure_uid)
    if figure_act not in ("check", "send_back", "correct", "attach"):
        abort(404)
    if request.method == "GET":
        refuse(acts.refusal_of(row, figure_act, actor=actor()))
    if figure_act == "correct":
        return _correct(row)
    return _attach(row) if figure_act == "attach" else _look_through(row, figure_act)


def _correct(row: ReportedFigure) -> Answer:
    kind, figure_uid = KINDS[row.kind], row.uid
    form = form_of(kind.key, correcting=True)(request.form or None, data=_stored(row))
    made: list[ReportedFigure] = []

    def put(received: SealedFile | None) -> None:
        fresh = the_figure(figure_uid)
        values, reason = form.values(), form["reason"].data
        made.append(acts.correct(fresh, values, reason=reason, received=received, actor=actor()))

    if request.method == "POST" and _put(form, put):
        return done(url_for("reported_figures.show", figure_uid=made[0].uid), "已更正，请另一个人复核。")
    back = url_for("reported_figures.show", figure_uid=figure_uid)
    return _form_page(form, kind=kind, row=the_figure(figure_uid), back=back, offered=_offered(kind.bodies))


def _stored(row: ReportedFigure) -> dict[str, Any]:
    names = ("body", "from_on", "until_on", "coverage", "definition_key", "definition", "paper_number")
    return {name: getattr(row, name) for name in names} | {
        PREFIX + name: text for name, text in row.numbers.items()
    }  # fmt: skip


def _attach(row: ReportedFigure) -> Answer:
    form, figure_uid = PaperForm(request.form or None), row.uid
    back = url_for("reported_figures.show", figure_uid=figure_uid)

    def put(received: SealedFile | None) -> None:
        if received is not None:
            acts.attach(the_figure(figure_uid), received, actor=actor())

    if request.method == "POST":
        if not _uploaded():
            form.paper.errors = [NO_FILE]
        elif _put(form, put):
            return done(back, "附件收下了。")
    return _act_page(form, the_figure(figure_uid), "attach")


def _look_through(row: ReportedFigure, act: str) -> Answer:
    form, figure_uid = (CheckForm if act == "check" else ReturnForm)(request.form or None), row.uid

    def put(received: SealedFile | None) -> None:
        fresh = the_figure(figure_uid)
        if act == "check":
            acts.check(fresh, note=form["note"].data, actor=actor())
        else:
            acts.send_back(fresh, reason=form["reason"].data, actor=actor())

    if request.method == "POST" and _put(form, put):
        return done(url_for("reported_figures.show", figure_uid=figure_uid), SAID[act])
    return _act_page(form, the_figure(figure_uid), act)


def _put(form: BaseForm, put: Callable[[SealedFile | None], None]) -> bool:
    """Whether the form and its paper were good and the act was done."""
    good, received, upload = form.validate(), None, _uploaded()
    if upload:
        try:
            received = look_at(upload.stream.read(), upload.filename or "", actor=actor())
        except FileRefused as error:
            form["paper"].errors = [error.message]
            good = False
    if not good:
        return False
    begin()
    return said_at_field(form, lambda: put(received), FIELDS)


def _uploaded() -> Any:
    upload = request.files.get("paper")
    return upload if upload is not None and upload.filename else None


def _offered(bodies: tuple[str, ...]) -> tuple[list[str], list[str]]:
    before, keys = reading.typed_before(current_user)
    return list(dict.fromkeys((*bodies, *before))), keys


def _form_page(form: BaseForm, **context: Any) -> Answer:
    page = {"form": form, "accepted": ACCEPTED, "labels": labels(ACCEPTED), **context}
    if request.method == "POST":
        return reshow("reported_figures/form.html", **page)
    return render_template("reported_figures/form.html", **page)


def _act_page(form: BaseForm, row: ReportedFigure, act: str) -> Answer:
    db.session.refresh(row)
    kind = KINDS[row.kind]
    page = {
        "form": form,
        "row": row,
        "kind": kind,
        "shown": kind.shown(reading.numbers_of(row)),
        "act": LIFECYCLE[act],
        "back": url_for("reported_figures.show", figure_uid=row.uid),
        "accepted": ACCEPTED,
        "labels": labels(ACCEPTED),
    }
    if request.method == "POST":
        return reshow("reported_figures/act.html", **page)
    return render_template("reported_figures/act.html", **page)
