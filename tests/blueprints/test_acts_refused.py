"""What the law refuses: 409 with the sentence, the article, the record it rests on, and a way on."""

from collections.abc import Callable
from typing import Any

import pytest

from mediation.operations import people_mediation as operations
from mediation.rules.roles import Role
from tests.blueprints.doing import appoint, choose, refuse_by, tell
from tests.blueprints.matter import MAN, SHOP, Matter
from tests.visitor import Visitor

Stage = Callable[[Matter], Any]
REFUSED: list[tuple[str, Stage, str, str, str]] = [
    ("silence is no consent", lambda m: None, "acceptance", "没答复不算同意", "第二十三条"),
    ("a party refuses", lambda m: refuse_by(m, SHOP), "acceptance", f"{SHOP}已明确拒绝调解", "第十七条"),
    ("before acceptance", lambda m: m.consent(), "sessions", "现在的阶段不能“登记调解会”", "第二十二条"),
    ("rights not told", lambda m: m.accept(), "sessions", "告知权利义务", "第三十条"),
    ("roster not offered", lambda m: tell(m.accept()), "sessions", "看调解员名册", "第二十三条"),
    ("nobody presides", lambda m: choose(tell(m.accept())), "sessions", "还没有定调解主持人", "第二十五条"),
    (
        "agent unchecked",
        lambda m: appoint(choose(tell(m.accept()))),
        "sessions",
        "代理权限还没有核实",
        "第二十三条",
    ),
    ("no session yet", lambda m: m.prepare(), "reach-agreement", "现在的阶段不能", "第二十八条"),
    ("facts before a session", lambda m: m.prepare(), "agreed-facts", "现在的阶段不能", "第二十二条"),
    ("nothing to resume", lambda m: m.talk(), "resumption", "现在的阶段不能“恢复调解”", "第二十一条"),
    ("not ended", lambda m: m.talk(), "close", "现在的阶段不能“结案”", "第二十七条"),
    ("already accepted", lambda m: m.accept(), "declining", "现在的阶段不能“不予受理”", "第二十二条"),
    ("already accepted", lambda m: m.accept(), "transfer", "现在的阶段不能“移交", "第二十一条"),
    ("no agreement", lambda m: m.settle(), "filing-back", "现在的阶段不能“登记送备案”", "第三十二条"),
    ("nothing partial", lambda m: m.settle(), "partial-termination", "只解决一部分", "第十九条"),
    ("one agrees no more", lambda m: refuse_by(m.talk(), MAN), "sessions", f"{MAN}已明确拒绝调解", "第十七条"),
    ("one agrees no more", lambda m: refuse_by(m.talk(), MAN), "reach-agreement", "已明确拒绝调解", "第十七条"),
    ("nothing was asked", lambda m: None, "conflict-answer", "你的角色不能", ""),
]


@pytest.mark.parametrize(
    ("stage", "path", "sentence", "article"),
    [row[1:] for row in REFUSED],
    ids=[f"{row[2]}: {row[0]}" for row in REFUSED],
)
def test_a_forbidden_act_is_refused_with_its_article_and_a_way_on(
    mediator: Visitor, matter: Matter, stage: Stage, path: str, sentence: str, article: str
) -> None:
    stage(matter)
    before = matter.state
    page = mediator.get(matter.url(path), status=409)
    assert sentence.replace("“", "").replace("”", "") in page.text.replace("“", "").replace("”", "")
    assert article in page.text
    assert "没有改动任何记录" in page.text
    assert page.soup.select(".way a[href]")
    answer = mediator.client.send(matter.url(path))
    assert answer.status_code == 409
    assert matter.state == before


def test_a_refusal_shows_the_record_it_rests_on_who_made_it_and_the_best_way_first(
    mediator: Visitor, matter: Matter
) -> None:
    refuse_by(matter.consent(), SHOP)
    page = mediator.get(matter.url("acceptance"), status=409)
    assert page.h1 == f"不能受理：{SHOP}已明确拒绝调解"
    assert f"电话征询，{SHOP}答复拒绝，“不调，让他去告”" in page.text
    assert "登记人 陈晓芸" in page.text
    ways = [way.select_one("a")["href"] for way in page.soup.select(".way")]
    assert ways[:2] == [matter.url("declining"), matter.url("consents")]


@pytest.mark.parametrize("path", ["acceptance", "declining", "termination", "suspension", "mediators"])
def test_a_clerk_is_told_that_others_do_it(matter: Matter, visitor_for: Callable[..., Visitor], path: str) -> None:
    matter.consent()
    if path not in ("acceptance", "declining"):
        matter.act(lambda case, actor: operations.accept(case, actor=actor))
    page = visitor_for(Role.CLERK).get(matter.url(path), status=409)
    assert "你的角色不能" in page.h1
