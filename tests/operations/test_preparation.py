"""Before the first session: rights, roster, mediators, agents."""

from dataclasses import replace

import pytest

from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent, edit_agent, end_agent, ratify_agent
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import resident_id, shop

SPECIAL = AgentValues("周律师", "special", ("settle", "attend_and_sign"), standing="lawyer")


def told_and_asked(desk, *chosen):
    case = desk.accepted()
    for party, name in zip(case.parties, chosen, strict=True):
        acts.give_rights_notice(party, manner="written", actor=desk.actor())
        acts.offer_roster(party, chosen=desk.user(name) if name else None, actor=desk.actor())
    return case


@pytest.mark.parametrize(
    ("chosen", "presiding", "how"),
    [
        pytest.param(("陈晓芸", "陈晓芸"), "陈晓芸", "both", id="both chose the same"),
        pytest.param(("陈晓芸", "顾建平"), "沈主任", "differ", id="they differ: the committee appoints anybody"),
        pytest.param(("陈晓芸", None), "陈晓芸", "differ", id="only one chose"),
        pytest.param((None, None), "顾建平", "none", id="nobody chose"),
    ],
)
def test_the_roster_choice_is_kept_with_the_appointment(desk, chosen, presiding, how):
    case = told_and_asked(desk, *chosen)
    acts.appoint_mediators(case, presiding=desk.user(presiding), actor=desk.actor())
    [row] = case.mediators
    assert (row.user.display_name, row.part, row.chosen) == (presiding, "presiding", how)
    assert case.mediator is desk.user(presiding)


def test_the_one_all_parties_chose_presides(desk):
    case = told_and_asked(desk, "陈晓芸", "陈晓芸")
    with pytest.raises(ActionRefused, match="各方同选陈晓芸"):
        acts.appoint_mediators(case, presiding=desk.user("顾建平"), actor=desk.actor())


def test_nobody_off_the_list_is_chosen_or_appointed(desk):
    case = desk.accepted()
    for off in ("周立群", "章书记"):
        with pytest.raises(ActionRefused, match="不在本调委会的名册上"):
            acts.offer_roster(case.parties[0], chosen=desk.user(off), actor=desk.actor())


def test_an_assistant_and_a_recorder_are_named_beside(desk):
    case = told_and_asked(desk, None, None)
    acts.appoint_mediators(
        case,
        presiding=desk.user("陈晓芸"),
        assisting=[desk.user("顾建平")],
        recorder=desk.user("章书记"),
        actor=desk.actor(),
    )
    assert [(m.user.display_name, m.part) for m in case.mediators] == [
        ("陈晓芸", "presiding"),
        ("顾建平", "assisting"),
        ("章书记", "recorder"),
    ]


def test_a_mediator_named_like_an_agent_is_barred_until_told_apart(desk):
    case = told_and_asked(desk, None, None)
    namesake = replace(SPECIAL, name="陈晓芸", identity_number=resident_id(8))
    add_agent(case.parties[1], namesake, actor=desk.actor())
    with pytest.raises(ActionRefused, match="代理人同名") as refused:
        acts.appoint_mediators(case, presiding=desk.user("陈晓芸"), actor=desk.actor())
    assert refused.value.statute == statutes.MEDIATION_21_1
    cleared = {desk.users["陈晓芸"]: "看了身份证，不是一个人"}
    acts.appoint_mediators(case, presiding=desk.user("陈晓芸"), cleared=cleared, actor=desk.actor())
    assert case.mediators[0].cleared_reason == "看了身份证，不是一个人"


def test_who_once_advised_a_party_does_not_mediate(desk):
    earlier = desk.register()
    add_agent(earlier.parties[0], replace(SPECIAL, name="顾建平"), actor=desk.actor())
    case = desk.accepted(conflict_decision="none", conflict_reason="另一件")
    for party in case.parties:
        acts.offer_roster(party, chosen=None, actor=desk.actor())
    with pytest.raises(ActionRefused, match="曾经代理过南通栖禾家纺有限公司"):
        acts.appoint_mediators(case, presiding=desk.user("顾建平"), actor=desk.actor())


def test_an_agent_entered_later_with_the_mediators_name_stops_the_session(desk):
    case = desk.prepared()
    add_agent(case.parties[1], replace(SPECIAL, name="陈晓芸"), actor=desk.actor())
    with pytest.raises(ActionRefused, match="不能调解本案"):
        acts.hold_session(case, desk.record(case), actor=desk.actor())


