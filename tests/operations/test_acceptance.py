"""Consent, conflict decision, acceptance, declining, transfer: on real rows."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.mediation_step import Ending
from mediation.operations import people_mediation as acts
from mediation.operations.acceptance import correct_acceptance
from mediation.operations.access_scope import sees_case
from mediation.operations.deadline_moves import moves_since
from mediation.operations.deadlines import of_case
from mediation.operations.numbers import next_number
from mediation.operations.parties import create_party
from mediation.operations.settings import calendar
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.facts import MatterFacts
from tests.operations.conftest import TODAY, firm, moment


def unasked(desk, **changes):
    respondent = replace(desk.form.parties[1], consent_manner="")
    return desk.register(parties=(desk.form.parties[0], respondent), **changes)


def ask(desk, case, answer, day=TODAY, hour=10):
    [respondent] = [p for p in case.parties if p.side == "respondent"]
    when = moment(day, hour)
    return acts.record_consent(respondent, asked_at=when, manner="phone", answer=answer, actor=desk.actor())


def test_acceptance_gives_number_day_and_deadline(desk, audited):
    case = desk.register()
    assert acts.accept(case, actor=desk.actor()) == "通纺知调〔2026〕1号"
    assert (case.state, case.accepted_on) == ("accepted", date(2026, 9, 3))
    # One month from 3 September ends in the 国庆 week and rolls to the first working day.
    assert (case.next_due_on, case.next_due_what) == (date(2026, 10, 8), "调解期限")
    assert audited(case)[-1] == "accept"


def test_the_register_number_takes_no_case_number(desk):
    unasked(desk)
    assert desk.accepted(conflict_decision="none").case_number == "通纺知调〔2026〕1号"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param([], "没答复不算同意", id="never asked"),
        pytest.param(["no_answer"], "没答复不算同意", id="did not pick up the phone"),
        pytest.param(["refused"], "已明确拒绝调解", id="refused"),
        pytest.param(["agreed", "refused"], "已明确拒绝调解", id="agreed, then refused"),
        pytest.param(["refused", "no_answer"], "已明确拒绝调解", id="silence does not lift a refusal"),
    ],
)
def test_not_accepted_without_consent(desk, answers, words):
    case = unasked(desk)
    for hour, answer in enumerate(answers, start=9):
        ask(desk, case, answer, hour=hour)
    with pytest.raises(ActionRefused, match=words):
        acts.accept(case, actor=desk.actor())
    assert (case.state, case.case_number) == ("registered", None)


def test_who_changed_their_mind_agrees_in_a_new_record_and_the_old_one_stays(desk):
    case = unasked(desk)
    ask(desk, case, "refused", hour=9)
    ask(desk, case, "agreed", hour=16)
    acts.accept(case, actor=desk.actor())
    assert [c.answer for c in case.parties[1].consents] == ["refused", "agreed"]


def test_consent_is_not_recorded_for_tomorrow(desk):
    case = unasked(desk)
    with pytest.raises(ActionRefused, match="还没有到"):
        ask(desk, case, "agreed", day=TODAY + timedelta(1))


def test_acceptance_is_not_dated_before_the_consent(desk):
    case = desk.register(requested_on=date(2026, 8, 28))
    with pytest.raises(ActionRefused, match="才同意"):
        acts.accept(case, accepted_on=date(2026, 9, 2), actor=desk.actor())


def test_a_question_to_the_director_blocks_until_answered(desk):
    unasked(desk)
    case = desk.register(conflict_decision="director")
    with pytest.raises(ActionRefused, match="主任还没有答复"):
        acts.accept(case, actor=desk.actor())
    with pytest.raises(ActionRefused, match="你的角色不能"):
        acts.answer_conflict(case, answer="cleared", actor=desk.actor())
    acts.answer_conflict(case, answer="cleared", reason="前一件只是咨询", actor=desk.actor("沈主任"))
    acts.accept(case, actor=desk.actor())


def test_a_confirmed_conflict_blocks_until_checked_again(desk):
    unasked(desk)
    case = desk.register(conflict_decision="director")
    acts.answer_conflict(case, answer="confirmed", actor=desk.actor("沈主任"))
    with pytest.raises(ActionRefused, match="认定有冲突"):
        acts.accept(case, actor=desk.actor())
    acts.decide_conflict(case, decision="none", hits=[], reason="已换调解员", actor=desk.actor())
    acts.accept(case, actor=desk.actor())


def test_a_new_decision_takes_an_unanswered_question_back(desk):
    unasked(desk)
    case = desk.register(conflict_decision="director")
    acts.decide_conflict(case, decision="none", hits=[], actor=desk.actor())
    with pytest.raises(ActionRefused, match="没有等主任答复"):
        acts.answer_conflict(case, answer="cleared", actor=desk.actor("沈主任"))


def test_declined_with_ground_and_route_and_without_number(desk):
    case = unasked(desk)
    ask(desk, case, "refused")
    told = acts.Notice(told={case.parties[0].id: acts.Told(TODAY, "in_person")}, routes=frozenset({"court"}))
    acts.decline(case, ground="party_refused", reason="电话里说不调", notice=told, actor=desk.actor())
    desk.commit()
    ending = db.session.scalars(select(Ending).where(Ending.case_id == case.id)).one()
    assert (case.state, case.outcome, case.case_number) == ("declined", "declined", None)
    assert (ending.routes, ending.notice_text) == (
        ["court"],
        "当事人可以依法通过下列途径维护自己的权利：向有管辖权的人民法院起诉。",
    )


def test_a_notice_dated_tomorrow_is_no_notice(desk):
    case = unasked(desk)
    ask(desk, case, "refused")
    told = acts.Notice(told={case.parties[0].id: acts.Told(TODAY + timedelta(1), "in_person")})
    with pytest.raises(ActionRefused, match="还没有向南通栖禾家纺有限公司告知") as refused:
        acts.decline(case, ground="party_refused", reason="不调", notice=told, actor=desk.actor())
    assert refused.value.statute == statutes.MOJ_75_24


def test_a_court_entrusted_case_is_not_declined_because_the_court_has_it(desk):
    case = desk.register(source="COURT_POST", source_body="通州湾法院")
    with pytest.raises(ActionRefused, match="委托的"):
        acts.decline(case, ground="already_taken", reason="已立案", notice=desk.notice(case), actor=desk.actor())
    acts.accept(case, actor=desk.actor())


def test_a_transfer_moves_the_dispute_with_its_reason(desk, audited):
    case = desk.register(mediator_id=desk.users["陈晓芸"])
    acts.transfer(case, to=desk.body("district"), reason="标的是电动工具", actor=desk.actor())
    assert (case.committee.code, case.mediator, case.committee_reason) == ("district", None, "标的是电动工具")
    assert audited(case)[-1] == "transfer"
    assert not sees_case(desk.user("陈晓芸"), case)
    acts.accept(case, actor=desk.actor("周立群"))
    assert case.case_number == "通知调〔2026〕1号"


@pytest.mark.parametrize("body", [pytest.param("textile", id="itself"), pytest.param("bureau", id="no committee")])
def test_a_transfer_goes_only_to_the_other_committee(desk, body):
    case = desk.register()
    with pytest.raises(ActionRefused, match="另一个调委会"):
        acts.transfer(case, to=desk.body(body), reason="…", actor=desk.actor())


def test_facts_are_those_of_the_rows(desk):
    facts: MatterFacts = acts.facts_of(desk.accepted(source="PROCURATORATE"), today=TODAY)
    assert (facts.entrusted, facts.referred, facts.conflict) == (True, True, "none")
    assert [(p.side, p.answer, p.answered_on, p.asked) for p in facts.parties] == [
        ("applicant", "agreed", TODAY, 1),
        ("respondent", "agreed", TODAY, 1),
    ]


def test_two_people_accept_one_dispute_and_one_of_them_is_told(desk, app):
    case = desk.register()
    desk.commit()
    case_id, start = case.id, Barrier(2)
    db.session.remove()

    def press(who):
        start.wait()
        with app.app_context(), writing():
            try:
                acts.accept(db.session.get_one(Case, case_id), actor=desk.actor(who))
                db.session.commit()
            except ActionRefused as refused:
                db.session.rollback()
                return refused.message
            finally:
                db.session.remove()
        return "受理"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(press, ("陈晓芸", "顾建平")))
    assert said == ["受理", "现在的阶段不能“受理”。"]
    assert next_number("case:textile:2026") == 2


def test_a_wrong_day_of_acceptance_is_put_right_and_the_time_counted_anew(desk, audited):
    case = desk.register()
    desk.later(8)
    number = acts.accept(case, actor=desk.actor())
    right = TODAY + timedelta(2)
    before = of_case(case, calendar(), desk.day)
    assert (case.accepted_on, case.next_due_on) == (desk.day, date(2026, 10, 12))
    correct_acceptance(case, on=right, reason="登记簿记的是5日", actor=desk.actor("章书记"))
    [move] = moves_since(before, case, calendar(), desk.day)
    assert (move.rule, move.before.due, move.after.due) == ("D01", date(2026, 10, 12), date(2026, 10, 8))
    assert (case.accepted_on, case.case_number, case.case_year) == (right, number, 2026)
    assert (case.next_due_on, case.next_due_what) == (date(2026, 10, 8), "调解期限")
    assert audited(case)[-1] == "correct_acceptance"


def test_who_joined_later_does_not_hold_the_day_of_acceptance_back(desk):
    case = desk.register()
    desk.later(5)
    acts.accept(case, actor=desk.actor())
    desk.later(1)
    later = create_party(firm("南通沐棠纺织品有限公司", 5), actor=desk.actor())
    added = acts.add_party(case, later, side="third_party", actor=desk.actor())
    acts.record_consent(added, asked_at=moment(desk.day), manner="phone", answer="agreed", actor=desk.actor())
    facts = acts.facts_of(case, today=desk.day)
    assert (facts.consented_on, facts.begun_on) == (TODAY, None)
    correct_acceptance(case, on=TODAY + timedelta(1), reason="登记簿记的是4日", actor=desk.actor("沈主任"))
    assert case.accepted_on == TODAY + timedelta(1)
