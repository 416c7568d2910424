"""司法确认 on the rows: joint, in time, to the right court; the court's answers; its clocks; what is kept."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import deadlines
from mediation.operations.judicial_confirmation import acts, answers, preparing
from mediation.operations.judicial_confirmation.acts import facts_of, matter_of
from mediation.operations.settings import calendar
from mediation.procedures.judicial_confirmation import bars, doubts, eligibility, next_step
from mediation.rules import statutes
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.lifecycle import ActionRefused
from tests.operations.confirmed import (
    NUMBER,
    SHORT,
    accepted_by_court,
    confirmed_by_court,
    everybody,
    filed_with_court,
    prepared,
)
from tests.operations.settled import drafted, effective, issued, settled

BAY = "通州湾示范区法院"


def clocks(case, today):
    return {clock.rule: clock for clock in deadlines.of_case(case, calendar(), today)}


def refused(act, *words):
    with pytest.raises(ActionRefused) as caught:
        act()
    assert all(word in caught.value.message for word in words), caught.value.message
    db.session.rollback()
    return caught.value.statute


def test_from_an_agreement_in_force_to_a_ruling(desk, audited):
    agreement = effective(desk)
    matter = confirmed_by_court(desk, agreement)
    assert (matter.state, matter.court, matter.court_number) == ("confirmed", BAY, NUMBER)
    assert [matter.filed_on, matter.received_on, matter.accepted_on, matter.heard_on, matter.decided_on] == [
        date(2026, 9, 3), date(2026, 9, 3), date(2026, 9, 4), date(2026, 9, 9), date(2026, 9, 11),
    ]  # fmt: skip
    answers.serve(matter, dict.fromkeys(agreement.case.parties, date(2026, 9, 11)), actor=desk.actor())
    assert audited(agreement.case)[-7:] == [
        "begin_confirmation", "sign_application", "file_application", "accept_confirmation", "hear_confirmation",
        "confirm_confirmation", "serve_ruling",
    ]  # fmt: skip
    assert next_step("confirmed", facts_of(agreement, matter, today=desk.day)).sentence == "裁定有效，盯履行"


def test_some_of_the_parties_alone_cannot_apply(desk):
    matter = preparing.begin(effective(desk), actor=desk.actor())
    signed = everybody(matter, desk.day)
    signed.pop(matter.case.parties[1])
    preparing.sign_application(matter, signed, actor=desk.actor())
    desk.commit()
    statute = refused(
        lambda: preparing.file_application(matter, filed_on=desk.day, how="by_hand", reason=SHORT, actor=desk.actor()),
        "南通沐棠纺织品有限公司还没有在申请书上签名",
        "共同申请",
    )
    assert statute == statutes.CPL_205


@pytest.mark.parametrize(
    ("filed_on", "today", "refusal"),
    [
        pytest.param(date(2026, 10, 8), date(2026, 10, 8), None, id="30th-day-is-国庆-so-the-first-working-day-counts"),
        pytest.param(date(2026, 10, 8), date(2026, 10, 20), None, id="posted-on-the-last-day-recorded-later"),
        pytest.param(date(2026, 10, 9), date(2026, 10, 9), statutes.CPL_86, id="one-day-late"),
        pytest.param(date(2026, 9, 2), date(2026, 9, 10), statutes.CPL_205, id="before-the-agreement-took-effect"),
        pytest.param(date(2026, 9, 11), date(2026, 9, 10), None, id="tomorrow"),
    ],
)
def test_the_day_of_filing(desk, filed_on, today, refusal):
    matter = prepared(desk, effective(desk))
    actor = desk.actor(day=today)

    def file():
        preparing.file_application(matter, filed_on=filed_on, how="post", reason=SHORT, actor=actor)

    if refusal is None and filed_on <= today:
        file()
        assert (matter.state, matter.filed_on, matter.received_on) == ("filed", filed_on, None)
    else:
        assert refused(file) == refusal


def test_an_application_does_not_predate_its_signatures(desk):
    matter = prepared(desk, effective(desk))
    desk.later(5)
    preparing.sign_application(matter, everybody(matter, desk.day), actor=desk.actor())
    refused(
        lambda: preparing.file_application(
            matter, filed_on=date(2026, 9, 5), how="online", reason=SHORT, actor=desk.actor()
        ),
        "签申请书的日子晚于提交的日子",
    )


def test_missing_materials_are_explained_or_brought(desk):
    matter = prepared(desk, effective(desk))
    statute = refused(
        lambda: preparing.file_application(matter, filed_on=desk.day, how="by_hand", actor=desk.actor()), "还差"
    )
    assert statute == statutes.CPL_INT_354


@pytest.mark.parametrize(
    ("court", "reason", "statute"),
    [
        pytest.param("通州区法院", "离得近", statutes.IP_JURISDICTION_3, id="the-seat-court-takes-no-IP"),
        pytest.param("南通中院", "", statutes.IP_JURISDICTION_2_2, id="the-amount-is-too-small-for-it"),
        pytest.param("苏州市虎丘区人民法院", "", statutes.CPL_205, id="another-court-without-a-reason"),
    ],
)
def test_a_court_that_is_excluded_is_refused(desk, court, reason, statute):
    matter = prepared(desk, effective(desk))
    act = lambda: preparing.choose_court(matter, court, reason=reason, actor=desk.actor())  # noqa: E731
    assert refused(act) == statute
    assert db.session.get_one(JudicialConfirmation, matter.id).court == BAY


def test_another_court_may_be_chosen_with_a_reason(desk):
    matter = prepared(desk, effective(desk))
    preparing.choose_court(matter, "苏州市虎丘区人民法院", reason="乙方住所地在虎丘区", actor=desk.actor())
    assert (matter.court, matter.court_reason) == ("苏州市虎丘区人民法院", "乙方住所地在虎丘区")


def test_a_court_that_invited_the_mediation_is_the_only_one(desk):
    case = settled(desk, source="COURT_PRE", source_body="示例人民法院")
    agreement = effective(desk, issued(desk, drafted(desk, case, copies=5)))
    matter = preparing.begin(agreement, actor=desk.actor())
    assert matter.court == "示例人民法院"
    statute = refused(
        lambda: preparing.choose_court(matter, BAY, reason="集中管辖", actor=desk.actor()), "只能向该院申请"
    )
    assert statute == statutes.CPL_205_1


def test_an_agent_with_general_authority_does_not_apply(desk):
    agreement = effective(desk)
    matter = preparing.begin(agreement, actor=desk.actor())
    signed = everybody(matter, desk.day)
    signed[agreement.case.parties[0]] = (SignsBy.AGENT, "贺知遥", desk.day)
    statute = refused(lambda: preparing.sign_application(matter, signed, actor=desk.actor()), "没有登记为")
    assert statute == statutes.CPL_INT_351


def test_one_application_at_a_time(desk):
    agreement = effective(desk)
    prepared(desk, agreement)
    refused(lambda: preparing.begin(agreement, actor=desk.actor()), "现在的阶段不能")


def test_the_database_too_holds_one_application_to_an_agreement(desk):
    agreement = effective(desk)
    matter = prepared(desk, agreement)
    copy = JudicialConfirmation(
        case_id=matter.case_id, agreement_id=agreement.id, ordinal=2, state="preparing", begun_on=desk.day,
        begun_by_id=desk.users["陈晓芸"], changed_at=matter.changed_at,
    )  # fmt: skip
    db.session.add(copy)
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("accepted_on = '2026-09-01'", id="accepted-before-filing"),
        pytest.param("court = ''", id="filed-with-no-court"),
        pytest.param("filed_on = NULL", id="filed-on-no-day"),
        pytest.param("state = 'rejected', decided_on = '2026-09-09'", id="rejected-without-a-ground"),
        pytest.param("state = 'confirmed'", id="confirmed-on-no-day"),
        pytest.param("filed_how = 'by pigeon'", id="filed-in-no-known-way"),
    ],
)
def test_the_database_repeats_what_must_never_be_false(desk, change):
    filed_with_court(desk, effective(desk))
    with pytest.raises(IntegrityError):
        db.session.execute(text(f"UPDATE judicial_confirmation SET {change}"))  # noqa: S608
    db.session.rollback()


ANSWERS = {
    "accepted": lambda m, on, who: answers.accept(m, on=on, number=NUMBER, actor=who),
    "not accepted": lambda m, on, who: answers.not_accept(m, on=on, ground="title", note="", actor=who),
    "withdrawn": lambda m, on, who: answers.withdraw(m, on=on, reason="和好了", actor=who),
    "supplement asked": lambda m, on, who: answers.ask_supplement(m, on=on, due_on=on, what="证书", actor=who),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_court_answers_nothing_before_it_was_filed(desk, answer):
    matter = filed_with_court(desk, effective(desk))
    desk.later(2)
    refused(lambda: ANSWERS[answer](matter, date(2026, 9, 2), desk.actor("法院联络员")), "提交的")


def test_no_ruling_before_acceptance(desk):
    matter = filed_with_court(desk, effective(desk))
    refused(lambda: answers.confirm(matter, on=desk.day, actor=desk.actor("法院联络员")), "现在的阶段不能")
    matter = db.session.get_one(JudicialConfirmation, matter.id)
    answers.accept(matter, on=desk.day, number=NUMBER, actor=desk.actor())
    desk.later(3)
    answers.hear(matter, on=desk.day, actor=desk.actor())
    desk.commit()
    refused(lambda: answers.confirm(matter, on=desk.day - timedelta(1), actor=desk.actor()), "裁定不会在那以前")


def test_the_courts_clocks(desk):
    agreement = effective(desk)
    matter = filed_with_court(desk, agreement, how="post")
    assert set(clocks(agreement.case, desk.day)) == {"D01", "D09", "D23"}
    assert clocks(agreement.case, desk.day)["D09"].settled
    desk.later(4)
    answers.note_receipt(matter, on=date(2026, 9, 7), actor=desk.actor("法院联络员"))
    # 9月7日 + 3 = 9月10日 (Thursday).
    assert clocks(agreement.case, desk.day)["D10"].deadline.due == date(2026, 9, 10)
    assert (agreement.case.next_due_on, agreement.case.next_due_what) == (date(2026, 9, 10), "法院决定是否受理")
    desk.later(1)
    answers.ask_supplement(
        matter, on=date(2026, 9, 8), due_on=date(2026, 9, 20), what="登记证书原件", actor=desk.actor("法院联络员")
    )
    # 9月20日 is a Sunday on which people work (国庆调休): no rolling.
    assert clocks(agreement.case, desk.day)["D12"].deadline.due == date(2026, 9, 20)
    assert matter.state == "supplementing"
    answers.supply(matter, on=date(2026, 9, 8), actor=desk.actor())
    answers.accept(matter, on=date(2026, 9, 8), number=NUMBER, actor=desk.actor("法院联络员"))
    found = clocks(agreement.case, desk.day)
    assert [found[rule].settled for rule in ("D09", "D10", "D12", "D11")] == [True, True, True, False]
    # 9月8日 + 30 = 10月8日, the first day of work after 国庆.
    assert found["D11"].deadline.due == date(2026, 10, 8)


def test_objections_run_from_the_day_each_party_got_the_ruling(desk):
    agreement = effective(desk)
    matter = confirmed_by_court(desk, agreement)
    first, second, third = agreement.case.parties
    desk.later(4)
    answers.serve(matter, {first: date(2026, 9, 11), second: date(2026, 9, 14)}, actor=desk.actor("法院联络员"))
    due = [c.deadline.due for c in deadlines.of_case(agreement.case, calendar(), desk.day) if c.rule == "D13"]
    # 9月11日 + 15 = 9月26日 (中秋假期 to the 27th) → 9月28日; 9月14日 + 15 = 9月29日.
    assert due == [date(2026, 9, 28), date(2026, 9, 29)]
    assert facts_of(agreement, matter, today=desk.day).unserved == (third.party.name,)
    ended = [c.ended for c in deadlines.of_case(agreement.case, calendar(), date(2026, 9, 30)) if c.rule == "D13"]
    assert ended == ["期满", "期满"]
    answers.note_objection(
        matter, objector="third_party", name="某设计工作室", knew_on=date(2026, 9, 15), raised_on=None,
        reason="称花型归其所有", actor=desk.actor("法院联络员"),
    )  # fmt: skip
    # Six months: 2027年3月15日; 2027's notice is not published, so nothing is rolled and the day is not certain.
    found = clocks(agreement.case, desk.day)["D14"].deadline
    assert (found.due, found.certain) == (date(2027, 3, 15), False)


def test_a_ruling_is_not_served_before_it_is_made(desk):
    matter = confirmed_by_court(desk, effective(desk))
    refused(lambda: answers.serve(matter, {matter.case.parties[0]: date(2026, 9, 10)}, actor=desk.actor()), "作出的")


def test_rejected_the_agreement_still_binds_and_a_new_one_has_its_own_thirty_days(desk):
    agreement = effective(desk)
    matter = accepted_by_court(desk, agreement)
    refused(
        lambda: answers.reject(matter, on=desk.day, ground="title", note="", actor=desk.actor()), "没有选驳回的理由"
    )
    answers.reject(matter, on=desk.day, ground="unclear", note="第二项没有期限", actor=desk.actor("法院联络员"))
    desk.commit()
    assert (agreement.state, matter.state, matter.ground) == ("effective", "rejected", "unclear")
    step = next_step("rejected", facts_of(agreement, matter, today=desk.day))
    assert "另有自己的三十日" in step.why
    assert step.statute == statutes.CPL_206
    refused(lambda: preparing.begin(agreement, actor=desk.actor()), "现在的阶段不能")


def test_after_a_withdrawal_the_thirty_days_go_on_and_another_application_may_follow(desk):
    agreement = effective(desk)
    matter = filed_with_court(desk, agreement)
    desk.later(3)
    answers.withdraw(matter, on=desk.day, reason="先核对金额", actor=desk.actor("法院联络员"))
    desk.commit()
    assert not clocks(agreement.case, desk.day)["D09"].settled
    again = preparing.begin(agreement, actor=desk.actor())
    assert (again.ordinal, again.state, matter_of(agreement)) == (2, "preparing", again)


def test_what_a_court_has_comes_first_even_when_a_new_agreement_replaced_it(desk):
    agreement = effective(desk)
    filed_with_court(desk, agreement)
    desk.later(2)
    newer = desk.agreement(agreement.case, ordinal=2, supersedes_id=agreement.id)
    agreement.state = "superseded"
    db.session.flush()
    assert acts.agreement_of(agreement.case) is agreement
    matter = matter_of(agreement)
    answers.withdraw(matter, on=desk.day, reason="另签了新协议", actor=desk.actor("法院联络员"))
    assert acts.agreement_of(agreement.case) is newer


def test_after_the_window_a_withdrawn_application_cannot_be_renewed(desk):
    agreement = effective(desk)
    matter = filed_with_court(desk, agreement)
    desk.later(40)
    answers.withdraw(matter, on=desk.day, reason="先核对金额", actor=desk.actor("法院联络员"))
    desk.commit()
    assert refused(lambda: preparing.begin(agreement, actor=desk.actor()), "仍有约束力") == statutes.CPL_86


def test_missed_is_shown_for_what_it_is(desk):
    agreement = effective(desk)
    desk.later(60)
    facts = facts_of(agreement, None, today=desk.day)
    [bar] = bars(eligibility(facts))
    assert "协议仍有约束力" in bar.sentence
    step = next_step("open", facts)
    assert (step.action, step.statute) == ("", statutes.MEDIATION_31)
    clock = clocks(agreement.case, desk.day)["D09"]
    assert (clock.settled, clock.ended) == (True, "已过，协议仍有约束力")


def test_an_obstacle_gives_ten_days_from_its_end(desk):
    agreement = effective(desk)
    desk.later(10)
    refused(
        lambda: preparing.note_obstacle(agreement, text="台风", ended_on=None, asked_on=None, actor=desk.actor()),
        "三十日还没有过",
    )
    desk.later(40)  # 10月23日
    matter = preparing.note_obstacle(
        agreement, text="丙方住院手术", ended_on=date(2026, 10, 16), asked_on=None, actor=desk.actor()
    )
    desk.commit()
    assert matter.state == "preparing"
    assert clocks(agreement.case, desk.day)["D15"].deadline.due == date(2026, 10, 26)
    preparing.sign_application(matter, everybody(matter, desk.day), actor=desk.actor())
    desk.commit()
    late = desk.actor(day=date(2026, 10, 27))
    refused(
        lambda: preparing.file_application(
            matter, filed_on=date(2026, 10, 27), how="by_hand", reason=SHORT, actor=late
        ),
        "十日内",
    )
    matter = matter_of(agreement)
    preparing.file_application(matter, filed_on=desk.day, how="by_hand", reason=SHORT, actor=desk.actor())
    assert (matter.state, matter.extension_asked_on) == ("filed", date(2026, 10, 23))
    preparing.answer_extension(matter, "granted", on=desk.day, actor=desk.actor("法院联络员"))
    assert matter.extension_answer == "granted"


def test_the_liaison_answers_and_does_not_prepare(desk):
    agreement = effective(desk)
    refused(lambda: preparing.begin(agreement, actor=desk.actor("法院联络员")), "你的角色不能")
    matter = prepared(desk, agreement)
    refused(lambda: preparing.give_up(matter, reason="不要了", actor=desk.actor("法院联络员")), "你的角色不能")
    for stranger in ("周立群", "审计员", "局里的人"):
        refused(lambda who=stranger: preparing.give_up(matter, reason="不要了", actor=desk.actor(who)), "你的角色不能")


def test_words_on_ownership_raise_a_doubt_and_no_bar(desk):
    case = settled(desk)
    agreement = effective(desk, issued(desk, drafted(desk, case)))
    agreement.terms[0].data = {**agreement.terms[0].data, "what": "四件套，双方确认《春溪缠枝》花型的著作权归甲方所有"}
    points = eligibility(facts_of(agreement, None, today=desk.day))
    assert bars(points) == []
    assert statutes.CPL_INT_355_5 in {point.statute for point in doubts(points)}
    db.session.rollback()


def test_acts_say_what_stands_against_them(desk):
    agreement = effective(desk)
    matter = preparing.begin(agreement, actor=desk.actor())
    facts = facts_of(agreement, matter, today=desk.day)
    found = {act.action: barred for act, barred in acts.open_acts(agreement, matter, facts, actor=desk.actor())}
    assert found["file"].statute == statutes.CPL_205
    assert found["give_up"] is None
