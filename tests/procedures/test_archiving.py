"""The life of a file: compiled, checked by a second person, filed, frozen; nothing is ever deleted."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.archiving import (
    FROZEN,
    LIFECYCLE,
    Entry,
    FilingFacts,
    State,
    frozen_refusal,
    unexplained,
)
from mediation.rules.roles import Role
from mediation.rules.statutes import ALL, ARCHIVES_RULES_20_2

TODAY = date(2026, 11, 27)
CLERK, MEDIATOR, DIRECTOR = [Role.CLERK], [Role.MEDIATOR], [Role.DIRECTOR]
FILE = FilingFacts(
    today=TODAY,
    closed=True,
    name="栖禾家纺与绮华布艺著作权纠纷",
    retention="定期10年",
    shelf_mark="1柜2架",
    compiled_by="1",
    contents=7,
    by="2",
    entry=Entry(),
)
ENDED = replace(FILE, filed_on=date(2016, 11, 26), expires_on=date(2026, 11, 26))
GOOD = Entry(reason="照请求核对过", request="申请人 11月20日 要求删除", title="补充回访记录", people="沈主任、章书记")


def refusal(action: str, state: State, facts: FilingFacts, roles: list[Role] = DIRECTOR) -> str | None:
    refused = LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts)
    return refused.message if refused else None


@pytest.mark.parametrize(
    ("action", "state", "after"),
    [
        ("fill_cover", State.COLLECTING, State.COLLECTING),
        ("compile", State.COLLECTING, State.READY),
        ("check", State.READY, State.CHECKED),
        ("recheck", State.CHECKED, State.READY),
        ("return", State.READY, State.COLLECTING),
        ("return", State.CHECKED, State.COLLECTING),
        ("file", State.CHECKED, State.FILED),
        ("supplement", State.FILED, State.FILED),
        ("restrict", State.FILED, State.FILED),
        ("restrict", State.TRANSFERRED, State.TRANSFERRED),
    ],
)
def test_the_way_of_a_file(action: str, state: State, after: State) -> None:
    assert LIFECYCLE.check(action, state=state, roles=DIRECTOR, facts=replace(FILE, entry=GOOD)) is after


@pytest.mark.parametrize(
    ("decision", "after"), [("keep", State.FILED), ("transfer", State.TRANSFERRED), ("report", State.FILED)]
)
def test_a_period_that_ended_leads_to_an_appraisal(decision: str, after: State) -> None:
    facts = replace(ENDED, entry=replace(GOOD, until=date(2036, 11, 27)))
    assert LIFECYCLE.check(decision, state=State.FILED, roles=DIRECTOR, facts=facts) is after


@pytest.mark.parametrize(
    "expires_on",
    [
        pytest.param(None, id="kept for good"),
        pytest.param(date(2056, 9, 3), id="kept thirty years"),
        pytest.param(date(2036, 9, 3), id="kept ten years"),
    ],
)
def test_a_file_goes_to_the_county_archive_ten_years_after_it_was_formed(expires_on: date | None) -> None:
    file = replace(FILE, filed_on=date(2026, 9, 3), expires_on=expires_on, entry=GOOD)
    early, due = (replace(file, today=date(2036, 9, day)) for day in (2, 3))
    refused = LIFECYCLE.refusal("transfer", state=State.FILED, roles=DIRECTOR, facts=early)
    assert refused is not None
    assert (refused.message, refused.statute) == (
        "2026-09-03 归档，到 2036-09-03 满十年。满十年以后再移交区档案馆。",
        ARCHIVES_RULES_20_2,
    )
    assert LIFECYCLE.check("transfer", state=State.FILED, roles=DIRECTOR, facts=due) is State.TRANSFERRED


def test_no_act_deletes_and_no_state_is_deleted() -> None:
    assert [act for act in LIFECYCLE.values() if "销毁" in act.label and act.target is not None] == []
    assert set(LIFECYCLE) == {
        "fill_cover",
        "compile",
        "check",
        "recheck",
        "return",
        "file",
        "supplement",
        "keep",
        "transfer",
        "report",
        "restrict",
        "lift",
    }


@pytest.mark.parametrize(
    ("action", "state"),
    [(action, state) for action in ("fill_cover", "compile", "check", "return", "file") for state in sorted(FROZEN)],
)
def test_what_is_filed_does_not_come_back(action: str, state: State) -> None:
    assert "现在的阶段不能" in (refusal(action, state, FILE) or "")


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        pytest.param({"closed": False}, "先结案", id="the case goes on"),
        pytest.param({"name": " "}, "没有卷名", id="no name"),
        pytest.param({"retention": ""}, "没有保管期限", id="no period"),
        pytest.param({"lacking": ("权利义务告知书（甲方）",)}, "缺权利义务告知书（甲方）", id="a paper lacks"),
        pytest.param({"lacking": tuple("甲乙丙丁")}, "缺甲、乙、丙等 4 件", id="many lack"),
    ],
)
def test_a_file_is_compiled_when_it_is_whole(changed: dict[str, object], part: str) -> None:
    assert part in (refusal("compile", State.COLLECTING, replace(FILE, **changed)) or "")


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        pytest.param("", ("身份证明", "受理登记表"), id="nothing is said"),
        pytest.param("身份证明：当事人没有带来，电话补要未果。", ("受理登记表",), id="one of two"),
        pytest.param("身份证明：缺。\n受理登记表：。", ("身份证明", "受理登记表"), id="named without a reason"),
        pytest.param("身份证明、受理登记表均因水渍损毁", (), id="one line for both"),
        pytest.param("身份证明当事人未提交\n受理登记表原件在法院", (), id="each its line"),
        pytest.param("身份证明\n当事人没有交", ("身份证明", "受理登记表"), id="the reason on another line"),
    ],
)
def test_each_paper_that_lacks_is_explained_by_itself(statement: str, left: tuple[str, ...]) -> None:
    assert unexplained(("身份证明", "受理登记表"), statement) == left


def test_what_the_statement_explains_does_not_hold_the_file_up() -> None:
    facts = replace(FILE, lacking=("身份证明",), statement="身份证明：当事人始终没有提交。")
    assert refusal("compile", State.COLLECTING, facts) is None


def test_who_compiled_does_not_check() -> None:
    assert "由另一个人检查" in (refusal("check", State.READY, replace(FILE, by="1"), MEDIATOR) or "")
    assert refusal("check", State.READY, FILE, CLERK) is None


@pytest.mark.parametrize(
    ("action", "state", "changed", "part"),
    [
        pytest.param("return", State.READY, {}, "没有写理由", id="returned for nothing"),
        pytest.param("file", State.CHECKED, {"shelf_mark": ""}, "没有写存放位置", id="filed nowhere"),
        pytest.param("file", State.CHECKED, {"contents": 0}, "一件文书都没有", id="an empty file"),
        pytest.param("file", State.CHECKED, {"lacking": ("调解记录",)}, "缺调解记录", id="gone since it was checked"),
        pytest.param("supplement", State.FILED, {"entry": replace(GOOD, title="")}, "补充的是什么", id="no title"),
        pytest.param("supplement", State.FILED, {"entry": replace(GOOD, reason="")}, "没有写理由", id="no reason"),
        pytest.param("restrict", State.FILED, {"entry": replace(GOOD, request="")}, "谁、哪天", id="nobody asked"),
        pytest.param("restrict", State.FILED, {"entry": GOOD, "restricted": True}, "已经限制", id="twice"),
        pytest.param("lift", State.FILED, {"entry": GOOD}, "没有限制", id="nothing to lift"),
    ],
)
def test_an_act_is_refused(action: str, state: State, changed: dict[str, object], part: str) -> None:
    assert part in (refusal(action, state, replace(FILE, **changed)) or "")


@pytest.mark.parametrize(
    ("facts", "part"),
    [
        pytest.param(replace(FILE, entry=GOOD), "长期保存", id="kept for good"),
        pytest.param(replace(FILE, expires_on=TODAY, entry=GOOD), "还没有满", id="the last day still belongs to it"),
        pytest.param(replace(ENDED, entry=replace(GOOD, people="")), "谁经手", id="nobody named"),
        pytest.param(replace(ENDED, entry=replace(GOOD, until=TODAY)), "保存到哪一天", id="kept to a day that is past"),
        pytest.param(replace(ENDED, entry=replace(GOOD, until=None)), "保存到哪一天", id="kept to no day"),
    ],
)
def test_keeping_on_needs_an_ended_period_people_and_a_day(facts: FilingFacts, part: str) -> None:
    assert part in (refusal("keep", State.FILED, facts) or "")


@pytest.mark.parametrize("action", ["keep", "transfer", "report", "restrict", "lift"])
def test_the_director_alone_appraises_and_restricts(action: str) -> None:
    assert "你的角色不能" in (refusal(action, State.FILED, replace(ENDED, entry=GOOD), MEDIATOR) or "")


@pytest.mark.parametrize("state", list(State))
def test_a_filed_case_takes_supplements_only(state: State) -> None:
    refused = frozen_refusal(state, "通纺知调卷〔2026〕3号")
    assert (refused is not None) is (state in (State.FILED, State.TRANSFERRED))
    if refused is not None:
        assert refused.message == "已归档（卷号 通纺知调卷〔2026〕3号），只能补充，不能再改。在卷宗页登记补充。"
        assert refused.statute is not None
        assert refused.statute.short == "档案法第二十一条第二款"


def test_every_act_rests_on_an_article_that_is_quoted() -> None:
    assert all(act.statutes and set(act.statutes) <= set(ALL) for act in LIFECYCLE.values())
