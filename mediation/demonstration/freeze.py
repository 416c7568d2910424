"""The reports of the third quarter of 2026, frozen: the textile committee's return, and the whole district's."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration.plan import TODAY
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.reports import freezing
from mediation.operations.reports.drafting import draft
from mediation.rules.reports.content import figures_digest
from mediation.rules.reports.periods import Length, ReportPeriod

FREEZERS = (("return", "textile", "director"), ("district", "bureau", "bureau-clerk"))
QUARTER = ReportPeriod(Length.QUARTER, 2026, 3)


def play(names: Mapping[str, int]) -> None:
    """Each by whoever freezes it; `names` login name → row id."""
    for kind, code, login in FREEZERS:
        act(lambda kind=kind, code=code, login=login: _freeze(kind, code, names[login]))  # type: ignore[misc]


def _freeze(kind: str, code: str, user_id: int) -> None:
    day = TODAY - timedelta(1)
    who = Actor(db.session.get_one(User, user_id), datetime.combine(day, time(15), SHANGHAI), day, "demo")
    body = db.session.scalars(select(Organisation).where(Organisation.code == code)).one()
    seen = figures_digest(draft(kind, body, QUARTER, today=day))
    freezing.freeze(kind, body, QUARTER, seen=seen, actor=who)
