"""The one-time link: it makes the first administrator, once, within a day; nobody is there before."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.user import User
from mediation.rules.roles import Role
from tests.visitor import Visitor, token_in

FIRST = {
    "display_name": "葛以宁",
    "login_name": "geyining",
    "password": "Erster-Tag-2026",
    "repeated": "Erster-Tag-2026",
}


@pytest.fixture
def link(command):
    """The path of a fresh link."""
    said = command("setup-link").output
    return re.search(r"http://127\.0\.0\.1:8000(/setup/\S{32,})", said)[1]


def count_users(behind) -> int:
    return behind(lambda: db.session.scalar(select(func.count()).select_from(User)))


def test_a_new_desk_has_no_account(app, behind):
    assert count_users(behind) == 0


def test_the_link_makes_the_first_administrator_and_logs_in(stranger, link, behind):
    page = stranger.submit(stranger.get(link), "setup", **FIRST)
    assert page.h1 == "用户"
    assert "管理员账号已开" in page.text
    roles = behind(lambda: db.session.scalars(select(User)).one().roles)
    assert roles == {Role.ADMINISTRATOR}


def test_the_link_works_once(app, stranger, link):
    stranger.submit(stranger.get(link), "setup", **FIRST)
    assert gone(Visitor(app.test_client()), link)


def gone(visitor: Visitor, link: str) -> bool:
    """Whether the link leads to the page that says how to get a new one."""
    page = visitor.get(link, status=404)
    assert "flask --app wsgi setup-link" in page.text
    return page.h1 == "这个链接不能用了"


def test_the_link_dies_after_a_day(stranger, link, pass_time):
    pass_time(24 * 60 + 1)
    assert gone(stranger, link)


def test_the_link_dies_when_there_is_an_account(stranger, link, user_for):
    user_for(Role.ADMINISTRATOR)
    assert gone(stranger, link)


def test_a_new_link_kills_the_old_one(stranger, link, command):
    command("setup-link")
    assert gone(stranger, link)


def test_a_guessed_link_looks_like_a_used_one(stranger, link):
    guessed = stranger.get("/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", status=404).text
    stranger.submit(stranger.get(link), "setup", **FIRST)
    stranger.client.delete_cookie("sid")
    assert stranger.get(link, status=404).text == guessed


def test_two_who_send_the_form_at_once_make_one_administrator(app, link, behind):
    clients = [app.test_client() for _ in range(2)]
    forms = [
        {**FIRST, "csrf_token": token_in(client.get(link)), "login_name": f"name{n}"}
        for n, client in enumerate(clients)
    ]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda c, f: c.post(link, data=f).status_code, clients, forms))
    assert sorted(answers) == [303, 404]
    assert count_users(behind) == 1


def test_the_command_prints_no_link_when_there_is_an_account(command, user_for):
    user_for(Role.CLERK)
    said = command("setup-link")
    assert (said.exit_code, "/setup/" in said.output) == (1, False)
    quiet = command("setup-link", "--if-new")
    assert (quiet.exit_code, quiet.output) == (0, "")


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"display_name": " "}, {"display_name": "没有填姓名。"}),
        ({"login_name": "葛以宁"}, {"login_name": "登录名用小写字母、数字，可加点和短横，2 到 40 个字符。"}),
        ({"password": "kurz", "repeated": "kurz"}, {"password": "密码只有 4 个字符。至少 12 个。"}),
        ({"repeated": "kurz"}, {"repeated": "两次输的不一样。重新输一次。"}),
    ],
    ids=["no name", "login name in Chinese", "short password", "typed differently"],
)
def test_what_does_not_fit_is_said_at_the_field(stranger, link, change, errors):
    page = stranger.submit(stranger.get(link), "setup", status=422, **{**FIRST, **change})
    found = page.errors
    assert {name: found.get(name) for name in errors} == errors
    assert stranger.submit(page, "setup", **FIRST).h1 == "用户"
