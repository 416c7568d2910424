"""Evidence and scans of a case: received and checked, described, turned, put in order, taken out.

A file is received before the write transaction (looked at, asked of the virus scanner, sealed and stored), and put
on record inside it; bytes that no row names are swept away. Nothing is deleted: what is taken out stays on record.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time

from flask import current_app
from sqlalchemy import func, select

from mediation import files, virus_scan
from mediation.clock import SHANGHAI
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.case_key import CaseKey
from mediation.models.document import PURPOSES, Attachment
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.case_keys import content_of, key_of
from mediation.operations.dossier.frozen import check_anew, filed_refusal, refuse_filed
from mediation.operations.settings import setting
from mediation.operations.versions import check_version
from mediation.rules.file_types import (
    JPEG,
    KINDS,
    MB,
    PDF,
    PNG,
    FileKind,
    FileRefused,
    plain_name,
    recognise,
    too_large,
)
from mediation.rules.lifecycle import ActionRefused

LABELS = {
    "title": "名称",
    "purpose": "是什么材料",
    "submitted_by_id": "谁交来的",
    "submitted_by": "交来的人",
    "original": "原件还是复制件",
    "sheets": "纸质张数",
    "origin": "来源",
    "received_on": "收到日期",
    "note": "说明",
}
ORIGINALS = {"original": "原件", "copy": "复制件", "": "没有说"}
SUPPLEMENT = "supplement"
"""The purpose of what comes after filing."""

HANDED_IN = ("identity", "authority", "evidence", "performance", "court", "other")
"""Purposes of what people hand in; the signed copy of a sheet comes with its sheet."""

PRINTED = frozenset({JPEG.media_type, PNG.media_type, PDF.media_type})
"""What can be printed into the dossier; of other files only the list tells."""

TURNS = (90, 180, 270)


@dataclass(frozen=True)
class ReceivedFile:
    """A file that was found good and lies sealed in the store; `scan` as `Attachment.scan`."""

    name: str
    kind: FileKind
    pages: int
    file: files.StoredFile
    scan: str


@dataclass(frozen=True)
class FileDetails:
    """What people say of a file, as the columns of `Attachment`; `party` a party of the case that handed it in.
    `form` and `subject` the sheet it is the signed copy of, `agreement_id` the agreement."""

    purpose: str
    received_on: date
    title: str = ""
    party: CaseParty | None = None
    submitted_by: str = ""
    original: str = ""
    sheets: int = 0
    origin: str = ""
    note: str = ""
    form: str = ""
    subject: str = ""
    agreement_id: int | None = None


def files_may_be_added(case: Case) -> bool:
    """Whether the case takes files: in every state, as long as it has the key that seals them."""
    return db.session.get(CaseKey, case.id) is not None


def files_may_be_changed(case: Case) -> bool:
    """Whether what is on record may be described anew, turned, moved or taken out: until the dossier is filed."""
    return filed_refusal(case) is None


def receive(
    case: Case, content: bytes, name: str, *, actor: Actor, among: tuple[FileKind, ...] = KINDS
) -> ReceivedFile:
    """Look at `content`, have it scanned, and seal it with the key of `case`; slow, so before the write transaction.
    The bytes that the case keeps already are not stored twice. Raises `FileRefused` with what to do."""
    _refuse_if_locked(case)
    most = setting("upload_file_mb", actor.today) * MB
    if len(content) > most:
        raise FileRefused(too_large(most))
    found = recognise(content, name, among=among)
    _refuse_over_caps(case, len(content), actor)
    try:
        pages = foreign.look(content, found.kind.media_type).pages if found.kind.media_type in PRINTED else 0
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
    scan = scanned(content, actor.today)
    kept = _kept_whole(case, hashlib.sha256(content).hexdigest())
    stored = (
        files.StoredFile(kept.file, kept.sha256, kept.size) if kept else files.store(content, key=key_of(case))
    )  # fmt: skip
    return ReceivedFile(plain_name(name), found.kind, pages, stored, scan)


def add_file(
    case: Case, received: ReceivedFile, details: FileDetails, *, actor: Actor, action: str = "add_file"
) -> Attachment:
    """Put a received file on record; the same bytes for the same purpose are there once, and the row that is there
    is returned. Raises `ActionRefused`, also when the caps were used up meanwhile."""
    db.session.flush()
    db.session.refresh(case, with_for_update=True)
    _refuse_if_locked(case)
    if details.purpose != SUPPLEMENT:
        refuse_filed(case)
    same = _same(case, received, details)
    if same is not None:
        return same
    _refuse_over_caps(case, received.file.size, actor)
    row = Attachment(
        case_id=case.id,
        agreement_id=details.agreement_id,
        form=details.form,
        subject=details.subject,
        name=received.name,
        media_type=received.kind.media_type,
        file=received.file.name,
        sha256=received.file.sha256,
        size=received.file.size,
        pages=received.pages,
        ordinal=_last_ordinal(case, details.purpose) + 1,
        scan=received.scan,
        user_id=actor.id,
        stored_at=actor.now,
        **_columns(details, received.name),
    )
    db.session.add(row)
    db.session.flush()
    check_anew(case, actor=actor)
    summary = f"收下{PURPOSES[row.purpose]}一件，{received.kind.label}"
    audit.record(actor, action, row, case=case, summary=summary)
    return row


def describe_file(
    attachment: Attachment, case: Case, details: FileDetails, *, seen_version: str | int | None, actor: Actor
) -> None:
    """Correct what is said of a file. Raises `ActionRefused`, or `EditConflict` when somebody else changed it since
    `seen_version`."""
    columns = _columns(details, attachment.name)
    check_version(attachment, seen_version, columns, LABELS)
    _refuse_if_frozen(attachment, case, actor)
    if columns["purpose"] != attachment.purpose:
        attachment.ordinal = _last_ordinal(case, details.purpose) + 1
    for name, value in columns.items():
        setattr(attachment, name, value)
    audit.record(actor, "describe_file", attachment, case=case, summary=f"改{_named(attachment)}的登记")


def rotate(attachment: Attachment, case: Case, by: int, *, actor: Actor) -> None:
    """Turn a picture or a PDF by `by` degrees clockwise (90, 180, 270) for print; its bytes stay as they came."""
    _refuse_if_frozen(attachment, case, actor)
    if attachment.media_type not in PRINTED or by not in TURNS:
        raise ActionRefused("只有图片和 PDF 能转方向。")
    attachment.rotation = (attachment.rotation + by) % 360
    summary = f"把{_named(attachment)}转成 {attachment.rotation} 度"
    audit.record(actor, "rotate_file", attachment, case=case, summary=summary)


def reorder(attachment: Attachment, case: Case, by: int, *, actor: Actor) -> None:
    """Move a file by so many places among those of its purpose: -1 one up, 1 one down; at an end it stays."""
    db.session.refresh(case, with_for_update=True)
    _refuse_if_frozen(attachment, case, actor)
    rows = [row for row in files_of(case) if row.purpose == attachment.purpose]
    place = rows.index(attachment)
    rows.insert(min(max(place + by, 0), len(rows) - 1), rows.pop(place))
    for ordinal, row in enumerate(rows, 1):
        if row.ordinal != ordinal:
            row.ordinal = ordinal
    summary = f"调整{PURPOSES[attachment.purpose]}的次序"
    audit.record(actor, "reorder_files", attachment, case=case, summary=summary)


def take_out(attachment: Attachment, case: Case, *, reason: str, actor: Actor) -> None:
    """Take a file out of the dossier for a reason; it stays on record and can be read. Raises `ActionRefused`."""
    _refuse_if_frozen(attachment, case, actor)
    attachment.removed_on, attachment.removed_reason = actor.today, reason.strip()[:500]
    audit.record(
        actor, "take_out_file", attachment, case=case, summary=f"取出{_named(attachment)}", reason=reason.strip()
    )


def files_of(case: Case, *, taken_out: bool = False) -> list[Attachment]:
    """The files of a case in the order of the dossier; with `taken_out` those that were taken out."""
    gone = Attachment.removed_on.is_not(None) if taken_out else Attachment.removed_on.is_(None)
    order = {purpose: place for place, purpose in enumerate(PURPOSES)}
    rows = db.session.scalars(
        select(Attachment).where(Attachment.case_id == case.id, gone).order_by(Attachment.ordinal, Attachment.id)
    )
    return sorted(rows, key=lambda row: order[row.purpose])


def open_file(attachment: Attachment) -> bytes:
    """The bytes as they were handed in. Raises `ActionRefused` while the virus scanner has not seen them, and
    `files.FileChanged` when they are not what was stored."""
    if attachment.scan == "pending":
        raise ActionRefused("这个文件还没有查毒，先不能打开。请管理员补查，查过就能打开。")
    try:
        return content_of(attachment)
    except KeyError as destroyed:
        raise ActionRefused("这件案子的密钥已经销毁，文件打不开了。") from destroyed


def picture(attachment: Attachment, *, page: int = 1, most: int = 1600) -> bytes | None:
    """A JPEG to look at, turned as it will be printed; None for what is no picture and no PDF, and for a page that
    there is not. Raises what `open_file` raises, and `FileRefused`."""
    if attachment.media_type not in PRINTED or not 1 <= page <= max(attachment.pages, 1):
        return None
    content = open_file(attachment)
    try:
        return foreign.picture(
            content, attachment.media_type, page=page, rotation=attachment.rotation, most=most
        )  # fmt: skip
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error


def scan_pending(at: datetime) -> tuple[int, int]:
    """Ask the scanner of every file that waits for it; a file with a virus is taken out. Returns how many were clean
    and how many were not. Raises `virus_scan.ScannerAway`."""
    clean = bad = 0
    address = current_app.config["MEDIATION"].clamd
    if not address:
        raise virus_scan.ScannerAway("no scanner is configured")
    for row in db.session.scalars(select(Attachment).where(Attachment.scan == "pending").order_by(Attachment.id)):
        case = db.session.get_one(Case, row.case_id)
        if virus := virus_scan.scan(content_of(row), address):
            row.removed_on, row.removed_reason = at.astimezone(SHANGHAI).date(), f"查出病毒 {virus}"[:500]
            audit.record(None, "take_out_file", row, case=case, summary=f"取出{_named(row)}：查出病毒", at=at)
            bad += 1
        else:
            row.scan = "clean"
            audit.record(None, "scan_file", row, case=case, summary=f"补查{_named(row)}，没有病毒", at=at)
            clean += 1
    return clean, bad


def scanned(content: bytes, on: date) -> str:
    """What the virus scanner says of `content`, as `Attachment.scan`. Raises `FileRefused`."""
    address = current_app.config["MEDIATION"].clamd
    if not address:
        return ""
    try:
        virus = virus_scan.scan(content, address)
    except virus_scan.ScannerAway as away:
        if setting("unscanned_files", on) == "keep":
            return "pending"
        raise FileRefused("查毒程序没有应答，文件没有收。过几分钟再传；还不行，请管理员看查毒程序。") from away
    if virus:
        raise FileRefused(f"文件里有病毒（{virus[:80]}），没有收。请交来的人用杀毒软件查过，换一份干净的。")
    return "clean"


def _refuse_if_locked(case: Case) -> None:
    if not files_may_be_added(case):
        raise ActionRefused("这件案子的密钥已经销毁，不能再收文件。")


def _refuse_if_frozen(attachment: Attachment, case: Case, actor: Actor) -> None:
    db.session.refresh(attachment, with_for_update=True)
    if attachment.removed_on is not None:
        raise ActionRefused("这个文件已经取出了，不能再改。要用就重新上传。")
    refuse_filed(case)
    check_anew(case, actor=actor)


def _refuse_over_caps(case: Case, size: int, actor: Actor) -> None:
    morning = datetime.combine(actor.today, time(), SHANGHAI)
    of_case = Attachment.case_id == case.id
    of_day = (Attachment.user_id == actor.id) & (Attachment.stored_at >= morning)
    for where, name, sentence in (
        (of_case, "upload_case_mb", "这件案子的文件合计超过 {} MB 了。把大的录像刻盘附卷，或者请管理员放宽。"),
        (of_day, "upload_day_mb", "你今天上传的合计超过 {} MB 了。明天再传，或者请管理员放宽。"),
    ):
        most = setting(name, actor.today)
        used = db.session.scalar(select(func.coalesce(func.sum(Attachment.size), 0)).where(where)) or 0
        if used + size > most * MB:
            raise FileRefused(sentence.format(most))


def _kept_whole(case: Case, sha256: str) -> Attachment | None:
    """A file of the case with these bytes, if they can still be read."""
    rows = select(Attachment).where(Attachment.case_id == case.id, Attachment.sha256 == sha256).order_by(Attachment.id)
    return next((row for row in db.session.scalars(rows) if _is_whole(row)), None)


def _is_whole(row: Attachment) -> bool:
    try:
        content_of(row)
    except files.FileChanged:
        return False
    return True


def _same(case: Case, received: ReceivedFile, details: FileDetails) -> Attachment | None:
    """The row that has these bytes for this purpose already."""
    rows = select(Attachment).where(
        Attachment.case_id == case.id,
        Attachment.sha256 == received.file.sha256,
        Attachment.removed_on.is_(None),
        Attachment.purpose == details.purpose,
        Attachment.form == details.form,
        Attachment.subject == details.subject,
        Attachment.agreement_id.is_(None)
        if details.agreement_id is None
        else Attachment.agreement_id == details.agreement_id,
    )
    return next((row for row in db.session.scalars(rows.order_by(Attachment.id)) if _is_whole(row)), None)


def _last_ordinal(case: Case, purpose: str) -> int:
    query = select(func.max(Attachment.ordinal)).where(Attachment.case_id == case.id, Attachment.purpose == purpose)
    return db.session.scalar(query) or 0


def _columns(details: FileDetails, name: str) -> dict[str, object]:
    return {
        "title": details.title.strip()[:200] or name.rpartition(".")[0] or name,
        "purpose": details.purpose,
        "submitted_by_id": details.party.id if details.party else None,
        "submitted_by": "" if details.party else details.submitted_by.strip()[:200],
        "original": details.original,
        "sheets": details.sheets,
        "origin": details.origin.strip()[:500],
        "received_on": details.received_on,
        "note": details.note.strip()[:500],
    }


def _named(attachment: Attachment) -> str:
    """How the trail names a file: titles may hold names of people."""
    return f"{PURPOSES[attachment.purpose]}第 {attachment.ordinal} 件"
