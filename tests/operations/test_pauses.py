"""Suspension, resumption, extension, and the last day for mediating that follows from them."""

from datetime import date, timedelta

import pytest

from mediation.operations import people_mediation as acts
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused


def test_suspended_days_do_not_count(desk):
    case = desk.mediating()
    desk.later(7)
    acts.suspend(case, reason="appraisal", note="花型比对", actor=desk.actor())
    assert (case.state, case.next_due_on) == ("suspended", None)
    assert acts.next_step(case, today=desk.day).why.startswith("中止原因：等鉴定、评估结果")
    desk.later(10)
    acts.resume(case, actor=desk.actor())
    # Ten days from 10 to 19 September: 3 October becomes 13 October, a working Tuesday.
    assert (case.state, case.next_due_on) == ("mediating", date(2026, 10, 13))


def test_mediation_is_not_resumed_before_it_was_suspended(desk):
    case = desk.mediating()
    desk.later(7)
    acts.suspend(case, reason="appraisal", actor=desk.actor())
    with pytest.raises(ActionRefused, match="早于中止"):
        acts.resume(case, on=desk.day - timedelta(1), actor=desk.actor())


def test_another_reason_is_put_in_words(desk):
    case = desk.mediating()
    with pytest.raises(ActionRefused, match="还没有写明"):
        acts.suspend(case, reason="other", actor=desk.actor())
    acts.suspend(case, reason="other", note="当事人住院", actor=desk.actor())
    assert "当事人住院" in acts.next_step(case, today=desk.day).why


def everybody(desk, case):
    return {party.id: desk.day for party in case.parties}


def test_everybody_agreed_to_more_time(desk):
    case = desk.mediating()
    until = date(2026, 11, 1)
    acts.extend(case, until=until, agreed=everybody(desk, case), manner="written", actor=desk.actor())
    # 1 November 2026 is a Sunday.
    assert case.next_due_on == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("leave_out", "until", "words"),
    [
        pytest.param(1, date(2026, 11, 1), "还缺通州区川姜镇绮华布艺商行的同意", id="one party has not agreed"),
        pytest.param(None, date(2026, 10, 8), "填更晚的一天", id="not later than the limit"),
    ],
)
def test_extension_refused(desk, leave_out, until, words):
    case = desk.mediating()
    agreed = everybody(desk, case)
    if leave_out is not None:
        del agreed[case.parties[leave_out].id]
    with pytest.raises(ActionRefused, match=words) as refused:
        acts.extend(case, until=until, agreed=agreed, manner="written", actor=desk.actor())
    assert refused.value.statute == statutes.MOJ_75_33


def test_an_agreement_to_extend_dated_tomorrow_is_none(desk):
    case = desk.mediating()
    agreed = {party.id: desk.day + timedelta(1) for party in case.parties}
    with pytest.raises(ActionRefused, match="还缺"):
        acts.extend(case, until=date(2026, 11, 1), agreed=agreed, manner="phone", actor=desk.actor())


def test_a_second_extension_goes_on_from_the_first(desk):
    case = desk.mediating()
    acts.extend(case, until=date(2026, 11, 3), agreed=everybody(desk, case), manner="written", actor=desk.actor())
    desk.later(30)
    acts.extend(case, until=date(2026, 12, 1), agreed=everybody(desk, case), manner="written", actor=desk.actor())
    assert case.next_due_on == date(2026, 12, 1)


def test_time_that_is_over_ends_nothing_by_itself(desk):
    case = desk.mediating()
    desk.later(60)
    step = acts.next_step(case, today=desk.day)
    assert (case.state, step.action) == ("mediating", "extend")
    acts.hold_session(case, desk.record(case), actor=desk.actor())
