"""Sessions end when they should, for good, and take nothing that was typed with them."""

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.login import LoginSession
from mediation.rules.roles import Role
from tests import people
from tests.visitor import DeskClient, Visitor, token_in
from tests.web.conftest import idle_for


def cookie_of(client: DeskClient) -> str:
    found = client.get_cookie("sid")
    assert found is not None
    return found.value


def is_in(client: DeskClient) -> bool:
    return client.get("/account").status_code == 200


def same_person_elsewhere(app, client: DeskClient) -> DeskClient:
    return people.log_in(app, client.person)


class TestLogout:
    def test_kills_a_replayed_cookie(self, app, client_for):
        client = client_for(Role.CLERK)
        stolen = cookie_of(client)
        assert client.send("/logout").status_code == 303
        thief = app.test_client()
        thief.set_cookie("sid", stolen)
        answer = thief.get("/account")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/login?next=/account")

    def test_tells_the_browser_to_forget_its_copies(self, client_for, acts):
        answer = client_for(Role.CLERK).send("/logout")
        assert answer.headers["Clear-Site-Data"] == '"cache"'
        assert acts()[-1] == "log_out"

    def test_is_not_done_by_a_link(self, client_for):
        client = client_for(Role.CLERK)
        assert client.get("/logout").status_code == 405
        assert is_in(client)

    def test_leaves_other_logins_of_the_person(self, app, client_for):
        here = client_for(Role.CLERK)
        there = same_person_elsewhere(app, here)
        here.send("/logout")
        assert is_in(there)


class TestTime:
    @pytest.mark.parametrize(("minutes", "alive"), [(29, True), (31, False)])
    def test_thirty_idle_minutes_end_a_login(self, client_for, minutes, alive):
        client = client_for(Role.CLERK)
        idle_for(client, minutes)
        assert is_in(client) is alive

    @pytest.mark.parametrize(("hours", "alive"), [(11.9, True), (12.1, False)])
    def test_twelve_hours_end_a_login_however_busy(self, client_for, pass_time, hours, alive):
        client = client_for(Role.CLERK)
        pass_time(hours * 60)
        assert is_in(client) is alive

    def test_both_are_settings(self, open_app):
        app = open_app(idle_minutes=5, absolute_hours=1)
        client = people.log_in(app, people.create(app, Role.CLERK))
        idle_for(client, 6)
        assert not is_in(client)

    def test_an_old_copy_of_the_cookie_is_no_younger_for_the_use_of_the_new_one(self, app, client_for):
        client = client_for(Role.CLERK)
        idle_for(client, 20)
        old = cookie_of(client)
        assert is_in(client)
        thief = app.test_client()
        thief.set_cookie("sid", old)
        idle_for(thief, 15)
        assert not is_in(thief)


