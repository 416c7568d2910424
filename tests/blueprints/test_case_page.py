"""The case page: what it shows at one glance, and that its buttons and the rules cannot disagree."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from mediation.models.case import Case
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import open_acts
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, LAWYER, MAN, SHOP, Matter, register
from tests.people import acting
from tests.visitor import Page, Visitor

PARTS = ("parties", "asking", "records", "proposals", "notes", "agreement", "rights", "clocks", "course")


def lanes(page: Page) -> dict[str, str]:
    rows = page.soup.select(".lanes .lane")
    return {row.select_one(".lane__name").text: row.select_one(".lane__state").text for row in rows}


def test_a_registered_case_waits_for_consent_and_says_of_each_lane_what_it_holds(
    mediator: Visitor, matter: Matter
) -> None:
    page = mediator.get(matter.url())
    assert re.fullmatch(r"登记号 20\d\d-0001", page.h1)
    assert page.soup.select_one(".next__title").text == f"征询{FIRM}、{SHOP}、{MAN}愿不愿意调解"
    assert list(lanes(page)) == ["调解", "协议", "司法确认", "履行", "卷宗"]
    assert lanes(page)["协议"] == "还没有"
    assert lanes(page)["司法确认"] == "协议生效后可申请"


def test_the_lanes_move_on_their_own(mediator: Visitor, matter: Matter) -> None:
    matter.settle()
    found = lanes(mediator.get(matter.url()))
    assert (found["调解"], found["协议"]) == ("谈拢了", "还没有")


def test_the_first_session_is_counted(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    assert lanes(mediator.get(matter.url()))["调解"] == "调解中，开过 1 次会"


@pytest.mark.parametrize("stage", ["consent", "accept", "prepare", "talk", "settle"])
@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK, Role.DIRECTOR])
def test_each_act_the_table_allows_is_one_link_away_and_no_other(
    app: Flask, visitor_for: Callable[..., Visitor], role: Role, stage: str
) -> None:
    person = visitor_for(Role.MEDIATOR)
    matter = register(app, person.person)
    getattr(matter, stage)()
    visitor = visitor_for(role)
    page = visitor.get(matter.url())
    links = {str(link["href"]).partition("?")[0] for link in page.soup.select("main a[href]")}
    allowed = matter.read(lambda case: _open(case, visitor))
    for action, path in _PATHS.items():
        assert (matter.url(path) in links) == (action in allowed), f"{action} {path}"


# Acts that have one page a case. Those of the agreement, and those that need a record or a proposal, are shown there.
_PATHS = {
    "accept": "acceptance",
    "decline": "declining",
    "transfer": "transfer",
    "offer_roster": "roster",
    "give_rights_notice": "rights-notice",
    "record_inquiry": "inquiries",
    "schedule_session": "schedule",
    "hold_session": "sessions",
    "record_agreed_facts": "agreed-facts",
    "suspend": "suspension",
    "resume": "resumption",
    "extend": "extension",
    "reach_agreement": "reach-agreement",
    "return_to_talks": "return-to-talks",
    "withdraw": "withdrawal",
    "refuse": "refusal",
    "refuse_to_sign": "signing-refusal",
    "terminate": "termination",
    "close": "close",
    "change_parties": "parties",
}


def _open(case: Case, visitor: Visitor) -> set[str]:
    return {act.action for act, refused in open_acts(case, actor=acting(visitor.person)) if refused is None}


def test_acts_whose_guards_refuse_are_named_with_the_reason(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url())
    barred = page.soup.select_one("details.form-more")
    assert "现在还不能办：受理" in barred.summary.text
    assert "没答复不算同意" in barred.text
    assert "人民调解法第23条第2项" in barred.text


def test_three_lights_for_each_party_with_who_stands_for_it(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    table = mediator.get(matter.url()).soup.find("caption", string="谁还差什么").find_parent("table")
    rows = [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")]
    assert [row.split()[0] for row in rows] == [FIRM, SHOP, MAN]
    assert f"代理人 {LAWYER}，特别授权" in rows[0]
    assert "经营者 曹玉琴" in rows[1]
    assert all("齐" in row and "到场" in row and "还没有协议" in row for row in rows)


def test_the_strip_marks_today_and_the_last_day_and_the_sum_says_how(mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    page = mediator.get(matter.url())
    assert len(page.soup.select(".strip__day--today")) == 1
    assert len(page.soup.select(".strip__day--due, .strip__day--start")) >= 2
    assert "当日不计。一个月到" in page.soup.select_one(".strip-sum").text
    assert "软期限，到期不自动结案" in page.text


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_page_is_valid_when_empty(mediator: Visitor, matter: Matter, part: str) -> None:
    assert mediator.get(matter.url(f"?part={part}")).soup.select(".tabs a[aria-current]")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_page_is_valid_when_full(mediator: Visitor, matter: Matter, part: str) -> None:
    matter.settle()
    assert mediator.get(matter.url(f"?part={part}")).soup.select(".tabs a[aria-current]")


def test_numbers_and_phones_are_masked_and_codes_are_not(mediator: Visitor, matter: Matter) -> None:
    text = mediator.get(matter.url()).text
    assert "138****2207" in text
    assert "13812342207" not in text
    assert re.search(r"320\*{11}\w{4}", text)
    assert "9132 0612 MA2X 7K3D 5" in text


def test_a_reason_shows_them_whole_and_stays_in_the_trail(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url())
    form = page.soup.select_one("form.reveal__form")
    answer = mediator.client.send(str(form["action"]), reason="核对身份证原件")
    assert answer.status_code == 303
    page = mediator.get(matter.url())
    assert "13812342207" in page.text
    assert page.answer.headers["Refresh"].endswith(matter.url())
    assert "核对身份证原件" in mediator.get(matter.url("?part=course")).text


def test_no_reason_no_number(mediator: Visitor, matter: Matter) -> None:
    mediator.get(matter.url())
    answer = mediator.client.send(matter.url("reveal"), reason=" ")
    assert answer.status_code == 422
    assert "没有填事由" in answer.text
    assert "13812342207" not in answer.text


def test_the_course_of_events_names_who_and_when(mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    text = mediator.get(matter.url("?part=course")).text
    assert re.search(r"受理，编为通纺知调〔20\d\d〕1号", text)
    assert "陈晓芸" in text


def test_a_note_is_read_by_nobody_else(app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    matter = register(app, mediator.person)
    matter.act(lambda case, actor: acts.write_private_note(case, text="保密条款可以换他多付一点", actor=actor))
    assert "保密条款可以换他多付一点" in mediator.get(matter.url("?part=notes")).text
    for role in (Role.MEDIATOR, Role.DIRECTOR, Role.CLERK):
        other = visitor_for(role)
        for part in PARTS:
            assert "多付一点" not in other.get(matter.url(f"?part={part}")).text


@pytest.mark.parametrize(
    ("role", "body"),
    [(Role.MEDIATOR, "district"), (Role.ADMINISTRATOR, None), (Role.AUDITOR, None), (Role.COURT_LIAISON, None)],
)
def test_what_is_not_yours_does_not_exist(
    matter: Matter, client_for: Callable[..., object], role: Role, body: str | None
) -> None:
    client = client_for(role, body)
    for path in ("", "consents", "sessions", "termination", "records/1", "particulars"):
        assert client.get(matter.url(path)).status_code == 404, path


def test_a_restricted_case_is_seen_by_its_own_people_and_the_director(
    matter: Matter, mediator: Visitor, visitor_for: Callable[..., Visitor], client_for: Callable[..., object]
) -> None:
    page = mediator.submit(mediator.get(matter.url("restricted")), "act", restricted="yes")
    assert "限制查阅" in page.soup.select_one(".case-head__line").text
    assert client_for(Role.MEDIATOR).get(matter.url()).status_code == 404
    assert visitor_for(Role.DIRECTOR).get(matter.url()).status == 200


def test_other_cases_of_the_same_parties_are_shown_as_far_as_they_may_be_read(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    first = register(app, mediator.person)
    other = visitor_for(Role.MEDIATOR, "district")
    register(app, other.person, committee="district")
    second = register(app, mediator.person)
    page = mediator.get(second.url())
    panel = page.soup.find("h2", string="同一当事人的其他案件").find_parent("section")
    links = [str(link["href"]) for link in panel.select("a")]
    assert set(links) == {first.url()}


def test_a_role_that_may_not_take_the_next_step_is_told_so(matter: Matter, visitor_for: Callable[..., Visitor]) -> None:
    matter.consent()
    clerk = visitor_for(Role.CLERK).get(matter.url())
    assert clerk.soup.select_one(".next__act") is None
    assert "你的角色不办这一步" in clerk.soup.select_one(".next").text
    assert visitor_for(Role.DIRECTOR).get(matter.url()).soup.select_one(".next__act a")["href"] == matter.url(
        "acceptance"
    )


def test_who_shuts_a_case_that_is_not_their_own_is_led_to_the_list(
    matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    clerk = visitor_for(Role.CLERK)
    page = clerk.submit(clerk.get(matter.url("restricted")), "act", restricted="yes")
    assert page.h1 == "案件"
    assert "这件案子你现在看不到了" in page.text


def test_facts_requests_and_source_are_told(app: Flask, mediator: Visitor) -> None:
    matter = register(
        app, mediator.person, requests="停止销售", amount_claimed=12000050, source="MARKET", source_body="家纺城管理办"
    )
    text = mediator.get(matter.url()).text
    for said in (
        "与申请人登记的《春溪缠枝》花型相同",
        "请求：停止销售",
        "120,000.50",
        "专业市场开办方移送，家纺城管理办",
    ):
        assert said in text


def test_a_long_time_shows_its_last_days_in_the_strip(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    until = matter.read(lambda case: case.accepted_on) + timedelta(120)

    def extend(case: Case, actor: Actor) -> None:
        agreed = {party.id: actor.today for party in case.parties}
        acts.extend(case, until=until, agreed=agreed, manner="written", actor=actor)

    matter.act(extend)
    page = mediator.get(matter.url())
    assert len(page.soup.select(".strip__day")) == 38
    assert "各方同意延长到" in page.soup.select_one(".strip-sum").text
