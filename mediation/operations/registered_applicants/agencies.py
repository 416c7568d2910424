"""专利代理机构 and whether their filings are taken: data of the centre."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.registered_applicant import Agency
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.rules.registered_applicant.words import AGENCY_STANDINGS

LABELS = {
    "name": "名称",
    "code": "机构代码",
    "standing": "名单",
    "standing_from": "自",
    "standing_until": "至",
    "source": "依据",
}


@dataclass(frozen=True)
class AgencyValues:
    """An agency as typed; see `models.registered_applicant.Agency`."""

    name: str
    standing: str
    source: str
    code: str = ""
    standing_from: date | None = None
    standing_until: date | None = None


def agencies() -> list[Agency]:
    """All agencies by name."""
    return list(db.session.scalars(select(Agency).order_by(Agency.name)))


def agency_of(uid: str) -> Agency | None:
    """The agency of that uid."""
    return db.session.scalar(select(Agency).where(Agency.uid == uid))


def name_is_taken(name: str, agency: Agency | None = None) -> bool:
    """Whether another agency has that name."""
    taken = db.session.scalar(select(Agency.id).where(Agency.name == name))
    return taken is not None and (agency is None or taken != agency.id)


def keep_agency(
    agency: Agency | None, values: AgencyValues, *, seen_version: str | int | None = None, actor: Actor
) -> Agency:
    """Add an agency (`agency` None), or change it. Raises `EditConflict`."""
    columns = asdict(values)
    if agency is None:
        agency = Agency(**columns)
        db.session.add(agency)
    else:
        check_version(agency, seen_version, columns, LABELS)
        with db.session.no_autoflush:
            for name, value in columns.items():
                setattr(agency, name, value)
    db.session.flush()
    said = f"代理机构“{agency.name}”：{AGENCY_STANDINGS[agency.standing]}"
    audit.record(actor, "keep_agency", agency, summary=said, reason=agency.source)
    return agency
