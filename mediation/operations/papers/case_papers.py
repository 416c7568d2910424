"""The papers of a case for a command or a page: how each stands, and its bytes."""

from datetime import date

from sqlalchemy import or_, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.operations.case_keys import content_of
from mediation.operations.papers.checklist import SheetOfCase, checklist
from mediation.operations.papers.issuing import preview
from mediation.operations.papers.making import Making
from mediation.rules.lifecycle import ActionRefused


def case_named(reference: str) -> Case | None:
    """The case with that case number, register number or uid."""
    named = (Case.case_number == reference, Case.register_number == reference, Case.uid == reference)
    return db.session.scalar(select(Case).where(or_(*named)).limit(1))


def sheets_named(case: Case, form: str, *, today: date, demo: bool, subject: str = "") -> list[SheetOfCase]:
    """The sheets of a form that the case has now, of one subject when given. Raises `ActionRefused` for none."""
    found = [
        row
        for row in checklist(case, today=today, demo=demo)
        if row.sheet.form == form and subject in ("", row.sheet.subject)
    ]
    if not found:
        raise ActionRefused(f"这件案子现在没有“{form}”这份文书。")
    return found


def render_sheet(case: Case, row: SheetOfCase, *, today: date, demo: bool) -> tuple[bytes, bool]:
    """A sheet as PDF bytes, and whether they are the ones that were issued; before that the draft with its
    watermark. Raises `ActionRefused` when there is nothing to set, the `PrintingProblem`s, and `files.FileChanged`
    for kept bytes that changed."""
    if row.document is not None:
        return content_of(row.document), True
    return preview(Making(case, row.sheet, today, demo)).pdf, False
