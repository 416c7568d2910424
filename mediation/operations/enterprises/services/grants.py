"""What an enterprise asked of the rights centre's fund."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.aid_grant import AidGrant
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import sight_of_others
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight
from mediation.rules.money import yuan
from mediation.rules.roles import Role


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every application, the newest first: what for and how much for the centre's people alone."""
    query = (
        select(AidGrant)
        .where(AidGrant.party_id.in_(sorted(party_ids)))
        .options(joinedload(AidGrant.centre))
        .order_by(AidGrant.id.desc())
    )
    own = actor.user.organisation_ids(Role.AID_OFFICER, Role.EXAMINER)
    for row in db.session.scalars(query):
        opens = row.centre_id in own
        sight = Sight.OPEN if opens else sight_of_others(actor)
        told = sight is not Sight.COUNTED
        yield ServiceEntry(
            Service.GRANT,
            row.party_id,
            f"grant:{row.id}",
            row.centre.short_name,
            row.asked_on,
            _state(row) if told else "",
            row.decided_on is None or bool(row.approved and row.paid_on is None),
            sight,
            part="申请人" if told else "",
            title=f"{row.item}，申请 {yuan(row.asked)} 元" if opens else "",
            kind="专项资金" if told else "",
            endpoint="rights_aid.grant" if opens else "",
            address=(("grant_uid", row.uid),) if opens else (),
            helped=bool(row.approved),
        )


def _state(row: AidGrant) -> str:
    if row.decided_on is None:
        return "等核定"
    if not row.approved:
        return "没有批"
    return "已拨付" if row.paid_on else "已核定"
