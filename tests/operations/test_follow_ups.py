"""回访: only of an agreement in force, never before its day; the case then closes without a reason."""

from datetime import date

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.operations import people_mediation as acts
from mediation.operations.follow_ups import FollowUpValues, follow_ups_of
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused

HEARD = FollowUpValues("phone", "梁栖禾", "fully", "satisfied", "款已付清。")


def select_agreement(case):
    return select(Agreement).where(Agreement.case_id == case.id)


def concluded(desk, **changes):
    """A case with an agreement in force since today."""
    case = desk.mediating(result="agreed")
    acts.reach_agreement(case, actor=desk.actor())
    acts.conclude(case, desk.agreement(case, **changes), actor=desk.actor())
    desk.commit()
    return case


def test_what_was_heard_is_kept_with_the_agreement_and_the_one_who_asked(desk, audited):
    case = concluded(desk)
    desk.later(30)
    row = acts.follow_up(case, HEARD, on=date(2026, 10, 1), actor=desk.actor("章书记"))
    assert (row.on, row.manner, row.people, row.performed, row.satisfaction, row.text) == (
        date(2026, 10, 1), "phone", "梁栖禾", "fully", "satisfied", "款已付清。",
    )  # fmt: skip
    assert (row.lawsuit, row.risk, row.measures, row.visitor_name) == ("", "", "", "章书记")
    assert db.session.scalars(select_agreement(case)).one().id == row.agreement_id
    assert audited(case)[-1] == "follow_up"


def test_the_trail_names_the_result_and_nobody_who_was_asked(desk):
    case = concluded(desk)
    acts.follow_up(case, HEARD, actor=desk.actor())
    desk.commit()
    [summary] = db.session.scalars(
        select(AuditEntry.summary).where(AuditEntry.case_id == case.id, AuditEntry.action == "follow_up")
    )
    assert summary == "登记回访：已全部履行，满意"


def test_after_a_follow_up_the_case_closes_without_a_reason(desk):
    case = concluded(desk)
    assert acts.next_step(case, today=desk.day).action == "follow_up"
    acts.follow_up(case, HEARD, actor=desk.actor())
    assert acts.next_step(case, today=desk.day).action == "close"
    acts.close(case, actor=desk.actor())
    assert case.state == "closed"


def test_a_closed_case_is_still_asked_after_and_stays_closed(desk):
    case = concluded(desk)
    acts.close(case, reason="分十二期履行，到期再访", actor=desk.actor())
    desk.later(60)
    acts.follow_up(case, HEARD, actor=desk.actor())
    assert (case.state, len(follow_ups_of(case))) == ("closed", 1)


def test_a_second_follow_up_stands_beside_the_first(desk):
    case = concluded(desk)
    for performed in ("partly", "fully"):
        desk.later(30)
        acts.follow_up(case, FollowUpValues("in_person", "双方", performed, "fair", "问过。"), actor=desk.actor())
    assert [row.performed for row in follow_ups_of(case)] == ["partly", "fully"]


def test_a_new_agreement_is_asked_after_anew(desk):
    case = concluded(desk)
    acts.follow_up(case, HEARD, actor=desk.actor())
    [first] = db.session.scalars(select_agreement(case))
    first.state = "superseded"
    desk.agreement(case, ordinal=2)
    assert not acts.facts_of(case, today=desk.day).followed_up


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(date(2026, 9, 2), "协议2026年9月3日才生效", id="before the day of effect"),
        pytest.param(date(2026, 9, 4), "2026年9月4日还没有到", id="tomorrow"),
    ],
)
def test_nobody_is_asked_on_a_day_that_cannot_be(desk, day, words):
    case = concluded(desk)
    with pytest.raises(ActionRefused, match=words):
        acts.follow_up(case, HEARD, on=day, actor=desk.actor())
    assert follow_ups_of(case) == []


def test_without_an_agreement_in_force_there_is_nothing_to_ask_after(desk):
    case = desk.mediating()
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    with pytest.raises(ActionRefused, match="现在的阶段不能"):
        acts.follow_up(case, HEARD, actor=desk.actor())
    acts.close(case, actor=desk.actor())
    with pytest.raises(ActionRefused, match="没有生效的协议") as refused:
        acts.follow_up(case, HEARD, actor=desk.actor())
    assert refused.value.statute == statutes.JIANGSU_DISPUTES_28_1


def test_only_the_committees_people_ask(desk):
    case = concluded(desk)
    for stranger in ("周立群", "审计员", "法院联络员"):
        with pytest.raises(ActionRefused, match="你的角色不能"):
            acts.follow_up(case, HEARD, actor=desk.actor(stranger))
