"""Printing a sheet: set and proved before the write transaction, put on record inside it; a reprint sends the
bytes that were issued. A draft may have gaps and carries the watermark; nothing of it is kept."""

from dataclasses import dataclass
from typing import Any

from mediation import files
from mediation.documents.catalogue import FORMS
from mediation.documents.fidelity import prove
from mediation.documents.paper import content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db
from mediation.models.document import Document
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.case_keys import key_of
from mediation.operations.dossier.frozen import check_anew, refuse_filed
from mediation.operations.papers.building import build
from mediation.operations.papers.checklist import title_of
from mediation.operations.papers.kept import kept_columns
from mediation.operations.papers.making import Making
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MEDIATION_27


@dataclass(frozen=True)
class SetSheet:
    """A sheet set and proved, its bytes kept as a sealed file."""

    sheet: Sheet
    paper: Any
    pages: int
    file: files.StoredFile


def preview(making: Making) -> RenderedPaper:
    """The sheet as a draft with its watermark, gaps or not. Raises `ActionRefused` and the `PrintingProblem`s."""
    return render_document(making.sheet.form, build(making).paper, draft=True)


def set_sheet(making: Making) -> SetSheet:
    """Set the sheet, read it back and keep its bytes. Raises `ActionRefused` while a fact is missing,
    `PaperNotFaithful` when the print lacks what was recorded, and the `PrintingProblem`s."""
    made = build(making)
    if made.gaps:
        raise ActionRefused(f"{title_of(making.sheet)}还不能印：{made.gaps[0].sentence}", MEDIATION_27)
    rendered = render_document(making.sheet.form, made.paper, draft=False)
    prove(made.paper, rendered.pdf)
    stored = files.store(rendered.pdf, key=key_of(making.case))
    return SetSheet(making.sheet, made.paper, rendered.pages, stored)


def file_sheet(making: Making, ready: SetSheet, *, copies: int, actor: Actor) -> Document:
    """Put the sheet that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the case is
    filed."""
    refuse_filed(making.case)
    if content_digest(build(making).paper) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了案件的记录。再印一次。", MEDIATION_27)
    form = FORMS[ready.sheet.form]
    document = Document(
        case_id=making.case.id,
        subject=ready.sheet.subject,
        title=title_of(ready.sheet),
        number=ready.paper.head.number,
        copies=copies,
        **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    db.session.add(document)
    db.session.flush()
    check_anew(making.case, actor=actor)
    audit.record(actor, "print_paper", document, case=making.case, summary=f"印{document.title}，{copies} 份")
    return document
