"""Files that no row names: what an act stored that then could not be committed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select

from mediation import files
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativePaper
from mediation.models.document import Attachment, Document
from mediation.models.job import Job
from mediation.models.overseas_guidance import OverseasPaper

# A younger file may belong to an act that has not committed yet.
LEFT_ALONE = timedelta(hours=1)


def named(names: Collection[str] | None = None) -> set[str]:
    """Which of `names` a paper, an attachment or the result of a job on record bears; all that are borne, without
    `names`."""
    found: set[str] = set()
    for column in (Document.file, Attachment.file, AdministrativePaper.file, OverseasPaper.file, Job.file):
        wanted = select(column) if names is None else select(column).where(column.in_(names))
        found.update(db.session.scalars(wanted))
    return found


def drop_uncommitted() -> None:
    """At the end of a request: what it stored and no row names after all is taken away."""
    stored = files.stored_now()
    if not stored:
        return
    db.session.rollback()
    for name in set(stored) - named(stored):
        files.remove(name)
    stored.clear()


def sweep(now: datetime) -> int:
    """Remove what killed processes left in the store more than an hour ago; returns how many files."""
    before = (now - LEFT_ALONE).timestamp()
    strays = list(files.stray(named(), before=before))
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)
