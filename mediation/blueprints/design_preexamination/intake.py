"""A request entered on one screen, with the month's figures beside it and what is open below; its correction."""

from datetime import date
from functools import partial
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.wrappers import Response

from mediation.blueprints.design_preexamination.area import (
    FIELDS,
    STATE_TAGS,
    Answer,
    blueprint,
    examiner,
    readers,
    the_centre,
    the_request,
)
from mediation.blueprints.design_preexamination.forms import EntryForm, RequestForm
from mediation.indicators import Period
from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations.design_preexamination import (
    figures,
    handling,
    listing,
    reading,
    registering,
    same_enterprise,
    views,
)
from mediation.operations.design_preexamination.acts import refusal_of
from mediation.operations.design_preexamination.reading import facts_of
from mediation.operations.design_preexamination.same_enterprise import SameEnterprise
from mediation.operations.drafts import SavedDraft
from mediation.operations.received_files import SeenFile
from mediation.operations.settings import calendar, setting_row
from mediation.operations.versions import EditConflict
from mediation.procedures.design_preexamination import LIFECYCLE, State
from mediation.rules.design_preexamination import acting
from mediation.rules.design_preexamination.designs import designs_in_words
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor, allowed, reads_first
from mediation.web.acts import begin, done
from mediation.web.checked import verdict
from mediation.web.clock import clock_of
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of
from mediation.web.typed import typed
from mediation.web.uploads import seen_each, sentences, uploads

DRAFT = "design_preexamination.index"
CHECKED = ("applicant_name", "class_number", "agency")
ENTRY_FIELDS = {**FIELDS, "day_has_come": "submitted_on"}
SAID = {
    "register": "登记好了，{}。",
    "accept": "登记并受理了，{}。",
    "ask": "登记好了，{}；补正意见已记下，印通知书送申请人。",
    "refuse": "登记好了，{}。选不予受理的理由。",
}


@blueprint.route("/preexaminations", methods=["GET", "POST"])
@readers
@reads_first
def index() -> Answer:
    """The examiner's page: enter one, see what is due."""
    values, draft = typed(DRAFT)
    form = _entry_form(values)
    if request.method == "GET":
        if draft:
            form.class_number.data = reading_of(form)
            _look_up(form)
        return _page(form, draft)
    if not allowed("design_preexamination.check", current_user.roles):
        abort(404)
    good = form.validate()
    seen = _seen(form) if good else []
    made: list[DesignPreexamination] = []
    do = request.form.get("do", "register")
    if good and not form.views.errors:
        begin()
        if said_at_field(form, lambda: made.append(_put(form, seen, do)), ENTRY_FIELDS):
            row = made[0]
            url = url_for("design_preexamination.show", preexamination_uid=row.uid)
            if do == "refuse":
                url = url_for(
                    "design_preexamination.act", preexamination_uid=row.uid, preexamination_act="refuse"
                )  # fmt: skip
            return done(url, SAID[do if do in SAID else "register"].format(row.number))
    _look_up(form)
    if not form.views.errors and uploads("views"):
        form.views.errors = ["没有登记，图片也没有收。改好以后，图片要重新选一次。"]
    return _page(form), 422


def _entry_form(values: "MultiDict[str, str] | None") -> EntryForm:
    people = reading.examiners(the_centre().id)
    known = {"submitted_on": g.now.date(), "examiner": str(current_user.id), "papers": ["request", "brief"]}
    form = EntryForm(values, data=known)
    form.offer(people)
    return form


def _put(form: EntryForm, seen: list[SeenFile], do: str) -> DesignPreexamination:
    who, values = actor(), form.values()
    row = registering.register(the_centre(), values, actor=who)
    if seen:
        views.add_views(row, seen, actor=who)
    if do == "accept":
        handling.accept(row, on=values.submitted_on, actor=who)
    if do == "ask":
        handling.ask_papers(row, on=who.today, **lacking(row, who.today), actor=who)
    return row


def lacking(row: DesignPreexamination, today: date) -> dict[str, Any]:
    """What a notice before the acceptance asks for, as far as the record tells."""
    facts = facts_of(row, today=today)
    papers = acting.papers_are_complete(facts)
    sentences = [papers.message.partition("。")[0] + "。"] if papers else []
    sentences += [gap.message for gap in facts.gaps]
    items = (["request"] if papers else []) + (["views"] if facts.gaps else [])
    return {"items": tuple(items), "text": "\n".join(sentences)}


def _seen(form: EntryForm) -> list[SeenFile]:
    """The pictures that came; what cannot be kept is said at the field."""
    return look_at(form.views, uploads("views"))


def look_at(field: Any, came: list[FileStorage]) -> list[SeenFile]:
    """Look at every picture; the sentences of those that cannot be kept stand at `field`."""
    found, refused = seen_each(came, partial(views.look, actor=actor()))
    if refused:
        field.errors = sentences(refused)
    return found


