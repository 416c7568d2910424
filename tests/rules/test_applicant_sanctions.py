"""When a suspension or cancellation of a registration is proposed: n/N against the rules, nothing of itself."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.registered_applicant.sanctions import (
    DEFAULTS,
    Figures,
    Finding,
    proposals,
    rules_from,
    window,
)

RULES = rules_from(DEFAULTS)
UPHELD, PENDING, OVERTURNED = Finding("1号", "upheld"), Finding("2号", "pending"), Finding("3号", "overturned")


@pytest.mark.parametrize(
    ("examined", "failed", "findings", "proposed"),
    [
        pytest.param(0, 0, (), [], id="nothing-was-concluded"),
        pytest.param(100, 50, (), [], id="half-is-not-more-than-half"),
        pytest.param(100, 51, (), ["suspend 近一年不合格 51/100，51%"], id="more-than-half"),
        pytest.param(3, 2, (), ["suspend 近一年不合格 2/3，66.6%"], id="the-share-is-not-rounded-up"),
        pytest.param(10, 7, (), ["suspend 近一年不合格 7/10，70%"], id="seventy-is-not-more-than-seventy"),
        pytest.param(20, 15, (), ["cancel 近一年不合格 15/20，75%"], id="more-than-seventy-the-harder-alone"),
        pytest.param(10, 1, (PENDING,), [], id="a-finding-under-appeal"),
        pytest.param(10, 1, (OVERTURNED,), [], id="a-finding-that-was-overturned"),
        pytest.param(10, 1, (UPHELD,), ["suspend 近一年认定非正常、申诉不成立 1 次"], id="an-appeal-that-failed"),
        pytest.param(
            10, 1, (UPHELD, OVERTURNED), ["suspend 近一年认定非正常、申诉不成立 1 次"], id="one-of-two-counts"
        ),
        pytest.param(10, 1, (UPHELD, PENDING), ["cancel 近一年认定非正常 2 次（没有撤销的）"], id="two-findings"),
        pytest.param(
            10,
            6,
            (UPHELD,),
            ["suspend 近一年不合格 6/10，60%", "suspend 近一年认定非正常、申诉不成立 1 次"],
            id="each-measure-for-itself",
        ),
    ],
)
def test_what_is_proposed(examined: int, failed: int, findings: tuple[Finding, ...], proposed: list[str]) -> None:
    """By the defaults: over 50 % or one upheld finding, over 70 % or two findings."""
    found = proposals(Figures("近一年", examined, failed, findings), RULES)
    assert [f"{each.sanction} {each.said}" for each in found] == proposed


def test_an_empty_rule_proposes_nothing() -> None:
    """The centre may leave a measure out."""
    figures = Figures("近一年", 10, 10, (UPHELD, PENDING))
    assert proposals(figures, rules_from({})) == []
    only_share = replace(rules_from({}), suspend_over_percent=90)
    assert [each.rule for each in proposals(figures, only_share)] == ["一年内不合格率超过 90%"]


def test_the_same_figures_are_the_same_proposal() -> None:
    """So that one that was set aside does not come back until a number changes."""
    one, same, other = (proposals(Figures("近一年", 10, failed), RULES)[0].key for failed in (6, 6, 7))
    assert one == same != other


@pytest.mark.parametrize(
    ("on", "since"),
    [(date(2026, 11, 27), date(2025, 11, 27)), (date(2028, 2, 29), date(2027, 3, 1))],
    ids=["a-year-back", "from-the-leap-day"],
)
def test_the_year_goes_back_from_the_day(on: date, since: date) -> None:
    """Of findings and conclusions alike."""
    assert window(on) == since
