"""Planned sessions: arranged, moved, cancelled, attended; nothing is booked twice, and the record takes over."""

import contextvars
import threading
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import current_app
from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.scheduled_session import ScheduledSession
from mediation.operations import people_mediation as cases
from mediation.operations import rooms
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.papers.sheets import sheets_of
from mediation.operations.registration import PartyEntry
from mediation.operations.rooms import RoomValues
from mediation.operations.scheduled_sessions import acts, reading
from mediation.operations.scheduled_sessions.acts import Notified, Plan
from mediation.operations.scheduled_sessions.booking import Booked
from mediation.operations.sessions import Attendance
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.scheduling.clashes import Taken
from tests.operations.conftest import firm, shop
from tests.operations.made import made, rows

# The desk's day is Thursday, 3 September 2026.
MONDAY = datetime(2026, 9, 7, 10, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
LAWYER = AgentValues("贺知遥", scope=("attend_and_sign",), employer="示例律师事务所")
AGAIN = {"conflict_decision": "none", "conflict_reason": "另一件"}


@pytest.fixture
def room(desk):
    return rooms.add_room(
        desk.body("textile"), RoomValues("第二调解室", "示例路1号三楼", 8), actor=desk.actor("沈主任")
    )


def others(serial):
    """Two parties that no other case has."""
    entries = {"applicant": firm(f"第{serial}家纺", serial), "respondent": shop(f"第{serial}商行", serial + 1)}
    return tuple(PartyEntry(side, values=values, consent_manner="phone") for side, values in entries.items())


def plan(case, room=None, starts=MONDAY, **changes):
    known = {
        "starts_at": starts,
        "ends_at": starts + HOUR,
        "people": tuple(row.user for row in case.mediators if row.to_on is None),
        "called": tuple(case.parties),
        "room": room,
        "place": "" if room else "家纺城管理办",
        "contact": "章书记　0513-00000152",
    }
    return Plan(**{**known, **changes})


def schedule(desk, case, room=None, by="陈晓芸", **changes):
    return acts.schedule_session(case, plan(case, room, **changes), actor=desk.actor(by))


def test_a_session_is_arranged_and_named_in_the_trail(desk, room, audited):
    case = desk.prepared()
    row = schedule(desk, case, room, by="章书记")
    assert (row.state, row.where, row.whole_place) == ("planned", "第二调解室", "示例路1号三楼第二调解室")
    assert cases.facts_of(case, today=desk.day).meets_at == MONDAY
    assert cases.next_step(case, today=desk.day).sentence == "9月7日（周一）10:00开第一次调解会"
    assert audited(case)[-1] == "schedule_session"


def test_nothing_is_arranged_before_acceptance_and_a_presiding_mediator(desk):
    with pytest.raises(ActionRefused, match="现在的阶段不能“安排调解会”"):
        schedule(desk, desk.register())
    with pytest.raises(ActionRefused, match="还没有定调解主持人"):
        schedule(desk, desk.accepted(parties=others(30)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"starts": datetime(2026, 9, 3, 9, tzinfo=SHANGHAI)}, "已经过了", id="this-morning"),
        pytest.param({"starts": datetime(2026, 9, 6, 9, tzinfo=SHANGHAI)}, "是休息日", id="a-sunday"),
        pytest.param({"place": ""}, "没有选调解室", id="nowhere"),
        pytest.param({"called": ()}, "至少通知一方", id="nobody-called"),
    ],
)
def test_what_cannot_be_arranged_leaves_no_row(desk, changes, words):
    case = desk.prepared()
    with pytest.raises(ActionRefused, match=words):
        schedule(desk, case, **changes)
    assert db.session.scalars(select(ScheduledSession)).all() == []