def _look_up(form: RequestForm) -> None:
    """What the registers say, beside the fields, as far as they were filled in."""
    if form.submitted_on.data and form.applicant_name.data:
        form.look_up(
            reading.known_on(
                the_centre().id,
                form.submitted_on.data,
                applicant=form.applicant_name.data,
                class_number=form.class_number.data,
                agency=form.agency.data,
            )
        )
        # What was refused there is said once.
        form.doubts = {name: said for name, said in form.doubts.items() if not form[name].errors}


@blueprint.post("/preexaminations/registers")
@examiner
@reads_first
def check() -> Response:
    """What the registers say of one field, said while the form is filled in; nothing is stored."""
    name = request.form.get("field", "")
    if name not in CHECKED:
        abort(404)
    form = _entry_form(request.form)
    form.class_number.data = reading_of(form)
    centre, on = the_centre().id, form.submitted_on.data or g.now.date()
    asked = {
        "applicant": form.applicant_name.data,
        "class_number": form.class_number.data,
        "agency": form.agency.data,
    }
    form.look_up(reading.known_on(centre, on, **asked))
    return verdict(form, name, hint=form.class_said if name == "class_number" else "")


@blueprint.post("/preexaminations/applicant")
@examiner
@reads_first
def applicant() -> str:
    """What is known of the enterprise that was typed; a fragment."""
    return render_template("design_preexamination/same_enterprise.html", same=_same(_entry_form(request.form)))


def _same(form: RequestForm) -> SameEnterprise | None:
    return same_enterprise.of_name(
        the_centre().id,
        form.applicant_name.data or "",
        product=form.product.data or "",
        on=form.submitted_on.data or g.now.date(),
        actor=actor(),
    )


def reading_of(form: RequestForm) -> str:
    """The class as it will be kept."""
    return registering.read_class(form.class_number.data)


def _page(form: RequestForm, draft: SavedDraft | None = None) -> str:
    today, days = g.now.date(), calendar()
    month = Period(today.replace(day=1), today)
    lines = listing.open_lines(current_user, today=today)
    setting_of = setting_row("preexamination_acceptance_days", today)
    return render_template(
        "design_preexamination/index.html",
        form=form,
        draft=draft,
        draft_name=DRAFT,
        same=_same(form),
        centre=the_centre(),
        may_act=allowed("design_preexamination.check", current_user.roles),
        month=month,
        board=figures.figures_of("", "", [row for row, _ in figures.measured(current_user, month)], month),
        lines=[(line, clock_of(line.clock, today, days) if line.clock else None) for line in lines],
        tags=STATE_TAGS,
        State=State,
        statutes=LIFECYCLE["register"].statutes,
        names=reading.registered_names(the_centre().id),
        accept_due=registering.acceptance_due(form.submitted_on.data or today),
        own_since=setting_of.effective_from if setting_of else None,
    )


@blueprint.route("/preexaminations/<preexamination_uid>/particulars", methods=["GET", "POST"])
@examiner
def particulars(preexamination_uid: str) -> Answer:
    """Correct what was written down."""
    row = the_request(preexamination_uid)
    form = RequestForm(request.form or None, data=_stored(row))
    form.offer(_people(row))
    back = url_for("design_preexamination.show", preexamination_uid=row.uid)
    if request.method == "GET":
        refuse(refusal_of("amend", row, actor=actor()))
    elif form.validate() and said_at_field(form, lambda: _amend(preexamination_uid, form), FIELDS):
        return done(back, "登记已更正。")
    row = the_request(preexamination_uid)
    _look_up(form)
    page = render_template(
        "design_preexamination/particulars.html",
        row=row,
        form=form,
        back=back,
        statutes=LIFECYCLE["amend"].statutes,
        names=reading.registered_names(row.centre_id),
    )
    return (page, 422) if request.method == "POST" else page


def _people(row: DesignPreexamination) -> list[Any]:
    """Who examines now, and whoever is on record."""
    people = reading.examiners(row.centre_id)
    return people + [user for user in (row.examiner, row.reader) if user and user not in people]


def _amend(uid: str, form: RequestForm) -> None:
    row = the_request(uid)
    try:
        registering.amend(row, form.values(), seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(row), conflict) from None


def _stored(row: DesignPreexamination) -> dict[str, Any]:
    names = ("applicant_name", "submitted_on", "product", "class_number", "shape", "designers", "agency", "attorney")
    kept = {name: getattr(row, name) for name in (*names, "colour", "filed_before", "papers", "version")}
    return {
        **kept,
        "designs": designs_in_words(reading.designs_of(row)) if row.shape in ("set", "similar") else "",
        "examiner": str(row.examiner_id),
        "reader": str(row.reader_id or ""),
    }
