"""Evidence that goes along when a matter of the rights centre becomes a mediation: each file copied, sealed with the
new case's own key, its origin named. What was kept at the centre stays there as it was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from mediation import files
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.case_keys import key_of
from mediation.operations.evidence import PRINTED
from mediation.rules.file_types import BY_MEDIA_TYPE


@dataclass(frozen=True)
class Piece:
    """One file as the centre has it: `title` what it is called in the dossier, `name` its file name; `content` reads
    it, and raises `files.FileChanged` when it is not what was stored; `scan` as `Attachment.scan`; `received_on` the
    day the centre got it."""

    title: str
    name: str
    media_type: str
    content: Callable[[], bytes]
    received_on: date
    scan: str = ""


def origin_of(centre: Organisation, number: str) -> str:
    """Whose they were: `家纺快维中心转来，展2026-001`."""
    return f"{centre.short_name}转来，{number}"


def carried_into(case: Case, origin: str) -> int:
    """How many files of that origin the case has."""
    found = select(func.count()).where(
        Attachment.case_id == case.id, Attachment.origin == origin, Attachment.removed_on.is_(None)
    )
    return db.session.scalar(found) or 0


def carry(case: Case, pieces: Iterable[Piece], *, origin: str, actor: Actor) -> list[Attachment]:
    """Put the files into a case that was just registered, as evidence of its first applicant. A file that cannot be
    read any more is left behind, and the trail says so: a dispute does not wait for it."""
    giver = next((party for party in case.parties if party.side == "applicant"), None)
    made: list[Attachment] = []
    lost: list[str] = []
    for piece in pieces:
        try:
            content = piece.content()
        except files.FileChanged:
            lost.append(piece.title)
            continue
        made.append(_row(case, piece, content, len(made) + 1, giver.id if giver else None, origin, actor))
    db.session.add_all(made)
    db.session.flush()
    for row in made:
        kind = BY_MEDIA_TYPE[row.media_type].label
        audit.record(actor, "carry_file", row, case=case, summary=f"随案转来证据材料第 {row.ordinal} 件，{kind}")
    if lost:
        said = f"{'、'.join(lost)}读不出来，没有随案转来"
        audit.record(actor, "carry_file", case, case=case, summary=said[:500])
    return made


def _row(
    case: Case, piece: Piece, content: bytes, ordinal: int, giver: int | None, origin: str, actor: Actor
) -> Attachment:
    # The key is there only since the case is registered, so these few files are sealed inside its transaction.
    stored = files.store(content, key=key_of(case))
    return Attachment(
        case_id=case.id,
        form="",
        subject="",
        purpose="evidence",
        title=piece.title[:200],
        name=piece.name[:200],
        media_type=piece.media_type,
        file=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        pages=_pages(content, piece.media_type),
        origin=origin[:500],
        submitted_by_id=giver,
        original="",
        ordinal=ordinal,
        scan=piece.scan,
        received_on=piece.received_on,
        user_id=actor.id,
        stored_at=actor.now,
    )


def _pages(content: bytes, media_type: str) -> int:
    """0 for what cannot be printed into the dossier, or cannot be opened."""
    if media_type not in PRINTED:
        return 0
    try:
        return foreign.look(content, media_type).pages
    except foreign.Unopenable:
        return 0
