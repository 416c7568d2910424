"""What a court sent: its own term, what moves it, the report and the materials, what an entrusted suit cannot have."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models.mediation_step import Suspension
from mediation.operations import deadlines
from mediation.operations import people_mediation as acts
from mediation.operations.court_referral import acts as referral
from mediation.operations.court_referral.acts import ReportValues
from mediation.operations.judicial_confirmation import preparing
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Making
from mediation.operations.papers.sheets import sheets_of
from mediation.operations.settings import calendar
from mediation.operations.versions import EditConflict
from mediation.operations.workbench import desk as workbench
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused, Barred
from tests.operations.conftest import TODAY
from tests.operations.referred import BAY, assignment, failed, reported, sent
from tests.operations.settled import drafted, effective, issued, settled

D = date.fromisoformat


def clocks(case, today=TODAY):
    """Rule → last day, of what runs."""
    found = deadlines.of_case(case, calendar(), today)
    return {clock.rule: clock.deadline.due for clock in found if not clock.settled and not clock.paused}


@pytest.mark.parametrize(
    ("source", "changes", "rule", "due"),
    [
        pytest.param("COURT_PRE", {}, "D02", "2026-10-08", id="委派 30 days, over 国庆 (特邀27-1)"),
        pytest.param("COURT_POST", {}, "D03", "2026-09-18", id="委托 15 days in ordinary procedure (特邀27-2)"),
        pytest.param("COURT_POST", {"procedure": "simplified"}, "D03-simple", "2026-09-10", id="委托 7 days"),
        pytest.param("ONLINE", {"channel": "platform"}, "D08", "2026-10-08", id="on-line before filing 30 days"),
    ],
)
def test_the_court_s_term_stands_in_place_of_the_month(desk, source, changes, rule, due):
    case = desk.register(source=source, source_body=BAY)
    sent(desk, case, **changes)
    acts.accept(case, actor=desk.actor())
    running = clocks(case)
    assert (running[rule], "D01" in running) == (D(due), False)
    assert case.next_due_on == D(due)
    assert acts.facts_of(case, today=TODAY).term.article in ("第二十七条第一款", "第二十七条第二款", "第二十四条第一款")


def test_the_platform_s_three_working_days_run_until_it_is_confirmed(desk):
    case = desk.register(source="ONLINE", source_body=BAY)
    values = assignment(desk, channel="platform", informed_on=D("2026-09-02"))
    row = referral.register(case, values, actor=desk.actor())
    assert clocks(case) == {"D04": D("2026-09-07")}
    referral.take(row, on=TODAY, actor=desk.actor())
    assert clocks(case) == {"D05": D("2026-09-08"), "D08": D("2026-10-08")}


@pytest.mark.parametrize(
    ("source", "changes", "reason", "days"),
    [
        pytest.param("ONLINE", {"channel": "platform"}, "appraisal", 10, id="appraisal on-line before filing (在线26)"),
        pytest.param("ONLINE", {"channel": "platform"}, "validity", 0, id="another pause on-line counts"),
        pytest.param("COURT_PRE", {}, "appraisal", 0, id="no rule takes it out of 委派 on paper"),
        pytest.param("COURT_POST", {}, "appraisal", 0, id="nor after filing"),
    ],
)
def test_only_an_appraisal_on_line_before_filing_stops_the_court_s_term(desk, source, changes, reason, days):
    case = desk.mediating(source=source, source_body=BAY)
    sent(desk, case, **changes)
    [before] = [due for rule, due in clocks(case).items() if rule in deadlines.MEDIATION_TERMS]
    desk.later(1)
    acts.suspend(case, reason=reason, actor=desk.actor())
    assert (case.next_due_on is None) is bool(days)
    desk.later(10)
    acts.resume(case, actor=desk.actor())
    [term] = [c for c in deadlines.of_case(case, calendar(), desk.day) if c.rule in deadlines.MEDIATION_TERMS]
    assert term.deadline.nominal == TODAY + timedelta((15 if source == "COURT_POST" else 30) + days)
    assert before >= TODAY


def test_a_longer_time_needs_everybody_by_the_court_s_article(desk):
    case = desk.mediating(source="COURT_PRE", source_body=BAY)
    sent(desk, case)
    one, other = case.parties
    with pytest.raises(ActionRefused, match="还缺") as refused:
        acts.extend(case, until=D("2026-11-02"), agreed={one.id: TODAY}, manner="phone", actor=desk.actor())
    assert refused.value.statute == statutes.INVITED_27_1
    acts.extend(
        case, until=D("2026-11-02"), agreed={one.id: TODAY, other.id: TODAY}, manner="phone", actor=desk.actor()
    )
    assert clocks(case)["D02"] == D("2026-11-02")


@pytest.mark.parametrize(
    ("source", "changes", "taken", "guard", "statute"),
    [
        pytest.param("COURT_PRE", {}, -1, "taken_after_information", "INVITED_27_3", id="signed for before it came"),
        pytest.param("COURT_PRE", {"court": "某某法院"}, 0, "court_is_known", "INVITED_11", id="a court nobody knows"),
        pytest.param("COURT_PRE", {"kind": "entrustment", "procedure": "ordinary"}, 0, "kind_fits_source", "INVITED_11",
                     id="委托 of what was sent before filing"),
        pytest.param("COURT_POST", {"kind": "entrustment", "procedure": ""}, 0, "procedure_is_named", "INVITED_27_2",
                     id="委托 without its procedure"),
        pytest.param("APPLY", {}, 0, "a_court_sent_it", "INVITED_11", id="no court sent it"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_its_article(desk, source, changes, taken, guard, statute):
    case = desk.register(source=source)
    with pytest.raises(Barred) as refused:
        referral.register(case, assignment(desk, **changes), taken_on=desk.day + timedelta(taken), actor=desk.actor())
    assert (refused.value.guard, refused.value.statute) == (guard, getattr(statutes, statute))


def test_a_case_closes_when_the_court_has_report_and_materials(desk, audited):
    case = desk.mediating(source="COURT_PRE", source_body=BAY)
    row = sent(desk, case)
    with pytest.raises(Barred, match="还没有结束"):
        reported(desk, row)
    failed(desk, case)
    step = acts.next_step(case, today=TODAY)
    assert (step.action, step.statute) == ("court_referral", statutes.INVITED_26_2)
    with pytest.raises(ActionRefused, match="书面报告法院") as refused:
        acts.close(case, actor=desk.actor())
    assert refused.value.statute == statutes.INVITED_26_2
    with pytest.raises(Barred, match="才结束"):
        referral.write_report(row, ReportValues(("far_apart",), "开过一次会。"), actor=desk.actor())
        referral.report(row, on=TODAY - timedelta(1), how="post", to="", actor=desk.actor())
    reported(desk, row, returned=False)
    with pytest.raises(ActionRefused, match="移送材料"):
        acts.close(case, actor=desk.actor())
    with pytest.raises(Barred, match="哪些材料"):
        referral.return_materials(row, on=TODAY, items=[" "], to="立案庭", actor=desk.actor())
    referral.return_materials(row, on=TODAY, items=["起诉状 1 份"], to="立案庭", actor=desk.actor())
    acts.close(case, actor=desk.actor())
    assert (row.state, row.reasons, case.state) == ("done", ["far_apart"], "closed")
    assert {"register_referral", "take_referral", "write_court_report", "report_to_court", "return_materials"} <= set(
        audited(case)
    )


def test_an_unrecorded_referral_stands_in_the_way_of_closing(desk):
    case = desk.mediating(source="COURT_PRE", source_body=BAY)
    failed(desk, case)
    with pytest.raises(ActionRefused, match="还没有登记"):
        acts.close(case, actor=desk.actor())


def test_an_entrusted_agreement_goes_to_the_court_and_is_not_confirmed(desk):
    case = settled(desk, source="COURT_POST", source_body=BAY)
    row = sent(desk, case)
    agreement = effective(desk, issued(desk, drafted(desk, case, copies=5)))
    assert "D09" not in clocks(case)
    with pytest.raises(Barred, match="制作调解书") as refused:
        preparing.begin(agreement, actor=desk.actor())
    assert refused.value.statute == statutes.INVITED_20
    reported(desk, row)
    referral.note_court_result(row, on=TODAY, result="court_statement", number=row.court_number, actor=desk.actor())
    assert (row.reasons, row.court_result) == (["agreement"], "court_statement")
    assert not any(sheet.form == "confirmation_application" for sheet in sheets_of(case))


def test_an_assigned_agreement_s_alarms_run_from_the_day_the_parties_signed(desk):
    """特邀规定 24 has it in force then, 调解法 29 with the seal: the earlier day starts the thirty days."""
    case = settled(desk, source="COURT_PRE", source_body=BAY)
    sent(desk, case)
    from mediation.operations.agreement import signing
    from tests.operations.settled import everybody_signs

    agreement = issued(desk, drafted(desk, case, copies=5))
    everybody_signs(desk, agreement)
    desk.later(4)
    signing.seal(agreement, sealed_on=desk.day, actor=desk.actor())
    assert (agreement.effective_on, agreement.alarm_from) == (D("2026-09-07"), TODAY)
    assert clocks(case, desk.day)["D09"] == D("2026-10-08")


def test_a_suspicion_stops_the_mediation_until_it_is_answered(desk):
    case = desk.mediating(source="COURT_PRE", source_body=BAY)
    row = sent(desk, case)
    referral.report_suspicion(row, on=TODAY, text="双方同一个联系电话", to=BAY, actor=desk.actor())
    suspension = db.session.scalars(select(Suspension).where(Suspension.case_id == case.id)).one()
    assert (case.state, suspension.reason) == ("suspended", "collusion")
    with pytest.raises(ActionRefused, match="还没有答复") as refused:
        acts.resume(case, actor=desk.actor())
    assert refused.value.statute == statutes.INVITED_18_2
    referral.answer_suspicion(row, on=TODAY, text="核实过，可以继续", actor=desk.actor())
    acts.resume(case, actor=desk.actor())
    assert case.state == "mediating"


def test_a_referral_is_turned_down_with_a_reason_and_not_once_it_was_taken_on(desk):
    case = desk.register(source="ONLINE", source_body=BAY)
    row = referral.register(case, assignment(desk, channel="platform"), actor=desk.actor())
    with pytest.raises(Barred, match="没有写理由") as refused:
        referral.turn_down(row, on=TODAY, reason=" ", actor=desk.actor())
    assert refused.value.statute == statutes.ONLINE_12_1
    acts.accept(case, actor=desk.actor())
    with pytest.raises(Barred, match="已经受理"):
        referral.turn_down(row, on=TODAY, reason="不在范围", actor=desk.actor())


def test_two_people_correct_one_referral_and_the_second_sees_both(desk):
    case = desk.register(source="COURT_PRE", source_body=BAY)
    row = sent(desk, case)
    seen = row.version
    referral.correct(
        row, assignment(desk, court_number="（2026）苏0692诉前调19号"), seen_version=seen, actor=desk.actor()
    )
    with pytest.raises(EditConflict):
        referral.correct(row, assignment(desk), seen_version=seen, actor=desk.actor())
    assert case.source_letter == "（2026）苏0692诉前调19号"


def test_the_report_says_what_is_on_record_and_quotes_no_session(desk):
    case = desk.mediating(source="COURT_PRE", source_body=BAY)
    row = sent(desk, case)
    failed(desk, case)
    reported(desk, row)
    sheet = next(sheet for sheet in sheets_of(case) if sheet.form == "court_report")
    paper = build(Making(case, sheet, TODAY)).paper
    assert (paper.addressee, paper.court_number) == (f"{BAY}：", row.court_number)
    assert [tick.text for tick in paper.reasons if tick.ticked] == ["双方分歧较大且难以达成调解协议"]
    assert paper.result == ("调解不成，没有达成调解协议。",)
    assert [text.partition("：")[0] for text in paper.parties] == ["甲方（申请人）", "乙方（被申请人）"]
    assert "各方陈述" not in repr(paper)


def test_the_first_page_lists_what_courts_wait_for(desk):
    waiting = desk.register(source="ONLINE", source_body=BAY)
    referral.register(waiting, assignment(desk, channel="platform"), actor=desk.actor())
    assert [(line.case.id, line.step.action) for line in workbench(desk.actor("沈主任")).referrals] == [
        (waiting.id, "take")
    ]


def test_the_database_keeps_a_court_s_result_to_suits(desk):
    row = sent(desk, desk.register(source="COURT_PRE", source_body=BAY))
    row.court_result = "court_statement"
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
