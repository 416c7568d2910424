from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.holidays import PUBLISHED, DayKind, SpecialDay, is_rest_day
from mediation.rules.periods import (
    DayPeriod,
    MonthPeriod,
    StripKind,
    Suspension,
    WorkingDayPeriod,
    YearPeriod,
    extended,
    strip,
)
from mediation.rules.statutes import CPL_205

KNOWN = st.dates(date(2022, 1, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("effective", "nominal", "due"),
    [
        pytest.param(date(2025, 9, 1), date(2025, 10, 1), date(2025, 10, 9), id="国庆-rolls-over-the-whole-block"),
        pytest.param(date(2025, 9, 11), date(2025, 10, 11), date(2025, 10, 11), id="worked-saturday-does-not-roll"),
        pytest.param(date(2026, 1, 15), date(2026, 2, 14), date(2026, 2, 14), id="worked-saturday-before-春节"),
        pytest.param(date(2026, 1, 16), date(2026, 2, 15), date(2026, 2, 24), id="春节-to-the-23rd"),
        pytest.param(date(2026, 8, 26), date(2026, 9, 25), date(2026, 9, 28), id="中秋-and-weekend"),
        pytest.param(date(2026, 11, 20), date(2026, 12, 20), date(2026, 12, 21), id="plain-sunday"),
        pytest.param(date(2024, 1, 10), date(2024, 2, 9), date(2024, 2, 9), id="除夕2024-was-a-working-day"),
    ],
)
def test_thirty_days_to_apply_for_confirmation(effective, nominal, due):
    deadline = DayPeriod(30, basis=(CPL_205,)).due(effective)
    assert (deadline.nominal, deadline.due, deadline.certain) == (nominal, due, True)
    assert deadline.basis == (CPL_205,)
    assert deadline.skipped == tuple(nominal + timedelta(days=count) for count in range((due - nominal).days))


@pytest.mark.parametrize(
    ("period", "trigger", "nominal", "due"),
    [
        pytest.param(
            MonthPeriod(1), date(2026, 1, 31), date(2026, 2, 28), date(2026, 2, 28), id="month-end-on-worked-saturday"
        ),
        pytest.param(MonthPeriod(1), date(2024, 1, 31), date(2024, 2, 29), date(2024, 2, 29), id="leap-month-end"),
        pytest.param(MonthPeriod(6), date(2025, 8, 31), date(2026, 2, 28), date(2026, 2, 28), id="six-months"),
        pytest.param(MonthPeriod(1), date(2025, 12, 5), date(2026, 1, 5), date(2026, 1, 5), id="over-the-year"),
        pytest.param(YearPeriod(2), date(2024, 2, 29), date(2026, 2, 28), date(2026, 2, 28), id="no-29-February"),
        pytest.param(YearPeriod(2), date(2024, 10, 3), date(2026, 10, 3), date(2026, 10, 8), id="year-end-in-国庆"),
    ],
)
def test_months_and_years_end_on_the_corresponding_day(period, trigger, nominal, due):
    deadline = period.due(trigger)
    assert (deadline.nominal, deadline.due) == (nominal, due)


def test_year_not_announced_is_not_rolled_and_says_so():
    deadline = DayPeriod(30).due(date(2026, 12, 3))
    assert deadline.nominal == date(2027, 1, 2)  # a Saturday
    assert (deadline.due, deadline.skipped, deadline.certain) == (date(2027, 1, 2), (), False)


def test_roll_into_a_year_not_announced_is_not_rolled_either():
    only_2026 = PUBLISHED.with_days([SpecialDay(date(2026, 12, 31), DayKind.REST, "元旦", "办公室登记")])
    deadline = DayPeriod(1).due(date(2026, 12, 30), only_2026)
    assert (deadline.due, deadline.certain) == (date(2026, 12, 31), False)


def test_office_table_for_the_new_year_is_used():
    feasts = "元旦、春节、清明节、劳动节、端午节、中秋节、国庆节"
    office = PUBLISHED.with_days([(date(2027, 1, 1), "rest", feasts, "演练用，不是通知")])
    deadline = DayPeriod(30).due(date(2026, 12, 2), office)
    assert (deadline.nominal, deadline.due, deadline.certain) == (date(2027, 1, 1), date(2027, 1, 4), True)


def test_period_that_does_not_roll_ends_on_a_rest_day():
    deadline = DayPeriod(7, rolls=False).due(date(2026, 9, 18))
    assert (deadline.due, deadline.certain) == (date(2026, 9, 25), True)


@pytest.mark.parametrize(
    ("trigger", "length", "due"),
    [
        pytest.param(date(2026, 9, 24), 5, date(2026, 10, 9), id="中秋-and-国庆-are-not-counted"),
        pytest.param(date(2026, 2, 13), 1, date(2026, 2, 14), id="worked-saturday-is-counted"),
        pytest.param(date(2026, 11, 20), 3, date(2026, 11, 25), id="weekend-is-not-counted"),
        pytest.param(date(2026, 10, 1), 0, date(2026, 10, 1), id="none-at-all"),
    ],
)
def test_working_days(trigger, length, due):
    deadline = WorkingDayPeriod(length).due(trigger)
    assert (deadline.nominal, deadline.due, deadline.certain) == (due, due, True)


def test_working_days_into_a_year_not_announced_count_by_weekends():
    deadline = WorkingDayPeriod(5).due(date(2026, 12, 30))
    assert (deadline.due, deadline.certain) == (date(2027, 1, 6), False)


@pytest.mark.parametrize(
    ("suspensions", "nominal"),
    [
        pytest.param([], date(2026, 7, 1), id="none"),
        pytest.param([Suspension(date(2026, 6, 10), date(2026, 6, 19))], date(2026, 7, 11), id="ten-days"),
        pytest.param([Suspension(date(2026, 7, 1), date(2026, 7, 1))], date(2026, 7, 2), id="on-the-last-day"),
        pytest.param([Suspension(date(2026, 7, 2), date(2026, 7, 20))], date(2026, 7, 1), id="after-the-end"),
        pytest.param([Suspension(date(2026, 5, 1), date(2026, 6, 3))], date(2026, 7, 3), id="begun-before-the-trigger"),
        pytest.param(
            [Suspension(date(2026, 6, 10), date(2026, 6, 14)), Suspension(date(2026, 6, 12), date(2026, 6, 16))],
            date(2026, 7, 8),
            id="overlapping-days-count-once",
        ),
        pytest.param(
            [Suspension(date(2026, 6, 30), date(2026, 7, 4)), Suspension(date(2026, 7, 6), date(2026, 7, 6))],
            date(2026, 7, 7),
            id="second-one-falls-into-the-pushed-end",
        ),
    ],
)
def test_suspended_days_push_the_end(suspensions, nominal):
    assert DayPeriod(30).due(date(2026, 6, 1), suspensions=suspensions).nominal == nominal


def test_suspended_working_days_are_not_counted():
    appraisal = [Suspension(date(2026, 6, 3), date(2026, 6, 8))]
    assert WorkingDayPeriod(3).due(date(2026, 6, 1), suspensions=appraisal).due == date(2026, 6, 10)


def test_extension_by_agreement_rolls_like_the_period():
    first = MonthPeriod(1).due(date(2026, 8, 20))
    longer = extended(first, date(2026, 10, 1))
    assert (longer.trigger, longer.nominal, longer.due) == (date(2026, 8, 20), date(2026, 10, 1), date(2026, 10, 8))
    assert extended(longer, date(2026, 11, 6)).due == date(2026, 11, 6)


def test_extension_must_be_later():
    with pytest.raises(ValueError, match="晚于原定的2026-09-20"):
        extended(MonthPeriod(1).due(date(2026, 8, 20)), date(2026, 9, 20))


def test_suspension_must_not_end_before_it_begins():
    with pytest.raises(ValueError, match="早于首日"):
        Suspension(date(2026, 6, 2), date(2026, 6, 1))


def test_negative_length_is_refused():
    with pytest.raises(ValueError, match="负数"):
        DayPeriod(-1)


@given(KNOWN, st.integers(0, 50))
def test_due_day_is_a_working_day_and_every_skipped_day_is_not(trigger, length):
    deadline = DayPeriod(length).due(trigger)
    assert not is_rest_day(deadline.due) or not deadline.certain
    assert all(is_rest_day(day) for day in deadline.skipped)
    assert deadline.nominal + timedelta(days=len(deadline.skipped)) == deadline.due


def test_strip_of_a_rolled_period_shows_each_day():
    cells = strip(DayPeriod(3).due(date(2026, 9, 22)))
    assert [(cell.day.day, cell.counted_index, cell.kind, cell.mark, cell.rest) for cell in cells] == [
        (22, 0, StripKind.TRIGGER, None, False),
        (23, 1, StripKind.COUNTED, None, False),
        (24, 2, StripKind.COUNTED, None, False),
        (25, 3, StripKind.NOMINAL, "休", True),
        (26, None, StripKind.SKIPPED, "休", True),
        (27, None, StripKind.SKIPPED, "休", True),
        (28, None, StripKind.DUE, None, False),
        (29, None, StripKind.AFTER, None, False),
    ]


def test_strip_marks_a_worked_sunday():
    cell = next(cell for cell in strip(DayPeriod(30).due(date(2026, 8, 26))) if cell.day == date(2026, 9, 20))
    assert (cell.counted_index, cell.mark, cell.name, cell.rest) == (25, "班", "国庆节调休上班", False)


def test_strip_of_working_days_numbers_only_working_days():
    cells = strip(WorkingDayPeriod(2).due(date(2026, 11, 20)))
    assert [(cell.day.day, cell.counted_index, cell.kind) for cell in cells] == [
        (20, 0, StripKind.TRIGGER),
        (21, None, StripKind.REST),
        (22, None, StripKind.REST),
        (23, 1, StripKind.COUNTED),
        (24, 2, StripKind.DUE),
        (25, None, StripKind.AFTER),
    ]


def test_strip_leaves_suspended_days_without_a_number():
    deadline = DayPeriod(3).due(date(2026, 6, 1), suspensions=[Suspension(date(2026, 6, 3), date(2026, 6, 4))])
    assert [(cell.day.day, cell.counted_index) for cell in strip(deadline)] == [
        (1, 0),
        (2, 1),
        (3, None),
        (4, None),
        (5, 2),
        (6, 3),
        (7, None),
        (8, None),
        (9, None),
    ]


@given(KNOWN, st.integers(1, 40))
def test_strip_numbers_every_counted_day_once(trigger, length):
    indexes = [cell.counted_index for cell in strip(DayPeriod(length).due(trigger)) if cell.counted_index is not None]
    assert indexes == list(range(length + 1))
