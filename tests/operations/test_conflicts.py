"""Conflict and duplicate check: each hit with its strength, its reason, and what may be seen of it."""

from dataclasses import replace

import pytest

from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues
from mediation.operations.conflicts import AskedAgent, AskedParty, Question, find_conflicts
from mediation.operations.registration import PartyEntry, question_of
from mediation.operations.rights import RightValues
from tests.operations.conftest import credit_code, firm, shop

FIRM, SHOP = "南通栖禾家纺有限公司", "通州区川姜镇绮华布艺商行"
RIGHT = "苏作登字-2025-F-00218843"


def ask(**known):
    parties = known.pop("parties", (AskedParty("applicant", FIRM), AskedParty("respondent", SHOP)))
    return Question(parties=parties, **known)


def earlier(desk, **changes):
    """A case that is there already, with a right and an agent of the respondent."""
    agent = AgentValues("周律师", "special", ("settle", "attend_and_sign"))
    respondent = replace(desk.form.parties[1], agents=(agent,))
    base = {"rights": (RightValues("copyright", RIGHT),), "parties": (desk.form.parties[0], respondent)}
    return desk.register(**{**base, **changes})


HITS = [
    pytest.param(
        ask(right_numbers=("苏作登字—2025-F-00218843",)), "强", "权利号码也一样",
        id="same parties, same right written with another dash: a duplicate",
    ),
    pytest.param(ask(), "中", "双方当事人一样", id="same parties, no right named yet"),
    pytest.param(
        ask(parties=(AskedParty("applicant", "另一家公司"),), right_numbers=(RIGHT,)), "中", "同一个权利号码",
        id="the same right, other people",
    ),
    pytest.param(
        ask(parties=(AskedParty("applicant", SHOP), AskedParty("respondent", FIRM))), "中", "双方当事人对换",
        id="the sides reversed",
    ),
    pytest.param(
        ask(parties=(AskedParty("respondent", SHOP),), agents=(AskedAgent("applicant", "周律师"),)), "中",
        "代理过对方", id="the agent once acted for the other side",
    ),
    pytest.param(
        ask(parties=(AskedParty("applicant", "南通溪河家纺有限公司", identity_number=credit_code(1)),)), "中",
        "名称不同", id="the same code under another name",
    ),
    pytest.param(
        ask(parties=(AskedParty("applicant", "南通七和家纺有限公司", identity_number=credit_code(9)),)), "弱",
        "读音相同，字不同，证件号码也不同", id="a name that sounds the same, another code",
    ),
    pytest.param(
        ask(parties=(AskedParty("applicant", "新公司", phone="137 0000 0002"),)), "弱", "登记的电话",
        id="the phone of a known party",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "strength", "reason"), HITS)
def test_hit(desk, question, strength, reason):
    earlier(desk)
    [hit] = find_conflicts(question, actor=desk.actor())
    assert hit.strength == strength
    assert reason in "；".join(hit.reasons)
    assert hit.subject


def test_a_party_known_without_number_is_found_when_name_and_number_are_typed(desk):
    unnumbered = replace(desk.form.parties[1], values=shop(identity_number="", identity_note="来时没带营业执照"))
    earlier(desk, parties=(desk.form.parties[0], unnumbered))
    typed = (AskedParty("applicant", FIRM), AskedParty("respondent", SHOP, identity_number=credit_code(2)))
    [hit] = find_conflicts(ask(parties=typed), actor=desk.actor())
    assert (hit.strength, hit.reasons[0]) == ("中", "双方当事人一样")


def test_one_name_with_two_numbers_is_not_taken_for_one_party_but_shown(desk):
    earlier(desk)
    typed = (AskedParty("applicant", FIRM, identity_number=credit_code(9)), AskedParty("respondent", SHOP))
    [hit] = find_conflicts(ask(parties=typed), actor=desk.actor())
    assert (hit.strength, hit.reasons) == ("弱", (f"与{FIRM}同名，证件号码不同，核对是不是同一个",))


def test_one_agent_on_both_sides_is_strong(desk):
    question = Question(agents=(AskedAgent("applicant", "周律师"), AskedAgent("respondent", "周律师")))
    [hit] = find_conflicts(question, actor=desk.actor())
    assert (hit.strength, hit.reasons) == ("强", ("同时代理申请人和被申请人",))


