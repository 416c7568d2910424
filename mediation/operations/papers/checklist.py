"""The papers of a case as a checklist: missing this fact, ready, printed, changed since, signed scan attached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from mediation.documents.catalogue import FORMS
from mediation.documents.paper import content_digest
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import PURPOSES, Attachment, Document
from mediation.operations.matter_facts import acting_parties
from mediation.operations.papers.building import BUILDERS, build
from mediation.operations.papers.making import Gap, Making
from mediation.operations.papers.sheets import sheets_of
from mediation.procedures.agreement import DOCUMENTS
from mediation.rules.agreement.draft import Form
from mediation.rules.dossier import Need, Sheet
from mediation.rules.lifecycle import ActionRefused


class Standing(StrEnum):
    """How far a sheet is."""

    GAPS = "gaps"
    READY = "ready"
    PRINTED = "printed"
    CHANGED = "changed"
    SCANNED = "scanned"
    KEPT = "kept"
    BOUND = "bound"

    @property
    def label(self) -> str:
        """As people say it, e.g. `已印`."""
        return _LABELS[self]


_LABELS = {
    Standing.GAPS: "缺内容",
    Standing.READY: "可以印",
    Standing.PRINTED: "已印",
    Standing.CHANGED: "印后有改动",
    Standing.SCANNED: "签署件已存",
    Standing.KEPT: "已收",
    Standing.BOUND: "成卷时生成",
}


@dataclass(frozen=True)
class SheetOfCase:
    """One row of the checklist: the `sheet`, its `title` with what tells it apart, the `gaps` before it can be
    issued, the issued `document` that counts, the signed `scan`; of a bundle of files its `files`."""

    sheet: Sheet
    title: str
    standing: Standing
    gaps: tuple[Gap, ...] = ()
    document: Document | None = None
    scan: Attachment | None = None
    files: tuple[Attachment, ...] = ()

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper of its own, which can be printed alone: no bundle of files, no sheet of the binding."""
        return self.standing is not Standing.BOUND and bool(self.sheet.form)

    @property
    def lacking(self) -> bool:
        """Whether the file cannot do without it and it is not there yet."""
        return self.sheet.need is Need.MUST and self.standing in (Standing.GAPS, Standing.READY, Standing.CHANGED)


def checklist(case: Case, *, today: date, demo: bool) -> list[SheetOfCase]:
    """Every sheet the case must or may have, in the order of its file."""
    documents, scans, files = _documents(case), _scans(case), _files(case)
    return [_row(Making(case, sheet, today, demo), documents, scans, files) for sheet in sheets_of(case)]


def row_of(making: Making) -> SheetOfCase:
    """One row of the checklist; no other paper is built for it."""
    case = making.case
    return _row(making, _documents(case), _scans(case), _files(case))


@dataclass(frozen=True)
class Kept:
    """What is there of a file, nothing set anew: `lacking` titles of compulsory papers without print, scan or file;
    `unprinted` titles of papers that are there only as a scan; `evidence` how many files of evidence."""

    lacking: tuple[str, ...]
    unprinted: tuple[str, ...]
    evidence: int


def kept_in(case: Case) -> Kept:
    """What the file of `case` holds; much quicker than `checklist`, which sets every paper to see what changed."""
    documents, scans, files = _documents(case), _scans(case), _files(case)
    lacking, unprinted = [], []
    for sheet in sheets_of(case):
        if sheet.form and FORMS[sheet.form].bound:
            continue
        printed, scanned = (sheet.form, sheet.subject) in documents, (sheet.form, sheet.subject) in scans
        there = not _file_gap(case, sheet, files.get(sheet.files, ())) if sheet.files else printed or scanned
        if sheet.need is Need.MUST and not there:
            lacking.append(title_of(sheet))
        if scanned and not printed:
            unprinted.append(title_of(sheet))
    return Kept(tuple(lacking), tuple(unprinted), len(files.get("evidence", ())))


def title_of(sheet: Sheet) -> str:
    """`人民调解记录（第二次）`, `身份证明`."""
    title = FORMS[sheet.form].title if sheet.form else PURPOSES[sheet.files]
    return f"{title}（{sheet.name}）" if sheet.name else title


