"""The list of disputes: those with an enterprise in hand, and the others."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Select, exists, func, not_, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.operations.keyset import Page, newest
from mediation.procedures.overseas_guidance import OVER

GROUPS: Mapping[str, str] = {"running": "在办", "over": "都办完了", "all": "全部"}


def page(
    user: User, group: str, *, words: str = "", kind: str = "", after: int | None = None, size: int = 50
) -> Page[OverseasDispute]:
    """The disputes of a group (a key of `GROUPS`) that `user` may read; `words` are part of a name, of the number or of
    the foreign case number; `after` the id of the last row seen."""
    query = _narrowed(user, words, kind).where(_in(group))
    together = (selectinload(OverseasDispute.guidances), selectinload(OverseasDispute.nodes))
    return newest(query.options(*together), OverseasDispute.id, after=after, size=size)


def counts(user: User, *, words: str = "", kind: str = "") -> dict[str, int]:
    """How many disputes of each group `user` may read and the search finds."""
    found = _narrowed(user, words, kind)
    return {name: db.session.scalar(found.where(_in(name)).with_only_columns(func.count())) or 0 for name in GROUPS}


def _narrowed(user: User, words: str, kind: str) -> Select[OverseasDispute]:
    query = visible_overseas_disputes(user)
    if words:
        named = (
            select(OverseasGuidance.dispute_id)
            .join(Party, Party.id == OverseasGuidance.party_id)
            .where(Party.name.contains(words, autoescape=True))
        )
        columns = (OverseasDispute.number, OverseasDispute.case_number, OverseasDispute.opponent)
        found = [column.contains(words, autoescape=True) for column in columns]
        query = query.where(or_(*found, OverseasDispute.id.in_(named)))
    return query.where(OverseasDispute.kind == kind) if kind else query


def _in(group: str) -> ColumnElement[bool]:
    if group == "all":
        return OverseasDispute.id.is_not(None)
    over = sorted(state.value for state in OVER)
    of_it = OverseasGuidance.dispute_id == OverseasDispute.id
    in_hand = or_(exists().where(of_it, OverseasGuidance.state.not_in(over)), not_(exists().where(of_it)))
    return in_hand if group == "running" else not_(in_hand)
