"""Files of an entry: minutes, reports, sign-in sheets. There is no case, so the desk's own key seals them."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.register import RegisterEntry, RegisterFile
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.received_files import SealedFile, office_limit, receive
from mediation.operations.registers.entries import kind_of, refuse_others
from mediation.rules.file_types import DOCX, JPEG, PDF, PNG, XLSX, FileKind
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal

TAKEN: tuple[FileKind, ...] = (PDF, DOCX, XLSX, JPEG, PNG)
MOST = 20


def look_at(content: bytes, name: str, *, actor: Actor) -> SealedFile:
    """Look at a file and store it. Raises `FileRefused` with what to do."""
    return receive(content, name, among=TAKEN, actor=actor, most=office_limit(actor))


def attach(entry: RegisterEntry, received: SealedFile, *, purpose: str, actor: Actor) -> RegisterFile:
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
    row = RegisterFile(purpose=purpose, **received.columns(actor))
    entry.files.append(row)
    db.session.flush()
    said = f"{kind.label}“{entry.title}”附{kind.attachable[purpose]}"
    audit.record(actor, "attach_register_file", entry, summary=said[:500])
    return row


def file_of(entry: RegisterEntry, uid: str) -> RegisterFile | None:
    """One file of the entry."""
    return db.session.scalar(select(RegisterFile).where(RegisterFile.uid == uid, RegisterFile.entry_id == entry.id))
