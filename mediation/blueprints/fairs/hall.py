"""In the hall, on a phone: a complaint taken at a stall, with photographs; more photographs; one of them shown."""

from functools import partial
from typing import Any

from flask import abort, g, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.fairs.area import FIELDS, Answer, blueprint, centre, the_complaint, the_fair
from mediation.blueprints.fairs.events import LAWS
from mediation.blueprints.fairs.forms import HallForm, PhotosForm, StallForm
from mediation.models.fair import FairComplaint
from mediation.operations.fairs import complaints, photos
from mediation.operations.fairs.acts import refusal_of
from mediation.operations.received_files import SealedFile
from mediation.operations.versions import EditConflict
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import shown_picture
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of
from mediation.web.typed import typed
from mediation.web.uploads import seen_each, sentences, uploads

SMALL, LARGE = 240, 1600


@blueprint.route("/fairs/<fair_uid>/receive", methods=["GET", "POST"])
@centre
@reads_first
def receive(fair_uid: str) -> Answer:
    """A complaint at a stall; what is typed is kept as a draft while the network comes and goes."""
    fair = the_fair(fair_uid)
    name = f"fairs.receive:{fair_uid}"
    values, draft = typed(name)
    form = HallForm(values, data={"received_on": g.now.date(), "right_kind": "copyright"})
    page: dict[str, Any] = {"form": form, "fair": fair, "draft": draft, "draft_name": name, "laws": LAWS}
    page["back"] = url_for("fairs.show", fair_uid=fair_uid)
    if request.method == "GET":
        return render_template("fairs/hall.html", **page)
    good = form.validate()
    taken = _looked_at(form) if good else []
    if taken is None or not good:
        return reshow("fairs/hall.html", **page)
    begin()
    made: list[FairComplaint] = []

    def put() -> None:
        stall, party = form.values(), form.party.form.values()
        complaint = complaints.receive(the_fair(fair_uid), stall, party, actor=actor())
        for one in taken:
            photos.keep(complaint, one, actor=actor())
        made.append(complaint)

    if not said_at_field(form, put, FIELDS):
        return reshow("fairs/hall.html", **{**page, "fair": the_fair(fair_uid)})
    url = url_for("fairs.complaint", stall_uid=made[0].uid)
    return done(url, f"收下了，{made[0].number}。先核验权属，再告知展位。")


def _looked_at(form: HallForm | PhotosForm) -> list[SealedFile] | None:
    """The photographs that came with the form, all good; None, and the field says why, when one is not."""
    found, refused = seen_each(uploads("photos"), partial(photos.look_at, actor=actor()))
    if refused:
        form.photos.errors = sentences(refused)
        return None
    return found


@blueprint.route("/fairs/complaints/<stall_uid>/correction", methods=["GET", "POST"])
@centre
def correction(stall_uid: str) -> Answer:
    """What was written down in the hall, set right."""
    complaint = the_complaint(stall_uid)
    form = StallForm(request.form or None, data=_stored(complaint))
    back = url_for("fairs.complaint", stall_uid=stall_uid)

    def put() -> None:
        fresh = the_complaint(stall_uid)
        values = form.values(received_on=fresh.received_on)
        try:
            complaints.correct(fresh, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(fresh), conflict) from None

    if request.method == "GET":
        refuse(refusal_of(complaint, "correct", actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "登记已更正。")
    page = {"form": form, "complaint": the_complaint(stall_uid), "back": back, "laws": LAWS}
    if request.method == "POST":
        return reshow("fairs/correction.html", **page)
    return render_template("fairs/correction.html", **page)


def _stored(complaint: FairComplaint) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in (*complaints.LABELS, "version")}


@blueprint.route("/fairs/complaints/<stall_uid>/photos", methods=["GET", "POST"])
@centre
@reads_first
def add_photos(stall_uid: str) -> Answer:
    """More photographs."""
    complaint, form = the_complaint(stall_uid), PhotosForm()
    back = url_for("fairs.complaint", stall_uid=stall_uid)
    page: dict[str, Any] = {"form": form, "complaint": complaint, "back": back, "laws": LAWS}
    if request.method == "GET":
        refuse(refusal_of(complaint, "add_photo", actor=actor()))
        return render_template("fairs/photos.html", **page)
    taken = _looked_at(form)
    if not taken:
        if taken is not None:
            form.photos.errors = ["没有选照片。"]
        return reshow("fairs/photos.html", **page)
    begin()
    fresh = the_complaint(stall_uid)
    for one in taken:
        photos.keep(fresh, one, actor=actor())
    return done(back, f"收下 {len(taken)} 张。")


@blueprint.get("/fairs/complaints/<stall_uid>/photos/<photo_uid>")
@centre
def photo(stall_uid: str, photo_uid: str) -> Response:
    """A photograph, drawn anew; `?small` for lists."""
    row = photos.photo_of(the_complaint(stall_uid), photo_uid)
    if row is None:
        abort(404)
    return shown_picture(photos.picture(row, most=SMALL if "small" in request.args else LARGE))
