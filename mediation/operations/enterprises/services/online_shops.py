"""Complaints about links on shopping platforms, of the party that complained."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.extensions import db
from mediation.models.online_shop import OnlineShopComplaint
from mediation.operations.access_scope import visible_shop_complaints
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.platform_notice import RUNNING, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight, right_keys


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every complaint of the parties."""
    query = (
        select(OnlineShopComplaint)
        .where(OnlineShopComplaint.party_id.in_(sorted(party_ids)))
        .options(joinedload(OnlineShopComplaint.centre), selectinload(OnlineShopComplaint.links))
        .order_by(OnlineShopComplaint.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_shop_complaints(actor.user), OnlineShopComplaint.id, (row.id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.id in known else sight_of_others(actor))


def _entry(row: OnlineShopComplaint, sight: Sight) -> ServiceEntry:
    opens, key = sight is Sight.OPEN, f"online_shop:{row.id}"
    waiting = sum(State(link.state) in RUNNING for link in row.links)
    counted = ServiceEntry(
        Service.SHOP_WATCH, row.party_id, key, row.centre.short_name, row.received_on, "", waiting > 0, sight
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=f"{len(row.links)} 个链接，{waiting} 个没办完" if waiting else f"{len(row.links)} 个链接，已办完",
        part="投诉人",
        number=row.number if opens else "",
        title=row.right_title if opens else "",
        kind=row.platform,
        endpoint="online_shops.show" if opens else "",
        address=(("complaint_uid", row.uid),) if opens else (),
        rights=right_keys((number_key(row.right_number),), (row.right_title,)),
        became=frozenset((row.number, *(f"{row.number}-{place}" for place in range(2, len(row.links) + 1)))),
    )
