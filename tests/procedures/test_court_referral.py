"""The court's term on real days, and every guard of a referral with its article."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.court_referral import (
    LIFECYCLE,
    SETTLED,
    TERMS,
    Entry,
    ReferralFacts,
    State,
    next_step,
    term_deadline,
)
from mediation.rules import statutes
from mediation.rules.court_referral.words import FITTING, REASONS, reason_of
from mediation.rules.people_mediation.words import GROUNDS
from mediation.rules.periods import Suspension

D = date.fromisoformat
TODAY = D("2026-09-14")
SENT = ReferralFacts(
    today=TODAY,
    source="COURT_PRE",
    kind="assignment",
    channel="paper",
    informed_on=D("2026-08-26"),
    taken_on=D("2026-08-27"),
    accepted=True,
    talking=True,
)
OVER = replace(SENT, over=True, ended_on=D("2026-09-10"), written=True)
ENTRUSTED = replace(OVER, source="COURT_POST", kind="entrustment", procedure="ordinary", reported_on=D("2026-09-11"))
PAPER = ("assignment", "", "paper")
ONLINE = ("assignment", "", "platform")
APPRAISAL = [Suspension(D("2026-09-01"), D("2026-09-10"))]


@pytest.mark.parametrize(
    ("term", "taken", "appraisals", "extensions", "due"),
    [
        pytest.param(PAPER, "2026-08-26", [], [], "2026-09-28", id="30 days over 中秋"),
        pytest.param(PAPER, "2026-08-27", APPRAISAL, [], "2026-09-28", id="an appraisal on paper counts"),
        pytest.param(
            ONLINE, "2026-08-27", APPRAISAL, [], "2026-10-08", id="on-line before filing it does not (在线26)"
        ),
        pytest.param(("entrustment", "ordinary", "platform"), "2026-08-27", APPRAISAL, [], "2026-09-11", id="15 days"),
        pytest.param(("entrustment", "simplified", "paper"), "2026-09-18", [], [], "2026-09-28", id="7 days over 中秋"),
        pytest.param(PAPER, "2026-08-26", [], [("2026-09-20", "2026-10-20")], "2026-10-20", id="agreed by all"),
        pytest.param(
            PAPER, "2026-08-26", [], [("2026-09-20", "2026-09-01")], "2026-09-28", id="never to an earlier day"
        ),
    ],
)
def test_the_last_day_of_the_court_s_term(term, taken, appraisals, extensions, due):
    agreed = [(D(on), D(until)) for on, until in extensions]
    assert term_deadline(TERMS[term], D(taken), appraisals=appraisals, extensions=agreed).due == D(due)


@pytest.mark.parametrize(
    ("action", "state", "facts", "entry", "words", "statute"),
    [
        ("take", "received", SENT, {"on": D("2026-08-25")}, "才收到", statutes.INVITED_27_3),
        (
            "take",
            "received",
            replace(SENT, channel="platform"),
            {"on": D("2026-08-25")},
            "才收到",
            statutes.ONLINE_24_2,
        ),
        ("take", "received", SENT, {"on": D("2026-09-15")}, "还没有到", None),
        ("turn_down", "received", SENT, {"on": TODAY, "reason": "不在范围"}, "已经受理", statutes.INVITED_26_1),
        ("report_suspicion", "taken", OVER, {"on": TODAY, "reason": "x"}, "已经结束", statutes.INVITED_18),
        ("report_suspicion", "taken", SENT, {"on": TODAY}, "看到了什么", statutes.INVITED_18),
        ("report_suspicion", "taken", replace(SENT, talking=False), {"on": TODAY}, "没有要中止的", statutes.INVITED_18),
        ("answer_suspicion", "taken", SENT, {"on": TODAY, "reason": "x"}, "没有等答复", statutes.INVITED_18_2),
        ("write_report", "taken", SENT, {"on": TODAY, "reasons": ("far_apart",)}, "还没有结束", statutes.INVITED_26_2),
        ("write_report", "taken", OVER, {"on": TODAY}, "至少选一项", statutes.INVITED_26_1),
        (
            "write_report",
            "taken",
            OVER,
            {"on": TODAY, "reasons": ("agreement",)},
            "没有生效的协议",
            statutes.INVITED_26_1,
        ),
        ("write_report", "taken", OVER, {"on": TODAY, "reasons": ("other",)}, "什么原因", statutes.INVITED_26_1),
        ("report", "taken", replace(OVER, written=False), {"on": TODAY}, "还没有写", statutes.INVITED_26_2),
        ("report", "taken", OVER, {"on": D("2026-09-09")}, "才结束", statutes.INVITED_26_2),
        ("return_materials", "reported", OVER, {"on": TODAY, "items": ("起诉状",)}, "谁收的", statutes.INVITED_26_2),
        ("note_court_result", "done", OVER, {"on": TODAY, "result": "trial"}, "没有立案", statutes.INVITED_20),
        ("note_court_result", "done", ENTRUSTED, {"on": TODAY}, "怎样结案", statutes.INVITED_20),
        (
            "note_court_result",
            "done",
            ENTRUSTED,
            {"on": D("2026-09-10"), "result": "trial"},
            "才报告",
            statutes.INVITED_20,
        ),
    ],
)
def test_what_is_refused_says_why_by_its_article(action, state, facts, entry, words, statute):
    facts = replace(facts, entry=Entry(**entry))
    refused = LIFECYCLE.refusal(action, state=State(state), roles=["mediator"], facts=facts)
    assert refused is not None
    assert (words in refused.message, refused.statute) == (True, statute)


def test_every_act_is_the_committee_s_and_rests_on_an_article():
    for act in LIFECYCLE.values():
        assert act.roles == {"director", "mediator", "clerk"}
        assert act.statutes
    assert all(next_step(state.value, SENT).sentence for state in State)
    assert {State.TURNED_DOWN, State.DONE} == SETTLED


def test_every_ground_of_an_ending_is_a_reason_for_the_court_with_its_item():
    assert {reason_of(code) for code in GROUNDS} <= set(REASONS)
    assert reason_of("already_taken") == "other"
    assert REASONS["time_up"].cited("platform") == "人民法院在线调解规则第25条第6项"
    assert REASONS["far_apart"].cited("paper") == "特邀调解规定第26条第1款第3项"
    assert set(FITTING) == {"COURT_PRE", "COURT_POST", "ONLINE"}
