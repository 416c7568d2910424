"""The nine papers before the agreement, set and proved from the rows of one case, with names few faces have."""

from dataclasses import replace
from datetime import date

from mediation.documents import press
from mediation.documents.catalogue import FORMS
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.papers.issuing import file_sheet, set_sheet
from mediation.operations.papers.making import Making
from mediation.operations.papers.sheets import sheets_of
from mediation.operations.registration import PartyEntry
from mediation.operations.sessions import sessions_of
from tests.operations.conftest import firm, resident_id, shop
from tests.operations.test_papers_preparation import evidence

FIRM = firm(head_name="顾㛃", head_title="执行董事", head_identity_number=resident_id(3))
NINE = (
    "application",
    "acceptance_register",
    "rights_notice",
    "head_certificate",
    "authority_letter",
    "evidence_list",
    "inquiry_record",
    "session_record",
    "agreed_facts",
)
TALK = "调解员：请各方陈述。\n甲方：四件套用的是我公司的花型。\n曾·阿依古丽：从印花厂进的布。"


def _case(desk):
    parties = (
        PartyEntry("applicant", values=FIRM, consent_manner="in_person"),
        PartyEntry("respondent", values=replace(shop(), head_name="姜𬭩"), consent_manner="phone"),
    )
    case = desk.prepared(parties=parties, requests="停止销售\n赔偿80,000元")
    agent = add_agent(
        case.parties[0],
        AgentValues(
            "曾·阿依古丽",
            "special",
            ("evidence", "settle", "attend_and_sign"),
            valid_from=desk.day,
            valid_to=date(2027, 8, 31),
            standing="lawyer",
            identity_number=resident_id(5),
        ),
        actor=desk.actor(),
    )
    acts.check_agent_authority(agent, actor=desk.actor())
    evidence(case)
    acts.record_inquiry(case, desk.record(case, attendance={}, asked_name="姜𬭩"), actor=desk.actor())
    acts.hold_session(case, desk.record(case, text=TALK, result="continue"), actor=desk.actor())
    acts.record_agreed_facts(case, text="登记证书真实。", session=sessions_of(case)[0], actor=desk.actor())
    return case


def test_all_nine_are_set_proved_and_kept_with_their_hash(desk):
    case = _case(desk)
    kept = {}
    try:
        for sheet in sheets_of(case):
            if sheet.form in NINE:
                making = Making(case, sheet, desk.day)
                document = file_sheet(making, set_sheet(making), copies=2, actor=desk.actor())
                kept.setdefault(sheet.form, []).append((document.pages, document.copies, len(document.sha256)))
    finally:
        press.close()
    assert set(kept) == set(NINE)
    assert {form: len(papers) for form, papers in kept.items() if len(papers) > 1} == {"rights_notice": 2}
    assert all(copies == 2 and pages >= 1 and size == 64 for papers in kept.values() for pages, copies, size in papers)
    assert all(FORMS[form].template_version for form in NINE)
