"""From the counter to the close: one dispute through every step on real rows, and what the page offers on the way."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues
from mediation.operations.follow_ups import FollowUpValues
from mediation.operations.sessions import sessions_of
from mediation.operations.signers import signers_of
from mediation.procedures.people_mediation import LIFECYCLE, State, lights
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.next_step import LightKind
from tests.operations.conftest import moment, shop

# Acts that change who takes part have one function for each way.
HEARD = FollowUpValues("phone", "双方", "fully", "satisfied", "款已付清，没有新的争议。")
SPLIT = {"change_parties": ("add_party", "remove_party"), "change_agents": ("add_agent", "end_agent")}


def test_every_act_of_the_table_is_a_function():
    for action in LIFECYCLE:
        for name in SPLIT.get(action, (action,)):
            assert callable(getattr(acts, name)), name


def test_from_the_counter_to_the_close(desk, audited):
    agent = AgentValues("宋清如", "special", ("settle", "attend_and_sign"), valid_to=date(2027, 1, 1))
    applicant, respondent = desk.form.parties
    entries = (replace(applicant, agents=(agent,)), replace(respondent, consent_manner=""))
    third = replace(entries[1], values=shop("南通丹若刺绣商行", 3))
    case = desk.register(parties=(*entries, third), mediator_id=desk.users["陈晓芸"])
    steps = [acts.next_step(case, today=desk.day).action]

    def step():
        desk.commit()
        steps.append(acts.next_step(case, today=desk.day).action)

    for party in case.parties[1:]:
        when = moment(desk.day, 16)
        acts.record_consent(party, asked_at=when, manner="phone", answer="agreed", actor=desk.actor())
    step()
    acts.accept(case, actor=desk.actor())
    step()
    desk.later(1)
    for party in case.parties:
        acts.give_rights_notice(party, manner="written", actor=desk.actor("章书记"))
    step()
    for party in case.parties:
        acts.offer_roster(party, chosen=desk.user("陈晓芸"), actor=desk.actor("章书记"))
    step()
    acts.appoint_mediators(case, presiding=desk.user("陈晓芸"), actor=desk.actor())
    step()
    acts.check_agent_authority(case.parties[0].agents[0], actor=desk.actor("章书记"))
    step()
    desk.later(4)
    acts.hold_session(case, desk.record(case, result="agreed"), actor=desk.actor())
    step()
    [record] = sessions_of(case)
    for signer in signers_of(record, case):
        acts.sign_record(record, case, key=signer.key, actor=desk.actor("章书记"))
    step()
    acts.reach_agreement(case, actor=desk.actor())
    step()
    desk.later(3)
    agreement = desk.agreement(case)
    acts.conclude(case, agreement, actor=desk.actor())
    step()
    desk.later(7)
    acts.follow_up(case, HEARD, actor=desk.actor("章书记"))
    step()
    acts.close(case, actor=desk.actor())
    step()

    assert steps == [
        "record_consent", "accept", "give_rights_notice", "offer_roster", "appoint_mediators",
        "check_agent_authority", "schedule_session", "sign_record", "reach_agreement", "draft_agreement", "follow_up",
        "close", "",
    ]  # fmt: skip
    assert (case.state, case.outcome) == ("closed", "agreement")
    assert case.number == "通纺知调〔2026〕1号"
    assert audited(case)[-3:] == ["conclude", "follow_up", "close"]


def test_a_refused_act_changes_nothing_and_leaves_no_trail(desk):
    case = desk.register()
    desk.commit()
    before, entries = case.version, db.session.scalars(select(AuditEntry.id)).all()
    with pytest.raises(ActionRefused):
        acts.hold_session(case, desk.record(case), actor=desk.actor())
    db.session.commit()
    assert (case.version, case.state) == (before, "registered")
    assert db.session.scalars(select(AuditEntry.id)).all() == entries


def test_the_page_offers_what_state_and_role_allow_and_says_what_stands_against_it(desk):
    case = desk.register(parties=(desk.form.parties[0], replace(desk.form.parties[1], consent_manner="")))
    offered = {act.action: refusal for act, refusal in acts.open_acts(case, actor=desk.actor())}
    assert "答复" in offered["accept"].message
    assert offered["record_consent"] is None
    assert "hold_session" not in offered
    assert "accept" not in {act.action for act, _ in acts.open_acts(case, actor=desk.actor("章书记"))}
    assert acts.open_acts(case, actor=desk.actor("审计员")) == []
    assert acts.open_acts(case, actor=desk.actor("周立群")) == []


def test_lights_of_a_case(desk):
    case = desk.mediating()
    words = [[light.word for light in (row.papers, row.attendance, row.signature)] for row in lights(
        acts.facts_of(case, today=desk.day)
    )]  # fmt: skip
    assert words == [["齐", "到场", "还没有协议"], ["齐", "到场", "还没有协议"]]
    agreement = desk.agreement(case, state="issued", effective_on=None, alarm_from=None)
    assert agreement.signatures == []
    kinds = {row.signature.kind for row in lights(acts.facts_of(case, today=desk.day))}
    assert kinds == {LightKind.WAITING}


def test_nobody_from_the_other_committee_acts_on_a_case(desk):
    case = desk.register()
    with pytest.raises(ActionRefused, match="你的角色不能"):
        acts.accept(case, actor=desk.actor("周立群"))


def test_the_state_is_one_of_the_table(desk):
    assert State(desk.mediating().state) is State.MEDIATING


def test_the_trail_of_a_whole_case_holds_together(desk):
    case = desk.mediating(result="failed")
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    acts.close(case, actor=desk.actor())
    db.session.commit()
    assert list(audit.broken_links()) == []
