"""Evidence and scans of a case: uploaded, looked at, described, turned, moved, taken out."""

from dataclasses import replace
from functools import partial
from typing import Any

from flask import Response, abort, g, jsonify, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.cases.act_page import staff
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.forms_files import FileForm, FilesForm, SheetScanForm, TakeOutForm, offer
from mediation.extensions import db, stop_writing
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import PURPOSES, Attachment
from mediation.models.user import User
from mediation.operations import evidence
from mediation.operations.evidence import FileDetails, ReceivedFile
from mediation.operations.matter_facts import acting_parties
from mediation.operations.papers.checklist import title_of
from mediation.operations.papers.sheets import sheet_named
from mediation.operations.versions import EditConflict
from mediation.rules.dossier import Sheet
from mediation.rules.file_types import ACCEPTED, BY_MEDIA_TYPE, KINDS, MB, SCANS, FileRefused, labels
from mediation.rules.lifecycle import ActionRefused
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download, shown_picture
from mediation.web.forms import BaseForm, reshow
from mediation.web.two_versions import in_words_of
from mediation.web.uploads import seen_each, sentences, uploads

Answer = WerkzeugResponse | str | tuple[str, int] | tuple[Response, int]
NO_FILE = "没有选文件。点“选文件”，或者用手机拍照。"
SMALL, LARGE = 240, 1600
MOST_SHOWN = 20


@blueprint.route("/<uid>/files", methods=["GET", "POST"])
@staff
@reads_first
def files(uid: str) -> Answer:
    """Several files at once. A script sends them one by one and is answered in JSON; without one the form brings
    all, the good ones are kept and each of the others is named with its reason."""
    case = the_case(uid)
    form = FilesForm(request.form or None, data=_proposed())
    offer(form, case)
    if not evidence.files_may_be_added(case):
        raise ActionRefused("这件案子的密钥已经销毁，不能再收文件。")
    if request.method == "GET":
        return render_template("cases/files/add.html", **_adding(case, form))
    came = uploads("files", "photos")
    if not _sent(form, form.files, came):
        return _not_added(case, form)
    received, refused = seen_each(came, partial(evidence.receive, case, actor=actor()))
    kept = _add(uid, form, received) if received else []
    if request.headers.get("X-Requested-With"):
        return _told(uid, kept, refused)
    where = url_for("cases.show", uid=uid, part="files", _anchor="parts")
    if not refused:
        return done(where, f"收下 {len(kept)} 件。")
    if kept:
        db.session.commit()
        stop_writing()
    form.files.errors = sentences(refused)
    return reshow("cases/files/add.html", **_adding(the_case(uid), form, kept=len(kept)))


def _proposed() -> dict[str, Any]:
    return {"received_on": g.now.date(), "purpose": request.args.get("purpose", "evidence")}


def _sent(form: BaseForm, field: Any, came: list[FileStorage]) -> bool:
    """Whether the form holds good and brought a file."""
    good = form.validate()
    if not came:
        field.errors = [NO_FILE]
    return good and bool(came)


def _add(uid: str, form: FilesForm, received: list[ReceivedFile]) -> list[Attachment]:
    begin()
    case = the_case(uid)
    details = form.details(case)
    return [evidence.add_file(case, one, details, actor=actor()) for one in received]


def _told(uid: str, kept: list[Attachment], refused: list[tuple[str, str]]) -> Answer:
    """The answer to the script that sent one file."""
    if refused:
        return jsonify(said=refused[0][1]), 422
    shown = url_for("cases.file", uid=uid, file_uid=kept[0].uid)
    title = kept[0].title
    db.session.commit()
    return jsonify(said="已收下", title=title, url=shown)


def _not_added(case: Case, form: FilesForm) -> Answer:
    if request.headers.get("X-Requested-With"):
        said = "".join(f"{label}：{sentence}" for _, label, sentence in form.error_items)
        return jsonify(said=said), 422
    return reshow("cases/files/add.html", **_adding(case, form))


