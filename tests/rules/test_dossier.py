"""Which papers a file must hold, by how the case came and how it ended (人民调解法 27, 239号文书格式)."""

import pytest

from mediation.rules.dossier import (
    AgentSheet,
    AgreementSheet,
    DossierFacts,
    EndingSheet,
    Need,
    PartySheet,
    RecordSheet,
    sheets,
)

PARTIES = (
    PartySheet(1, "甲公司", "甲方", is_body=True, agents=(AgentSheet(9, "贺知遥"),)),
    PartySheet(2, "乙商行", "乙方"),
)
SESSION = (RecordSheet(5, 1),)
FAILED = (EndingSheet(3, "failed"),)
WRITTEN = AgreementSheet(7, 1, effective=True)


def _must(facts: DossierFacts) -> list[str]:
    return [sheet.form or sheet.files for sheet in sheets(facts) if sheet.need is Need.MUST]


def _all(facts: DossierFacts) -> list[str]:
    return [sheet.form or sheet.files for sheet in sheets(facts)]


@pytest.mark.parametrize(
    ("facts", "must"),
    [
        pytest.param(
            DossierFacts(parties=PARTIES, over=True, endings=(EndingSheet(3, "declined"),)),
            ["cover", "contents", "application", "declining_notice", "authority_letter", "back_cover"],
            id="declined-the-application-and-the-notice",
        ),
        pytest.param(
            DossierFacts(accepted=True, over=True, parties=PARTIES, sessions=SESSION, endings=FAILED),
            [
                "cover", "contents", "acceptance_register", "rights_notice", "rights_notice", "identity",
                "head_certificate", "authority_letter", "session_record", "termination_notice", "back_cover",
            ],
            id="failed-record-and-notice-of-the-routes",
        ),
        pytest.param(
            DossierFacts(
                accepted=True, over=True, parties=PARTIES, sessions=SESSION, agreements=(WRITTEN,), follow_ups=(4,)
            ),
            [
                "cover", "contents", "acceptance_register", "rights_notice", "rights_notice", "identity",
                "head_certificate", "authority_letter", "session_record", "agreement", "follow_up_record", "back_cover",
            ],
            id="agreement-and-follow-up",
        ),
        pytest.param(
            DossierFacts(
                accepted=True, over=True, closed=True, parties=PARTIES, sessions=SESSION,
                agreements=(AgreementSheet(7, 1, oral=True, effective=True),),
            ),
            [
                "cover", "contents", "acceptance_register", "rights_notice", "rights_notice", "identity",
                "head_certificate", "authority_letter", "session_record", "oral_agreement", "back_cover",
            ],
            id="oral-agreement-closed-with-a-reason-for-no-follow-up",
        ),
    ],
)  # fmt: skip
def test_what_an_outcome_makes_compulsory(facts: DossierFacts, must: list[str]) -> None:
    assert _must(facts) == must


@pytest.mark.parametrize(
    ("facts", "there", "absent"),
    [
        pytest.param(
            DossierFacts(accepted=True, proactive=True, parties=PARTIES),
            "acceptance_register",
            "application",
            id="who-did-not-apply-signs-no-application",
        ),
        pytest.param(
            DossierFacts(over=True, parties=PARTIES, endings=(EndingSheet(3, "withdrawn", notice=False),)),
            "application",
            "termination_notice",
            id="withdrawn-before-acceptance-needs-no-notice-of-routes",
        ),
        pytest.param(
            DossierFacts(accepted=True, agreeing=True, parties=PARTIES, sessions=SESSION),
            "agreement",
            "oral_agreement",
            id="who-came-to-terms-owes-an-agreement-before-it-is-drafted",
        ),
        pytest.param(
            DossierFacts(
                accepted=True, parties=PARTIES, agreements=(AgreementSheet(7, 1, effective=True, to_court=True),)
            ),
            "confirmation_application",
            "court",
            id="confirmation-is-offered-once-the-agreement-is-in-force",
        ),
        pytest.param(
            DossierFacts(accepted=True, parties=PARTIES, agreements=(AgreementSheet(7, 1, to_court=True),)),
            "agreement",
            "confirmation_application",
            id="not-before-it-is-in-force",
        ),
        pytest.param(
            DossierFacts(accepted=True, parties=PARTIES, files=(("evidence", 2),)),
            "evidence_list",
            "performance_sheet",
            id="evidence-brings-its-list",
        ),
        pytest.param(
            DossierFacts(
                accepted=True, parties=PARTIES, agreements=(WRITTEN,), endings=(EndingSheet(3, "failed", "赔偿"),)
            ),
            "termination_notice",
            "declining_notice",
            id="a-partial-agreement-ends-the-rest-with-notice",
        ),
    ],
)
def test_papers_follow_from_facts(facts: DossierFacts, there: str, absent: str) -> None:
    found = _all(facts)
    assert there in found and absent not in found


def test_papers_stand_in_the_order_of_the_file() -> None:
    """Cover, contents, how it began, who takes part, evidence, talks, outcome, afterwards, statement, back cover."""
    facts = DossierFacts(
        accepted=True,
        over=True,
        closed=True,
        parties=PARTIES,
        inquiries=(RecordSheet(4, 1),),
        sessions=(RecordSheet(5, 1), RecordSheet(6, 2)),
        agreed_facts=(8,),
        changes=(2,),
        agreements=(AgreementSheet(7, 1, effective=True, to_court=True),),
        follow_ups=(4,),
        files=(("court", 1), ("evidence", 3), ("identity", 2), ("other", 1), ("performance", 2)),
    )
    found = _all(facts)
    assert found == [
        "cover", "contents", "application", "acceptance_register", "rights_notice", "rights_notice", "identity",
        "head_certificate", "authority_letter", "evidence_list", "evidence", "inquiry_record", "mediator_change",
        "session_record", "session_record", "agreed_facts", "agreement", "service_receipt", "service_receipt",
        "confirmation_application", "confirmation_materials", "mediation_proof", "court", "performance_sheet",
        "performance", "follow_up_record", "closing_report", "other", "statement", "back_cover",
    ]  # fmt: skip
    assert len({sheet.key for sheet in sheets(facts)}) == len(found)
