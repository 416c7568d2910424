"""备案主体：the guards, and whether a registration counted on a day."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.registered_applicant import (
    LIFECYCLE,
    ApplicantFacts,
    Entry,
    Lapse,
    State,
    Suspended,
    standing,
)
from mediation.rules.lifecycle import Barred
from mediation.rules.registered_applicant.standing import agency_standing

TODAY = date(2026, 11, 27)
APPLIED, CHECKED, SENT = date(2025, 3, 3), date(2025, 3, 6), date(2025, 3, 7)
FROM, UNTIL = date(2025, 3, 20), date(2027, 3, 19)
FACTS = ApplicantFacts(
    today=TODAY,
    applied_on=APPLIED,
    checked_on=CHECKED,
    sent_on=SENT,
    valid_from=FROM,
    valid_until=UNTIL,
    last_on=FROM,
)
SUSPENDED = replace(FACTS, suspensions=(Suspended(date(2026, 2, 2), date(2026, 8, 1)),))
RESUMED = replace(FACTS, suspensions=(Suspended(date(2026, 2, 2), date(2026, 8, 1), date(2026, 8, 3)),))
RENEWED = replace(FACTS, valid_until=date(2029, 4, 9), lapses=(Lapse(date(2027, 3, 19), date(2027, 4, 10)),))


@pytest.mark.parametrize(
    ("facts", "on", "valid", "why"),
    [
        pytest.param(FACTS, date(2025, 3, 2), False, "还没有申请备案", id="before-the-application"),
        pytest.param(
            replace(FACTS, valid_from=None, sent_on=None, checked_on=None), TODAY, False, "还没有核", id="not-checked"
        ),
        pytest.param(
            replace(FACTS, valid_from=None), TODAY, False, "2025年3月7日已报国家知识产权局，还没有结果", id="sent-only"
        ),
        pytest.param(FACTS, date(2025, 3, 19), False, "从2025年3月20日起有效", id="the-day-before-it-begins"),
        pytest.param(FACTS, FROM, True, "2025年3月20日起备案有效，到2027年3月19日", id="its-first-day"),
        pytest.param(FACTS, UNTIL, True, "备案有效", id="its-last-day"),
        pytest.param(FACTS, date(2027, 3, 20), False, "有效期到2027年3月19日，已过", id="the-day-after-its-last"),
        pytest.param(
            replace(FACTS, valid_until=None), date(2099, 1, 1), True, "备案有效", id="no-last-day-where-none-is-set"
        ),
        pytest.param(SUSPENDED, date(2026, 2, 1), True, "备案有效", id="the-eve-of-the-suspension"),
        pytest.param(SUSPENDED, date(2026, 2, 2), False, "到2026年8月1日", id="suspended"),
        pytest.param(SUSPENDED, date(2026, 8, 2), False, "已满，还没有登记恢复", id="does-not-come-back-by-itself"),
        pytest.param(RESUMED, date(2026, 8, 2), False, "暂停", id="until-it-is-lifted"),
        pytest.param(RESUMED, date(2026, 8, 3), True, "备案有效", id="from-the-day-it-is-lifted"),
        pytest.param(RENEWED, date(2027, 4, 9), False, "2027年4月10日才延长", id="the-gap-before-a-late-renewal"),
        pytest.param(RENEWED, date(2027, 4, 10), True, "到2029年4月9日", id="after-the-renewal"),
        pytest.param(
            replace(FACTS, ended_on=date(2026, 5, 6), ended_as="cancelled"),
            date(2026, 5, 6),
            False,
            "2026年5月6日取消备案",
            id="cancelled-from-that-day-on",
        ),
        pytest.param(
            replace(FACTS, ended_on=date(2026, 5, 6), ended_as="cancelled"),
            date(2026, 5, 5),
            True,
            "备案有效",
            id="a-day-before-the-cancellation-still-counts",
        ),
    ],
)
def test_a_registration_counts_on_a_day(facts: ApplicantFacts, on: date, valid: bool, why: str) -> None:
    """备案有效 = registered, neither suspended nor over, within its days."""
    found = standing(facts, on)
    assert found.valid is valid
    assert why in found.reason


@pytest.mark.parametrize(
    ("action", "state", "facts", "entry", "guard"),
    [
        pytest.param("apply", State.NEW, replace(FACTS, live_number="备2025-001", last_on=None), Entry(TODAY),
                     "one_at_a_time", id="one-registration-for-a-party"),
        pytest.param("apply", State.NEW, ApplicantFacts(TODAY), Entry(date(2026, 11, 28)), "day_has_come",
                     id="tomorrow"),
        pytest.param("check", State.APPLIED, FACTS, Entry(TODAY, missing=("参保不少于5人",)),
                     "unmet_conditions_are_explained", id="an-unmet-condition-without-a-word"),
        pytest.param("send", State.CHECKED, FACTS, Entry(date(2025, 3, 19)), "after_the_last_step",
                     id="before-the-step-before"),
        pytest.param("admit", State.SENT, FACTS, Entry(TODAY, valid_from=date(2025, 3, 6)), "valid_after_sending",
                     id="valid-before-it-was-sent"),
        pytest.param("admit", State.SENT, FACTS, Entry(TODAY, valid_from=FROM, until=date(2025, 3, 19)),
                     "until_after_from", id="over-before-it-begins"),
        pytest.param("refuse", State.SENT, FACTS, Entry(TODAY), "reason_is_given", id="refused-without-a-reason"),
        pytest.param("suspend", State.VALID, FACTS, Entry(TODAY, "年度不合格率过半", "通快维函1号"),
                     "suspended_for_a_time", id="suspended-without-end"),
        pytest.param("suspend", State.VALID, FACTS, Entry(TODAY, "年度不合格率过半", "", until=date(2027, 5, 26)),
                     "document_is_named", id="suspended-without-a-letter"),
        pytest.param("renew", State.VALID, FACTS, Entry(TODAY, until=UNTIL), "renewed_beyond", id="renewed-no-further"),
        pytest.param("renew", State.EXPIRED, replace(SUSPENDED, today=date(2026, 7, 1)),
                     Entry(date(2026, 7, 1), until=date(2029, 1, 1)), "no_suspension_runs",
                     id="renewed-out-of-a-suspension"),
        pytest.param("expire", State.VALID, FACTS, Entry(TODAY), "validity_is_over", id="expired-while-it-runs"),
        pytest.param("cancel", State.VALID, FACTS, Entry(TODAY, "", "通快维函2号"), "reason_is_given",
                     id="cancelled-without-a-reason"),
        pytest.param("amend", State.VALID, FACTS, Entry(TODAY), "correction_has_reason", id="corrected-without-a-word"),
        pytest.param("amend", State.VALID, FACTS, Entry(TODAY, "日期填错", corrected=(
                         ("申请日", date(2025, 3, 4)), ("中心核过的日子", date(2025, 3, 3)))),
                     "corrected_days_hold", id="checked-before-the-application"),
        pytest.param("amend", State.APPLIED, FACTS,
                     Entry(TODAY, "日期填错", corrected=(("申请日", date(2026, 11, 28)),)),
                     "corrected_days_hold", id="corrected-to-a-day-to-come"),
    ],
)  # fmt: skip
def test_what_stands_against_an_act(action: str, state: State, facts: ApplicantFacts, entry: Entry, guard: str) -> None:
    """Each guard by name."""
    with pytest.raises(Barred) as barred:
        LIFECYCLE.check(action, state=state, roles=["examiner"], facts=replace(facts, entry=entry))
    assert barred.value.guard == guard


def test_only_examiners_act() -> None:
    """Aid officers read."""
    assert LIFECYCLE.actions(State.VALID, ["aid_officer"]) == []
    assert [act.action for act in LIFECYCLE.actions(State.VALID, ["examiner"])] == [
        "amend", "suspend", "renew", "expire", "cancel",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "since", "until", "valid"),
    [
        pytest.param("listed", None, None, True, id="listed-without-days"),
        pytest.param("listed", date(2026, 12, 1), None, False, id="listed-from-later-on"),
        pytest.param("listed", None, date(2026, 11, 26), False, id="listed-until-yesterday"),
        pytest.param("not_listed", None, None, False, id="not-listed"),
        pytest.param("suspended", date(2026, 10, 1), date(2026, 12, 31), False, id="suspended-today"),
        pytest.param("suspended", date(2026, 1, 1), date(2026, 6, 30), True, id="suspension-is-over"),
    ],
)
def test_an_agency_is_taken_on_a_day(code: str, since: date | None, until: date | None, valid: bool) -> None:
    """By the list, within its days."""
    assert agency_standing(code, since, until, TODAY).valid is valid
