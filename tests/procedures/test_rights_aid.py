"""维权援助 as a lawyer can check it: statements before experts, opinions before results, days after their triggers,
every figure with its basis; none of its days is law."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.rights_aid import (
    DEADLINES,
    DOCUMENTS,
    LIFECYCLE,
    AidFacts,
    Entry,
    Expert,
    Service,
    State,
    term_of,
)
from mediation.procedures.rights_aid import next_step as step_of
from mediation.rules.lifecycle import Barred
from mediation.rules.rights_aid.words import REFERENCE_ONLY, SERVICES
from mediation.rules.roles import Role

D = date.fromisoformat
CEN = Expert("岑望", D("2026-01-01"), D("2027-12-31"))
READY = replace(CEN, free_on=D("2026-09-08"), silent_on=D("2026-09-08"))
APPOINTED = replace(READY, appointed_on=D("2026-09-09"))
FACTS = AidFacts(
    today=D("2026-09-21"),
    service=Service.INFRINGEMENT_OPINION,
    applied_on=D("2026-09-01"),
    applicants=("栖禾家纺",),
    respondents=("绮华布艺",),
    accepted_on=D("2026-09-03"),
    due=D("2026-09-17"),
    experts=(APPOINTED,),
    entry=Entry(D("2026-09-10")),
)
RECEIVED, ACCEPTED, CONCLUDED = State.RECEIVED, State.ACCEPTED, State.CONCLUDED
PENDING = State.SUPPLEMENTING


def entered(on="2026-09-10", **entry):
    return {"entry": Entry(D(on), **entry)}


BARRED = [
    ("receive", State.NEW, {"applicants": ()}, "applicant_is_named", "no-applicant"),
    ("ask_supplement", RECEIVED, entered(until=D("2026-09-20")), "gaps_are_named", "supplement-of-nothing"),
    ("ask_supplement", RECEIVED, entered(text="登记证书"), "gaps_have_a_day", "supplement-without-a-day"),
    ("ask_supplement", RECEIVED, entered(on="2026-08-31", text="证书"), "after_application", "before-the-application"),
    ("supply", PENDING, {"gaps_asked_on": D("2026-09-11"), **entered()}, "after_gaps_were_asked", "supplied-unasked"),
    ("deem_withdrawn", PENDING, {"gaps_until": D("2026-09-10"), **entered()}, "gaps_are_overdue", "on-the-last-day"),
    ("accept", RECEIVED, entered(difficult=True), "difficult_is_approved", "difficult-and-nobody-approved"),
    ("refuse", RECEIVED, entered(reason="不属于"), "ground_for_refusing", "refusal-without-ground"),
    ("refuse", RECEIVED, entered(ground="scope"), "reason_is_given", "refusal-without-reason"),
    ("refuse", RECEIVED, entered(ground="scope", reason="不属于"), "refusal_is_told", "refusal-not-told"),
    (
        "refuse",
        RECEIVED,
        entered(ground="scope", reason="不属于", told_on=D("2026-09-09")),
        "refusal_is_told",
        "told-before-decided",
    ),
    ("name_expert", ACCEPTED, entered(), "expert_is_chosen", "no-expert"),
    (
        "name_expert",
        ACCEPTED,
        entered(expert=replace(CEN, term_until=D("2026-09-09"))),
        "expert_is_in_term",
        "term-over-the-day-before",
    ),
    ("appoint_expert", ACCEPTED, entered(expert=CEN), "statements_are_signed", "expert-without-a-statement"),
    (
        "appoint_expert",
        ACCEPTED,
        entered(expert=replace(READY, silent_on=None)),
        "statements_are_signed",
        "expert-without-confidentiality",
    ),
    (
        "appoint_expert",
        ACCEPTED,
        entered(on="2026-09-07", expert=READY),
        "statements_are_signed",
        "signed-the-day-after",
    ),
    ("issue_opinion", ACCEPTED, entered(), "opinion_is_written", "empty-opinion"),
    (
        "issue_opinion",
        ACCEPTED,
        {"experts": (READY,), **entered(text="近似")},
        "experts_are_appointed",
        "no-appointment",
    ),
    ("issue_opinion", ACCEPTED, entered(on="2026-09-08", text="近似"), "after_appointment", "before-the-appointment"),
    ("issue_opinion", ACCEPTED, entered(on="2026-09-02", text="近似"), "after_acceptance", "opinion-before-acceptance"),
    ("extend", ACCEPTED, entered(until=D("2026-09-17"), reason="检索"), "extension_is_longer", "not-later"),
    (
        "extend",
        ACCEPTED,
        entered(on="2026-09-18", until=D("2026-09-30"), reason="检索"),
        "extension_is_in_time",
        "after-it-ran-out",
    ),
    ("resume", State.SUSPENDED, {"suspended_on": D("2026-09-11"), **entered()}, "after_suspension", "before-stopping"),
    ("conclude", ACCEPTED, entered(reason="好了"), "result_is_chosen", "no-result"),
    ("conclude", ACCEPTED, entered(result="resolved", reason="好了"), "opinion_comes_first", "result-before-opinion"),
    (
        "conclude",
        ACCEPTED,
        {"opinions": 1, "last_opinion": D("2026-09-11"), **entered(result="resolved", reason="好了")},
        "after_last_opinion",
        "result-dated-before-the-opinion",
    ),
    ("refer", ACCEPTED, entered(result="agency", reason="商标"), "receiver_is_named", "referred-to-nobody"),
    ("hand_over", ACCEPTED, {"respondents": (), **entered()}, "other_side_is_named", "nobody-to-ask"),
    ("hand_over", ACCEPTED, entered(reason="当面"), "applicant_agrees", "applicant-was-not-asked"),
    ("note_recovery", CONCLUDED, entered(basis="凭证"), "recovery_has_its_basis", "no-amount"),
    ("note_recovery", CONCLUDED, entered(amount=100), "recovery_has_its_basis", "recovered-without-basis"),
    ("note_satisfaction", CONCLUDED, entered(), "answer_is_chosen", "no-answer-chosen"),
    ("close", CONCLUDED, {"concluded_on": D("2026-09-10"), **entered()}, "archive_is_named", "no-archive-number"),
    ("accept", RECEIVED, entered(on="2026-09-22"), "day_has_come", "a-day-to-come"),
]


@pytest.mark.parametrize(("action", "state", "changes", "guard"), [pytest.param(*row[:4], id=row[4]) for row in BARRED])
def test_what_is_refused_and_by_which_guard(action, state, changes, guard):
    with pytest.raises(Barred) as caught:
        LIFECYCLE.check(action, state=state, roles=[Role.AID_OFFICER], facts=replace(FACTS, **changes))
    assert caught.value.guard == guard and caught.value.message.endswith("。")


DONE = [
    ("accept", RECEIVED, entered(difficult=True, approved_by="主任"), ACCEPTED),
    ("deem_withdrawn", PENDING, {"gaps_until": D("2026-09-10"), **entered(on="2026-09-11")}, State.WITHDRAWN),
    ("refuse", RECEIVED, entered(ground="scope", reason="不属于", told_on=D("2026-09-11")), State.REFUSED),
    ("appoint_expert", ACCEPTED, entered(on="2026-09-08", expert=READY), ACCEPTED),
    ("issue_opinion", ACCEPTED, entered(on="2026-09-09", text="整体视觉效果近似。"), ACCEPTED),
    ("issue_opinion", ACCEPTED, {"service": Service.AID, "experts": (), **entered(text="可以投诉。")}, ACCEPTED),
    ("conclude", ACCEPTED, {"opinions": 1, **entered(result="resolved", reason="对方下架")}, CONCLUDED),
    ("conclude", ACCEPTED, entered(result="ended", reason="申请人联系不上"), CONCLUDED),
    (
        "refer",
        RECEIVED,
        {"accepted_on": None, **entered(result="agency", body="区文广旅局", reason="著作权")},
        CONCLUDED,
    ),
    ("hand_over", RECEIVED, entered(consented_on=D("2026-09-10"), reason="当面书面同意"), State.HANDED_OVER),
    ("note_recovery", CONCLUDED, entered(amount=2_000_000, basis="付款凭证"), CONCLUDED),
    ("close", State.REFUSED, entered(archive_number="援2026-12"), State.CLOSED),
]


@pytest.mark.parametrize(("action", "state", "changes", "after"), [pytest.param(*row, id=row[0]) for row in DONE])
def test_what_is_done(action, state, changes, after):
    assert LIFECYCLE.check(action, state=state, roles=[Role.AID_OFFICER], facts=replace(FACTS, **changes)) is after


@pytest.mark.parametrize("action", ["issue_opinion", "name_expert", "conclude"])
def test_nothing_is_worked_on_before_acceptance(action):
    assert LIFECYCLE.refusal(action, state=RECEIVED, roles=[Role.AID_OFFICER], facts=FACTS) is not None


def test_only_the_aid_officer_acts():
    assert [role for role in Role if LIFECYCLE.actions(ACCEPTED, [role])] == [Role.AID_OFFICER]


def test_the_eight_services_and_their_days():
    assert "、".join(SERVICES.values()) == (
        "知识产权咨询、投诉举报、维权援助、纠纷调解、执法协助、法律状态查询、侵权判定、技术鉴定"
    )
    assert {service.value: term_of(service, difficult=False).id for service in Service} == {
        "consultation": "W02",
        "complaint": "W04",
        "aid": "W04",
        "mediation": "W04",
        "enforcement_help": "W04",
        "status_search": "W02",
        "infringement_opinion": "W03",
        "technical_appraisal": "W04",
    }
    assert term_of(Service.CONSULTATION, difficult=True).id == "W05"
    assert {
        (rule.period.length, rule.soft, bool(rule.setting), "未核" in rule.remark) for rule in DEADLINES.values()
    } == {(days, True, True, True) for days in (3, 10, 15, 30)}


def test_an_opinion_says_that_it_is_for_reference_only():
    assert "只供申请人参考" in REFERENCE_ONLY and "不是认定侵权的证据" in REFERENCE_ONLY
    assert DOCUMENTS == ("aid_acceptance", "aid_refusal", "expert_statement", "aid_opinion")


@pytest.mark.parametrize(
    ("state", "changes", "action"),
    [
        pytest.param("received", {}, "accept", id="decide"),
        pytest.param("received", {"place": "textile"}, "hand_over", id="the-window-says-committee"),
        pytest.param("received", {"place": "textile", "respondents": ()}, "add_party", id="nobody-to-ask-yet"),
        pytest.param("received", {"place": "culture"}, "refer", id="the-window-says-elsewhere"),
        pytest.param("supplementing", {"gaps_until": D("2026-09-20")}, "deem_withdrawn", id="gaps-overdue"),
        pytest.param("supplementing", {"gaps_until": D("2026-09-21")}, "supply", id="gaps-on-the-last-day"),
        pytest.param("accepted", {"experts": ()}, "name_expert", id="no-expert-yet"),
        pytest.param("accepted", {"experts": (CEN,)}, "appoint_expert", id="statements-are-waited-for"),
        pytest.param("accepted", {}, "issue_opinion", id="appointed"),
        pytest.param("accepted", {"opinions": 1}, "conclude", id="opinion-given"),
        pytest.param("concluded", {}, "close", id="over"),
        pytest.param("closed", {}, "", id="filed"),
    ],
)
def test_the_next_step(state, changes, action):
    step = step_of(state, replace(FACTS, **changes))
    assert step.action == action and (not action or action in LIFECYCLE)
