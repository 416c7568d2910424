"""Logging in: what is said, how often one may try, where it leads."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.login import LoginFailure, LoginSession
from mediation.models.user import User
from mediation.rules.roles import Role
from mediation.web.acts import local_path
from tests import people
from tests.visitor import Visitor, token_in
from tests.web.conftest import change_user

WRONG = "登录名或密码不对。"
LOCKED = "连错五次，这个账号停用一分钟。一分钟后再试。"


def attempt(app, name, password, **extra):
    """The status of one attempt in a fresh browser, and what it said."""
    client = app.test_client()
    answer = client.post(
        "/login", data={"csrf_token": token_in(client.get("/login")), "login_name": name, "password": password}, **extra
    )
    note = BeautifulSoup(answer.text, "lxml").select_one("main .note--bad")
    return answer.status_code, note.get_text(strip=True) if note else ""


def test_the_right_password_leads_to_the_first_page(stranger, user_for):
    person = user_for(Role.CLERK)
    page = stranger.submit(stranger.get("/login"), "login", login_name=person.login_name, password=person.password)
    assert page.answer.request.path == "/"
    assert person.display_name in page.text


def test_the_name_is_the_same_in_capitals_and_with_blanks_around(app, user_for):
    person = user_for(Role.CLERK)
    assert attempt(app, f"  {person.login_name.upper()} ", person.password)[0] == 303


@pytest.mark.parametrize(
    "change", [" {}", "{} ", "{}x", "{0}{0}"], ids=["blank before", "blank after", "longer", "twice"]
)
def test_the_password_is_taken_as_typed(app, user_for, change):
    person = user_for(Role.CLERK)
    assert attempt(app, person.login_name, change.format(person.password)) == (422, WRONG)


def test_a_wrong_password_an_unknown_name_and_a_closed_account_get_the_same_answer(app, user_for, behind):
    person, closed = user_for(Role.CLERK), user_for(Role.MEDIATOR)
    behind(lambda: change_user(closed, active=False))
    assert attempt(app, person.login_name, "Falsch-geraten-1") == (422, WRONG)
    assert attempt(app, "niemand", "Falsch-geraten-1") == (422, WRONG)
    assert attempt(app, closed.login_name, closed.password) == (422, WRONG)


def test_the_refused_page_keeps_the_name_and_not_the_password(stranger, user_for):
    person = user_for(Role.CLERK)
    page = stranger.submit(
        stranger.get("/login"), "login", status=422, login_name=person.login_name, password="Falsch-geraten-1"
    )
    assert page.soup.select_one("#login_name")["value"] == person.login_name
    assert "Falsch-geraten-1" not in page.answer.text


def test_a_password_of_a_megabyte_is_refused_without_hashing_it(app, user_for):
    assert attempt(app, user_for(Role.CLERK).login_name, "x" * 1_000_000) == (422, WRONG)


class TestFiveFailuresAMinute:
    def test_lock_that_account_and_for_that_minute(self, app, user_for, pass_time):
        person, other = user_for(Role.CLERK), user_for(Role.MEDIATOR)
        for _ in range(5):
            assert attempt(app, person.login_name, "Falsch-geraten-1") == (422, WRONG)
        assert attempt(app, person.login_name, person.password) == (422, LOCKED)
        assert attempt(app, other.login_name, other.password)[0] == 303
        pass_time(1.1)
        assert attempt(app, person.login_name, person.password)[0] == 303

    def test_are_not_extended_by_attempts_during_the_minute(self, app, user_for, behind):
        person = user_for(Role.CLERK)
        for _ in range(8):
            attempt(app, person.login_name, "Falsch-geraten-1")
        assert behind(lambda: db.session.scalar(select(func.count()).select_from(LoginFailure))) == 5

    def test_lock_unknown_names_just_the_same(self, app):
        said = [attempt(app, "niemand", "Falsch-geraten-1")[1] for _ in range(6)]
        assert said == [WRONG] * 5 + [LOCKED]

    def test_hold_for_attempts_sent_all_at_once(self, app, user_for, behind):
        person = user_for(Role.CLERK)
        clients = [app.test_client() for _ in range(8)]
        forms = [
            {"csrf_token": token_in(c.get("/login")), "login_name": person.login_name, "password": "Falsch-geraten-1"}
            for c in clients
        ]
        with ThreadPoolExecutor(8) as pool:
            answers = list(
                pool.map(lambda pair: pair[0].post("/login", data=pair[1]), zip(clients, forms, strict=True))
            )
        assert sum(LOCKED in answer.text for answer in answers) == 3
        assert behind(lambda: db.session.scalar(select(func.count()).select_from(LoginFailure))) == 5

    def test_are_in_the_trail_for_accounts_that_exist(self, app, user_for, acts):
        attempt(app, user_for(Role.CLERK).login_name, "Falsch-geraten-1")
        attempt(app, "niemand", "Falsch-geraten-1")
        assert acts().count("log_in_failed") == 1


class TestTheToken:
    def test_is_new_at_each_login_and_only_its_digest_is_stored(self, app, user_for, behind):
        person, tokens = user_for(Role.CLERK), []
        for _ in range(2):
            client = people.log_in(app, person)
            with client.session_transaction() as cookie:
                tokens.append(cookie["_user_id"])
        stored = behind(lambda: list(db.session.scalars(select(LoginSession.token_sha256))))
        assert len(set(tokens)) == len(set(stored)) == 2
        assert not set(tokens) & set(stored)
        assert all(len(token) >= 43 for token in tokens)

    def test_and_the_csrf_token_change_at_login(self, app, user_for):
        person, client = user_for(Role.CLERK), app.test_client()
        before = token_in(client.get("/login"))
        form = {"csrf_token": before, "login_name": person.login_name, "password": person.password}
        assert client.post("/login", data=form).status_code == 303
        assert token_in(client.get("/account")) != before


AWAY = [
    "//evil.example",
    "///evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:/evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\t\\evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    "/\x00/evil.example",
    "/" + "x" * 5000,
]


@pytest.mark.parametrize("target", AWAY, ids=[ascii(target)[:30] for target in AWAY])
def test_nothing_leads_elsewhere(target):
    assert local_path(target, "/home") == "/home"


@pytest.mark.parametrize("target", ["/", "/account", "/cases/?q=%E8%8A%B1&page=2", "/cases/?q=//x", "/a//b"])
def test_paths_of_the_desk_are_kept(target):
    assert local_path(target, "/home") == target


@pytest.mark.parametrize("target", [away for away in AWAY if "\x00" not in away], ids=ascii)
def test_login_leads_nowhere_else(app, user_for, target):
    person, client = user_for(Role.CLERK), app.test_client()
    form = {
        "csrf_token": token_in(client.get("/login")),
        "login_name": person.login_name,
        "password": person.password,
    }
    answer = client.post("/login", query_string={"next": target}, data=form)
    assert answer.status_code == 303
    assert urlsplit(answer.headers["Location"])[:3] == ("", "", "/")


def test_login_leads_back_to_the_page_that_asked_for_it(app, user_for):
    person = user_for(Role.ADMINISTRATOR)
    visitor = Visitor(app.test_client())
    page = visitor.get("/administration/users?sort=name")
    assert page.h1 == "登录"
    page = visitor.submit(page, "login", login_name=person.login_name, password=person.password)
    assert page.answer.request.full_path == "/administration/users?sort=name"


def test_who_is_logged_in_needs_no_login_page(client_for):
    answer = client_for(Role.CLERK).get("/login")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_login_is_in_the_trail_and_on_the_account(app, user_for, acts, behind):
    person = user_for(Role.CLERK)
    people.log_in(app, person)
    assert acts()[-1] == "log_in"
    assert behind(lambda: db.session.get_one(User, person.id).last_login_at) is not None