def test_room_mediator_party_and_agent_are_not_booked_twice(desk, room):
    first = desk.prepared()
    agent = add_agent(first.parties[0], LAWYER, actor=desk.actor())
    schedule(desk, first, room)
    second = desk.prepared(presiding="顾建平", parties=(desk.form.parties[0], others(40)[1]), **AGAIN)
    add_agent(second.parties[1], LAWYER, actor=desk.actor())
    assert agent.case_party.case_id == first.id
    with pytest.raises(Booked) as booked:
        schedule(desk, second, room, starts=MONDAY + HOUR / 2)
    told = f"9月7日（周一）10:00–11:00已经排了{first.number}的调解会。换个时间，或者先改那一场的期。"
    assert booked.value.said == {
        Taken.ROOM: [f"第二调解室{told}"],
        Taken.CALLED: [f"南通栖禾家纺有限公司、代理人贺知遥{told}"],
    }
    third = desk.prepared(parties=others(50))
    with pytest.raises(Booked) as booked:
        schedule(desk, third, starts=MONDAY)
    assert booked.value.said == {Taken.PEOPLE: [f"陈晓芸{told}"]}
    schedule(desk, third, room, starts=MONDAY + HOUR)


def test_of_a_case_that_is_not_theirs_people_learn_no_more_than_that(desk):
    hidden = desk.prepared(restricted=True)
    schedule(desk, hidden)
    other = desk.prepared(presiding="顾建平", **AGAIN)
    with pytest.raises(Booked) as booked:
        schedule(desk, other, by="顾建平")
    both = "南通栖禾家纺有限公司、通州区川姜镇绮华布艺商行"
    assert booked.value.said[Taken.CALLED] == [f"{both}9月7日（周一）10:00–11:00另有安排。换个时间。"]
    assert hidden.number not in str(booked.value.said)


def test_a_moved_session_keeps_what_was_said_and_frees_its_time(desk, room, audited):
    case = desk.prepared()
    row = schedule(desk, case, room)
    acts.note_notices(row, {row.called[0].id: Notified(desk.day, "phone", "coming")}, actor=desk.actor("章书记"))
    new = acts.move_session(row, plan(case, room, MONDAY + HOUR / 2), reason="被申请人要求", actor=desk.actor())
    desk.commit()
    assert (row.state, row.moved_to_id, row.reason) == ("moved", new.id, "被申请人要求")
    assert (new.state, new.event_uid, [one.answer for one in new.called]) == ("planned", row.event_uid, ["", ""])
    assert audited(case)[-2:] == ["note_notice", "move_session"]
    schedule(desk, desk.prepared(presiding="顾建平", parties=others(60)), room, starts=MONDAY - HOUR / 2)
    with pytest.raises(ActionRefused, match="现在的阶段不能“改期”"):
        acts.move_session(row, plan(case), reason="再改", actor=desk.actor())


def test_a_cancelled_session_frees_room_and_people(desk, room):
    row = schedule(desk, desk.prepared(), room)
    acts.cancel_session(row, reason="申请人出差", actor=desk.actor())
    schedule(desk, desk.prepared(parties=others(70)), room)
    assert row.state == "cancelled"


def test_who_came_goes_into_the_record_and_is_told_once(desk, room, audited):
    case = desk.prepared()
    row = schedule(desk, case, room)
    one, other = case.parties
    with pytest.raises(ActionRefused, match="还没到"):
        acts.note_attendance(row, {one.id: Attendance(True)}, actor=desk.actor())
    desk.day = MONDAY.date()
    came = {one.id: Attendance(True, "梁栖禾", "head", late=True), other.id: Attendance(False)}
    acts.note_attendance(row, came, actor=desk.actor("章书记"))
    assert row.attendance[str(one.id)]["late"] == "yes"
    record = cases.hold_session(case, desk.record(case, attendance=came, result="continue"), actor=desk.actor())
    acts.link_record(row, record, actor=desk.actor())
    desk.commit()
    assert (row.state, row.record_id, row.attendance) == ("held", record.id, {})
    assert record.attendance[str(one.id)] == {
        "present": "yes", "who": "梁栖禾", "capacity": "head", "agents": "", "late": "yes",
    }  # fmt: skip
    assert audited(case)[-3:] == ["note_attendance", "hold_session", "link_record"]
    assert cases.facts_of(case, today=desk.day).meets_at is None


def test_a_record_of_another_day_is_not_that_of_the_session(desk):
    case = desk.prepared()
    row = schedule(desk, case)
    record = cases.hold_session(case, desk.record(case), actor=desk.actor())
    with pytest.raises(ActionRefused, match="这次安排在9月7日（周一），记录的是9月3日（周四）"):
        acts.link_record(row, record, actor=desk.actor())