def _row(
    making: Making,
    documents: dict[tuple[str, str], Document],
    scans: dict[tuple[str, str], Attachment],
    files: dict[str, list[Attachment]],
) -> SheetOfCase:
    sheet = making.sheet
    if sheet.files:
        kept = tuple(files.get(sheet.files, ()))
        gap = _file_gap(making.case, sheet, kept)
        return SheetOfCase(sheet, title_of(sheet), Standing.GAPS if gap else Standing.KEPT, gap, files=kept)
    if FORMS[sheet.form].bound:
        return SheetOfCase(sheet, title_of(sheet), Standing.BOUND)
    document, scan = documents.get((sheet.form, sheet.subject)), scans.get((sheet.form, sheet.subject))
    gaps, changed = _content(making, document)
    return SheetOfCase(sheet, title_of(sheet), _standing(gaps, document, scan, changed), gaps, document, scan)


def _file_gap(case: Case, sheet: Sheet, kept: Iterable[Attachment]) -> tuple[Gap, ...]:
    """What a bundle of files lacks: any file, or of a compulsory identity proof that of a party."""
    handed_in = {one.submitted_by_id for one in kept}
    if not handed_in:
        return (Gap(f"还没有收{PURPOSES[sheet.files]}。", "add_files"),)
    # Of a file that names no party nobody can say whose it is not.
    if sheet.files != "identity" or sheet.need is not Need.MUST or None in handed_in:
        return ()
    without = [party.party.name for party in acting_parties(case) if party.id not in handed_in]
    return (Gap(f"还没有收{'、'.join(without)}的{PURPOSES[sheet.files]}。", "add_files"),) if without else ()


def _standing(gaps: Iterable[Gap], document: Document | None, scan: Attachment | None, changed: bool) -> Standing:
    if scan is not None:
        return Standing.SCANNED
    if document is not None:
        return Standing.CHANGED if changed else Standing.PRINTED
    return Standing.GAPS if tuple(gaps) else Standing.READY


def _content(making: Making, document: Document | None) -> tuple[tuple[Gap, ...], bool]:
    """What the sheet lacks, and whether its facts changed since it was printed."""
    if making.sheet.form not in BUILDERS:
        return (Gap("还没有这份文书的记录。"),), False
    try:
        made = build(making)
    except ActionRefused as refused:
        return (Gap(refused.message),), False
    changed = document is not None and bool(document.content_sha256)
    return made.gaps, changed and document is not None and content_digest(made.paper) != document.content_sha256


def _documents(case: Case) -> dict[tuple[str, str], Document]:
    """The newest issued paper of each sheet."""
    rows = db.session.scalars(
        select(Document).where(Document.case_id == case.id, Document.voided_reason == "").order_by(Document.id)
    )
    return {(row.form, row.subject): row for row in rows}


def _scans(case: Case) -> dict[tuple[str, str], Attachment]:
    """The newest signed scan of each sheet."""
    rows = db.session.scalars(
        select(Attachment)
        .where(
            Attachment.case_id == case.id,
            Attachment.removed_on.is_(None),
            Attachment.purpose.in_(("signed_scan", "agreement_scan")),
        )
        .order_by(Attachment.id)
    )
    return {signed_sheet(row): row for row in rows}


def signed_sheet(scan: Attachment) -> tuple[str, str]:
    """Form and subject of the sheet that `scan` is the signed copy of: of an agreement, written or oral, its own."""
    if scan.purpose == "agreement_scan":
        agreement = db.session.get_one(Agreement, scan.agreement_id)
        return DOCUMENTS[Form(agreement.form)], f"agreement:{agreement.id}"
    return scan.form, scan.subject


def _files(case: Case) -> dict[str, list[Attachment]]:
    rows = db.session.scalars(
        select(Attachment)
        .where(Attachment.case_id == case.id, Attachment.removed_on.is_(None))
        .order_by(Attachment.purpose, Attachment.ordinal, Attachment.id)
    )
    found: dict[str, list[Attachment]] = {}
    for row in rows:
        found.setdefault(row.purpose, []).append(row)
    return found
