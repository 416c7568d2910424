"""A complaint at a stall as a lawyer can check it: nobody is asked for anything before being told."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.fair_complaint import LIFECYCLE, RESULTS, Entry, FairFacts, State, next_step
from mediation.rules import statutes
from mediation.rules.fair import Shift, clash, event_refusal, hour, shift_refusal
from mediation.rules.lifecycle import ActionRefused

D = date.fromisoformat
AID = ["aid_officer"]
FACTS = FairFacts(D("2026-10-20"), D("2026-10-16"), D("2026-10-18"), stall="B3-12", right=True)
RECEIVED = replace(FACTS, received_on=D("2026-10-16"))
CHECKED = replace(RECEIVED, title_checked_on=D("2026-10-16"))
TOLD = replace(CHECKED, told_on=D("2026-10-17"))


def entry(on, **values):
    return Entry(D(on), **values)


def test_the_course_of_a_complaint():
    state = State.NEW
    for action, facts, what, after in (
        ("receive", FACTS, entry("2026-10-16"), State.RECEIVED),
        ("check_title", RECEIVED, entry("2026-10-16", reason="登记证书原件"), State.CHECKED),
        ("tell_stall", CHECKED, entry("2026-10-17"), State.TOLD),
        ("record_statement", TOLD, entry("2026-10-17", reason="称有授权"), State.TOLD),
        ("end", TOLD, entry("2026-10-18", result="withdrawn", reason="当场撤下"), State.ENDED),
        ("follow_up", TOLD, entry("2026-10-18", reason="没有再摆"), State.FOLLOWED),
    ):
        state = LIFECYCLE.check(action, state=state, roles=AID, facts=replace(facts, entry=what))
        assert state is after
    assert {next_step(each, FACTS).sentence for each in State if each is not State.NEW}


REFUSED = [
    pytest.param("receive", State.NEW, replace(FACTS, stall=" "), entry("2026-10-16"), "没有填展位号", id="no-stall"),
    pytest.param("receive", State.NEW, replace(FACTS, right=False), entry("2026-10-16"), "权利", id="no-right"),
    pytest.param("receive", State.NEW, FACTS, entry("2026-10-19"), "展会是", id="after-the-event"),
    pytest.param("tell_stall", State.RECEIVED, RECEIVED, entry("2026-10-17"), "核验权属", id="told-before-the-check"),
    *(
        pytest.param("end", State.CHECKED, CHECKED, entry("2026-10-17", result=result, reason="办了"), "还没有告知展位",
                     id=f"{result}-before-told")
        for result in ("withdrawn", "covered", "settled")
    ),
    pytest.param("end", State.TOLD, TOLD, entry("2026-10-16", result="covered", reason="遮了"), "早于上一步",
                 id="result-before-the-telling"),
    pytest.param("end", State.TOLD, TOLD, entry("2026-10-17", reason="办了"), "没有选处理结果", id="no-result"),
    pytest.param("check_title", State.RECEIVED, RECEIVED, entry("2026-10-16"), "没有写说明", id="check-without-a-word"),
]  # fmt: skip


@pytest.mark.parametrize(("action", "state", "facts", "what", "words"), REFUSED)
def test_what_is_refused_by_the_article_on_fairs(action, state, facts, what, words):
    with pytest.raises(ActionRefused, match=words) as caught:
        LIFECYCLE.check(action, state=state, roles=AID, facts=replace(facts, entry=what))
    assert caught.value.statute == statutes.JIANGSU_IP_41_3


def test_a_claim_without_a_right_is_turned_down_without_troubling_the_stall():
    facts = replace(RECEIVED, entry=entry("2026-10-16", result="rejected", reason="登记证书不是本人的"))
    assert LIFECYCLE.check("end", state=State.RECEIVED, roles=AID, facts=facts) is State.ENDED
    assert set(RESULTS) == {"withdrawn", "covered", "settled", "authority", "rejected"}


def test_shifts_lie_within_the_event_and_nobody_stands_at_two_posts():
    first, last = D("2026-10-16"), D("2026-10-18")
    shift = Shift(D("2026-10-16"), "09:00", "12:00", "程书瑶", "一号馆")
    assert event_refusal(last, first) and not event_refusal(first, first)
    assert shift_refusal(shift, first, last) is None
    assert "不在里面" in shift_refusal(replace(shift, day=D("2026-10-19")), first, last).message
    assert "晚于" in shift_refusal(replace(shift, ends="09:00"), first, last).message
    assert "已经在一号馆" in clash(replace(shift, begins="11:00", ends="13:00"), [shift]).message
    assert clash(replace(shift, begins="12:00", ends="13:00"), [shift]) is None
    assert [hour(text) for text in ("9:00", "0930", "１４：３０", "24:00", "早上")] == [
        "09:00",
        "09:30",
        "14:30",
        "",
        "",
    ]
