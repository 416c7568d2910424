"""The acts on the file of a case: cover, compile, check, return, file, supplement, appraise, restrict.

The only place that sets a dossier's state. Nothing is deleted here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Protocol

from sqlalchemy import func, select

from mediation import files
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment, Document
from mediation.models.dossier import Dossier, DossierAppraisal, DossierSupplement
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.case_keys import key_of
from mediation.operations.dossier.bound_sheets import BoundRow
from mediation.operations.dossier.frozen import check_anew
from mediation.operations.evidence import SUPPLEMENT, FileDetails, ReceivedFile, add_file
from mediation.operations.life_cycle import roles_of
from mediation.operations.numbers import next_number
from mediation.operations.papers.checklist import SheetOfCase, Standing, checklist
from mediation.operations.versions import check_version
from mediation.procedures.archiving import DECISIONS, FROZEN, LIFECYCLE, Entry, FilingFacts, State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.lifecycle import ActionRefused, Refusal, Transition
from mediation.rules.numbering import case_number
from mediation.rules.retention import Retention, table_of
from mediation.rules.statutes import MEDIATION_27

ARCHIVE_COPY = "dossier"
"""`Document.form` of the bound file that is kept with the archive."""

LABELS = {
    "name": "卷名",
    "retention": "保管期限",
    "shelf_mark": "存放位置",
    "remarks": "备注",
    "statement": "卷宗情况说明",
}


class Bound(Protocol):
    """A file bound for the archive: its bytes, their SHA-256, how many pages, and the 卷内目录."""

    @property
    def pdf(self) -> bytes: ...  # noqa: D102

    @property
    def sha256(self) -> str: ...  # noqa: D102

    @property
    def pages(self) -> int: ...  # noqa: D102

    @property
    def rows(self) -> Sequence[BoundRow]: ...  # noqa: D102


@dataclass(frozen=True)
class CoverValues:
    """The cover and the statement as typed; `retention` the label of a row of the office's table."""

    name: str = ""
    retention: str = ""
    shelf_mark: str = ""
    remarks: str = ""
    statement: str = ""


def dossier_of(case: Case) -> Dossier | None:
    """The file of `case`, None before anybody began it."""
    return db.session.scalar(select(Dossier).where(Dossier.case_id == case.id))


def retention_table(on: date) -> tuple[Retention, ...]:
    """The office's retention periods on a day; its own, not law."""
    return table_of(settings.setting("retention_table", on))


def state_of(dossier: Dossier | None) -> State:
    """Where the file stands; one that nobody began is being collected."""
    return State(dossier.state) if dossier else State.COLLECTING


def facts_of(case: Case, *, actor: Actor, demo: bool, dossier: Dossier | None = None) -> FilingFacts:
    """Everything the guards ask about the file of `case`. `demo` as for `papers.checklist`."""
    dossier = dossier or dossier_of(case)
    if dossier is None:
        dossier = Dossier(name=case.title, retention="", shelf_mark="", statement="", contents=[])
    frozen = dossier.state in FROZEN
    rows = [] if frozen else checklist(case, today=actor.today, demo=demo)
    return FilingFacts(
        today=actor.today,
        closed=case.state == CaseState.CLOSED,
        name=dossier.name,
        retention=dossier.retention,
        shelf_mark=dossier.shelf_mark,
        lacking=tuple(row.title for row in rows if row.lacking),
        statement=dossier.statement,
        compiled_by=str(dossier.compiled_by_id or ""),
        contents=len(dossier.contents) if frozen else sum(_is_there(row) for row in rows),
        filed_on=dossier.filed_on,
        expires_on=dossier.expires_on,
        restricted=dossier.restricted_on is not None,
        by=str(actor.id),
    )


