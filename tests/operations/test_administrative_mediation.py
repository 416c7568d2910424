"""行政调解 on the rows: the basis first, consent before the opening, an own dense series, what came of it, who sees it,
and the dispute handed over with all that is on record."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.right import Right
from mediation.operations import file_check, stray_files
from mediation.operations.access_scope import sees_case, visible_matters
from mediation.operations.administrative_mediation import clocks, handing_over, handling, papers, reading, receiving
from mediation.operations.administrative_mediation.handing_over import Handover
from mediation.operations.administrative_mediation.receiving import RequestValues
from mediation.operations.settings import calendar
from mediation.operations.versions import EditConflict
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import firm, shop

D = date.fromisoformat
CLERK, VIEWER = "局书记员", "局里的人"
ROUTES = ("court", "committee")
REQUEST = RequestValues(
    subject="patent_damages",
    requested_on=D("2026-09-03"),
    facts="被请求人销售的四件套与请求人的外观设计专利相同，双方对赔偿数额有争议。",
    authority="上级管理专利工作的部门委托",
    authority_number="通知法委〔2026〕3号",
    authority_on=D("2026-03-02"),
    handling_number="通知侵字〔2026〕6号",
    requests="赔偿损失八万元",
    amount_claimed=8_000_000,
    right_kind="design",
    right_number="ZL201830251564.1",
    right_title="床品四件套（山茶月令）",
    right_holder="南通栖禾家纺有限公司",
    granted_on=D("2018-11-30"),
)


def received(desk, **changes):
    sides = [("applicant", firm()), ("respondent", shop())]
    return receiving.receive(desk.body("bureau"), replace(REQUEST, **changes), sides, actor=desk.actor(CLERK))


def served(desk, **changes):
    matter = received(desk, **changes)
    handling.serve_copy(matter.parties[1], on=desk.day, actor=desk.actor(CLERK))
    return matter


def opened(desk, **changes):
    matter = served(desk, **changes)
    handling.record_statement(matter.parties[1], on=desk.day, answer="agreed", actor=desk.actor(CLERK))
    handling.open_matter(matter, on=desk.day, actor=desk.actor(CLERK))
    return matter


def signed(desk, **changes):
    matter = opened(desk, **changes)
    clerk = desk.actor(CLERK)
    handling.note_session(
        matter, on=desk.day, hour="09:30", place="局三楼", attended="双方", text="谈到六万元。", actor=clerk
    )
    terms = {"terms": "乙方于2026年10月15日前向甲方支付60000元。", "amount": 6_000_000, "copies": 3}
    handling.write_terms(matter, **terms, seen_version=matter.version, actor=clerk)
    handling.sign(matter, on=desk.day, filed_on=desk.day, actor=clerk)
    return matter


def refused(act):
    with pytest.raises(ActionRefused) as caught:
        act()
    return caught.value


def test_a_request_gets_the_next_number_of_the_bureau_s_own_series(desk):
    first, second = received(desk), received(desk)
    assert [first.number, second.number] == ["通知行调〔2026〕1号", "通知行调〔2026〕2号"]
    assert [first.dispute_number, second.dispute_number] == ["行2026-0001", "行2026-0002"]
    case = desk.accepted(conflict_decision="none")
    assert case.case_number == "通纺知调〔2026〕1号"
    assert received(desk, dispute_number="2026-0187").dispute_number == "2026-0187"
    desk.commit()


def test_a_refused_request_takes_no_number(desk):
    said = refused(lambda: received(desk, authority="", authority_number=""))
    assert said.statute is statutes.PATENT_RULES_95 and said.guard == "authority_is_stated"
    assert received(desk).serial == 1


def test_the_database_itself_wants_the_basis_and_the_days(desk):
    matter = received(desk)
    desk.commit()
    for change in ("authority = ''", "state = 'opened'", "state = 'signed', opened_on = requested_on"):
        with pytest.raises(IntegrityError):
            db.session.execute(text(f"UPDATE administrative_matter SET {change} WHERE id = {matter.id}"))  # noqa: S608
        db.session.rollback()


def test_from_the_request_to_a_signed_agreement(desk):
    matter = signed(desk)
    assert (matter.state, matter.opened_on, matter.signed_on) == ("signed", desk.day, desk.day)
    assert matter.confirmable == "ask"
    handling.set_confirmability(
        matter, confirmable="yes", number="通中法函〔2026〕11号", source_on=D("2026-08-20"), actor=desk.actor(CLERK)
    )
    handling.close(matter, on=desk.day, actor=desk.actor(CLERK))
    assert matter.state == "closed"
    desk.commit()
    told = db.session.scalars(
        select(AuditEntry.summary).where(AuditEntry.subject == f"administrative_matter:{matter.id}")
    )
    assert not [summary for summary in told if "栖禾" in summary or "绮华" in summary]


def test_the_clocks_run_from_the_copy_the_consent_and_the_decision(desk):
    matter = served(desk)
    assert [
        (c.rule, str(c.deadline.due), c.soft, c.settled) for c in clocks.of_matter(matter, calendar(), desk.day)
    ] == [("D19", "2026-09-18", True, False)]
    handling.record_statement(matter.parties[1], on=desk.day, answer="agreed", actor=desk.actor(CLERK))
    handling.note_ruling(matter, on=desk.day, actor=desk.actor(CLERK))
    found = {c.rule: (str(c.deadline.due), c.settled) for c in clocks.of_matter(matter, calendar(), desk.day)}
    assert found == {"D19": ("2026-09-18", True), "D20": ("2026-09-10", False), "D21": ("2026-09-18", False)}


def test_silence_is_a_ground_only_when_the_days_are_over(desk):
    matter = served(desk)
    no = {"ground": "silent", "reason": "期满没有陈述意见。", "routes": ROUTES}
    early = refused(lambda: handling.not_open(matter, on=desk.day, **no, actor=desk.actor(CLERK)))
    assert "2026年9月18日" in early.message
    desk.later(16)
    handling.not_open(matter, on=desk.day, **no, actor=desk.actor(CLERK))
    assert (matter.state, matter.ground, matter.routes) == ("not_opened", "silent", ["court", "committee"])
    desk.commit()


def test_a_second_writer_sees_the_first_one_s_text(desk):
    matter = received(desk)
    seen = matter.version
    changed = replace(REQUEST, facts="另一种说法。")
    receiving.amend(matter, changed, seen_version=seen, actor=desk.actor(CLERK))
    with pytest.raises(EditConflict):
        receiving.amend(matter, REQUEST, seen_version=seen, actor=desk.actor(CLERK))


def test_only_the_bureau_s_people_see_it_and_only_its_clerk_acts(desk):
    matter = received(desk)
    desk.commit()
    readers = {name for name in desk.users if db.session.scalars(visible_matters(desk.user(name))).all()}
    assert readers == {CLERK, VIEWER}
    for name in (VIEWER, "章书记", "沈主任"):
        said = refused(lambda name=name: handling.serve_copy(matter.parties[1], on=desk.day, actor=desk.actor(name)))
        assert "角色" in said.message


def test_the_dispute_goes_to_the_proposed_committee_with_all_that_is_on_record(desk):
    matter = served(desk)
    committee = desk.body("textile")
    proposal = handing_over.proposed(matter)
    assert proposal is not None and proposal.code == "textile"
    values = Handover(on=desk.day, consented_on=desk.day, consents="双方当场书面同意，材料一并提供。")
    case = handing_over.hand_over(matter, committee, values, actor=desk.actor(CLERK))
    desk.commit()
    assert (matter.state, matter.case_id) == ("handed_over", case.id)
    assert (case.state, case.committee_id, case.case_number) == ("registered", committee.id, None)
    assert (case.source, case.source_body, case.source_letter) == ("AGENCY", desk.body("bureau").name, matter.number)
    assert (case.dispute_type, case.amount_claimed, case.requested_on) == ("design", 8_000_000, D("2026-09-03"))
    assert [(p.side, p.party_id) for p in case.parties] == [(p.side, p.party_id) for p in matter.parties]
    right = db.session.scalars(select(Right).where(Right.case_id == case.id)).one()
    assert (right.number, right.title) == ("ZL201830251564.1", "床品四件套（山茶月令）")
    assert reading.matter_of_case(case.id) is matter
    assert sees_case(desk.user("章书记"), case) and not sees_case(desk.user(CLERK), case)
    again = refused(lambda: handing_over.hand_over(matter, committee, values, actor=desk.actor(CLERK)))
    assert "阶段" in again.message


def test_nobody_is_handed_over_without_everybody_s_consent(desk):
    matter = served(desk)
    values = Handover(on=desk.day, consented_on=None, consents="请求人同意")
    said = refused(lambda: handing_over.hand_over(matter, desk.body("textile"), values, actor=desk.actor(CLERK)))
    assert said.statute is statutes.JIANGSU_DISPUTES_25_4
    assert db.session.scalar(select(Case.id)) is None


def test_a_known_conflict_goes_to_the_committee_s_director(desk):
    desk.register()
    matter = served(desk)
    values = Handover(on=desk.day, consented_on=desk.day, consents="双方书面同意。")
    case = handing_over.hand_over(matter, desk.body("textile"), values, actor=desk.actor(CLERK))
    said = db.session.execute(text(f"SELECT decision FROM conflict_check WHERE case_id = {case.id}")).scalars().all()  # noqa: S608
    assert said == ["director"]


def test_every_paper_that_the_course_calls_for_is_printed_once_and_kept(desk):
    def printed(matter, form):
        ready = papers.set_paper(matter, form, demo=False)
        row = papers.file_paper(matter, ready, demo=False, actor=desk.actor(CLERK))
        assert papers.content_of(row)[:5] == b"%PDF-"
        assert row.file in stray_files.named()
        return row

    done, none = signed(desk), opened(desk)
    handling.end(
        none, on=desk.day, ground="no_agreement", reason="金额差距大。", routes=ROUTES, actor=desk.actor(CLERK)
    )
    turned_down = served(desk)
    handling.record_statement(turned_down.parties[1], on=desk.day, answer="refused", actor=desk.actor(CLERK))
    handling.not_open(
        turned_down, on=desk.day, ground="refused", reason="不愿调解。", routes=ROUTES, actor=desk.actor(CLERK)
    )
    sent = served(desk)
    values = Handover(on=desk.day, consented_on=desk.day, consents="双方书面同意。")
    handing_over.hand_over(sent, desk.body("textile"), values, actor=desk.actor(CLERK))
    made = [
        printed(matter, form.form.slug)
        for matter in (done, none, turned_down, sent)
        for form in papers.papers_of(matter, demo=False)
        if not form.gap
    ]
    assert {row.form for row in made} == set(papers.BUREAU_FORMS)
    assert {row.number for row in made} == {matter.number for matter in (done, none, turned_down, sent)}
    assert not [row for row in papers.papers_of(done, demo=False) if row.changed]
    with pytest.raises(ActionRefused):
        papers.set_paper(turned_down, "administrative_agreement", demo=False)
    desk.commit()
    assert [each.said for each in file_check.check_files()] == [""] * len(made)
