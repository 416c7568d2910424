"""告知书, 身份证明书, 授权委托书 and 证据材料清单 from a real desk."""

from dataclasses import replace
from datetime import date

import pytest

from mediation import files
from mediation.extensions import db
from mediation.models.document import Attachment
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent, end_agent
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Making
from mediation.operations.registration import PartyEntry
from mediation.rules.authority import authority_gaps
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, firm, resident_id, shop
from tests.operations.made import gaps, made, rows, same_on_a_later_day

FIRM = firm(head_title="执行董事", head_identity_number=resident_id(3))
LAWYER = AgentValues(
    "陈翀",
    authority="special",
    scope=("evidence", "settle", "attend_and_sign"),
    valid_from=date(2026, 9, 1),
    valid_to=date(2027, 8, 31),
    standing="lawyer",
    employer="江苏示例律师事务所",
    identity_number=resident_id(5),
    phone="13900000104",
)


def with_agent(desk, **changes):
    case = desk.accepted(
        parties=(PartyEntry("applicant", values=FIRM, consent_manner="in_person"), desk.form.parties[1])
    )
    return case, add_agent(case.parties[0], replace(LAWYER, **changes), actor=desk.actor())


def evidence(case, **changes):
    """A piece of evidence as an upload keeps it."""
    stored = files.store(b"%PDF-1.7 evidence")
    known = {
        "purpose": "evidence",
        "title": "进货单",
        "name": "scan-001.pdf",
        "origin": "当事人自行保存",
        "original": "copy",
        "pages": 2,
        "sheets": 3,
        "received_on": TODAY,
        "submitted_by_id": None if "submitted_by" in changes else case.parties[0].id,
    }
    row = Attachment(
        case_id=case.id,
        media_type="application/pdf",
        file=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        user_id=case.registered_by_id,
        **{**known, **changes},
    )
    db.session.add(row)
    db.session.flush()
    return row


def test_each_party_is_told_by_a_paper_of_its_own(desk):
    case = desk.prepared()
    papers = [made(desk, case, "rights_notice", turn).paper for turn in (0, 1)]
    assert [paper.addressee for paper in papers] == [
        "南通栖禾家纺有限公司（甲方，申请人）：",
        "通州区川姜镇绮华布艺商行（乙方，被申请人）：",
    ]
    assert papers[1].told == "告知日期：2026年9月3日　　告知方式：书面告知"
    assert papers[1].signature.name == "通州区川姜镇绮华布艺商行"
    assert papers[0].head.number == case.case_number
    assert gaps(desk, case, "rights_notice") == []


def test_a_notice_not_given_yet_leads_to_where_it_is_recorded(desk):
    case = desk.accepted()
    assert gaps(desk, case, "rights_notice", 1) == [
        ("还没有登记哪天、怎样告知通州区川姜镇绮华布艺商行权利义务。", "give_rights_notice")
    ]
    assert made(desk, case, "rights_notice", 1).paper.told == ""


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        pytest.param("APPLY", 5, id="applied"),
        pytest.param("COURT_PRE", 7, id="court"),
        pytest.param("AGENCY", 5, id="agency"),
    ],
)
def test_sham_mediation_and_the_course_are_told_in_cases_a_court_sent(desk, source, parts):
    case = desk.accepted(source=source, source_body="示例人民法院", source_letter="1号", source_on=TODAY)
    assert len(made(desk, case, "rights_notice").paper.parts) == parts


def test_the_certificate_names_the_head_as_registered(desk):
    case = desk.accepted(
        parties=(PartyEntry("applicant", values=FIRM, consent_manner="in_person"), desk.form.parties[1])
    )
    paper = made(desk, case, "head_certificate").paper
    assert paper.certified[0] == "梁栖禾在我单位担任执行董事职务，是我单位的法定代表人。"
    assert rows(paper)["公民身份号码"] == resident_id(3)
    assert (paper.addressee, paper.head.committee, paper.unit) == (
        f"{case.committee.name}：",
        "",
        "南通栖禾家纺有限公司",
    )
    assert gaps(desk, case, "head_certificate") == []


def test_the_certificate_asks_for_office_and_number_of_the_head(desk):
    assert gaps(desk, desk.accepted(), "head_certificate") == [
        ("南通栖禾家纺有限公司还没有填法定代表人的职务、法定代表人的证件号码。", "change_parties")
    ]


