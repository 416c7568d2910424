"""The centre's papers: which of them a request has come to; printed once, proved, and kept."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation import files
from mediation.documents.catalogue import CENTRE_FORMS, PaperForm
from mediation.documents.fidelity import prove
from mediation.documents.paper import content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationPaper
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.acts import roles_for
from mediation.operations.design_preexamination.building import build, due_papers
from mediation.operations.papers.kept import kept_columns
from mediation.procedures.design_preexamination import STAFF
from mediation.rules.lifecycle import ActionRefused


@dataclass(frozen=True)
class PaperOfRequest:
    """A paper of one request: its `form`, of which opinion (0: of none), the newest that was printed, None while there
    is none; `changed` when the record says something else by now."""

    form: PaperForm
    ordinal: int
    issued: PreexaminationPaper | None
    changed: bool


@dataclass(frozen=True)
class SetPaper:
    """A paper set and proved, its bytes kept as a sealed file."""

    form: PaperForm
    ordinal: int
    paper: Any
    pages: int
    file: files.StoredFile


def papers_of(row: DesignPreexamination, *, demo: bool) -> list[PaperOfRequest]:
    """Every paper that the request has come to."""
    kept = {(paper.form, paper.subject): paper for paper in issued(row)}
    found = []
    for form, ordinal in due_papers(row):
        paper = kept.get((form, str(ordinal)))
        changed = bool(paper and content_digest(build(row, form, ordinal, demo=demo)) != paper.content_sha256)
        found.append(PaperOfRequest(CENTRE_FORMS[form], ordinal, paper, changed))
    return found


def issued(row: DesignPreexamination) -> list[PreexaminationPaper]:
    """What was printed for the request, oldest first."""
    query = select(PreexaminationPaper).where(PreexaminationPaper.preexamination_id == row.id)
    return list(db.session.scalars(query.order_by(PreexaminationPaper.id)))


def preview(row: DesignPreexamination, form: str, ordinal: int, *, demo: bool) -> RenderedPaper:
    """The paper as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
    return render_document(form, build(row, form, ordinal, demo=demo), draft=True)


def set_paper(row: DesignPreexamination, form: str, ordinal: int, *, demo: bool) -> SetPaper:
    """Set the paper, read it back and keep its bytes. Raises `ActionRefused`, `PaperNotFaithful` when the print lacks
    what was recorded, and the `PrintingProblem`s."""
    paper = build(row, form, ordinal, demo=demo)
    rendered = render_document(form, paper, draft=False)
    prove(paper, rendered.pdf)
    return SetPaper(CENTRE_FORMS[form], ordinal, paper, rendered.pages, files.store(rendered.pdf))


def file_paper(row: DesignPreexamination, ready: SetPaper, *, demo: bool, actor: Actor) -> PreexaminationPaper:
    """Put the paper that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the actor only
    looks on."""
    if not set(roles_for(actor, row.centre_id)) & STAFF:
        raise ActionRefused("你的角色只能看，不能印文书。请预审员印。")
    form = ready.form
    if content_digest(build(row, form.slug, ready.ordinal, demo=demo)) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了记录。再印一次。")
    paper = PreexaminationPaper(
        preexamination_id=row.id,
        subject=str(ready.ordinal),
        title=form.title,
        number=row.number,
        **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    db.session.add(paper)
    db.session.flush()
    audit.record(actor, "print_paper", paper, summary=f"{row.number} 印{form.title}")
    return paper


def content_of(paper: PreexaminationPaper) -> bytes:
    """The bytes that were issued. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(paper.file, paper.sha256)
