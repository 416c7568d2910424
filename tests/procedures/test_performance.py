"""Where an obligation stands, who may record what, and which days follow from the law."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.performance import (
    DEADLINES,
    LIFECYCLE,
    Entry,
    Kind,
    ObligationFacts,
    State,
    due_deadline,
    enforcement,
    follow_up_deadline,
    limitation,
    state_of,
    ways,
)
from mediation.rules import statutes

EFFECTIVE, DUE, TODAY = date(2026, 9, 3), date(2026, 9, 18), date(2026, 9, 10)
OWED = ObligationFacts(TODAY, EFFECTIVE, Kind.MONEY, amount=2_200_000, due_on=DUE)
ACT = ObligationFacts(TODAY, EFFECTIVE, Kind.ACT, due_on=DUE)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        pytest.param(OWED, State.PENDING, id="before its day"),
        pytest.param(replace(OWED, today=DUE), State.PENDING, id="on its last day it is not late"),
        pytest.param(replace(OWED, today=date(2026, 9, 19)), State.LATE, id="the day after it is late"),
        pytest.param(replace(OWED, paid=1), State.PARTLY, id="a cent was paid"),
        pytest.param(replace(OWED, paid=1, today=date(2026, 9, 19)), State.LATE, id="partly paid and late is late"),
        pytest.param(replace(OWED, due_on=None, today=date(2027, 9, 19)), State.PENDING, id="no day, never late"),
        pytest.param(replace(OWED, disputed=True, today=date(2026, 9, 19)), State.DISPUTED, id="disputed before late"),
        pytest.param(replace(OWED, paid=2_200_000, done_on=TODAY, disputed=True), State.DONE, id="paid is paid"),
        pytest.param(replace(OWED, ended="sued"), State.ENDED, id="followed no further"),
        pytest.param(
            replace(ACT, kind=Kind.LASTING, due_on=EFFECTIVE, today=date(2027, 1, 1)), State.LASTING,
            id="what lasts is never late by the calendar",
        ),
    ],
)  # fmt: skip
def test_where_it_stands_follows_from_the_record_and_the_day(facts, state):
    assert state_of(facts) is state


def refusal(action, facts, entry=None, roles=("mediator",)):
    facts = replace(facts, entry=entry)
    return LIFECYCLE.refusal(action, state=state_of(facts), roles=roles, facts=facts)


@pytest.mark.parametrize(
    ("action", "facts", "entry", "words"),
    [
        pytest.param("pay", OWED, Entry(TODAY, amount=2_200_001, proof=True), "只欠 22,000.00 元", id="a cent more"),
        pytest.param(
            "pay", replace(OWED, paid=2_000_000), Entry(TODAY, amount=300_000, proof=True), "只欠 2,000.00 元",
            id="more than the rest",
        ),
        pytest.param("pay", OWED, Entry(TODAY, amount=0, proof=True), "大于 0", id="nothing"),
        pytest.param("pay", OWED, Entry(TODAY, amount=-5, proof=True), "大于 0", id="less than nothing"),
        pytest.param("pay", OWED, Entry(date(2026, 9, 2), amount=5, proof=True), "2026年9月3日才生效", id="too early"),
        pytest.param("pay", OWED, Entry(date(2026, 9, 11), amount=5, proof=True), "还没有到", id="tomorrow"),
        pytest.param("pay", OWED, Entry(TODAY, amount=5), "没有凭证，也没有说明", id="nobody says how it is known"),
        pytest.param("pay", ACT, Entry(TODAY, amount=5, proof=True), "不是付款", id="an act is not paid"),
        pytest.param("perform", OWED, Entry(TODAY, proof=True), "是付款", id="a sum is not done"),
        pytest.param("dispute", OWED, Entry(TODAY), "没有写理由", id="a dispute about nothing"),
        pytest.param("end", OWED, Entry(TODAY, reason="已起诉"), "没有选", id="no ground"),
        pytest.param(
            "end", OWED, Entry(TODAY, ground="superseded", reason="x"), "没有选", id="a ground that no person chooses"
        ),
        pytest.param(
            "set_due_day", OWED, Entry(TODAY, reason="看合同", due_on=DUE), "不能改", id="the day is in the agreement"
        ),
        pytest.param(
            "set_due_day", replace(OWED, due_on=None), Entry(TODAY, reason="看合同", due_on=date(2026, 9, 2)),
            "不能早于协议生效日", id="a day before the agreement",
        ),
        pytest.param(
            "reverse", replace(OWED, ended="superseded"), Entry(TODAY, reason="记错"), "已经被新的协议取代",
            id="what a new agreement replaced",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_article(action, facts, entry, words):
    found = refusal(action, facts, entry)
    assert found is not None and words in found.message
    assert found.statute is not None


@pytest.mark.parametrize(
    ("action", "facts", "entry"),
    [
        pytest.param("pay", OWED, Entry(EFFECTIVE, amount=2_200_000, proof=True), id="all of it on the first day"),
        pytest.param("pay", replace(OWED, amount=1), Entry(TODAY, amount=1, proof=True), id="0.01 元"),
        pytest.param(
            "pay", replace(OWED, disputed=True), Entry(TODAY, amount=1, proof=True), id="a disputed sum may be paid"
        ),
        pytest.param("perform", ACT, Entry(TODAY, proof=True), id="an act, before its day"),
        pytest.param("end", OWED, Entry(TODAY, ground="sued", reason="9月8日立案"), id="sued"),
        pytest.param(
            "set_due_day", replace(OWED, due_on=None), Entry(TODAY, reason="发票9月10日到", due_on=DUE), id="words read"
        ),
        pytest.param(
            "set_due_day", replace(OWED, words=True), Entry(TODAY, reason="发票晚到", due_on=DUE), id="words read again"
        ),
    ],
)
def test_what_can_be_is_allowed(action, facts, entry):
    assert refusal(action, facts, entry) is None


@pytest.mark.parametrize("role", ["administrator", "auditor", "court_liaison", "bureau_viewer", "examiner"])
def test_only_the_committees_people_record_performance(role):
    assert "角色不能" in refusal("pay", OWED, Entry(TODAY, amount=1, proof=True), roles=(role,)).message


def test_nothing_but_a_correction_is_recorded_of_what_is_done():
    done = replace(OWED, paid=2_200_000, done_on=TODAY)
    assert [act.action for act in LIFECYCLE.actions(state_of(done), ["mediator"])] == ["reverse"]


# --- days ---------------------------------------------------------------------------------------------------------


def test_a_due_day_does_not_roll():
    saturday = date(2026, 9, 19)
    deadline = due_deadline(saturday, effective_on=EFFECTIVE)
    assert (deadline.due, deadline.trigger, deadline.rolled) == (saturday, EFFECTIVE, False)


def test_a_follow_up_comes_seven_calendar_days_after_the_due_day_and_does_not_roll():
    # 18 + 7 = Friday 25 September 2026, 中秋: nobody rolls our own figure.
    assert follow_up_deadline(DUE).due == date(2026, 9, 25)
    assert follow_up_deadline(DUE, days=10).due == date(2026, 9, 28)
    assert DEADLINES["D23"].period.basis == (statutes.JIANGSU_DISPUTES_28_1, statutes.MEDIATION_31_2)


def test_enforcement_runs_two_years_from_the_last_instalment():
    # Two years from 18 November 2026 is Saturday 18 November 2028, whose holidays are not published: not rolled.
    found = enforcement(date(2026, 11, 18))
    assert (found.nominal, found.certain) == (date(2028, 11, 18), False)
    # From 18 September 2024: 18 September 2026, a Friday.
    assert enforcement(date(2024, 9, 18)).due == date(2026, 9, 18)


def test_limitation_starts_anew_when_the_debtor_pays_in_part_and_not_when_the_committee_urges():
    assert limitation(date(2022, 9, 18), []).expires.nominal == date(2025, 9, 18)
    paid = limitation(date(2022, 9, 18), [date(2023, 3, 1)])
    assert paid.expires.nominal == date(2026, 3, 1)
    assert statutes.LIMITATION_14 in paid.statutes


def test_a_promise_after_the_three_years_does_not_bring_them_back():
    late = limitation(date(2022, 9, 18), [date(2025, 10, 1)])
    assert (late.expires.nominal, len(late.late)) == (date(2025, 9, 18), 1)


# --- what the right-holder may do -----------------------------------------------------------------------------------


def test_all_four_ways_stand_open_while_the_thirty_days_run():
    found = ways(confirm_until=date(2026, 10, 9), today=TODAY, money=True)
    assert [(way.code, way.open) for way in found] == [
        ("suit", True), ("confirmation", True), ("deed", True), ("award", True),
    ]  # fmt: skip
    assert "到2026年10月9日为止" in found[1].words
    assert all(way.statutes for way in found)


def test_confirmation_is_over_after_the_thirty_days_and_the_agreement_still_binds():
    found = ways(confirm_until=date(2026, 10, 9), today=date(2026, 10, 10), money=False)
    assert [(way.code, way.open) for way in found] == [("suit", True), ("confirmation", False), ("award", True)]
    assert "协议仍有约束力" in found[1].words
