"""What shows one time of guidance: looked at, sealed with the key of its dispute, taken out with its row kept.

A file may come after the enterprise confirmed: the signed sheet is scanned later. What was confirmed is not touched.
"""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from mediation import files
from mediation.extensions import db, keyring
from mediation.files import CaseKey
from mediation.models.overseas_guidance import OverseasAttachment, OverseasDispute, OverseasEntry, OverseasGuidance
from mediation.operations import audit, received_files
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import roles_for
from mediation.operations.received_files import SeenFile, office_limit
from mediation.procedures.overseas_guidance import STAFF
from mediation.rules.figures import day
from mediation.rules.file_types import DOCX, JPEG, OFD, PDF, PNG, FileKind, FileRefused
from mediation.rules.lifecycle import ActionRefused

TAKEN: tuple[FileKind, ...] = (PDF, JPEG, PNG, DOCX, OFD)
MOST = 20
"""Files of one time of guidance."""


@dataclass(frozen=True)
class DisputeKey(CaseKey):
    """The key of one dispute, which seals its attachments; `case_id` the dispute's row."""

    @property
    def id(self) -> str:
        """What the head of a file says it is sealed with."""
        return f"overseas:{self.case_id}"


def look(content: bytes, name: str, *, actor: Actor) -> SeenFile:
    """Look at a file and have it scanned. Raises `FileRefused`."""
    return received_files.look(content, name, among=TAKEN, actor=actor, most=office_limit(actor))


def add(guidance: OverseasGuidance, entry: OverseasEntry, seen: list[SeenFile], *, actor: Actor) -> int:
    """Keep files with an entry; the same bytes are there once. Returns how many are new. Raises `ActionRefused`, or
    `FileRefused` beyond `MOST`."""
    _check_role(guidance, actor)
    kept = {row.sha256: row for row in entry.attachments}
    new = 0
    for one in seen:
        same = kept.get(hashlib.sha256(one.content).hexdigest())
        if same is not None:
            # Another look at what the scanner could not see before.
            same.scan = one.scan if same.scan == "pending" else same.scan
            continue
        if len(kept) >= MOST:
            raise FileRefused(f"一次指导最多 {MOST} 个附件。先取出不要的。")
        stored = files.store(one.content, key=_key_for(guidance.dispute))
        row = OverseasAttachment(
            entry_id=entry.id,
            name=one.name[:200],
            media_type=one.media_type,
            file=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            scan=one.scan,
            user_id=actor.id,
            stored_at=actor.now,
        )
        db.session.add(row)
        kept[stored.sha256] = row
        new += 1
    db.session.flush()
    db.session.expire(entry, ["attachments"])
    if new:
        said = f"{guidance.number} {day(entry.given_on)}的指导收附件 {new} 个"
        audit.record(actor, "overseas_add_attachment", entry, summary=said)
    return new


def take_out(guidance: OverseasGuidance, entry: OverseasEntry, row: OverseasAttachment, *, actor: Actor) -> None:
    """A wrong file is shown no more; it stays on record. Raises `ActionRefused`."""
    _check_role(guidance, actor)
    row.removed_on = actor.today
    db.session.flush()
    db.session.expire(entry, ["attachments"])
    said = f"{guidance.number} {day(entry.given_on)}的指导取出附件一个"
    audit.record(actor, "overseas_take_out_attachment", entry, summary=said)


def attachment_of(entry: OverseasEntry, uid: str) -> OverseasAttachment | None:
    """The file of that uid, None where the entry has none of it."""
    return next((row for row in entry.attachments if row.uid == uid), None)


def opened(row: OverseasAttachment) -> bytes:
    """The bytes for somebody who wants to read them. Raises `ActionRefused` while the virus scanner has not seen them,
    and `files.FileChanged`."""
    if row.scan == "pending":
        raise ActionRefused("这个附件还没有查毒，先不能打开。查毒程序恢复以后把同一个文件再传一次，查过就能打开。")
    return content_of(row)


def content_of(row: OverseasAttachment) -> bytes:
    """The bytes as they came. Raises `files.FileChanged` when they are not what was stored."""
    dispute = db.session.scalars(
        select(OverseasDispute)
        .join(OverseasGuidance, OverseasGuidance.dispute_id == OverseasDispute.id)
        .join(OverseasEntry, OverseasEntry.guidance_id == OverseasGuidance.id)
        .where(OverseasEntry.id == row.entry_id)
    ).one()
    return files.read(row.file, row.sha256, key=_key_of(dispute))


def _key_for(dispute: OverseasDispute) -> DisputeKey:
    """The dispute's own key, made with its first file."""
    if dispute.key_sealed is None:
        db.session.refresh(dispute, with_for_update={"of": OverseasDispute})
    if dispute.key_sealed is None:
        dispute.key_sealed = keyring().seal(secrets.token_hex(32), _context(dispute))
        db.session.flush()
    return _key_of(dispute)


def _key_of(dispute: OverseasDispute) -> DisputeKey:
    if dispute.key_sealed is None:
        raise files.FileChanged(dispute.number)
    return DisputeKey(dispute.id, bytes.fromhex(keyring().open(dispute.key_sealed, _context(dispute))))


def _context(dispute: OverseasDispute) -> str:
    return f"overseas_dispute.key.{dispute.uid}"


def _check_role(guidance: OverseasGuidance, actor: Actor) -> None:
    if not set(roles_for(actor, guidance.office_id)) & STAFF:
        raise ActionRefused("你的角色不能收附件。请海外指导专员办理。")