def test_one_phone_on_both_sides_hints_at_a_sham_dispute(desk):
    parties = (AskedParty("applicant", "甲", phone="13500000001"), AskedParty("respondent", "乙", phone="13500000001"))
    [hit] = find_conflicts(Question(parties=parties), actor=desk.actor())
    assert (hit.strength, "虚假纠纷" in hit.reasons[0]) == ("中", True)


def test_a_mediator_who_once_was_an_agent_of_a_party_is_strong(desk):
    agent = AgentValues("顾建平", "general", ("attend_and_sign",))
    earlier(desk, parties=(desk.form.parties[0], replace(desk.form.parties[1], agents=(agent,))))
    question = ask(parties=(AskedParty("applicant", SHOP),), mediator_id=desk.users["顾建平"])
    [hit] = find_conflicts(question, actor=desk.actor())
    assert (hit.strength, hit.reasons[0]) == ("强", f"调解员顾建平在那一件里代理过{SHOP}（同名）")


def test_a_mediator_who_mediated_an_earlier_case_of_a_party_is_weak(desk):
    desk.prepared()
    question = ask(parties=(AskedParty("applicant", SHOP),), mediator_id=desk.users["陈晓芸"])
    [hit] = find_conflicts(question, actor=desk.actor())
    assert (hit.strength, hit.reasons[0]) == ("弱", f"调解员陈晓芸调解过{SHOP}的那一件")


def test_a_mediator_named_like_a_party_is_strong(desk):
    question = Question(parties=(AskedParty("respondent", "陈晓芸"),), mediator_id=desk.users["陈晓芸"])
    assert [hit.strength for hit in find_conflicts(question, actor=desk.actor())] == ["强"]


def test_nothing_speaks_against_strangers(desk):
    earlier(desk)
    parties = (AskedParty("applicant", "海门某印染厂"), AskedParty("respondent", "如东某绣坊"))
    assert find_conflicts(Question(parties=parties), actor=desk.actor()) == []


def test_the_strongest_comes_first_and_open_cases_before_closed_ones(desk):
    closed = earlier(desk, rights=(), conflict_decision="none")
    [applicant] = [p for p in closed.parties if p.side == "applicant"]
    acts.withdraw(closed, by=applicant, notice=desk.notice(closed), actor=desk.actor())
    acts.close(closed, actor=desk.actor())
    running = earlier(desk, rights=(), conflict_decision="none")
    same_right = earlier(desk, conflict_decision="none")
    hits = find_conflicts(ask(right_numbers=(RIGHT,)), actor=desk.actor())
    assert [hit.subject for hit in hits] == [f"case:{case.uid}" for case in (same_right, running, closed)]


def test_a_case_of_the_other_committee_shows_its_number_but_no_link(desk):
    there = earlier(desk)
    [hit] = find_conflicts(ask(), actor=desk.actor("周立群"))
    assert (hit.title, hit.subject) == (f"登记号 {there.register_number}（家纺行业调委会）", "")


def test_a_restricted_case_reveals_only_that_there_is_a_tie(desk):
    earlier(desk, dispute_type="trade_secret", mediator_id=desk.users["陈晓芸"])
    [hit] = find_conflicts(ask(right_numbers=(RIGHT,)), actor=desk.actor("顾建平"))
    assert (hit.title, hit.reasons, hit.subject) == (
        "一件限定查看的案件",
        ("与本案有牵连，内容不能看。问主任。",),
        "",
    )


def test_a_registered_case_is_checked_again_without_finding_itself(desk):
    case = earlier(desk)
    assert find_conflicts(question_of(case), actor=desk.actor()) == []


def test_the_form_asks_about_known_and_new_parties_alike(desk):
    case = earlier(desk)
    parties = (PartyEntry("applicant", party_id=case.parties[0].party_id), PartyEntry("respondent", values=shop()))
    question = replace(desk.form, parties=parties).question()
    [hit] = find_conflicts(question, actor=desk.actor())
    assert hit.subject == f"case:{case.uid}"
    other = replace(desk.form, parties=(PartyEntry("applicant", values=firm("别家公司", 77)),)).question()
    assert find_conflicts(other, actor=desk.actor()) == []