def test_what_is_planned_ends_with_the_case(desk, room):
    case = desk.mediating()
    row = schedule(desk, case, room)
    cases.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    desk.commit()
    assert (row.state, row.reason) == ("cancelled", "本案已终止")


def test_a_week_shows_others_no_more_than_the_time(desk, room):
    schedule(desk, desk.prepared(restricted=True), room)
    late = MONDAY.replace(hour=23) + timedelta(days=6)
    schedule(desk, desk.prepared(parties=others(80)), starts=late - 12 * HOUR, rest_day=True)
    body, monday = [desk.bodies["textile"]], MONDAY.date()
    assert [one.open for one in reading.week(desk.user("陈晓芸"), body, monday)] == [True, True]
    assert [one.open for one in reading.week(desk.user("顾建平"), body, monday)] == [False, True]
    assert reading.week(desk.user("周立群"), [desk.bodies["district"]], monday) == []
    assert reading.week(desk.user("陈晓芸"), body, monday + timedelta(7)) == []


def test_a_room_is_not_retired_while_something_is_planned_in_it(desk, room):
    row = schedule(desk, desk.prepared(), room)
    assert rooms.still_booked(room, date(2026, 9, 7)) is row
    assert rooms.still_booked(room, date(2026, 9, 8)) is None
    rooms.change_room(
        room, RoomValues("第二调解室", retired_on=desk.day), seen_version=room.version, actor=desk.actor()
    )
    with pytest.raises(ActionRefused, match="不是本调委会在用的调解室"):
        schedule(desk, desk.prepared(parties=others(90)), room, starts=MONDAY + 24 * HOUR)


def test_two_people_who_book_one_room_at_once_do_not_both_get_it(desk, room):
    """Two connections: the second waits for the first, and then sees what it did."""
    ids = [desk.prepared().id, desk.prepared(presiding="顾建平", parties=others(100)).id]
    desk.commit()
    app, room_id, users, meet = current_app._get_current_object(), room.id, desk.users, threading.Barrier(2)
    answers: list[str] = []

    def book(case_id: int) -> None:
        with app.app_context(), writing():
            meet.wait(30)
            case = db.session.get_one(Case, case_id)
            here = replace(plan(case), room=db.session.get_one(type(room), room_id), place="")
            actor = replace(desk.actor(), user=db.session.get_one(type(desk.user("陈晓芸")), users["陈晓芸"]))
            try:
                acts.schedule_session(case, here, actor=actor)
                db.session.commit()
                answers.append("booked")
            except Booked:
                db.session.rollback()
                answers.append("refused")

    db.session.remove()
    threads = [threading.Thread(target=contextvars.Context().run, args=(book, case_id)) for case_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == ["booked", "refused"]
    assert len(db.session.scalars(select(ScheduledSession)).all()) == 1


def test_nobody_is_taken_as_present_by_the_desk_itself(desk):
    """What is planned says nothing of who came."""
    case = desk.prepared()
    schedule(desk, case)
    assert [party.present for party in cases.facts_of(case, today=desk.day).parties] == [None, None]


def test_each_called_party_gets_its_own_notice(desk, room):
    case = desk.prepared()
    row = schedule(desk, case, room, bring="样品")
    paper = made(desk, case, "session_notice", turn=1).paper
    assert paper.addressee == "通州区川姜镇绮华布艺商行（经营者：曹玉琴）："
    assert paper.opening == (
        "你方与南通栖禾家纺有限公司之间的著作权（花型）纠纷，本委员会已于2026年9月3日受理。"
        "你方于2026年9月3日表示同意调解。现通知如下："
    )
    assert rows(paper) == {
        "调解时间": "2026年9月7日（星期一）上午10时",
        "调解地点": "示例路1号三楼第二调解室",
        "事由": case.title,
        "人民调解员": "陈晓芸",
        "请携带": "身份证明、营业执照；授权委托书（有代理人的）；样品",
        "联系方式": "章书记　0513-00000152",
    }
    acts.cancel_session(row, reason="谈拢了", actor=desk.actor())
    assert [sheet for sheet in sheets_of(case) if sheet.form == "session_notice"] == []
