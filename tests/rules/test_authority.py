"""Letters of authority: what each lets the agent do, and what a letter must say."""

from datetime import date

import pytest

from mediation.rules import statutes
from mediation.rules.authority import SCOPE, Authority, authority_for, authority_gaps, may_settle

SIGN = ("settle", "attend_and_sign")
FROM, TO = date(2026, 9, 1), date(2026, 12, 31)


def test_the_seven_items_of_the_form():
    assert len(SCOPE) == 7
    assert SCOPE["settle"] == "代为承认、变更和放弃调解请求"


@pytest.mark.parametrize(
    ("authority", "scope", "on", "settles"),
    [
        pytest.param("special", SIGN, date(2026, 9, 3), True, id="special authority with its item, in term"),
        pytest.param("special", SIGN, FROM, True, id="on the first day"),
        pytest.param("special", SIGN, TO, True, id="on the last day"),
        pytest.param("special", SIGN, date(2027, 1, 1), False, id="the day after the term"),
        pytest.param("special", SIGN, date(2026, 8, 31), False, id="the day before the term"),
        pytest.param("special", ("attend_and_sign",), date(2026, 9, 3), False, id="special in name, item missing"),
        pytest.param("general", SIGN, date(2026, 9, 3), False, id="general authority"),
        pytest.param("general", ("attend_and_sign",), date(2026, 9, 3), False, id="signing records is not settling"),
    ],
)
def test_who_may_settle(authority, scope, on, settles):
    assert may_settle(authority, scope, on=on, valid_from=FROM, valid_to=TO) is settles


@pytest.mark.parametrize(
    ("authority", "scope", "valid_from", "valid_to", "gaps"),
    [
        pytest.param("special", SIGN, FROM, TO, [], id="complete"),
        pytest.param("general", (), FROM, TO, [(statutes.CIVIL_165, True)], id="no items: 全权代理 alone"),
        pytest.param(
            "special", ("evidence",), FROM, TO, [(statutes.CPL_INT_89_1, True)], id="special without the item"
        ),
        pytest.param("general", ("evidence",), FROM, None, [(statutes.CIVIL_165, False)], id="no last day: a warning"),
        pytest.param("general", ("evidence",), TO, FROM, [(statutes.CIVIL_165, True)], id="ends before it begins"),
    ],
)
def test_what_a_letter_lacks(authority, scope, valid_from, valid_to, gaps):
    found = authority_gaps(authority, scope, valid_from=valid_from, valid_to=valid_to)
    assert [(gap.statute, gap.bars) for gap in found] == gaps


def test_the_items_decide_what_kind_it_is():
    assert (authority_for(SIGN).label, authority_for(("evidence",))) == ("特别授权", Authority.GENERAL)
