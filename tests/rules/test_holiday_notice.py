"""The notices of five years as they were published, and what is wrong with others."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from mediation.rules.holiday_notice import read_notice
from mediation.rules.holidays import PUBLISHED, Calendar, DayKind, is_rest_day, missing_feasts

NOTICES = Path(__file__).with_name("notices")
REST, WORK = DayKind.REST, DayKind.WORK


def read(text, year=2026):
    return read_notice(text, year=year, source="放假通知")


def taken(text, year=2026):
    reading = read(text, year)
    assert reading.problems == ()
    return [(one.day, one.kind, one.name) for one in reading.days]


def sentences(text, year=2026):
    return [str(problem) for problem in read(text, year).problems]


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_the_published_notice_gives_every_day_of_its_year(year):
    """The words of the notice and the table agree on each day; 2024 asks to rest on 除夕 and does not make it one."""
    reading = read(NOTICES.joinpath(f"{year}.txt").read_text("utf-8"), year)
    assert reading.problems == ()
    calendar = Calendar(frozenset(reading.days))
    days = [date(year, 1, 1) + timedelta(count) for count in range(365)]
    assert [day for day in days if is_rest_day(day, calendar) != is_rest_day(day)] == []
    assert missing_feasts(year, calendar) == ()
    assert calendar.years == {year}


def test_the_days_before_new_year_belong_to_the_notice():
    assert [day for day, _, _ in taken("元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023)] == [
        date(2022, 12, 31),
        date(2023, 1, 1),
        date(2023, 1, 2),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("2026-01-01 休 元旦", [(date(2026, 1, 1), REST, "元旦")], id="a-day-a-line"),
        pytest.param("2026/5/9　班　劳动节", [(date(2026, 5, 9), WORK, "劳动节")], id="full-width-blanks"),
        pytest.param("2026-05-09,work,劳动节,通知", [(date(2026, 5, 9), WORK, "劳动节")], id="a-line-of-a-table"),
        pytest.param("清明：4月5日放假1天，不调休。", [(date(2026, 4, 5), REST, "清明")], id="one-day"),
        pytest.param("清明节: 4月5日（星期日）放假", [(date(2026, 4, 5), REST, "清明节")], id="half-width-colon"),
        pytest.param(
            "一、元旦：1月1日放假，与周末连休。二、清明节：4月5日放假，共1天。",
            [(date(2026, 1, 1), REST, "元旦"), (date(2026, 4, 5), REST, "清明节")],
            id="two-feasts-on-one-line",
        ),
        pytest.param("除个别特殊情形外，国庆节自10月1日起放假调休7天。", [], id="a-principle-names-no-day"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_ways_of_writing(text, days):
    assert taken(text) == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "端午节：6月19日至21日放假，共4天。",
            ["第 1 行：“端午节”写共 4 天，日期是 3 天。核对日期。"],
            id="the-number-of-days-does-not-fit",
        ),
        pytest.param(
            "\n元旦：1月1日（周三）放假1天，不调休。",
            [
                "第 2 行：2026年1月1日是周四，通知写周三。核对日期，也看看是不是 2026 年的通知。",
            ],
            id="the-notice-of-another-year",
        ),
        pytest.param(
            "2026-05-08 班 劳动节", ["第 1 行：2026年5月8日是周五，本来就上班。核对日期。"], id="work-on-a-working-day"
        ),
        pytest.param(
            "2025-05-01 休 劳动节", ["第 1 行：2025年5月1日不是 2026 年的安排。核对年份。"], id="another-year"
        ),
        pytest.param("2026-02-30 休 春节", ["第 1 行：没有 2026年2月30日这一天。"], id="no-such-day"),
        pytest.param(
            "2026-01-01 元旦",
            ["第 1 行：“2026-01-01 元旦”看不懂。写成 2026-05-01 休 劳动节，或者 2026-05-09 班 劳动节。"],
            id="no-kind",
        ),
        pytest.param(
            "2026-01-01 休 元旦\n2026-01-01 休 元旦", ["第 2 行：2026年1月1日写了两次。只留一次。"], id="twice"
        ),
        pytest.param(
            "国庆节：10月1日至7日放假调休，共7天。10月3日（周六）上班。",
            ["第 1 行：2026年10月3日又写休又写班。只留一个。"],
            id="rest-and-work",
        ),
        pytest.param(
            "春节：另行通知。",
            ["第 1 行：“春节”没有读出放假的日子。写成“春节：×月×日至×日放假，共×天。”"],
            id="no-day-named",
        ),
        pytest.param(
            "国庆节：10月7日至1日放假，共7天。",
            [
                "第 1 行：“10月7日至1日”的起止日期不对。核对日期。",
                "第 1 行：“国庆节”写共 7 天，日期是 1 天。核对日期。",
            ],
            id="from-and-to-turned-round",
        ),
    ],
)
def test_what_does_not_fit_is_said_by_line(text, said):
    assert sentences(text) == said


def test_half_a_notice_does_not_make_a_year_known():
    calendar = PUBLISHED.with_days(
        (one.day, one.kind, one.name, one.source)
        for one in read_notice("元旦：1月1日放假，共1天。", year=2031, source="虚构，只供测试").days
    )
    assert 2031 not in calendar.years
    assert missing_feasts(2031, calendar) == ("春节", "清明", "劳动", "端午", "中秋", "国庆")
