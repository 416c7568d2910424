"""The first page: what is due, one click from the act; own cases; what waits for somebody; drafts found again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests.blueprints.matter import Matter, register
from tests.blueprints.performing import in_force
from tests.visitor import Page, Visitor


def counters(page: Page) -> dict[str, int]:
    cells = page.soup.select(".counters .counter-cell")
    return {
        cell.select_one(".counter-cell__name").text: int(cell.select_one(".counter-cell__number").text)
        for cell in cells
    }


def due_on(matter: Matter, days: int, what: str = "调解期限") -> None:
    """Let `what` fall due `days` from today, whatever day of the week that is."""

    def move(case: object, actor: Actor) -> None:
        case.next_due_on, case.next_due_what = actor.today + timedelta(days), what
        acts.write_private_note(case, text="期限", actor=actor)

    matter.act(move)


def test_an_empty_desk_says_where_things_will_stand(mediator: Visitor) -> None:
    page = mediator.get("/")
    assert page.h1 == "工作台"
    assert counters(page) == {"逾期": 0, "今天": 0, "3 个工作日内": 0, "本周其余": 0}
    assert "这几天没有到期的" in page.text
    assert "还没有你承办的案件" in page.text


@pytest.mark.parametrize(("days", "group"), [(-3, "逾期"), (0, "今天")])
def test_what_is_due_stands_in_its_group_one_click_from_the_act(
    mediator: Visitor, matter: Matter, days: int, group: str
) -> None:
    due_on(matter.accept(), days)
    page = mediator.get("/")
    assert counters(page)[group] == 1
    task = page.soup.select_one(".task")
    assert task.select_one(".task__title").text.startswith("向南通栖禾家纺有限公司")
    button = task.select_one(".task__act a")
    assert (button.text.strip(), button["href"]) == ("告知权利义务", matter.url("rights-notice"))
    assert "人民调解工作若干规定第33条" in task.text
    assert mediator.get(str(button["href"])).status == 200


@pytest.mark.parametrize(
    ("what", "title", "button"),
    [
        ("共同申请司法确认", "提醒各方共同申请司法确认", "司法确认"),
        ("协议书送商请方、委托方备案", "把协议书送委托方备案", "登记送备案"),
    ],
)
def test_a_day_after_the_agreement_asks_for_what_keeps_it(
    mediator: Visitor, matter: Matter, what: str, title: str, button: str
) -> None:
    due_on(matter.accept(), 0, what)
    task = mediator.get("/").soup.select_one(".task")
    assert task.select_one(".task__title").text == title
    assert task.select_one(".task__act a").text.strip() == button


def test_days_late_are_said(mediator: Visitor, matter: Matter) -> None:
    due_on(matter.accept(), -3)
    assert "逾期 3 天" in mediator.get("/").soup.select_one(".task").text


def test_a_mediator_sees_their_own_due_days_a_clerk_the_whole_committees(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    other = visitor_for(Role.MEDIATOR, name="顾建平")
    due_on(register(app, other.person).accept(), -1)
    assert counters(mediator.get("/"))["逾期"] == 0
    assert counters(visitor_for(Role.CLERK).get("/"))["逾期"] == 1
    assert counters(visitor_for(Role.MEDIATOR, "district").get("/"))["逾期"] == 0


def test_own_cases_say_stage_next_step_and_whom_they_wait_for(mediator: Visitor, matter: Matter) -> None:
    matter.consent()
    row = mediator.get("/").soup.find("caption", string="我的案件").find_parent("table").select_one("tbody tr")
    assert "待受理" in row.text
    link = row.select("a")[1]
    assert (link.text, link["href"]) == ("受理，编案号", matter.url("acceptance"))
    assert row.select("td")[-1].text == "本会"


def test_a_case_nobody_handles_waits_to_be_assigned(app: Flask, mediator: Visitor) -> None:
    matter = register(app, mediator.person, mediator_id=None)
    page = mediator.get("/")
    panel = page.soup.find("h2", string="等指派").find_parent("section")
    assert panel.select_one(f"a[href='{matter.url('assignment')}']") is not None


def test_a_question_to_the_director_stands_before_the_director_alone(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    matter = register(app, mediator.person, conflict_decision="director", conflict_reason="请定是否并案。")
    assert "等主任答复" not in mediator.get("/").text
    page = visitor_for(Role.DIRECTOR).get("/")
    panel = page.soup.find("h2", string="等主任答复").find_parent("section")
    assert "请定是否并案。" in panel.text
    assert panel.select_one(f"a[href='{matter.url('conflict-answer')}']") is not None
    assert "等主任答复" not in visitor_for(Role.DIRECTOR, "district").get("/").text


def test_a_draft_is_found_again_and_can_be_written_on_or_thrown_away(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    draft = str(mediator.get(matter.url("sessions")).form("act")["data-draft-url"])
    mediator.client.send(draft, text="写到一半的记录", draft_title="调解会记录")
    page = mediator.get("/")
    item = page.soup.find("strong", string="有没交的草稿：调解会记录").find_parent("li")
    assert item.select_one("a")["href"] == matter.url("sessions")
    action = str(item.select_one("form")["action"])
    assert mediator.client.send(action).status_code == 303
    assert "没交的草稿" not in mediator.get("/").text


def test_a_closed_case_is_off_the_desk(mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    due_on(matter, -1)

    def end(case: object, actor: Actor) -> None:
        told = {party.id: acts.Told(actor.today, "phone") for party in case.parties}
        acts.terminate(case, ground="far_apart", notice=acts.Notice(told=told), actor=actor)
        acts.close(case, actor=actor)

    matter.act(end)
    page = mediator.get("/")
    assert counters(page)["逾期"] == 0
    assert "还没有你承办的案件" in page.text


def test_the_day_is_named(mediator: Visitor) -> None:
    today = clock.today()
    assert f"{today.year}年{today.month}月{today.day}日" in mediator.get("/").text.replace(" ", "")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_reads_no_case_is_led_to_their_own_area(visitor_for: Callable[..., Visitor], role: Role) -> None:
    assert visitor_for(role).get("/").h1 in {"用户", "留痕"}


def test_of_many_overdue_payments_twelve_are_shown_and_the_others_counted(app: Flask, mediator: Visitor) -> None:
    for _ in range(7):  # each owes a payment and a visit
        in_force(register(app, mediator.person), since=30, overdue=10)
    overdue = mediator.get("/").soup.select_one("#overdue")
    assert overdue is not None
    assert len(overdue.select(".task")) == 12
    assert "还有 2 件" in overdue.text


def test_somebody_without_a_post_is_told_who_gives_one(app: Flask, visitor_for: Callable[..., Visitor]) -> None:
    visitor = visitor_for(Role.BUREAU_VIEWER)
    with app.app_context(), writing():
        user = db.session.get_one(User, visitor.person.id)
        user.grants.clear()
        audit.record(None, "change_roles", user, summary="收回岗位", at=clock.now())
        db.session.commit()
    assert "还没有给你安排岗位" in visitor.get("/").text
