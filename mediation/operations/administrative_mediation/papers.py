"""The bureau's papers: which of them a matter can have, what each still lacks; printed once, proved, and kept."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation import files
from mediation.documents.catalogue import BUREAU_FORMS, PaperForm
from mediation.documents.fidelity import prove
from mediation.documents.paper import content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativePaper
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.acts import roles_for
from mediation.operations.administrative_mediation.building import build, gap_of
from mediation.operations.papers.kept import kept_columns
from mediation.procedures.administrative_mediation import DOCUMENTS, STAFF
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import PIPL_13_3


@dataclass(frozen=True)
class PaperOfMatter:
    """A paper of one matter: its `form`, what it still lacks ("" when it can be printed), and the newest that was
    printed, None while there is none; `changed` when the record says something else by now."""

    form: PaperForm
    gap: str
    issued: AdministrativePaper | None
    changed: bool = False


@dataclass(frozen=True)
class SetPaper:
    """A paper set and proved, its bytes kept as a sealed file."""

    form: PaperForm
    paper: Any
    pages: int
    file: files.StoredFile


def papers_of(matter: AdministrativeMatter, *, demo: bool) -> list[PaperOfMatter]:
    """Every paper that the matter's course calls for, in the order of the procedure."""
    kept = {row.form: row for row in issued(matter)}
    found = []
    for form in DOCUMENTS:
        gap = gap_of(matter, form)
        if gap is None and form not in kept:
            continue
        row = kept.get(form)
        changed = bool(row and not gap and content_digest(build(matter, form, demo=demo)) != row.content_sha256)
        found.append(PaperOfMatter(BUREAU_FORMS[form], gap or "", row, changed))
    return found


def issued(matter: AdministrativeMatter) -> list[AdministrativePaper]:
    """What was printed for the matter, oldest first."""
    query = select(AdministrativePaper).where(AdministrativePaper.matter_id == matter.id)
    return list(db.session.scalars(query.order_by(AdministrativePaper.id)))


def preview(matter: AdministrativeMatter, form: str, *, demo: bool) -> RenderedPaper:
    """The paper as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
    return render_document(form, build(matter, form, demo=demo), draft=True)


def set_paper(matter: AdministrativeMatter, form: str, *, demo: bool) -> SetPaper:
    """Set the paper, read it back and keep its bytes. Raises `ActionRefused` while a fact is missing,
    `PaperNotFaithful` when the print lacks what was recorded, and the `PrintingProblem`s."""
    paper = build(matter, form, demo=demo)
    rendered = render_document(form, paper, draft=False)
    prove(paper, rendered.pdf)
    return SetPaper(BUREAU_FORMS[form], paper, rendered.pages, files.store(rendered.pdf))


def file_paper(matter: AdministrativeMatter, ready: SetPaper, *, demo: bool, actor: Actor) -> AdministrativePaper:
    """Put the paper that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the actor only
    looks on."""
    if not set(roles_for(actor, matter.bureau_id)) & STAFF:
        raise ActionRefused("你的角色只能看，不能印文书。请局里的书记员印。", PIPL_13_3)
    form = ready.form
    if content_digest(build(matter, form.slug, demo=demo)) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了记录。再印一次。")
    row = AdministrativePaper(
        matter_id=matter.id,
        title=form.title,
        number=matter.number,
        **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "print_paper", row, summary=f"{matter.number} 印{form.title}")
    return row


def content_of(row: AdministrativePaper) -> bytes:
    """The bytes that were issued. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)
