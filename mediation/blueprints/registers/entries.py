"""One entry: read, new, corrected; who attended."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.registers.area import Answer, anyone, blueprint, keepers, the_entry, the_kind
from mediation.blueprints.registers.forms import AttendanceForm, EntryForm, form_class
from mediation.extensions import db
from mediation.models.user import User
from mediation.operations.registers import attendance as people
from mediation.operations.registers import entries as operations
from mediation.operations.registers.entries import in_words, kind_of, may_correct, values_of
from mediation.operations.versions import EditConflict
from mediation.rules.registers.attendance import written
from mediation.rules.registers.kinds import faults
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.get("/registers/entries/<register_entry_uid>")
@anyone
def show(register_entry_uid: str) -> str:
    """One entry with its files and who attended."""
    entry = the_entry(register_entry_uid)
    kind, words = kind_of(entry), in_words(entry)
    return render_template(
        "registers/show.html",
        entry=entry,
        kind=kind,
        pairs=[(one, words[one.name]) for one in kind.fields if one.name != "title" and words[one.name]],
        proved=not kind.proof or any(row.purpose == kind.proof for row in entry.files),
        entered_by=db.session.get_one(User, entry.entered_by_id).display_name,
        may_correct=may_correct(entry, current_user),
    )


@blueprint.route("/registers/<register_kind>/new", methods=["GET", "POST"])
@keepers
def new(register_kind: str) -> Answer:
    """One more entry."""
    kind = the_kind(register_kind, keeping=True)
    group = request.args.get("group", "")
    start = {"day": g.now.date(), "group": group if group in kind.groups else ""}
    form = form_class(kind.code)(request.form or None, data=start)
    if request.method == "POST" and _is_right(form):
        entry = operations.enter(kind, form.values(), actor=actor())
        said = f"已登记。{'附上' + kind.papers[kind.proof] + '才计入。' if kind.proof else ''}"
        return done(url_for("registers.show", register_entry_uid=entry.uid), said)
    return _page(form, back=url_for("registers.entries", register_kind=kind.code))


@blueprint.route("/registers/entries/<register_entry_uid>/correction", methods=["GET", "POST"])
@keepers
def correct(register_entry_uid: str) -> Answer:
    """Correct or complete an entry."""
    entry = the_entry(register_entry_uid)
    if not may_correct(entry, current_user):
        abort(404)
    kept = {**values_of(entry), "version": entry.version}
    form = form_class(entry.kind)(request.form or None, data=kept)
    back = url_for("registers.show", register_entry_uid=register_entry_uid)
    if request.method == "POST" and _is_right(form):
        try:
            operations.correct(entry, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, kept, conflict) from None
        return done(back, "已更正。")
    return _page(form, back=back, entry=entry)


def _is_right(form: EntryForm) -> bool:
    good = form.validate()
    form.say(faults(form.kind, form.values(), today=g.now.date()))
    return good and not form.errors


def _page(form: EntryForm, **shown: Any) -> Answer:
    text = render_template("registers/entry.html", form=form, kind=form.kind, **{"entry": None, **shown})
    return (text, 422) if request.method == "POST" else text


@blueprint.route("/registers/entries/<register_entry_uid>/attendance", methods=["GET", "POST"])
@keepers
def attendance(register_entry_uid: str) -> Answer:
    """Who came, the whole list at a time."""
    entry = the_entry(register_entry_uid)
    if not may_correct(entry, current_user) or not kind_of(entry).attendance:
        abort(404)
    kept = {"people": written(people.people_of(entry)), "version": entry.version}
    form = AttendanceForm(request.form or None, data=kept)
    back = url_for("registers.show", register_entry_uid=register_entry_uid, _anchor="attendance")
    if request.method == "POST" and form.validate():
        people.keep_list(entry, form.read, seen_version=form.version.data, actor=actor())
        return done(back, f"签到已登记，{len(form.read)} 人。")
    text = render_template("registers/attendance.html", form=form, entry=entry, kind=kind_of(entry), back=back)
    return (text, 422) if request.method == "POST" else text
