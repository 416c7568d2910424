"""团队: the numbers of each mediator are those of the lists behind them."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.app import create_app
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.user import User
from mediation.operations import audit, users
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests import factories
from tests.conftest import fresh_desk
from tests.factories import Town
from tests.people import log_in
from tests.visitor import DeskClient, Page, Visitor

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def town(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: Any) -> Iterator[Town]:
    """A whole town: its cases fell due in September 2026, most of them long ago."""
    with fresh_desk(template, tmp_path_factory.mktemp("team") / "data") as settings:
        app = create_app({**settings, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        yield factories.build(app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def director(town: Town) -> Visitor:
    """The director of the textile committee."""
    return Visitor(log_in(town.app, town.people[Role.DIRECTOR]))


def rows(page: Page) -> dict[str, list[str]]:
    """Name → the three numbers."""
    return {
        row.select_one("th").text: [cell.text.strip() for cell in row.select("td")]
        for row in page.soup.select("tbody tr")
    }


def listed(visitor: Visitor, url: str) -> int:
    """How many cases a list says it has."""
    page = visitor.get(url + "&size=100")
    return len(page.soup.select("table tbody tr"))


def test_every_number_opens_as_many_cases(director: Visitor) -> None:
    page = director.get("/team")
    links = page.soup.select("tbody td a")
    assert links
    assert {str(link["aria-label"]): listed(director, str(link["href"])) for link in links} == {
        str(link["aria-label"]): int(link.text) for link in links
    }


def test_each_mediator_of_the_list_has_a_line_and_so_has_nobody(town: Town, director: Visitor) -> None:
    found = rows(director.get("/team"))
    names = {town.people[role].display_name for role in (Role.DIRECTOR, Role.MEDIATOR, "同事")}
    assert set(found) == {*names, "没有指派", "合计"}
    whole = [sum(int(numbers[place]) for name, numbers in found.items() if name != "合计") for place in range(3)]
    assert [int(number) for number in found["合计"]] == whole


def test_other_committees_are_not_counted(director: Visitor) -> None:
    page = director.get("/team")
    assert [panel.select_one("h2").text for panel in page.soup.select("section.panel")] == ["家纺行业调委会"]


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK, Role.ADMINISTRATOR])
def test_only_directors_see_it(town: Town, role: Role) -> None:
    client = log_in(town.app, town.people[role])
    assert client.get("/team").status_code == 404
    assert "团队" not in client.get("/", follow_redirects=True).text


def test_a_window_that_has_passed_is_nobody_s_delay(town: Town, director: Visitor) -> None:
    """The parties let the thirty days pass, and nobody has acted since: not overdue in the list, nor in the number."""
    uid = town.cases["effective"].uid

    def passed() -> None:
        case = db.session.query(Case).filter_by(uid=uid).one()
        case.next_due_on, case.next_due_what = clock.today() - timedelta(3), "共同申请司法确认"
        audit.record(None, "test", case, summary="测试", at=clock.now())
        db.session.commit()

    town.look(passed)
    page = director.get("/cases?due=overdue&size=100")
    assert f"/cases/{uid}" not in [str(link["href"]) for link in page.soup.select("tbody th a")]


def test_a_mediator_who_left_the_list_keeps_a_line_while_there_are_cases(town: Town, director: Visitor) -> None:
    def take_off(town: Town) -> None:
        person = town.people["同事"]
        user = db.session.get_one(User, person.id)
        administrator = db.session.get_one(User, town.people[Role.ADMINISTRATOR].id)
        case = db.session.query(Case).filter_by(uid=town.cases["accepted"].uid).one()
        now = clock.now()
        actor = Actor(administrator, now, now.date())
        case.mediator_id = user.id
        users.change_grants(user, [(user.grants[0].organisation_id, Role.CLERK)], actor=actor)
        db.session.commit()

    town.look(take_off, town)
    page = director.get("/team")
    name = f"{town.people['同事'].display_name}（已不在名单）"
    assert int(rows(page)[name][0]) >= 1
    link = page.soup.find("a", attrs={"aria-label": re.compile(f"^{re.escape(name)}在办")})
    assert listed(director, str(link["href"])) == int(link.text)
