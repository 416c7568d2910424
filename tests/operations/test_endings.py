"""Endings: withdrawn, refused, failed, in part, in agreement; what each leaves on record."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.mediation_step import Ending, Suspension
from mediation.operations import people_mediation as acts
from mediation.operations.agreement import drafting
from mediation.operations.papers.sheets import sheets_of
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from tests.operations.settled import documents, drafted, effective, issued


def agreed(desk, **changes):
    case = desk.mediating(result="agreed", **changes)
    acts.reach_agreement(case, actor=desk.actor())
    return case


def ending_of(case):
    db.session.flush()
    return db.session.scalars(select(Ending).where(Ending.case_id == case.id)).one()


def test_the_applicant_withdraws_alone(desk):
    case = desk.mediating()
    acts.withdraw(case, by=case.parties[0], notice=desk.notice(case), actor=desk.actor())
    assert (case.state, case.outcome, case.concluded_on, case.next_due_on) == (
        "terminated",
        "withdrawn",
        desk.day,
        None,
    )


def test_the_respondent_does_not_withdraw(desk):
    case = desk.mediating()
    with pytest.raises(ActionRefused, match="只能由申请人提出") as refused:
        acts.withdraw(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor())
    assert refused.value.statute == statutes.MEDIATION_23_2


def test_one_side_alone_refuses_and_everybody_is_told_the_routes(desk):
    case = desk.mediating()
    acts.refuse(case, by=case.parties[1], reason="要打官司", notice=desk.notice(case), actor=desk.actor())
    ending = ending_of(case)
    assert (case.state, case.outcome, ending.by_case_party_id) == ("terminated", "refused", case.parties[1].id)
    assert ending.routes == ["arbitration", "administrative", "court"]
    assert set(ending.notices) == {str(party.id) for party in case.parties}


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        pytest.param({"routes": frozenset({"court"})}, "仲裁、行政、司法三条途径都要写到", id="court alone"),
        pytest.param({"told": {}}, "还没有向", id="nobody told"),
    ],
)
def test_not_terminated_without_notice_of_the_three_routes(desk, notice, words):
    case = desk.mediating()
    with pytest.raises(ActionRefused, match=words) as refused:
        acts.terminate(case, ground="far_apart", notice=desk.notice(case, **notice), actor=desk.actor())
    assert refused.value.statute == statutes.MEDIATION_26
    assert (case.state, case.outcome) == ("mediating", "")


def test_terminated_keeps_the_words_of_the_notice(desk, audited):
    case = desk.mediating()
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    assert ending_of(case).notice_text.startswith("当事人可以依法通过下列途径")
    assert audited(case)[-1] == "terminate"


def test_ending_while_suspended_ends_the_suspension_too(desk):
    case = desk.mediating()
    acts.suspend(case, reason="collusion", actor=desk.actor())
    desk.later(3)
    acts.terminate(case, ground="collusion", notice=desk.notice(case), actor=desk.actor())
    assert db.session.scalars(select(Suspension.to_on)).one() == desk.day


def test_who_agreed_but_does_not_sign_ends_it(desk):
    case = agreed(desk)
    acts.refuse_to_sign(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor())
    assert (case.state, case.outcome, ending_of(case).ground) == ("terminated", "failed", "sign_refused")


@pytest.mark.parametrize(
    "stage",
    [
        pytest.param(drafted, id="the draft falls with the mediation that failed"),
        pytest.param(issued, id="and so does the version that was out for signing"),
    ],
)
def test_who_does_not_sign_leaves_no_agreement_in_the_file(desk, stage, audited):
    agreement = stage(desk)
    case, by = agreement.case, desk.actor("章书记")
    acts.refuse_to_sign(case, by=case.parties[1], notice=desk.notice(case), actor=by)
    assert agreement.state == "voided"
    assert not [sheet.form for sheet in sheets_of(case) if sheet.form == "agreement"]
    assert {document.voided_reason for document in documents(case) if document.form == "agreement"} <= {
        "达成一致后一方拒绝签名、盖章，调解终止"
    }
    assert audited(case)[-2:] == ["void_agreement", "refuse_to_sign"]


def test_a_change_that_was_only_drafted_falls_when_the_case_is_closed(desk):
    agreement = effective(desk)
    case = agreement.case
    change = drafting.start(case, actor=desk.actor())
    acts.close(case, reason="当场付清，双方在场", actor=desk.actor())
    assert (agreement.state, change.state) == ("effective", "voided")


def test_an_agreement_that_has_not_taken_effect_concludes_nothing(desk):
    case = agreed(desk)
    agreement = desk.agreement(case, state="draft", effective_on=None)
    with pytest.raises(ActionRefused, match="还没有生效"):
        acts.conclude(case, agreement, actor=desk.actor())


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        pytest.param({}, "agreement", id="in writing"),
        pytest.param({"form": "oral", "oral_reason": "done"}, "oral_agreement", id="oral"),
        pytest.param({"partial_scope": "只解决停止销售"}, "partial", id="in part"),
    ],
)
def test_an_effective_agreement_concludes_the_mediation(desk, changes, outcome):
    case = agreed(desk)
    desk.later(5)
    acts.conclude(case, desk.agreement(case, **changes), actor=desk.actor())
    assert (case.state, case.outcome, case.concluded_on) == ("concluded", outcome, desk.day)


def test_what_is_in_force_is_neither_ended_nor_taken_back(desk):
    case = agreed(desk)
    desk.agreement(case)
    for attempt in (
        lambda: acts.return_to_talks(case, actor=desk.actor()),
        lambda: acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor()),
        lambda: acts.refuse_to_sign(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor()),
    ):
        with pytest.raises(ActionRefused, match="已经生效") as refused:
            attempt()
        assert refused.value.statute == statutes.MEDIATION_31


def test_terms_go_back_to_the_table_before_they_take_effect(desk):
    case = agreed(desk)
    acts.return_to_talks(case, reason="金额有变", actor=desk.actor())
    assert (case.state, case.next_due_on) == ("mediating", date(2026, 10, 8))


def test_a_voided_agreement_counts_as_none_and_the_one_in_force_before_a_new_draft(desk):
    case = agreed(desk)
    desk.agreement(case, state="voided", effective_on=None)
    assert acts.facts_of(case, today=desk.day).agreement is None
    desk.agreement(case, ordinal=2)
    desk.agreement(case, ordinal=3, state="draft", effective_on=None)
    assert acts.facts_of(case, today=desk.day).agreement.state == "effective"


def test_the_rest_of_a_partial_agreement_ends_beside_it_before_closing(desk):
    case = agreed(desk)
    acts.conclude(case, desk.agreement(case, partial_scope="停止销售"), actor=desk.actor())
    with pytest.raises(ActionRefused, match="没谈拢的部分还没有终止"):
        acts.close(case, reason="双方在场履行", actor=desk.actor())
    acts.end_the_rest(case, scope="赔偿", ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    assert (case.state, case.outcome, ending_of(case).scope) == ("concluded", "partial", "赔偿")
    acts.close(case, reason="双方在场履行", actor=desk.actor())


def test_an_agreement_case_closes_after_follow_up_or_with_a_reason(desk):
    case = agreed(desk)
    acts.conclude(case, desk.agreement(case), actor=desk.actor())
    with pytest.raises(ActionRefused, match="还没有回访") as refused:
        acts.close(case, actor=desk.actor())
    assert refused.value.statute == statutes.JIANGSU_DISPUTES_28_1
    acts.close(case, reason="当场付清，双方在场", actor=desk.actor())
    assert (case.state, case.closed_on) == ("closed", desk.day)


def test_nothing_is_done_on_a_closed_case(desk):
    case = desk.mediating()
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    acts.close(case, actor=desk.actor())
    assert [act.action for act, refused in acts.open_acts(case, actor=desk.actor("沈主任")) if refused is None] == []


def test_a_referred_agreement_is_filed_back_within_five_working_days(desk):
    case = agreed(desk, source="REQUEST", source_body="川姜镇人民政府")
    acts.conclude(case, desk.agreement(case), actor=desk.actor())
    # From Thursday 3 September 2026 five working days end on Thursday the 10th.
    assert (case.next_due_on, case.next_due_what) == (date(2026, 9, 10), "协议书送商请方、委托方备案")
    acts.file_back(case, actor=desk.actor())
    # An agreement that fixes no day is asked after within thirty days; the thirty for the court end on 9 October.
    assert (case.filed_back_on, case.next_due_on, case.next_due_what) == (desk.day, date(2026, 10, 3), "回访")


def test_what_the_parties_brought_themselves_is_not_filed_back(desk):
    case = agreed(desk)
    acts.conclude(case, desk.agreement(case), actor=desk.actor())
    with pytest.raises(ActionRefused, match="不用送备案"):
        acts.file_back(case, actor=desk.actor())


def test_time_up_is_no_ground_before_it_is(desk):
    case = desk.mediating()
    with pytest.raises(ActionRefused, match="2026年10月8日，还没有满"):
        acts.terminate(case, ground="time_up", notice=desk.notice(case), actor=desk.actor())
    desk.day = date(2026, 10, 8) + timedelta(1)
    acts.terminate(case, ground="time_up", notice=desk.notice(case), actor=desk.actor())
    assert case.state == "terminated"
