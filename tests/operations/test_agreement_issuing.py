"""The version to sign: only when nothing is open, only the very text that was set, its bytes kept for ever."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mediation import files
from mediation.documents import press
from mediation.documents.fidelity import PaperNotFaithful
from mediation.documents.reading import sheets
from mediation.extensions import db
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.agreement import drafting, issuing, reviewing, signing
from mediation.operations.agreement.values import TermValues
from mediation.operations.case_keys import content_of
from mediation.operations.registration import PartyEntry
from mediation.procedures.agreement import State
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MEDIATION_21_1
from tests.operations.conftest import Desk, firm
from tests.operations.settled import (
    SHOP,
    documents,
    drafted,
    effective,
    issued,
    keep_all,
    of_three,
    others,
    payment,
    refs,
    save,
    settled,
    sign,
    stop,
    unset,
    written,
)


@pytest.fixture(scope="module", autouse=True)
def printing() -> Iterator[None]:
    """The press is ended with the module."""
    yield
    press.close()


def _on_paper(pdf: bytes) -> str:
    return "".join(run.text for sheet in sheets(pdf) for run in sheet.runs).replace(" ", "")


def test_issued_paper_is_kept_byte_for_byte_and_sent_again_as_it_was(desk: Desk) -> None:
    agreement = drafted(desk)
    document = issuing.issue(agreement, issuing.set_paper(agreement, demo=False), actor=desk.actor())
    desk.commit()
    first = content_of(document)
    assert first.startswith(b"%PDF-")
    assert (len(first), agreement.document_id) == (document.size, document.id)
    assert document.number == agreement.case.case_number
    agreement.case.parties[0].party.name = "南通栖禾家纺集团有限公司"
    assert content_of(document) == first
    assert agreement.state == State.ISSUED


def test_six_parties_twelve_instalments_and_the_smallest_and_largest_sums_are_on_paper(desk: Desk) -> None:
    firms = [firm(f"南通{name}家纺有限公司", 30 + at) for at, name in enumerate(("甲木", "乙火", "丙土", "丁金"))]
    parties = (
        *of_three(desk)[:1],
        *(PartyEntry("respondent", values=values, consent_manner="phone") for values in firms),
        PartyEntry("third_party", values=SHOP, consent_manner="phone"),
    )
    case = settled(desk, parties=parties)
    amounts = [1, *[833_333_333] * 11]
    amounts[-1] += 9_999_999_999 - sum(amounts)
    small = TermValues(
        "expenses",
        {
            "who": refs(case)[2:3],
            "whom": refs(case)[0],
            "amount": 1,
            "by": "2026-10-15",
            "method": "cash",
            "covers": "公证费",
        },
    )
    paid = payment(case, amounts, first=desk.day + timedelta(20))
    agreement = drafted(desk, case, stop(case), paid, small, signing_on=desk.day)
    keep_all(desk, agreement)
    desk.commit()
    ready = issuing.set_paper(agreement, demo=False)
    document = issuing.issue(agreement, ready, actor=desk.actor())
    desk.commit()
    text = _on_paper(content_of(document))
    for words in ("99,999,999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", "0.01", "壹分", "第十二期", "己方"):
        assert words in text, words
    assert document.pages >= 3


def test_name_with_a_sign_that_has_no_glyph_is_not_issued_and_named(desk: Desk) -> None:
    agreement = drafted(desk)
    agreement.case.parties[0].party.head_name = "梁\ue000禾"
    with pytest.raises(PaperNotFaithful, match="梁\ue000禾") as refused:
        issuing.set_paper(agreement, demo=False)
    assert "不能签发" in refused.value.message
    assert (agreement.state, documents(agreement.case)) == (State.DRAFT, [])


def test_nothing_is_set_while_something_must_be_mended(desk: Desk) -> None:
    agreement = drafted(desk, copies=2)
    with pytest.raises(ActionRefused, match="份数：当事人各1份、调委会1份，至少4份，现填2份") as refused:
        issuing.set_paper(agreement, demo=False)
    assert refused.value.statute is not None
    assert refused.value.statute.article == "第二十九条第二款"


def test_nothing_is_set_while_a_warning_has_no_reason(desk: Desk) -> None:
    agreement = drafted(desk, None, TermValues("other", {"text": "乙方尽快删除链接。"}))
    with pytest.raises(ActionRefused, match="“尽快”不明确"):
        issuing.set_paper(agreement, demo=False)


def test_table_refuses_what_the_review_would_refuse(desk: Desk) -> None:
    agreement = drafted(desk)
    ready = unset(agreement)
    save(desk, agreement, written(agreement.case, copies=1))
    with pytest.raises(ActionRefused, match="还有1处必须改"):
        issuing.issue(agreement, replace(ready, version=agreement.version), actor=desk.actor())


def test_text_changed_while_the_paper_was_set_is_not_issued(desk: Desk) -> None:
    agreement = drafted(desk)
    ready = unset(agreement)
    save(desk, agreement, written(agreement.case, facts="后来改的事实。"))
    desk.commit()
    with pytest.raises(ActionRefused, match="排版的时候有人改了协议稿"):
        issuing.issue(agreement, ready, actor=desk.actor())
    db.session.rollback()
    assert (agreement.state, documents(agreement.case)) == (State.DRAFT, [])


def test_party_renamed_while_the_paper_was_set_is_not_issued(desk: Desk) -> None:
    agreement = drafted(desk)
    ready = unset(agreement)
    agreement.case.parties[0].party.name = "南通栖禾家纺集团有限公司"
    with pytest.raises(ActionRefused, match="排版的时候有人改了当事人的资料"):
        issuing.issue(agreement, ready, actor=desk.actor())


def test_one_draft_gives_one_paper(desk: Desk) -> None:
    agreement = drafted(desk)
    ready = unset(agreement)
    issuing.issue(agreement, ready, actor=desk.actor())
    desk.commit()
    with pytest.raises(ActionRefused, match="现在的阶段不能“出签署版”"):
        issuing.issue(agreement, ready, actor=desk.actor())
    db.session.rollback()
    assert len(documents(agreement.case)) == 1


@pytest.mark.parametrize("name", ["章书记", "周立群", "管理员"], ids=["clerk", "other committee", "administrator"])
def test_only_mediators_and_the_director_issue(desk: Desk, name: str) -> None:
    agreement = drafted(desk)
    with pytest.raises(ActionRefused, match="你的角色不能“出签署版”"):
        issuing.issue(agreement, unset(agreement), actor=desk.actor(name))


def test_version_taken_back_is_void_and_the_next_is_another_paper(desk: Desk) -> None:
    agreement = issued(desk)
    with pytest.raises(ActionRefused, match="没有写原因"):
        issuing.return_to_draft(agreement, reason=" ", actor=desk.actor())
    issuing.return_to_draft(agreement, reason="甲方要改付款日", actor=desk.actor())
    desk.commit()
    assert (agreement.state, agreement.document_id) == (State.DRAFT, None)
    save(desk, agreement, written(agreement.case, facts="改过的事实。"))
    desk.commit()
    issued(desk, agreement)
    old, new = documents(agreement.case)
    assert (old.voided_reason, new.voided_reason) == ("甲方要改付款日", "")
    assert content_of(old) == b"%PDF-1.7 sheet"
    assert old.code != new.code


def test_version_somebody_signed_is_not_taken_back(desk: Desk) -> None:
    agreement = issued(desk)
    sign(desk, agreement, agreement.case.parties[0])
    with pytest.raises(ActionRefused, match="甲方 南通栖禾家纺有限公司已经签名，不能退回修改"):
        issuing.return_to_draft(agreement, reason="改", actor=desk.actor())


def test_agreement_given_up_frees_the_case_for_another_that_is_numbered_after_it(desk: Desk) -> None:
    agreement = issued(desk)
    sign(desk, agreement, agreement.case.parties[0])
    issuing.void(agreement, reason="乙方要求重谈一条", actor=desk.actor())
    desk.commit()
    second = drafting.start(agreement.case, actor=desk.actor())
    desk.commit()
    assert (agreement.state, second.ordinal, second.supersedes_id) == (State.VOIDED, 2, None)
    assert issuing.number_of(second) == f"{agreement.case.case_number}之二"
    assert [document.voided_reason for document in documents(agreement.case)] == ["乙方要求重谈一条"]


@pytest.mark.parametrize(
    ("ordinal", "tail"), [(1, ""), (2, "之二"), (10, "之十"), (11, "之十一"), (21, "之二十一")], ids=str
)
def test_later_agreements_of_a_case_are_told_apart_by_number(desk: Desk, ordinal: int, tail: str) -> None:
    agreement = drafted(desk)
    agreement.ordinal = ordinal
    assert issuing.number_of(agreement) == f"{agreement.case.case_number}{tail}"


def test_changed_bytes_are_not_sent(desk: Desk) -> None:
    document = documents(issued(desk).case)[0]
    path = files.store_dir() / document.file
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(files.FileChanged):
        content_of(document)


def test_oral_agreement_is_registered_with_its_sheet_and_takes_effect_on_its_day(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafting.start(case, form="oral", oral_reason="done", actor=desk.actor())
    done = TermValues("other", {"text": "乙方已当场向甲方赔礼道歉，甲方接受。"})
    save(desk, agreement, written(case, done, signing_on=desk.day))
    keep_all(desk, agreement)
    desk.commit()
    ready = issuing.set_paper(agreement, demo=False)
    with pytest.raises(ActionRefused, match="没有写怎样履行的"):
        signing.record_oral(agreement, ready, agreed_on=desk.day, actor=desk.actor())
    save(desk, agreement, written(case, done, signing_on=desk.day, performance="9月3日当场道歉。"))
    desk.commit()
    ready = issuing.set_paper(agreement, demo=False)
    document = signing.record_oral(agreement, ready, agreed_on=desk.day, actor=desk.actor())
    desk.commit()
    assert (agreement.state, agreement.effective_on, agreement.alarm_from) == (State.EFFECTIVE, desk.day, desk.day)
    assert (case.state, case.outcome, document.form) == ("concluded", "oral_agreement", "oral_agreement")
    text = _on_paper(content_of(document))
    assert "人民调解口头协议登记表" in text
    assert "9月3日当场道歉" in text
    assert "义务已即时履行" in text


def test_oral_agreement_has_no_version_to_sign(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafting.start(case, form="oral", oral_reason="no_duty", actor=desk.actor())
    save(desk, agreement, written(case, TermValues("no_further_claims", {"who": refs(case)})))
    with pytest.raises(ActionRefused, match="口头协议不出签署版"):
        issuing.issue(agreement, unset(agreement), actor=desk.actor())


def test_oral_agreement_with_a_duty_left_is_not_registered(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafting.start(case, form="oral", oral_reason="no_duty", actor=desk.actor())
    save(desk, agreement, written(case, stop(case)))
    assert "oral_with_duty" in [one.finding.code for one in reviewing.reviewed(agreement) if one.blocks]
    with pytest.raises(ActionRefused, match="还有义务要履行"):
        issuing.set_paper(agreement, demo=False)


def test_agreement_that_changes_another_prints_its_own_number_and_the_same_terms(desk: Desk) -> None:
    first = effective(desk, issued(desk, drafted(desk, settled(desk, parties=others()))))
    second = drafting.start(first.case, actor=desk.actor())
    desk.commit()
    old, new = issuing.paper_of(first, demo=False), issuing.paper_of(second, demo=False)
    assert new.head.number == f"{old.head.number}之二"
    assert new.terms == old.terms


def test_cleared_namesake_of_an_agent_does_not_bar_the_signing_copy(desk: Desk) -> None:
    case = desk.accepted(parties=of_three(desk))
    for party in case.parties:
        acts.give_rights_notice(party, manner="written", actor=desk.actor())
        acts.offer_roster(party, chosen=desk.user("陈晓芸"), actor=desk.actor())
    namesake = AgentValues("陈晓芸", "special", ("settle", "attend_and_sign"), valid_to=desk.day + timedelta(90))
    agent = add_agent(case.parties[1], namesake, actor=desk.actor())
    cleared = {desk.users["陈晓芸"]: "看了身份证，不是一个人"}
    acts.appoint_mediators(case, presiding=desk.user("陈晓芸"), cleared=cleared, actor=desk.actor())
    acts.check_agent_authority(agent, actor=desk.actor())
    acts.hold_session(case, desk.record(case, result="agreed"), actor=desk.actor())
    acts.reach_agreement(case, actor=desk.actor())
    agreement = drafted(desk, case)
    issuing.refuse_while_open(agreement)
    case.mediators[0].cleared_reason = ""
    with pytest.raises(ActionRefused, match="调解员陈晓芸与南通沐棠纺织品有限公司一边的人同名") as refused:
        issuing.refuse_while_open(agreement)
    assert refused.value.statute == MEDIATION_21_1


def test_draft_of_sixty_days_ago_is_judged_by_the_day_it_is_issued_on(desk: Desk) -> None:
    case = settled(desk)
    first = desk.day + timedelta(20)
    agreement = drafted(desk, case, payment(case, [500_00, 500_00], first=first))
    issuing.refuse_while_open(agreement, today=desk.day)
    desk.later(60)
    said = f"第一期是{day(first)}，早于签订日{day(desk.day)}。"
    with pytest.raises(ActionRefused, match=said):
        issuing.refuse_while_open(agreement, today=desk.day)
    ready = unset(agreement)
    with pytest.raises(ActionRefused, match="写明理由|写理由"):
        issuing.issue(agreement, ready, actor=desk.actor())
