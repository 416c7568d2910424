"""The paper a figure came with. It belongs to no case, so the desk's own key seals it."""

from dataclasses import dataclass

from mediation import files
from mediation.documents import foreign
from mediation.models.reported_figure import ReportedPaper
from mediation.operations.actor import Actor
from mediation.operations.evidence import PRINTED, scanned
from mediation.operations.settings import setting
from mediation.rules.file_types import (
    JPEG,
    MB,
    OFD,
    PDF,
    PNG,
    XLSX,
    FileKind,
    FileRefused,
    plain_name,
    recognise,
    too_large,
)
from mediation.rules.lifecycle import ActionRefused

ACCEPTED: tuple[FileKind, ...] = (PDF, JPEG, PNG, OFD, XLSX)


@dataclass(frozen=True)
class Received:
    """A paper that was found good and lies sealed in the store; `scan` as `Attachment.scan`."""

    name: str
    media_type: str
    file: files.StoredFile
    scan: str


def look_at(content: bytes, name: str, *, actor: Actor) -> Received:
    """Look at a paper, have it scanned and sealed; slow, so before the write transaction. Raises `FileRefused` with
    what to do."""
    most = setting("upload_file_mb", actor.today) * MB
    if len(content) > most:
        raise FileRefused(too_large(most))
    found = recognise(content, name, among=ACCEPTED)
    try:
        if found.kind.media_type in PRINTED:
            foreign.look(content, found.kind.media_type)
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
    scan = scanned(content, actor.today)
    return Received(plain_name(name), found.kind.media_type, files.store(content), scan)


def paper_row(received: Received, *, actor: Actor) -> ReportedPaper:
    """The row of a received paper, for the figure it came with."""
    return ReportedPaper(
        name=received.name,
        media_type=received.media_type,
        file=received.file.name,
        sha256=received.file.sha256,
        size=received.file.size,
        scan=received.scan,
        user_id=actor.id,
        stored_at=actor.now,
    )


def content_of(row: ReportedPaper) -> bytes:
    """The bytes as they came. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)


def opened(row: ReportedPaper) -> bytes:
    """The bytes for a reader. Raises `ActionRefused` while the virus scanner has not seen them."""
    if row.scan == "pending":
        raise ActionRefused("这份附件还没有查毒，先不能打开。请管理员补查，查过就能打开。")
    return content_of(row)
