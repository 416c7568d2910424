"""行政调解 as a lawyer can check it: what may be mediated by which article, on what basis, after whose consent."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.administrative_mediation import (
    DEADLINES,
    DOCUMENTS,
    LIFECYCLE,
    SUBJECTS,
    AdministrativeFacts,
    Entry,
    Respondent,
    State,
    Subject,
    next_step,
    statute_of,
)
from mediation.rules import statutes
from mediation.rules.administrative_mediation.scope import competence_of, court_route, dispute_type
from mediation.rules.administrative_mediation.words import NOT_OPENED, routes_notice
from mediation.rules.dispute_types import DisputeType
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind

D = date.fromisoformat
TODAY = D("2026-09-21")
AGREED = Respondent("绮华布艺", D("2026-09-03"), "agreed", D("2026-09-10"), D("2026-09-18"))
SILENT = Respondent("禾间布艺", D("2026-09-03"), due=D("2026-09-18"))
REFUSING = replace(SILENT, answer="refused", answered_on=D("2026-09-12"))
FACTS = AdministrativeFacts(
    today=TODAY,
    subject=Subject.PATENT_DAMAGES,
    requested_on=D("2026-09-01"),
    authority="上级管理专利工作的部门委托",
    authority_number="通知法委〔2026〕3号",
    authority_on=D("2026-03-02"),
    handling="通知侵字〔2026〕6号",
    right=RightKind.DESIGN,
    applicants=("栖禾家纺",),
    respondents=(AGREED,),
    entry=Entry(D("2026-09-11")),
)
RECEIVED, SERVED, OPENED = State.RECEIVED, State.SERVED, State.OPENED
MAY = {
    Subject.PATENT_DAMAGES: "专利法第六十五条",
    Subject.PATENT_OWNERSHIP: "专利法实施细则第一百零二条第一款",
    Subject.INVENTOR: "专利法实施细则第一百零二条第一款",
    Subject.REWARD: "专利法实施细则第一百零二条第一款",
    Subject.INTERIM_FEE: "专利法实施细则第一百零二条第二款",
    Subject.PATENT_OTHER: "专利法实施细则第一百零二条第一款",
    Subject.TRADEMARK_DAMAGES: "商标法第六十条第三款",
    Subject.COPYRIGHT: "著作权法第六十条",
}


def entered(on="2026-09-11", **entry):
    return {"entry": Entry(D(on), **entry)}


def test_what_may_be_mediated_and_by_which_article():
    assert {
        subject: statute_of(subject, TODAY).short for subject, rule in SUBJECTS.items() if not rule.elsewhere
    } == MAY
    assert statute_of(Subject.TRADEMARK_DAMAGES, D("2026-12-31")).article == "第六十条第三款"
    assert statute_of(Subject.TRADEMARK_DAMAGES, D("2027-01-01")).article == "第七十四条第三款"


REFUSED = [
    pytest.param("receive", {"authority": ""}, "没有写凭什么办", "PATENT_RULES_95", id="no-basis"),
    pytest.param(
        "receive",
        {"authority": "", "subject": Subject.COPYRIGHT},
        "版权部门",
        "JIANGSU_IP_5_1",
        id="no-basis-copyright",
    ),
    pytest.param("receive", {"authority_number": " "}, "文号", "PATENT_RULES_95", id="basis-without-document"),
    pytest.param(
        "receive", {"authority_on": D("2026-10-01")}, "还没有到", "PATENT_RULES_95", id="basis-of-a-day-to-come"
    ),
    pytest.param("receive", {"subject": Subject.PATENT_VALIDITY}, "宣告无效", "PATENT_45", id="validity-of-a-patent"),
    pytest.param(
        "receive", {"subject": Subject.TRADEMARK_VALIDITY}, "宣告无效", "TRADEMARK_47_1", id="validity-of-a-trade-mark"
    ),
    pytest.param(
        "receive", {"subject": Subject.OPEN_LICENCE}, "国务院专利行政部门调解", "PATENT_52", id="open-licence"
    ),
    pytest.param("receive", {"handling": ""}, "正在处理", "PATENT_65", id="damages-nobody-handles"),
    pytest.param(
        "receive",
        {
            "subject": Subject.TRADEMARK_DAMAGES,
            "right": RightKind.TRADEMARK,
            "handling": "",
            "requested_on": D("2027-01-04"),
            "today": D("2027-01-05"),
        },
        "正在处理",
        "TRADEMARK_2026_74_3",
        id="trade-mark-damages-by-the-text-of-2027",
    ),
    pytest.param("receive", {"right": RightKind.TRADEMARK}, "外观设计专利", "PATENT_65", id="another-kind-of-right"),
    pytest.param(
        "receive",
        {"subject": Subject.INTERIM_FEE, "right": RightKind.INVENTION},
        "授权公告日",
        "PATENT_RULES_102_2",
        id="interim-fee-of-an-application",
    ),
    pytest.param(
        "receive",
        {"subject": Subject.INTERIM_FEE, "right": RightKind.INVENTION, "granted_on": D("2026-09-02")},
        "才授权",
        "PATENT_RULES_102_2",
        id="interim-fee-asked-before-the-grant",
    ),
    pytest.param("receive", {"respondents": ()}, "没有被请求人", "PATENT_65", id="nobody-to-ask"),
    pytest.param(
        "serve_copy",
        entered("2026-08-31", party=Respondent("绮华布艺")),
        "早于收到请求",
        "PATENT_65",
        id="copy-before-the-request",
    ),
    pytest.param(
        "record_statement",
        entered("2026-09-02", party=AGREED),
        "早于收到副本",
        "PATENT_65",
        id="statement-before-the-copy",
    ),
    pytest.param("open", {"respondents": (AGREED, SILENT)}, "没有答复不算同意", "PATENT_65", id="opened-over-silence"),
    pytest.param("open", {"respondents": (AGREED, REFUSING)}, "不同意调解", "PATENT_65", id="opened-over-a-refusal"),
    pytest.param("open", entered("2026-09-09"), "早于被请求人同意", "PATENT_65", id="opened-before-the-consent"),
    pytest.param("not_open", entered(ground=""), "没有选", "JIANGSU_DISPUTES_48_2", id="not-opened-for-no-reason"),
    pytest.param(
        "not_open",
        {"respondents": (SILENT,), **entered("2026-09-18", ground="silent", reason="没有答复")},
        "9月18日才满",
        "PATENT_65",
        id="silence-before-the-days-are-over",
    ),
    pytest.param(
        "not_open",
        {"respondents": (REFUSING,), **entered(ground="refused", reason="不愿", routes=("committee",))},
        "向人民法院起诉",
        "PATENT_65",
        id="sent-away-without-the-court",
    ),
    pytest.param(
        "sign", {"opened_on": D("2026-09-11"), "terms": False}, "还没有写协议内容", "CIVIL_490", id="nothing-to-sign"
    ),
    pytest.param(
        "sign",
        {"opened_on": D("2026-09-11"), "terms": True, "last_session": D("2026-09-14")},
        "最近一次调解",
        "CIVIL_490",
        id="signed-before-the-last-session",
    ),
    pytest.param(
        "end",
        {"opened_on": D("2026-09-15"), **entered(ground="other")},
        "早于立案",
        "PATENT_65",
        id="ended-before-the-opening",
    ),
    pytest.param(
        "hand_over", entered(reason="口头"), "双方当事人同意", "JIANGSU_DISPUTES_25_4", id="handed-over-unasked"
    ),
    pytest.param(
        "hand_over",
        entered(consented_on=D("2026-09-12"), reason="书面"),
        "同意在先",
        "JIANGSU_DISPUTES_25_4",
        id="handed-over-before-the-consent",
    ),
    pytest.param(
        "hand_over", entered(consented_on=D("2026-09-10")), "怎样同意", "PIPL_23", id="consent-nobody-described"
    ),
    pytest.param(
        "set_confirmability",
        {"signed_on": D("2026-09-11"), **entered(confirmable="yes")},
        "文号和日期",
        "JIANGSU_IP_37_3",
        id="confirmable-on-nobody-s-word",
    ),
    pytest.param("note_suspension", {}, "归属", "PATENT_RULES_103_1", id="suspension-without-a-dispute-over-title"),
    pytest.param(
        "note_ruling",
        {"subject": Subject.TRADEMARK_DAMAGES},
        "专利侵权",
        "PATENT_65",
        id="no-fifteen-days-of-the-patent-act-for-a-trade-mark",
    ),
    pytest.param("open", entered("2026-09-22"), "还没有到", "", id="a-day-to-come"),
]
FROM = {"receive": State.NEW, "sign": OPENED, "end": OPENED, "set_confirmability": State.SIGNED}


@pytest.mark.parametrize(("action", "changes", "words", "article"), REFUSED)
def test_a_refusal_says_why_and_by_which_article(action, changes, words, article):
    with pytest.raises(ActionRefused) as refused:
        LIFECYCLE.check(action, state=FROM.get(action, SERVED), roles=["clerk"], facts=replace(FACTS, **changes))
    assert words in refused.value.message
    assert refused.value.statute == (getattr(statutes, article) if article else None)


@pytest.mark.parametrize(
    ("state", "action", "after", "changes"),
    [
        pytest.param(State.NEW, "receive", RECEIVED, {}, id="a-basis-and-two-sides"),
        pytest.param(
            State.NEW,
            "receive",
            RECEIVED,
            {"subject": Subject.INTERIM_FEE, "right": RightKind.INVENTION, "granted_on": D("2026-08-28")},
            id="interim-fee-after-the-grant",
        ),
        pytest.param(RECEIVED, "serve_copy", SERVED, entered(party=Respondent("绮华布艺")), id="copy-served"),
        pytest.param(SERVED, "open", OPENED, {}, id="opened-after-everybody-agreed"),
        pytest.param(
            SERVED,
            "not_open",
            State.NOT_OPENED,
            {"respondents": (SILENT,), **entered("2026-09-19", ground="silent", reason="无答复", routes=("court",))},
            id="silence-on-the-day-after-the-last",
        ),
        pytest.param(OPENED, "sign", State.SIGNED, {"opened_on": D("2026-09-10"), "terms": True}, id="signed"),
        pytest.param(
            OPENED,
            "end",
            State.ENDED,
            {"opened_on": D("2026-09-10"), **entered(ground="no_agreement", reason="差距大", routes=("court",))},
            id="no-agreement",
        ),
        pytest.param(
            OPENED,
            "hand_over",
            State.HANDED_OVER,
            {"opened_on": D("2026-09-10"), **entered(consented_on=D("2026-09-11"), reason="双方书面")},
            id="handed-over-with-both-consents",
        ),
    ],
)
def test_where_an_act_leads(state, action, after, changes):
    assert LIFECYCLE.check(action, state=state, roles=["clerk"], facts=replace(FACTS, **changes)) is after


def test_an_agreement_can_neither_be_handed_over_nor_ended():
    """其他行政机关已经解决的, 人民调解委员会不得受理 (75号令 22)."""
    allowed = {act.action for act in LIFECYCLE.actions(State.SIGNED, ["clerk"])}
    assert allowed == {"note_ruling", "note_suspension", "set_confirmability", "close"}


def test_nobody_but_the_clerk_acts():
    for role in ("bureau_viewer", "mediator", "director", "administrator", "auditor"):
        assert [act for state in State for act in LIFECYCLE.actions(state, [role])] == []


@pytest.mark.parametrize(
    ("state", "changes", "action"),
    [
        pytest.param("received", {"respondents": (Respondent("绮华布艺"),)}, "serve_copy", id="send-the-copy"),
        pytest.param("served", {"respondents": (replace(SILENT, due=D("2026-09-30")),)}, "record_statement", id="wait"),
        pytest.param("served", {"respondents": (SILENT,)}, "not_open", id="the-days-are-over"),
        pytest.param("served", {"respondents": (AGREED, REFUSING)}, "not_open", id="one-refuses"),
        pytest.param("served", {}, "open", id="all-agree"),
        pytest.param("opened", {}, "note_session", id="meet"),
        pytest.param("opened", {"sessions": 1}, "write_terms", id="write-or-end"),
        pytest.param("opened", {"sessions": 1, "terms": True}, "sign", id="sign"),
        pytest.param("signed", {}, "set_confirmability", id="ask-the-court"),
        pytest.param("signed", {"confirmable": "no"}, "close", id="close"),
    ],
)
def test_the_next_step(state, changes, action):
    assert next_step(state, replace(FACTS, **changes)).action == action


def test_days_that_no_text_gives_are_soft_settings():
    assert {rule: (one.soft, one.setting) for rule, one in DEADLINES.items()} == {
        "D19": (True, "patent_statement_days"),
        "D20": (True, "patent_opening_working_days"),
        "D21": (False, ""),
        "D22": (False, ""),
    }
    assert all("待核" in DEADLINES[rule].remark and DEADLINES[rule].period.basis == () for rule in ("D19", "D20"))


def test_words_and_kinds():
    assert len(DOCUMENTS) == 7 and "refused" in NOT_OPENED
    assert routes_notice(["committee", "court"]) == (
        "当事人可以依法通过下列途径维护自己的权利：向有管辖权的人民法院起诉；向人民调解委员会申请调解。"
    )
    assert dispute_type(Subject.PATENT_DAMAGES, RightKind.DESIGN) is DisputeType.DESIGN
    assert dispute_type(Subject.REWARD, RightKind.INVENTION) is DisputeType.OTHER_PATENT
    assert dispute_type(Subject.COPYRIGHT, RightKind.COPYRIGHT) is DisputeType.COPYRIGHT
    assert competence_of(Subject.TRADEMARK_DAMAGES, D("2027-01-01")).statute is statutes.TRADEMARK_2026_74_3
    assert court_route(Subject.INVENTOR, TODAY) is statutes.PATENT_65
