"""Files handed in where there is no case: looked at and scanned before the write transaction, then kept by the row of
the register they belong to. Whoever has no key of its own seals them with the desk's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mediation import files
from mediation.documents import foreign
from mediation.operations.actor import Actor
from mediation.operations.evidence import PRINTED, scanned
from mediation.operations.settings import setting
from mediation.rules.file_types import MB, FileKind, FileRefused, plain_name, recognise, too_large
from mediation.rules.lifecycle import ActionRefused


@dataclass(frozen=True)
class SeenFile:
    """A file that was found good, not yet kept; `width` and `height` in pixels of a picture, else 0; `scan` as
    `Attachment.scan`."""

    name: str
    media_type: str
    content: bytes
    scan: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class SealedFile:
    """A file that was found good and lies in the store, sealed with the desk's key."""

    name: str
    media_type: str
    file: files.StoredFile
    scan: str

    def columns(self, actor: Actor) -> dict[str, Any]:
        """The columns of the row that keeps it."""
        return {
            "name": self.name,
            "media_type": self.media_type,
            "file": self.file.name,
            "sha256": self.file.sha256,
            "size": self.file.size,
            "scan": self.scan,
            "user_id": actor.id,
            "stored_at": actor.now,
        }


class FileRow(Protocol):
    """A row that keeps a file sealed with the desk's key."""

    file: Any
    sha256: Any
    scan: Any


def office_limit(actor: Actor) -> int:
    """The bytes that the office takes in one file on the actor's day."""
    return int(setting("upload_file_mb", actor.today)) * MB


def look(content: bytes, name: str, *, among: Sequence[FileKind], actor: Actor, most: int | None = None) -> SeenFile:
    """Look at a file of at most `most` bytes (the kind's own limit counts besides) and have it scanned; slow, so before
    the write transaction. Raises `FileRefused` with what to do."""
    if most is not None and len(content) > most:
        raise FileRefused(too_large(most))
    found = recognise(content, name, among=tuple(among))
    if found.kind.media_type in PRINTED:
        try:
            foreign.look(content, found.kind.media_type)
        except foreign.Unopenable as error:
            raise FileRefused(error.message) from error
    scan = scanned(content, actor.today)
    return SeenFile(plain_name(name), found.kind.media_type, content, scan, found.width, found.height)


def receive(content: bytes, name: str, *, among: Sequence[FileKind], actor: Actor, most: int) -> SealedFile:
    """Look at a file and store it, sealed with the desk's key. Raises `FileRefused` with what to do."""
    seen = look(content, name, among=among, actor=actor, most=most)
    return SealedFile(seen.name, seen.media_type, files.store(content), seen.scan)


def content_of(row: FileRow) -> bytes:
    """The bytes as they came. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)


def opened(row: FileRow, what: str) -> bytes:
    """The bytes for a reader; `what` it is, as in `这张照片`. Raises `ActionRefused` while the virus scanner has not
    seen them."""
    if row.scan == "pending":
        raise ActionRefused(f"{what}还没有查毒，先不能打开。请管理员补查，查过就能打开。")
    return content_of(row)
