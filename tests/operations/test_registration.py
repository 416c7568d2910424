"""Registering a dispute: numbers, names, rights, consent, the conflict decision, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.conflict_check import ConflictCheck
from mediation.models.party import Party
from mediation.operations.access_scope import load_case
from mediation.operations.registration import CaseValues, PartyEntry, amend_case, assign_mediator
from mediation.operations.rights import RightValues, rights_of
from mediation.operations.versions import EditConflict
from mediation.rules.identifiers import InvalidIdentifier, WrongCheckDigit
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, firm, shop


def test_a_dispute_gets_a_register_number_and_no_case_number(desk):
    case = desk.register()
    assert (case.register_number, case.case_number, case.state) == ("2026-0001", None, "registered")
    assert case.number == "登记号 2026-0001"
    assert case.title == "南通栖禾家纺有限公司 与 通州区川姜镇绮华布艺商行 著作权（花型）纠纷"


@pytest.mark.parametrize("amount", [pytest.param(1, id="a cent"), pytest.param(9_999_999_999, id="99,999,999.99 yuan")])
def test_the_amount_asked_for_is_kept_to_the_cent(desk, amount):
    case = desk.register(amount_claimed=amount)
    db.session.refresh(case)
    assert case.amount_claimed == amount


def test_the_day_the_right_holder_asked_is_kept_for_limitation(desk):
    assert desk.register(requested_on=date(2026, 8, 28)).requested_on == date(2026, 8, 28)


def test_consent_given_at_the_counter_is_on_record_with_its_manner(desk):
    case = desk.register()
    assert [(c.answer, c.manner) for p in case.parties for c in p.consents] == [
        ("agreed", "in_person"),
        ("agreed", "phone"),
    ]


def test_a_trade_secret_is_restricted_and_its_registrar_stays_among_its_people(desk):
    case = desk.register(by="章书记", dispute_type="trade_secret", mediator_id=desk.users["陈晓芸"])
    assert case.restricted
    assert [(m.user.display_name, m.part) for m in case.mediators] == [("章书记", "recorder")]
    assert load_case(desk.user("章书记"), case.uid) is case


def test_the_same_firm_with_the_same_number_is_not_entered_twice(desk):
    desk.register()
    again = desk.register(dispute_type="trademark", conflict_decision="none")
    assert again.parties[0].party_id == db.session.scalars(select(Party.id).order_by(Party.id)).first()
    assert len(db.session.scalars(select(Party)).all()) == 2


def test_rights_are_checked_normalised_and_given_their_last_day(desk):
    case = desk.register(
        dispute_type="design",
        rights=(RightValues("design", "zl 2022 3017 8877.5", filed_on=date(2022, 4, 1)),),
    )
    [right] = rights_of(case)
    assert (right.number, right.number_key) == ("ZL202230178877.5", "2022301788775")
    assert right.expires_on == date(2037, 3, 31)


def test_a_wrong_check_digit_of_a_right_is_kept_only_with_a_reason(desk):
    misprint = RightValues("design", "ZL202230178877.4")
    with pytest.raises(WrongCheckDigit, match="末位按前面各位算应是5"):
        desk.register(rights=(misprint,))
    case = desk.register(rights=(replace(misprint, number_reason="证书就这样印的"),))
    assert rights_of(case)[0].number == "ZL202230178877.4"


def test_a_wrong_identity_number_is_not_taken(desk):
    with pytest.raises(InvalidIdentifier, match="最后一位校验不对"):
        desk.register(
            parties=(
                PartyEntry("applicant", values=firm(identity_number="91350100M000100Y44")),
                PartyEntry("respondent", values=shop()),
            )
        )


REFUSED = [
    pytest.param("陈晓芸", {"parties": (PartyEntry("applicant", values=firm()),)}, "没有被申请人", id="one side only"),
    pytest.param("周立群", {}, "不在家纺行业调委会工作", id="not that committee's staff"),
    pytest.param("管理员", {}, "不在家纺行业调委会工作", id="the administrator registers nothing"),
    pytest.param("陈晓芸", {"source": "HEARSAY"}, "没有选案件来源", id="an unknown channel"),
    pytest.param("陈晓芸", {"requested_on": date(2026, 9, 4)}, "还没有到", id="asked for tomorrow"),
    pytest.param(
        "陈晓芸",
        {
            "parties": (PartyEntry("applicant", values=firm()), PartyEntry("respondent", values=firm())),
            "conflict_decision": "none",
        },
        "填了两次",
        id="one firm on both sides",
    ),
]


@pytest.mark.parametrize(("who", "changes", "words"), REFUSED)
def test_registration_refused(desk, who, changes, words):
    with pytest.raises(ActionRefused, match=words):
        desk.register(by=who, **changes)


def test_a_mediator_of_the_other_committee_is_not_proposed(desk):
    with pytest.raises(ActionRefused, match="不在这个调委会的调解员名册"):
        desk.register(mediator_id=desk.users["周立群"])


def test_a_hit_is_decided_on_and_the_decision_kept(desk):
    desk.register()
    with pytest.raises(ActionRefused, match="核对出1条"):
        desk.register()
    case = desk.register(conflict_decision="director")
    kept = db.session.scalars(select(ConflictCheck).where(ConflictCheck.case_id == case.id)).one()
    assert (kept.decision, [hit["strength"] for hit in kept.hits]) == ("director", ["中"])


def test_no_conflict_against_a_strong_hit_needs_a_reason(desk):
    right = (RightValues("copyright", "苏作登字-2025-F-00218843"),)
    desk.register(rights=right)
    with pytest.raises(ActionRefused, match="写一句理由"):
        desk.register(rights=right, conflict_decision="none")
    desk.register(rights=right, conflict_decision="none", conflict_reason="前案已撤回，重新申请")


def test_registration_names_itself_in_the_audit_trail(desk, audited):
    case = desk.register()
    assert audited(case) == ["register_case", "record_consent", "record_consent", "decide_conflict"]
    desk.commit()


def test_amending_keeps_what_somebody_else_typed_meanwhile(desk):
    case = desk.register()
    desk.commit()
    seen = case.version
    amend_case(case, CaseValues("copyright", "四件套与花型相同。"), seen_version=seen, actor=desk.actor())
    desk.commit()
    with pytest.raises(EditConflict) as conflict:
        amend_case(case, CaseValues("copyright", "窗帘与花型相同。"), seen_version=seen, actor=desk.actor("顾建平"))
    assert conflict.value.theirs["facts"] == "四件套与花型相同。"


def test_the_handler_is_named_before_the_parties_choose_and_not_after(desk):
    case = desk.register()
    assign_mediator(case, mediator_id=desk.users["顾建平"], actor=desk.actor("沈主任"))
    assert case.mediator.display_name == "顾建平"
    presided = desk.prepared(conflict_decision="none")
    with pytest.raises(ActionRefused, match="主持人已经定了"):
        assign_mediator(presided, mediator_id=None, actor=desk.actor())


def test_registered_on_the_day_of_the_actor(desk):
    assert desk.register().registered_on == TODAY
