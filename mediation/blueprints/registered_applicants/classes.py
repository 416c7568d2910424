"""Accepted classes: the list with one line to add, and one class to change."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.registered_applicants.area import Answer, blueprint, examiner, readers
from mediation.blueprints.registered_applicants.forms import ClassForm
from mediation.models.registered_applicant import AcceptedClass
from mediation.operations.registered_applicants import classes as operations
from mediation.operations.versions import EditConflict
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.get("/accepted-classes")
@readers
def classes() -> str:
    """All classes, those of other days too."""
    return _list(ClassForm())


@blueprint.post("/accepted-classes", endpoint="add_class")
@examiner
def add() -> Answer:
    """One more."""
    form = ClassForm(request.form)
    if form.validate() and _days_are_free(form, None):
        row = operations.keep_class(None, form.values(), actor=actor())
        return done(url_for("registered_applicants.classes"), f"已加 {row.class_number}。")
    return _list(form), 422


@blueprint.route("/accepted-classes/<class_uid>", methods=["GET", "POST"])
@examiner
def accepted_class(class_uid: str) -> Answer:
    """Change one."""
    found = operations.class_of(class_uid)
    if found is None:
        abort(404)
    form = ClassForm(request.form or None, data=_stored(found))
    if request.method == "POST" and form.validate() and _days_are_free(form, found):
        try:
            operations.keep_class(found, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(found), conflict) from None
        return done(url_for("registered_applicants.classes"), f"{found.class_number} 已改。")
    text = render_template("registered_applicants/class.html", form=form, row=found)
    return (text, 422) if request.method == "POST" else text


def _stored(row: AcceptedClass) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*operations.LABELS, "version")}


def _days_are_free(form: ClassForm, row: AcceptedClass | None) -> bool:
    other = operations.overlapping(form.values(), row)
    if other is not None:
        said = f"{form.class_number.data} 已有一条（{other.words}），和这一条的日子重叠。先给那一条填失效日。"
        form.effective_from.errors = [said]
    return not form.errors


def _list(form: ClassForm) -> str:
    rows = operations.classes()
    return render_template(
        "registered_applicants/classes.html",
        form=form,
        rows=rows,
        unchecked=sum(not row.confirmed for row in rows),
        today=g.now.date(),
    )
