"""One time of guidance and the files that show it."""

from functools import partial
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_guidance
from mediation.blueprints.overseas_guidance.guidance_forms import EntryForm
from mediation.blueprints.overseas_guidance.outcome_forms import FilesForm
from mediation.models.overseas_guidance import OverseasEntry, OverseasGuidance
from mediation.operations.overseas_guidance import attachments, entries
from mediation.operations.overseas_guidance.reading import entry_of
from mediation.operations.received_files import SeenFile
from mediation.operations.versions import EditConflict
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download
from mediation.web.forms import reshow
from mediation.web.two_versions import in_words_of
from mediation.web.uploads import seen_each, sentences, uploads


@blueprint.route("/overseas/guidance/<guidance_uid>/entries/<entry_uid>", methods=["GET", "POST"])
@officer
@reads_first
def entry(guidance_uid: str, entry_uid: str) -> Answer:
    """An entry of guidance, `new` or one that the enterprise has not confirmed."""
    row = the_guidance(guidance_uid)
    found = entry_of(row, entry_uid)
    if found is None and entry_uid != "new":
        abort(404)
    entries.check_open(row, found, actor=actor())
    first = {"given_on": g.now.date(), "guide": current_user.display_name}
    form = EntryForm(request.form or None, data=_stored(found) or first)
    back = url_for("overseas_guidance.guidance", guidance_uid=guidance_uid, _anchor="entries")
    if request.method == "POST":
        seen = _look_at(form)
        if form.validate() and _after_notice(form, row) and seen is not None:
            begin()
            return _kept(guidance_uid, entry_uid, form, seen, back)
        if seen is None:
            form.files.errors = form.files.refused
    text = render_template(
        "overseas_guidance/entry.html", guidance=row, dispute=row.dispute, form=form, entry=found, back=back
    )
    return (text, 422) if request.method == "POST" else text


def _kept(guidance_uid: str, entry_uid: str, form: EntryForm, seen: list[SeenFile], back: str) -> Response:
    row = the_guidance(guidance_uid)
    found = entry_of(row, entry_uid)
    try:
        kept = entries.keep(row, found, form.values(), seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(found), conflict) from None
    attachments.add(row, kept, seen, actor=actor())
    return done(back, "指导已登记。")


def _after_notice(form: EntryForm, row: OverseasGuidance) -> bool:
    if form.given_on.data < row.dispute.noticed_on:
        form.given_on.errors = ["早于获知纠纷的日期。核对日期。"]
    return not form.errors


def _stored(found: OverseasEntry | None) -> dict[str, Any]:
    return {name: getattr(found, name) for name in (*entries.LABELS, "version")} if found else {}


def _look_at(form: EntryForm | FilesForm) -> list[SeenFile] | None:
    """The files that came with the form, all good; None where one is not, and `files.refused` says why."""
    found, refused = seen_each(uploads("files"), partial(attachments.look, actor=actor()))
    form.files.refused = sentences(refused)
    return None if refused else found


@blueprint.route("/overseas/guidance/<guidance_uid>/entries/<entry_uid>/files", methods=["GET", "POST"])
@officer
@reads_first
def entry_files(guidance_uid: str, entry_uid: str) -> Answer:
    """The files of one time of guidance: added, also after it was confirmed; a wrong one is taken out."""
    row, found = _the_entry(guidance_uid, entry_uid)
    form = FilesForm(request.form or None)
    here = url_for("overseas_guidance.entry_files", guidance_uid=guidance_uid, entry_uid=entry_uid)
    page: dict[str, Any] = {"guidance": row, "dispute": row.dispute, "form": form, "entry": found}
    page["back"] = url_for("overseas_guidance.guidance", guidance_uid=guidance_uid, _anchor="entries")
    if request.method == "GET":
        return render_template("overseas_guidance/entry_files.html", **page)
    if uid := request.form.get("take_out", ""):
        return _taken_out(guidance_uid, entry_uid, uid, here)
    seen = _look_at(form)
    form.validate()
    if not seen:
        form.files.errors = form.files.refused or ["没有选文件。"]
        return reshow("overseas_guidance/entry_files.html", **page)
    begin()
    row, found = _the_entry(guidance_uid, entry_uid)
    new = attachments.add(row, found, seen, actor=actor())
    return done(here, f"收下 {new} 个。" if new else "这几个已经有了。", "ok" if new else "info")


def _taken_out(guidance_uid: str, entry_uid: str, uid: str, here: str) -> Response:
    begin()
    row, found = _the_entry(guidance_uid, entry_uid)
    one = attachments.attachment_of(found, uid)
    if one is None:
        abort(404)
    attachments.take_out(row, found, one, actor=actor())
    return done(here, "已取出。")


@blueprint.get("/overseas/guidance/<guidance_uid>/entries/<entry_uid>/files/<attachment_uid>")
@officer
def attachment(guidance_uid: str, entry_uid: str, attachment_uid: str) -> Response:
    """One file as it came, always as a download."""
    one = attachments.attachment_of(_the_entry(guidance_uid, entry_uid)[1], attachment_uid)
    if one is None:
        abort(404)
    return download(attachments.opened(one), one.name, one.media_type)


def _the_entry(guidance_uid: str, entry_uid: str) -> tuple[OverseasGuidance, OverseasEntry]:
    row = the_guidance(guidance_uid)
    found = entry_of(row, entry_uid)
    return (row, found) if found is not None else abort(404)
