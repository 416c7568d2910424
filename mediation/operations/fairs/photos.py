"""Photographs taken at a stall. There is no case yet, so the desk's own key seals them."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation import files
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.fair import FairComplaint, FairPhoto
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.evidence import scanned
from mediation.operations.fairs.acts import advance
from mediation.operations.settings import setting
from mediation.rules.file_types import JPEG, MB, PNG, FileKind, FileRefused, plain_name, recognise, too_large
from mediation.rules.lifecycle import ActionRefused

CAMERA: tuple[FileKind, ...] = (JPEG, PNG)
MOST = 20


@dataclass(frozen=True)
class Taken:
    """A photograph that was found good and lies sealed in the store; `scan` as `Attachment.scan`."""

    name: str
    media_type: str
    file: files.StoredFile
    scan: str


def look_at(content: bytes, name: str, *, actor: Actor) -> Taken:
    """Look at a photograph, have it scanned and sealed; slow, so before the write transaction. Raises `FileRefused`
    with what to do."""
    most = min(setting("upload_file_mb", actor.today) * MB, JPEG.most)
    if len(content) > most:
        raise FileRefused(too_large(most))
    found = recognise(content, name, among=CAMERA)
    try:
        foreign.look(content, found.kind.media_type)
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
    scan = scanned(content, actor.today)
    return Taken(plain_name(name), found.kind.media_type, files.store(content), scan)


def keep(complaint: FairComplaint, taken: Taken, *, actor: Actor) -> FairPhoto:
    """Put a photograph on record; the same one is there once. Raises `ActionRefused`."""
    advance(complaint, "add_photo", actor=actor)
    same = next((row for row in complaint.photos if row.sha256 == taken.file.sha256), None)
    if same is not None:
        return same
    if len(complaint.photos) >= MOST:
        raise ActionRefused(f"一件投诉最多 {MOST} 张照片。")
    row = FairPhoto(
        name=taken.name,
        media_type=taken.media_type,
        file=taken.file.name,
        sha256=taken.file.sha256,
        size=taken.file.size,
        scan=taken.scan,
        user_id=actor.id,
        stored_at=actor.now,
    )
    complaint.photos.append(row)
    db.session.flush()
    audit.record(actor, "fair_add_photo", complaint, summary=f"{complaint.number} 加照片第 {len(complaint.photos)} 张")
    return row


def photo_of(complaint: FairComplaint, uid: str) -> FairPhoto | None:
    """One photograph of the complaint."""
    query = select(FairPhoto).where(FairPhoto.uid == uid, FairPhoto.complaint_id == complaint.id)
    return db.session.scalar(query)


def content_of(row: FairPhoto) -> bytes:
    """The bytes as they came. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)


def picture(row: FairPhoto, *, most: int) -> bytes:
    """A JPEG to look at. Raises `ActionRefused` while the virus scanner has not seen it, and `FileRefused`."""
    if row.scan == "pending":
        raise ActionRefused("这张照片还没有查毒，先不能打开。请管理员补查，查过就能打开。")
    try:
        return foreign.picture(content_of(row), row.media_type, page=1, rotation=0, most=most)
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
