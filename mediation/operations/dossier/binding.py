"""The bound file of a case: first exactly what goes into it, then the PDF.

Only sheets of the catalogue and attached files can be parts: private notes, typed drafts, rejected proposals and
files that were taken out have no way in.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sqlalchemy import select

from mediation.documents import binding
from mediation.documents.binding import Absent, CannotPlace, Kept, Part, Piece, Ready, Scan, Unplaced, Unset
from mediation.documents.catalogue import FORMS
from mediation.documents.fidelity import prove
from mediation.documents.press import this_process
from mediation.extensions import db
from mediation.files import FileChanged
from mediation.models.case import Case
from mediation.models.document import PURPOSES, Attachment, Document
from mediation.models.dossier import Dossier
from mediation.operations.case_keys import content_of
from mediation.operations.dossier import bound_sheets
from mediation.operations.dossier.bound_sheets import BoundRow, Line
from mediation.operations.dossier.frozen import refuse_restricted
from mediation.operations.papers.building import BUILDERS, build
from mediation.operations.papers.checklist import SheetOfCase, Standing, checklist, signed_sheet
from mediation.operations.papers.making import Gap, Making
from mediation.procedures.archiving import unexplained
from mediation.rules.dossier import Need
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MEDIATION_27

Progress = Callable[[int, int, str], None]
"""Told how many steps of how many are done, and in Chinese what is done now."""

_PRINTED_TYPES = ("application/pdf", "image/jpeg", "image/png")
_CHANGED = "存档的文件变了或者不见了"
_UNCHECKED = "病毒检查还没有完成"


@dataclass(frozen=True)
class Going:
    """One thing that goes into the file: an issued paper or an attached file, or nothing of it with the `reason`."""

    title: str
    row: Document | Attachment
    reason: str = ""

    @property
    def pages(self) -> int:
        """Pages on record, 0 where nobody counted."""
        return self.row.pages


@dataclass(frozen=True)
class PlannedRow:
    """One line of the file: the row of the checklist, what `goes` in for it, `set_now` that only a draft file has
    it, set with the watermark; `fallback` the print that goes in should the signed scan not open."""

    row: SheetOfCase
    goes: tuple[Going, ...] = ()
    set_now: bool = False
    fallback: Document | None = None

    @property
    def title(self) -> str:
        """As the contents list names it."""
        return self.row.title


@dataclass(frozen=True)
class Plan:
    """Exactly what the file will hold as things stand; nothing is set or opened yet."""

    case: Case
    dossier: Dossier | None
    rows: tuple[PlannedRow, ...]
    left_over: tuple[Unplaced, ...]
    today: date
    demo: bool

    @property
    def lacking(self) -> tuple[PlannedRow, ...]:
        """The rows the file cannot do without and that are not there, or not as the facts stand now."""
        return tuple(row for row in self.rows if row.row.lacking)

    @property
    def gaps(self) -> tuple[tuple[PlannedRow, Gap], ...]:
        """Every gap of every lacking row, each with the act that fills it."""
        return tuple((row, gap) for row in self.lacking for gap in row.row.gaps)

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """What is known beforehand to have no place in the file. A file that does not open shows when it is bound."""
        known = (Unplaced(row.title, one.title, one.reason) for row in self.rows for one in row.goes if one.reason)
        return (*known, *self.left_over)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The titles of the lacking rows of which 卷宗情况说明 does not say why."""
        statement = self.dossier.statement if self.dossier else ""
        return unexplained((row.title for row in self.lacking), statement)

    @property
    def fingerprint(self) -> str:
        """Changes with anything that goes in: what the user saw and what is bound can be compared."""
        parts = [
            (row.title, row.row.standing.value, row.set_now, [_identity(one) for one in row.goes]) for row in self.rows
        ]
        return hashlib.sha256(repr((parts, self.left_over)).encode()).hexdigest()


