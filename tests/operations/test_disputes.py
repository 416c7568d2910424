"""One dispute, one number: over committees and bodies, coming back, registered again; nothing counts twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from mediation import search
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.route_change import RouteChange
from mediation.operations import people_mediation as acts
from mediation.operations import route_changes
from mediation.operations.access_scope import visible_cases
from mediation.operations.disputes import canonical, chain_of, count_disputes, taken_up_again
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY
from tests.operations.settled import others

OUT = "南通市公安局通州分局"


def handed_over(desk, case, **known):
    return acts.hand_over(case, to=OUT, reason="涉嫌犯罪", actor=desk.actor(), **known)


def ended(desk, **changes):
    case = desk.mediating(**changes)
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    acts.close(case, actor=desk.actor())
    return case


def test_a_new_case_is_called_by_its_own_register_number(desk):
    case = desk.register()
    assert case.dispute_number == case.register_number == "2026-0001"


def test_a_transfer_keeps_the_number_and_shows_who_had_it(desk):
    case = desk.register()
    desk.later(2)
    acts.transfer(case, to=desk.body("district"), reason="标的是电动工具", actor=desk.actor())
    row = db.session.scalars(select(RouteChange)).one()
    assert (row.kind, row.from_body, row.to_body, row.reason, row.recorded_by_name) == (
        "transfer", "家纺行业调委会", "区知产调委会", "标的是电动工具", "陈晓芸",
    )  # fmt: skip
    chain = chain_of(case, user=desk.user("何主任"))
    assert [(h.body, h.since, h.until, h.how, h.case is not None) for h in chain] == [
        ("家纺行业调委会", TODAY, desk.day, "移交区知产调委会", False),
        ("区知产调委会", desk.day, None, "", True),
    ]
    assert case.dispute_number == "2026-0001"


def test_what_was_handed_over_waits_and_comes_back_under_its_number(desk, audited):
    case = desk.register(parties=others())
    row = handed_over(desk, case)
    step = acts.next_step(case, today=TODAY)
    assert (step.action, step.waits_for) == ("take_back", (OUT,))
    for act in (
        lambda: acts.accept(case, actor=desk.actor()),
        lambda: handed_over(desk, case),
        lambda: acts.transfer(case, to=desk.body("district"), reason="…", actor=desk.actor()),
    ):
        with pytest.raises(ActionRefused, match="还没有转回") as refused:
            act()
        assert refused.value.statute == statutes.MOJ_75_24
    route_changes.add_receipt(row, case, receipt="通公（经）收〔2026〕3号", receipt_on=TODAY, actor=desk.actor())
    desk.later(5)
    acts.take_back(case, reason="不构成犯罪", actor=desk.actor())
    acts.accept(case, actor=desk.actor())
    assert [(h.body, h.until, h.how) for h in chain_of(case, user=desk.user("陈晓芸"))] == [
        ("家纺行业调委会", TODAY, f"移送{OUT}"),
        (OUT, desk.day, "转回家纺行业调委会"),
        ("家纺行业调委会", None, ""),
    ]
    assert audited(case)[-4:] == ["hand_over", "add_receipt", "take_back", "accept"]


def test_a_successor_keeps_the_number_and_two_cases_are_one_dispute(desk):
    first = ended(desk, parties=others())
    desk.later(9)
    again = desk.register(dispute_number=first.dispute_number, dispute_reason="撤回后又申请", conflict_decision="none",
                          conflict_reason="同一纠纷再登记", parties=others(30))  # fmt: skip
    desk.register(parties=others(50))
    desk.commit()
    assert (again.dispute_number, again.register_number) == ("2026-0001", "2026-0002")
    mine = visible_cases(desk.user("沈主任"))
    cases = db.session.scalar(select(func.count()).select_from(mine.subquery()))
    assert (cases, count_disputes(mine)) == (3, 2)
    assert count_disputes(mine.where(Case.committee_id == desk.bodies["district"])) == 0
    chain = chain_of(again, user=desk.user("陈晓芸"))
    assert [(h.case.register_number, h.until, h.how, h.reason) for h in chain] == [
        ("2026-0001", TODAY, "调解不成", ""),
        ("2026-0002", None, "", "撤回后又申请"),
    ]
    # Of the other committee's case nobody is told more than who and when.
    assert [h.case for h in chain_of(again, user=desk.user("何主任"))] == [None, None]
    found = search.narrow(mine, "2026-0001").cases
    assert {case.register_number for case in db.session.scalars(found)} == {"2026-0001", "2026-0002"}


def test_a_number_that_was_typed_names_a_dispute_that_nobody_handles(desk):
    case = desk.register()
    for typed, sentence in (("2026-0009", "没有这个纠纷编号"), ("棉语", "没有这个纠纷编号"), ("2026-1", "还在办")):
        with pytest.raises(ActionRefused, match=sentence):
            taken_up_again(typed)
    case.state = "closed"
    case.closed_on = desk.day
    db.session.flush()
    assert taken_up_again(" 2026-1 ") == "2026-0001"


def test_a_dispute_that_is_being_handled_is_not_registered_a_second_time(desk):
    case = desk.register(parties=others())
    with pytest.raises(ActionRefused, match="还在办") as refused:
        desk.register(dispute_number=case.dispute_number, dispute_reason="再来", parties=others(30))
    assert refused.value.statute == statutes.MOJ_75_21


def test_a_number_from_another_register_of_the_house_is_taken_on(desk):
    """An administrative matter that is handed to the committee stays the same dispute."""
    case = desk.register(dispute_number="2026-7001", dispute_reason="行政调解不成，转人民调解")
    row = db.session.scalars(select(RouteChange)).one()
    assert (case.dispute_number, row.kind, row.to_body) == ("2026-7001", "again", "家纺行业调委会")


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"receipt": "收", "receipt_on": TODAY - timedelta(1)}, id="a receipt before the handing over"),
        pytest.param({"receipt": "收"}, id="a receipt without its day"),
    ],
)
def test_a_receipt_has_its_day_after_the_handing_over(desk, known):
    with pytest.raises(ActionRefused, match="回执"):
        handed_over(desk, desk.register(), **known)


def test_the_database_keeps_no_route_change_without_a_reason(desk):
    route_changes.note(
        desk.register(), "again", from_body="", to_body="甲", reason="写了", on=TODAY, actor=desk.actor()
    )
    row = db.session.scalars(select(RouteChange)).one()
    row.reason = ""
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2026-187", "2026-0187"),
        ("２０２６－０１８７", "2026-0187"),
        ("通纺知调〔2026〕1号", ""),
        ("187", ""),
        ("没有", ""),
    ],
)
def test_a_typed_number_is_read_as_people_write_it(typed, number):
    assert canonical(typed) == number
