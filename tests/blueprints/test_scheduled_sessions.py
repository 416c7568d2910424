"""调解会的安排 on the pages: arranged and refused at the field, the week, the rooms, the first page, the notices."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models.room import Room
from mediation.models.scheduled_session import ScheduledSession
from mediation.operations import rooms
from mediation.operations.rooms import RoomValues
from mediation.operations.scheduled_sessions import acts
from mediation.operations.scheduled_sessions.acts import Plan
from mediation.rules.holidays import is_rest_day
from mediation.rules.roles import Role
from tests.blueprints.doing import attending, count, do, today
from tests.blueprints.matter import FIRM, MAN, SHOP, Matter, register
from tests.blueprints.test_calendar import fetched, opened
from tests.visitor import Page, Visitor


def workday(after: int = 1) -> date:
    day = today() + timedelta(after)
    while is_rest_day(day):
        day += timedelta(1)
    return day


@pytest.fixture
def ready(matter: Matter) -> Matter:
    """Prepared, and the committee has a room."""
    matter.prepare()
    matter.act(lambda case, actor: rooms.add_room(case.committee, RoomValues("第一调解室", "示例路1号"), actor=actor))
    return matter


def arranged(matter: Matter, day: date | None = None, hour: int = 10) -> str:
    """A session in the room, put there by the operation; its uid."""

    def arrange(case: object, actor: object) -> str:
        start = actor.now.replace(year=(day or today()).year, month=(day or today()).month, day=(day or today()).day)
        start = start.replace(hour=hour, minute=0, second=0, microsecond=0)
        plan = Plan(
            start,
            start + timedelta(hours=1),
            people=(actor.user,),
            called=tuple(case.parties),
            room=db.session.scalars(db.select(Room).order_by(Room.id)).first(),
            contact="陈晓芸",
            rest_day=True,
        )
        return acts.schedule_session(case, plan, actor=actor).uid

    return str(matter.act(arrange, days_ago=3))


def row(matter: Matter) -> ScheduledSession:
    return matter.read(
        lambda case: db.session.scalars(db.select(ScheduledSession).order_by(ScheduledSession.id.desc())).first()
    )


def test_the_next_step_leads_to_arranging_and_the_form_knows_everything(mediator: Visitor, ready: Matter) -> None:
    page = mediator.get(ready.url())
    button = page.soup.select_one(".next__act a, .next a.button--primary")
    assert (button.text.strip(), str(button["href"])) == ("安排调解会", ready.url("schedule"))
    page = do(mediator, ready, "schedule")
    assert "第一调解室" in page.text
    shown = page.soup.find("caption", string="调解会的安排").find_parent("table").get_text(" ")
    assert all(name in shown for name in (FIRM, SHOP, MAN, "还没通知", "已安排"))
    assert row(ready).begins.date() == workday()


def test_a_rest_day_and_what_is_past_are_said_at_their_fields(mediator: Visitor, ready: Matter) -> None:
    sunday = today() + timedelta(6 - today().weekday() + 7)
    while not is_rest_day(sunday):
        sunday += timedelta(7)
    page = do(mediator, ready, "schedule", wanted=422, on=sunday.isoformat(), ends="9:00", place="门市")
    said = {str(tag["id"]): tag.text for tag in page.soup.select(".field__error")}
    assert set(said) == {"rest_day-error", "ends-error", "place-error"}
    assert "是休息日" in said["rest_day-error"]
    do(mediator, ready, "schedule", on=sunday.isoformat(), rest_day="y")
    page = do(mediator, ready, "schedule", wanted=422, on=(today() - timedelta(1)).isoformat(), rest_day="y")
    assert "已经过了" in page.text


def test_a_double_booking_is_refused_at_the_field_with_the_other_case(
    app: Flask, mediator: Visitor, ready: Matter
) -> None:
    do(mediator, ready, "schedule")
    other = register(app, mediator.person).prepare()
    page = do(mediator, other, "schedule", wanted=422, ends="10:15")
    number = ready.read(lambda case: case.number)
    said = {str(tag["id"]): tag.text for tag in page.soup.select(".field__error")}
    assert set(said) == {"room-error", "people-error", "called-error"}
    assert all(number in text and "09:30–11:00" in text for text in said.values())
    assert page.soup.select_one("[name=ends]")["value"] == "10:15"
    assert count(other, ScheduledSession) == 1


def test_told_moved_and_cancelled(mediator: Visitor, ready: Matter) -> None:
    uid, firm = arranged(ready, workday(2)), ready.parties[FIRM]
    path = f"schedule/{uid}"
    page = do(mediator, ready, f"{path}/notices", wanted=422, **{f"answer_{firm}": "coming"})
    assert "没有填怎样通知的" in page.text
    page = do(mediator, ready, f"{path}/notices", **{f"answer_{firm}": "coming", f"manner_{firm}": "phone"})
    assert page.soup.find("caption", string="调解会的安排").find_parent("table").text.count("按时参加") == 1
    assert "没有填理由" in do(mediator, ready, f"{path}/moving", wanted=422, starts="14:00", ends="15:00").text
    page = do(mediator, ready, f"{path}/moving", starts="14:00", ends="15:00", reason="对方要求")
    assert "已改期" in page.text
    assert "现在的阶段不能“改期”" in mediator.get(ready.url(f"{path}/moving"), status=409).text
    page = do(mediator, ready, f"schedule/{row(ready).uid}/cancellation", reason="申请人出差")
    assert [tag.text for tag in page.soup.select("#parts .tag") if tag.text in ("已改期", "已取消")] == [
        "已改期",
        "已取消",
    ]


def test_who_came_is_carried_into_the_record_which_ends_the_appointment(mediator: Visitor, ready: Matter) -> None:
    uid = arranged(ready, hour=0)
    firm = ready.parties[FIRM]
    page = do(mediator, ready, f"schedule/{uid}/attendance", **attending(ready) | {f"late_{firm}": "y"})
    assert page.h1 == "登记第1次调解会"
    assert page.soup.select_one("[name=planned] option[selected]")["value"] == uid
    assert page.soup.select_one("[name=place]")["value"] == "第一调解室"
    assert page.soup.select_one(f"[name=came_{firm}][checked]")["value"] == "agent"
    mediator.submit(page, "act", text="各方陈述。", result="continue")
    assert (row(ready).state, row(ready).attendance) == ("held", {})
    page = mediator.get("/")
    assert "看笔录" in page.soup.find("h2", string="今日调解会").find_parent("section").get_text()


def test_todays_sessions_stand_on_the_first_page_one_click_from_the_record(mediator: Visitor, ready: Matter) -> None:
    uid = arranged(ready, hour=23)
    panel = mediator.get("/").soup.find("h2", string="今日调解会").find_parent("section")
    assert "23:00" in panel.text and "第一调解室" in panel.text
    assert f"{ready.url('sessions')}?planned={uid}" in {str(link["href"]) for link in panel.select("a")}


def test_the_week_shows_room_person_and_day_and_hides_what_is_not_theirs(
    mediator: Visitor, ready: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    arranged(ready, workday(8))
    year, number, _ = workday(8).isocalendar()
    url = f"/sessions?week={year}-W{number:02d}"
    page, case_number = mediator.get(url), ready.read(lambda case: case.number)
    cell = page.soup.select_one(f"tbody td.week__{workday(8).isoweekday()} .week__entry")
    assert "10:00–11:00" in cell.text and case_number in cell.text
    assert (
        "休息日" in page.soup.select_one("thead .week__7").text or "班" in page.soup.select_one("thead .week__7").text
    )
    assert page.soup.select_one("[rel=next]") and page.soup.select_one("[rel=prev]")
    by_person = mediator.get(f"{url}&by=mediators").soup
    assert case_number in by_person.find("th", string="陈晓芸").find_parent("tr").text
    assert case_number in mediator.get(f"{url}&mediator={row_of_user(ready)}").text
    assert case_number not in mediator.get("/sessions?week=2019-W02").text
    assert mediator.get("/sessions?week=2026-W99&by=x&room=x&committee=x").status == 200
    ready.act(lambda case, actor: _restrict(case, actor))
    text = visitor_for(Role.CLERK).get(url).text
    assert "另有安排" in text and case_number not in text and SHOP not in text
    assert case_number not in visitor_for(Role.MEDIATOR, "district", name="周立群").get(url).text


def row_of_user(matter: Matter) -> str:
    return str(matter.read(lambda case: case.mediator.uid))


def _restrict(case: object, actor: object) -> None:
    from mediation.operations import audit

    case.restricted = True
    audit.record(actor, "amend_case", case, case=case, summary="限制查阅")


def test_rooms_are_kept_by_director_and_clerk(ready: Matter, visitor_for: Callable[..., Visitor]) -> None:
    clerk = visitor_for(Role.CLERK)
    page = clerk.submit(clerk.get("/sessions/rooms/new"), "room", status=422, name="第一调解室", seats="0")
    assert "座位数写 1 或以上" in page.text
    assert "已有“第一调解室”" in clerk.submit(page, "room", status=422, name="第一调解室", seats="6").text
    clerk.submit(clerk.get("/sessions/rooms/new"), "room", name="第二调解室", seats="6")
    page = clerk.get("/sessions/rooms")
    assert ("第二调解室" in page.text, page.soup.find("a", string="改") is not None) == (True, True)
    arranged(ready, workday(3))
    first = ready.read(lambda case: db.session.scalars(db.select(Room.uid).where(Room.name == "第一调解室")).one())
    page = clerk.get(f"/sessions/rooms/{first}")
    assert "还有安排" in clerk.submit(page, "room", status=422, retired_on=today().isoformat()).text
    clerk.submit(page, "room", name="大调解室")
    other = visitor_for(Role.DIRECTOR, "district", name="何主任")
    assert other.client.get(f"/sessions/rooms/{first}").status_code == 404


def test_the_calendar_feed_has_the_session_with_its_time_and_keeps_its_name(
    app: Flask, mediator: Visitor, ready: Matter
) -> None:
    uid, path = arranged(ready, workday(2)), opened(mediator)
    text = fetched(app, path)
    assert f"DTSTART:{workday(2):%Y%m%d}T020000Z" in text
    assert "LOCATION:示例路1号第一调解室" in text
    assert f"SUMMARY:{ready.read(lambda case: case.number)} 调解会" in text
    assert FIRM not in text
    name = f"UID:{row(ready).event_uid}@mediation"
    do(mediator, ready, f"schedule/{uid}/moving", starts="14:00", ends="15:00", reason="对方要求")
    text = fetched(app, path)
    assert (text.count(name), f"DTSTART:{workday(2):%Y%m%d}T060000Z" in text) == (1, True)


def test_the_notices_of_all_called_are_ticked_together(mediator: Visitor, ready: Matter) -> None:
    arranged(ready, workday(2))
    page = mediator.get(ready.url("?part=records"))
    link = page.soup.find("a", string="印通知书")
    boxes = mediator.get(str(link["href"])).soup.select("[name=sheet][checked]")
    assert [str(box["value"]).split("-")[0] for box in boxes] == ["session_notice"] * 3


def test_pages_of_one_case_do_not_open_the_appointment_of_another(app: Flask, mediator: Visitor, ready: Matter) -> None:
    uid = arranged(ready, workday(2))
    other: Page = mediator.get(register(app, mediator.person).prepare().url(f"schedule/{uid}/notices"), status=404)
    assert FIRM not in other.text