@dataclass(frozen=True)
class BoundDossier:
    """The bound file: `pages` under the running number, `rows` the contents list as it was printed, `unplaced` what
    is not in it and why."""

    pdf: bytes = field(repr=False)
    sha256: str
    pages: int
    rows: tuple[BoundRow, ...]
    unplaced: tuple[Unplaced, ...]


def plan(case: Case, *, today: date, demo: bool) -> Plan:
    """What a file of `case` bound now would hold, in the order of the file. Reads only rows."""
    attachments = _attachments(case)
    scans: dict[tuple[str, str], list[Attachment]] = {}
    for one in attachments:
        if one.purpose in ("signed_scan", "agreement_scan"):
            scans.setdefault(signed_sheet(one), []).append(one)
    rows = tuple(
        _planned(row, scans.get((row.sheet.form, row.sheet.subject), []))
        for row in checklist(case, today=today, demo=demo)
        if row.standing is not Standing.BOUND
    )
    dossier = db.session.scalar(select(Dossier).where(Dossier.case_id == case.id))
    return Plan(case, dossier, rows, tuple(_left_over(case, rows, attachments)), today, demo)


def bind(
    case: Case, plan: Plan, *, draft: bool, duplex: bool, archive: bool, progress: Progress = lambda *_: None
) -> BoundDossier:
    """The file as `plan` says, as one PDF: cover, contents list, every paper in order, statement, back cover.

    A `draft` holds what is not issued yet too, every page marked. With `duplex` every paper begins on a right-hand
    page. `archive` makes PDF/A-2b. Nothing is stored. Raises `ActionRefused` when a compulsory paper is missing and
    the statement does not say why, or the dossier is restricted, `PaperNotFaithful`, and the `PrintingProblem`s.
    """
    if plan.case is not case:
        raise ValueError("the plan is of another case")
    refuse_restricted(case)
    press = this_process()
    if not draft and plan.unexplained:
        names = "、".join(plan.unexplained)
        raise ActionRefused(
            f"卷宗还缺：{names}。补齐再装订；补不齐的，先在卷宗情况说明里逐件写明原因；也可以先打印带草稿标记的卷宗。",
            MEDIATION_27,
        )
    chosen = [row for row in plan.rows if row.goes or row.row.lacking or (draft and row.set_now)]
    parts = [_part(row, plan, draft=draft) for row in chosen]
    steps = sum(len(part.pieces) for part in parts) + 2
    opened = binding.ready(parts, press, archive=archive, progress=lambda done, what: progress(done, steps, what))
    ready = _with_fallbacks(opened, chosen, archive=archive)
    places = binding.places(ready.parts, duplex=duplex)
    lines = [
        Line(planned.row, part, place, unopened=len(asked.pieces) - len(part.pieces), unissued=planned.set_now)
        for planned, asked, part, place in zip(chosen, parts, ready.parts, places, strict=True)
    ]
    unplaced = (*ready.unplaced, *plan.left_over)
    data = bound_sheets.file_data(case, plan.dossier, demo=plan.demo)
    progress(steps - 2, steps, "排目录和封面")
    papers = bound_sheets.papers(data, lines, unplaced)
    made = binding.set_sheets(papers, press, draft=draft)
    for form, paper in papers.items():
        prove(paper, made[form].pdf)
    progress(steps - 1, steps, "装订成卷")
    bound = binding.bind(
        ready.parts,
        press,
        title=data.name,
        front=[(FORMS[form].title, made[form]) for form in ("cover", "contents")],
        back=[(FORMS[form].title, made[form]) for form in ("statement", "back_cover")],
        duplex=duplex,
        draft=draft,
        archive=archive,
    )
    return BoundDossier(bound.pdf, bound.sha256, bound.pages, tuple(line.bound for line in lines), unplaced)


def _planned(row: SheetOfCase, scans: Sequence[Attachment]) -> PlannedRow:
    if row.sheet.files:
        return PlannedRow(row, tuple(_going(one) for one in row.files))
    if scans:
        return PlannedRow(row, tuple(_going(one, row.title) for one in scans), fallback=row.document)
    if row.document is not None:
        return PlannedRow(row, (Going(row.title, row.document),))
    wanted = row.sheet.need is Need.MUST or row.standing is Standing.READY
    return PlannedRow(row, set_now=wanted and row.sheet.form in BUILDERS)