def test_the_letter_says_who_may_do_what_for_how_long(desk):
    case, _ = with_agent(desk)
    paper = made(desk, case, "authority_letter").paper
    assert (paper.principal.label, paper.principal.name) == ("委托人", "南通栖禾家纺有限公司")
    assert [(row.label, row.value, row.tail_value) for row in paper.agent.rows] == [
        ("公民身份号码", resident_id(5), ""),
        ("身份", "律师", "13900000104"),
        ("工作单位", "江苏示例律师事务所", ""),
    ]
    assert [tick.text for tick in paper.items if tick.ticked] == [
        "代为收集、提供证据",
        "代为承认、变更和放弃调解请求",
        "代为参加调解，签署调查记录、调解记录、权利义务告知书、人民调解协议书等法律文书",
    ]
    assert [tick.text for tick in paper.kinds if tick.ticked] == ["特别授权"]
    assert paper.term == "自2026年9月1日起至2027年8月31日止"
    assert paper.matter.startswith("委托人因与通州区川姜镇绮华布艺商行的著作权（花型）纠纷，委托受托人")
    assert gaps(desk, case, "authority_letter") == []


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        pytest.param({"valid_from": None, "valid_to": None}, "至本纠纷调解终结之日止", id="words alone"),
        pytest.param({"valid_to": None}, "自2026年9月1日起，至本纠纷调解终结之日止", id="a first day and words"),
        pytest.param({}, "自2026年9月1日起至2027年8月31日止，至本纠纷调解终结之日止", id="both"),
    ],
)
def test_the_letter_says_its_term_in_words(desk, days, printed):
    case, agent = with_agent(desk, term="至本纠纷调解终结之日止", **days)
    assert made(desk, case, "authority_letter").paper.term == printed
    assert gaps(desk, case, "authority_letter") == []
    assert authority_gaps(agent.authority, agent.scope, valid_from=None, valid_to=None, term=agent.term) == []


def test_the_letter_asks_for_what_the_agents_page_lacks(desk):
    case, _ = with_agent(desk, valid_from=None, valid_to=None, standing="", identity_number="")
    assert gaps(desk, case, "authority_letter") == [
        ("代理人陈翀还没有填证件号码、身份、代理期限的首日、代理期限的末日。", "change_agents")
    ]


def test_the_letter_asks_for_the_principals_particulars(desk):
    poor = PartyEntry("applicant", values=replace(FIRM, phone=""), consent_manner="in_person")
    case = desk.accepted(parties=(poor, desk.form.parties[1]))
    add_agent(case.parties[0], LAWYER, actor=desk.actor())
    assert gaps(desk, case, "authority_letter") == [("南通栖禾家纺有限公司还没有填电话。", "change_parties")]


def test_every_agent_has_a_letter_and_an_ended_authority_none(desk):
    case, first = with_agent(desk)
    add_agent(case.parties[0], replace(LAWYER, name="姜𬭩", identity_number=resident_id(8)), actor=desk.actor())
    assert [made(desk, case, "authority_letter", turn).paper.agent.name for turn in (0, 1)] == ["陈翀", "姜𬭩"]
    end_agent(first, actor=desk.actor())
    assert made(desk, case, "authority_letter").paper.agent.name == "姜𬭩"


@pytest.mark.parametrize(
    ("form", "subject", "words"),
    [
        pytest.param("authority_letter", "agent:999", "这位代理人不在本案里", id="an agent of no case"),
        pytest.param("rights_notice", "party:999", "这位当事人不在本案里", id="a party of no case"),
        pytest.param("evidence_list", "", "还没有收证据材料", id="no evidence"),
    ],
)
def test_there_is_no_paper_about_nothing(desk, form, subject, words):
    case = desk.accepted()
    with pytest.raises(ActionRefused, match=words):
        build(Making(case, Sheet(form, subject), TODAY))


def test_the_list_has_every_piece_in_its_order(desk):
    case = desk.accepted()
    evidence(case, ordinal=2, original="original", submitted_by_id=case.parties[1].id)
    evidence(case, ordinal=1, title="", sheets=0)
    evidence(case, ordinal=3, title="样布", pages=0, submitted_by="家纺城管理办", received_on=date(2026, 9, 2))
    evidence(case, ordinal=4, title="撤回的", removed_on=TODAY)
    evidence(case, ordinal=5, title="身份证", purpose="identity")
    lines = made(desk, case, "evidence_list").paper.lines
    assert [(line.ordinal, line.name, line.submitter, line.extent, line.kind, line.received) for line in lines] == [
        ("1", "scan-001.pdf", "南通栖禾家纺有限公司", "—／2", "复印件", "2026-09-03"),
        ("2", "进货单", "通州区川姜镇绮华布艺商行", "3／2", "原件", "2026-09-03"),
        ("3", "样布", "家纺城管理办", "3／—", "复印件", "2026-09-02"),
    ]
    assert gaps(desk, case, "evidence_list") == []


def test_the_list_asks_for_what_the_upload_lacks(desk):
    case = desk.accepted()
    evidence(case, origin="", original="", submitted_by="", pages=0, sheets=0)
    assert gaps(desk, case, "evidence_list") == [
        ("证据第1项“进货单”还没有填来源、提交人、份数或者页数、是原件还是复印件。", "add_files")
    ]


@pytest.mark.parametrize("form", ["rights_notice", "head_certificate", "authority_letter", "evidence_list"])
def test_a_reprint_on_another_day_is_the_same(desk, form):
    case, _ = with_agent(desk)
    for party in case.parties:
        acts.give_rights_notice(party, manner="oral", actor=desk.actor())
    evidence(case)
    assert same_on_a_later_day(desk, case, form)


def test_a_sole_trader_has_no_certificate_of_a_head(desk):
    case = desk.accepted(
        parties=(PartyEntry("applicant", values=shop("甲布艺商行", 41), consent_manner="phone"), desk.form.parties[1])
    )
    with pytest.raises(IndexError):
        made(desk, case, "head_certificate")
