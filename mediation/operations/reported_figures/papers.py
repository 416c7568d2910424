"""The paper a figure came with. It belongs to no case, so the desk's own key seals it."""

from mediation.operations.actor import Actor
from mediation.operations.received_files import SealedFile, office_limit, receive
from mediation.rules.file_types import JPEG, OFD, PDF, PNG, XLSX, FileKind

ACCEPTED: tuple[FileKind, ...] = (PDF, JPEG, PNG, OFD, XLSX)


def look_at(content: bytes, name: str, *, actor: Actor) -> SealedFile:
    """Look at a paper and store it. Raises `FileRefused` with what to do."""
    return receive(content, name, among=ACCEPTED, actor=actor, most=office_limit(actor))
