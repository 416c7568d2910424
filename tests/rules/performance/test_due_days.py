"""Which day an agreed deadline is: days as written, periods counted, words that fix no day left to people."""

from datetime import date

import pytest

from mediation.rules.performance.due_days import Start, due_day

# Signed on Thursday 3 September 2026, sealed and in force on the 4th.
START = Start(effective_on=date(2026, 9, 4), signed_on=date(2026, 9, 3))


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        pytest.param(date(2026, 9, 19), date(2026, 9, 19), id="a day stands as written, a Saturday too"),
        pytest.param("本协议生效之日起五日内", date(2026, 9, 9), id="five days after the day of effect"),
        pytest.param("本协议生效之日起5日内", date(2026, 9, 9), id="in figures"),
        pytest.param("自本协议生效之日起十五日内", date(2026, 9, 20), id="a Saturday, then a worked Sunday"),
        pytest.param("本协议生效之日起三十日内", date(2026, 10, 8), id="3 October is in the holiday week"),
        pytest.param("本协议签订之日起十日内", date(2026, 9, 14), id="from signing; the 13th is a Sunday"),
        pytest.param("协议签署后两个月内", date(2026, 11, 3), id="two months"),
        pytest.param("本协议生效之日起3个工作日内", date(2026, 9, 9), id="working days"),
        pytest.param("本协议生效之日起一年内", date(2027, 9, 4), id="a year whose holidays are not known yet"),
        pytest.param("本协议生效之日起一百二十日内", date(2027, 1, 2), id="a long number"),
        pytest.param("本协议生效之日", date(2026, 9, 4), id="the day of effect itself"),
        pytest.param("签订本协议时当场", date(2026, 9, 3), id="on the spot"),
        pytest.param("2026年9月30日前（含当日）", date(2026, 9, 30), id="a day in words"),
        pytest.param("２０２６年９月３０日前", date(2026, 9, 30), id="in full-width figures"),
    ],
)
def test_a_deadline_that_fixes_a_day(deadline, day):
    assert due_day(deadline, START) == day


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(None, id="nothing written"),
        pytest.param("尽快", id="as soon as possible"),
        pytest.param("货到以后三日内", id="an event nobody knows the day of"),
        pytest.param("乙方收到样品之日起五日内", id="another event than the agreement's"),
        pytest.param("本协议生效之日起五日内或者甲方同意的日子", id="more than a period"),
        pytest.param("2026年2月30日前", id="a day there is none of"),
        pytest.param("", id="empty"),
    ],
)
def test_words_that_fix_no_day_are_not_guessed_at(words):
    assert due_day(words, START) is None
