from datetime import date, timedelta

import chinese_calendar
import pytest

from mediation.rules.holidays import (
    PUBLISHED,
    Calendar,
    DayKind,
    SpecialDay,
    is_known_year,
    is_rest_day,
    read_days,
)

NEW_YEAR_2027 = SpecialDay(date(2027, 1, 1), DayKind.REST, "元旦", "办公室登记")


def test_published_equals_chinesecalendar_on_every_day_of_2022_to_2026():
    days = [date(2022, 1, 1) + timedelta(days=count) for count in range(1826)]
    assert days[-1] == date(2026, 12, 31)
    assert [day for day in days if is_rest_day(day) != chinese_calendar.is_holiday(day)] == []


@pytest.mark.parametrize(
    ("day", "rest"),
    [
        pytest.param(date(2024, 2, 9), False, id="除夕2024-is-a-working-day"),
        pytest.param(date(2025, 1, 28), True, id="除夕2025-is-a-holiday"),
        pytest.param(date(2025, 5, 2), True, id="2-May-is-a-holiday-since-2025"),
        pytest.param(date(2025, 10, 11), False, id="saturday-worked-for-国庆"),
        pytest.param(date(2026, 2, 14), False, id="saturday-worked-for-春节"),
        pytest.param(date(2026, 9, 26), True, id="saturday-in-中秋"),
        pytest.param(date(2026, 11, 22), True, id="plain-sunday"),
        pytest.param(date(2026, 11, 23), False, id="plain-monday"),
        pytest.param(date(2027, 1, 1), False, id="friday-of-a-year-not-announced"),
        pytest.param(date(2027, 1, 2), True, id="saturday-of-a-year-not-announced"),
    ],
)
def test_is_rest_day(day, rest):
    assert is_rest_day(day) is rest


def test_known_years_are_2022_to_2026():
    assert [year for year in range(2020, 2030) if is_known_year(year)] == [2022, 2023, 2024, 2025, 2026]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 25), "中秋节"),
        (date(2026, 9, 27), "中秋节"),
        (date(2026, 10, 10), "国庆节调休上班"),
        (date(2026, 11, 22), None),
    ],
)
def test_name_of(day, name):
    assert PUBLISHED.name_of(day) == name


def test_new_year_of_2023_begins_in_december_by_its_own_notice():
    assert PUBLISHED.special(date(2022, 12, 31)).source == "国务院办公厅关于2023年部分节假日安排的通知"


def test_office_addition_makes_a_rest_day_but_not_a_known_year():
    office = PUBLISHED.with_days([NEW_YEAR_2027])
    assert (is_rest_day(date(2027, 1, 1), office), is_known_year(2027, office)) == (True, False)
    assert is_rest_day(date(2027, 1, 1)) is False


def test_complete_notice_makes_the_year_known():
    feasts = [
        (date(2027, 1, 1), "元旦"),
        (date(2027, 2, 6), "春节"),
        (date(2027, 4, 5), "清明节"),
        (date(2027, 5, 1), "劳动节"),
        (date(2027, 6, 9), "端午节"),
        (date(2027, 9, 15), "中秋节"),
        (date(2027, 10, 1), "国庆节"),
    ]
    notice = [(day, "rest", name, "演练用，不是通知") for day, name in feasts]
    assert is_known_year(2027, PUBLISHED.with_days(notice)) is True
    assert is_known_year(2027, PUBLISHED.with_days(notice[:-1])) is False


def test_feasts_that_fall_together_both_count():
    together = [
        SpecialDay(day.day, day.kind, "国庆节、中秋节", day.source) for day in PUBLISHED.days if "国庆" in day.name
    ]
    others = [day for day in PUBLISHED.days if "国庆" not in day.name and "中秋" not in day.name]
    assert is_known_year(2025, Calendar(frozenset(others)).with_days(together)) is True


def test_later_entry_for_a_day_wins():
    worked = SpecialDay(date(2026, 10, 1), DayKind.WORK, "演练", "办公室登记")
    assert is_rest_day(date(2026, 10, 1), PUBLISHED.with_days([worked])) is False


def test_calendar_refuses_a_day_named_twice():
    twice = {NEW_YEAR_2027, SpecialDay(date(2027, 1, 1), DayKind.WORK, "元旦", "办公室登记")}
    with pytest.raises(ValueError, match="登记了两次"):
        Calendar(frozenset(twice))


def test_calendars_with_the_same_days_are_equal_and_hashable():
    assert {PUBLISHED, PUBLISHED.with_days([])} == {PUBLISHED}


def test_read_days_names_the_bad_line():
    lines = ["day,kind,name,source", "2027-01-01,rest,元旦,通知", "2027-02-30,rest,春节,通知"]
    with pytest.raises(ValueError, match="第3行"):
        read_days(lines)
