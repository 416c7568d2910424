"""How long a file is kept: the office's own table."""

from datetime import date

import pytest

from mediation.rules.retention import Retention, as_lines, as_value, from_lines, table_of

TABLE = (Retention("长期"), Retention("定期30年", 30), Retention("定期10年", 10))


@pytest.mark.parametrize(
    ("filed_on", "years", "last"),
    [
        pytest.param(date(2026, 11, 27), 10, date(2036, 11, 27), id="the same day ten years on"),
        pytest.param(date(2024, 2, 29), 10, date(2034, 2, 28), id="no 29 February: the last of the month"),
        pytest.param(date(2024, 2, 29), 40, date(2064, 2, 29), id="29 February stays where there is one"),
        pytest.param(date(2026, 11, 27), None, None, id="kept for good"),
    ],
)
def test_a_period_ends_on_a_day(filed_on: date, years: int | None, last: date | None) -> None:
    assert Retention("某期限", years).ends_on(filed_on) == last


def test_the_table_is_kept_as_it_was_typed() -> None:
    assert from_lines("长期\n定期30年 30\n\n定期10年　10年\n") == TABLE
    assert from_lines(as_lines(TABLE)) == TABLE
    assert table_of(as_value(TABLE)) == TABLE


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        pytest.param("  \n", "至少写一种", id="nothing"),
        pytest.param("长期\n长期 10", "名称一样", id="two of one name"),
        pytest.param("短期 0", "年数不对", id="no years"),
        pytest.param("定期 300", "年数不对", id="more than any archive has"),
        pytest.param("很" * 21, "太长", id="a name no cover has room for"),
    ],
)
def test_what_is_no_table_is_refused_in_words(typed: str, part: str) -> None:
    with pytest.raises(ValueError, match=part):
        from_lines(typed)
