"""Every deadline rule on real days of the published calendars, its versions, local lengths, its page of the docs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.config import ROOT
from mediation.operations import deadline_sheet
from mediation.operations.deadlines import RULES, compute, rule_on
from mediation.operations.settings import SETTINGS, change_setting, last_change
from mediation.procedures import archiving, court_referral, judicial_confirmation, people_mediation
from mediation.rules.holidays import PUBLISHED, is_known_year, is_rest_day
from mediation.rules.periods import HourPeriod, WorkingDayPeriod
from mediation.rules.statutes import JIANGSU_DISPUTES_28_1
from tests.operations.conftest import Desk

D = date.fromisoformat

# Reckoned by hand and with another library's calendar of holidays.
REAL_DAYS = [
    pytest.param("D01", "2026-01-31", "2026-02-28", "2026-02-28", id="D01-month-end-on-a-worked-saturday"),
    pytest.param("D01", "2024-01-30", "2024-02-29", "2024-02-29", id="D01-ends-on-the-leap-day"),
    pytest.param("D01", "2026-08-25", "2026-09-25", "2026-09-28", id="D01-rolls-over-中秋"),
    pytest.param("D02", "2026-01-16", "2026-02-15", "2026-02-24", id="D02-rolls-over-春节"),
    pytest.param("D03", "2024-04-22", "2024-05-07", "2024-05-07", id="D03-ends-after-劳动节"),
    pytest.param("D03-simple", "2024-02-02", "2024-02-09", "2024-02-09", id="D03-除夕2024-is-a-working-day"),
    pytest.param("D04", "2024-09-12", "2024-09-18", "2024-09-18", id="D04-the-saturday-before-中秋-is-worked"),
    pytest.param("D05", "2026-02-12", "2026-02-24", "2026-02-24", id="D05-the-saturday-before-春节-is-worked"),
    pytest.param("D06", "2024-02-08", "2024-02-18", "2024-02-18", id="D06-the-sunday-after-春节-is-worked"),
    pytest.param("D07", "2025-09-30", "2025-10-11", "2025-10-11", id="D07-the-saturday-after-国庆-is-worked"),
    pytest.param("D08", "2022-09-01", "2022-10-01", "2022-10-08", id="D08-rolls-to-a-worked-saturday"),
    pytest.param("D08-ordinary", "2022-09-16", "2022-10-01", "2022-10-08", id="D08-ordinary-over-国庆2022"),
    pytest.param("D08-simple", "2026-09-18", "2026-09-25", "2026-09-28", id="D08-simple-over-中秋"),
    pytest.param("D09", "2025-09-01", "2025-10-01", "2025-10-09", id="D09-over-国庆2025"),
    pytest.param("D09", "2025-09-11", "2025-10-11", "2025-10-11", id="D09-a-worked-saturday-does-not-roll"),
    pytest.param("D09", "2026-01-15", "2026-02-14", "2026-02-14", id="D09-a-worked-saturday-before-春节"),
    pytest.param("D09", "2026-01-16", "2026-02-15", "2026-02-24", id="D09-over-春节2026"),
    pytest.param("D09", "2026-08-26", "2026-09-25", "2026-09-28", id="D09-over-中秋2026"),
    pytest.param("D09", "2024-01-30", "2024-02-29", "2024-02-29", id="D09-ends-on-the-leap-day"),
    pytest.param("D09", "2022-01-01", "2022-01-31", "2022-02-07", id="D09-over-春节2022-by-the-older-version"),
    pytest.param("D10", "2026-09-22", "2026-09-25", "2026-09-28", id="D10-over-中秋"),
    pytest.param("D11", "2024-09-01", "2024-10-01", "2024-10-08", id="D11-over-国庆2024"),
    pytest.param("D11-expected", "2026-02-04", "2026-02-19", "2026-02-24", id="D11-expected-over-春节"),
    pytest.param("D12", "2026-10-03", "2026-10-03", "2026-10-08", id="D12-the-court's-own-day-rolls"),
    pytest.param("D13", "2025-04-20", "2025-05-05", "2025-05-06", id="D13-over-劳动节2025"),
    pytest.param("D14", "2025-08-31", "2026-02-28", "2026-02-28", id="D14-six-months-from-a-31st"),
    pytest.param("D15", "2024-04-25", "2024-05-05", "2024-05-06", id="D15-over-劳动节2024"),
    pytest.param("D16", "2024-02-29", "2026-02-28", "2026-02-28", id="D16-two-years-from-the-leap-day"),
    pytest.param("D16", "2024-05-02", "2026-05-02", "2026-05-06", id="D16-over-劳动节2026"),
    pytest.param("D17", "2026-10-03", "2026-10-03", "2026-10-03", id="D17-the-day-the-agreement-names"),
    pytest.param("D18", "2022-10-08", "2025-10-08", "2025-10-09", id="D18-three-years-over-国庆"),
    pytest.param("D18-patent", "2023-02-28", "2026-02-28", "2026-02-28", id="D18-patent-a-worked-saturday"),
    pytest.param("D19", "2026-09-12", "2026-09-27", "2026-09-27", id="D19-is-not-rolled"),
    pytest.param("D20", "2026-09-24", "2026-10-09", "2026-10-09", id="D20-five-working-days-over-two-feasts"),
    pytest.param("D21", "2026-04-20", "2026-05-05", "2026-05-06", id="D21-over-劳动节"),
    pytest.param("D22", "2025-04-04", "2026-04-04", "2026-04-07", id="D22-one-year-over-清明"),
    pytest.param("D23", "2026-09-25", "2026-10-02", "2026-10-02", id="D23-is-not-rolled"),
    pytest.param("D24", "2026-09-03", "2026-10-03", "2026-10-03", id="D24-is-not-rolled"),
    pytest.param("D25", "2026-10-01", "2026-10-01", "2026-10-01", id="D25-at-once"),
    pytest.param("D26", "2024-02-29", "2034-02-28", "2034-02-28", id="D26-ten-years-from-the-leap-day"),
    pytest.param("D27", "2024-02-29", "2027-02-28", "2027-02-28", id="D27-three-years-from-the-leap-day"),
    pytest.param("D28", "2023-10-01", "2026-10-01", "2026-10-01", id="D28-is-not-rolled"),
    pytest.param("D29", "2026-09-30", "2026-10-13", "2026-10-13", id="D29-over-国庆-with-a-worked-saturday"),
    pytest.param("D29", "2024-02-08", "2024-02-21", "2024-02-21", id="D29-除夕2024-and-a-worked-sunday-count"),
    pytest.param("D30", "2025-09-01", "2025-10-01", "2025-10-01", id="D30-is-not-rolled"),
    pytest.param("D31", "2026-09-24", "2026-09-25", "2026-09-25", id="D31-24-hours"),
    pytest.param("D31-crime", "2026-10-01", "2026-10-02", "2026-10-02", id="D31-crime-24-hours"),
    pytest.param("D31-police", "2026-02-11", "2026-02-27", "2026-02-27", id="D31-police-seven-working-days"),
    pytest.param("W01", "2026-09-24", "2026-09-30", "2026-09-30", id="W01-three-working-days-over-中秋"),
    pytest.param("W02", "2026-09-14", "2026-09-17", "2026-09-17", id="W02-three-working-days"),
    pytest.param("W03", "2026-09-14", "2026-09-28", "2026-09-28", id="W03-with-a-worked-sunday-over-中秋"),
    pytest.param("W04", "2026-09-14", "2026-10-10", "2026-10-10", id="W04-ends-on-a-worked-saturday-after-国庆"),
    pytest.param("W05", "2026-09-14", "2026-10-30", "2026-10-30", id="W05-thirty-working-days"),
    pytest.param("W11", "2026-09-24", "2026-10-12", "2026-10-12", id="W11-seven-working-days-over-two-feasts"),
    pytest.param("D61", "2026-09-16", "2026-10-01", "2026-10-01", id="D61-is-not-rolled"),
    pytest.param("D61-delay", "2026-11-02", "2026-11-30", "2026-11-30", id="D61-delay-twenty-working-days"),
    pytest.param("D41", "2026-09-24", "2026-09-29", "2026-09-29", id="D41-over-中秋"),
    pytest.param("D42", "2026-09-14", "2026-09-20", "2026-09-20", id="D42-to-a-worked-sunday"),
    pytest.param("D43", "2026-09-29", "2026-10-09", "2026-10-09", id="D43-over-国庆"),
    pytest.param("D44", "2026-09-14", "2026-09-14", "2026-09-14", id="D44-not-counted-by-default"),
    pytest.param("D45", "2026-09-14", "2026-09-14", "2026-09-14", id="D45-not-counted-by-default"),
    pytest.param("D51", "2026-01-31", "2026-02-28", "2026-02-28", id="D51-one-month-from-a-31st-to-a-worked-saturday"),
    pytest.param("D51", "2026-09-02", "2026-10-02", "2026-10-08", id="D51-over-国庆"),
    pytest.param("D52", "2026-08-03", "2026-10-03", "2026-10-08", id="D52-two-months-over-国庆"),
]


@pytest.mark.parametrize(("rule", "trigger", "nominal", "due"), REAL_DAYS)
def test_real_days(rule, trigger, nominal, due):
    deadline = RULES[rule].due(D(trigger))
    assert (deadline.nominal, deadline.due) == (D(nominal), D(due))


def test_every_rule_of_the_table_is_there_and_has_its_real_day():
    numbers = {rule.partition("-")[0] for rule in RULES}
    assert numbers >= {f"D{number:02d}" for number in range(1, 32)}
    assert {str(case.values[0]) for case in REAL_DAYS} >= set(RULES)


def test_each_rule_stands_where_its_matter_does():
    assert people_mediation.DEADLINES["D01"] is people_mediation.MEDIATION
    assert judicial_confirmation.DEADLINES["D09"] is judicial_confirmation.APPLICATION
    assert set(court_referral.DEADLINES) >= {"D02", "D03", "D03-simple", "D04", "D05", "D06", "D07", "D08", "D29"}
    assert set(archiving.DEADLINES) == {"D24", "D25", "D26"}


def test_names_tell_the_rules_apart():
    """Lists find a rule by the name of what falls due."""
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_a_rule_without_an_article_is_a_local_setting():
    """No length comes from nowhere: an article gives it, or the office does and the default says on what it rests."""
    assert [rule.id for rule in RULES.values() if not rule.period.basis and not rule.setting] == []
    assert [rule.setting for rule in RULES.values() if rule.setting and rule.setting not in SETTINGS] == []
    assert {rule.id for rule in RULES.values() if rule.setting} >= {"D01", "D19", "D20", "D23", "D24", "D25"}
    assert [
        rule.id for rule in RULES.values() if rule.setting and SETTINGS[rule.setting].default != rule.period.length
    ] == []


def test_the_hours_of_d31_are_information_only():
    assert [RULES[rule].information for rule in ("D31", "D31-crime", "D31-police")] == [True, True, True]


@pytest.mark.parametrize(
    ("rule", "trigger", "said"),
    [
        pytest.param(
            "D09", "2010-12-31", "这一版自 2011-01-01 起适用，起算日更早，请核对当时的规定。", id="before-all"
        ),
        pytest.param("D09", "2023-12-31", "", id="last-day-of-the-older-version"),
        pytest.param("D09", "2024-01-01", "", id="first-day-of-the-newer"),
        pytest.param("D29", "2015-09-30", "这一版自 2015-10-01 起适用，起算日更早，请核对当时的规定。", id="条例"),
        pytest.param("D26", "2024-02-29", "这一版自 2024-03-01 起适用，起算日更早，请核对当时的规定。", id="实施条例"),
        pytest.param("D19", "1990-01-01", "", id="no-day-known"),
    ],
)
def test_a_day_before_the_first_version_is_said(rule, trigger, said):
    assert RULES[rule].reservation(D(trigger)) == said


@pytest.mark.parametrize(
    ("trigger", "articles"),
    [
        pytest.param("2023-12-31", ["人民调解法第三十三条第一款", "民法典第二百零三条第一款"], id="before-2024"),
        pytest.param(
            "2024-01-01", ["民事诉讼法第二百零五条", "人民调解法第三十三条第一款", "民事诉讼法第八十五条"], id="2024"
        ),
    ],
)
def test_the_version_of_the_day_gives_the_articles(trigger, articles):
    assert [statute.short for statute in RULES["D09"].due(D(trigger)).basis] == articles


def test_follow_up_is_a_duty_since_july_2025():
    assert JIANGSU_DISPUTES_28_1 in RULES["D23"].due(D("2025-07-01")).basis
    assert JIANGSU_DISPUTES_28_1 not in RULES["D23"].due(D("2025-06-30")).basis


RULE = st.sampled_from(sorted(RULES))
DAY = st.dates(date(2021, 12, 1), date(2026, 12, 31))


@given(RULE, DAY)
def test_nothing_is_due_before_its_event_nor_on_a_rest_day_where_it_rolls(rule, trigger):
    period = RULES[rule].on(trigger).period
    deadline = RULES[rule].due(trigger)
    assert trigger <= deadline.nominal <= deadline.due
    if isinstance(period, HourPeriod) or not period.rolls and not isinstance(period, WorkingDayPeriod):
        assert deadline.due == deadline.nominal
    elif is_known_year(deadline.due.year) and deadline.certain:
        assert not is_rest_day(deadline.due) or period.length == 0 and isinstance(period, WorkingDayPeriod)
    assert all(is_rest_day(day) for day in deadline.skipped)


@given(RULE, DAY, st.integers(0, 40))
def test_a_later_event_is_never_due_earlier(rule, trigger, days):
    later = trigger + timedelta(days)
    if RULES[rule].on(trigger) is RULES[rule].on(later):
        first, second = RULES[rule].due(trigger), RULES[rule].due(later)
        assert first.nominal <= second.nominal
        if first.certain and second.certain:
            assert first.due <= second.due


def test_the_local_length_of_the_day_counts(desk: Desk):
    """A change counts for events from its day on, and says who made it."""
    assert compute("D24", D("2026-09-03"), PUBLISHED).due == D("2026-10-03")
    admin = desk.actor("管理员")
    change_setting("filing_days", 60, effective_from=D("2026-09-10"), source="本会会议记录", actor=admin)
    desk.commit()
    assert compute("D24", D("2026-09-09"), PUBLISHED).due == D("2026-10-09")
    assert compute("D24", D("2026-09-10"), PUBLISHED).due == D("2026-11-09")
    assert last_change("filing_days", D("2026-09-09")) is None
    changed = last_change("filing_days", D("2026-09-10"))
    assert changed is not None
    assert (changed.value, changed.by, changed.at, changed.source) == (60, "管理员", admin.now, "本会会议记录")


def test_only_a_length_left_open_can_be_named(desk: Desk):
    assert compute("D12", D("2026-09-22"), PUBLISHED, length=5).due == D("2026-09-28")
    assert rule_on("D17", D("2026-09-22"), length=10).due(D("2026-09-22")).due == D("2026-10-02")
    with pytest.raises(ValueError, match="D09 的长度是规则定的"):
        compute("D09", D("2026-09-22"), PUBLISHED, length=40)


def test_the_page_of_the_docs_is_current():
    """`flask --app wsgi deadline rules --markdown > docs/deadlines.md`."""
    assert ROOT.joinpath("docs", "deadlines.md").read_text("utf-8") == deadline_sheet.as_markdown()
