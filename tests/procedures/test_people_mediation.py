"""The people's-mediation life cycle, rule by rule: who may do what when, and which article says no."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.procedures import people_mediation as pm
from mediation.procedures.people_mediation import LIFECYCLE, ROUTES, Entry, State
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.facts import (
    NO_CHOICE,
    AgentFacts,
    AgreementFacts,
    ExtensionFacts,
    MatterFacts,
    MediatorFacts,
    PartyFacts,
)
from mediation.rules.people_mediation.next_step import _STEPS, LightKind
from mediation.rules.periods import Suspension

DAY = date(2026, 9, 3)
TODAY = date(2026, 9, 14)
ROUTES_ALL = frozenset(ROUTES)


def party(key="1", name="栖禾家纺", side="applicant", **known):
    return PartyFacts(key, name, side, **{"answer": "agreed", "answered_on": date(2026, 9, 2), **known})


TOLD = {"told_rights_on": date(2026, 9, 4), "chose": "陈晓芸"}
HELD = (
    party(**TOLD),
    party("2", "绮华布艺", "respondent", **TOLD),
)
CHEN = MediatorFacts("陈晓芸", presiding=True)
BARRED = MediatorFacts("陈晓芸", presiding=True, bar="与绮华布艺的代理人同名")


def facts(**known):
    base = {"today": TODAY, "requested_on": date(2026, 8, 28), "parties": HELD, "conflict": "none"}
    return MatterFacts(**{**base, **known})


def ready(**known):
    return facts(**{"accepted_on": DAY, "mediators": (CHEN,), **known})


def told(*keys, on=TODAY, **entry):
    return Entry(**{"on": on, "told": frozenset(keys), "routes": ROUTES_ALL, **entry})


def refusal(action, state, matter, roles=("mediator",)):
    return LIFECYCLE.refusal(action, state=State(state), roles=roles, facts=matter)


def silent(side_two="respondent", **known):
    return (party(), party("2", "绮华布艺", side_two, answer="", answered_on=None, **known))


def refusing():
    return (party(**TOLD), party("2", "绮华布艺", "respondent", answer="refused", **TOLD))


def with_agent(**known):
    """The respondent comes with 周律师."""
    agent = AgentFacts("周律师", **{"key": "7", "checked_on": date(2026, 9, 4), **known})
    return (HELD[0], replace(HELD[1], agents=(agent,)))


LONG_AGO = date(2020, 1, 1)
OUT_OF_ORDER = [
    pytest.param(
        "accept", "registered",
        facts(requested_on=date(2026, 9, 1), today=date(2026, 9, 3), entry=Entry(on=date(2025, 12, 31))),
        "2026年9月1日才申请", statutes.MEDIATION_17,
        id="a request of September 2026 is not accepted under a number of 2025",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", on=LONG_AGO, ground="not_civil", reason="继承纠纷")),
        "2026年8月28日才申请", statutes.MEDIATION_17, id="nobody is turned away before asking",
    ),
    pytest.param(
        "record_inquiry", "accepted", ready(entry=Entry(on=LONG_AGO)), "2026年9月3日才受理", statutes.MEDIATION_17,
        id="an inquiry belongs to a case that was taken on",
    ),
    pytest.param(
        "terminate", "mediating", ready(entry=told("1", "2", on=LONG_AGO, ground="far_apart")),
        "2026年8月28日才申请", statutes.MEDIATION_17, id="a case of 2026 did not fail in 2020",
    ),
    pytest.param(
        "terminate", "mediating", ready(entry=told("1", "2", on=date(2026, 9, 2), ground="far_apart")),
        "2026年9月3日才受理", statutes.MEDIATION_17, id="mediation does not fail before acceptance",
    ),
    pytest.param(
        "refuse", "mediating",
        ready(recorded_on=date(2026, 9, 8), entry=told("1", "2", by="2", on=date(2026, 9, 7))),
        "最近一次记录是2026年9月8日", statutes.MEDIATION_27, id="mediation does not end before its last session",
    ),
    pytest.param(
        "reach_agreement", "mediating",
        ready(sessions=1, settled=True, recorded_on=date(2026, 9, 8), entry=Entry(on=date(2026, 9, 7))),
        "最近一次记录是2026年9月8日", statutes.MEDIATION_27, id="terms are not older than the session they come from",
    ),
    pytest.param(
        "close", "terminated", ready(ended_on=date(2026, 9, 10), entry=Entry(on=date(2019, 1, 1))),
        "2026年9月10日才办完", statutes.MEDIATION_27, id="a case is not closed before it ended",
    ),
    pytest.param(
        "sign_record", "mediating", ready(entry=Entry(on=date(2020, 9, 8), record_on=date(2026, 9, 8))),
        "笔录是2026年9月8日的", statutes.JIANGSU_MEDIATION_29, id="nobody signs a record six years before the session",
    ),
    pytest.param(
        "hold_session", "accepted",
        ready(
            parties=with_agent(checked_on=date(2026, 9, 13)),
            entry=Entry(on=date(2026, 9, 4), agents=frozenset({"7"})),
        ),
        "2026年9月13日才核实", statutes.JIANGSU_MEDIATION_23, id="an agent is checked before sitting in a session",
    ),
    pytest.param(
        "hold_session", "accepted",
        ready(
            parties=with_agent(valid_from=date(2026, 9, 20)),
            entry=Entry(on=date(2026, 9, 4), agents=frozenset({"7"})),
        ),
        "自2026年9月20日起，不含2026年9月4日", statutes.CIVIL_165, id="nor before the authority begins",
    ),
    pytest.param(
        "hold_session", "accepted",
        ready(
            parties=with_agent(valid_to=date(2026, 9, 10)),
            entry=Entry(on=date(2026, 9, 11), agents=frozenset({"7"})),
        ),
        "到2026年9月10日止，不含2026年9月11日", statutes.CIVIL_165, id="nor after it ended",
    ),
]  # fmt: skip

REFUSED = [
    pytest.param(
        "accept", "registered", facts(parties=silent()), "没答复不算同意", statutes.MEDIATION_23_2,
        id="no acceptance while one party has not answered: silence is no consent",
    ),
    pytest.param(
        "accept", "registered", facts(parties=silent(), proactive=True), "没答复不算同意", statutes.MEDIATION_23_2,
        id="proactive mediation needs everybody's consent too",
    ),
    pytest.param(
        "accept", "registered", facts(parties=refusing()), "已明确拒绝调解", statutes.MEDIATION_17,
        id="no acceptance after a clear refusal",
    ),
    pytest.param(
        "accept", "registered", facts(parties=HELD[:1]), "还没有被申请人", statutes.JIANGSU_MEDIATION_3,
        id="a dispute has two sides",
    ),
    pytest.param(
        "accept", "registered", facts(entry=Entry(on=date(2026, 9, 1))), "才同意", statutes.MEDIATION_17,
        id="acceptance is not dated before the consent it rests on",
    ),
    pytest.param(
        "accept", "registered", facts(entry=Entry(on=date(2026, 9, 15))), "还没有到", None,
        id="nothing is recorded for tomorrow",
    ),
    pytest.param(
        "accept", "registered", facts(conflict="director"), "主任还没有答复", statutes.MEDIATION_21_1,
        id="a question put to the director waits for the answer",
    ),
    pytest.param(
        "accept", "registered", facts(conflict="conflict"), "认定有冲突", statutes.MEDIATION_21_1,
        id="a conflict found at registration blocks",
    ),
    pytest.param(
        "accept", "registered", facts(conflict="confirmed"), "认定有冲突", statutes.MEDIATION_21_1,
        id="a conflict the director confirms blocks",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1")), "没有选不予受理的理由", statutes.JIANGSU_DISPUTES_48_2,
        id="nobody is turned away without a coded ground",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", ground="not_civil")), "还没有写明情况",
        statutes.JIANGSU_DISPUTES_48_2, id="a ground needs its words",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told(ground="not_civil", reason="继承纠纷")), "还没有向栖禾家纺告知",
        statutes.MOJ_75_24, id="who is turned away is told where to go",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", ground="not_civil", reason="…", routes=frozenset())),
        "没有写告知的途径", statutes.MOJ_75_24, id="a lawful route is named",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", ground="party_refused", reason="电话里拒绝")),
        "没有哪一方拒绝", statutes.MEDIATION_17, id="a refusal is on record before it is a ground",
    ),
    pytest.param(
        "decline", "registered", facts(parties=silent(), entry=told("1", ground="no_consent", reason="找不到人")),
        "没有联系过", statutes.JIANGSU_DISPUTES_48_2, id="nobody is unreachable who was never asked",
    ),
    pytest.param(
        "decline", "registered",
        facts(entrusted=True, entry=told("1", ground="already_taken", reason="法院已立案")), "委托的",
        statutes.JIANGSU_MEDIATION_22_2, id="a court's own filing is no bar where the court entrusts",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", ground="far_apart", reason="…")), "没有选不予受理的理由",
        statutes.JIANGSU_DISPUTES_48_2, id="a ground for ending is no ground for declining",
    ),
    pytest.param(
        "transfer", "registered", facts(entry=Entry(on=TODAY)), "没有写移交的理由", statutes.MOJ_75_21,
        id="a transfer says why",
    ),
    pytest.param(
        "hold_session", "accepted", ready(parties=(HELD[0], replace(HELD[1], told_rights_on=None))),
        "还没有向绮华布艺告知权利义务", statutes.MOJ_75_30, id="rights are told before the first session",
    ),
    pytest.param(
        "hold_session", "accepted", ready(parties=(HELD[0], replace(HELD[1], chose=""))), "名册",
        statutes.MEDIATION_23_1, id="the roster is offered before the first session",
    ),
    pytest.param(
        "hold_session", "accepted", ready(mediators=(MediatorFacts("陈晓芸"),)), "还没有定调解主持人",
        statutes.MOJ_75_25, id="one mediator presides",
    ),
    pytest.param(
        "hold_session", "accepted",
        ready(parties=(HELD[0], replace(HELD[1], agents=(AgentFacts("周律师"),)))), "周律师",
        statutes.JIANGSU_MEDIATION_23, id="an agent's authority is checked before the session",
    ),
    pytest.param(
        "hold_session", "mediating", ready(parties=refusing()), "已明确拒绝调解", statutes.MEDIATION_17,
        id="no session after a refusal is logged",
    ),
    pytest.param(
        "hold_session", "mediating",
        ready(parties=(*HELD, party("3", "某平台", "third_party", answer="", answered_on=None, **TOLD))),
        "还没有某平台同意", statutes.MEDIATION_23_2, id="a third party that joins consents before the next session",
    ),
    pytest.param(
        "hold_session", "accepted", ready(mediators=(BARRED,)), "不能调解本案", statutes.MEDIATION_21_1,
        id="an agent of one side does not mediate",
    ),
    pytest.param(
        "hold_session", "accepted", ready(entry=Entry(on=date(2026, 9, 3))), "才办完", statutes.MOJ_75_30,
        id="a session is not dated before the notice of rights",
    ),
    pytest.param(
        "hold_session", "accepted", ready(entry=Entry(on=TODAY, helpers="花型鉴定人")), "先征得当事人同意",
        statutes.MEDIATION_20, id="helpers come only with the parties' consent",
    ),
    pytest.param(
        "hold_session", "accepted", ready(entry=Entry(on=TODAY, open=True, objection=True)), "不能公开",
        statutes.MOJ_75_29, id="not open against an objection",
    ),
    pytest.param(
        "hold_session", "accepted", ready(restricted=True, entry=Entry(on=TODAY, open=True)), "商业秘密",
        statutes.MOJ_75_29, id="not open where a trade secret is at stake",
    ),
    pytest.param(
        "appoint_mediators", "accepted",
        ready(mediators=(), entry=Entry(on=TODAY, mediators=(MediatorFacts("顾建平", presiding=True),))),
        "各方同选陈晓芸", statutes.MEDIATION_23_1, id="the mediator all parties chose presides",
    ),
    pytest.param(
        "appoint_mediators", "accepted", ready(mediators=(), entry=Entry(on=TODAY)), "只能有一位",
        statutes.MOJ_75_25, id="exactly one presides",
    ),
    pytest.param(
        "appoint_mediators", "accepted", ready(mediators=(), entry=Entry(on=TODAY, mediators=(BARRED,))),
        "同名", statutes.MEDIATION_21_1, id="a barred mediator is not appointed",
    ),
    pytest.param(
        "change_mediator", "mediating", ready(entry=Entry(on=TODAY, mediators=(BARRED,))), "同名",
        statutes.MEDIATION_21_1, id="a barred mediator does not step in either",
    ),
    pytest.param(
        "change_mediator", "agreed",
        ready(
            agreement=AgreementFacts("issued"),
            entry=Entry(on=TODAY, mediators=(MediatorFacts("顾建平", presiding=True),)),
        ),
        "签署版已经出了", statutes.MEDIATION_29_2,
        id="the mediator whom the paper out for signing names is the one who signs it",
    ),
    pytest.param(
        "propose", "mediating", ready(sessions=0), "先登记调解会", statutes.MEDIATION_27,
        id="a proposal comes from a session on record",
    ),
    pytest.param(
        "suspend", "mediating", ready(entry=Entry(on=TODAY, ground="holiday")), "没有选中止的原因", None,
        id="a pause has one of the known reasons",
    ),
    pytest.param(
        "suspend", "mediating", ready(entry=Entry(on=TODAY, ground="other")), "还没有写明", None,
        id="another reason is put in words",
    ),
    pytest.param(
        "extend", "mediating",
        ready(due_on=date(2026, 10, 8), entry=Entry(on=TODAY, agreed=frozenset("1"), until=date(2026, 11, 3))),
        "还缺绮华布艺的同意", statutes.MOJ_75_33, id="time is extended only with everybody's consent",
    ),
    pytest.param(
        "extend", "mediating",
        ready(due_on=date(2026, 10, 8), entry=Entry(on=TODAY, agreed=frozenset("12"), until=date(2026, 10, 8))),
        "填更晚的一天", statutes.MOJ_75_33, id="an extension ends later than the limit it extends",
    ),
    pytest.param(
        "withdraw", "mediating", ready(entry=told("1", "2", by="2")), "只能由申请人提出", statutes.MEDIATION_23_2,
        id="only who applied withdraws",
    ),
    pytest.param(
        "withdraw", "mediating",
        ready(parties=(*HELD, party("3", "丹若刺绣", **TOLD)), entry=told("1", "2", "3", by="1")),
        "丹若刺绣没有撤回", statutes.MEDIATION_23_2, id="one of two applicants does not end it for the other",
    ),
    pytest.param(
        "refuse", "mediating", ready(entry=told("1", "2")), "没有选是哪一方", statutes.MEDIATION_23_2,
        id="a refusal names who refuses",
    ),
    pytest.param(
        "refuse", "mediating", ready(entry=told("1", by="2")), "还没有向绮华布艺告知", statutes.MEDIATION_26,
        id="even who refuses is told the routes",
    ),
    pytest.param(
        "terminate", "mediating", ready(entry=told("1", ground="far_apart")), "还没有向绮华布艺告知",
        statutes.MEDIATION_26, id="no ending before every party was told the routes",
    ),
    pytest.param(
        "terminate", "mediating",
        ready(entry=told("1", "2", ground="far_apart", routes=frozenset({"administrative", "court"}))),
        "有仲裁协议的", statutes.MEDIATION_26, id="arbitration is named even where nobody agreed to it",
    ),
    pytest.param(
        "terminate", "mediating", ready(entry=told("1", "2")), "没有选终止的原因", statutes.MEDIATION_26,
        id="an ending says why",
    ),
    pytest.param(
        "terminate", "mediating",
        ready(due_on=date(2026, 10, 8), entry=told("1", "2", ground="time_up")), "还没有满", statutes.MOJ_75_33,
        id="time is not up before it is up",
    ),
    pytest.param(
        "terminate", "agreed",
        ready(agreement=AgreementFacts("effective", TODAY), entry=told("1", "2", ground="far_apart")), "已经生效",
        statutes.MEDIATION_31, id="what is in force is not ended",
    ),
    pytest.param(
        "return_to_talks", "agreed", ready(agreement=AgreementFacts("effective", TODAY)), "另签一份新协议",
        statutes.MEDIATION_31, id="an agreement in force is changed only by a new one",
    ),
    pytest.param(
        "return_to_talks", "agreed", ready(agreement=AgreementFacts("issued")), "签署版已经出了",
        statutes.MEDIATION_29_2, id="nobody talks on while a paper is out for signing",
    ),
    pytest.param(
        "conclude", "agreed", ready(agreement=AgreementFacts("issued")), "还没有生效", statutes.MEDIATION_29_2,
        id="concluded only on the computed day",
    ),
    pytest.param(
        "reach_agreement", "mediating", ready(sessions=1, parties=refusing()), "已明确拒绝", statutes.MEDIATION_17,
        id="no agreement with a party that refuses",
    ),
    pytest.param(
        "reach_agreement", "mediating", ready(sessions=1), "没有谈拢，方案也没有人接受", statutes.MEDIATION_28,
        id="no agreement is drawn up when the last session ended without terms",
    ),
    *OUT_OF_ORDER,
    pytest.param(
        "end_the_rest", "concluded",
        ready(agreement=AgreementFacts("effective", TODAY), entry=told("1", "2", ground="far_apart")),
        "没有写明只解决一部分", statutes.ONLINE_19, id="a full agreement leaves no rest",
    ),
    pytest.param(
        "close", "concluded", ready(agreement=AgreementFacts("effective", TODAY, partial=True)),
        "没谈拢的部分还没有终止", statutes.MEDIATION_26, id="a partial agreement closes after the rest was ended",
    ),
    pytest.param(
        "close", "concluded", ready(agreement=AgreementFacts("effective", TODAY), entry=Entry(on=TODAY)),
        "还没有回访", statutes.JIANGSU_DISPUTES_28_1, id="follow-up comes before closing, or a reason",
    ),
    pytest.param(
        "follow_up", "closed", ready(), "没有生效的协议", statutes.JIANGSU_DISPUTES_28_1,
        id="without an agreement there is nothing to ask after",
    ),
    pytest.param(
        "follow_up", "concluded",
        ready(
            agreement=AgreementFacts("effective", TODAY - timedelta(days=2)),
            entry=Entry(on=TODAY - timedelta(days=3)),
        ),
        "才生效，回访不会在那以前", statutes.JIANGSU_DISPUTES_28_1, id="nobody asks before the day of effect",
    ),
    pytest.param(
        "follow_up", "concluded",
        ready(agreement=AgreementFacts("effective", TODAY), entry=Entry(on=TODAY + timedelta(days=1))),
        "还没有到", None, id="nor tomorrow",
    ),
    pytest.param(
        "accept", "accepted", ready(), "现在的阶段不能", statutes.MEDIATION_17, id="a case is accepted once",
    ),
    pytest.param(
        "hold_session", "suspended", ready(), "现在的阶段不能", statutes.MEDIATION_22, id="no session while suspended",
    ),
    pytest.param(
        "record_consent", "terminated", ready(), "现在的阶段不能", statutes.MEDIATION_17, id="what ended is not asked",
    ),
]  # fmt: skip


ACCEPTED = {"accepted_on": date(2026, 9, 8), "consented_on": date(2026, 9, 2), "parties": (party(),)}
LATER_ASKED = {"requested_on": date(2026, 9, 4), "consented_on": None}
CORRECTED = [
    pytest.param({}, date(2026, 9, 3), "", id="five days before, all had agreed"),
    pytest.param({}, date(2026, 9, 2), "", id="on the day the last party agreed"),
    pytest.param({}, date(2026, 9, 1), "2026年9月2日各方才都同意", id="before the last party agreed"),
    pytest.param({}, date(2026, 9, 15), "还没有到", id="on a day to come"),
    pytest.param({}, date(2026, 9, 8), "没有要更正的", id="the day on record"),
    pytest.param({}, date(2025, 12, 31), "案号是2026年编的", id="in another year than its number"),
    pytest.param({"reason": " "}, date(2026, 9, 3), "没有写为什么更正", id="without a reason"),
    pytest.param({"begun_on": date(2026, 9, 9)}, date(2026, 9, 9), "", id="on the day of the first session"),
    pytest.param({"begun_on": date(2026, 9, 9)}, date(2026, 9, 10), "2026年9月9日已经开始办", id="after it"),
    pytest.param({"parties": (party(**TOLD),)}, date(2026, 9, 5), "2026年9月4日已经开始办", id="after the notice"),
    pytest.param(LATER_ASKED, date(2026, 9, 3), "才申请", id="before it was asked for"),
    pytest.param(
        {"agreement": AgreementFacts("effective", TODAY)}, date(2026, 9, 3), "已经生效", id="an agreement is in force",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("known", "on", "words"), CORRECTED)
def test_a_day_of_acceptance_is_corrected(known, on, words):
    known = dict(known)
    matter = facts(**{**ACCEPTED, "entry": Entry(on=on, reason=known.pop("reason", "录入时看错了一行")), **known})
    refused = refusal("correct_acceptance", "mediating", matter, ["clerk"])
    assert words in refused.message if words else refused is None


def test_mediators_leave_the_day_of_acceptance_to_director_and_clerk():
    matter = facts(**ACCEPTED, entry=Entry(on=date(2026, 9, 3), reason="录错"))
    answers = [refusal("correct_acceptance", "accepted", matter, [role]) for role in ("mediator", "director", "clerk")]
    assert [answer is None for answer in answers] == [False, True, True]


@pytest.mark.parametrize(
    ("known", "there"),
    [
        pytest.param({"checked_on": date(2026, 9, 13)}, "", id="an agent who joined after that session"),
        pytest.param({"valid_from": date(2026, 9, 20), "ratified": True}, "7", id="an agent whom the party ratified"),
        pytest.param({"valid_to": date(2026, 9, 4)}, "7", id="on the last day of the authority"),
    ],
)
def test_a_session_stands_with(known, there):
    entry = Entry(on=date(2026, 9, 4), agents=frozenset(there))
    assert refusal("hold_session", "accepted", ready(parties=with_agent(**known), entry=entry)) is None


@pytest.mark.parametrize(("action", "state", "matter", "words", "statute"), REFUSED)
def test_refused(action, state, matter, words, statute):
    refused = refusal(action, state, matter)
    assert refused is not None
    assert words in refused.message
    assert refused.statute == statute


ALLOWED = [
    pytest.param("accept", "registered", facts(entry=Entry(on=TODAY)), "accepted", id="all agreed"),
    pytest.param("accept", "registered", facts(conflict="cleared"), "accepted", id="the director cleared it"),
    pytest.param(
        "accept", "registered", facts(entrusted=True), "accepted", id="a court's entrusted case is taken on",
    ),
    pytest.param(
        "decline", "registered", facts(parties=refusing(), entry=told("1", ground="party_refused", reason="电话")),
        "declined", id="a logged refusal is a ground",
    ),
    pytest.param(
        "decline", "registered",
        facts(parties=silent(asked=3), entry=told("1", ground="no_consent", reason="三次未接")), "declined",
        id="asked three times, never answered",
    ),
    pytest.param(
        "decline", "registered", facts(entry=told("1", ground="already_taken", reason="公安已立案")), "declined",
        id="already with the police and not entrusted",
    ),
    pytest.param("hold_session", "accepted", ready(entry=Entry(on=TODAY)), "mediating", id="all prepared"),
    pytest.param(
        "hold_session", "mediating",
        ready(parties=tuple(replace(p, chose=NO_CHOICE) for p in HELD), entry=Entry(on=TODAY, open=True)),
        "mediating", id="nobody chose, the committee appointed; open, nobody objects",
    ),
    pytest.param(
        "hold_session", "accepted",
        ready(
            parties=(HELD[0], replace(HELD[1], agents=(AgentFacts("周律师", checked_on=DAY),))),
            entry=Entry(on=TODAY, helpers="花型鉴定人", helpers_agreed=True),
        ),
        "mediating", id="agent checked, expert agreed to",
    ),
    pytest.param(
        "change_mediator", "mediating",
        ready(entry=Entry(on=TODAY, mediators=(replace(BARRED, cleared="出示身份证，不是一人"),))), "mediating",
        id="a namesake shown to be another person may mediate",
    ),
    pytest.param(
        "extend", "suspended",
        ready(due_on=date(2026, 10, 8), entry=Entry(on=TODAY, agreed=frozenset("12"), until=date(2026, 11, 3))),
        "suspended", id="everybody agreed to more time",
    ),
    pytest.param(
        "withdraw", "registered", facts(parties=silent(), entry=Entry(on=TODAY, by="1")), "terminated",
        id="withdrawn before acceptance needs no notice",
    ),
    pytest.param(
        "withdraw", "suspended", ready(entry=told("1", "2", by="1")), "terminated", id="the applicant alone",
    ),
    pytest.param("refuse", "agreed", ready(entry=told("1", "2", by="2")), "terminated", id="one side alone"),
    pytest.param(
        "refuse_to_sign", "agreed", ready(entry=told("1", "2", by="2")), "terminated", id="terms agreed, not signed",
    ),
    pytest.param(
        "terminate", "mediating",
        ready(due_on=date(2026, 9, 10), entry=told("1", "2", ground="time_up")), "terminated", id="time is up",
    ),
    pytest.param(
        "conclude", "agreed", ready(agreement=AgreementFacts("effective", TODAY)), "concluded", id="in force",
    ),
    pytest.param(
        "end_the_rest", "concluded",
        ready(
            agreement=AgreementFacts("effective", TODAY, partial=True), entry=told("1", "2", ground="far_apart")
        ),
        "concluded", id="part agreed, the rest ended beside it",
    ),
    pytest.param(
        "close", "concluded",
        ready(agreement=AgreementFacts("effective", TODAY), entry=Entry(on=TODAY, reason="当场履行，双方在场")),
        "closed", id="no follow-up, for a stated reason",
    ),
    pytest.param("close", "declined", facts(entry=Entry(on=TODAY)), "closed", id="declined and told"),
    pytest.param(
        "follow_up", "concluded", ready(agreement=AgreementFacts("effective", TODAY), entry=Entry(on=TODAY)),
        "concluded", id="asked after on the day of effect",
    ),
    pytest.param(
        "follow_up", "closed", ready(agreement=AgreementFacts("effective", TODAY), entry=Entry(on=TODAY)),
        "closed", id="asked after although the case is closed",
    ),
    pytest.param(
        "close", "concluded",
        ready(agreement=AgreementFacts("effective", TODAY), followed_up=True, entry=Entry(on=TODAY)),
        "closed", id="followed up",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("action", "state", "matter", "target"), ALLOWED)
def test_allowed(action, state, matter, target):
    assert LIFECYCLE.check(action, state=State(state), roles=["mediator"], facts=matter) == State(target)


@pytest.mark.parametrize(
    ("action", "roles"),
    [
        pytest.param("accept", ["clerk"], id="a clerk does not take on cases"),
        pytest.param("terminate", ["clerk"], id="a clerk does not end mediation"),
        pytest.param("answer_conflict", ["mediator", "clerk"], id="only the director answers"),
        pytest.param("write_private_note", ["clerk"], id="notes are the mediators'"),
        pytest.param("record_consent", ["administrator", "auditor"], id="administrator and auditor touch no case"),
        pytest.param("close", ["bureau_viewer", "court_liaison"], id="viewers and the court act on nothing"),
    ],
)
def test_roles(action, roles):
    transition = LIFECYCLE[action]
    state = next(iter(transition.sources))
    with pytest.raises(ActionRefused, match="你的角色不能"):
        LIFECYCLE.check(action, state=state, roles=roles, facts=facts())


def test_every_act_cites_articles_of_the_register():
    for transition in LIFECYCLE.values():
        assert transition.statutes, transition.action
        assert set(transition.statutes) <= set(statutes.ALL)


def test_no_act_leaves_the_closed_state_and_only_performance_is_asked_after():
    found = LIFECYCLE.actions(State.CLOSED, ["mediator", "director", "clerk"])
    assert [(act.action, act.target) for act in found] == [("follow_up", None)]


def test_administrators_and_auditors_have_no_act():
    for state in State:
        assert LIFECYCLE.actions(state, ["administrator", "auditor", "bureau_viewer", "court_liaison"]) == []


def test_entrusted_matters_do_not_offer_the_courts_filing_as_a_ground():
    assert "already_taken" in pm.grounds("declined", facts())
    assert "already_taken" not in pm.grounds("declined", facts(entrusted=True))


def test_routes_notice_names_the_three_routes():
    assert pm.routes_notice() == (
        "当事人可以依法通过下列途径维护自己的权利：有仲裁协议的，向约定的仲裁机构申请仲裁；"
        "提请有关行政机关依法处理；向有管辖权的人民法院起诉。"
    )


@pytest.mark.parametrize(
    ("chosen", "outcome"),
    [
        pytest.param(["陈晓芸", "陈晓芸", "陈晓芸"], "both", id="three parties, one name"),
        pytest.param(["陈晓芸", "顾建平"], "differ", id="two names"),
        pytest.param(["陈晓芸", "none"], "differ", id="one chose, one did not: no common choice"),
        pytest.param(["none", "none"], "none", id="nobody chose"),
    ],
)
def test_roster_outcome(chosen, outcome):
    assert pm.roster_outcome(chosen) == outcome


# --- 期限 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "suspensions", "extensions", "nominal", "due"),
    [
        pytest.param(date(2026, 9, 3), [], [], date(2026, 10, 3), date(2026, 10, 8), id="国庆 rolls to 8 October"),
        pytest.param(date(2026, 1, 31), [], [], date(2026, 2, 28), date(2026, 2, 28), id="月末日, a worked Saturday"),
        pytest.param(
            date(2026, 9, 3), [Suspension(date(2026, 9, 10), date(2026, 9, 19))], [],
            date(2026, 10, 13), date(2026, 10, 13), id="ten days suspended push the end by ten",
        ),
        pytest.param(
            date(2026, 9, 3), [], [ExtensionFacts(date(2026, 11, 1), date(2026, 9, 20))],
            date(2026, 11, 1), date(2026, 11, 2), id="extended to a Sunday, rolls to Monday",
        ),
        pytest.param(
            date(2026, 9, 3),
            [Suspension(date(2026, 10, 12), date(2026, 10, 16))],
            [ExtensionFacts(date(2026, 11, 1), date(2026, 9, 20))],
            date(2026, 11, 6), date(2026, 11, 6), id="suspended after the extension: five days more",
        ),
        pytest.param(
            date(2026, 9, 3),
            [Suspension(date(2026, 9, 10), date(2026, 9, 19))],
            [ExtensionFacts(date(2026, 11, 4), date(2026, 9, 21))],
            date(2026, 11, 4), date(2026, 11, 4), id="suspended before the extension: the agreed day stands",
        ),
    ],
)  # fmt: skip
def test_mediation_deadline(accepted, suspensions, extensions, nominal, due):
    deadline = pm.mediation_deadline(accepted, suspensions=suspensions, extensions=extensions)
    assert (deadline.nominal, deadline.due, deadline.certain) == (nominal, due, True)


def test_mediation_deadline_in_a_year_without_notice_is_not_rolled():
    deadline = pm.mediation_deadline(date(2026, 12, 10))
    assert (deadline.nominal, deadline.due, deadline.certain) == (date(2027, 1, 10), date(2027, 1, 10), False)


@pytest.mark.parametrize(
    ("from_on", "to_on", "days"),
    [
        pytest.param(date(2026, 9, 10), date(2026, 9, 20), 10, id="the day it resumes counts again"),
        pytest.param(date(2026, 9, 10), None, 5, id="running: up to today"),
        pytest.param(date(2026, 9, 10), date(2026, 9, 10), 0, id="lifted the same day takes nothing out"),
    ],
)
def test_suspended_days(from_on, to_on, days):
    pause = pm.suspended_days(from_on, to_on, today=TODAY)
    assert (0 if pause is None else (pause.last - pause.first).days + 1) == days


def test_limitation_is_interrupted_on_the_request_not_on_acceptance():
    assert pm.limitation_interrupted_on(ready()) == date(2026, 8, 28)


def test_limitation_is_not_interrupted_by_the_committees_own_motion():
    assert pm.limitation_interrupted_on(ready(proactive=True)) is None


# --- 下一步 -------------------------------------------------------------------------------------------------------

NEXT = [
    ("registered", facts(parties=silent()), "record_consent", ("绮华布艺",)),
    ("registered", facts(parties=refusing()), "decline", ()),
    ("registered", facts(conflict="director"), "answer_conflict", ("主任",)),
    ("registered", facts(), "accept", ()),
    ("accepted", ready(parties=(HELD[0], party("2", "绮华布艺", "respondent"))), "give_rights_notice", ("绮华布艺",)),
    ("accepted", ready(parties=(HELD[0], replace(HELD[1], chose=""))), "offer_roster", ("绮华布艺",)),
    ("accepted", ready(mediators=()), "appoint_mediators", ()),
    ("accepted", ready(), "schedule_session", ("栖禾家纺", "绮华布艺")),
    ("accepted", ready(meets_at=datetime(2026, 9, 21, 10)), "hold_session", ("栖禾家纺", "绮华布艺")),
    ("mediating", ready(unsigned=("绮华布艺",)), "sign_record", ("绮华布艺",)),
    ("mediating", ready(settled=True), "reach_agreement", ()),
    ("mediating", ready(due_on=date(2026, 9, 10)), "extend", ("栖禾家纺", "绮华布艺")),
    ("mediating", ready(parties=refusing()), "refuse", ()),
    ("suspended", ready(suspension="等鉴定、评估结果"), "resume", ()),
    ("agreed", ready(), "draft_agreement", ()),
    ("agreed", ready(agreement=AgreementFacts("draft")), "issue_agreement", ()),
    ("agreed", ready(agreement=AgreementFacts("draft", oral=True)), "issue_agreement", ()),
    ("agreed", ready(agreement=AgreementFacts("issued")), "sign_agreement", ("栖禾家纺", "绮华布艺")),
    ("concluded", ready(agreement=AgreementFacts("effective", TODAY, partial=True)), "end_the_rest", ()),
    ("concluded", ready(agreement=AgreementFacts("effective", TODAY)), "follow_up", ()),
    ("concluded", ready(agreement=AgreementFacts("effective", TODAY), followed_up=True), "close", ()),
    ("terminated", ready(), "close", ()),
    ("closed", ready(), "", ()),
]  # fmt: skip


@pytest.mark.parametrize(("state", "matter", "action", "waits_for"), NEXT, ids=[f"{n[0]}: {n[2]}" for n in NEXT])
def test_next_step(state, matter, action, waits_for):
    step = pm.next_step(state, matter)
    assert (step.action, step.waits_for) == (action, waits_for)


def test_next_step_names_the_missing_seal_when_all_parties_signed():
    signed = tuple(replace(p, signed_on=TODAY) for p in HELD)
    step = pm.next_step("agreed", ready(parties=signed, agreement=AgreementFacts("issued", lacking=("印章",))))
    assert (step.action, step.sentence) == ("seal_agreement", "当事人都签了，补上印章")


def test_next_step_knows_every_state():
    assert set(_STEPS) == {state.value for state in State}


PARTIES = st.lists(
    st.builds(
        PartyFacts,
        key=st.sampled_from("1234"),
        name=st.sampled_from(["栖禾家纺", "绮华布艺", "曾·阿依古丽"]),
        side=st.sampled_from(["applicant", "respondent", "third_party"]),
        answer=st.sampled_from(["", "agreed", "refused"]),
        told_rights_on=st.none() | st.just(DAY),
        chose=st.sampled_from(["", NO_CHOICE, "陈晓芸"]),
        agents=st.sampled_from([(), (AgentFacts("周律师"),), (AgentFacts("周律师", True, DAY),)]),
        missing=st.sampled_from([(), ("证件号码",)]),
        present=st.none() | st.booleans(),
        signed_on=st.none() | st.just(TODAY),
    ),
    min_size=1,
    max_size=4,
)
MATTERS = st.builds(
    ready,
    parties=PARTIES.map(tuple),
    conflict=st.sampled_from(["", "none", "director", "conflict", "cleared"]),
    mediators=st.sampled_from([(), (CHEN,)]),
    sessions=st.integers(0, 3),
    settled=st.booleans(),
    unsigned=st.sampled_from([(), ("绮华布艺",)]),
    due_on=st.none() | st.dates(date(2026, 8, 1), date(2026, 12, 1)),
    agreement=st.none()
    | st.builds(AgreementFacts, st.sampled_from(["draft", "issued"]), st.none() | st.just(TODAY), st.booleans()),
)


@given(st.sampled_from(list(State)), MATTERS)
def test_next_step_never_points_to_an_act_the_state_forbids(state, matter):
    step = pm.next_step(state, matter)
    if step.action in LIFECYCLE:
        assert state in LIFECYCLE[step.action].sources
    assert step.sentence
    assert not re.search("(?<!申)请", step.sentence + step.why)


# --- 灯 -----------------------------------------------------------------------------------------------------------


def light_words(matter):
    lit = pm.lights(matter)[-1]
    return [(light.kind, light.word) for light in (lit.papers, lit.attendance, lit.signature)]


@pytest.mark.parametrize(
    ("known", "agreement", "expected"),
    [
        pytest.param(
            {}, None,
            [(LightKind.DONE, "齐"), (LightKind.WAITING, "未开会"), (LightKind.NOT_NEEDED, "还没有协议")],
            id="complete, not met yet, nothing to sign",
        ),
        pytest.param(
            {"missing": ("证件号码", "送达地址"), "present": True}, AgreementFacts("issued"),
            [(LightKind.WAITING, "缺证件号码、送达地址"), (LightKind.DONE, "到场"), (LightKind.WAITING, "待签")],
            id="papers lacking, came, has not signed",
        ),
        pytest.param(
            {"agents": (AgentFacts("周律师", False, DAY),), "present": False}, AgreementFacts("issued"),
            [(LightKind.DONE, "齐"), (LightKind.SHORT, "缺席"), (LightKind.SHORT, "授权不足")],
            id="only an agent with general authority came",
        ),
        pytest.param(
            {"answer": "refused"}, AgreementFacts("issued"),
            [(LightKind.DONE, "齐"), (LightKind.REFUSED, "拒绝"), (LightKind.REFUSED, "拒绝")], id="refuses",
        ),
        pytest.param(
            {"signed_on": date(2026, 9, 12), "present": True}, AgreementFacts("issued"),
            [(LightKind.DONE, "齐"), (LightKind.DONE, "到场"), (LightKind.DONE, "9月12日签字")], id="signed",
        ),
    ],
)  # fmt: skip
def test_lights(known, agreement, expected):
    assert light_words(ready(parties=(HELD[0], replace(HELD[1], **known)), agreement=agreement)) == expected
