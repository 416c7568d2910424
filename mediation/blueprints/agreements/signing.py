"""One agreement's page: its paper, who signed, the seal, when it takes effect and why; scans of what was signed."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.agreements.area import blueprint, staff, the_agreement
from mediation.blueprints.agreements.clause_text import clause_views
from mediation.blueprints.agreements.signing_form import SealForm, SigningForm, signing_form, who_signed
from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.document import Attachment, Document
from mediation.models.user import User
from mediation.operations import deadlines, evidence, settings
from mediation.operations.agreement import issuing, signing
from mediation.operations.agreement.acts import open_acts
from mediation.operations.agreement.reading import draft_of, ref_of
from mediation.operations.court_referral.reading import is_entrusted
from mediation.operations.matter_facts import acting_mediators, acting_parties
from mediation.procedures.agreement import State
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.file_types import SCANS, FileRefused
from mediation.rules.statutes import INVITED_20, INVITED_24_3, JIANGSU_MEDIATION_32_1, MEDIATION_29_2, MEDIATION_30
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download
from mediation.web.forms import reshow

Answer = WerkzeugResponse | str | tuple[str, int]
PAGE = "agreements/show.html"


@blueprint.get("/<int:ordinal>")
@staff
def show(uid: str, ordinal: int) -> Answer:
    """The agreement once it is no draft: paper, signatures, effect."""
    agreement = the_agreement(uid, ordinal)
    return render_template(PAGE, **_around(agreement))


@blueprint.post("/<int:ordinal>/signatures")
@staff
def sign(uid: str, ordinal: int) -> Answer:
    """Everybody ticked has signed."""
    agreement = the_agreement(uid, ordinal)
    form = signing_form(agreement, request.form, issued_on=_issued_on(agreement))
    if not form.validate():
        return reshow(PAGE, **_around(agreement, form=form))
    signed = [_record(agreement, signer) for signer in form.ticked]
    if not signed:
        return reshow(PAGE, **_around(agreement, form=form, nobody=True))
    return done(url_for("agreements.show", uid=uid, ordinal=ordinal, _anchor="signing"), f"已登记{'、'.join(signed)}。")


def _record(agreement: Agreement, signer: Any) -> str:
    row = signer.row
    if signer.party is None:
        signing.sign_mediator(agreement, signer.mediator, signed_on=row.on.data, actor=actor())
        return f"{signer.mediator.display_name}签名"
    by, name = who_signed(signer)
    signing.sign_party(
        agreement,
        signer.party,
        name=name,
        by=SignsBy(by),
        manner=row.manner.data,
        signed_on=row.on.data,
        actor=actor(),
    )
    return f"{signer.party.party.name}{signing.MANNERS[row.manner.data]}"


@blueprint.post("/<int:ordinal>/seal")
@staff
def seal(uid: str, ordinal: int) -> Answer:
    """The seal, last; with it the agreement takes effect."""
    agreement = the_agreement(uid, ordinal)
    form = SealForm(request.form)
    form.issued_on = _issued_on(agreement)
    if not form.validate():
        return reshow(PAGE, **_around(agreement, seal_form=form))
    signing.seal(agreement, sealed_on=form.sealed_on.data, actor=actor())
    assert agreement.effective_on is not None
    on = agreement.effective_on
    return done(
        url_for("agreements.show", uid=uid, ordinal=ordinal), f"已登记盖章。协议自{on.month}月{on.day}日起生效。"
    )


@blueprint.post("/<int:ordinal>/scans")
@staff
@reads_first
def attach(uid: str, ordinal: int) -> Answer:
    """Keep the scan of the signed paper."""
    agreement = the_agreement(uid, ordinal)
    file = request.files.get("scan")
    if not file or not file.filename:
        return reshow(PAGE, **_around(agreement, scan_error="没有选文件。选签好的协议书的扫描件。"))
    try:
        received = evidence.receive(agreement.case, file.read(), file.filename, actor=actor(), among=SCANS)
    except FileRefused as refused:
        return reshow(PAGE, **_around(agreement, scan_error=refused.message))
    begin()
    agreement = the_agreement(uid, ordinal)
    signing.attach_scan(agreement, received, received_on=g.now.date(), actor=actor())
    return done(url_for("agreements.show", uid=uid, ordinal=ordinal, _anchor="scans"), "扫描件已附上。")


@blueprint.get("/<int:ordinal>/scans/<scan_uid>")
@staff
def scan(uid: str, ordinal: int, scan_uid: str) -> Answer:
    """A scan, always as a file to keep: what people upload is never opened on this desk's own address."""
    agreement = the_agreement(uid, ordinal)
    found = select(Attachment).where(Attachment.uid == scan_uid, Attachment.agreement_id == agreement.id)
    row = db.session.scalar(found)
    if row is None:
        abort(404)
    return download(evidence.open_file(row), row.name, row.media_type)