def _adding(case: Case, form: FilesForm, *, kept: int = 0) -> dict[str, Any]:
    return {
        "case": case,
        "form": form,
        "parties": acting_parties(case),
        "accepted": ACCEPTED,
        "kinds": [(kind.label, kind.most // MB) for kind in KINDS],
        "kept": kept,
    }


def the_file(case: Case, file_uid: str) -> Attachment:
    """One file of the case; else 404."""
    found = select(Attachment).where(Attachment.uid == file_uid, Attachment.case_id == case.id)
    return db.session.scalar(found) or abort(404)


@blueprint.route("/<uid>/files/<file_uid>", methods=["GET", "POST"])
@staff
def file(uid: str, file_uid: str) -> Answer:
    """One file: how it looks, what is said of it."""
    case = the_case(uid)
    attachment = the_file(case, file_uid)
    form = FileForm(request.form or None, data=_stored(attachment))
    offer(form, case, attachment)
    if request.method == "GET":
        return render_template("cases/files/show.html", **_showing(case, attachment, form))
    if not form.validate():
        return reshow("cases/files/show.html", **_showing(case, attachment, form))
    said = form.details(case, title=form.title.data, note=form.note.data)
    try:
        evidence.describe_file(attachment, case, said, seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(attachment), conflict) from None
    return done(url_for("cases.show", uid=uid, part="files", _anchor="parts"), f"“{attachment.title}”的登记已改。")


def _stored(attachment: Attachment) -> dict[str, Any]:
    return {
        "version": attachment.version,
        "title": attachment.title or attachment.name,
        "purpose": attachment.purpose,
        "party": attachment.party.uid if attachment.party else "",
        "submitted_by": attachment.submitted_by,
        "original": attachment.original,
        "received_on": attachment.received_on,
        "sheets": str(attachment.sheets or ""),
        "origin": attachment.origin,
        "note": attachment.note,
    }


def _showing(case: Case, attachment: Attachment, form: FileForm) -> dict[str, Any]:
    kind = BY_MEDIA_TYPE.get(attachment.media_type)
    pages = max(attachment.pages, 1) if attachment.media_type in evidence.PRINTED else 0
    recorder = db.session.get(User, attachment.user_id)
    return {
        "case": case,
        "file": attachment,
        "form": form,
        "parties": acting_parties(case),
        "kind": kind.label if kind else "",
        "purpose": PURPOSES[attachment.purpose],
        "shown": range(1, min(pages, MOST_SHOWN) + 1) if attachment.scan != "pending" else range(0),
        "pages": pages,
        "recorder": recorder.display_name if recorder else "",
        "changeable": attachment.removed_on is None and evidence.files_may_be_changed(case),
    }


@blueprint.post("/<uid>/files/<file_uid>/rotation")
@staff
def rotate_file(uid: str, file_uid: str) -> Answer:
    """A quarter or half turn for print."""
    case = the_case(uid)
    attachment = the_file(case, file_uid)
    by = request.form.get("by", "")
    evidence.rotate(attachment, case, int(by) if by in {"90", "180", "270"} else 0, actor=actor())
    return done(url_for("cases.file", uid=uid, file_uid=file_uid))


@blueprint.post("/<uid>/files/<file_uid>/place")
@staff
def move_file(uid: str, file_uid: str) -> Answer:
    """One place up or down among those of its purpose."""
    case = the_case(uid)
    attachment = the_file(case, file_uid)
    evidence.reorder(attachment, case, -1 if request.form.get("way") == "up" else 1, actor=actor())
    return done(url_for("cases.file", uid=uid, file_uid=file_uid), "次序已调整。")


@blueprint.route("/<uid>/files/<file_uid>/removal", methods=["GET", "POST"])
@staff
def take_out_file(uid: str, file_uid: str) -> Answer:
    """Out of the dossier, for a reason."""
    case = the_case(uid)
    attachment = the_file(case, file_uid)
    form = TakeOutForm(request.form or None)
    context = {"case": case, "file": attachment, "form": form, "parties": acting_parties(case)}
    if request.method == "GET":
        return render_template("cases/files/take_out.html", **context)
    if not form.validate():
        return reshow("cases/files/take_out.html", **context)
    evidence.take_out(attachment, case, reason=form.reason.data, actor=actor())
    return done(url_for("cases.show", uid=uid, part="files", _anchor="parts"), f"“{attachment.title}”已取出。")


@blueprint.get("/<uid>/files/<file_uid>/content")
@staff
def file_content(uid: str, file_uid: str) -> Answer:
    """The file as it was handed in, always as a download."""
    attachment = the_file(the_case(uid), file_uid)
    return download(evidence.open_file(attachment), attachment.name, attachment.media_type)


@blueprint.get("/<uid>/files/<file_uid>/picture")
@staff
def file_picture(uid: str, file_uid: str) -> Answer:
    """A picture, or one page of a PDF (`?page=2`), drawn anew; `?small` for lists."""
    attachment = the_file(the_case(uid), file_uid)
    page = request.args.get("page", 1, int)
    drawn = evidence.picture(attachment, page=page, most=SMALL if "small" in request.args else LARGE)
    if drawn is None:
        abort(404)
    return shown_picture(drawn)


@blueprint.route("/<uid>/papers/<key>/scan", methods=["GET", "POST"])
@staff
@reads_first
def signed_copy(uid: str, key: str) -> Answer:
    """The signed copy of one sheet."""
    case = the_case(uid)
    sheet = sheet_named(case, key)
    if sheet is None or not sheet.form:
        abort(404)
    if sheet.form == "agreement":
        return redirect(_scans_of_agreement(case, sheet), 303)
    form = SheetScanForm(request.form or None, data={"received_on": g.now.date()})
    if request.method == "GET":
        return render_template("cases/files/scan.html", **_scanning(case, sheet, form))
    came = uploads("scan")
    if not _sent(form, form.scan, came):
        return reshow("cases/files/scan.html", **_scanning(case, sheet, form))
    try:
        name = came[0].filename or ""
        received = evidence.receive(case, came[0].stream.read(), name, actor=actor(), among=SCANS)
    except FileRefused as refused:
        form.scan.errors = [refused.message]
        return reshow("cases/files/scan.html", **_scanning(case, sheet, form))
    begin()
    case = the_case(uid)
    details = FileDetails("signed_scan", form.received_on.data, title=title_of(sheet))
    details = replace(details, form=sheet.form, subject=sheet.subject, original="original")
    evidence.add_file(case, received, details, actor=actor())
    return done(url_for("cases.show", uid=uid, part="files", _anchor="parts"), f"{title_of(sheet)}的签署件已收。")


def _scans_of_agreement(case: Case, sheet: Sheet) -> str:
    number = sheet.subject.partition(":")[2]
    agreement = db.session.get(Agreement, int(number)) if number else None
    if agreement is None:
        return url_for("agreements.edit", uid=case.uid)
    return url_for("agreements.show", uid=case.uid, ordinal=agreement.ordinal, _anchor="scans")


def _scanning(case: Case, sheet: Sheet, form: SheetScanForm) -> dict[str, Any]:
    return {
        "case": case,
        "key": sheet.key,
        "title": title_of(sheet),
        "form": form,
        "parties": acting_parties(case),
        "accepted": ",".join(f".{extension}" for kind in SCANS for extension in kind.extensions),
        "labels": labels(SCANS),
    }
