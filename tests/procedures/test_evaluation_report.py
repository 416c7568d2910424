"""专利权评价报告预审: who may ask, one report of a patent, the fee, the order of the days."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.evaluation_report import FEE, LIFECYCLE, REPORT, Entry, ReportFacts, State
from mediation.rules.lifecycle import Barred
from mediation.rules.rights import RightKind

TODAY = date(2026, 11, 27)
FACTS = ReportFacts(
    today=TODAY,
    requester="owner",
    proof="专利登记簿副本",
    kind=RightKind.DESIGN,
    granted_on=date(2026, 3, 6),
    in_force="yes",
    fee_evidence="缴至2027年3月，电子票据",
    existing="none",
    submitted_on=date(2026, 11, 2),
    last_on=date(2026, 11, 2),
)
SENT = replace(FACTS, sent_on=date(2026, 9, 2), fee_due=FEE.due(date(2026, 9, 2)).due, last_on=date(2026, 9, 2))
PAID = replace(SENT, fee_paid_on=date(2026, 9, 4), last_on=date(2026, 9, 4))


@pytest.mark.parametrize(
    ("action", "state", "facts", "entry", "guard", "article"),
    [
        pytest.param("submit", State.NEW, replace(FACTS, requester="", last_on=None), Entry(TODAY),
                     "requester_is_entitled", "第六十二条", id="nobody-in-particular"),
        pytest.param("submit", State.NEW, replace(FACTS, proof=" ", last_on=None), Entry(TODAY),
                     "requester_has_proof", "第六十二条", id="without-proof"),
        pytest.param("submit", State.NEW, replace(FACTS, requester="accused", at_grant=True, last_on=None),
                     Entry(TODAY), "requester_is_entitled", "第六十二条", id="with-the-grant-only-the-applicant"),
        pytest.param("submit", State.NEW, replace(FACTS, kind=RightKind.INVENTION, last_on=None), Entry(TODAY),
                     "patent_is_a_design", "第六十六条", id="an-invention-has-no-report"),
        pytest.param("submit", State.NEW, replace(FACTS, granted_on=date(2026, 11, 3), last_on=None), Entry(TODAY),
                     "request_follows_the_grant", "第六十二条", id="before-the-grant"),
        pytest.param("accept", State.SUBMITTED, replace(FACTS, existing="exists"), Entry(TODAY),
                     "no_report_is_there", "第六十三条第二款", id="there-is-a-report"),
        pytest.param("accept", State.SUBMITTED, replace(FACTS, another="评2026-001"), Entry(TODAY),
                     "no_report_is_there", "第六十三条第二款", id="another-request-is-on-its-way"),
        pytest.param("accept", State.SUBMITTED, replace(FACTS, existing="unknown"), Entry(TODAY),
                     "no_report_is_there", "第六十三条第二款", id="nobody-looked-for-a-report"),
        pytest.param("accept", State.SUBMITTED, replace(FACTS, in_force="no"), Entry(TODAY),
                     "patent_is_in_force", "第四十四条", id="the-patent-is-over"),
        pytest.param("accept", State.SUBMITTED, replace(FACTS, fee_evidence=""), Entry(TODAY),
                     "patent_is_in_force", "第四十四条", id="no-evidence-of-the-fee"),
        pytest.param("refuse", State.SUBMITTED, FACTS, Entry(TODAY, "已有报告", "existing"),
                     "ground_fits", "第六十三条第二款", id="refused-for-a-report-that-is-not-recorded"),
        pytest.param("pass", State.ACCEPTED, FACTS, Entry(date(2026, 11, 1), "检索未发现"),
                     "after_the_last_step", "", id="concluded-before-the-acceptance"),
        pytest.param("pay", State.SENT, SENT, Entry(date(2026, 10, 9)),
                     "fee_is_in_time", "第一百一十六条第三款", id="paid-a-day-late"),
        pytest.param("lapse", State.SENT, SENT, Entry(date(2026, 10, 8)),
                     "fee_is_overdue", "第一百一十六条第三款", id="not-made-while-the-month-runs"),
        pytest.param("lapse", State.SENT, PAID, Entry(TODAY),
                     "fee_is_overdue", "第一百一十六条第三款", id="not-made-although-paid"),
        pytest.param("receive", State.SENT, SENT, Entry(TODAY, result="none_found"),
                     "fee_is_paid", "第一百一十六条第三款", id="a-report-without-the-fee"),
        pytest.param("receive", State.SENT, PAID, Entry(TODAY), "result_is_named", "", id="a-report-without-a-result"),
    ],
)  # fmt: skip
def test_what_stands_against_an_act(
    action: str, state: State, facts: ReportFacts, entry: Entry, guard: str, article: str
) -> None:
    """Each guard by name, with its article."""
    with pytest.raises(Barred) as barred:
        LIFECYCLE.check(action, state=state, roles=["examiner"], facts=replace(facts, entry=entry))
    assert barred.value.guard == guard
    assert (barred.value.statute.article if barred.value.statute else "").startswith(article)


@pytest.mark.parametrize(
    ("action", "state", "facts", "entry", "after"),
    [
        pytest.param("submit", State.NEW, replace(FACTS, requester="accused", last_on=None), Entry(TODAY),
                     State.SUBMITTED, id="whoever-is-accused-may-ask"),
        pytest.param("submit", State.NEW, replace(FACTS, at_grant=True, granted_on=None, last_on=None), Entry(TODAY),
                     State.SUBMITTED, id="with-the-formalities-of-the-grant"),
        pytest.param("accept", State.SUBMITTED, FACTS, Entry(TODAY), State.ACCEPTED, id="accepted"),
        pytest.param("refuse", State.SUBMITTED, replace(FACTS, existing="exists"),
                     Entry(TODAY, "已有报告，可以查阅", "existing"), State.REFUSED, id="refused-for-a-report"),
        pytest.param("pay", State.SENT, SENT, Entry(date(2026, 10, 8)), State.SENT, id="paid-on-the-rolled-last-day"),
        pytest.param("lapse", State.SENT, SENT, Entry(date(2026, 10, 9)), State.NOT_MADE, id="the-day-after-it"),
        pytest.param("receive", State.SENT, PAID, Entry(TODAY, result="partly"), State.RECEIVED, id="received"),
    ],
)  # fmt: skip
def test_what_is_allowed(action: str, state: State, facts: ReportFacts, entry: Entry, after: State) -> None:
    """The state an act leads to."""
    assert LIFECYCLE.check(action, state=state, roles=["examiner"], facts=replace(facts, entry=entry)) is after


def test_no_conclusion_before_acceptance() -> None:
    """The table offers none."""
    offered = {act.action for act in LIFECYCLE.actions(State.SUBMITTED, ["examiner"])}
    assert offered == {"amend", "accept", "refuse", "withdraw"}


def test_the_office_has_two_months_and_the_requester_one() -> None:
    """实施细则第六十三条第一款、第一百一十六条第三款, over 国庆."""
    assert FEE.due(date(2026, 9, 2)).due == date(2026, 10, 8)
    assert REPORT.due(date(2026, 9, 2)).due == date(2026, 11, 2)
