"""回访 on its page: what is asked, what is refused in place, what the case page then shows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mediation.clock import now
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.follow_up import FollowUp
from mediation.operations import people_mediation as acts
from mediation.rules.roles import Role
from tests.blueprints.doing import count, do, today, tomorrow
from tests.blueprints.matter import Matter
from tests.visitor import Visitor

SINCE = 5
HEARD = {
    "manner": "phone",
    "people": "梁栖禾（申请人的法定代表人）",
    "performed": "partly",
    "satisfaction": "fair",
    "text": "第一期到账，第二期未到期。",
    "measures": "提醒按期付款",
}


def in_force(matter: Matter) -> Matter:
    """An agreement in force since five days ago, as drafting and signing leave it."""
    matter.settle()

    def conclude(case: Any, actor: Any) -> None:
        day = today() - timedelta(SINCE)
        agreement = Agreement(
            case_id=case.id, ordinal=1, form="written", state="effective", copies=4, drafted_on=day, saved_at=now(),
            effective_on=day, alarm_from=day,
        )  # fmt: skip
        db.session.add(agreement)
        db.session.flush()
        acts.conclude(case, agreement, actor=actor)

    matter.act(conclude)
    return matter


def test_the_next_step_leads_to_the_page_and_the_page_back_to_the_records(mediator: Visitor, matter: Matter) -> None:
    in_force(matter)
    step = mediator.get(matter.url()).soup.select_one(".next a")
    assert (step["href"], step.text.strip()) == (matter.url("follow-up"), "登记回访")
    page = do(mediator, matter, "follow-up", **HEARD)
    assert "第一期到账，第二期未到期。" in page.text
    assert "部分履行" in page.text and "问了梁栖禾（申请人的法定代表人），基本满意；措施：提醒按期付款" in page.text
    assert page.soup.select_one(".next__title").text == "结案，立卷归档"


def test_the_closing_page_asks_a_reason_only_while_nobody_asked(mediator: Visitor, matter: Matter) -> None:
    in_force(matter)
    assert "没有回访的理由" in mediator.get(matter.url("close")).text
    assert "还没有回访记录" in do(mediator, matter, "close", wanted=409).text
    do(mediator, matter, "follow-up", **HEARD)
    page = mediator.get(matter.url("close"))
    assert "没有回访的理由" not in page.text
    mediator.submit(page, "act")
    assert matter.state == "closed"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param(lambda: {"on": tomorrow()}, "on", "这一天还没到", id="tomorrow"),
        pytest.param(
            lambda: {"on": (today() - timedelta(SINCE + 1)).isoformat()}, "on", "才生效，回访不会在那以前",
            id="before the agreement",
        ),
        pytest.param(lambda: {"on": "昨天"}, "on", "", id="no day at all"),
        pytest.param(lambda: {"text": "  "}, "text", "没有填回访情况", id="nothing heard"),
        pytest.param(lambda: {"people": ""}, "people", "没有填问了谁", id="nobody asked"),
        pytest.param(lambda: {"manner": ""}, "manner", "回访方式", id="no manner"),
        pytest.param(lambda: {"performed": None}, "performed", "履行情况", id="performance not said"),
        pytest.param(lambda: {"satisfaction": "delighted"}, "satisfaction", "不在可选范围内", id="a word of one's own"),
        pytest.param(lambda: {"risk": "长" * 501}, "risk", "500", id="too long for its line"),
    ],
)  # fmt: skip
def test_bad_input_is_named_in_its_place_and_nothing_is_lost(
    mediator: Visitor, matter: Matter, typed: Callable[[], dict[str, Any]], field: str, sentence: str
) -> None:
    in_force(matter)
    page = do(mediator, matter, "follow-up", wanted=422, **{**HEARD, **typed()})
    assert list(page.errors) == [field]
    assert sentence in page.errors[field]
    if field != "measures":
        assert page.soup.select_one("[name=measures]")["value"] == "提醒按期付款"
    assert count(matter, FollowUp) == 0


def test_a_matter_without_agreement_says_so_instead_of_a_form(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    assert mediator.get(matter.url("follow-up"), status=409).status == 409


def test_a_clerk_may_ask_and_a_viewer_may_not(matter: Matter, visitor_for: Callable[..., Visitor]) -> None:
    in_force(matter)
    do(visitor_for(Role.CLERK), matter, "follow-up", **HEARD)
    assert count(matter, FollowUp) == 1
    assert visitor_for(Role.BUREAU_VIEWER).client.get(matter.url("follow-up")).status_code in (403, 404)


def test_the_day_is_today_unless_typed(mediator: Visitor, matter: Matter) -> None:
    in_force(matter)
    do(mediator, matter, "follow-up", **HEARD)

    def day(case: Any) -> date:
        return db.session.scalars(db.select(FollowUp.on)).one()

    assert matter.read(day) == today()
