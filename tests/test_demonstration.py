"""The invented data set: large enough, the same every time, marked, and played by the rules."""

from collections import Counter
from collections.abc import Callable

from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from mediation.demonstration.accounts import ACCOUNTS
from mediation.demonstration.load import load
from mediation.demonstration.plan import FINISHED, RUNNING, TODAY, plans
from mediation.documents import press
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.operations import audit
from mediation.rules.holidays import is_rest_day
from mediation.rules.roles import Role


def test_the_story_is_the_same_every_time() -> None:
    """A fixed seed, so that pictures and tests can speak of it."""
    assert list(plans()) == list(plans())


def test_the_story_covers_five_years_both_committees_and_every_ending() -> None:
    """At least 240 disputes of 2022 to 2026."""
    told = list(plans())
    assert len(told) >= 240
    assert {plan.day.year for plan in told} == {2022, 2023, 2024, 2025, 2026}
    assert {plan.committee for plan in told} == {"textile", "district"}
    assert {plan.ending for plan in told} == set(FINISHED) | set(RUNNING)
    assert max(Counter(plan.ending for plan in told).values()) < len(told) * 0.6


def test_nothing_happens_on_a_rest_day_or_after_the_story() -> None:
    """Registrations fall on working days."""
    assert [plan for plan in plans() if is_rest_day(plan.day) or plan.day > TODAY] == []


def test_there_is_one_account_for_every_role() -> None:
    """Whoever looks around can look as anybody."""
    assert {account.role for account in ACCOUNTS} == set(Role)


def test_the_latest_disputes_play_through_the_operations(open_app: Callable[..., Flask]) -> None:
    """Papers are issued and kept, effective agreements have their day, the chain of the trail holds."""
    app = open_app(demo=True)
    with app.app_context():
        try:
            count = load(lambda done, total: None, limit=34)
        finally:
            press.close()
        assert count == 34
        states = {state for (state,) in db.session.execute(select(Case.state).distinct())}
        assert states >= {"registered", "accepted", "mediating", "suspended", "agreed", "concluded"}
        effective = db.session.scalars(select(Agreement).where(Agreement.state == "effective")).all()
        assert effective
        assert all(agreement.effective_on and agreement.document_id for agreement in effective)
        assert db.session.scalar(select(func.count()).select_from(Document)) >= len(effective)
        assert list(audit.broken_links()) == []


def test_the_demonstration_is_not_mixed_with_a_real_desk(command: Callable[..., Result]) -> None:
    """Without MEDIATION_DEMO=1 nothing is loaded."""
    result = command("demo", "load")
    assert result.exit_code == 1
    assert "MEDIATION_DEMO=1" in result.output
