"""Sessions, inquiries, signatures, agreed facts, proposals, private notes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.sessions import (
    Attendance,
    edit_agreed_facts,
    edit_record,
    private_notes,
    sessions_of,
)
from mediation.operations.signers import signers_of
from mediation.operations.versions import EditConflict
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused


def test_the_first_session_starts_the_talks_and_each_gets_its_number(desk):
    case = desk.mediating()
    acts.hold_session(case, desk.record(case), actor=desk.actor())
    assert case.state == "mediating"
    assert [record.ordinal for record in sessions_of(case)] == [1, 2]


def test_an_inquiry_counts_by_itself_and_starts_nothing(desk):
    case = desk.accepted()
    record = acts.record_inquiry(case, desk.record(case, attendance={}), actor=desk.actor("章书记"))
    assert (record.kind, record.ordinal, case.state) == ("inquiry", 1, "accepted")


@pytest.mark.parametrize(
    ("changes", "words", "statute"),
    [
        pytest.param({"invited": "花型鉴定人"}, "先征得当事人同意", statutes.MEDIATION_20, id="helper not agreed to"),
        pytest.param({"open": True, "objection": True}, "不能公开", statutes.MOJ_75_29, id="open against an objection"),
    ],
)
def test_session_refused_and_nothing_is_kept(desk, changes, words, statute):
    case = desk.prepared()
    with pytest.raises(ActionRefused, match=words) as refused:
        acts.hold_session(case, desk.record(case, **changes), actor=desk.actor())
    assert refused.value.statute == statute
    assert (sessions_of(case), case.state) == ([], "accepted")


def test_no_session_after_a_refusal_was_logged(desk):
    case = desk.mediating()
    when = desk.actor().now
    acts.record_consent(case.parties[1], asked_at=when, manner="phone", answer="refused", actor=desk.actor())
    with pytest.raises(ActionRefused, match="已明确拒绝调解") as refused:
        acts.hold_session(case, desk.record(case), actor=desk.actor())
    assert refused.value.statute == statutes.MEDIATION_17


def test_no_session_is_recorded_for_tomorrow(desk):
    case = desk.prepared()
    with pytest.raises(ActionRefused, match="还没有到"):
        acts.hold_session(case, desk.record(case, desk.day + timedelta(1)), actor=desk.actor())


def test_parties_agents_mediator_and_recorder_sign_a_record(desk):
    case = desk.prepared()
    agent = add_agent(case.parties[0], AgentValues("周律师", scope=("attend_and_sign",)), actor=desk.actor())
    acts.check_agent_authority(agent, actor=desk.actor())
    came = {
        case.parties[0].id: Attendance(True, "周律师", "agent", (agent.id,)),
        case.parties[1].id: Attendance(True, "曹玉琴", "head"),
    }
    record = acts.hold_session(case, desk.record(case, attendance=came, recorder="章书记"), actor=desk.actor())
    assert [(s.key, s.name, s.capacity) for s in signers_of(record, case)] == [
        (f"agent:{agent.id}", "周律师", "委托代理人"),
        (f"party:{case.parties[1].id}", "曹玉琴", "被申请人"),
        (f"mediator:{desk.users['陈晓芸']}", "陈晓芸", "人民调解员"),
        ("recorder", "章书记", "记录人"),
    ]
    assert acts.facts_of(case, today=desk.day).unsigned == ("周律师", "曹玉琴", "陈晓芸", "章书记")


def test_who_was_not_there_does_not_sign(desk):
    case = desk.prepared()
    came = {party.id: Attendance(party.side == "applicant") for party in case.parties}
    record = acts.hold_session(case, desk.record(case, attendance=came), actor=desk.actor())
    with pytest.raises(ActionRefused, match="不在这份笔录的签名人里"):
        acts.sign_record(record, case, key=f"party:{case.parties[1].id}", actor=desk.actor())


def test_the_mediator_of_the_day_signs_also_after_being_replaced(desk):
    case = desk.mediating()
    desk.later(1)
    acts.change_mediator(case, presiding=desk.user("顾建平"), actor=desk.actor())
    [record] = sessions_of(case)
    assert signers_of(record, case)[-1].name == "陈晓芸"


def test_a_signed_record_is_frozen(desk):
    case = desk.mediating()
    [record] = sessions_of(case)
    edit_record(record, case, desk.record(case, text="补一句。"), seen_version=record.version, actor=desk.actor())
    key = f"party:{case.parties[0].id}"
    acts.sign_record(record, case, key=key, actor=desk.actor())
    with pytest.raises(ActionRefused, match="已经签过"):
        acts.sign_record(record, case, key=key, actor=desk.actor())
    with pytest.raises(ActionRefused, match="不能再改"):
        edit_record(record, case, desk.record(case, text="改。"), seen_version=record.version, actor=desk.actor())
    desk.commit()
    assert (record.text, record.signed) == ("补一句。", {key: "2026-09-03"})


def test_two_people_edit_one_record(desk):
    case = desk.mediating()
    [record] = sessions_of(case)
    desk.commit()
    seen = record.version
    edit_record(record, case, desk.record(case, text="甲稿。"), seen_version=seen, actor=desk.actor())
    desk.commit()
    with pytest.raises(EditConflict) as conflict:
        edit_record(record, case, desk.record(case, text="乙稿。"), seen_version=seen, actor=desk.actor("顾建平"))
    assert conflict.value.theirs["text"] == "甲稿。"


def test_agreed_facts_are_a_record_of_their_own_signed_by_every_party(desk):
    case = desk.mediating()
    [session] = sessions_of(case)
    facts = acts.record_agreed_facts(case, text="花型登记号双方无异议。", session=session, actor=desk.actor())
    assert [s.name for s in signers_of(facts, case)] == [
        "南通栖禾家纺有限公司",
        "通州区川姜镇绮华布艺商行",
        "陈晓芸",
    ]
    acts.sign_record(facts, case, key=f"party:{case.parties[1].id}", actor=desk.actor())
    with pytest.raises(ActionRefused, match="另记一份"):
        edit_agreed_facts(facts, case, text="改。", seen_version=facts.version, actor=desk.actor())


def test_a_proposal_keeps_its_session_and_answer(desk):
    case = desk.mediating()
    [session] = sessions_of(case)
    stop = {"who": [f"party:{case.parties[1].id}"], "by": "2026-09-30"}
    kind = next(iter(acts_kinds()))
    proposal = acts.propose(session, case, kind=kind, data={}, text="停止销售", actor=desk.actor())
    acts.answer_proposal(proposal, case, answer="accepted", actor=desk.actor())
    desk.commit()
    assert (proposal.session_id, proposal.ordinal, proposal.answer) == (session.id, 1, "accepted")
    with pytest.raises(KeyError):
        acts.propose(session, case, kind=kind, data={"colour": stop}, actor=desk.actor())


def acts_kinds():
    from mediation.rules.clauses import CLAUSES

    return CLAUSES


def test_a_private_note_is_its_writers_alone_and_its_words_stay_out_of_the_trail(desk):
    case = desk.mediating()
    acts.write_private_note(case, text="对方底线六万", actor=desk.actor())
    desk.commit()
    assert [note.text for note in private_notes(case, actor=desk.actor())] == ["对方底线六万"]
    assert private_notes(case, actor=desk.actor("沈主任")) == []
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "write_private_note")).one()
    assert "底线" not in str(entry.changes) + entry.summary


def test_a_clerk_writes_no_private_note(desk):
    case = desk.mediating()
    with pytest.raises(ActionRefused, match="你的角色不能"):
        acts.write_private_note(case, text="…", actor=desk.actor("章书记"))


def test_attendance_lights_the_lamp(desk):
    case = desk.prepared()
    came = {party.id: Attendance(party.side == "applicant") for party in case.parties}
    acts.hold_session(case, desk.record(case, attendance=came), actor=desk.actor())
    assert [party.present for party in acts.facts_of(case, today=desk.day).parties] == [True, False]


def test_an_open_session_is_kept_as_open(desk):
    case = desk.prepared()
    record = acts.hold_session(case, replace(desk.record(case), open=True), actor=desk.actor())
    assert record.open
