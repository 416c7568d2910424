"""服务满意度：what counts, and what is not published so that nobody is singled out."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from mediation.rules.satisfaction import (
    Tally,
    first_day,
    is_enough,
    is_over,
    last_day,
    quarter_of,
    together,
    waits_until,
)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), 1),
        (date(2026, 3, 31), 1),
        (date(2026, 4, 1), 2),
        (date(2026, 9, 30), 3),
        (date(2026, 12, 31), 4),
    ],
)
def test_a_day_lies_in_its_quarter(day, quarter):
    assert quarter_of(day) == (2026, quarter)
    assert first_day(2026, quarter) <= day <= last_day(2026, quarter)


def test_satisfied_among_the_answers_and_answers_among_the_invitations():
    tally = Tally(10, {5: 3, 4: 2, 3: 1})
    assert (tally.satisfied, tally.answered) == (5, 6)
    assert (tally.share, tally.response) == (Fraction(500, 6), Fraction(60))
    assert (Tally(4).share, Tally(0).response) == (None, None)


@pytest.mark.parametrize(
    ("today", "over"),
    [
        pytest.param(date(2026, 9, 30), False, id="the-quarter-runs"),
        pytest.param(date(2026, 10, 1), False, id="an-invitation-runs"),
        pytest.param(date(2026, 10, 30), False, id="its-last-day"),
        pytest.param(date(2026, 10, 31), True, id="nothing-can-come"),
    ],
)
def test_a_quarter_is_published_when_no_answer_can_come_any_more(today, over):
    assert is_over(Tally(3, {}, date(2026, 10, 30)), 2026, 3, today) is over


@pytest.mark.parametrize(
    ("until", "named"),
    [
        pytest.param(date(2026, 8, 8), date(2026, 9, 30), id="the-quarter-ends-later"),
        pytest.param(date(2026, 10, 30), date(2026, 10, 30), id="an-invitation-runs-longer"),
        pytest.param(None, date(2026, 9, 30), id="no-invitation"),
    ],
)
def test_the_day_that_is_named_is_the_last_on_which_nothing_is_published(until, named):
    tally = Tally(3, {}, until)
    assert waits_until(tally, 2026, 3) == named
    assert not is_over(tally, 2026, 3, named) and is_over(tally, 2026, 3, named + timedelta(1))


def answers(count: int) -> Tally:
    return Tally(10, {5: count})


@pytest.mark.parametrize(
    ("parts", "answered"),
    [
        pytest.param([5, 6], 11, id="each-enough"),
        pytest.param([5, 4], 5, id="the-sum-less-the-five-would-tell-the-four"),
        pytest.param([5, 2, 3], 10, id="the-rest-is-five-of-two-quarters"),
        pytest.param([4], 0, id="too-few"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_no_sum_tells_what_a_part_hides(parts, answered):
    assert together([answers(count) for count in parts], 5).answered == answered
    assert [is_enough(answers(count), 5) for count in (4, 5)] == [False, True]
