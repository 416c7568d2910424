"""The editor: shown, saved with every button, reviewed while people type; two people at once."""

from dataclasses import dataclass, replace
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.agreements.area import blueprint, staff, the_case, the_draft, the_newest
from mediation.blueprints.agreements.editor import Editor, draft_form, editor_of, stored_terms
from mediation.blueprints.agreements.forms import StartForm
from mediation.blueprints.agreements.screen import around
from mediation.blueprints.agreements.usual import usual_data
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.columns import new_uid
from mediation.operations import drafts
from mediation.operations.agreement import drafting, reviewing
from mediation.operations.agreement.drafting import LABELS, texts
from mediation.operations.agreement.reading import last_agreement, typed_draft
from mediation.operations.agreement.values import AgreementValues, TermValues
from mediation.operations.versions import EditConflict
from mediation.procedures.agreement import State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.clauses import CLAUSES
from mediation.rules.statutes import JIANGSU_MEDIATION_31, JIANGSU_MEDIATION_31_ORAL
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import reshow
from mediation.web.typed import typed

Answer = Response | str | tuple[str, int]
PAGE = "agreements/editor.html"


@blueprint.get("")
@staff
def edit(uid: str) -> Answer:
    """The newest agreement: its editor while it is a draft, else its page; the start page when there is none."""
    case = the_case(uid)
    agreement = last_agreement(case)
    if agreement is None:
        return start_page(case)
    if agreement.state != State.DRAFT:
        return redirect(url_for("agreements.show", uid=uid, ordinal=agreement.ordinal), 303)
    values, found = typed(draft_form(uid))
    return render_template(PAGE, **around(editor_of(agreement, values), found=found))


@blueprint.post("")
@staff
@reads_first
def save(uid: str) -> Answer:
    """Store the whole form, then do what the pressed button says; back to where it was pressed."""
    agreement = the_newest(uid)
    editor = editor_of(agreement, request.form)
    if {"add", "remove"} & request.form.keys():
        editor.change_rows(request.form.get("add", ""), request.form.get("remove", ""))
        return render_template(PAGE, **around(editor, found=None))
    if not editor.validate():
        return reshow(PAGE, **around(editor, found=None))
    begin()
    agreement = the_newest(uid)
    pressed = _Pressed.of(editor.values(), agreement)
    try:
        drafting.save(agreement, pressed.values, seen_version=request.form.get("version"), actor=actor())
    except EditConflict as conflict:
        return _two_versions(agreement, pressed.values, conflict)
    said, kind = _after(agreement)
    if request.form.get("go") == "issue":
        return done(url_for("agreements.issue", uid=uid))
    open_term = pressed.added or None
    return done(url_for("agreements.edit", uid=uid, open=open_term, _anchor=pressed.anchor), said, kind)


@dataclass(frozen=True)
class _Pressed:
    """What the pressed button makes of the values: a term added, taken away or moved; `anchor` where to go on."""

    values: AgreementValues
    anchor: str | None
    added: str = ""

    @classmethod
    def of(cls, values: AgreementValues, agreement: Agreement) -> "_Pressed":
        if request.form.get("terms_of") == "theirs":
            values = replace(values, terms=stored_terms(agreement))
        terms = list(values.terms)
        if kind := request.form.get("add_term", ""):
            return cls._added(values, terms, kind, agreement)
        if uid := request.form.get("drop", ""):
            return cls(replace(values, terms=[term for term in terms if term.uid != uid]), "terms")
        if move := request.form.get("move", ""):
            direction, _, uid = move.partition(":")
            return cls(replace(values, terms=_moved(terms, uid, -1 if direction == "up" else 1)), f"term-{uid}")
        return cls(values, request.form.get("at") or None)

    @classmethod
    def _added(cls, values: AgreementValues, terms: list[TermValues], kind: str, agreement: Agreement) -> "_Pressed":
        if kind not in CLAUSES:
            return cls(values, "terms")
        uid = new_uid()
        added = TermValues(kind, usual_data(kind, agreement.case), uid)
        return cls(replace(values, terms=[*terms, added]), f"term-{uid}", uid)


