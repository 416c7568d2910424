"""The invented data set: large enough, the same every time, marked, and played by the rules."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from click.testing import Result
from sqlalchemy import func, select

from mediation.app import create_app
from mediation.demonstration import cast
from mediation.demonstration.accounts import ACCOUNTS
from mediation.demonstration.plan import FINISHED, RUNNING, SEED, TODAY, plans
from mediation.extensions import db
from mediation.indicators import ALL, Period
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.document import Document
from mediation.models.fair import FairComplaint
from mediation.models.online_shop import OnlineShopLink
from mediation.models.rights_aid import AidMatter
from mediation.models.user import User
from mediation.operations import audit, figures
from mediation.operations.overseas_guidance.counting import counting_on
from mediation.operations.overseas_guidance.yearly import year_of
from mediation.procedures import design_preexamination, rights_aid
from mediation.procedures.people_mediation import OUTCOMES, State
from mediation.rules.holidays import is_rest_day
from mediation.rules.overseas_guidance.counting import Part, Tally
from mediation.rules.roles import Role
from tests.browser.desk import flask
from tests.recount import recounted

D = date.fromisoformat
COUNTED_AGAIN = [
    *(Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2022, 2026)),
    Period(D("2026-01-01"), TODAY),
    Period(D("2022-01-01"), D("2025-12-31")),
    Period(D("2023-02-10"), D("2024-05-20")),
]


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


def test_every_month_of_this_year_has_disputes_and_those_of_its_quarters_ended() -> None:
    """The last quarter is the one that reports and the dashboard show first."""
    this = [plan for plan in plans() if plan.day.year == TODAY.year]
    assert {plan.day.month for plan in this} == set(range(1, TODAY.month + 1))
    ended = Counter((plan.day.month - 1) // 3 for plan in this if plan.ending in FINISHED)
    assert min(ended[quarter] for quarter in range(3)) >= 10
    assert list(plans()) == sorted(plans(), key=lambda plan: plan.day)


def test_nothing_happens_on_a_rest_day_or_after_the_story() -> None:
    """Registrations fall on working days."""
    assert [plan for plan in plans() if is_rest_day(plan.day) or plan.day > TODAY] == []


def test_there_is_one_account_for_every_role() -> None:
    """Whoever looks around can look as anybody."""
    assert {account.role for account in ACCOUNTS} == set(Role)


def test_the_whole_story_plays_through_the_operations(tmp_path: Path) -> None:
    """Papers are issued and kept, effective agreements have their day, the chain of the trail holds."""
    folder = tmp_path / "data"
    flask(folder, "demo", "load", MEDIATION_DEMO="1")
    app = create_app({"data_dir": folder, "demo": True})
    with app.app_context():
        # One more came over from the bureau, three from the rights centre.
        assert db.session.scalar(select(func.count()).select_from(Case)) == len(list(plans())) + 4
        assert db.session.scalar(select(func.count()).select_from(OnlineShopLink)) == 30
        assert db.session.scalar(select(func.count()).select_from(FairComplaint)) == 8
        matters = set(db.session.scalars(select(AdministrativeMatter.state)))
        assert matters == {"received", "served", "opened", "signed", "handed_over", "closed"}
        aided = {state for (state,) in db.session.execute(select(AidMatter.state).distinct())}
        assert aided == {state.value for state in rights_aid.State} - {"new", "withdrawn"}
        examined = set(db.session.scalars(select(DesignPreexamination.state)))
        assert examined == {state.value for state in design_preexamination.State} - {"new"}
        _count_the_hundred()
        states = {state for (state,) in db.session.execute(select(Case.state).distinct())}
        assert states == {state.value for state in State}
        assert set(db.session.scalars(select(Case.outcome).distinct())) == {"", *OUTCOMES}
        effective = db.session.scalars(select(Agreement).where(Agreement.state == "effective")).all()
        assert len(effective) > 100
        assert all(agreement.effective_on and agreement.document_id for agreement in effective)
        assert db.session.scalar(select(func.count()).select_from(Document)) >= len(effective)
        assert list(audit.broken_links()) == []
        # Every indicator a second time, in plain SQL: the plan's years, this one, all of them, a time cut in months.
        assert [disagreement for period in COUNTED_AGAIN for disagreement in recounted(period, TODAY)] == []
        # None of ours is nought all the time, which would agree with anything.
        told = [figures.figures(ALL, period, today=TODAY).values() for period in COUNTED_AGAIN]
        assert set(ALL) - {each.indicator.name for found in told for each in found if each.value} == set()
        db.session.remove()
        db.engine.dispose()


def _count_the_hundred() -> None:
    """Counted with a pencil: 12 of one dispute with the twelve, 4 + 5 + 3 + 6 + 4 + 2 of the other past disputes, and
    the branch of one of them. The firm that is called anew is one of the twelve; the sole trader, the firm of 海门 and
    the one that only came to a training stand apart; the four of the running disputes came after the plan."""
    officer = db.session.scalars(select(User).where(User.login_name == "overseas")).one()
    found = counting_on(officer, TODAY)
    assert {part: len(found.of(part)) for part in Part} == {
        Part.COUNTED: 37, Part.SOLE_TRADER: 1, Part.OUTSIDE: 1, Part.TRAINING: 1, Part.NOT_YET: 4, Part.UNCLEAR: 0,
    }  # fmt: skip
    # Seven past disputes and the one with the traps; 12 + 24 times, the renamed firm's second, the branch's.
    assert found.tally(Part.COUNTED) == Tally(37, 8, 38)
    renamed = next(line for line in found.lines if line.name == "南通示例新名家纺有限公司")
    assert len(renamed.names) == 2 and renamed.times == 2
    assert [(name, len(lines)) for name, lines in found.groups()] == [("示例云家纺集团", 2)]
    money = {total.kind: (total.rows, total.again) for total in year_of(officer, 2024, TODAY).found.recovered}
    # Twelve were released their funds, the first of them once more under another kind; four links came back.
    assert money == {"released": (12, 0), "avoided": (0, 1), "restored": (4, 0)}


def test_nobody_of_the_story_is_a_namesake_of_its_mediators() -> None:
    """A mediator may not hear a case of somebody who may be the same person (see `rules.people_mediation`)."""
    random = Random(SEED)
    assert {cast.person_name(random) for _ in range(5000)} & {account.name for account in ACCOUNTS} == set()


def test_the_demonstration_is_not_mixed_with_a_real_desk(command: Callable[..., Result]) -> None:
    """Without MEDIATION_DEMO=1 nothing is loaded."""
    result = command("demo", "load")
    assert result.exit_code == 1
    assert "MEDIATION_DEMO=1" in result.output
