"""Who signed and when, the seal, from which day the agreement binds; what is in effect is never changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation import files
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.document import Attachment
from mediation.operations import deadlines, evidence
from mediation.operations.agents import AgentValues, ratify_agent
from mediation.operations.agreement import drafting, issuing, reviewing, signing
from mediation.operations.agreement.acts import open_acts
from mediation.operations.case_keys import content_of
from mediation.operations.parties import GuardianValues, PartyValues
from mediation.operations.registration import PartyEntry
from mediation.operations.settings import calendar
from mediation.procedures.agreement import State
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.file_types import SCANS
from mediation.rules.lifecycle import ActionRefused
from tests import sample_files
from tests.operations.conftest import Desk, firm, resident_id
from tests.operations.settled import (
    SHOP,
    drafted,
    effective,
    everybody_signs,
    issued,
    keep_all,
    newest,
    save,
    settled,
    sign,
    stop,
    stored,
    unset,
    written,
)

DAY = timedelta(1)


def _days(desk: Desk, *offsets: int) -> list[date]:
    return [desk.day + offset * DAY for offset in offsets]


@pytest.mark.parametrize(
    ("parties", "mediator", "seal", "effect", "alarm"),
    [
        ((0, 0, 0), 0, 0, 0, 0),
        ((0, 1, 2), 2, 4, 4, 2),
        ((0, 0, 0), 3, 5, 5, 0),
        ((3, 0, 0), 1, 5, 5, 3),
    ],
    ids=[
        "all on one day",
        "the seal comes last and counts, the alarm runs from the last party's signature",
        "the mediator signs three days after the parties",
        "the mediator signs before the last party",
    ],
)
def test_effect_is_computed_from_signatures_and_seal(
    desk: Desk, parties: tuple[int, ...], mediator: int, seal: int, effect: int, alarm: int
) -> None:
    agreement = issued(desk)
    start = desk.day
    desk.later(7)
    for party, offset in zip(agreement.case.parties, parties, strict=True):
        sign(desk, agreement, party, start + offset * DAY)
    signing.sign_mediator(agreement, desk.user("陈晓芸"), signed_on=start + mediator * DAY, actor=desk.actor())
    assert agreement.effective_on is None
    signing.seal(agreement, sealed_on=start + seal * DAY, actor=desk.actor())
    desk.commit()
    assert (agreement.effective_on, agreement.alarm_from) == (start + effect * DAY, start + alarm * DAY)
    clock = next(c for c in deadlines.of_case(agreement.case, calendar(), desk.day) if c.rule == "D09")
    assert clock.trigger == agreement.alarm_from
    assert clock.deadline.nominal == start + (alarm + 30) * DAY


def test_case_succeeds_when_its_agreement_takes_effect(desk: Desk, audited: Callable[..., list[str]]) -> None:
    agreement = effective(desk)
    case = agreement.case
    assert (case.state, case.outcome, case.concluded_on) == ("concluded", "agreement", desk.day)
    assert audited(case)[-8:] == [
        "issue_agreement",
        *["sign_agreement"] * 5,
        "agreement_effective",
        "conclude",
    ]


def test_partial_agreement_leaves_a_partial_outcome(desk: Desk) -> None:
    agreement = effective(desk, issued(desk, drafted(desk, partial_scope="停止销售一节")))
    assert agreement.case.outcome == "partial"


def test_seal_waits_for_every_signature_and_says_whose_lack(desk: Desk) -> None:
    agreement = issued(desk)
    sign(desk, agreement, agreement.case.parties[0])
    with pytest.raises(
        ActionRefused, match="还缺乙方 南通沐棠纺织品有限公司、丙方 通州区川姜镇绮华布艺商行、人民调解员陈晓芸的签名"
    ):
        signing.seal(agreement, sealed_on=desk.day, actor=desk.actor())
    assert signing.standing(agreement).missing[-1] == "人民调解委员会印章"


@pytest.mark.parametrize(
    ("offset", "said"), [(1, "还没到"), (-1, "早于出签署版的")], ids=["tomorrow", "before the paper went out"]
)
def test_impossible_day_is_refused_for_signature_and_seal(desk: Desk, offset: int, said: str) -> None:
    agreement = issued(desk)
    with pytest.raises(ActionRefused, match=said):
        sign(desk, agreement, agreement.case.parties[0], desk.day + offset * DAY)
    everybody_signs(desk, agreement)
    with pytest.raises(ActionRefused, match=said):
        signing.seal(agreement, sealed_on=desk.day + offset * DAY, actor=desk.actor())


def test_nobody_signs_twice_and_a_wrong_entry_is_struck_not_changed(desk: Desk) -> None:
    agreement = issued(desk)
    party = agreement.case.parties[0]
    sign(desk, agreement, party)
    with pytest.raises(ActionRefused, match="已于2026年9月3日签名"):
        sign(desk, agreement, party)
    wrong = agreement.signatures[0]
    with pytest.raises(ActionRefused, match="没有写原因"):
        signing.strike(agreement, wrong, reason="", actor=desk.actor())
    signing.strike(agreement, wrong, reason="登记错了人", actor=desk.actor())
    with pytest.raises(ActionRefused, match="已经划去"):
        signing.strike(agreement, wrong, reason="再划", actor=desk.actor())
    sign(desk, agreement, party)
    desk.commit()
    assert [one.struck_reason for one in agreement.signatures] == ["登记错了人", ""]


def test_stranger_to_the_agreement_does_not_sign_it(desk: Desk) -> None:
    agreement = issued(desk)
    with pytest.raises(ActionRefused, match="顾建平不在本协议的签名人之中"):
        signing.sign_mediator(agreement, desk.user("顾建平"), signed_on=desk.day, actor=desk.actor())


def _with_agent(desk: Desk, **agent: Any) -> tuple[PartyEntry, ...]:
    values = AgentValues("贺知遥", standing="lawyer", valid_from=desk.day - DAY, valid_to=desk.day + 90 * DAY, **agent)
    return (
        PartyEntry("applicant", values=firm(), consent_manner="in_person", agents=(values,)),
        PartyEntry("respondent", values=SHOP, consent_manner="phone"),
    )


def _by_agent(agreement: Any) -> dict[str, dict[str, str]]:
    return {str(agreement.case.parties[0].id): {"by": "agent", "name": "贺知遥"}}


def test_agent_without_special_authority_blocks_until_the_principal_ratifies(desk: Desk) -> None:
    case = settled(desk, parties=_with_agent(desk, authority="general", scope=("attend_and_sign",)))
    agreement = drafted(desk, case)
    save(desk, agreement, written(case, *stored(agreement), signers=_by_agent(agreement)))
    keep_all(desk, agreement)
    assert [one.finding.code for one in reviewing.reviewed(agreement) if one.blocks] == ["no_special_authority"]
    with pytest.raises(ActionRefused, match="贺知遥"):
        issuing.refuse_while_open(agreement)
    ratify_agent(case.parties[0].agents[0], actor=desk.actor())
    keep_all(desk, agreement)
    desk.commit()
    issued(desk, agreement)
    signing.sign_party(
        agreement,
        case.parties[0],
        name="贺知遥",
        by=SignsBy.AGENT,
        manner="signature",
        signed_on=desk.day,
        actor=desk.actor(),
    )
    assert (agreement.signatures[0].name, agreement.signatures[0].capacity) == ("贺知遥", "委托代理人")


def test_agent_who_comes_instead_of_the_head_needs_special_authority(desk: Desk) -> None:
    case = settled(desk, parties=_with_agent(desk, authority="general", scope=("attend_and_sign",)))
    agreement = drafted(desk, case)
    keep_all(desk, agreement)
    issued(desk, agreement)
    with pytest.raises(ActionRefused, match="不能登记签名：贺知遥") as refused:
        signing.sign_party(
            agreement,
            case.parties[0],
            name="贺知遥",
            by=SignsBy.AGENT,
            manner="signature",
            signed_on=desk.day,
            actor=desk.actor(),
        )
    assert refused.value.statute is not None
    assert agreement.signatures == []


def test_authority_that_ran_out_after_issuing_bars_the_signature(desk: Desk) -> None:
    case = settled(desk, parties=_with_agent(desk, authority="special", scope=("settle", "attend_and_sign")))
    agreement = drafted(desk, case)
    save(desk, agreement, written(case, *stored(agreement), signers=_by_agent(agreement)))
    keep_all(desk, agreement)
    desk.commit()
    issued(desk, agreement)
    desk.later(91)
    with pytest.raises(ActionRefused, match="不能登记签名"):
        signing.sign_party(
            agreement,
            case.parties[0],
            name="贺知遥",
            by=SignsBy.AGENT,
            manner="signature",
            signed_on=desk.day,
            actor=desk.actor(),
        )


def _child(desk: Desk, guardian: GuardianValues | None) -> tuple[PartyEntry, ...]:
    values = PartyValues(
        "person",
        "季小满",
        identity_number=resident_id(8, born="20110503"),
        phone="13812340000",
        address="川姜镇织里路2号",
    )
    return (
        PartyEntry("applicant", values=values, consent_manner="in_person", guardian=guardian),
        PartyEntry("respondent", values=SHOP, consent_manner="phone"),
    )


def test_child_does_not_sign_alone_and_the_guardian_does(desk: Desk) -> None:
    guardian = GuardianValues("季文竹", "父亲", resident_id(9), "户口簿")
    case = settled(desk, parties=_child(desk, guardian))
    agreement = drafted(desk, case)
    alone = {str(case.parties[0].id): {"by": "self", "name": ""}}
    save(desk, agreement, written(case, *stored(agreement), signers=alone))
    found = [one.finding for one in reviewing.reviewed(agreement) if one.blocks]
    assert [one.code for one in found] == ["minor_alone"]
    assert found[0].basis.article == "第十九条"
    save(desk, agreement, written(case, *stored(agreement)))
    keep_all(desk, agreement)
    desk.commit()
    issued(desk, agreement)
    with pytest.raises(ActionRefused, match="不能登记签名：季小满未成年"):
        sign(desk, agreement, case.parties[0])
    sign(desk, agreement, case.parties[0], by=SignsBy.GUARDIAN)
    assert agreement.signatures[0].capacity == "法定代理人"


FROZEN: dict[str, Callable[[Desk, Any], object]] = {
    "save": lambda desk, one: save(desk, one, written(one.case, facts="改。")),
    "take in proposals": lambda desk, one: drafting.take_in_proposals(one, actor=desk.actor()),
    "accept a wording": lambda desk, one: reviewing.accept_wording(one, "copies_short:::", actor=desk.actor()),
    "keep a warning": lambda desk, one: reviewing.keep_warning(one, "x", reason="因为", actor=desk.actor()),
    "drop a reason": lambda desk, one: reviewing.drop_waiver(one, "x", actor=desk.actor()),
    "return it": lambda desk, one: issuing.return_to_draft(one, reason="改", actor=desk.actor()),
    "give it up": lambda desk, one: issuing.void(one, reason="不要了", actor=desk.actor()),
    "issue it again": lambda desk, one: issuing.issue(one, unset(one), actor=desk.actor()),
    "sign again": lambda desk, one: sign(desk, one, one.case.parties[0]),
    "mediator again": lambda desk, one: signing.sign_mediator(
        one, desk.user("陈晓芸"), signed_on=desk.day, actor=desk.actor()
    ),
    "strike a signature": lambda desk, one: signing.strike(one, one.signatures[0], reason="错", actor=desk.actor()),
    "seal again": lambda desk, one: signing.seal(one, sealed_on=desk.day, actor=desk.actor()),
    "register it as oral": lambda desk, one: signing.record_oral(
        one, unset(one), agreed_on=desk.day, actor=desk.actor()
    ),
}


@pytest.mark.parametrize("act", FROZEN.values(), ids=FROZEN)
def test_agreement_in_effect_is_changed_by_nothing(desk: Desk, act: Callable[[Desk, Any], object]) -> None:
    agreement = effective(desk)
    before = (agreement.version, agreement.state, agreement.facts, len(agreement.signatures))
    with pytest.raises(ActionRefused):
        act(desk, agreement)
    db.session.rollback()
    assert (agreement.version, agreement.state, agreement.facts, len(agreement.signatures)) == before


def test_change_is_a_new_agreement_that_points_at_the_old_and_replaces_it_on_its_effect(desk: Desk) -> None:
    first = effective(desk)
    case = first.case
    second = drafting.start(case, actor=desk.actor())
    assert (second.supersedes_id, second.ordinal) == (first.id, 2)
    assert [(term.kind, term.data) for term in second.terms] == [(term.kind, term.data) for term in first.terms]
    assert {term.uid for term in second.terms}.isdisjoint(term.uid for term in first.terms)
    save(desk, second, written(case, replace(stop(case), uid=second.terms[0].uid), facts="改了付款的事实。"))
    desk.commit()
    issued(desk, second)
    everybody_signs(desk, second)
    desk.commit()
    assert first.state == State.EFFECTIVE
    signing.seal(second, sealed_on=desk.day, actor=desk.actor())
    desk.commit()
    assert (first.state, second.state) == (State.SUPERSEDED, State.EFFECTIVE)
    third = effective(desk, issued(desk, drafting.start(case, actor=desk.actor())))
    assert [one.state for one in (first, second, third)] == [State.SUPERSEDED, State.SUPERSEDED, State.EFFECTIVE]
    assert (third.supersedes_id, newest(case)) == (second.id, third)
    rules = [clock.trigger for clock in deadlines.of_case(case, calendar(), desk.day) if clock.rule == "D09"]
    assert rules == [third.alarm_from]


def test_change_given_up_leaves_the_old_agreement_in_effect_and_the_next_change_points_at_it(desk: Desk) -> None:
    first = effective(desk)
    second = drafting.start(first.case, actor=desk.actor())
    issuing.void(second, reason="乙方不同意改", actor=desk.actor())
    desk.commit()
    third = drafting.start(first.case, actor=desk.actor())
    desk.commit()
    assert (first.state, second.state, third.supersedes_id) == (State.EFFECTIVE, State.VOIDED, first.id)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (sample_files.pdf(3), "签署件.pdf", "application/pdf"),
        (sample_files.jpeg(), "签署件.jpg", "image/jpeg"),
        (sample_files.png(), "签署件.png", "image/png"),
    ],
    ids=["pdf", "jpeg", "png"],
)
def test_scan_is_kept_sealed_and_once(desk: Desk, content: bytes, name: str, kind: str) -> None:
    agreement = effective(desk)
    scan, again = (attach(desk, agreement, content, given) for given in (name, f"又一次{name}"))
    desk.commit()
    assert (scan.media_type, scan.size, again.id, scan.purpose) == (kind, len(content), scan.id, "agreement_scan")
    assert content_of(scan) == content
    assert content not in (files.store_dir() / scan.file).read_bytes()


def attach(desk: Desk, agreement: Agreement, content: bytes, name: str) -> Attachment:
    received = evidence.receive(agreement.case, content, name, actor=desk.actor(), among=SCANS)
    return signing.attach_scan(agreement, received, received_on=desk.day, actor=desk.actor())


def test_trail_says_it_in_plain_words_and_keeps_the_hash_of_what_was_filed(desk: Desk) -> None:
    agreement = effective(desk)
    scan = attach(desk, agreement, sample_files.pdf(), "扫描.pdf")
    desk.commit()
    paper = issuing.paper_on_file(agreement)
    assert paper is not None
    rows = {"issue_agreement": ("document", paper), "attach_scan": ("attachment", scan)}
    for action, (table, kept) in rows.items():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == action)).one()
        [change] = [change for change in entry.changes if (change["table"], change["id"]) == (table, kept.id)]
        assert change["columns"]["sha256"] == [None, kept.sha256]
        assert entry.summary in (f"出签署版 {paper.number}，3 页", "收下协议书签署件一件，PDF")


def test_other_files_are_no_scans(desk: Desk) -> None:
    with pytest.raises(ActionRefused, match="只收 PDF、JPG、PNG"):
        attach(desk, effective(desk), sample_files.docx(), "签署件.docx")


def test_scan_comes_after_the_effect(desk: Desk) -> None:
    with pytest.raises(ActionRefused, match="现在的阶段不能“附签署扫描件”"):
        attach(desk, issued(desk), sample_files.pdf(), "x.pdf")


@pytest.mark.parametrize(
    ("stage", "acts"),
    [
        (drafted, {"edit", "issue", "record_oral", "void", "lapse"}),
        (issued, {"return_to_draft", "sign", "strike_signature", "seal", "void", "lapse"}),
        (effective, {"attach_scan", "supersede"}),
    ],
    ids=["draft", "out for signing", "in effect"],
)
def test_mediator_is_offered_what_the_table_allows(desk: Desk, stage: Callable[..., Any], acts: set[str]) -> None:
    assert {act.action for act, _ in open_acts(stage(desk), actor=desk.actor())} == acts
