"""维权援助 on the rows: an own dense series, the window's proposal and what was chosen instead, statements before
experts, opinions before results, who sees it, and the dispute handed over with all that is on record."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from mediation import files
from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.right import Right
from mediation.operations import acceptance, disputes, figures, file_check, route_changes, stray_files
from mediation.operations.access_scope import sees_case, visible_aid
from mediation.operations.entrusting import Handover
from mediation.operations.experts import ExpertValues, add_expert, register_of
from mediation.operations.rights import RightValues, add_right
from mediation.operations.rights_aid import (
    clocks,
    experts,
    from_case,
    handing_over,
    handling,
    papers,
    reading,
    receiving,
)
from mediation.operations.rights_aid.from_case import AidWanted
from mediation.operations.rights_aid.receiving import AidValues
from mediation.operations.settings import calendar, change_setting
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights_aid.words import REFERENCE_ONLY
from tests.operations.conftest import firm, shop

D = date.fromisoformat
OFFICER = "援助专员"
ASKED = AidValues(
    service="infringement_opinion",
    applied_on=D("2026-09-03"),
    facts="对方销售的四件套与申请人的外观设计专利近似，请判断是不是侵权。",
    requests="出具咨询意见",
    right_kind="design",
    right_number="ZL201830251564.1",
    right_title="床品四件套（山茶月令）",
    right_checked_on=D("2026-09-02"),
)
BOTH = [("applicant", firm()), ("respondent", shop())]


def received(desk, parties=BOTH, **changes):
    values = replace(ASKED, **{"applied_on": desk.day, **changes})
    return receiving.receive(desk.body("rights_centre"), values, parties, actor=desk.actor(OFFICER))


def accepted(desk, **changes):
    matter = received(desk, **changes)
    handling.accept(matter, on=desk.day, manner="written", actor=desk.actor(OFFICER))
    return matter


def appointed(desk, **changes):
    matter = accepted(desk, **changes)
    officer = desk.actor(OFFICER)
    values = ExpertValues("expert", "岑望", "南通青榆知识产权代理事务所", "外观设计", D("2026-01-01"), D("2027-12-31"))
    row = experts.name_expert(
        matter, add_expert(desk.body("rights_centre"), values, actor=officer), on=desk.day, actor=officer
    )
    experts.appoint_expert(row, matter, on=desk.day, free_on=desk.day, silent_on=desk.day, actor=officer)
    return matter


def refused(act):
    with pytest.raises(ActionRefused) as caught:
        act()
    return caught.value


def test_an_application_gets_the_next_number_of_the_centre_s_own_series(desk):
    first = received(desk)
    assert refused(lambda: received(desk, place="district")).guard == "override_has_a_reason"
    second = received(desk, wants="order", place="aid", route_reason="先听意见")
    assert [first.number, second.number] == ["援2026-001", "援2026-002"]
    assert first.dispute_number == "援2026-001" and disputes.is_known("援2026-001")
    assert refused(lambda: disputes.taken_up_again("援2026-001")).message.startswith("这件纠纷还在办")
    desk.commit()


def test_what_the_window_chose_instead_is_on_record_with_its_reason(desk):
    same = received(desk, wants="mediation")
    assert (same.route_row, same.place, same.route_reason) == ("8", "textile", "")
    assert route_changes.changes_of(same.dispute_number) == []
    twin = received(desk, wants="mediation", place="aid", route_reason="先要意见，再决定调不调")
    assert (twin.route_row, twin.route_place, twin.place) == ("3", "twin", "aid")
    row = route_changes.changes_of(twin.dispute_number)[0]
    assert (row.kind, row.case_id, row.from_body, row.to_body) == ("chosen", None, "在办的那一件", "维权援助")
    assert row.reason == "先要意见，再决定调不调"
    assert route_changes.away_with(twin.dispute_number) is None
    desk.commit()


def test_the_days_run_from_the_papers_and_stand_still_while_it_does(desk):
    matter = received(desk, service="aid")
    days, officer = calendar(), desk.actor(OFFICER)
    assert [(c.rule, c.deadline.due) for c in clocks.of_matter(matter, days, desk.day)] == [("W01", D("2026-09-08"))]
    handling.ask_supplement(matter, on=desk.day, gaps="登记证书", until=D("2026-09-10"), actor=officer)
    assert clocks.of_matter(matter, days, desk.day) == []
    desk.later(6)
    officer = desk.actor(OFFICER)
    handling.supply(matter, on=desk.day, actor=officer)
    assert clocks.of_matter(matter, days, desk.day)[0].deadline.due == D("2026-09-14")
    handling.accept(matter, on=desk.day, manner="written", actor=officer)
    assert clocks.due_of(matter, days, desk.day) == D("2026-09-30")
    handling.suspend(matter, on=desk.day, reason="等评价报告", actor=officer)
    desk.later(5)
    officer = desk.actor(OFFICER)
    assert clocks.of_matter(matter, days, desk.day)[0].paused
    handling.resume(matter, on=desk.day, actor=officer)
    # Stopped from the ninth, a Wednesday, to the day before the fourteenth: two working days after acceptance.
    assert clocks.due_of(matter, days, desk.day) == D("2026-10-09")
    assert (
        refused(lambda: handling.extend(matter, on=desk.day, until=D("2026-10-09"), reason="检索", actor=officer)).guard
        == "extension_is_longer"
    )
    handling.extend(matter, on=desk.day, until=D("2026-10-15"), reason="主任同意，境外检索", actor=officer)
    assert clocks.due_of(matter, days, desk.day) == D("2026-10-15")
    change_setting("aid_general_working_days", 5, effective_from=D("2026-09-01"), source="主任会", actor=officer)
    desk.commit()


def test_what_was_done_within_its_term_and_whom_an_adviser_helped(desk):
    officer, ids = desk.actor(OFFICER), {}
    desk.day = D("2026-09-07")
    for name in ("in time", "late", "not at all", "withdrawn", "stopped"):
        ids[name] = accepted(desk, service="consultation")  # three working days: Thursday 09-10
    values = ExpertValues("adviser", "祝南星", "南通跨境电商协会", "平台投诉", D("2026-01-01"), None)
    adviser = add_expert(desk.body("rights_centre"), values, actor=officer)
    given, other = accepted(desk), accepted(desk)  # ten working days: 09-20, a Sunday on which people work
    for matter in (given, other):
        row = experts.name_expert(matter, adviser, on=desk.day, actor=desk.actor(OFFICER))
        days = {"on": desk.day, "free_on": desk.day, "silent_on": desk.day}
        experts.appoint_expert(row, matter, **days, actor=desk.actor(OFFICER))
    done = {"result": "resolved", "reason": "答复了"}
    desk.day = D("2026-09-08")
    handling.withdraw(ids["withdrawn"], on=desk.day, reason="不问了", actor=desk.actor(OFFICER))
    handling.suspend(ids["stopped"], on=desk.day, reason="等检测", actor=desk.actor(OFFICER))
    desk.day = D("2026-09-10")
    handling.conclude(ids["in time"], on=desk.day, **done, actor=desk.actor(OFFICER))
    desk.day = D("2026-09-11")
    handling.conclude(ids["late"], on=desk.day, **done, actor=desk.actor(OFFICER))
    desk.day = D("2026-09-20")
    handling.issue_opinion(given, on=desk.day, question="是否近似？", text="近似。", actor=desk.actor(OFFICER))
    month = Period(D("2026-09-01"), D("2026-09-30"))

    def shown(name, today):
        found = figures.figure(name, month, today=today)
        return found.numerator, found.denominator

    # Due that day and not given: not yet counted; the day after it is overdue.
    assert shown("aid_on_time", D("2026-09-20")) == (2, 4)
    assert shown("aid_on_time", D("2026-09-21")) == (2, 5)
    assert shown("adviser_services", desk.day) == (2, None)
    # Both asked for the same enterprise.
    assert shown("enterprises_advised", desk.day) == (1, None)
    assert shown("experts_used", desk.day) == (0, None)


def test_from_the_application_to_the_archive(desk):
    matter = appointed(desk)
    officer = desk.actor(OFFICER)
    handling.note_step(matter, on=desk.day, manner="discussion", text="专家看样布。", actor=officer)
    early = refused(lambda: handling.conclude(matter, on=desk.day, result="resolved", reason="好了", actor=officer))
    assert early.guard == "opinion_comes_first"
    opinion = handling.issue_opinion(
        matter, on=desk.day, question="是否近似？", text="整体视觉效果近似。", actor=officer
    )
    assert (opinion.ordinal, opinion.signers) == (1, "岑望")
    handling.conclude(matter, on=desk.day, result="resolved", reason="对方下架", actor=officer)
    bare = refused(lambda: handling.note_recovery(matter, on=desk.day, amount=500_000, basis=" ", actor=officer))
    assert bare.guard == "recovery_has_its_basis"
    handling.note_recovery(matter, on=desk.day, amount=500_000, basis="对方付款凭证", actor=officer)
    handling.note_satisfaction(matter, on=desk.day, answer="very", actor=officer)
    handling.close(matter, on=desk.day, archive_number="援档2026-1", actor=officer)
    assert (matter.state, matter.result, matter.recovered, matter.satisfaction) == (
        "closed",
        "resolved",
        500_000,
        "very",
    )
    assert [(line.expert.name, line.served) for line in register_of([matter.centre_id])] == [("岑望", 1)]
    desk.commit()
    told = db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject == f"aid_matter:{matter.id}")).all()
    assert told[0] == "aid_receive" and told[-1] == "aid_close" and len(told) == 10


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("state = 'accepted', accepted_on = NULL", id="accepted-without-a-day"),
        pytest.param("state = 'refused', ground = 'scope'", id="refused-and-not-told"),
        pytest.param("recovered = 100", id="recovered-without-basis"),
        pytest.param("difficult = (1 = 1)", id="difficult-and-nobody-approved"),
        pytest.param("state = 'concluded'", id="concluded-without-result"),
        pytest.param("state = 'closed'", id="closed-without-archive-number"),
    ],
)
def test_the_database_itself_refuses(desk, change):
    matter = received(desk)
    desk.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(text(f"UPDATE aid_matter SET {change} WHERE id = {matter.id}"))  # noqa: S608
    db.session.rollback()


def test_no_expert_is_appointed_past_the_statements_even_by_hand(desk):
    matter = appointed(desk)
    desk.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(text(f"UPDATE aid_expert SET silent_on = NULL WHERE matter_id = {matter.id}"))  # noqa: S608
    db.session.rollback()


def test_who_reads_what(desk):
    plain = received(desk)
    secret = received(desk, right_kind="trade_secret", right_number="", right_title="客户名单")
    assert secret.restricted
    seen = {
        name: {row.number for row in db.session.scalars(visible_aid(desk.user(name)))}
        for name in (OFFICER, "另一专员", "预审员", "陈晓芸", "沈主任", "局书记员", "局里的人", "管理员", "审计员")
    }
    mine = {plain.number, secret.number}
    assert seen == {OFFICER: mine, "另一专员": {plain.number}, "预审员": {plain.number}} | dict.fromkeys(
        ("陈晓芸", "沈主任", "局书记员", "局里的人", "管理员", "审计员"), set()
    )
    said = refused(lambda: handling.accept(plain, on=desk.day, manner="oral", actor=desk.actor("预审员")))
    assert "角色" in said.message
    desk.commit()


def test_a_dispute_goes_to_the_committee_with_all_that_is_on_record(desk):
    matter = received(desk, wants="mediation")
    officer = desk.actor(OFFICER)
    proposal = handing_over.proposed(matter)
    assert proposal is not None and proposal.code == "textile"
    silent = Handover(on=desk.day, consented_on=None, consents="")
    said = refused(lambda: handing_over.hand_over(matter, desk.body("textile"), silent, actor=officer))
    assert said.guard == "applicant_agrees" and said.statute.short == "个人信息保护法第二十三条"
    assert db.session.scalar(select(Case.id)) is None
    agreed = replace(silent, consented_on=desk.day, consents="申请人当面书面同意，材料一并提供。")
    case = handing_over.hand_over(matter, desk.body("textile"), agreed, actor=officer)
    assert (case.dispute_number, case.source, case.source_letter) == ("援2026-001", "AGENCY", "援2026-001")
    assert [(row.side, row.party_id) for row in case.parties] == [(row.side, row.party_id) for row in matter.parties]
    assert db.session.scalars(select(Right.number)).one() == matter.right_number
    assert (case.dispute_type, case.requested_on) == ("design", matter.applied_on)
    assert (matter.state, matter.result, matter.case) == ("handed_over", "mediation", case)
    assert reading.matter_of_case(case.id) is matter
    assert [row.kind for row in route_changes.changes_of("援2026-001")] == ["again"]
    assert sees_case(desk.user("沈主任"), case) and not sees_case(desk.user(OFFICER), case)
    desk.commit()


def test_what_goes_to_an_agency_is_away_until_it_comes_back(desk):
    matter = received(desk, right_kind="copyright", right_number="", wants="order")
    assert matter.place == "culture"
    officer = desk.actor(OFFICER)
    values = {"result": "agency", "reason": "要求查处", "actor": officer}
    assert refused(lambda: handling.refer(matter, on=desk.day, body="", **values)).guard == "receiver_is_named"
    handling.refer(matter, on=desk.day, body="南通市通州区文化广电和旅游局", **values)
    away = route_changes.away_with(matter.dispute_number)
    assert away is not None and away.to_body == "南通市通州区文化广电和旅游局"
    desk.commit()


def test_papers_say_what_is_on_record_and_are_kept(desk):
    matter = appointed(desk)
    officer = desk.actor(OFFICER)
    handling.issue_opinion(matter, on=desk.day, question="是否近似？", text="整体视觉效果近似。", actor=officer)
    found = {each.form.slug: each.gap for each in papers.papers_of(matter, demo=False)}
    assert found == {"aid_acceptance": "", "expert_statement": "", "aid_opinion": ""}
    ready = papers.set_paper(matter, "aid_opinion", demo=False)
    assert REFERENCE_ONLY in ready.paper.paragraphs and ready.paper.head.number == "援2026-001意1"
    row = papers.file_paper(matter, ready, demo=False, actor=officer)
    desk.commit()
    assert files.content_of(row)[:5] == b"%PDF-"
    assert [(each.kind, each.case, each.said) for each in file_check.check_files()] == [
        ("aid_paper", "援2026-001意1", "")
    ]
    assert row.file in stray_files.named()
    for form in ("aid_acceptance", "expert_statement"):
        assert papers.set_paper(matter, form, demo=False).pages == 1
    handling.issue_opinion(matter, on=desk.day, question="", text="补充：次要部分也近似。", actor=officer)
    again = next(each for each in papers.papers_of(matter, demo=False) if each.form.slug == "aid_opinion")
    assert again.changed and again.issued is row


def test_a_dispute_goes_from_the_committee_to_aid_and_comes_back_under_one_number(desk):
    case = desk.register()
    right = add_right(case, RightValues(kind="copyright", title="春溪缠枝"), actor=desk.actor())
    add_right(case, RightValues(kind="trademark", number="12345678", title="栖禾"), actor=desk.actor())
    assert OFFICER in {user.display_name for user in from_case.officers()}
    wanted = AidWanted(case.parties[0], "infringement_opinion", desk.user(OFFICER), desk.day, "先听意见，本人同意")
    for other in ("周立群", "局里的人", OFFICER):
        with pytest.raises(ActionRefused):
            from_case.send_to_aid(case, wanted, actor=desk.actor(other))
    db.session.expire_all()
    matter = from_case.send_to_aid(case, wanted, actor=desk.actor())
    assert (matter.number, matter.dispute_number, matter.source) == ("援2026-001", case.dispute_number, "sent")
    assert [(row.side, row.party_id) for row in matter.parties] == [(row.side, row.party_id) for row in case.parties]
    assert (matter.right_kind, matter.right_title) == (right.kind, "春溪缠枝")
    assert matter.facts == f"{case.facts}\n还涉及：栖禾，12345678"
    assert (matter.state, matter.handler.display_name, matter.requests) == ("received", OFFICER, case.requests)
    [change] = route_changes.changes_of(case.dispute_number)
    assert (change.kind, change.receipt) == ("out", "家纺快维中心收到，援2026-001")
    assert route_changes.away_with(case.dispute_number) is change and case.state == "registered"
    assert matter.number in {row.number for row in reading.running(desk.user(OFFICER))}
    other_side = replace(wanted, party=case.parties[1])
    with pytest.raises(ActionRefused, match="移送"):
        from_case.send_to_aid(case, other_side, actor=desk.actor())
    acceptance.take_back(case, reason="意见已出", actor=desk.actor())
    again = from_case.send_to_aid(case, other_side, actor=desk.actor())
    assert [row.side for row in again.parties] == ["applicant", "respondent"]
    assert again.parties[0].party_id == case.parties[1].party_id and again.requests == ""
    desk.commit()