def test_a_party_has_its_mediator_changed_without_giving_a_reason(desk, audited):
    case = desk.prepared()
    desk.later(2)
    acts.change_mediator(case, presiding=desk.user("顾建平"), asked_by=case.parties[1], actor=desk.actor("沈主任"))
    desk.commit()
    rows = [(m.user.display_name, m.to_on, m.end_reason, m.asked_by) for m in case.mediators]
    assert rows == [
        ("陈晓芸", desk.day, "当事人要求回避", "通州区川姜镇绮华布艺商行"),
        ("顾建平", None, "", ""),
    ]
    assert case.mediator is desk.user("顾建平")
    assert audited(case)[-1] == "change_mediator"


def test_a_third_agent_is_refused_until_one_ends(desk):
    case = desk.accepted()
    [first, _] = [
        add_agent(case.parties[0], replace(SPECIAL, name=n), actor=desk.actor()) for n in ("周律师", "吴律师")
    ]
    with pytest.raises(ActionRefused, match="最多两名") as refused:
        add_agent(case.parties[0], replace(SPECIAL, name="郑律师"), actor=desk.actor())
    assert refused.value.statute == statutes.CPL_61_1
    end_agent(first, actor=desk.actor(), reason="解除委托")
    add_agent(case.parties[0], replace(SPECIAL, name="郑律师"), actor=desk.actor())


@pytest.mark.parametrize(
    ("change", "words", "statute"),
    [
        pytest.param({"scope": ()}, "没有写代理事项", statutes.CIVIL_165, id="no items"),
        pytest.param({"scope": ("attend_and_sign",)}, "签协议不够", statutes.CPL_INT_89_1, id="special in name only"),
    ],
)
def test_a_letter_of_authority_that_cannot_be_used_is_refused(desk, change, words, statute):
    case = desk.accepted()
    with pytest.raises(ActionRefused, match=words) as refused:
        add_agent(case.parties[0], replace(SPECIAL, **change), actor=desk.actor())
    assert refused.value.statute == statute


def test_one_agent_for_both_sides_needs_both_principals(desk):
    case = desk.accepted()
    add_agent(case.parties[0], SPECIAL, actor=desk.actor())
    with pytest.raises(ActionRefused, match="不能同时代理") as refused:
        add_agent(case.parties[1], SPECIAL, actor=desk.actor())
    assert refused.value.statute == statutes.CIVIL_168
    add_agent(case.parties[1], replace(SPECIAL, both_sides_agreed=True), actor=desk.actor())


def test_authority_is_checked_before_the_session_and_anew_after_a_change(desk):
    case = desk.prepared()
    agent = add_agent(case.parties[0], SPECIAL, actor=desk.actor())
    with pytest.raises(ActionRefused, match="代理权限还没有核实") as refused:
        acts.hold_session(case, desk.record(case), actor=desk.actor())
    assert refused.value.statute == statutes.JIANGSU_MEDIATION_23
    acts.check_agent_authority(agent, actor=desk.actor("章书记"))
    assert (agent.checked_on, agent.checked_by_id) == (desk.day, desk.users["章书记"])
    desk.commit()
    edit_agent(agent, replace(SPECIAL, employer="某律所"), seen_version=agent.version, actor=desk.actor())
    assert agent.checked_on == desk.day
    until = replace(SPECIAL, employer="某律所", term="至本纠纷调解终结之日止")
    edit_agent(agent, until, seen_version=agent.version, actor=desk.actor())
    assert agent.checked_on is None
    acts.check_agent_authority(agent, actor=desk.actor("章书记"))
    general = replace(SPECIAL, authority="general", scope=("attend_and_sign",))
    desk.commit()
    edit_agent(agent, general, seen_version=agent.version, actor=desk.actor())
    assert agent.checked_on is None


def test_ratification_lets_an_agent_without_special_authority_count(desk):
    case = desk.accepted()
    agent = add_agent(case.parties[0], replace(SPECIAL, authority="general", scope=("receive",)), actor=desk.actor())
    assert not acts.facts_of(case, today=desk.day).parties[0].agents[0].may_settle
    ratify_agent(agent, actor=desk.actor())
    assert acts.facts_of(case, today=desk.day).parties[0].agents[0].may_settle


def test_particulars_still_lacking_are_named(desk):
    bare = replace(desk.form.parties[1], values=shop(identity_number="", head_name="", phone="", address=""))
    case = desk.register(parties=(desk.form.parties[0], bare))
    missing = [party.missing for party in acts.facts_of(case, today=desk.day).parties]
    assert missing == [(), ("统一社会信用代码", "经营者", "送达地址", "电话")]
