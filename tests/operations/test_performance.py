"""What an agreement leaves to be performed, and what is recorded of it, on real days and to the cent."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from mediation import migrating
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.performance import Obligation, PerformanceEntry
from mediation.operations import deadlines
from mediation.operations import people_mediation as acts
from mediation.operations.agreement.values import TermValues
from mediation.operations.follow_ups import FollowUpValues
from mediation.operations.performance import recording, urging
from mediation.operations.performance.ledger import ledger
from mediation.operations.performance.standing import facts_of, obligations_of, standing_of, stands
from mediation.operations.performance.urging import UrgingValues
from mediation.operations.settings import calendar, change_setting
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from mediation.search.tables import TEXTS
from tests.operations.made import made, same_on_a_later_day
from tests.operations.performed import FIRST, in_force, later, links, owed
from tests.operations.settled import drafted, effective, issued, keep_all, payment, refs, settled, stop

pytestmark = pytest.mark.database


def pay(desk, case, name, amount, on=None, **known):
    return recording.pay(
        owed(case)[name], case, amount=amount, on=on or desk.day, actor=desk.actor(), **{"note": "收条", **known}
    )


def states(desk, case):
    return {name: stands(row, today=desk.day).value for name, row in owed(case).items()}


def test_everything_is_derived_from_the_terms_when_the_agreement_takes_effect(desk):
    case = in_force(desk).case
    assert [(name, row.kind, row.amount, row.due_on) for name, row in owed(case).items()] == [
        ("停止侵权", "lasting", None, date(2026, 9, 3)),
        ("删除链接", "act", None, date(2026, 9, 8)),
        ("赔偿第一期", "money", 2_200_000, date(2026, 9, 18)),
        ("赔偿第二期", "money", 2_200_000, date(2026, 10, 18)),
        ("赔偿第三期", "money", 2_200_000, date(2026, 11, 17)),
    ]


def test_a_draft_leaves_nothing_to_perform(desk):
    assert obligations_of(issued(desk, drafted(desk)).case) == []


def test_three_instalments_one_late(desk, audited):
    case = in_force(desk).case
    later(desk, date(2026, 9, 18))
    pay(desk, case, "赔偿第一期", 2_200_000)
    later(desk, date(2026, 10, 19))
    assert states(desk, case) == {
        "停止侵权": "lasting", "删除链接": "late", "赔偿第一期": "done", "赔偿第二期": "late", "赔偿第三期": "pending",
    }  # fmt: skip
    pay(desk, case, "赔偿第二期", 2_000_000)
    pay(desk, case, "赔偿第二期", 200_000, on=date(2026, 10, 18))
    row = owed(case)["赔偿第二期"]
    assert (row.paid, row.done_on, stands(row, today=desk.day).value) == (2_200_000, date(2026, 10, 19), "done")
    assert audited(case)[-3:] == ["pay", "pay", "pay"]


def test_several_payments_on_one_instalment_to_the_cent(desk):
    case = in_force(desk).case
    for amount in (1, 2_199_998, 1):
        pay(desk, case, "赔偿第一期", amount)
    row = owed(case)["赔偿第一期"]
    assert (row.paid, row.done_on, [entry.amount for entry in row.entries]) == (2_200_000, desk.day, [1, 2_199_998, 1])


def test_a_debt_of_one_cent(desk):
    case = settled(desk)
    in_force(desk, case, stop(case), payment(case, (1,), first=FIRST))
    pay(desk, case, "赔偿第一期", 1)
    assert states(desk, case)["赔偿第一期"] == "done"


@pytest.mark.parametrize(
    ("amount", "on", "words"),
    [
        pytest.param(2_200_001, None, "只欠 22,000.00 元", id="a cent more than is owed"),
        pytest.param(0, None, "大于 0", id="nothing"),
        pytest.param(-100, None, "大于 0", id="less than nothing"),
        pytest.param(100, date(2026, 9, 2), "2026年9月3日才生效", id="before the agreement"),
        pytest.param(100, date(2026, 9, 4), "还没有到", id="tomorrow"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_and_leaves_nothing(desk, amount, on, words):
    case = in_force(desk).case
    with pytest.raises(ActionRefused, match=words) as refused:
        pay(desk, case, "赔偿第一期", amount, on)
    assert refused.value.statute == statutes.MEDIATION_31_2
    assert (owed(case)["赔偿第一期"].paid, db.session.scalars(select(PerformanceEntry)).all()) == (0, [])


def test_the_database_itself_refuses_more_than_is_owed(desk):
    case = in_force(desk).case
    owed(case)["赔偿第一期"].paid = 2_200_001
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_an_act_is_done_with_a_word_on_how_it_is_known(desk):
    case = in_force(desk).case
    with pytest.raises(ActionRefused, match="没有凭证，也没有说明"):
        recording.perform(owed(case)["删除链接"], case, on=desk.day, actor=desk.actor())
    recording.perform(owed(case)["删除链接"], case, on=desk.day, note="打开链接看过，已失效", actor=desk.actor())
    assert states(desk, case)["删除链接"] == "done"


def test_a_wrong_entry_is_reversed_with_the_reason_and_stays(desk, audited):
    case = in_force(desk).case
    wrong = pay(desk, case, "赔偿第一期", 2_200_000)
    made = recording.reverse(wrong, case, reason="记到了别的案件的款", actor=desk.actor())
    row = owed(case)["赔偿第一期"]
    assert (row.paid, row.done_on, [entry.kind for entry in row.entries]) == (0, None, ["payment", "reversal"])
    assert (made.reverses_id, wrong.amount) == (wrong.id, 2_200_000)
    assert audited(case)[-1] == "reverse"
    for again in (wrong, made):
        with pytest.raises(ActionRefused, match="已经冲销"):
            recording.reverse(again, case, reason="再来一次", actor=desk.actor())


def test_a_dispute_stands_until_it_is_settled(desk):
    case = in_force(desk).case
    row = owed(case)["赔偿第一期"]
    recording.dispute(row, case, on=desk.day, reason="乙方说已付现金，甲方说没有收到", actor=desk.actor())
    assert states(desk, case)["赔偿第一期"] == "disputed"
    recording.agree(row, case, on=desk.day, reason="查了收条，付的是另一笔", actor=desk.actor())
    assert states(desk, case)["赔偿第一期"] == "pending"


def test_what_went_to_court_is_followed_no_further_and_may_be_taken_up_again(desk):
    case = in_force(desk).case
    later(desk, date(2026, 9, 19))
    ended = recording.end(
        owed(case)["赔偿第一期"], case, ground="sued", on=desk.day, reason="甲方9月19日起诉", actor=desk.actor()
    )
    assert (states(desk, case)["赔偿第一期"], standing_of(case, today=desk.day).late) == ("ended", ("删除链接",))
    recording.reverse(ended, case, reason="撤回起诉", actor=desk.actor())
    assert states(desk, case)["赔偿第一期"] == "late"


def test_words_that_fix_no_day_are_read_by_a_person(desk):
    case = settled(desk)
    in_force(desk, case, stop(case), links(case, by="收到样品以后三日内"))
    row = owed(case)["删除链接"]
    assert (row.due_on, states(desk, case)["删除链接"]) == (None, "pending")
    recording.set_due_day(row, case, due_on=date(2026, 9, 10), reason="样品9月7日签收", actor=desk.actor())
    assert (row.due_on, row.read_by_hand) == (date(2026, 9, 10), True)
    recording.reverse(row.entries[-1], case, reason="签收日看错", actor=desk.actor())
    assert (row.due_on, row.read_by_hand) == (None, False)


def test_an_amended_agreement_ends_what_was_open_and_keeps_what_was_paid(desk):
    older = in_force(desk)
    case = older.case
    pay(desk, case, "赔偿第一期", 2_200_000)
    pay(desk, case, "赔偿第二期", 500_000)
    first = {name: row.id for name, row in owed(case).items()}
    newer = drafted(desk, case, payment(case, (3_900_000,), first=date(2026, 12, 1)))
    newer.supersedes_id = older.id
    db.session.flush()
    keep_all(desk, newer)
    effective(desk, issued(desk, newer))
    rows = {row.id: row for row in obligations_of(case)}
    before = {name: rows[key] for name, key in first.items()}
    assert {name: (row.paid, row.ended) for name, row in before.items()} == {
        "停止侵权": (0, "superseded"),
        "删除链接": (0, "superseded"),
        "赔偿第一期": (2_200_000, ""),
        "赔偿第二期": (500_000, "superseded"),
        "赔偿第三期": (0, "superseded"),
    }
    assert standing_of(case, today=desk.day).names == ("赔偿第一期",)
    with pytest.raises(ActionRefused, match="被新的协议取代"):
        recording.reverse(before["赔偿第三期"].entries[-1], case, reason="x", actor=desk.actor())
    with pytest.raises(ActionRefused, match="现在的阶段不能"):
        recording.pay(before["赔偿第三期"], case, amount=1, on=desk.day, note="收条", actor=desk.actor())


def test_a_filed_case_takes_no_payment(desk, monkeypatch):
    case = in_force(desk).case
    acts.close(case, reason="分期未到，先结案", actor=desk.actor())
    from tests.operations.filed import filed

    filed(desk, case)
    with pytest.raises(ActionRefused, match="已归档"):
        pay(desk, case, "赔偿第一期", 1)


def test_the_loser_of_a_race_does_not_pay_twice(desk):
    case = in_force(desk).case
    row = owed(case)["赔偿第一期"]
    db.session.execute(db.text("UPDATE obligation SET version = version + 1 WHERE id = :id"), {"id": row.id})
    row.paid = 5
    with pytest.raises(StaleDataError):
        db.session.flush()
    db.session.rollback()


def test_strangers_record_nothing(desk):
    case = in_force(desk).case
    for stranger in ("周立群", "审计员", "局里的人"):
        with pytest.raises(ActionRefused, match="你的角色不能"):
            recording.pay(
                owed(case)["赔偿第一期"], case, amount=1, on=desk.day, note="收条", actor=desk.actor(stranger)
            )


def test_what_an_oral_agreement_says_was_done_on_the_spot_is_done(desk):
    from mediation.operations.performance import taking_effect

    case = desk.mediating(result="agreed")
    acts.reach_agreement(case, actor=desk.actor())
    agreement = desk.agreement(case, form="oral", oral_reason="done", performance="当场付清")
    data = {"who": refs(case)[1:], "whom": refs(case)[0], "amount": 50_000, "method": "cash"}
    from mediation.models.agreement import Term

    agreement.terms.append(Term(ordinal=1, kind="compensation", data=data))
    db.session.flush()
    taking_effect.derive(agreement)
    acts.conclude(case, agreement, actor=desk.actor())
    [row] = obligations_of(case)
    assert (row.amount, row.paid, row.done_on) == (50_000, 50_000, desk.day)


def test_the_case_closes_without_a_reason_only_when_all_is_performed(desk):
    case = in_force(desk).case
    acts.follow_up(case, FollowUpValues("phone", "双方", "partly", "satisfied", "按期付款。"), actor=desk.actor())
    with pytest.raises(ActionRefused, match="还没履行的有：删除链接、赔偿第一期、赔偿第二期等 4 项") as refused:
        acts.close(case, actor=desk.actor())
    assert refused.value.statute == statutes.MEDIATION_31_2
    recording.perform(owed(case)["删除链接"], case, on=desk.day, note="看过", actor=desk.actor())
    for part in ("一", "二", "三"):
        pay(desk, case, f"赔偿第{part}期", 2_200_000)
    acts.close(case, actor=desk.actor())
    assert case.state == "closed"


def test_the_next_step_follows_performance(desk):
    case = in_force(desk).case
    step = acts.next_step(case, today=desk.day)
    assert (step.action, step.sentence) == (
        "track_performance", "等履行：删除链接、赔偿第一期等 4 项，2026年9月8日到期",
    )  # fmt: skip
    later(desk, date(2026, 9, 9))
    assert acts.next_step(case, today=desk.day).sentence == "删除链接逾期，督促履行"
    recording.perform(owed(case)["删除链接"], case, on=desk.day, note="看过", actor=desk.actor())
    assert acts.next_step(case, today=desk.day).action == "follow_up"


def test_every_entry_says_who_recorded_it_when(desk):
    case = in_force(desk).case
    entry = pay(desk, case, "赔偿第一期", 100)
    desk.commit()
    assert (entry.recorded_by_id, entry.recorded_at) == (desk.user("陈晓芸").id, desk.actor().now)
    [summary] = db.session.scalars(select(AuditEntry.summary).where(AuditEntry.action == "pay"))
    assert summary == "赔偿第一期付 1.00 元"


def test_facts_are_read_of_the_row_as_it_is(desk):
    case = in_force(desk).case
    facts = facts_of(owed(case)["赔偿第二期"], today=desk.day)
    assert (facts.effective_on, facts.amount, facts.rest, facts.due_on) == (
        desk.day, 2_200_000, 2_200_000, date(2026, 10, 18),
    )  # fmt: skip


def test_every_obligation_belongs_to_its_case(desk):
    one, other = in_force(desk).case, desk.register(conflict_decision="none", conflict_reason="另案")
    row = owed(one)["赔偿第一期"]
    assert recording.obligation_of(one, row.uid) is row
    assert recording.obligation_of(other, row.uid) is None
    assert db.session.scalars(select(Obligation.case_id).distinct()).all() == [one.id]


def test_a_term_of_free_words_is_no_obligation(desk):
    case = settled(desk)
    other = TermValues("other", {"text": "乙方承诺规范经营，并将营业执照复印件送甲方备查。"})
    in_force(desk, case, stop(case), other)
    assert list(owed(case)) == ["停止侵权"]


# --- 督促、承诺、期限、文书 --------------------------------------------------------------------------------------


def urge(desk, case, **changes):
    values = UrgingValues(**{"manner": "phone", "said": "提醒第一期已到期。", **changes})
    return urging.urge(case, case.parties[1], values, on=desk.day, actor=desk.actor())


def test_an_urging_keeps_what_was_owed_on_its_day(desk, audited):
    case = in_force(desk).case
    later(desk, date(2026, 9, 20))
    pay(desk, case, "赔偿第一期", 500_000)
    row = urge(desk, case)
    pay(desk, case, "赔偿第一期", 1_700_000)
    assert row.owed[0] == {"name": "赔偿第一期", "due": "2026-09-18", "amount": 2_200_000, "paid": 500_000}
    assert [each["name"] for each in row.owed] == ["赔偿第一期", "赔偿第二期", "赔偿第三期"]
    assert "urge" in audited(case)


def test_the_letter_is_the_same_on_any_later_day(desk):
    case = in_force(desk).case
    later(desk, date(2026, 9, 20))
    urge(desk, case)
    paper = made(desk, case, "urging_letter").paper
    assert (paper.addressees, paper.on, paper.contact) == (
        "南通沐棠纺织品有限公司（乙方）：", "2026年9月20日", "联系人：陈晓芸",
    )  # fmt: skip
    pay(desk, case, "赔偿第一期", 2_200_000)
    assert same_on_a_later_day(desk, case, "urging_letter")


def test_a_promise_in_the_answer_is_kept_as_a_fact_of_its_own(desk):
    case = in_force(desk).case
    row = urge(desk, case, answer="请求宽限十日", promised="delay")
    [kept] = urging.acknowledgments_of(case)
    assert (kept.kind, kept.text, kept.urging_id, kept.on) == ("delay", "请求宽限十日", row.id, desk.day)


def test_who_owes_nothing_is_not_urged(desk):
    case = in_force(desk).case
    with pytest.raises(ActionRefused, match="没有还没履行的义务"):
        urging.urge(case, case.parties[0], UrgingValues("phone", "x"), on=desk.day, actor=desk.actor())
    with pytest.raises(ActionRefused, match="才生效"):
        urging.urge(case, case.parties[1], UrgingValues("phone", "x"), on=date(2026, 9, 2), actor=desk.actor())


def test_limitation_runs_anew_from_a_part_payment_and_from_a_promise(desk):
    case = in_force(desk).case
    later(desk, date(2026, 12, 1))
    pay(desk, case, "赔偿第三期", 100, on=date(2026, 11, 25))
    [debt] = ledger(case, actor=desk.actor()).debts
    assert (debt.last_due_on, debt.limitation.expires.trigger) == (date(2026, 11, 17), date(2026, 11, 25))
    urging.acknowledge(case, case.parties[1], "plan", on=desk.day, text="每月底付五千", actor=desk.actor())
    [debt] = ledger(case, actor=desk.actor()).debts
    assert debt.limitation.expires.trigger == date(2026, 12, 1)


def clocks(desk, case, rule):
    found = deadlines.of_case(case, calendar(), desk.day)
    return [(clock.deadline.due, clock.settled) for clock in found if clock.rule == rule]


def test_each_due_day_and_each_follow_up_has_its_clock(desk):
    case = in_force(desk).case
    assert clocks(desk, case, "D17") == [
        (date(2026, 9, 8), False), (date(2026, 9, 18), False), (date(2026, 10, 18), False), (date(2026, 11, 17), False),
    ]  # fmt: skip
    assert clocks(desk, case, "D23") == [
        (date(2026, 9, 15), False), (date(2026, 9, 25), False),
        (date(2026, 10, 25), False), (date(2026, 11, 24), False),
    ]  # fmt: skip
    assert (case.next_due_on, case.next_due_what) == (date(2026, 9, 8), "协议履行")


def test_a_follow_up_settles_the_days_that_have_come(desk):
    case = in_force(desk).case
    later(desk, date(2026, 9, 18))
    heard = FollowUpValues("phone", "双方", "partly", "satisfied", "第一期已收到。")
    acts.follow_up(case, heard, actor=desk.actor())
    assert clocks(desk, case, "D23") == [
        (date(2026, 10, 25), False), (date(2026, 11, 24), False), (date(2026, 9, 15), True), (date(2026, 9, 25), True),
    ]  # fmt: skip


def test_what_was_performed_early_may_be_asked_after_early(desk):
    case = in_force(desk).case
    pay(desk, case, "赔偿第一期", 2_200_000)
    acts.follow_up(case, FollowUpValues("phone", "双方", "partly", "satisfied", "收到。"), actor=desk.actor())
    assert (date(2026, 9, 25), True) in clocks(desk, case, "D23")


def test_the_office_sets_its_own_days_for_follow_ups(desk):
    case = in_force(desk).case
    change_setting("follow_up_days", 10, effective_from=desk.day, source="本会决定", actor=desk.actor("沈主任"))
    assert clocks(desk, case, "D23")[0] == (date(2026, 9, 18), False)


def test_a_window_for_the_court_that_has_passed_hides_nothing(desk):
    case = in_force(desk).case
    later(desk, date(2026, 10, 20))
    recording.perform(owed(case)["删除链接"], case, on=date(2026, 9, 8), note="看过", actor=desk.actor())
    assert (case.next_due_on, case.next_due_what) == (date(2026, 9, 15), "回访")
    assert deadlines.of_case(case, calendar(), desk.day)[0].rule == "D23"


def test_the_performance_sheet_is_filled_from_the_same_rows(desk):
    case = in_force(desk).case
    pay(desk, case, "赔偿第一期", 1_200_000)
    wrong = pay(desk, case, "赔偿第一期", 1_000_000, note="记错")
    recording.reverse(wrong, case, reason="不是这一笔", actor=desk.actor())
    [agreement] = made(desk, case, "performance_sheet").paper.agreements
    [first, *_] = agreement.terms[-1].lines
    assert (first.amount, first.days, first.sums, first.proofs) == (
        "22,000.00", ("2026年9月3日",), ("12,000.00",), ("收条",),
    )  # fmt: skip


def test_the_migration_derives_what_agreements_in_force_leave_to_be_performed(desk):
    older = in_force(desk)
    case = older.case
    before = [(row.term_id, row.kind, row.part, row.amount, row.due_on, row.ended) for row in obligations_of(case)]
    db.session.commit()
    db.session.remove()
    with db.engine.begin() as connection:
        migrating.downgrade(connection, "0002")
        migrating.upgrade(connection)
    case = db.session.scalars(select(Case)).one()
    after = [(row.term_id, row.kind, row.part, row.amount, row.due_on, row.ended) for row in obligations_of(case)]
    assert after == before and len(after) == 5


def test_a_desk_of_an_older_program_is_found_and_counted_after_the_upgrade(desk):
    case = desk.register()
    db.session.commit()
    db.session.remove()
    with db.engine.begin() as connection:
        migrating.downgrade(connection, "0002")
        migrating.upgrade(connection)
    case = db.session.scalars(select(Case)).one()
    assert case.dispute_number == case.register_number
    assert db.session.scalars(select(TEXTS.c.case_id)).all() == [case.id]