def _issued_on(agreement: Agreement) -> Any:
    document = issuing.paper_on_file(agreement)
    return document.issued_at.astimezone(SHANGHAI).date() if document else None


def _around(agreement: Agreement, *, form: SigningForm | None = None, **more: Any) -> dict[str, Any]:
    case, draft = agreement.case, draft_of(agreement)
    acts = {act.action: refused for act, refused in open_acts(agreement, actor=actor())}
    issued_on = _issued_on(agreement)
    seal_form = more.pop("seal_form", None) or SealForm(data={"sealed_on": g.now.date()})
    return {
        "case": case,
        "agreement": agreement,
        "state": State(agreement.state),
        "draft": draft,
        "acts": acts,
        "number": issuing.number_of(agreement),
        "document": issuing.paper_on_file(agreement),
        "void_papers": _void_papers(agreement),
        "issued_on": issued_on,
        "standing": signing.standing(agreement),
        "views": clause_views(draft, []),
        "lines": _lines(agreement),
        "form": form or signing_form(agreement, None, issued_on=issued_on),
        "seal_form": seal_form,
        "manners": signing.MANNERS,
        "scans": signing.scans_of(agreement),
        "clocks": _clocks(agreement),
        "older": db.session.get(Agreement, agreement.supersedes_id) if agreement.supersedes_id else None,
        "newer": db.session.scalar(select(Agreement).where(Agreement.supersedes_id == agreement.id).limit(1)),
        "issuer": db.session.get(User, issuer) if (issuer := _issuer(agreement)) else None,
        "laws": {"effect": MEDIATION_29_2, "oral": MEDIATION_30, "signed": JIANGSU_MEDIATION_32_1},
        "entrusted": (INVITED_20, INVITED_24_3) if is_entrusted(case) else (),
        "nobody": False,
        "scan_error": "",
        **more,
    }


def _issuer(agreement: Agreement) -> int | None:
    document = issuing.paper_on_file(agreement)
    return document.issued_by_id if document else None


def _void_papers(agreement: Agreement) -> list[Document]:
    """Earlier versions of this agreement that were taken back."""
    number = issuing.number_of(agreement)
    return [paper for paper in issuing.papers_of(agreement.case) if paper.voided_reason and paper.number == number]


def _lines(agreement: Agreement) -> list[dict[str, Any]]:
    """Everybody whose name the paper waits for, with the valid entry and those struck out."""
    labels = draft_of(agreement).labels
    lines: list[dict[str, Any]] = [
        {
            "who": f"{labels.get(ref_of(party), '')} {party.party.name}".strip(),
            "entries": [one for one in agreement.signatures if one.case_party_id == party.id],
        }
        for party in acting_parties(agreement.case)
    ]
    lines += [
        {
            "who": f"人民调解员 {row.user.display_name}",
            "entries": [one for one in agreement.signatures if one.signer == "mediator" and one.user_id == row.user_id],
        }
        for row in acting_mediators(agreement.case)
    ]
    seals = [one for one in agreement.signatures if one.signer == "committee"]
    return [*lines, {"who": f"{agreement.case.committee.name}印章", "entries": seals}]


def _clocks(agreement: Agreement) -> list[Any]:
    """The clocks that the agreement started, with what is left of each."""
    if agreement.state != State.EFFECTIVE:
        return []
    clocks = deadlines.of_case(agreement.case, settings.calendar(), g.now.date())
    return [clock for clock in clocks if clock.rule in ("D09", "D29")]
