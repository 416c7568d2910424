"""Passwords: changed by their owner, handed over by the administrator, never kept or shown."""

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.user import User
from mediation.operations import users
from mediation.rules.roles import Role
from tests import people
from tests.people import PASSWORD
from tests.visitor import Visitor
from tests.web.conftest import change_user

NEW = "Neue-Bahn-2027-blau"


def change(visitor: Visitor, *, old=PASSWORD, new=NEW, again=None, status=200):
    page = visitor.get("/account/password")
    return visitor.submit(
        page, "password-form", status=status, old_password=old, password=new, repeated=new if again is None else again
    )


def test_a_new_password_ends_all_other_logins(app, visitor_for, acts):
    visitor = visitor_for(Role.CLERK)
    elsewhere = people.log_in(app, visitor.person)
    page = change(visitor)
    assert "密码已换" in page.text
    assert visitor.client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert people.log_in(app, visitor.person, NEW).get("/account").status_code == 200
    assert "set_password" in acts()


def test_a_copy_of_the_cookie_dies_with_the_old_password(app, visitor_for):
    visitor = visitor_for(Role.CLERK)
    thief = app.test_client()
    thief.set_cookie("sid", visitor.client.get_cookie("sid").value)
    assert thief.get("/account").status_code == 200
    page = change(visitor)
    assert page.answer.status_code == 200
    assert thief.get("/account").status_code == 303
    assert visitor.client.get("/account").status_code == 200


TOO_SIMPLE = "大写、小写、数字、符号，至少用三类；或者写到 20 个字符以上。"
TOO_COMMON = "密码里主要是常见词、单位名或自己的名字，容易猜中。换一个。"
REFUSED = [
    ("the old one wrong", {"old": "Falsch-geraten-1"}, {"old_password": "现在的密码不对。"}),
    ("typed differently", {"again": NEW + "x"}, {"repeated": "两次输的不一样。重新输一次。"}),
    ("too short", {"new": "Kurz-1"}, {"password": "密码只有 6 个字符。至少 12 个。"}),
    ("too long", {"new": "Lang-1x" * 200}, {"password": "密码太长。最多 1024 个字符。"}),
    (
        "too simple",
        {"new": "abcdefghijklmn"},
        {"password": TOO_SIMPLE},
    ),
    (
        "too common",
        {"new": "Password1234!"},
        {"password": TOO_COMMON},
    ),
    ("the same again", {"new": PASSWORD}, {"password": "新密码和现在的一样。换一个。"}),
    ("nothing", {"old": "", "new": ""}, {"old_password": "没有填现在的密码。", "password": "没有填新密码。"}),
]


@pytest.mark.parametrize(("given", "errors"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_new_password_is_refused(app, visitor_for, given, errors):
    visitor = visitor_for(Role.CLERK)
    page = change(visitor, status=422, **given)
    assert page.errors == errors
    assert all(word not in page.answer.text for word in given.values() if word)
    assert people.log_in(app, visitor.person).get("/account").status_code == 200


def test_guessing_the_old_one_is_counted_like_a_login(visitor_for):
    visitor = visitor_for(Role.CLERK)
    for _ in range(5):
        change(visitor, old="Falsch-geraten-1", status=422)
    assert "连错五次" in change(visitor, status=422).errors["old_password"]


def test_the_first_password_must_be_changed_before_anything_else(app, user_for, behind):
    person = user_for(Role.CLERK)
    behind(lambda: change_user(person, must_change_password=True))
    visitor = Visitor(people.log_in(app, person))
    page = visitor.get("/statutes/")
    assert page.h1 == "换密码"
    assert "第一次登录，先换成自己的密码" in page.text
    assert change(visitor).status == 200
    assert visitor.get("/statutes/").h1 == "法条"


def test_a_handed_over_password_that_is_too_weak_is_refused_at_its_field(visitor_for, user_for):
    office, person = visitor_for(Role.ADMINISTRATOR), user_for(Role.CLERK)
    page = office.submit(office.get(f"/administration/users/{person.id}"), "reset", status=422, password="kurz")
    assert page.errors == {"password": "密码只有 4 个字符。至少 12 个。"}
    assert page.soup.select_one("#password")["value"] == "kurz", "the administrator corrects it, not types it anew"


def test_only_argon2_hashes_are_stored(visitor_for, behind):
    change(visitor_for(Role.CLERK))
    [stored] = behind(lambda: list(db.session.scalars(select(User.password_hash))))
    assert stored.startswith("$argon2id$v=19$m=65536,")


def test_a_name_nobody_has_costs_as_much_as_a_wrong_password():
    """The hash that stands in for a missing account is made as those of accounts are."""
    assert not users._hasher.check_needs_rehash(users._NOBODY)
    assert not users.password_matches(None, "nobody has this password")
