"""Pausing, lengthening, settling, withdrawing, refusing, terminating, closing, as people do it."""

from datetime import timedelta

from mediation.models.agreement import Agreement
from mediation.operations.matter_facts import facts_of
from tests.blueprints.doing import count, do, refuse_by, today, told
from tests.blueprints.matter import MAN, SHOP, Matter
from tests.visitor import Visitor


def test_the_clock_stops_and_goes_on(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "suspension", reason="appraisal", on=(today() - timedelta(4)).isoformat())
    assert page.soup.select_one(".lane__state").text == "中止，等鉴定、评估结果"
    page = do(mediator, matter, "resumption", note="鉴定意见收到")
    assert matter.state == "mediating"
    assert "中止 4 日不计入" in page.soup.select_one(".strip-sum").text


def test_a_pause_for_another_reason_says_which(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    assert "还没有写明" in do(mediator, matter, "suspension", wanted=409, reason="other").text


def test_time_is_extended_only_when_all_agree(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    until = (today() + timedelta(60)).isoformat()
    days = {f"agreed_{uid}": today().isoformat() for name, uid in matter.parties.items() if name != MAN}
    page = do(mediator, matter, "extension", wanted=409, until=until, manner="written", **days)
    assert f"还缺{MAN}的同意" in page.text
    do(
        mediator,
        matter,
        "extension",
        until=until,
        manner="written",
        **days,
        **{f"agreed_{matter.parties[MAN]}": today()},
    )
    assert matter.read(lambda case: facts_of(case, today=today()).due_on) >= today() + timedelta(60)


def test_an_applicant_withdraws_alone(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    do(mediator, matter, "withdrawal", ground="settled_privately", **told(matter))
    assert (matter.state, matter.read(lambda case: case.outcome)) == ("terminated", "withdrawn")


def test_before_acceptance_a_withdrawal_needs_no_notice(mediator: Visitor, matter: Matter) -> None:
    do(mediator, matter, "withdrawal")
    assert matter.state == "terminated"


def test_one_party_refuses_and_that_is_the_end(mediator: Visitor, matter: Matter) -> None:
    refuse_by(matter.talk(), MAN)
    page = mediator.get(matter.url("refusal"))
    assert page.soup.select_one("[name=by][checked]")["value"] == matter.parties[MAN]
    mediator.submit(page, "act", **told(matter))
    assert matter.read(lambda case: case.outcome) == "refused"


def test_who_will_not_sign_ends_it_too(mediator: Visitor, matter: Matter) -> None:
    matter.settle()
    do(mediator, matter, "signing-refusal", by=matter.parties[SHOP], **told(matter))
    assert (matter.state, matter.read(lambda case: case.outcome)) == ("terminated", "failed")


def test_termination_needs_the_notice_to_each_party_and_keeps_its_words(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    left_out = told(matter) | {f"told_{matter.parties[MAN]}": None}
    page = do(mediator, matter, "termination", wanted=422, ground="far_apart", **left_out)
    assert f"还没有向{MAN}告知别的途径" in page.text
    assert matter.state == "mediating"
    page = mediator.submit(page, "act", **{f"told_{matter.parties[MAN]}": "y", "notice_text": "可以起诉、举报、仲裁。"})
    assert matter.state == "terminated"
    assert "终止调解：双方分歧较大" in page.text


def test_termination_names_all_three_routes(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "termination", wanted=409, ground="far_apart", routes=["court"], **told(matter))
    assert "仲裁、行政、司法三条途径都要写到" in page.text


def test_time_is_up_only_when_it_is(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "termination", wanted=409, ground="time_up", **told(matter))
    assert "还没有满" in page.text


def test_an_oral_agreement_rests_on_one_of_two_reasons(mediator: Visitor, matter: Matter) -> None:
    matter.talk("agreed")
    do(mediator, matter, "reach-agreement", shape="oral", oral_reason="done")
    assert matter.state == "agreed"
    assert "口头" in mediator.get(matter.url("?part=agreement")).text


def test_back_to_the_table(mediator: Visitor, matter: Matter) -> None:
    matter.settle()
    do(mediator, matter, "return-to-talks", reason="金额还要再谈")
    assert matter.state == "mediating"


def test_who_settles_again_goes_on_with_the_agreement_that_was_begun(mediator: Visitor, matter: Matter) -> None:
    matter.talk("agreed")
    do(mediator, matter, "reach-agreement")
    do(mediator, matter, "return-to-talks")
    page = mediator.get(matter.url("reach-agreement"))
    assert "第 1 份协议稿还在" in page.text
    mediator.submit(page, "act")
    assert matter.state == "agreed"
    assert count(matter, Agreement) == 1


def test_an_ended_matter_is_closed(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    do(mediator, matter, "termination", ground="far_apart", **told(matter))
    page = do(mediator, matter, "close")
    assert matter.state == "closed"
    assert page.soup.select_one(".next__title").text == "已经结案，没有要办的"