def open_acts(case: Case, facts: FilingFacts, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = state_of(dossier_of(case)), roles_of(actor, case)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def _advance(case: Case, action: str, *, actor: Actor, demo: bool, **entry: Any) -> Dossier:
    """Check `action` and move the file to the state it leads to; `entry` fields of `archiving.Entry`. The row is
    locked first. Raises `ActionRefused`; then nothing has changed."""
    dossier = _begun(case)
    db.session.refresh(dossier, with_for_update=True)
    facts = replace(facts_of(case, actor=actor, demo=demo, dossier=dossier), entry=Entry(**entry))
    after = LIFECYCLE.check(action, state=State(dossier.state), roles=roles_of(actor, case), facts=facts)
    if dossier.state != after:
        dossier.state = after.value
    return dossier


def _begun(case: Case) -> Dossier:
    dossier = dossier_of(case)
    if dossier is None:
        dossier = Dossier(
            case_id=case.id, committee_id=case.committee_id, state=State.COLLECTING.value, name=case.title[:500]
        )
        db.session.add(dossier)
        db.session.flush()
    return dossier


def fill_cover(
    case: Case, values: CoverValues, *, seen_version: str | int | None, actor: Actor, demo: bool = False
) -> Dossier:
    """Write the cover and the statement. Raises `ActionRefused`, or `EditConflict` when somebody else wrote them
    since `seen_version` ("" before the file was begun)."""
    columns = {name: getattr(values, name) for name in LABELS}
    known = dossier_of(case)
    if known is not None:
        check_version(known, seen_version, columns, LABELS)
    if values.retention and values.retention not in {row.label for row in retention_table(actor.today)}:
        raise ActionRefused(f"保管期限表里没有“{values.retention}”。从表里选一种。")
    dossier = _advance(case, "fill_cover", actor=actor, demo=demo)
    if any(getattr(dossier, name) != value for name, value in columns.items()):
        check_anew(case, actor=actor)
    for name, value in columns.items():
        setattr(dossier, name, value)
    dossier.retention_label = values.retention
    audit.record(actor, "fill_cover", dossier, case=case, summary="填卷宗封面")
    return dossier


def compile_dossier(case: Case, *, actor: Actor, demo: bool = False) -> Dossier:
    """立卷. Raises `ActionRefused` while a compulsory paper lacks without its reason in the statement."""
    dossier = _advance(case, "compile", actor=actor, demo=demo)
    dossier.compiled_by_id, dossier.compiled_on = actor.id, actor.today
    dossier.checked_by_id, dossier.checked_on = None, None
    audit.record(actor, "compile", dossier, case=case, summary="立卷")
    return dossier


def check_dossier(case: Case, *, actor: Actor, demo: bool = False) -> Dossier:
    """A second person finds the file in order; it gets its 卷号, dense per committee and year, which it keeps when it
    is returned later. Raises `ActionRefused`, above all for who compiled it."""
    dossier = _advance(case, "check", actor=actor, demo=demo)
    dossier.checked_by_id, dossier.checked_on = actor.id, actor.today
    if not dossier.file_number:
        _number(dossier, case, actor.today)
    audit.record(actor, "check", dossier, case=case, summary=f"检查卷宗，编为{dossier.file_number}")
    return dossier


def _number(dossier: Dossier, case: Case, on: date) -> None:
    body = case.committee
    dossier.file_year = on.year
    dossier.file_serial = next_number(f"dossier:{body.code}:{on.year}")
    pattern = settings.setting("file_number_pattern", on)
    dossier.file_number = case_number(body.case_word, on.year, dossier.file_serial, pattern=pattern)


def return_dossier(case: Case, *, reason: str, actor: Actor, demo: bool = False) -> Dossier:
    """退回 to who collects, with the reason. Raises `ActionRefused`."""
    dossier = _advance(case, "return", actor=actor, demo=demo, reason=reason)
    audit.record(actor, "return", dossier, case=case, summary="退回卷宗", reason=reason)
    return dossier


def snapshot(case: Case) -> str:
    """What the file is made of, as one text that changes when any of it does: taken before a file is bound and
    compared when it is filed."""
    dossier = dossier_of(case)
    papers = db.session.scalar(select(func.max(Document.id)).where(Document.case_id == case.id))
    attached = db.session.execute(
        select(func.count(), func.sum(Attachment.version)).where(Attachment.case_id == case.id)
    ).one()
    return f"{dossier.version if dossier else 0}.{case.version}.{papers or 0}.{attached[0]}.{attached[1] or 0}"


def file_dossier(
    case: Case, bound: Bound | None, *, shelf_mark: str, seen: str, actor: Actor, demo: bool = False
) -> Dossier:
    """归档: the file is frozen with its list of contents and, when it was `bound`, its archive copy; without, the
    contents are listed and the page numbers are those on the paper. `seen` the `snapshot` it was bound from.
    Raises `ActionRefused`, also when the file changed meanwhile."""
    if seen != snapshot(case):
        raise ActionRefused("成卷的时候有人改了这一卷。看过以后再归一次。", MEDIATION_27)
    dossier = _begun(case)
    if shelf_mark.strip():
        dossier.shelf_mark = shelf_mark.strip()
        db.session.flush()
    kept = next((row for row in retention_table(actor.today) if row.label == dossier.retention), None)
    contents = [asdict(row) for row in bound.rows] if bound else _listed(checklist(case, today=actor.today, demo=demo))
    dossier = _advance(case, "file", actor=actor, demo=demo)
    if kept is None:
        raise ActionRefused(f"保管期限表里已经没有“{dossier.retention}”。退回，重新选一种。")
    dossier.filed_by_id, dossier.filed_on = actor.id, actor.today
    dossier.expires_on = kept.ends_on(actor.today)
    dossier.contents, dossier.pages = contents, bound.pages if bound else 0
    if bound is not None:
        dossier.document_id = _archive_copy(case, dossier, bound, actor).id
    summary = f"归档，卷号{dossier.file_number}，{dossier.retention_label}，{len(contents)} 件"
    audit.record(actor, "file", dossier, case=case, summary=summary)
    return dossier


def _is_there(row: SheetOfCase) -> bool:
    return bool(row.document or row.scan or row.files)


def _listed(rows: Sequence[SheetOfCase]) -> list[dict[str, object]]:
    there = [row for row in rows if _is_there(row)]
    return [
        {
            "title": row.title,
            "first": 0,
            "last": 0,
            "remark": "" if row.standing is not Standing.CHANGED else row.standing.label,
            "form": row.sheet.form or row.sheet.files,
            "subject": row.sheet.subject,
        }
        for row in there
    ]


def _archive_copy(case: Case, dossier: Dossier, bound: Bound, actor: Actor) -> Document:
    stored = files.store(bound.pdf, key=key_of(case))
    if stored.sha256 != bound.sha256:
        raise ActionRefused("成卷的文件和它的校验值对不上。再归一次。", MEDIATION_27)
    document = Document(
        case_id=case.id,
        form=ARCHIVE_COPY,
        title="卷宗归档本",
        number=dossier.file_number,
        file=stored.name,
        sha256=stored.sha256,
        pages=bound.pages,
        size=stored.size,
        # Each paper in it keeps the template and the law it was issued by.
        template_version="",
        law_version="",
        issued_by_id=actor.id,
        issued_at=actor.now,
    )
    db.session.add(document)
    db.session.flush()
    return document


def supplement(
    case: Case,
    *,
    title: str,
    reason: str,
    pages: int,
    actor: Actor,
    received: ReceivedFile | None = None,
    demo: bool = False,
) -> DossierSupplement:
    """补充: a paper that came after filing stands behind the frozen file; `received` its scan, if there is one.
    Never edited. Raises `ActionRefused`."""
    dossier = _advance(case, "supplement", actor=actor, demo=demo, title=title, reason=reason)
    attachment = None
    if received is not None:
        details = FileDetails(SUPPLEMENT, actor.today, title=title.strip()[:200], sheets=pages)
        attachment = add_file(case, received, details, actor=actor)
    entry = DossierSupplement(
        dossier_id=dossier.id,
        ordinal=len(dossier.supplements) + 1,
        on=actor.today,
        title=title.strip(),
        reason=reason.strip(),
        pages=pages,
        attachment_id=attachment.id if attachment else None,
        user_id=actor.id,
    )
    dossier.supplements.append(entry)
    db.session.flush()
    audit.record(actor, "supplement", entry, case=case, summary=f"补充第 {entry.ordinal} 件", reason=entry.reason)
    return entry


def appraise(
    case: Case,
    decision: str,
    *,
    people: str,
    reason: str,
    actor: Actor,
    keep_until: date | None = None,
    demo: bool = False,
) -> DossierAppraisal:
    """What becomes of a filed dossier: `decision` a key of `DECISIONS`. 鉴定 after the period ended: kept on, it has a
    new last day; reported for destruction, it stays until others decide, and even then nothing is deleted here. 移交
    ten years after filing: it leaves the house. Raises `ActionRefused`, KeyError for an unknown decision."""
    words = DECISIONS[decision]
    dossier = _advance(case, decision, actor=actor, demo=demo, people=people, reason=reason, until=keep_until)
    appraisal = DossierAppraisal(
        dossier_id=dossier.id,
        on=actor.today,
        decision=decision,
        keep_until=keep_until if decision == "keep" else None,
        people=people.strip(),
        reason=reason.strip(),
        user_id=actor.id,
    )
    dossier.appraisals.append(appraisal)
    if decision == "keep":
        dossier.expires_on = keep_until
        dossier.retention_label = f"{dossier.retention}（延至 {keep_until}）"
    db.session.flush()
    summary = words if decision == "transfer" else f"到期鉴定：{words}"
    audit.record(actor, "appraise", appraisal, case=case, summary=summary, reason=appraisal.reason)
    return appraisal


def restrict(case: Case, *, request: str, reason: str, actor: Actor, demo: bool = False) -> Dossier:
    """限制处理: the answer to a request to delete what is in a filed dossier. It is kept, and neither bound nor printed
    among many: only the director and its own people still find and read it. Raises `ActionRefused`."""
    dossier = _advance(case, "restrict", actor=actor, demo=demo, request=request, reason=reason)
    dossier.restricted_on = actor.today
    dossier.restricted_reason = f"{request.strip()}；{reason.strip()}"[:500]
    audit.record(actor, "restrict", dossier, case=case, summary="限制处理，只存不用", reason=reason.strip())
    return dossier


def lift(case: Case, *, reason: str, actor: Actor, demo: bool = False) -> Dossier:
    """The restriction ends, for instance because the person asks for it. Raises `ActionRefused`."""
    dossier = _advance(case, "lift", actor=actor, demo=demo, reason=reason)
    dossier.restricted_on, dossier.restricted_reason = None, ""
    audit.record(actor, "lift", dossier, case=case, summary="解除限制处理", reason=reason.strip())
    return dossier