def _going(one: Attachment, title: str = "") -> Going:
    named = one.title or title or one.name
    if one.media_type not in _PRINTED_TYPES:
        return Going(named, one, f"{_kind(one)}没有可以印的页，电子件另存")
    return Going(named, one, _UNCHECKED if one.scan == "pending" else "")


def _kind(one: Attachment) -> str:
    family = one.media_type.partition("/")[0]
    suffix = one.name.rpartition(".")[2].lower() if "." in one.name else ""
    return {"audio": "录音", "video": "录像"}.get(family) or (f"{suffix}文件" if suffix else "这种文件")


def _left_over(case: Case, rows: Sequence[PlannedRow], attachments: Sequence[Attachment]) -> Iterator[Unplaced]:
    """Files and issued papers that belong to no sheet the case has now; none is dropped without a word."""
    taken = {(type(one.row), one.row.id) for row in rows for one in row.goes}
    for one in attachments:
        if (Attachment, one.id) not in taken:
            yield Unplaced(PURPOSES[one.purpose], one.title or one.name, "案件现在没有它所属的文书")
    sheets = {(row.row.sheet.form, row.row.sheet.subject) for row in rows}
    issued = select(Document).where(Document.case_id == case.id, Document.voided_reason == "").order_by(Document.id)
    for document in db.session.scalars(issued):
        if (document.form, document.subject) not in sheets:
            yield Unplaced(document.title, f"{document.title} {document.number}".strip(), "案件现在没有这一份文书")


def _attachments(case: Case) -> list[Attachment]:
    kept = select(Attachment).where(Attachment.case_id == case.id, Attachment.removed_on.is_(None))
    return list(db.session.scalars(kept.order_by(Attachment.purpose, Attachment.ordinal, Attachment.id)))


def _identity(going: Going) -> tuple[str, str, int, str]:
    rotation = going.row.rotation if isinstance(going.row, Attachment) else 0
    return going.title, going.row.sha256, rotation, going.reason


def _part(planned: PlannedRow, plan: Plan, *, draft: bool) -> Part:
    if draft and planned.set_now:
        return Part(planned.title, _unset(planned, plan))
    return Part(planned.title, tuple(_piece(one) for one in planned.goes))


def _unset(planned: PlannedRow, plan: Plan) -> tuple[Piece, ...]:
    try:
        made = build(Making(plan.case, planned.row.sheet, plan.today, plan.demo))
    except ActionRefused:
        # Nothing recorded to fill it with: the row stays in the list as missing.
        return ()
    return (Unset(planned.title, planned.row.sheet.form, made.paper),)


def _piece(going: Going) -> Piece:
    if going.reason:
        return Absent(going.title, going.reason)
    read = partial(_content, going.row)
    if isinstance(going.row, Document):
        return Kept(going.title, read)
    return Scan(going.title, read, going.row.rotation)


def _content(row: Document | Attachment) -> bytes:
    try:
        return content_of(row)
    except FileChanged as changed:
        raise CannotPlace(_CHANGED) from changed


def _with_fallbacks(ready: Ready, chosen: Sequence[PlannedRow], *, archive: bool) -> Ready:
    """Where no signed scan of a sheet opens, its print goes in."""
    parts, unplaced = list(ready.parts), list(ready.unplaced)
    for at, planned in enumerate(chosen):
        if planned.fallback is not None and not parts[at].pages:
            print_of_it = Part(planned.title, (_piece(Going(planned.title, planned.fallback)),))
            instead = binding.ready([print_of_it], this_process(), archive=archive, progress=lambda *_: None)
            parts[at] = instead.parts[0]
            unplaced += instead.unplaced
    return Ready(tuple(parts), tuple(unplaced))
