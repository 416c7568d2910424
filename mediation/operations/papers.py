"""The papers of a case: which it must have now, what each still lacks, which are issued; each as bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select

from mediation.documents.catalogue import FORMS, PaperForm
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.operations.agreement import issuing
from mediation.operations.agreement.reading import last_agreement
from mediation.operations.agreement.reviewing import reviewed
from mediation.procedures.agreement import DOCUMENTS, State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.agreement.draft import Form
from mediation.rules.lifecycle import ActionRefused


@dataclass(frozen=True)
class PaperOfCase:
    """One kind of paper for one case: `required` whether the case must have it as it stands, `gaps` Chinese
    sentences of what is still open before it can be issued, `issued` the version that counts."""

    form: PaperForm
    required: bool
    gaps: tuple[str, ...]
    issued: Document | None


def papers(case: Case) -> list[PaperOfCase]:
    """Every paper this program sets, as it stands for `case`."""
    return [_paper(case, form) for form in FORMS.values()]


def _paper(case: Case, form: PaperForm) -> PaperOfCase:
    agreement = last_agreement(case)
    settled = case.state in (CaseState.AGREED, CaseState.CONCLUDED, CaseState.CLOSED)
    wanted = agreement is not None and DOCUMENTS[Form(agreement.form)] == form.slug
    required = settled and (wanted or (agreement is None and form.slug == DOCUMENTS[Form.WRITTEN]))
    issued = issuing.paper_on_file(agreement) if agreement is not None and wanted else None
    gaps = tuple(_gaps(agreement if wanted else None, issued)) if required else ()
    return PaperOfCase(form, required, gaps, issued)


def _gaps(agreement: Agreement | None, issued: Document | None) -> Iterator[str]:
    if agreement is None or agreement.state == State.VOIDED:
        yield "还没有拟协议。"
    elif issued is None:
        yield from (f"{one.finding.where}：{one.finding.message}" for one in reviewed(agreement) if one.open)


def case_named(reference: str) -> Case | None:
    """The case with that case number, register number or uid."""
    named = (Case.case_number == reference, Case.register_number == reference, Case.uid == reference)
    return db.session.scalar(select(Case).where(or_(*named)).limit(1))


def render_paper(case: Case, form: str, *, demo: bool) -> tuple[bytes, bool]:
    """The paper of that form as PDF bytes, and whether they are the ones that were issued; before that the draft
    with its watermark. Raises KeyError for an unknown form, `ActionRefused` when there is nothing to set, the
    `PrintingProblem`s, and `files.FileChanged` for kept bytes that changed."""
    wanted = FORMS[form]
    agreement = last_agreement(case)
    if agreement is None or DOCUMENTS[Form(agreement.form)] != wanted.slug:
        raise ActionRefused(f"这件案子还没有{wanted.title}。")
    document = issuing.paper_on_file(agreement)
    if document is not None:
        return issuing.read_document(document), True
    if agreement.state != State.DRAFT:
        raise ActionRefused(f"第 {agreement.ordinal} 份协议已经作废，没有{wanted.title}。")
    return issuing.preview(agreement, demo=demo).pdf, False
