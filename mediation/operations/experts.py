"""The register of experts and advisers: data of the rights centre, edited by its aid officers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.consultation import ConsultationExpert
from mediation.models.expert import Expert
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.rights_aid import AidExpert, AidMatter, AidParty
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.access_scope import visible_aid
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version

LABELS = {
    "kind": "类别",
    "name": "姓名",
    "firm": "单位",
    "field": "专长",
    "term_from": "聘期从",
    "term_until": "聘期到",
}


@dataclass(frozen=True)
class ExpertValues:
    """A person of the register as typed; fields as in `models.expert.Expert`."""

    kind: str
    name: str
    firm: str
    field: str
    term_from: date
    term_until: date | None = None

    def columns(self) -> dict[str, object]:
        """Column → value."""
        return {name: getattr(self, name) for name in LABELS}


@dataclass(frozen=True)
class Listed:
    """One line of the register: for how many applications the person was appointed, about how many consultations
    between bodies asked, how many different enterprises had applied."""

    expert: Expert
    served: int
    asked: int = 0
    enterprises: int = 0


def register_of(centre_ids: Collection[int]) -> list[Listed]:
    """Everybody on the register by kind and name, with how often they helped."""
    counted = (
        select(AidExpert.expert_id, func.count())
        .where(AidExpert.appointed_on.is_not(None))
        .group_by(AidExpert.expert_id)
    )
    served: dict[int, int] = {row[0]: row[1] for row in db.session.execute(counted)}
    uses = select(ConsultationExpert.expert_id, func.count()).group_by(ConsultationExpert.expert_id)
    asked: dict[int, int] = {row[0]: row[1] for row in db.session.execute(uses)}
    applied = (
        select(AidExpert.expert_id, func.count(AidParty.party_id.distinct()))
        .join(AidParty, AidParty.matter_id == AidExpert.matter_id)
        .join(Party, Party.id == AidParty.party_id)
        .where(AidExpert.appointed_on.is_not(None), AidParty.side == "applicant", Party.kind != "person")
        .group_by(AidExpert.expert_id)
    )
    enterprises: dict[int, int] = {row[0]: row[1] for row in db.session.execute(applied)}
    query = select(Expert).where(Expert.centre_id.in_(sorted(centre_ids)))
    people = db.session.scalars(query.order_by(Expert.kind.desc(), Expert.name, Expert.id))
    return [Listed(one, *(numbers.get(one.id, 0) for numbers in (served, asked, enterprises))) for one in people]


def matters_of(expert: Expert, user: User) -> list[AidMatter]:
    """The applications for which the person was appointed, as far as `user` may read them, the newest first."""
    appointed = select(AidExpert.matter_id).where(AidExpert.expert_id == expert.id, AidExpert.appointed_on.is_not(None))
    query = visible_aid(user).where(AidMatter.id.in_(appointed)).options(selectinload(AidMatter.parties))
    return list(db.session.scalars(query.order_by(AidMatter.id.desc())))


def pool() -> list[Expert]:
    """专家咨询库: everybody on the district's one register, whom the bureau asks about difficult cases."""
    return list(db.session.scalars(select(Expert).order_by(Expert.kind.desc(), Expert.name, Expert.id)))


def in_office(centre_id: int, on: date) -> list[Expert]:
    """Whose term covers the day."""
    query = select(Expert).where(Expert.centre_id == centre_id).order_by(Expert.kind.desc(), Expert.name)
    return [expert for expert in db.session.scalars(query) if expert.in_office(on)]


def is_known(centre: Organisation, values: ExpertValues, expert: Expert | None = None) -> bool:
    """Whether somebody else of the register has that kind, name and firm."""
    same = select(Expert.id).where(
        Expert.centre_id == centre.id,
        Expert.kind == values.kind,
        Expert.name == values.name,
        Expert.firm == values.firm,
    )
    taken = db.session.scalar(same)
    return taken is not None and (expert is None or taken != expert.id)


def add_expert(centre: Organisation, values: ExpertValues, *, actor: Actor) -> Expert:
    """One more."""
    expert = Expert(centre=centre, **values.columns())
    db.session.add(expert)
    db.session.flush()
    audit.record(actor, "add_expert", expert, summary=f"登记{expert.kind_label}{expert.name}")
    return expert


def change_expert(expert: Expert, values: ExpertValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct the data, renew or end a term. Raises `EditConflict`."""
    check_version(expert, seen_version, values.columns(), LABELS)
    for name, value in values.columns().items():
        setattr(expert, name, value)
    audit.record(actor, "change_expert", expert, summary=f"改{expert.kind_label}{expert.name}的登记")
