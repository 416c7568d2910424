"""Nobody and nothing is in two places at once; and when a session can be planned at all."""

from datetime import datetime, timedelta

import pytest

from mediation.clock import SHANGHAI
from mediation.procedures.scheduled_session import LIFECYCLE, ScheduleFacts, State
from mediation.rules import statutes
from mediation.rules.scheduling.clashes import Booking, Somebody, Taken, clashes

MONDAY = datetime(2026, 9, 21, 10, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
LAWYER = Somebody("贺知遥", identity="a1", employer="示例律师事务所")


def booking(key=1, starts=0.0, hours=1.5, **taken):
    begin = MONDAY + starts * HOUR
    return Booking(key, begin, begin + hours * HOUR, **taken)


ROOM, CHEN, FIRM = (7, "第二调解室"), ((3, "陈晓芸"),), ((5, "栖禾家纺"),)
WANTED = {"room": ROOM, "people": CHEN, "parties": FIRM, "agents": (LAWYER,)}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param(booking(2, room=ROOM), [(Taken.ROOM, "第二调解室")], id="the-same-room"),
        pytest.param(booking(2, 1.5, room=ROOM), [], id="it-may-begin-when-the-other-ends"),
        pytest.param(booking(2, -1.5, room=ROOM), [], id="or-end-when-the-other-begins"),
        pytest.param(booking(2, 1.4, room=ROOM), [(Taken.ROOM, "第二调解室")], id="six-minutes-are-too-many"),
        pytest.param(booking(2, 0.5, 0.5, room=ROOM), [(Taken.ROOM, "第二调解室")], id="one-within-the-other"),
        pytest.param(booking(2, 24, room=ROOM, people=CHEN), [], id="the-next-day-is-free"),
        pytest.param(booking(2, room=(8, "第一调解室"), people=CHEN), [(Taken.PEOPLE, "陈晓芸")], id="one-mediator"),
        pytest.param(booking(2, people=((4, "顾建平"),), parties=((6, "绮华"),)), [], id="others-in-another-place"),
        pytest.param(booking(2, parties=FIRM), [(Taken.CALLED, "栖禾家纺")], id="the-same-party-in-another-case"),
        pytest.param(booking(2, agents=(LAWYER,)), [(Taken.CALLED, "代理人贺知遥")], id="the-same-agent"),
        pytest.param(
            booking(2, agents=(Somebody("贺知遥", identity="b2", employer="示例律师事务所"),)), [],
            id="a-namesake-with-another-number",
        ),
        pytest.param(
            booking(2, agents=(Somebody("贺知遥", employer="示例律师事务所"),)), [(Taken.CALLED, "代理人贺知遥")],
            id="without-a-number-name-and-office-tell",
        ),
        pytest.param(booking(2, agents=(Somebody("贺知遥", employer="别所"),)), [], id="a-namesake-of-another-office"),
        pytest.param(booking(1, room=ROOM), [], id="the-one-that-is-moved-does-not-stand-in-its-own-way"),
        pytest.param(
            booking(2, room=ROOM, people=CHEN, parties=FIRM),
            [(Taken.ROOM, "第二调解室"), (Taken.PEOPLE, "陈晓芸"), (Taken.CALLED, "栖禾家纺")],
            id="everything-is-said-at-once",
        ),
    ],
)  # fmt: skip
def test_what_would_be_booked_twice(other, found):
    assert [(clash.what, clash.who) for clash in clashes(booking(**WANTED), [other])] == found


FACTS = {
    "now": datetime(2026, 9, 14, 9, tzinfo=SHANGHAI),
    "starts_at": MONDAY,
    "ends_at": MONDAY + HOUR,
    "presiding": "陈晓芸",
    "people": ("陈晓芸", "章书记"),
    "called": ("栖禾家纺", "绮华布艺"),
}
PLAN, MOVE, CANCEL = ("plan_session", State.OPEN), ("move_session", State.PLANNED), ("cancel_session", State.PLANNED)
COME, LINK = ("note_attendance", State.PLANNED), ("link_record", State.PLANNED)


@pytest.mark.parametrize(
    ("act", "changes", "words", "statute"),
    [
        (PLAN, {}, None, None),
        (PLAN, {"ends_at": MONDAY}, "结束不晚于开始", statutes.MOJ_75_28),
        (PLAN, {"now": MONDAY}, "已经过了", statutes.MOJ_75_28),
        (PLAN, {"rest_day": True}, "9月21日（周一）是休息日", statutes.MOJ_75_28),
        (PLAN, {"rest_day": True, "rest_day_meant": True}, None, None),
        (PLAN, {"people": ("章书记",)}, "没有勾主持人陈晓芸", statutes.MOJ_75_25),
        (PLAN, {"called": ()}, "至少通知一方", statutes.MOJ_75_28),
        (MOVE, {}, "没有写理由", statutes.MOJ_75_28),
        (MOVE, {"reason": "被申请人要求", "now": MONDAY}, "已经过了", statutes.MOJ_75_28),
        (MOVE, {"reason": "被申请人要求"}, None, None),
        (CANCEL, {}, "没有写理由", statutes.MOJ_75_28),
        (CANCEL, {"reason": "谈拢了", "now": MONDAY + 50 * HOUR}, None, None),
        (COME, {}, "还没到", statutes.MEDIATION_27),
        (COME, {"now": MONDAY - HOUR}, None, None),
        (LINK, {"recorded_on": MONDAY.date() + timedelta(1)}, "记录的是9月22日（周二）", statutes.MEDIATION_27),
        (LINK, {"recorded_on": MONDAY.date()}, None, None),
        (("move_session", State.HELD), {"reason": "晚了"}, "现在的阶段不能“改期”", statutes.MOJ_75_28),
        (("link_record", State.CANCELLED), {}, "现在的阶段不能“登记调解会”", statutes.MEDIATION_27),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_stands_against_an_act(act, changes, words, statute):
    action, state = act
    found = LIFECYCLE.refusal(action, state=state, roles=["clerk"], facts=ScheduleFacts(**{**FACTS, **changes}))
    assert (found is None) == (words is None)
    if found is not None:
        assert (words in found.message, found.statute) == (True, statute)
