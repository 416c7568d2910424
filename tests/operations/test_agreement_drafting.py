"""Drafting: what an agreement starts from, what saving keeps, two people at once, what the review is answered with."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text

from mediation.extensions import db
from mediation.models.agreement import Term
from mediation.operations import endings
from mediation.operations import people_mediation as acts
from mediation.operations.agreement import drafting, issuing, reviewing
from mediation.operations.agreement.reading import draft_of
from mediation.operations.agreement.values import TermValues
from mediation.operations.versions import EditConflict
from mediation.procedures.agreement import State, review
from mediation.rules.agreement.finding import Severity
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, Desk
from tests.operations.settled import (
    drafted,
    issued,
    keep_all,
    others,
    payment,
    propose,
    refs,
    save,
    settled,
    stop,
    stored,
    written,
)

LATE = {"kind": "other", "text": "乙方尽快删除商品链接。"}


def test_start_takes_the_accepted_proposals_and_no_others(desk: Desk) -> None:
    case = desk.mediating("agreed")
    data = {"who": refs(case)[1:], "acts": "销售", "what": "使用《春溪缠枝》花型的四件套"}
    taken = propose(desk, case, kind="stop", data=data)
    propose(desk, case, kind="other", text="赔偿二十万元。", answer="rejected")
    propose(desk, case, kind="other", text="再想想。", answer="")
    acts.reach_agreement(case, actor=desk.actor())
    agreement = drafting.start(case, actor=desk.actor())
    desk.commit()
    assert [(term.kind, term.data, term.proposal_id) for term in agreement.terms] == [("stop", data, taken)]
    assert agreement.copies == 3
    assert agreement.facts == case.facts


def test_start_takes_the_agreed_facts_rather_than_what_was_told_at_the_counter(desk: Desk) -> None:
    case = desk.mediating("agreed")
    acts.record_agreed_facts(case, text="各方确认乙方售出117套。", actor=desk.actor())
    acts.reach_agreement(case, actor=desk.actor())
    assert drafting.start(case, actor=desk.actor()).facts == "各方确认乙方售出117套。"


@pytest.mark.parametrize(
    "data",
    [{}, {"amount": "八万"}, {"who": "p1", "instalments": [{"due": "2026-09-30"}]}],
    ids=["no fields at all", "a sum in words", "an instalment without amount"],
)
def test_proposal_whose_fields_do_not_fit_keeps_its_kind_and_its_words(desk: Desk, data: dict[str, Any]) -> None:
    case = settled(desk, [{"kind": "compensation", "text": "赔偿八万元。", "data": data}])
    agreement = drafting.start(case, actor=desk.actor())
    assert [(term.kind, term.data) for term in agreement.terms] == [("compensation", {"note": "赔偿八万元。"})]


def test_proposal_in_words_comes_in_filled_with_what_the_words_say(desk: Desk) -> None:
    words = "两被申请人于2026年9月30日前赔偿申请人80,000.00元。"
    agreement = drafting.start(settled(desk, [{"kind": "compensation", "text": words}]), actor=desk.actor())
    first, second, third = refs(agreement.case)
    (term,) = agreement.terms
    assert (term.kind, term.data) == (
        "compensation",
        {"note": words, "who": [second, third], "whom": first, "amount": 8000000, "by": "2026-09-30"},
    )


def test_proposals_are_taken_in_once_and_again_after_their_term_was_dropped(desk: Desk) -> None:
    case = settled(desk, [LATE, {"kind": "other", "text": "乙方赔偿甲方。"}])
    agreement = drafting.start(case, actor=desk.actor())
    assert drafting.take_in_proposals(agreement, actor=desk.actor()) == 0
    save(desk, agreement, written(case, *stored(agreement)[1:]))
    assert [proposal.text for proposal in drafting.open_proposals(agreement)] == [LATE["text"]]
    assert drafting.take_in_proposals(agreement, actor=desk.actor()) == 1
    assert drafting.take_in_proposals(agreement, actor=desk.actor()) == 0
    desk.commit()
    assert len({term.proposal_id for term in agreement.terms}) == 2


@pytest.mark.parametrize(
    ("form", "reason", "said"),
    [
        ("oral", "", "口头协议要有理由：无履行义务，或者义务已即时履行。否则做书面协议。"),
        ("oral", "convenient", "口头协议要有理由：无履行义务，或者义务已即时履行。否则做书面协议。"),
    ],
    ids=["no reason", "a reason the regulation does not know"],
)
def test_oral_agreement_without_a_lawful_reason_is_refused(desk: Desk, form: str, reason: str, said: str) -> None:
    case = settled(desk)
    with pytest.raises(ActionRefused, match=said) as refused:
        drafting.start(case, form=form, oral_reason=reason, actor=desk.actor())
    assert refused.value.statute is not None
    assert refused.value.statute.law == "江苏省人民调解条例"


def test_nothing_is_drawn_up_before_the_parties_settled(desk: Desk) -> None:
    with pytest.raises(ActionRefused, match="还没有谈拢"):
        drafting.start(desk.mediating(), actor=desk.actor())


@pytest.mark.parametrize("name", ["章书记", "管理员", "周立群"], ids=["clerk", "administrator", "other committee"])
def test_only_mediators_of_the_committee_draw_up(desk: Desk, name: str) -> None:
    with pytest.raises(ActionRefused, match="调解员"):
        drafting.start(settled(desk), actor=desk.actor(name))


def test_draft_left_from_before_further_talks_is_taken_up_with_the_new_proposals(desk: Desk) -> None:
    case = settled(desk, [LATE])
    first = drafting.start(case, actor=desk.actor())
    endings.return_to_talks(case, actor=desk.actor())
    with pytest.raises(ActionRefused, match="现在是“调解中”"):
        save(desk, first, written(case))
    propose(desk, case, kind="other", text="乙方另付五千元。")
    endings.reach_agreement(case, actor=desk.actor())
    again = drafting.start(case, actor=desk.actor())
    desk.commit()
    assert again is first
    assert [term.data["text"] for term in again.terms] == [LATE["text"], "乙方另付五千元。"]


def test_no_second_agreement_beside_one_that_is_out_for_signing(desk: Desk) -> None:
    agreement = issued(desk)
    with pytest.raises(ActionRefused, match="上一份的签署版还在签"):
        drafting.start(agreement.case, actor=desk.actor())


def test_ended_case_takes_its_draft_with_it(desk: Desk) -> None:
    agreement = drafted(desk)
    case = agreement.case
    acts.refuse_to_sign(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor())
    for act in (
        lambda: save(desk, agreement, written(case)),
        lambda: drafting.take_in_proposals(agreement, actor=desk.actor()),
    ):
        with pytest.raises(ActionRefused, match="现在是“已终止”"):
            act()
    desk.commit()
    assert agreement.state == State.VOIDED


def test_stale_version_shows_both_texts_and_stores_nothing(desk: Desk) -> None:
    agreement = drafted(desk)
    seen = agreement.version
    save(desk, agreement, written(agreement.case, facts="先存的事实。"))
    mine = written(agreement.case, TermValues("other", {"text": "乙方另付五千元。"}), facts="后存的事实。")
    with pytest.raises(EditConflict) as conflict:
        drafting.save(agreement, mine, seen_version=seen, actor=desk.actor("顾建平"))
    assert conflict.value.theirs["facts"] == "先存的事实。"
    assert conflict.value.theirs["terms"].startswith("（一）停止侵权：乙方、丙方自本协议生效之日起，停止生产、销售")
    assert conflict.value.version == agreement.version
    assert agreement.facts == "先存的事实。"


def test_stale_version_with_the_same_text_is_no_conflict(desk: Desk) -> None:
    agreement = drafted(desk)
    seen = agreement.version
    save(desk, agreement, written(agreement.case, *stored(agreement), facts="一样的事实。"))
    mine = written(agreement.case, *stored(agreement), facts="一样的事实。")
    assert drafting.save(agreement, mine, seen_version=seen, actor=desk.actor("顾建平")) is False


@pytest.mark.parametrize("seen", ["", None, "x", 99], ids=["empty", "none", "no number", "a version to come"])
def test_version_nobody_saw_is_a_conflict(desk: Desk, seen: Any) -> None:
    agreement = drafted(desk)
    with pytest.raises(EditConflict):
        drafting.save(agreement, written(agreement.case, facts="别的。"), seen_version=seen, actor=desk.actor())


def test_saving_what_is_stored_leaves_version_and_trail_alone(desk: Desk, audited: Any) -> None:
    agreement = drafted(desk)
    version, trail = agreement.version, audited(agreement.case)
    assert save(desk, agreement, written(agreement.case, *stored(agreement))) is False
    assert (agreement.version, audited(agreement.case)) == (version, trail)


def test_change_of_a_term_alone_raises_the_version(desk: Desk) -> None:
    agreement = drafted(desk)
    version = agreement.version
    (term,) = stored(agreement)
    save(desk, agreement, written(agreement.case, replace(term, data={**term.data, "acts": "销售"})))
    desk.commit()
    assert agreement.version == version + 1


def test_terms_are_moved_dropped_and_added_under_their_names(desk: Desk) -> None:
    case = settled(desk)
    one, two, three = (TermValues("other", {"text": text}) for text in ("第一。", "第二。", "第三。"))
    agreement = drafted(desk, case, one, two, three)
    first, second, third = stored(agreement)
    save(desk, agreement, written(case, third, first, TermValues("other", {"text": "第四。"})))
    desk.commit()
    db.session.refresh(agreement, ["terms"])
    assert [(term.data["text"], term.ordinal) for term in agreement.terms] == [
        ("第三。", 1),
        ("第一。", 2),
        ("第四。", 3),
    ]
    assert [term.uid for term in agreement.terms][:2] == [third.uid, first.uid]


def test_term_of_another_agreement_cannot_be_taken_over(desk: Desk) -> None:
    theirs = drafted(desk)
    case = settled(desk, parties=others())
    mine = drafting.start(case, actor=desk.actor())
    save(desk, mine, written(case, replace(stop(case), uid=theirs.terms[0].uid)))
    desk.commit()
    assert theirs.terms[0].agreement_id == theirs.id
    assert mine.terms[0].uid != theirs.terms[0].uid


def test_term_cannot_claim_a_proposal_of_another_case(desk: Desk) -> None:
    other = settled(desk, [LATE])
    foreign = drafting.start(other, actor=desk.actor()).terms[0].proposal_id
    case = settled(desk, parties=others())
    agreement = drafted(desk, case, replace(stop(case), proposal_id=foreign))
    assert agreement.terms[0].proposal_id is None


def test_term_that_a_colleague_dropped_and_took_in_again_comes_back_once(desk: Desk) -> None:
    case = settled(desk, [LATE])
    agreement = drafting.start(case, actor=desk.actor())
    db.session.flush()
    (mine,) = stored(agreement)
    save(desk, agreement, written(case, stop(case)))
    drafting.take_in_proposals(agreement, actor=desk.actor())
    save(desk, agreement, written(case, mine))
    desk.commit()
    assert [term.data for term in agreement.terms] == [{"text": LATE["text"]}]
    assert len(db.session.scalars(select(Term.id).where(Term.agreement_id == agreement.id)).all()) == 1


def test_two_sides_paid_into_one_account_are_asked_about(desk: Desk) -> None:
    case = settled(desk)
    there = payment(case, [100_000], first=TODAY)
    payer = case.parties[1].party.name
    back = {**there.data, "who": refs(case)[:1], "whom": refs(case)[1]}
    back["account"] = {**there.data["account"], "holder": payer}  # type: ignore[dict-item]
    draft = draft_of(drafted(desk, case, there, replace(there, data=back)))
    assert [party.accounts for party in draft.parties] == [("6200000000000035017",)] * 2 + [()]
    assert "same_account" in {finding.code for finding in review(draft)}


def test_account_number_lies_sealed_and_comes_back_whole(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafted(desk, case, payment(case, [6_600_000], first=desk.day))
    db.session.expire_all()
    account = draft_of(agreement).terms[0].account()
    assert account is not None
    assert account.grouped == "6200 0000 0000 0035 017"
    rows = db.session.execute(text("SELECT data, account_sealed FROM agreement_term")).all()
    trail = db.session.execute(text("SELECT * FROM audit_entry")).all()
    assert "35017" not in f"{rows}{trail}"


def test_renumbered_terms_keep_what_refers_to_them(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafted(desk, case, payment(case, [6_600_000], first=desk.day))
    (paid,) = stored(agreement)
    late = TermValues("late", {"who": refs(case)[1:2], "whom": refs(case)[0], "terms": [paid.uid], "penalty": 500_000})
    save(desk, agreement, written(case, stop(case), paid, late))
    wording = drafting.texts(draft_of(agreement))["terms"]
    assert "任何一期款项未按第（二）项足额支付的" in wording


def test_warning_is_kept_with_a_reason_and_stays_kept_when_terms_move(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafted(desk, case, TermValues("other", {"text": LATE["text"]}))
    (vague,) = [one for one in reviewing.reviewed(agreement) if one.finding.code == "vague_wording"]
    with pytest.raises(ActionRefused, match="没有写理由"):
        reviewing.keep_warning(agreement, vague.finding.key, reason="  ", actor=desk.actor())
    assert reviewing.keep_warning(agreement, vague.finding.key, reason="平台排期未定", actor=desk.actor())
    save(desk, agreement, written(case, stop(case), *stored(agreement)))
    desk.commit()
    (again,) = [one for one in reviewing.reviewed(agreement) if one.finding.code == "vague_wording"]
    assert (again.kept_because, again.open) == ("平台排期未定", False)
    assert again.finding.where.startswith("第（二）项")
    assert reviewing.drop_waiver(agreement, again.finding.key, actor=desk.actor())
    assert [one.open for one in reviewing.reviewed(agreement) if one.finding.code == "vague_wording"] == [True]


def test_what_must_be_mended_cannot_be_kept(desk: Desk) -> None:
    agreement = drafted(desk, copies=2)
    (short,) = [one for one in reviewing.reviewed(agreement) if one.blocks]
    assert short.finding.code == "copies_short"
    with pytest.raises(ActionRefused, match="这一处必须改"):
        reviewing.keep_warning(agreement, short.finding.key, reason="够了", actor=desk.actor())


def test_wording_is_accepted_once(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafted(
        desk, case, payment(case, [3_000_000, 3_000_000, 2_500_000], 8_600_000, first=desk.day), copies=3
    )
    found = {one.finding.code: one.finding for one in reviewing.reviewed(agreement)}
    assert found["sum_mismatch"].severity is Severity.BLOCK
    for code in ("sum_mismatch", "copies_short"):
        assert reviewing.accept_wording(agreement, found[code].key, actor=desk.actor())
        assert not reviewing.accept_wording(agreement, found[code].key, actor=desk.actor())
    desk.commit()
    term = draft_of(agreement).terms[0]
    assert [part.amount for part in term.instalments()] == [3_000_000, 3_000_000, 2_600_000]
    assert (agreement.copies, [one for one in reviewing.reviewed(agreement) if one.blocks]) == (4, [])
    account = term.account()
    assert account is not None
    assert account.number == "6200000000000035017"


def test_accepting_can_take_a_term_away(desk: Desk) -> None:
    case = settled(desk)
    owner = TermValues("other", {"text": "确认《春溪缠枝》花型的著作权归甲方所有。"})
    agreement = drafted(desk, case, stop(case), owner, want_confirmation=True, copies=5)
    (found,) = [one.finding for one in reviewing.reviewed(agreement) if one.finding.code == "ip_ownership"]
    assert reviewing.accept_wording(agreement, found.key, actor=desk.actor())
    desk.commit()
    assert [term.kind for term in agreement.terms] == ["stop"]


@pytest.mark.parametrize("name", ["周立群", "审计员"], ids=["mediator of the other committee", "auditor"])
def test_who_does_not_work_at_the_committee_changes_nothing(desk: Desk, name: str) -> None:
    agreement = drafted(desk)
    with pytest.raises(ActionRefused):
        drafting.save(
            agreement, written(agreement.case, facts="别的。"), seen_version=agreement.version, actor=desk.actor(name)
        )


def test_everything_kept_makes_a_draft_ready(desk: Desk) -> None:
    agreement = drafted(desk, None, TermValues("other", {"text": LATE["text"]}))
    with pytest.raises(ActionRefused, match="“尽快”不明确"):
        issuing.refuse_while_open(agreement)
    keep_all(desk, agreement)
    issuing.refuse_while_open(agreement)


def test_a_term_on_ownership_is_warned_of_though_no_box_is_ticked(desk: Desk) -> None:
    """Nobody has ruled the court out: the parties may still ask within the thirty days (民诉法解释第三百五十五条)."""
    case = settled(desk)
    owner = TermValues("other", {"text": "各方确认《春溪缠枝》的著作权归甲方所有。"})
    agreement = drafted(desk, case, stop(case), owner)
    assert not agreement.want_confirmation
    (found,) = [one for one in reviewing.reviewed(agreement) if one.finding.code == "ip_ownership"]
    assert (found.finding.severity, found.blocks) == (Severity.WARN, False)
