"""The hundred: the rows of guidance as the counting rule reads them, and the plan's dated figures."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.user import User
from mediation.operations import settings
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.operations.actor import Actor
from mediation.rules.overseas_guidance.counting import Counting, Enterprise, Guidance, Period, count
from mediation.rules.overseas_guidance.district import located

PLAN = "overseas_plan"


def plan_on(on: date) -> Period:
    """The plan's days and target as they stand on a day."""
    value: dict[str, Any] = settings.setting(PLAN, on)
    return Period(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]), int(value["target"]))


def change_plan(plan: Period, *, effective_from: date, source: str, actor: Actor) -> None:
    """Another period or target from a day on, resting on `source`."""
    value = {"first": plan.first.isoformat(), "last": plan.last.isoformat(), "target": plan.target}
    settings.change_setting(PLAN, value, effective_from=effective_from, source=source, actor=actor)


def counting_on(user: User, today: date) -> Counting:
    """Every enterprise of the disputes that `user` may read, counted by the plan of today."""
    return count(enterprises(user, today), plan_on(today), today)


def uids_of(user: User) -> dict[str, str]:
    """Number → uid of every dispute that `user` may read."""
    query = visible_overseas_disputes(user).with_only_columns(OverseasDispute.number, OverseasDispute.uid)
    return {row.number: row.uid for row in db.session.execute(query)}


def enterprises(user: User, today: date) -> list[Enterprise]:
    """The frozen rows: one for each enterprise in each dispute, names and codes from the register of parties."""
    seen = visible_overseas_disputes(user).with_only_columns(OverseasDispute.id)
    return enterprises_of(select(OverseasGuidance).where(OverseasGuidance.dispute_id.in_(seen)), today)


def enterprises_of(rows: Select[OverseasGuidance], today: date) -> list[Enterprise]:
    """The same of any rows of guidance."""
    towns = settings.setting("district_towns", today)
    together = (selectinload(OverseasGuidance.entries), selectinload(OverseasGuidance.dispute))
    query = rows.options(*together).order_by(OverseasGuidance.id)
    return [_enterprise(row, towns) for row in db.session.scalars(query)]


def _enterprise(row: OverseasGuidance, towns: list[str]) -> Enterprise:
    party = row.party
    place = located(party.town, party.address, towns)
    return Enterprise(
        party=party.uid,
        name=party.name,
        kind=party.kind,
        code=party.identity_number if party.identity_kind == "credit_code" else "",
        inside=place.inside,
        place=place.why,
        group=row.group_name,
        since=party.id,
        entries=tuple(
            Guidance(
                row.dispute.number,
                entry.given_on,
                entry.guide,
                entry.channel,
                entry.content,
                entry.confirmed_on,
                f"{row.dispute.number}-{row.ordinal} {entry.given_on.isoformat()} {entry.proof or '指导记录'}",
            )
            for entry in row.entries
        ),
    )
