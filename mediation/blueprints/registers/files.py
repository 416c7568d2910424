"""Files of an entry: attached, handed out."""

from functools import partial
from typing import Any

from flask import abort, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from mediation.blueprints.registers.area import Answer, anyone, blueprint, keepers, the_entry
from mediation.blueprints.registers.forms import FilesForm
from mediation.operations.received_files import SealedFile, opened
from mediation.operations.registers import files
from mediation.operations.registers.entries import kind_of, may_correct
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download
from mediation.web.forms import reshow
from mediation.web.uploads import seen_each, sentences, uploads


@blueprint.route("/registers/entries/<register_entry_uid>/files", methods=["GET", "POST"])
@keepers
@reads_first
def attach(register_entry_uid: str) -> Answer:
    """One or several files for one purpose."""
    entry = the_entry(register_entry_uid)
    if not may_correct(entry, current_user):
        abort(404)
    kind = kind_of(entry)
    form = FilesForm(request.form or None, data={"purpose": kind.proof or next(iter(kind.attachable))})
    form.purpose.choices = [SelectChoice(*pair) for pair in kind.attachable.items()]
    back = url_for("registers.show", register_entry_uid=register_entry_uid, _anchor="files")
    page: dict[str, Any] = {"form": form, "entry": entry, "kind": kind, "back": back}
    if request.method == "GET":
        return render_template("registers/attach.html", **page)
    good = form.validate()
    received = _looked_at(form)
    if not received or not good:
        if received == [] and not form.files.errors:
            form.files.errors = ["没有选文件。"]
        return reshow("registers/attach.html", **page)
    begin()
    fresh = the_entry(register_entry_uid)
    for one in received:
        files.attach(fresh, one, purpose=form.purpose.data, actor=actor())
    return done(back, f"已附 {len(received)} 个文件。")


def _looked_at(form: FilesForm) -> list[SealedFile] | None:
    """The files that came with the form, all good; None, and the field says why, when one is not."""
    found, refused = seen_each(uploads("files"), partial(files.look_at, actor=actor()))
    if refused:
        form.files.errors = sentences(refused)
        return None
    return found


@blueprint.get("/registers/entries/<register_entry_uid>/files/<register_file_uid>")
@anyone
def file(register_entry_uid: str, register_file_uid: str) -> Response:
    """One file, to keep."""
    row = files.file_of(the_entry(register_entry_uid), register_file_uid)
    if row is None:
        abort(404)
    return download(opened(row, "这个文件"), row.name, row.media_type)
