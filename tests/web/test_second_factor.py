"""The second factor: switched on by its owner, required by role, never good twice."""

import time

import pyotp
import pytest

from mediation import clock
from mediation.extensions import db
from mediation.models.user import User
from mediation.operations import settings as local
from mediation.rules.roles import Role
from tests import people
from tests.people import Person, acting
from tests.visitor import Page, Visitor, token_in

STEP = 30


def fresh_code(secret: str) -> str:
    """A code that stays good for ten seconds."""
    left = STEP - time.time() % STEP
    if left < 10:
        time.sleep(left + 0.1)
    return pyotp.TOTP(secret).now()


def next_step(behind, person: Person) -> None:
    """Half a minute passes: the server forgets which step's code was used last."""

    def shift() -> None:
        from mediation.operations import audit

        user = db.session.get_one(User, person.id)
        user.totp_last_step -= 1
        audit.record(None, "test", user, summary="测试", at=clock.now())
        db.session.commit()

    behind(shift)


def begin(visitor: Visitor) -> tuple[Page, str]:
    """The page with the picture, and its secret."""
    page = visitor.submit(visitor.get("/account/totp"), "totp-begin")
    return page, page.soup.select_one(".field__hint .code").get_text()


def switch_on(visitor: Visitor) -> str:
    page, secret = begin(visitor)
    page = visitor.submit(page, "totp-form", code=fresh_code(secret))
    assert "动态口令已开启" in page.text
    return secret


def give_password(app, person: Person) -> Visitor:
    """A fresh browser that is asked for the code."""
    visitor = Visitor(app.test_client())
    page = visitor.submit(visitor.get("/login"), "login", login_name=person.login_name, password=person.password)
    assert page.h1 == "动态口令"
    return visitor


class TestSwitchingOn:
    def test_needs_a_code_that_fits(self, visitor_for, behind):
        visitor = visitor_for(Role.CLERK)
        page, secret = begin(visitor)
        wrong = f"{(int(fresh_code(secret)) + 1) % 1_000_000:06}"
        page = visitor.submit(page, "totp-form", status=422, code=wrong)
        assert page.errors == {"code": "口令不对，或已经用过。等手机上换了新的再输。"}
        assert not behind(lambda: db.session.get_one(User, visitor.person.id).totp_confirmed)

    def test_keeps_the_secret_sealed_and_out_of_the_trail(self, visitor_for, behind):
        from sqlalchemy import select

        from mediation.models.audit_entry import AuditEntry

        secret = switch_on(visitor_for(Role.CLERK))
        trail = behind(lambda: str([e.changes for e in db.session.scalars(select(AuditEntry))]))
        sealed = behind(lambda: b"".join(filter(None, db.session.scalars(select(User.totp_secret_sealed)))))
        assert secret not in trail
        assert secret.encode() not in sealed

    def test_begun_anew_shows_another_secret(self, visitor_for):
        visitor = visitor_for(Role.CLERK)
        assert begin(visitor)[1] != begin(visitor)[1]

    def test_shows_the_picture_within_the_page(self, visitor_for):
        page, _ = begin(visitor_for(Role.CLERK))
        assert page.soup.select_one("main img")["src"].startswith("data:image/svg+xml")

    def test_is_refused_once_it_is_on(self, visitor_for):
        visitor = visitor_for(Role.CLERK)
        switch_on(visitor)
        assert visitor.client.send("/account/totp").headers["Location"] == "/account"


