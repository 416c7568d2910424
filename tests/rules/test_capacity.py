from datetime import date

import pytest

from mediation.rules.capacity import Capacity, age_on, capacity_on


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        pytest.param(date(2008, 11, 22), date(2026, 11, 21), 17, id="day-before-birthday"),
        pytest.param(date(2008, 11, 22), date(2026, 11, 22), 18, id="birthday"),
        pytest.param(date(2008, 2, 29), date(2026, 2, 27), 17, id="leap-child-27-February"),
        pytest.param(date(2008, 2, 29), date(2026, 2, 28), 18, id="leap-child-28-February"),
        pytest.param(date(2008, 2, 29), date(2028, 2, 28), 19, id="leap-child-in-a-leap-year"),
        pytest.param(date(2026, 11, 22), date(2026, 11, 22), 0, id="newborn"),
    ],
)
def test_age_on(born, day, age):
    assert age_on(born, day) == age


def test_age_before_birth_is_refused():
    with pytest.raises(ValueError, match="早于出生日期"):
        age_on(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born", "own_income", "capacity", "article"),
    [
        pytest.param(date(2018, 11, 23), False, Capacity.NONE, "第二十条", id="seven"),
        pytest.param(date(2018, 11, 22), False, Capacity.LIMITED, "第十九条", id="eight"),
        pytest.param(date(2009, 1, 1), False, Capacity.LIMITED, "第十九条", id="seventeen"),
        pytest.param(date(2009, 1, 1), True, Capacity.FULL, "第十八条第一款", id="seventeen-lives-on-own-work"),
        pytest.param(date(2011, 1, 1), True, Capacity.LIMITED, "第十九条", id="fifteen-with-income"),
        pytest.param(date(2008, 11, 22), False, Capacity.FULL, "第十八条第一款", id="eighteen-today"),
    ],
)
def test_capacity_on_the_day_of_signing(born, own_income, capacity, article):
    found = capacity_on(born, date(2026, 11, 22), own_income=own_income)
    assert (found, found.statute.article) == (capacity, article)
    assert found.needs_guardian is (capacity is not Capacity.FULL)
