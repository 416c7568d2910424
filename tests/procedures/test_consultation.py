"""跨部门咨询 as an inspector can check it: seven working days after receipt, difficult only when it is put on record
before the last day, what counts and what does not; nobody but the bureau's clerk."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.consultation import (
    ANSWER,
    LIFECYCLE,
    ConsultationFacts,
    Entry,
    Expert,
    Standing,
    State,
    standing,
)
from mediation.rules.lifecycle import Barred
from mediation.rules.roles import Role

D = date.fromisoformat
RECEIVED, DIFFICULT, NEW = State.RECEIVED, State.DIFFICULT, State.NEW
FACTS = ConsultationFacts(
    today=D("2026-09-14"),
    asker="区人民法院",
    asked="区市场监管局",
    received_on=D("2026-09-07"),
    due=D("2026-09-16"),
    entry=Entry(D("2026-09-14"), "外观设计近似怎么看"),
)
CEN = Expert("岑望", D("2026-01-01"), D("2026-12-31"), checked=True)


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-09-07", "2026-09-16"), ("2026-09-24", "2026-10-12"), ("2026-09-18", "2026-09-29")],
    ids=["monday-to-the-wednesday-after", "over-mid-autumn-and-national-day", "a-working-sunday-counts"],
)
def test_the_answer_falls_due_seven_working_days_after_receipt(received: str, due: str) -> None:
    assert ANSWER.due(D(received)).due == D(due)
    assert (ANSWER.setting, ANSWER.soft) == ("consultation_working_days", True)


@pytest.mark.parametrize(
    ("action", "state", "changes", "guard"),
    [
        ("receive", NEW, {"asker": " "}, "bodies_are_named"),
        ("receive", NEW, {"asked": "区人民法院"}, "another_body_is_asked"),
        ("receive", NEW, {"entry": Entry(D("2026-09-15"), "问")}, "day_has_come"),
        ("answer", RECEIVED, {"entry": Entry(D("2026-09-04"), "答")}, "after_receipt"),
        ("answer", RECEIVED, {"entry": Entry(D("2026-09-14"), " ")}, "text_is_written"),
        ("flag", RECEIVED, {"today": D("2026-09-16")}, "before_the_due_day"),
        ("flag", RECEIVED, {"today": D("2026-09-17")}, "before_the_due_day"),
        ("ask_expert", RECEIVED, {"entry": Entry(D("2026-09-14"), "意见")}, "expert_is_in_term"),
        (
            "ask_expert",
            DIFFICULT,
            {"entry": Entry(D("2026-09-14"), "意见", replace(CEN, term_until=D("2026-09-13")))},
            "expert_is_in_term",
        ),
        (
            "ask_expert",
            RECEIVED,
            {"entry": Entry(D("2026-09-14"), "意见", replace(CEN, checked=False))},
            "avoidance_is_checked",
        ),
    ],
    ids=[
        *("nobody-asks", "asks-itself", "tomorrow", "answered-before-it-came", "an-empty-answer"),
        *("flagged-on-the-last-day", "flagged-after-it", "no-expert", "term-over", "avoidance-not-asked"),
    ],
)
def test_what_is_barred_and_by_which_guard(action: str, state: State, changes: dict[str, object], guard: str) -> None:
    with pytest.raises(Barred) as refused:
        LIFECYCLE.check(action, state=state, roles=[Role.CLERK], facts=replace(FACTS, **changes))
    assert refused.value.guard == guard


def test_the_day_before_the_last_is_in_time_to_flag() -> None:
    facts = replace(FACTS, today=D("2026-09-15"))
    assert LIFECYCLE.check("flag", state=RECEIVED, roles=[Role.CLERK], facts=facts) is DIFFICULT
    assert [act.action for act in LIFECYCLE.actions(RECEIVED, [Role.BUREAU_VIEWER])] == []


@pytest.mark.parametrize(
    ("answered", "excluded", "as_of", "counted"),
    [
        ("2026-09-16", False, "2026-09-30", Standing.IN_TIME),
        ("2026-09-17", False, "2026-09-30", Standing.LATE),
        (None, False, "2026-09-17", Standing.LATE),
        (None, False, "2026-09-16", Standing.NOT_YET_DUE),
        (None, True, "2026-09-30", Standing.EXCLUDED),
        ("2026-09-10", True, "2026-09-30", Standing.EXCLUDED),
    ],
    ids=[
        "on-the-last-day",
        "a-day-late",
        "unanswered-stays-in",
        "not-due-yet",
        "difficult",
        "difficult-though-answered",
    ],
)
def test_how_it_counts(answered: str | None, excluded: bool, as_of: str, counted: Standing) -> None:
    answered_on = D(answered) if answered else None
    assert standing(due=D("2026-09-16"), answered_on=answered_on, excluded=excluded, as_of=D(as_of)) is counted
