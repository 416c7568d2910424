"""洛迦诺分类：how a number is written, when two periods of one class meet."""

from datetime import date

import pytest

from mediation.rules.accepted_classes import DEFAULTS, Period, check_class_number, overlap
from mediation.rules.identifiers import InvalidIdentifier


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("06-13", "06-13", id="as-printed"),
        pytest.param("０６－１３", "06-13", id="full-width"),
        pytest.param(" 06 – 13 ", "06-13", id="en-dash-and-spaces"),
    ],
)
def test_a_class_number_is_read(typed: str, number: str) -> None:
    """Marks do not matter."""
    assert check_class_number(typed) == number


@pytest.mark.parametrize("typed", ["", "6-13", "06-1", "0613", "06.13", "33-01", "00-01", "LOC(14)06-13"])
def test_another_form_is_no_class_number(typed: str) -> None:
    """Two digits, a dash, two digits, classes 01 to 32."""
    with pytest.raises(InvalidIdentifier):
        check_class_number(typed)


def test_the_working_default_is_well_formed() -> None:
    """Every number once."""
    numbers = [check_class_number(number) for number, _ in DEFAULTS]
    assert len(set(numbers)) == len(numbers) == 8


@pytest.mark.parametrize(
    ("since", "until", "meets"),
    [
        pytest.param(date(2026, 1, 1), date(2026, 6, 30), True, id="inside"),
        pytest.param(date(2026, 12, 31), None, True, id="on-the-last-day"),
        pytest.param(date(2027, 1, 1), None, False, id="from-the-day-after"),
        pytest.param(None, date(2025, 12, 31), False, id="until-the-eve"),
        pytest.param(None, None, True, id="always"),
    ],
)
def test_periods_of_one_class_do_not_meet(since: date | None, until: date | None, meets: bool) -> None:
    """Against the year 2026."""
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert (overlap(Period(since, until), [year]) == year) is meets
