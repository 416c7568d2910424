"""Overseas guidance: the order of its steps, what is told before evidence leaves, foreign clocks, who is counted."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from mediation.clock import SHANGHAI
from mediation.procedures.overseas_guidance import LIFECYCLE, Entry, GuidanceFacts, State
from mediation.rules.holidays import PUBLISHED
from mediation.rules.lifecycle import Barred
from mediation.rules.overseas_guidance import counting
from mediation.rules.overseas_guidance.counting import Enterprise, Guidance, Part, Period, Tally
from mediation.rules.overseas_guidance.district import located
from mediation.rules.overseas_guidance.foreign_time import NotOneMoment, moment
from mediation.rules.overseas_guidance.nodes import alerts, opinion_due, usual_nodes
from mediation.rules.statutes import FOREIGN_IP_13

OFFICER = ["overseas_officer"]
NOTICED, ON = date(2026, 6, 1), date(2026, 6, 2)
TOLD = Entry(ON, how="phone", whom="仇知秋，经理", receipt="通话记录0602-3")


def after(action: str, state: State, entry: Entry, **changes: object) -> State:
    facts = replace(GuidanceFacts(date(2026, 6, 30), noticed_on=NOTICED, entry=entry), **changes)  # type: ignore[arg-type]
    return LIFECYCLE.check(action, state=state, roles=OFFICER, facts=facts)


def test_a_matter_goes_from_the_clue_to_the_review() -> None:
    course = [
        ("identify", Entry(ON)),
        ("tell", TOLD),
        ("want", Entry(ON)),
        ("grade", Entry(ON, choice="major")),
        ("advise", Entry(ON, text="先核对送达文书。")),
        ("refer", Entry(ON, names=("甲律所", "乙律所", "丙律所"), checked=True)),
        ("plan", Entry(ON, choice="settle")),
        ("track", Entry(ON, text="对方报价")),
        ("conclude", Entry(ON, choice="released")),
        ("review", Entry(ON, text="电话回访，店铺已恢复")),
    ]
    state = State.NEW
    for action, entry in course:
        state = after(action, state, entry)
    assert state is State.REVIEWED


@pytest.mark.parametrize(
    ("action", "state", "entry", "facts", "guard"),
    [
        pytest.param("identify", State.NEW, Entry(ON), {"known": True}, "new_to_the_dispute", id="twice-in-a-dispute"),
        pytest.param(
            "tell", State.IDENTIFIED, replace(TOLD, on=date(2026, 5, 31)), {}, "in_order", id="told-before-it-was-known"
        ),
        pytest.param(
            "tell", State.IDENTIFIED, replace(TOLD, on=date(2026, 7, 1)), {}, "day_has_come", id="a-day-to-come"
        ),
        pytest.param(
            "tell", State.IDENTIFIED, replace(TOLD, receipt=" "), {}, "receipt_is_described", id="told-without-receipt"
        ),
        pytest.param("decline", State.TOLD, Entry(ON), {}, "reason_is_given", id="declined-without-reason"),
        pytest.param("refer", State.ADVISED, Entry(ON, names=("甲律所",), checked=True), {}, "nobody_is_recommended",
                     id="one-firm-is-steering"),
        pytest.param("refer", State.ADVISED, Entry(ON, names=("Smith & Lee LLP", "乙律所"), checked=True),
                     {"opponent_firm": "SMITH & LEE, LLP"}, "experts_are_free", id="the-other-sides-firm"),
        pytest.param("refer", State.ADVISED, Entry(ON, names=("甲律所", "乙律所")), {}, "experts_are_free",
                     id="conflict-not-asked"),
        pytest.param("send_evidence", State.PLANNED, Entry(ON, text="销售数据"), {}, "told_about_evidence",
                     id="evidence-before-the-notice"),
        pytest.param("send_evidence", State.PLANNED, Entry(ON, text="销售数据"), {"compliance_on": date(2026, 6, 3)},
                     "told_about_evidence", id="evidence-the-day-before-the-notice"),
    ],
)  # fmt: skip
def test_what_is_refused(action: str, state: State, entry: Entry, facts: dict[str, object], guard: str) -> None:
    with pytest.raises(Barred) as barred:
        after(action, state, entry, **facts)
    assert barred.value.guard == guard
    assert (barred.value.statute is FOREIGN_IP_13) is (guard == "told_about_evidence")


def test_evidence_leaves_after_the_notice_and_declining_can_be_taken_back() -> None:
    assert after("send_evidence", State.PLANNED, Entry(ON, text="样品照片"), compliance_on=ON) is State.PLANNED
    assert after("decline", State.TOLD, Entry(ON, text="自己处理")) is State.DECLINED
    assert after("want", State.DECLINED, Entry(ON)) is State.WANTED


@pytest.mark.parametrize(
    ("day", "hour", "zone", "beijing", "summer"),
    [
        pytest.param(date(2026, 6, 11), time(9, 30), "America/Chicago", (2026, 6, 11, 22, 30), True, id="summer"),
        pytest.param(date(2026, 6, 22), time(23, 59), "America/Chicago", (2026, 6, 23, 12, 59), True, id="next-day"),
        pytest.param(date(2026, 12, 22), time(23, 59), "America/Chicago", (2026, 12, 23, 13, 59), False, id="winter"),
        pytest.param(date(2026, 3, 7), time(17, 0), "America/New_York", (2026, 3, 8, 6, 0), False, id="before-change"),
        pytest.param(date(2026, 3, 8), time(17, 0), "America/New_York", (2026, 3, 9, 5, 0), True, id="after-change"),
        pytest.param(date(2026, 10, 25), time(12, 0), "Europe/Berlin", (2026, 10, 25, 19, 0), False, id="back-in-EU"),
        pytest.param(date(2026, 5, 4), time(0, 0), "Asia/Tokyo", (2026, 5, 3, 23, 0), False, id="day-before-here"),
    ],
)
def test_both_times(day: date, hour: time, zone: str, beijing: tuple[int, ...], summer: bool) -> None:
    found = moment(day, hour, zone)
    assert found.beijing == datetime(*beijing, tzinfo=SHANGHAI)  # type: ignore[arg-type]
    assert found.summer is summer


def test_an_hour_that_does_not_exist_and_one_that_comes_twice() -> None:
    with pytest.raises(NotOneMoment, match="02:30不存在（01:30以后就是03:30）") as none:
        moment(date(2026, 3, 8), time(2, 30), "America/New_York")
    assert not none.value.twice
    with pytest.raises(NotOneMoment, match="11月1日13:30和11月1日14:30") as two:
        moment(date(2026, 11, 1), time(1, 30), "America/New_York")
    assert two.value.twice
    assert moment(date(2026, 11, 1), time(1, 30), "America/New_York", later=False).beijing.hour == 13
    assert moment(date(2026, 11, 1), time(1, 30), "America/New_York", later=True).beijing.hour == 14


def test_proposals_alerts_and_the_own_limit() -> None:
    order, hearing, answer = usual_nodes("schedule_a")
    assert order.proposed(date(2026, 5, 29)) == date(2026, 6, 12) and "第65条" in order.basis
    assert hearing.proposed(date(2026, 5, 29)) is None and answer.name == "提交答辩"
    assert "未核" in usual_nodes("section_337")[0].basis
    assert usual_nodes("unheard_of") == ()
    due = date(2026, 6, 12)
    assert alerts(due, date(2026, 6, 1)) == (
        (7, date(2026, 6, 5)), (3, date(2026, 6, 9)), (1, date(2026, 6, 11)),
    )  # fmt: skip
    assert alerts(due, date(2026, 6, 10)) == ((1, date(2026, 6, 11)),) and alerts(due, due) == ()
    friday = date(2026, 6, 5)
    assert opinion_due("schedule_a", friday, calendar=PUBLISHED) == date(2026, 6, 6)
    assert opinion_due("squatting", friday, calendar=PUBLISHED) == date(2026, 6, 10)


@pytest.mark.parametrize(
    ("town", "address", "inside", "why"),
    [
        pytest.param("川姜镇", "南通市通州区川姜镇川港路1号", True, "镇街是川姜镇", id="town-and-address"),
        pytest.param("川姜镇", "", True, "镇街是川姜镇", id="town-alone"),
        pytest.param("", "江苏省南通市通州区金沙街道1号", True, "住所写明", id="address-alone"),
        pytest.param("三星镇", "南通市海门区三星镇叠石桥", False, "不在本区", id="diesiqiao-is-haimen"),
        pytest.param("", "南通市海门区三星镇叠石桥", False, "海门区", id="haimen-by-address"),
        pytest.param("", "南通市通州湾示范区1号", False, "通州湾", id="tongzhou-bay-is-not-the-district"),
        pytest.param("", "北京市通州区新华大街", False, "北京", id="the-other-tongzhou"),
        pytest.param("", "苏州市吴江区盛泽镇", False, "吴江区", id="another-city"),
        pytest.param("川姜镇", "南通市海门区三星镇", None, "对不上", id="they-disagree"),
        pytest.param("", "南通市高新区世纪大道", None, "看不出", id="cannot-tell"),
        pytest.param("", "", None, "没有填镇街和住所", id="nothing-known"),
    ],
)
def test_whether_a_party_is_of_the_district(town: str, address: str, inside: bool | None, why: str) -> None:
    found = located(town, address)
    assert found.inside is inside and why in found.why


PLAN = Period(date(2022, 1, 1), date(2025, 12, 31), 100)
TODAY = date(2026, 2, 1)


def guided(on: date, dispute: str = "海2024-001", **changes: object) -> Guidance:
    entry = Guidance(dispute, on, "季承安", "visit", "讲应诉和举证", on, f"指导记录{on:%Y%m%d}")
    return replace(entry, **changes)  # type: ignore[arg-type]


def firm(serial: int, *entries: Guidance, **changes: object) -> Enterprise:
    row = Enterprise(f"p{serial}", f"企业{serial}", "company", f"91320612MA{serial:08d}", True, "镇街是川姜镇。")
    return replace(row, entries=entries, **changes)  # type: ignore[arg-type]


def test_the_hundred_is_counted_as_by_hand() -> None:
    """Every trap of the count, with the number a person finds with a pencil."""
    twelve = [firm(100 + place, guided(date(2024, 5, 6), "海2024-009")) for place in range(12)]
    rows = [
        *twelve,  # one dispute with twelve local defendants: twelve enterprises, one matter
        # one enterprise in nine disputes: one
        firm(1, *(guided(date(2023, 3, place), f"海2023-00{place}") for place in range(1, 10))),
        # renamed: the same code, the newer name first
        firm(2, guided(date(2022, 2, 1)), name="旧名家纺", since=1),
        firm(2, guided(date(2023, 2, 1)), name="新名家纺", party="p2b", since=2),
        # branch and parent: two codes, one group
        firm(3, guided(date(2025, 12, 31)), group="示例集团"),
        firm(4, guided(date(2025, 10, 1)), group="示例集团", kind="organisation"),
        firm(5, guided(date(2024, 1, 1)), kind="sole_trader", code="92320612MA00000005"),
        firm(6, guided(date(2024, 1, 1)), inside=False, place="住所在海门区。"),
        firm(7, guided(date(2024, 1, 1), channel="training"), guided(date(2024, 2, 1), channel="broadcast")),
        firm(8, guided(date(2024, 1, 1), confirmed_on=None)),
        firm(9, guided(date(2026, 1, 1))),  # after the plan period
        firm(10, guided(date(2021, 12, 31))),  # the day before it
        firm(11, guided(date(2024, 1, 1)), code=""),
        firm(12, guided(date(2024, 1, 1)), inside=None, place="看不出。"),
        firm(13, guided(date(2024, 1, 1)), kind="person", code=""),
        firm(14),
        firm(15, guided(date(2024, 1, 1)), code="51320612MA00000015"),
    ]
    found = counting.count(rows, PLAN, TODAY)
    # 12 + 1 + 1 + 2; their disputes 海2024-009, nine of 2023, 海2024-001; 12 + 9 + 2 + 2 times
    assert found.tally(Part.COUNTED) == Tally(16, 11, 25)
    assert found.tally(Part.SOLE_TRADER) == Tally(1, 1, 1)
    assert found.tally(Part.OUTSIDE) == Tally(1, 1, 1)
    assert {part: len(found.of(part)) for part in Part} == {
        Part.COUNTED: 16, Part.SOLE_TRADER: 1, Part.OUTSIDE: 1, Part.TRAINING: 1, Part.NOT_YET: 4, Part.UNCLEAR: 4,
    }  # fmt: skip
    renamed = next(line for line in found.lines if line.party == "p2b")
    assert renamed.names == ("新名家纺", "旧名家纺") and renamed.first_on == date(2022, 2, 1)
    assert [(name, len(lines)) for name, lines in found.groups()] == [("示例集团", 2)]
    why = {line.party: line.why for line in found.lines}
    assert why["p8"] == "企业没有确认。" and "不在规划期内" in why["p9"] and "不在规划期内" in why["p10"]
    assert "没法去重" in why["p11"] and "自然人" in why["p13"] and "还没有登记" in why["p14"] and "51" in why["p15"]


def test_the_quarters_add_up_to_the_counter() -> None:
    rows = [firm(1, guided(date(2022, 1, 1))), firm(2, guided(date(2022, 3, 31))), firm(3, guided(date(2025, 12, 31)))]
    found = counting.quarters(counting.count(rows, PLAN, TODAY), PLAN, TODAY)
    assert (found[0].label, found[0].new, found[0].total, found[0].path) == ("2022年1季度", 2, 2, 6.25)
    assert (found[-1].label, found[-1].new, found[-1].total, found[-1].path) == ("2025年4季度", 1, 3, 100)
    assert len(found) == 16 and sum(each.new for each in found) == 3
