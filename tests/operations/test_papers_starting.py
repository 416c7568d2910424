"""申请书 and 受理登记表 from a real desk: what was recorded is on them, what is missing is named with its act."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.documents.paper import content_digest
from mediation.extensions import db
from mediation.operations import people_mediation as acts
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Making
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.registration import PartyEntry
from mediation.operations.rights import RightValues
from mediation.operations.settings import change_setting
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, firm, moment, shop
from tests.operations.made import gaps, made, same_on_a_later_day

REQUESTS = "停止销售\n赔偿经济损失80,000元\n公开道歉\n销毁印花网版"
THIRD = PartyValues(
    "person", "曾·阿依古丽", sex="female", ethnicity="维吾尔族", address="示例路5号", phone="13900000005"
)


def three(desk):
    return (
        *desk.form.parties,
        PartyEntry("third_party", values=THIRD, consent_manner="written", consent_note="盖章回函"),
    )


def test_the_application_has_every_party_and_all_requests(desk):
    case = desk.accepted(parties=three(desk), requests=REQUESTS)
    paper = made(desk, case, "application").paper
    assert [(party.label, party.name) for party in paper.parties] == [
        ("申请人", "南通栖禾家纺有限公司"),
        ("被申请人", "通州区川姜镇绮华布艺商行"),
        ("第三人", "曾·阿依古丽"),
    ]
    assert paper.facts == ("被申请人销售的四件套与申请人登记的花型相同。",)
    assert paper.requests == ("1. 停止销售", "2. 赔偿经济损失80,000元", "3. 公开道歉", "4. 销毁印花网版")
    assert [cell.name for cell in paper.signatures] == ["南通栖禾家纺有限公司"]
    assert {row.label: row.value for row in paper.parties[0].rows}["法定代表人"] == "梁栖禾"


def test_the_application_carries_no_number_before_and_after_acceptance(desk):
    case = desk.register(requests=REQUESTS)
    before = made(desk, case, "application").paper
    acts.accept(case, actor=desk.actor())
    assert before.head.number == ""
    assert content_digest(made(desk, case, "application").paper) == content_digest(before)


def test_an_application_asks_for_requests_and_the_applicants_particulars(desk):
    poor = replace(firm(), identity_number="", head_name="", phone="", address="")
    case = desk.register(parties=(PartyEntry("applicant", values=poor), desk.form.parties[1]))
    assert gaps(desk, case, "application") == [
        ("南通栖禾家纺有限公司还没有填统一社会信用代码、法定代表人、送达地址、电话。", "change_parties"),
        ("还没有写申请事项。", "amend_case"),
    ]


def test_what_is_not_known_of_the_other_side_does_not_hold_the_application_up(desk):
    poor = replace(shop(), identity_number="", head_name="", phone="", address="")
    case = desk.register(parties=(desk.form.parties[0], PartyEntry("respondent", values=poor)), requests=REQUESTS)
    assert gaps(desk, case, "application") == []
    rows = made(desk, case, "application").paper.parties[1].rows
    assert [(row.label, row.value) for row in rows][-2:] == [("联系电话", ""), ("经营场所", "")]


def test_an_application_without_facts_asks_for_them(desk):
    case = desk.register(requests=REQUESTS)
    case.facts = " "
    assert gaps(desk, case, "application") == [("还没有写纠纷简要情况。", "amend_case")]


def test_the_register_form_shows_what_acceptance_recorded(desk):
    right = RightValues("copyright", number="苏作登字-2025-F-00218843", title="春溪缠枝")
    case = desk.accepted(parties=three(desk), rights=(right,))
    paper = made(desk, case, "acceptance_register").paper
    assert paper.head.number == case.case_number
    assert paper.registered == "2026年9月3日"
    assert paper.opening == (
        "2026年9月3日，人民调解委员会依当事人申请，经当事人同意，"
        "调解南通栖禾家纺有限公司、通州区川姜镇绮华布艺商行、曾·阿依古丽之间的纠纷。"
    )
    assert paper.parties[2] == "第三人：曾·阿依古丽，女，维吾尔族"
    assert (paper.matter, paper.rights) == (
        "著作权（花型）纠纷",
        ("著作权（花型），春溪缠枝，苏作登字-2025-F-00218843",),
    )
    assert [(line.who, line.when, line.manner, line.answer) for line in paper.consents] == [
        ("申请人", "2026年9月3日10时00分", "当面", "同意调解"),
        ("被申请人", "2026年9月3日10时00分", "电话", "同意调解"),
        ("第三人", "2026年9月3日10时00分", "书面，盖章回函", "同意调解"),
    ]
    assert [cell.role for cell in paper.signatures] == ["申请人（盖章）：", "被申请人（盖章）：", "第三人："]
    assert gaps(desk, case, "acceptance_register") == []


@pytest.mark.parametrize(
    ("changes", "ticked", "source"),
    [
        pytest.param({}, [True, False], "", id="applied"),
        pytest.param({"source": "PROACTIVE"}, [False, True], "", id="the committee's own"),
        pytest.param(
            {
                "source": "AGENCY",
                "source_body": "通州区市场监督管理局",
                "source_letter": "〔2026〕12号",
                "source_on": date(2026, 9, 1),
            },
            [True, False],
            "行政机关移送、委托：通州区市场监督管理局，来函〔2026〕12号，2026年9月1日",
            id="an agency",
        ),
        pytest.param({"source": "MARKET"}, [True, False], "专业市场开办方移送", id="a market, nothing known of it"),
    ],
)
def test_the_register_form_says_where_the_case_came_from(desk, changes, ticked, source):
    paper = made(desk, desk.accepted(**changes), "acceptance_register").paper
    assert ([tick.ticked for tick in paper.sources], paper.source) == (ticked, source)


def test_the_part_the_official_form_lacks_is_switched_off_from_a_day_on(desk):
    before = desk.accepted()
    desk.later(10)
    change_setting(
        "acceptance_register_consents", False, effective_from=desk.day, source="主任", actor=desk.actor("沈主任")
    )
    others = (
        PartyEntry("applicant", values=firm("南通秋实布业有限公司", 31), consent_manner="in_person"),
        PartyEntry("respondent", values=shop("某布艺商行", 32), consent_manner="phone"),
    )
    after = desk.accepted(parties=others)
    assert len(made(desk, before, "acceptance_register").paper.consents) == 2
    assert made(desk, after, "acceptance_register").paper.consents == ()


def test_the_consent_before_acceptance_counts_not_a_later_answer(desk):
    case = desk.accepted()
    acts.record_consent(
        case.parties[1], asked_at=moment(desk.day, 15), manner="message", answer="agreed", actor=desk.actor()
    )
    desk.later(5)
    acts.record_consent(case.parties[1], asked_at=moment(desk.day), manner="post", answer="agreed", actor=desk.actor())
    lines = made(desk, case, "acceptance_register").paper.consents
    assert (lines[1].when, lines[1].manner) == ("2026年9月3日15时00分", "短信、微信")


def test_a_party_that_joined_and_was_not_asked_leaves_a_gap_and_a_line_for_the_pen(desk):
    case = desk.accepted()
    late = create_party(replace(firm("南通沐棠纺织品有限公司", 9), head_name=""), actor=desk.actor())
    acts.add_party(case, late, side="third_party", actor=desk.actor())
    assert gaps(desk, case, "acceptance_register") == [
        ("南通沐棠纺织品有限公司还没有填法定代表人。", "change_parties"),
        ("还没有记南通沐棠纺织品有限公司同意调解的时间和方式。", "record_consent"),
    ]
    assert made(desk, case, "acceptance_register").paper.consents[2].when == ""


def test_a_register_form_without_facts_asks_for_them(desk):
    case = desk.accepted()
    case.facts = ""
    assert gaps(desk, case, "acceptance_register") == [("还没有写纠纷简要情况。", "amend_case")]


def test_there_is_no_register_form_before_acceptance(desk):
    case = desk.register()
    with pytest.raises(ActionRefused, match="还没有受理"):
        build(Making(case, Sheet("acceptance_register"), TODAY))


@pytest.mark.parametrize("form", ["application", "acceptance_register"])
def test_a_reprint_on_another_day_is_the_same(desk, form):
    case = desk.accepted(parties=three(desk), requests=REQUESTS)
    db.session.flush()
    assert same_on_a_later_day(desk, case, form)
