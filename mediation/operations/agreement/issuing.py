"""The paper of an agreement: draft preview, and the signing copy that is issued once.

Setting a paper takes time and must not hold the writer: `set_paper` is called before the write transaction,
`issue` inside it, and only for the very version that was set.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation import files
from mediation.documents.agreement import AgreementPaper, agreement_paper, opening_sentence
from mediation.documents.catalogue import FORMS
from mediation.documents.fidelity import prove
from mediation.documents.oral_agreement import OralAgreementPaper, oral_agreement_paper
from mediation.documents.paper import certified, content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db, keyring
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance
from mediation.operations.agreement.reading import draft_of, typed_draft
from mediation.operations.agreement.reviewing import reviewed
from mediation.operations.agreement.values import AgreementValues
from mediation.operations.case_keys import key_of
from mediation.operations.matter_facts import acting_mediators, acting_parties
from mediation.operations.papers.kept import kept_columns
from mediation.procedures.agreement import DOCUMENTS, Draft, State
from mediation.rules.agreement.draft import Form
from mediation.rules.dispute_types import DisputeType
from mediation.rules.figures import han
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.sources import SOURCES
from mediation.rules.statutes import MEDIATION_29_2

Paper = AgreementPaper | OralAgreementPaper


@dataclass(frozen=True)
class SetPaper:
    """A paper set, proved and kept as a sealed file, for one version of one agreement. `demo` as it was set."""

    form: str
    paper: Paper
    pages: int
    file: files.StoredFile
    version: int
    demo: bool


def paper_of(agreement: Agreement, *, demo: bool, values: AgreementValues | None = None) -> Paper:
    """The paper as its rows stand, or as it stands in the editor. Raises `ActionRefused` when it cannot be set at
    all (too few copies, no number)."""
    draft = typed_draft(agreement, values) if values else draft_of(agreement)
    opening = _opening(agreement.case, draft)
    number = number_of(agreement)
    performance = values.performance if values else agreement.performance
    try:
        if agreement.form == "oral":
            oral = oral_agreement_paper(draft, number=number, performance=performance, demo=demo)
            return certified(oral, key=keyring().index)
        paper = agreement_paper(draft, number=number, opening=opening, demo=demo)
    except ValueError as error:
        raise ActionRefused(str(error), MEDIATION_29_2) from error
    return certified(paper, key=keyring().index)


def preview(agreement: Agreement, *, demo: bool, values: AgreementValues | None = None) -> RenderedPaper:
    """The draft with its watermark, of the rows or of `values` as typed; nothing is stored."""
    return render_document(_form_of(agreement), paper_of(agreement, demo=demo, values=values), draft=True)


def set_paper(agreement: Agreement, *, demo: bool, today: date | None = None) -> SetPaper:
    """Set the signing copy (or the sheet of an oral agreement), read it back and keep its bytes. Raises
    `ActionRefused` while something blocks or a warning is open without a reason, `PaperNotFaithful` when the print
    lacks what was entered, and the `PrintingProblem`s."""
    refuse_while_open(agreement, today=today)
    form, paper = _form_of(agreement), paper_of(agreement, demo=demo)
    rendered = render_document(form, paper, draft=False)
    prove(paper, rendered.pdf)
    return SetPaper(
        form, paper, rendered.pages, files.store(rendered.pdf, key=key_of(agreement.case)), agreement.version, demo
    )


def _form_of(agreement: Agreement) -> str:
    return DOCUMENTS[Form(agreement.form)]


def refuse_while_open(agreement: Agreement, *, today: date | None = None) -> None:
    """Raise `ActionRefused` while the review of the day `today` still asks for something, naming the first place."""
    for one in reviewed(agreement, today=today):
        if one.open:
            found = one.finding
            raise ActionRefused(f"{found.where}：{found.message}{found.suggestion}改好后再出。", found.basis)


def issue(agreement: Agreement, ready: SetPaper, *, actor: Actor) -> Document:
    """Issue the paper that was set: its bytes and hash are kept, a reprint sends those bytes."""
    advance(agreement, "issue", actor=actor)
    refuse_other_version(agreement, ready)
    document = file_paper(agreement, ready, actor=actor)
    audit.record(
        actor,
        "issue_agreement",
        agreement,
        case=agreement.case,
        summary=f"出签署版 {document.number}，{document.pages} 页",
    )
    return document


def refuse_other_version(agreement: Agreement, ready: SetPaper) -> None:
    """Raise `ActionRefused` unless `ready` shows the agreement, its parties and mediators as they stand now."""
    if agreement.version != ready.version:
        raise ActionRefused("排版的时候有人改了协议稿。看过新稿，再出一次。", MEDIATION_29_2)
    if content_digest(paper_of(agreement, demo=ready.demo)) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了当事人的资料。看过新的，再出一次。", MEDIATION_29_2)


def file_paper(agreement: Agreement, ready: SetPaper, *, actor: Actor) -> Document:
    """Put the paper that was set on record as the agreement's; the act itself is named by the caller."""
    form = FORMS[ready.form]
    document = Document(
        case_id=agreement.case_id,
        subject=f"agreement:{agreement.id}",
        title=form.title,
        number=number_of(agreement),
        **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    db.session.add(document)
    db.session.flush()
    agreement.document_id = document.id
    return document


def return_to_draft(agreement: Agreement, *, reason: str, actor: Actor) -> None:
    """Take the signing copy back for changes before anybody signed; the issued paper stays on file, marked void."""
    advance(agreement, "return_to_draft", actor=actor, reason=reason)
    _void_paper(agreement, reason)
    audit.record(actor, "return_to_draft", agreement, case=agreement.case, summary="签署版退回修改", reason=reason)


def void(agreement: Agreement, *, reason: str, actor: Actor) -> None:
    """Give the agreement up before it takes effect; what was signed stays readable."""
    advance(agreement, "void", actor=actor, reason=reason)
    _void_paper(agreement, reason)
    audit.record(actor, "void_agreement", agreement, case=agreement.case, summary="协议作废", reason=reason)


def lapse_open(case: Case, *, reason: str, actor: Actor) -> None:
    """The case ends: what was drafted or out for signing falls with it, and stays readable as a voided one."""
    open_ones = select(Agreement).where(Agreement.case_id == case.id, Agreement.state.in_((State.DRAFT, State.ISSUED)))
    for agreement in db.session.scalars(open_ones.order_by(Agreement.ordinal)).all():
        advance(agreement, "lapse", actor=actor, reason=reason)
        _void_paper(agreement, reason)
        audit.record(actor, "void_agreement", agreement, case=case, summary="协议随案件结束作废", reason=reason)


def _void_paper(agreement: Agreement, reason: str) -> None:
    document = paper_on_file(agreement)
    if document is not None:
        document.voided_reason = reason[:200]
    agreement.document_id = None


def number_of(agreement: Agreement) -> str:
    """The number on the paper: the case number, with `之二` … for later agreements of the same case."""
    number = agreement.case.case_number or ""
    return number if agreement.ordinal == 1 else f"{number}之{han(agreement.ordinal)}"


def paper_on_file(agreement: Agreement) -> Document | None:
    """The agreement's issued paper, None while there is none."""
    return db.session.get(Document, agreement.document_id) if agreement.document_id else None


def papers_of(case: Case) -> list[Document]:
    """Every paper issued in a case, void ones too, oldest first."""
    return list(db.session.scalars(select(Document).where(Document.case_id == case.id).order_by(Document.id)))


def matter_of(case: Case) -> str:
    """`著作权（花型）纠纷`."""
    return f"{DisputeType(case.dispute_type).label}纠纷"


def _opening(case: Case, draft: Draft) -> str:
    if case.accepted_on is None:
        raise ActionRefused("这件案子还没有受理，不能出协议。", MEDIATION_29_2)
    applicants = [draft.labels[f"p{party.id}"] for party in acting_parties(case) if party.side == "applicant"]
    return opening_sentence(
        draft,
        matter=matter_of(case),
        source=SOURCES[case.source],
        source_body=case.source_body,
        requested_by="、".join(applicants),
        requested_on=case.requested_on,
        accepted_on=case.accepted_on,
        chosen=any(row.chosen == "both" for row in acting_mediators(case)),
    )