class TestOthersEndIt:
    def administrator(self, client_for) -> Visitor:
        return Visitor(client_for(Role.ADMINISTRATOR))

    def test_a_closed_account_is_out_at_once(self, client_for):
        client, office = client_for(Role.CLERK), self.administrator(client_for)
        page = office.get(f"/administration/users/{client.person.id}")
        action = f"/administration/users/{client.person.id}/active"
        assert page.soup.select_one(f'form[action="{action}"] input[name=active]')["value"] == "no"
        assert office.client.send(action, active="no").status_code == 303
        assert not is_in(client)

    def test_closing_twice_does_not_open_again(self, client_for, app):
        client, office = client_for(Role.CLERK), self.administrator(client_for)
        for _ in range(2):
            office.client.send(f"/administration/users/{client.person.id}/active", active="no")
        assert Visitor(app.test_client()).submit(
            Visitor(app.test_client()).get("/login"), "login", status=400, login_name="x", password="y"
        )
        assert "已停用" in office.get(f"/administration/users/{client.person.id}").text

    def test_new_roles_need_a_new_login(self, client_for, behind, acts):
        client, office = client_for(Role.CLERK), self.administrator(client_for)
        page = office.get(f"/administration/users/{client.person.id}")
        box = page.soup.select_one('input[name=grants][value$=":mediator"]')
        page = office.submit(page, "roles", grants=[box["value"]])
        assert "本人要重新登录" in page.text
        assert not is_in(client)
        assert acts()[-1] == "change_roles"

    def test_the_administrator_puts_somebody_out(self, client_for, acts):
        client, office = client_for(Role.CLERK), self.administrator(client_for)
        assert office.client.send(f"/administration/users/{client.person.id}/logins/end").status_code == 303
        assert not is_in(client)
        assert acts()[-1] == "end_logins"

    def test_a_reset_password_puts_them_out_and_must_be_changed(self, app, client_for):
        client, office = client_for(Role.CLERK), self.administrator(client_for)
        page = office.get(f"/administration/users/{client.person.id}")
        office.submit(page, "reset", password="Vorlaeufig-2026-x")
        assert not is_in(client)
        again = people.log_in(app, client.person, "Vorlaeufig-2026-x")
        answer = again.get("/statutes/", follow_redirects=True)
        assert answer.request.path == "/account/password"

    def test_people_end_their_own_login_elsewhere_but_nobody_elses(self, app, client_for, behind):
        here, other = client_for(Role.CLERK), client_for(Role.MEDIATOR)
        there = same_person_elsewhere(app, here)
        rows = dict(behind(lambda: db.session.execute(select(LoginSession.user_id, LoginSession.id)).all()))
        assert here.send(f"/account/logins/{rows[other.person.id]}/end").status_code == 404
        assert here.send(f"/account/logins/{rows[here.person.id]}/end").status_code == 303
        assert (is_in(here), is_in(there), is_in(other)) == (True, False, True)


class TestFormsOfALoginThatRanOut:
    def test_are_kept_as_drafts_of_their_owner(self, app, client_for):
        client = client_for(Role.CLERK)
        token = client.token()
        idle_for(client, 31)
        form = {"csrf_token": token, "draft_form": "intake", "draft_title": "新登记", "facts": "仿冒花型「兰韵」"}
        answer = client.post("/cases/new", data=form, headers={"Referer": "http://localhost/cases/new"})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/login?next=/cases/new")
        visitor = Visitor(client)
        page = visitor.get("/login?next=/cases/new")
        assert "写到一半的内容已存成草稿" in page.text
        page = visitor.submit(page, "login", login_name=client.person.login_name, password=client.person.password)
        assert "仿冒花型「兰韵」" in page.answer.text

    def test_are_not_taken_from_another_site(self, app, client_for, behind):
        from mediation.models.draft import Draft

        client = client_for(Role.CLERK)
        idle_for(client, 31)
        client.post("/cases/new", data={"csrf_token": "x" * 64, "draft_form": "intake", "facts": "假的"})
        assert behind(lambda: db.session.scalar(select(Draft.id))) is None

    def test_say_nothing_of_drafts_where_none_was_kept(self, client_for):
        client = client_for(Role.ADMINISTRATOR)
        token = client.token()
        idle_for(client, 31)
        client.post("/administration/second-factor", data={"csrf_token": token, "source": "x"})
        page = client.get("/login").text
        assert "登录已过期" in page
        assert "草稿" not in page

    def test_can_be_sent_from_the_old_page_after_the_login_in_another_tab(self, client_for):
        client = client_for(Role.CLERK)
        token = client.token()
        idle_for(client, 31)
        assert client.post("/drafts/intake", data={"facts": "一"}, headers={"X-CSRF-Token": token}).status_code == 401
        page = client.get("/login")
        form = {
            "csrf_token": token_in(page),
            "login_name": client.person.login_name,
            "password": client.person.password,
        }
        client.post("/login", data=form)
        answer = client.post("/drafts/intake", data={"facts": "一二"}, headers={"X-CSRF-Token": token})
        assert answer.status_code == 200

    def test_cannot_be_sent_by_the_next_person_at_the_same_browser(self, client_for, user_for):
        client, next_person = client_for(Role.CLERK), user_for(Role.MEDIATOR)
        token = client.token()
        idle_for(client, 31)
        form = {
            "csrf_token": token_in(client.get("/login")),
            "login_name": next_person.login_name,
            "password": next_person.password,
        }
        assert client.post("/login", data=form).status_code == 303
        answer = client.post("/drafts/intake", data={"facts": "一"}, headers={"X-CSRF-Token": token})
        assert answer.status_code == 400
