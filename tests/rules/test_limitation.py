from datetime import date

import pytest

from mediation.rules import statutes
from mediation.rules.limitation import Interruption, InterruptionKind, limitation

KNOWN_ON = date(2023, 3, 10)
REQUEST = InterruptionKind.MEDIATION_REQUEST


@pytest.mark.parametrize(
    ("interruptions", "expires"),
    [
        pytest.param([], date(2026, 3, 10), id="three-years"),
        pytest.param([Interruption(REQUEST, date(2025, 6, 1))], None, id="mediation-running"),
        pytest.param(
            [Interruption(REQUEST, date(2025, 6, 1), date(2025, 7, 20))],
            date(2028, 7, 20),
            id="anew-from-the-end-of-mediation-not-from-acceptance",
        ),
        pytest.param(
            [Interruption(REQUEST, date(2026, 3, 10), date(2026, 4, 8))],
            date(2029, 4, 8),
            id="request-on-the-last-day-year-2029-not-announced",
        ),
        pytest.param(
            [Interruption(REQUEST, date(2026, 3, 11), date(2026, 4, 8))], date(2026, 3, 10), id="request-a-day-late"
        ),
        pytest.param(
            [Interruption(InterruptionKind.ACKNOWLEDGMENT, date(2024, 5, 6))],
            date(2027, 5, 6),
            id="debtor-promised-instalments",
        ),
        pytest.param(
            [
                Interruption(REQUEST, date(2025, 6, 1), date(2025, 7, 21)),
                Interruption(InterruptionKind.ACKNOWLEDGMENT, date(2025, 6, 20)),
            ],
            date(2028, 7, 21),
            id="promise-during-mediation-does-not-shorten",
        ),
        pytest.param(
            [Interruption(InterruptionKind.DEMAND, date(2025, 12, 1)), Interruption(REQUEST, date(2028, 11, 1))],
            None,
            id="kept-alive-by-a-demand",
        ),
    ],
)
def test_end_of_the_three_years(interruptions, expires):
    found = limitation(KNOWN_ON, interruptions)
    assert (found.expires.due if found.expires else None) == expires


def test_request_that_came_too_late_is_named():
    late = Interruption(REQUEST, date(2026, 3, 11))
    found = limitation(KNOWN_ON, [late])
    assert (found.interruptions, found.late) == ((), (late,))


def test_articles_are_those_used():
    found = limitation(
        KNOWN_ON,
        [Interruption(REQUEST, date(2025, 6, 1), date(2025, 7, 20))],
        harmed_on=date(2022, 1, 5),
        basis=statutes.PATENT_74_1,
    )
    assert found.statutes == (
        statutes.PATENT_74_1,
        statutes.LIMITATION_12,
        statutes.CIVIL_195,
        statutes.CIVIL_188_2,
    )
    assert found.cap == date(2042, 1, 5)


def test_last_day_rolls_over_a_holiday():
    assert limitation(date(2023, 10, 2)).expires.due == date(2026, 10, 8)


def test_end_before_the_request_is_refused():
    with pytest.raises(ValueError, match="早于提出日"):
        limitation(KNOWN_ON, [Interruption(REQUEST, date(2025, 6, 1), date(2025, 5, 31))])
