"""A form counts once, however often it is sent; two people on one row both keep their words."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.court_rule import CourtRule
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.rules.roles import Role
from tests.visitor import Visitor, filled

NEW_USER = {"display_name": "季文竹", "login_name": "jiwenzhu", "password": "Vorlaeufig-2026-x"}


def a_grant(page) -> str:
    return page.soup.select_one('input[name=grants][value$=":clerk"]')["value"]


def accounts(behind, name: str) -> int:
    return behind(lambda: db.session.scalar(select(func.count()).select_from(User).where(User.display_name == name)))


class TestTheSameFormAgain:
    def filled_in(self, office: Visitor) -> dict[str, object]:
        page = office.get("/administration/users/new")
        return {**filled(page.form("new-user")), **NEW_USER, "grants": [a_grant(page)]}

    def test_five_times_at_once_makes_one_account_and_five_times_the_same_answer(self, visitor_for, behind):
        office = visitor_for(Role.ADMINISTRATOR)
        form, cookie = self.filled_in(office), office.client.get_cookie("sid").value

        def send(_: int):
            client = office.client.application.test_client()
            client.set_cookie("sid", cookie)
            answer = client.post("/administration/users/new", data=form)
            return answer.status_code, answer.headers.get("Location")

        with ThreadPoolExecutor(5) as pool:
            answers = list(pool.map(send, range(5)))
        assert answers == [(303, "/administration/users")] * 5
        assert accounts(behind, "季文竹") == 1

    def test_five_times_at_once_changes_once_where_nothing_slow_comes_first(self, visitor_for, acts):
        office = visitor_for(Role.ADMINISTRATOR)
        page = office.get("/administration/courts/new")
        form = {**filled(page.form("court-form")), "court": "某区人民法院", "source": "2026-11-20 电话问过"}
        cookie = office.client.get_cookie("sid").value

        def send(_: int) -> int:
            client = office.client.application.test_client()
            client.set_cookie("sid", cookie)
            return client.post("/administration/courts/new", data=form).status_code

        with ThreadPoolExecutor(5) as pool:
            assert list(pool.map(send, range(5))) == [303] * 5
        assert acts().count("change_court_rule") == 1

    def test_after_going_back_gets_the_first_answer(self, visitor_for, behind):
        office = visitor_for(Role.ADMINISTRATOR)
        form = self.filled_in(office)
        for name in ("jiwenzhu", "jiwenzhu2"):
            answer = office.client.post("/administration/users/new", data={**form, "login_name": name})
            assert (answer.status_code, answer.headers["Location"]) == (303, "/administration/users")
        assert accounts(behind, "季文竹") == 1

    def test_that_was_refused_first_still_counts(self, visitor_for, behind):
        office = visitor_for(Role.ADMINISTRATOR)
        page = office.get("/administration/users/new")
        grant = a_grant(page)
        page = office.submit(page, "new-user", status=422, **{**NEW_USER, "password": "kurz", "grants": [grant]})
        assert page.errors == {"password": "密码只有 4 个字符。至少 12 个。"}
        office.submit(page, "new-user", password=NEW_USER["password"])
        assert accounts(behind, "季文竹") == 1

    def test_does_not_hold_up_the_other_forms_of_its_page(self, visitor_for, user_for):
        office, person = visitor_for(Role.ADMINISTRATOR), user_for(Role.CLERK)
        page = office.get(f"/administration/users/{person.id}")
        page = office.submit(page, "reset", status=422, password="kurz")
        keys = [control["value"] for control in page.soup.select("input[name=form_key]")]
        assert len(set(keys)) == len(keys)

    def test_of_two_people_are_two_forms(self, visitor_for, behind):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        form = self.filled_in(one)
        one.client.post("/administration/users/new", data=form)
        theirs = {**form, "csrf_token": other.client.token(), "login_name": "jiwenzhu2"}
        answer = other.client.post("/administration/users/new", data=theirs)
        assert answer.status_code == 409, "a key of somebody else's form is not theirs to use"
        assert accounts(behind, "季文竹") == 1


class TestTwoPeopleOnOneRow:
    URL = "/administration/organisations/{}"

    @pytest.fixture
    def url(self, behind):
        found = behind(lambda: db.session.scalar(select(Organisation.id).where(Organisation.code == "textile")))
        return self.URL.format(found)

    def test_the_second_sees_both_texts_and_keeps_their_own(self, visitor_for, behind, url):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        mine, theirs = one.get(url), other.get(url)
        other.submit(theirs, "body", address="川姜镇金川大道 1 号")
        page = one.submit(mine, "body", status=409, address="川姜镇家纺城 3 楼")
        assert page.h1 == "同事先保存了，两份写得不一样"
        assert "川姜镇金川大道 1 号" in page.text
        assert page.form().select_one("textarea[name=address]").get_text() == "川姜镇家纺城 3 楼"
        page = one.submit(page, address="川姜镇金川大道 1 号家纺城 3 楼")
        assert "已改" in page.text
        assert self.address(behind) == "川姜镇金川大道 1 号家纺城 3 楼"

    def test_who_wrote_the_same_needs_no_question(self, visitor_for, behind, url):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        mine, theirs = one.get(url), other.get(url)
        other.submit(theirs, "body", address="川姜镇")
        assert one.submit(mine, "body", address="川姜镇").status == 200

    def test_a_third_change_meanwhile_is_seen_again(self, visitor_for, behind, url):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        mine = one.get(url)
        other.submit(other.get(url), "body", address="甲处")
        conflict = one.submit(mine, "body", status=409, address="乙处")
        other.submit(other.get(url), "body", address="丙处")
        page = one.submit(conflict, status=409)
        assert "丙处" in page.text
        assert self.address(behind) == "丙处"

    @pytest.mark.parametrize("version", ["", "0", "999", "x"])
    def test_a_version_nobody_saw_is_a_conflict(self, visitor_for, behind, url, version):
        office = visitor_for(Role.ADMINISTRATOR)
        office.submit(office.get(url), "body", status=409, address="甲处", version=version)
        assert self.address(behind) == ""

    def test_the_court_table_is_guarded_as_well(self, visitor_for):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        mine, theirs = one.get("/administration/courts/1"), other.get("/administration/courts/1")
        other.submit(theirs, "court-form", confirmed="True", source="2026-11-20 电话问过立案庭")
        page = one.submit(mine, "court-form", status=409, source="2026-11-21 来函")
        assert "2026-11-20 电话问过立案庭" in page.text
        assert "2026-11-21 来函" in page.text

    def test_what_is_chosen_is_shown_in_words_and_chosen_again(self, visitor_for, behind):
        one, other = visitor_for(Role.ADMINISTRATOR), visitor_for(Role.ADMINISTRATOR)
        mine, theirs = one.get("/administration/courts/1"), other.get("/administration/courts/1")
        other.submit(theirs, "court-form", confirmed="True")
        page = one.submit(mine, "court-form", status=409, source="2026-11-21 来函")
        assert [text.get_text() for text in page.soup.select(".version__text")][-2:] == ["已核实", "还没有"]
        assert page.form().select_one("select[name=confirmed] [selected]").get_text() == "还没有"
        one.submit(page, confirmed="True")
        stored = behind(lambda: db.session.get_one(CourtRule, 1))
        assert (stored.source, stored.confirmed) == ("2026-11-21 来函", True)

    def address(self, behind) -> str:
        return behind(lambda: db.session.scalar(select(Organisation.address).where(Organisation.code == "textile")))


@pytest.mark.parametrize("code", ["district", "rights_centre", "bureau", "court", "office"])
def test_every_body_can_be_edited(visitor_for, behind, code):
    key = behind(lambda: db.session.scalar(select(Organisation.id).where(Organisation.code == code)))
    office = visitor_for(Role.ADMINISTRATOR)
    page = office.submit(office.get(f"/administration/organisations/{key}"), "body", phone="0513-86510000")
    assert "已改" in page.text
