"""Files of an entry: minutes, reports, sign-in sheets. There is no case, so the desk's own key seals them."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation import files
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.register import RegisterEntry, RegisterFile
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.evidence import PRINTED, scanned
from mediation.operations.registers.entries import kind_of, refuse_others
from mediation.operations.settings import setting
from mediation.rules.file_types import (
    DOCX,
    JPEG,
    MB,
    PDF,
    PNG,
    XLSX,
    FileKind,
    FileRefused,
    plain_name,
    recognise,
    too_large,
)
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal

TAKEN: tuple[FileKind, ...] = (PDF, DOCX, XLSX, JPEG, PNG)
MOST = 20


@dataclass(frozen=True)
class Received:
    """A file that was found good and lies sealed in the store; `scan` as `Attachment.scan`."""

    name: str
    media_type: str
    file: files.StoredFile
    scan: str


def look_at(content: bytes, name: str, *, actor: Actor) -> Received:
    """Look at a file, have it scanned and sealed; slow, so before the write transaction. Raises `FileRefused` with
    what to do."""
    most = setting("upload_file_mb", actor.today) * MB
    if len(content) > most:
        raise FileRefused(too_large(most))
    found = recognise(content, name, among=TAKEN)
    if found.kind.media_type in PRINTED:
        try:
            foreign.look(content, found.kind.media_type)
        except foreign.Unopenable as error:
            raise FileRefused(error.message) from error
    scan = scanned(content, actor.today)
    return Received(plain_name(name), found.kind.media_type, files.store(content), scan)


def attach(entry: RegisterEntry, received: Received, *, purpose: str, actor: Actor) -> RegisterFile:
    """Put a file on record; the same one for the same purpose is there once. Raises `Barred`, `ActionRefused`."""
    refuse_others(entry, actor)
    kind = kind_of(entry)
    if purpose not in kind.attachable:
        raise Barred(Refusal("没有选是什么材料。"), "purpose_is_chosen")
    db.session.flush()
    db.session.refresh(entry, with_for_update={"of": RegisterEntry})
    for row in entry.files:
        if (row.purpose, row.sha256) == (purpose, received.file.sha256):
            return row
    if len(entry.files) >= MOST:
        raise ActionRefused(f"一条最多附 {MOST} 个文件。")
    row = RegisterFile(
        purpose=purpose,
        name=received.name,
        media_type=received.media_type,
        file=received.file.name,
        sha256=received.file.sha256,
        size=received.file.size,
        scan=received.scan,
        user_id=actor.id,
        stored_at=actor.now,
    )
    entry.files.append(row)
    db.session.flush()
    said = f"{kind.label}“{entry.title}”附{kind.attachable[purpose]}"
    audit.record(actor, "attach_register_file", entry, summary=said[:500])
    return row


def file_of(entry: RegisterEntry, uid: str) -> RegisterFile | None:
    """One file of the entry."""
    return db.session.scalar(select(RegisterFile).where(RegisterFile.uid == uid, RegisterFile.entry_id == entry.id))


def content_of(row: RegisterFile) -> bytes:
    """The bytes as they came. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)


def opened(row: RegisterFile) -> bytes:
    """The bytes to hand out. Raises `ActionRefused` while the virus scanner has not seen them."""
    if row.scan == "pending":
        raise ActionRefused("这个文件还没有查毒，先不能打开。请管理员补查，查过就能打开。")
    return content_of(row)
