"""A notice comes in: which deadlines of open cases move, before it is stored and after. The notice is invented, of a
year far ahead."""

from datetime import date

import pytest

from mediation.operations import deadlines, holidays
from mediation.operations import people_mediation as acts
from mediation.operations.deadline_moves import settle_open_cases
from mediation.operations.settings import calendar, change_setting
from mediation.rules.holiday_notice import read_notice
from tests.operations.conftest import Desk, moment

NOTICE = """元旦：1月1日至3日放假，共3天。
春节：1月23日至29日放假，共7天。
清明节：4月5日放假，共1天。
劳动节：5月1日至5日放假，共5天。
端午节：6月24日放假，共1天。
中秋节：10月1日放假，共1天。
国庆节：10月2日至7日放假，共6天。
"""
DAYS = list(read_notice(NOTICE, year=2031, source="虚构的安排，只供测试").days)


@pytest.fixture
def ahead(desk: Desk) -> Desk:
    """The office on 3 December 2030, a Tuesday."""
    desk.day = date(2030, 12, 3)
    return desk


def test_a_deadline_in_a_year_without_notice_moves_when_it_comes(ahead: Desk) -> None:
    case = ahead.accepted()
    ahead.commit()
    assert (case.next_due_on, case.next_due_what) == (date(2031, 1, 3), "调解期限")
    [clock] = deadlines.of_case(case, calendar(), ahead.day)
    assert not clock.deadline.certain
    [move] = holidays.moved_by(DAYS, at=moment(ahead.day))
    assert (move.number, move.rule, move.before.due, move.after.due) == (
        case.number,
        "D01",
        date(2031, 1, 3),
        date(2031, 1, 6),
    )
    assert (move.moves, move.before.certain, move.after.certain) == (True, False, True)
    assert case.next_due_on == date(2031, 1, 3)


def test_taking_the_notice_in_writes_the_new_day_down(ahead: Desk) -> None:
    case = ahead.accepted()
    ahead.commit()
    assert holidays.add(DAYS, actor=ahead.actor("管理员"), at=moment(ahead.day)) == len(DAYS)
    ahead.commit()
    assert case.next_due_on == date(2031, 1, 6)
    assert holidays.moved_by(DAYS, at=moment(ahead.day)) == []


def test_a_second_time_nothing_changes(ahead: Desk) -> None:
    holidays.add(DAYS, actor=ahead.actor("管理员"), at=moment(ahead.day))
    ahead.commit()
    assert holidays.add(DAYS, actor=ahead.actor("管理员"), at=moment(ahead.day)) == 0


def test_a_day_that_stays_and_becomes_certain_is_told_apart(ahead: Desk) -> None:
    ahead.day = date(2030, 12, 9)
    ahead.accepted()
    ahead.commit()
    [move] = holidays.moved_by(DAYS, at=moment(ahead.day))
    assert (move.moves, move.after.certain, move.after.due) == (False, True, date(2031, 1, 9))


def test_half_a_notice_moves_nothing(ahead: Desk) -> None:
    ahead.accepted()
    ahead.commit()
    assert holidays.moved_by(DAYS[:3], at=moment(ahead.day)) == []


def test_a_suspended_case_has_no_day_and_gets_none(ahead: Desk) -> None:
    case = ahead.mediating()
    acts.suspend(case, reason="appraisal", note="委托鉴定", actor=ahead.actor())
    ahead.commit()
    assert case.next_due_on is None
    holidays.add(DAYS, actor=ahead.actor("管理员"), at=moment(ahead.day))
    ahead.commit()
    assert case.next_due_on is None


def test_a_restricted_case_is_counted_without_its_number(ahead: Desk) -> None:
    case = ahead.accepted(restricted=True)
    ahead.commit()
    [move] = holidays.moved_by(DAYS, at=moment(ahead.day))
    assert (case.restricted, move.number) == (True, "")


def test_a_longer_term_for_mediation_is_written_down_for_later_cases(desk: Desk) -> None:
    """The setting of the day of acceptance counts: it was there before, so only the change of it is new."""
    case = desk.accepted()
    desk.commit()
    assert case.next_due_on == date(2026, 10, 8)
    admin = desk.actor("管理员")
    change_setting("mediation_months", 2, effective_from=desk.day, source="区司法局通知", actor=admin)
    assert settle_open_cases(calendar(), desk.day) == 1
    desk.commit()
    assert case.next_due_on == date(2026, 11, 3)