class TestTheCode:
    def test_is_asked_after_the_password_and_opens_the_desk(self, app, visitor_for, behind):
        visitor = visitor_for(Role.CLERK)
        secret = switch_on(visitor)
        next_step(behind, visitor.person)
        fresh = give_password(app, visitor.person)
        assert fresh.client.get("/account").status_code == 303, "the password alone opens nothing"
        page = fresh.submit(fresh.get("/login/code"), "code-form", code=fresh_code(secret))
        assert page.answer.request.path == "/"

    @pytest.mark.parametrize("written", ["{}", " {}", "{} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}"], ids=repr)
    def test_works_once_however_it_is_written(self, app, visitor_for, behind, written):
        visitor = visitor_for(Role.CLERK)
        secret = switch_on(visitor)
        next_step(behind, visitor.person)
        first, second = give_password(app, visitor.person), give_password(app, visitor.person)
        code = fresh_code(secret)
        first.submit(first.get("/login/code"), "code-form", code=code)
        page = second.submit(second.get("/login/code"), "code-form", status=422, code=written.format(code))
        assert "口令不对，或已经用过" in page.text

    def test_that_switched_it_on_does_not_log_in(self, app, visitor_for):
        visitor = visitor_for(Role.CLERK)
        page, secret = begin(visitor)
        code = fresh_code(secret)
        visitor.submit(page, "totp-form", code=code)
        fresh = give_password(app, visitor.person)
        fresh.submit(fresh.get("/login/code"), "code-form", status=422, code=code)

    @pytest.mark.parametrize("steps", [-1, 1], ids=["half a minute old", "of the next half minute"])
    def test_of_another_moment_is_refused(self, app, visitor_for, behind, steps):
        visitor = visitor_for(Role.CLERK)
        secret = switch_on(visitor)
        next_step(behind, visitor.person)
        fresh = give_password(app, visitor.person)
        fresh_code(secret)
        other = pyotp.TOTP(secret).at(time.time() + steps * STEP)
        fresh.submit(fresh.get("/login/code"), "code-form", status=422, code=other)

    def test_may_be_missed_five_times_a_minute(self, app, visitor_for):
        visitor = visitor_for(Role.CLERK)
        switch_on(visitor)
        fresh = give_password(app, visitor.person)
        for _ in range(5):
            page = fresh.submit(fresh.get("/login/code"), "code-form", status=422, code="abcdef")
        page = fresh.submit(fresh.get("/login/code"), "code-form", status=422, code="abcdef")
        assert "连错五次" in page.text

    def test_is_not_asked_without_the_password(self, stranger):
        assert stranger.client.get("/login/code").headers["Location"] == "/login"

    def test_is_not_asked_after_five_minutes(self, app, visitor_for):
        visitor = visitor_for(Role.CLERK)
        switch_on(visitor)
        fresh = give_password(app, visitor.person)
        with fresh.client.session_transaction() as cookie:
            cookie["pending"] = {**cookie["pending"], "at": cookie["pending"]["at"] - 301}
        assert fresh.client.get("/login/code").headers["Location"] == "/login"

    def test_is_not_asked_when_the_password_was_changed_since(self, app, visitor_for):
        visitor, office = visitor_for(Role.CLERK), visitor_for(Role.ADMINISTRATOR)
        switch_on(visitor)
        fresh = give_password(app, visitor.person)
        page = office.get(f"/administration/users/{visitor.person.id}")
        office.submit(page, "reset", password="Vorlaeufig-2026-x")
        assert fresh.client.get("/login/code").headers["Location"] == "/login"


class TestRequiredOfARole:
    @pytest.fixture
    def required(self, behind, user_for):
        """Clerks must have it from today on."""
        chief = user_for(Role.ADMINISTRATOR)

        def require() -> None:
            who = acting(chief)
            local.change_setting("totp_roles", ["clerk"], effective_from=who.today, source="本局安全要求", actor=who)
            db.session.commit()

        behind(require)

    def test_nothing_else_opens_before_it_is_set_up(self, required, visitor_for):
        visitor = visitor_for(Role.CLERK)
        page = visitor.get("/statutes/")
        assert page.h1 == "开启动态口令"
        assert "你的角色要求用动态口令登录" in page.text
        switch_on(visitor)
        assert visitor.get("/statutes/").h1 == "法条"

    def test_other_roles_work_on(self, required, visitor_for):
        assert visitor_for(Role.MEDIATOR).get("/statutes/").h1 == "法条"

    def test_what_was_being_typed_is_kept(self, required, client_for, behind):
        from mediation.operations import drafts

        client = client_for(Role.CLERK)
        token = token_in(client.get("/account/password"))
        form = {"csrf_token": token, "draft_form": "intake", "facts": "仿冒花型"}
        assert client.post("/cases/new", data=form).headers["Location"] == "/account/settle"
        kept = behind(lambda: drafts.find(client.person.id, "intake"))
        assert kept.fields == {"facts": ["仿冒花型"]}

    def test_is_set_by_the_administrator_on_the_page(self, visitor_for):
        office, clerk = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.CLERK)
        office.submit(office.get("/administration/office"), "second-factor", roles=["clerk"], source="本局安全要求")
        assert clerk.get("/statutes/").h1 == "开启动态口令"


def test_the_administrator_takes_a_lost_one_off_with_a_reason(app, visitor_for, acts):
    visitor, office = visitor_for(Role.CLERK), visitor_for(Role.ADMINISTRATOR)
    switch_on(visitor)
    page = office.get(f"/administration/users/{visitor.person.id}")
    page = office.submit(page, "totp", status=422)
    assert page.errors == {"reason": "没有填事由。"}
    page = office.submit(page, "totp", reason="手机丢了，本人到场")
    assert "动态口令已停用" in page.text
    assert acts()[-1] == "remove_totp"
    assert visitor.client.get("/account").status_code == 303, "the logins end"
    assert people.log_in(app, visitor.person).get("/account").status_code == 200