def _moved(terms: list[TermValues], uid: str, by: int) -> list[TermValues]:
    at = next((place for place, term in enumerate(terms) if term.uid == uid), -1)
    to = at + by
    if at >= 0 and 0 <= to < len(terms):
        terms[at], terms[to] = terms[to], terms[at]
    return terms


def _after(agreement: Agreement) -> tuple[str, str]:
    """What else the button asked for, once the form is stored; what is said about it."""
    form = request.form
    if key := form.get("accept", ""):
        made = reviewing.accept_wording(agreement, key, actor=actor())
        return ("已照此改。", "ok") if made else ("这一处已经改过，不用再改。", "info")
    if key := form.get("keep", ""):
        reviewing.keep_warning(agreement, key, reason=form.get(f"why {key}", ""), actor=actor())
        return "已写明理由保留。", "ok"
    if key := form.get("unkeep", ""):
        reviewing.drop_waiver(agreement, key, actor=actor())
        return "不再保留，重新提示。", "ok"
    if form.get("go") == "proposals":
        count = drafting.take_in_proposals(agreement, actor=actor())
        return (f"从调解记录取了 {count} 条方案。", "ok") if count else ("接受了的方案都在条款里。", "info")
    quiet = form.keys() & {"add_term", "move"}
    return ("" if quiet else "去掉了一条。" if form.get("drop") else "已保存。"), "ok"


def _two_versions(agreement: Agreement, values: AgreementValues, conflict: EditConflict) -> Answer:
    """409: both texts side by side; the own one goes along in the form, and is kept as a draft besides."""
    mine = texts(typed_draft(agreement, values), values.performance, values.agreed_on)
    changed = [
        (name, LABELS[name], conflict.theirs[name], mine[name])
        for name in LABELS
        if conflict.theirs[name] != mine[name]
    ]
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in ("csrf_token", "form_key", "version", "facts", "disputes")
    ]
    case_uid = agreement.case.uid
    db.session.rollback()
    drafts.save(
        current_user.id, draft_form(case_uid), request.form, at=g.now, title=request.form.get("draft_title", "")
    )
    db.session.commit()
    page = render_template(
        "agreements/two_versions.html",
        case=the_case(case_uid),
        draft_form=draft_form(case_uid),
        rows=changed,
        fields=fields,
        form=request.form,
        version=conflict.version,
    )
    return page, 409


@blueprint.post("/review")
@staff
@reads_first
def review(uid: str) -> str:
    """The review of the form as it is typed; a fragment. Nothing is stored."""
    agreement = the_draft(uid)
    editor = editor_of(agreement, request.form)
    editor.validate()
    return render_template("agreements/review_parts.html", **around(editor))


def start_page(case: Case, form: StartForm | None = None) -> Answer:
    """How the agreement is to be made, before there is one."""
    settled = case.state in (CaseState.AGREED, CaseState.CONCLUDED)
    context = {
        "case": case,
        "form": form or StartForm(data={"shape": "written"}),
        "settled": settled,
        "latest": last_agreement(case),
        "law_written": JIANGSU_MEDIATION_31,
        "law_oral": JIANGSU_MEDIATION_31_ORAL,
    }
    page = "agreements/start.html"
    return reshow(page, **context) if form else render_template(page, **context)


@blueprint.get("/new")
@staff
def new(uid: str) -> Answer:
    """Another agreement: a change of the one in effect, or a new start after one was given up."""
    case = the_case(uid)
    latest = last_agreement(case)
    if latest is not None and latest.state in (State.DRAFT, State.ISSUED):
        return redirect(url_for("agreements.edit", uid=uid), 303)
    return start_page(case)


@blueprint.post("/start")
@staff
def start(uid: str) -> Answer:
    """Open the agreement: written, or oral with its reason."""
    case = the_case(uid)
    form = StartForm(request.form)
    if not form.validate():
        return start_page(case, form)
    drafting.start(case, form=form.shape.data, oral_reason=form.oral_reason.data or "", actor=actor())
    return done(url_for("agreements.edit", uid=uid), "协议稿已打开，接受了的方案已带进条款。")


def in_error(editor: Editor, **more: Any) -> Answer:
    """The editor again with what is wrong, for the other views that read its form."""
    return reshow(PAGE, **around(editor, found=None, **more))
