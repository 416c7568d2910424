"""The files of one case and the key that seals them; made when the case is registered."""

import secrets

from sqlalchemy import select

from mediation import files
from mediation.extensions import db, keyring
from mediation.files import CaseKey
from mediation.models.case import Case
from mediation.models.case_key import CaseKey as CaseKeyRow
from mediation.models.document import Attachment, Document


def make_key(case: Case) -> None:
    """Give a new case its key. The case must be stored already."""
    sealed = keyring().seal(secrets.token_hex(32), _context(case.uid))
    db.session.add(CaseKeyRow(case_id=case.id, sealed=sealed))


def key_of(case: Case) -> CaseKey:
    """The case's own key. Raises KeyError when it was destroyed: then its files are locked for good."""
    row = db.session.get(CaseKeyRow, case.id)
    if row is None:
        raise KeyError(f"case {case.uid} has no key")
    return CaseKey(case.id, bytes.fromhex(keyring().open(row.sealed, _context(case.uid))))


def content_of(row: Document | Attachment) -> bytes:
    """The bytes of an issued paper or an attached file. Raises `files.FileChanged` when they are not what was
    stored."""
    case = db.session.get(Case, row.case_id)
    return files.read(row.file, row.sha256, key=key_of(case) if case else None)


def add_missing_keys() -> int:
    """Give a key to every case registered before cases had one; returns how many."""
    keyless = select(Case.id, Case.uid).outerjoin(CaseKeyRow, CaseKeyRow.case_id == Case.id)
    rows = db.session.execute(keyless.where(CaseKeyRow.case_id.is_(None))).all()
    for row in rows:
        sealed = keyring().seal(secrets.token_hex(32), _context(row.uid))
        db.session.add(CaseKeyRow(case_id=row.id, sealed=sealed))
    return len(rows)


def _context(uid: str) -> str:
    return f"case_key.{uid}"
