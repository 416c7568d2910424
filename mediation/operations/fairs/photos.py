"""Photographs taken at a stall. There is no case yet, so the desk's own key seals them."""

from sqlalchemy import select

from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.fair import FairComplaint, FairPhoto
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.fairs.acts import advance
from mediation.operations.received_files import SealedFile, office_limit, opened, receive
from mediation.rules.file_types import JPEG, PNG, FileKind, FileRefused
from mediation.rules.lifecycle import ActionRefused

CAMERA: tuple[FileKind, ...] = (JPEG, PNG)
MOST = 20


def look_at(content: bytes, name: str, *, actor: Actor) -> SealedFile:
    """Look at a photograph and store it. Raises `FileRefused` with what to do."""
    return receive(content, name, among=CAMERA, actor=actor, most=min(office_limit(actor), JPEG.most))


def keep(complaint: FairComplaint, taken: SealedFile, *, actor: Actor) -> FairPhoto:
    """Put a photograph on record; the same one is there once. Raises `ActionRefused`."""
    advance(complaint, "add_photo", actor=actor)
    same = next((row for row in complaint.photos if row.sha256 == taken.file.sha256), None)
    if same is not None:
        return same
    if len(complaint.photos) >= MOST:
        raise ActionRefused(f"一件投诉最多 {MOST} 张照片。")
    row = FairPhoto(**taken.columns(actor))
    complaint.photos.append(row)
    db.session.flush()
    audit.record(actor, "fair_add_photo", complaint, summary=f"{complaint.number} 加照片第 {len(complaint.photos)} 张")
    return row


def photo_of(complaint: FairComplaint, uid: str) -> FairPhoto | None:
    """One photograph of the complaint."""
    query = select(FairPhoto).where(FairPhoto.uid == uid, FairPhoto.complaint_id == complaint.id)
    return db.session.scalar(query)


def picture(row: FairPhoto, *, most: int) -> bytes:
    """A JPEG to look at. Raises `ActionRefused` while the virus scanner has not seen it, and `FileRefused`."""
    content = opened(row, "这张照片")
    try:
        return foreign.picture(content, row.media_type, page=1, rotation=0, most=most)
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
