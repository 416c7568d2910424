"""预审 as an examiner can check it: who is taken up, in which order, what bars a conclusion, by which day."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.design_preexamination import (
    ACCEPTANCE,
    ANSWER,
    DEADLINES,
    DOCUMENTS,
    EXAMINATION,
    LIFECYCLE,
    Design,
    Entry,
    Opinion,
    PreexaminationFacts,
    Shape,
    State,
    next_step,
)
from mediation.rules import statutes
from mediation.rules.design_preexamination.waiting import waits
from mediation.rules.lifecycle import Refusal
from mediation.rules.roles import Role

D = date.fromisoformat
OPEN = Opinion(1, D("2026-09-15"), D("2026-09-18"))
ANSWERED = replace(OPEN, answered_on=D("2026-09-17"))
FACTS = PreexaminationFacts(
    today=D("2026-09-21"),
    submitted_on=D("2026-09-14"),
    class_number="06-13",
    designs=(Design(1, "毛巾"),),
    papers=("request", "brief"),
    examiner="顾宁",
    reader="许知远",
    screening="clear",
    entry=Entry(D("2026-09-21")),
)
FILED = {"filed_on": D("2026-09-18"), "paid_on": D("2026-09-18"), "consistent": True, "checked_on": D("2026-09-18")}


def entered(on="2026-09-21", **entry):
    return {"entry": Entry(D(on), **entry)}


REFUSED = [
    pytest.param("register", "new", {"class_number": "床品"}, "06-13 这样", "", id="no-class"),
    pytest.param("register", "new", {"reader": "顾宁"}, "不能是主办", "", id="reads-their-own"),
    pytest.param("register", "new", entered("2026-09-22"), "还没有到", "", id="a-day-to-come"),
    pytest.param(
        "register",
        "new",
        {"shape": Shape.SIMILAR, "designs": (Design(1, "甲", True), Design(2, "乙", True))},
        "只能指定一项",
        "PATENT_RULES_31_2",
        id="a-second-base",
    ),
    pytest.param(
        "amend", "accepted", {"accepted_on": D("2026-09-11")}, "晚于下一步的2026年9月11日", "", id="submitted-too-late"
    ),
    pytest.param(
        "amend",
        "accepted",
        {"accepted_on": D("2026-09-15"), "class_listed": False},
        "已经受理，不能这样更正",
        "",
        id="corrected-out-of-the-field",
    ),
    pytest.param("accept", "submitted", {"standing": "备案已暂停。"}, "备案已暂停", "", id="registration-suspended"),
    pytest.param("accept", "submitted", {"class_listed": False}, "06-13 在提交那天不在", "", id="outside-the-field"),
    pytest.param("accept", "submitted", {"quota_left": 0}, "额度已用完", "", id="quota-used"),
    pytest.param("accept", "submitted", {"agency_listed": False}, "不在名单内", "", id="agency-not-listed"),
    pytest.param("accept", "submitted", {"filed_before": True}, "已经向国家知识产权局提交", "", id="already-filed"),
    pytest.param("accept", "submitted", {"papers": ("request",)}, "缺简要说明", "PATENT_27_1", id="no-description"),
    pytest.param(
        "accept",
        "submitted",
        {"gaps": (Refusal("成套产品缺 1 件的主视图：枕套二。", statutes.PATENT_RULES_30_1),)},
        "缺 1 件",
        "PATENT_RULES_30_1",
        id="a-view-is-missing",
    ),
    pytest.param("accept", "submitted", entered("2026-09-11"), "早于上一步的2026年9月14日", "", id="before-submission"),
    pytest.param("refuse", "submitted", entered(), "没有选不予受理的理由", "", id="no-ground"),
    pytest.param(
        "refuse", "submitted", entered(ground="quota_used", reason="满了"), "额度还没有用完", "", id="ground-untrue"
    ),
    pytest.param("refuse", "submitted", entered(ground="already_filed"), "没有写理由", "", id="no-reason"),
    pytest.param("issue_opinion", "accepted", entered(text="缺后视图"), "没有选问题的种类", "", id="no-defect"),
    pytest.param("issue_opinion", "accepted", entered(items=("views",)), "没有写意见", "", id="nothing-said"),
    pytest.param("record_answer", "waiting", {}, "没有在等答复", "", id="nothing-to-answer"),
    pytest.param(
        "record_answer",
        "waiting",
        {"opinions": (OPEN,), **entered("2026-09-14")},
        "早于发出第 1 次意见的2026年9月15日",
        "",
        id="answered-before-it-was-issued",
    ),
    pytest.param("pass", "waiting", {"opinions": (OPEN,)}, "第 1 次意见还没有答复", "", id="an-open-opinion"),
    pytest.param("fail", "waiting", {"opinions": (OPEN,)}, "第 1 次意见还没有答复", "", id="an-open-opinion-fail"),
    pytest.param("pass", "accepted", {"reader": ""}, "还没有定复核人", "", id="nobody-reads-again"),
    pytest.param("pass", "accepted", {"screening": ""}, "还没有筛查", "PATENT_RULES_11", id="not-screened"),
    pytest.param("pass", "accepted", {"screening": "abnormal"}, "不能合格", "PATENT_RULES_11", id="abnormal"),
    pytest.param("screen", "accepted", entered(), "没有选筛查结论", "", id="no-conclusion"),
    pytest.param(
        "screen", "accepted", entered(screening="doubtful"), "选是哪一项", "PATENT_RULES_11", id="doubt-about-what"
    ),
    pytest.param(
        "deem_withdrawn",
        "waiting",
        {"opinions": (OPEN,), **entered("2026-09-18")},
        "到2026年9月18日，还没有过",
        "",
        id="silence-on-the-last-day",
    ),
    pytest.param(
        "file", "passed", {"concluded_on": D("2026-09-18"), **entered("2026-09-17")}, "早于合格", "", id="early"
    ),
    pytest.param("mark", "filed", {**FILED, "paid_on": None}, "还没有登记缴费", "", id="not-paid"),
    pytest.param("mark", "filed", {**FILED, "consistent": None}, "还没有一致性核查", "", id="not-checked"),
    pytest.param("mark", "filed", {**FILED, "consistent": False}, "不一致", "", id="another-text"),
    pytest.param("grant", "passed", {}, "还没有登记正式提交", "", id="granted-before-filing"),
    pytest.param("grant", "marked", {**FILED, **entered("2026-09-17")}, "早于正式提交", "", id="granted-too-early"),
    pytest.param("cancel_mark", "filed", FILED, "现在的阶段不能", "", id="no-mark-to-cancel"),
]


@pytest.mark.parametrize(("action", "state", "changes", "words", "article"), REFUSED)
def test_what_is_refused_and_why(action, state, changes, words, article):
    facts = replace(FACTS, **changes)
    refused = LIFECYCLE.refusal(action, state=State(state), roles=[Role.EXAMINER], facts=facts)
    assert refused is not None and words in refused.message
    assert refused.statute == (getattr(statutes, article) if article else None)


COURSE = [
    ("register", "new", "submitted", {}),
    ("ask_papers", "submitted", "incomplete", entered(text="补枕套二的主视图", items=("views",))),
    ("record_papers", "incomplete", "submitted", {"opinions": (OPEN,)}),
    ("accept", "submitted", "accepted", {"opinions": (ANSWERED,)}),
    ("screen", "accepted", "accepted", entered(screening="clear")),
    ("issue_opinion", "accepted", "waiting", entered(text="后视图不清楚", items=("views",))),
    ("record_answer", "waiting", "accepted", {"opinions": (OPEN,)}),
    ("pass", "accepted", "passed", {"opinions": (ANSWERED,)}),
    ("file", "passed", "filed", {"concluded_on": D("2026-09-18")}),
    ("record_payment", "filed", "filed", {"filed_on": D("2026-09-18")}),
    ("check_consistency", "filed", "filed", {"filed_on": D("2026-09-18"), **entered(consistent=True)}),
    ("mark", "filed", "marked", FILED),
    ("grant", "marked", "granted", FILED),
]


@pytest.mark.parametrize(("action", "state", "after", "changes"), [pytest.param(*row, id=row[0]) for row in COURSE])
def test_the_way_to_a_grant(action, state, after, changes):
    facts = replace(FACTS, **changes)
    assert LIFECYCLE.check(action, state=State(state), roles=[Role.EXAMINER], facts=facts) == after


def test_only_examiners_act():
    assert {row.action: row.roles for row in LIFECYCLE.values() if row.roles != {"examiner"}} == {}
    assert LIFECYCLE.actions(State.GRANTED, [Role.EXAMINER]) == []


def test_clocks_on_real_days():
    """中秋 25 to 27 September, 国庆 1 to 7 October 2026; the days of waiting push the examination on."""
    assert ACCEPTANCE.due(D("2026-09-14")).due == D("2026-09-16")
    assert EXAMINATION.due(D("2026-09-22")).due == D("2026-09-30")
    pauses = waits((Opinion(1, D("2026-09-24"), D("2026-09-29"), D("2026-09-28")),), D("2026-09-30"))
    assert EXAMINATION.due(D("2026-09-22"), suspensions=pauses).due == D("2026-10-08")
    assert ANSWER.due(D("2026-09-24")).due == D("2026-09-30")
    assert {rule.soft for rule in DEADLINES.values()} == {True} and all(rule.setting for rule in DEADLINES.values())


@pytest.mark.parametrize(
    ("state", "changes", "action"),
    [
        pytest.param("submitted", {}, "accept", id="all-is-well"),
        pytest.param("submitted", {"standing": "没有备案。"}, "refuse", id="not-registered"),
        pytest.param("submitted", {"papers": ()}, "ask_papers", id="papers-lack"),
        pytest.param("accepted", {"screening": ""}, "screen", id="screen-first"),
        pytest.param("accepted", {"opinions": (ANSWERED, ANSWERED)}, "fail", id="after-two-opinions"),
        pytest.param("waiting", {"opinions": (OPEN,)}, "deem_withdrawn", id="silent-too-long"),
        pytest.param("waiting", {"opinions": (OPEN,), "today": D("2026-09-18")}, "record_answer", id="last-day"),
        pytest.param("filed", {"filed_on": D("2026-09-18")}, "record_payment", id="pay"),
        pytest.param("filed", FILED, "mark", id="mark"),
        pytest.param("accepted", {"reader": ""}, "amend", id="no reader"),
        pytest.param("accepted", {"papers": ("request",)}, "issue_opinion", id="no brief description"),
    ],
)
def test_the_next_step(state, changes, action):
    assert next_step(state, replace(FACTS, **changes)).action == action
    for each in State:
        if each is not State.NEW:
            assert next_step(each.value, FACTS).sentence


def test_documents_are_named():
    assert len(DOCUMENTS) == 5
