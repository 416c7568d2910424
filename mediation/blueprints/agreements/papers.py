"""The paper: draft preview, the version to sign, its kept bytes; back to the draft, given up."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.agreements.area import (
    blueprint,
    is_demo,
    staff,
    the_agreement,
    the_case,
    the_draft,
    the_newest,
)
from mediation.blueprints.agreements.editing import in_error
from mediation.blueprints.agreements.editor import editor_of
from mediation.blueprints.agreements.forms import OralForm, PlainForm, ReasonForm
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.document import Document
from mediation.operations.agreement import issuing, signing
from mediation.operations.agreement.reading import draft_of
from mediation.operations.agreement.reviewing import reviewed
from mediation.operations.case_keys import content_of
from mediation.procedures.agreement import LIFECYCLE, State, copies_sentence
from mediation.rules.statutes import JIANGSU_MEDIATION_32_1, MEDIATION_29_2, MEDIATION_30
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.forms import reshow

Answer = WerkzeugResponse | str | tuple[str, int]


@blueprint.get("/preview")
@staff
def preview(uid: str) -> Answer:
    """The draft as it is stored, with its watermark; nothing is kept."""
    agreement = the_draft(uid)
    return pdf_answer(issuing.preview(agreement, demo=is_demo()).pdf, f"{issuing.number_of(agreement)}草稿")


@blueprint.post("/preview", endpoint="preview_typed")
@staff
@reads_first
def preview_typed(uid: str) -> Answer:
    """The draft as it stands in the form; nothing is stored."""
    agreement = the_draft(uid)
    editor = editor_of(agreement, request.form)
    if not editor.validate():
        return in_error(editor)
    rendered = issuing.preview(agreement, demo=is_demo(), values=editor.values())
    return pdf_answer(rendered.pdf, f"{issuing.number_of(agreement)}草稿")


@blueprint.route("/issue", methods=["GET", "POST"])
@staff
@reads_first
def issue(uid: str) -> Answer:
    """Asked once more, then set, proved and issued; an oral agreement is registered with its sheet."""
    agreement = the_newest(uid)
    if agreement.state != State.DRAFT:
        return redirect(url_for("agreements.edit", uid=uid), 303)
    if agreement.form == "oral":
        return _register_oral(uid, agreement)
    form = PlainForm(request.form or None, data={"version": agreement.version})
    issuing.refuse_while_open(agreement, today=actor().today)
    if request.method == "GET":
        return _issue_page(agreement, form)
    ready = issuing.set_paper(agreement, demo=is_demo(), today=actor().today)
    begin()
    agreement = the_newest(uid)
    document = issuing.issue(agreement, ready, actor=actor())
    said = f"签署版已出，{document.pages} 页。打印后各方签名、盖章，再回来登记。"
    return done(url_for("agreements.show", uid=uid, ordinal=agreement.ordinal), said)


def _register_oral(uid: str, agreement: Agreement) -> Answer:
    form = OralForm(request.form or None, data={"version": agreement.version, "agreed_on": agreement.agreed_on})
    issuing.refuse_while_open(agreement, today=actor().today)
    if request.method == "GET":
        return _issue_page(agreement, form)
    if not form.validate():
        return _issue_page(agreement, form)
    ready = issuing.set_paper(agreement, demo=is_demo(), today=actor().today)
    begin()
    agreement = the_newest(uid)
    signing.record_oral(agreement, ready, agreed_on=form.agreed_on.data, actor=actor())
    return done(url_for("agreements.show", uid=uid, ordinal=agreement.ordinal), "口头协议已登记，自达成之日起生效。")


def _issue_page(agreement: Agreement, form: PlainForm | OralForm) -> Answer:
    draft = draft_of(agreement)
    context = {
        "case": agreement.case,
        "agreement": agreement,
        "draft": draft,
        "form": form,
        "number": issuing.number_of(agreement),
        "kept": [one for one in reviewed(agreement, today=actor().today) if one.kept_because],
        "copies": "" if agreement.form == "oral" else copies_sentence(draft),
        "act": LIFECYCLE["record_oral" if agreement.form == "oral" else "issue"],
        "laws": (MEDIATION_30,) if agreement.form == "oral" else (MEDIATION_29_2, JIANGSU_MEDIATION_32_1),
    }
    page = "agreements/issue.html"
    return reshow(page, **context) if form.errors else render_template(page, **context)


@blueprint.get("/papers/<document_uid>")
@staff
def paper(uid: str, document_uid: str) -> Answer:
    """The bytes that were issued, as they were issued; `?download` keeps them as a file."""
    case = the_case(uid)
    found = select(Document).where(Document.uid == document_uid, Document.case_id == case.id)
    document = db.session.scalar(found)
    if document is None:
        abort(404)
    name = f"{document.number}{document.title}{'（作废）' if document.voided_reason else ''}"
    return pdf_answer(content_of(document), name, download="download" in request.args)


@blueprint.route("/return", methods=["GET", "POST"], endpoint="return_to_draft")
@staff
def return_to_draft(uid: str) -> Answer:
    """Back for changes before anybody signed."""
    return _with_reason(uid, "return_to_draft", "已退回修改，原签署版标为作废。", "agreements.edit")


@blueprint.route("/void", methods=["GET", "POST"], endpoint="void")
@staff
def void(uid: str) -> Answer:
    """Given up before it takes effect."""
    return _with_reason(uid, "void", "这一份已作废。", "agreements.edit")


@blueprint.route("/<int:ordinal>/signatures/<int:signature_id>/strike", methods=["GET", "POST"], endpoint="strike")
@staff
def strike(uid: str, ordinal: int, signature_id: int) -> Answer:
    """A wrong entry struck out; it stays readable."""
    agreement = the_agreement(uid, ordinal)
    signature = next((one for one in agreement.signatures if one.id == signature_id), None)
    if signature is None:
        abort(404)
    form = ReasonForm(request.form or None)
    if request.method == "POST" and form.validate():
        signing.strike(agreement, signature, reason=form.reason.data, actor=actor())
        return done(url_for("agreements.show", uid=uid, ordinal=ordinal), "已划去，划去的原因留着。")
    what = f"{signature.name}（{signature.capacity}）{signing.MANNERS[signature.manner]}"
    return _reason_page(agreement, form, "strike_signature", what)


def _with_reason(uid: str, action: str, said: str, leads_to: str) -> Answer:
    agreement = the_newest(uid)
    form = ReasonForm(request.form or None)
    if request.method == "POST" and form.validate():
        act = issuing.void if action == "void" else issuing.return_to_draft
        act(agreement, reason=form.reason.data, actor=actor())
        return done(url_for(leads_to, uid=uid), said)
    return _reason_page(agreement, form, action, f"第 {agreement.ordinal} 份协议")


def _reason_page(agreement: Agreement, form: ReasonForm, action: str, what: str) -> Answer:
    context = {
        "case": agreement.case, "agreement": agreement, "form": form, "act": LIFECYCLE[action], "what": what,
    }  # fmt: skip
    page = "agreements/reason.html"
    return reshow(page, **context) if request.method == "POST" else render_template(page, **context)
