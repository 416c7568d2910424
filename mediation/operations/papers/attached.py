"""The files of a case as papers name them."""

from collections.abc import Iterable

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.document import PURPOSES, Attachment
from mediation.rules.figures import day


def attached(case: Case, purpose: str, **columns: object) -> list[Attachment]:
    """The kept files of a purpose, in their order; `columns` further columns that must be so."""
    query = select(Attachment).where(
        Attachment.case_id == case.id, Attachment.purpose == purpose, Attachment.removed_on.is_(None)
    )
    return list(db.session.scalars(query.filter_by(**columns).order_by(Attachment.ordinal, Attachment.id)))


def scans_of(case: Case, form: str, subject: str) -> tuple[str, ...]:
    """The signed scans of one sheet, in words."""
    return described(attached(case, "signed_scan", form=form, subject=subject))


def from_party(files: Iterable[Attachment], party: CaseParty) -> list[Attachment]:
    """Those of the files that a party handed in."""
    return [file for file in files if file.submitted_by_id == party.id]


def described(files: Iterable[Attachment]) -> tuple[str, ...]:
    """`营业执照复印件，1页，2026年9月3日收`, one for each file."""
    return tuple(
        "，".join(filter(None, (called(file), f"{file.pages}页" if file.pages else "", f"{day(file.received_on)}收")))
        for file in files
    )


def called(file: Attachment) -> str:
    """What a file is called: its title, else what it is; a scan's own file name says nothing."""
    if file.title:
        return file.title
    return PURPOSES[file.purpose] if file.purpose.endswith("_scan") else file.name


def submitter(file: Attachment) -> str:
    """Who handed a file in, in words; "" when nobody said."""
    return file.party.party.name if file.party else file.submitted_by
